import { isAbsolute, relative } from 'node:path';
import {
  ConfigurationError,
  formatSize,
  isRunner,
  type Problem,
  type Runtime,
} from '@deploy-actions/action-kit';
import type { AwsConfiguration, BackupConfiguration } from '@deploy-actions/config';
import type { BackupEngine, DatabaseFacts } from './backup-engine.ts';
import type { BackupStorage } from './backup-storage.ts';
import { openEngine } from './engine-registry.ts';
import { type SpaceNeed, spaceProblems } from './free-space.ts';
import { type BackupResult, makeArchive } from './make-archive.ts';
import { makeSnapshot } from './make-snapshot.ts';
import type { SnapshotEngine, SnapshotFacts } from './snapshot-engine.ts';
import { openStorage } from './storage-registry.ts';

/** Which database to back up, for whom. Placeholders are expanded already. */
export interface BackupRequest {
  readonly backup: BackupConfiguration;
  readonly aws: AwsConfiguration | undefined;
  readonly service: string;
  readonly environment: string;
  /** The version about to be deployed. */
  readonly version: string | undefined;
}

/** A backup that can be made: everything that can be checked without writing has been. */
export interface PreparedBackup {
  /** What {@link make} writes, in order, each as a line for people. */
  plan(): string[];
  /**
   * Makes the backup, verifies it, writes its manifest last, and applies the retention policy. When anything fails, or the run is
   * cancelled, nothing is left that counts as a backup. Throws ProviderError, or the signal's reason.
   */
  make(): Promise<BackupResult>;
}

/** Checks database, destination and free space. Writes nothing. Throws ConfigurationError with every problem. */
export async function prepareBackup(request: BackupRequest, runtime: Runtime): Promise<PreparedBackup> {
  const { backup, aws } = request;
  const engine = await openEngine(backup, aws, runtime);
  const storage = await openStorage(backup, aws, runtime);
  warnOfCheckout(storage, runtime);
  const problems: Problem[] = [...(await storage.problems({ connection: fileOf(backup) }))];
  if (engine.type === 'rds-snapshot') {
    const facts = await examined(engine, problems);
    return prepared(
      () => planSnapshot(request, engine, storage),
      () => makeSnapshot({ request, engine, storage, facts }, runtime),
    );
  }
  const facts = await examined(engine, problems, (found) =>
    spaceProblems(spaceNeeds(backup, { engine, storage, facts: found }, runtime)),
  );
  return prepared(
    () => planArchive(request, engine, storage, facts),
    () => makeArchive({ request, engine, storage, facts }, runtime),
  );
}

/** `actions/checkout` deletes what isn't of the repository, and a hosted runner is gone after the job. */
function warnOfCheckout(
  { folder, place }: BackupStorage,
  { environment, log, workspace }: Pick<Runtime, 'environment' | 'log' | 'workspace'>,
): void {
  if (folder === undefined || !isRunner(environment)) return;
  const path = relative(workspace, folder);
  if (path.startsWith('..') || isAbsolute(path)) return;
  log.warning(
    `\`${place}\` lies in the checkout: the next checkout deletes the backups there. Name an absolute path outside of it that stays, or \`s3://bucket/prefix\`, as \`destination\`.`,
  );
}

function prepared(plan: () => string[], make: () => Promise<BackupResult>): PreparedBackup {
  return { plan, make };
}

/** What the engine finds, unless there is any problem. */
async function examined<F extends DatabaseFacts | SnapshotFacts>(
  engine: { examine(): Promise<F> },
  problems: Problem[],
  further: (facts: F) => Promise<Problem[]> = async () => [],
): Promise<F> {
  const facts = await engine.examine().catch((error: unknown) => {
    if (!(error instanceof ConfigurationError)) throw error;
    problems.push(...error.problems);
    return undefined;
  });
  if (facts) problems.push(...(await further(facts)));
  if (!facts || problems.length > 0) throw new ConfigurationError(problems);
  return facts;
}

/** The file a database is in, where it is one. */
function fileOf(backup: BackupConfiguration): string | undefined {
  return backup.engine === 'sqlite' ? backup.connection : undefined;
}

/** The room a backup takes: in its folder, or on the way to where there is none, and for the restored copy. */
function spaceNeeds(
  { verify }: BackupConfiguration,
  { engine, storage, facts }: { engine: BackupEngine; storage: BackupStorage; facts: DatabaseFacts },
  { temporary }: Pick<Runtime, 'temporary'>,
): SpaceNeed[] {
  const { archiveBytes, scratchBytes } = facts;
  const needs: SpaceNeed[] = [];
  if (storage.folder !== undefined)
    needs.push({ folder: storage.folder, bytes: archiveBytes, input: 'destination' });
  else if (engine.writes === 'file')
    needs.push({ folder: temporary, bytes: archiveBytes, input: 'RUNNER_TEMP' });
  if (verify === 'restore')
    needs.push({ folder: engine.scratchFolder, bytes: scratchBytes, input: 'restore-connection' });
  return needs;
}

function planArchive(
  { backup, service, environment }: BackupRequest,
  engine: BackupEngine,
  storage: BackupStorage,
  { archiveBytes, database }: DatabaseFacts,
): string[] {
  const where = `the ${storage.type === 's3' ? 'prefix' : 'folder'} \`${storage.place}\``;
  return [
    `delete what backups that died left half-done in \`${storage.place}\``,
    `copy \`${database}\` (${formatSize(archiveBytes)} at most) into ${where}, where it doesn't count yet`,
    'read the copy back and check its SHA-256, size and tables (writes nothing)',
    ...(backup.verify === 'restore'
      ? [`restore it into ${engine.scratchFolder}, compare every table, delete the restored copy`]
      : []),
    ...storage.planPublish(),
    'write its manifest: from then on it counts as a backup',
    ...planRetention(backup, `${service}, ${environment}, ${database}`),
  ];
}

function planSnapshot({ backup }: BackupRequest, engine: SnapshotEngine, storage: BackupStorage): string[] {
  return [
    ...engine.planTake('<id>'),
    ...(backup.verify === 'restore' ? ['restore it into an instance of its own, and delete that'] : []),
    `write its manifest to \`${storage.place}\`: from then on it counts as a backup`,
    ...planRetention(backup, 'the database'),
  ];
}

function planRetention({ keep }: BackupConfiguration, series: string): string[] {
  return keep ? [`delete the backups of ${series} that the retention policy gives up`] : [];
}
