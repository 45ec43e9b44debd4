import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ConfigurationError, formatSize, type Problem, type Runtime } from '@deploy-actions/action-kit';
import type { BackupConfiguration } from '@deploy-actions/config';
import type { BackupEngine } from './backup-engine.ts';
import type { BackupStorage } from './backup-storage.ts';
import { openEngine } from './engine-registry.ts';
import { nearestExisting, spaceProblems } from './free-space.ts';
import { openStorage } from './storage-registry.ts';

/** Which database to back up, for whom. Placeholders are expanded already. */
export interface BackupRequest {
  readonly backup: BackupConfiguration;
  /** Folder for the restored copy, relative to the workspace; below the job's temporary folder when absent. */
  readonly restoreConnection: string | undefined;
  readonly service: string;
  readonly environment: string;
  /** The version about to be deployed. */
  readonly version: string | undefined;
}

/** A backup that can be made: everything that can be checked without writing has been. */
export interface PreparedBackup {
  readonly request: BackupRequest;
  readonly engine: BackupEngine;
  readonly storage: BackupStorage;
  readonly scratch: string;
  /** Upper limit of the size of the backup. */
  readonly bytes: number;
  readonly database: string;
}

/** Checks database, destination and free space. Writes nothing. Throws ConfigurationError with every problem. */
export async function prepareBackup(request: BackupRequest, runtime: Runtime): Promise<PreparedBackup> {
  const { connection, destination, verify } = request.backup;
  const engine = await openEngine(request.backup.engine, connection, runtime);
  const storage = await openStorage(destination, runtime);
  const scratch = resolve(runtime.workspace, request.restoreConnection ?? runtime.temporary);
  const problems: Problem[] = [...(await storage.problems({ connection }))];
  const above = await nearestExisting(scratch);
  if (!(await stat(above)).isDirectory()) {
    problems.push({ input: 'restore-connection', message: `can't be a folder: ${above} is a file` });
  }
  const facts = await engine.examine().catch((error: unknown) => {
    if (!(error instanceof ConfigurationError)) throw error;
    problems.push(...error.problems);
    return undefined;
  });
  if (facts) {
    const { bytes } = facts;
    const needs = [{ folder: resolve(runtime.workspace, destination), bytes, input: 'destination' }];
    if (verify === 'restore') needs.push({ folder: scratch, bytes, input: 'restore-connection' });
    problems.push(...(await spaceProblems(needs)));
  }
  if (!facts || problems.length > 0) throw new ConfigurationError(problems);
  return { request, engine, storage, scratch, ...facts };
}

/** What {@link makeBackup} writes, in order, each as a line for people. */
export function planBackup({ request, storage, scratch, bytes, database }: PreparedBackup): string[] {
  const { backup, service, environment } = request;
  const series = `${service}, ${environment}, ${database}`;
  return [
    `delete what backups that died left half-done in \`${backup.destination}\``,
    `copy \`${backup.connection}\` (${formatSize(bytes)}) into the ${storage.type} \`${backup.destination}\` under a name that doesn't count yet`,
    'read the copy back and check its SHA-256, integrity and tables (writes nothing)',
    ...(backup.verify === 'restore'
      ? [`restore it into ${scratch}, compare every table, delete the restored copy`]
      : []),
    'rename the copy and write its manifest: from then on it counts as a backup',
    ...(backup.keep ? [`delete the backups of ${series} that the retention policy gives up`] : []),
  ];
}
