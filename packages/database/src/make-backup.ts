import { randomBytes } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describeError, isoInstant, ProviderError, type Runtime } from '@deploy-actions/action-kit';
import { type BackupEngine, DamagedBackupError, type Dump } from './backup-engine.ts';
import type { StoredBackup } from './backup-storage.ts';
import { digestFile } from './digest.ts';
import { type Manifest, manifestVersion } from './manifest.ts';
import type { PreparedBackup } from './prepare-backup.ts';
import { expired } from './retention.ts';
import { partialName, removeDeadPartials } from './storages/partial-files.ts';
import { verifyArchive, verifyRestore } from './verification.ts';

/** A backup that was made and verified. */
export interface BackupResult extends StoredBackup {
  /** Where the backup file lies. */
  readonly location: string;
  readonly backupSeconds: number;
  /** Ids of the older backups that were given up. */
  readonly removed: readonly string[];
}

/**
 * Makes a backup, verifies it, writes its manifest last, and applies the retention policy. When anything fails, or the
 * run is cancelled, nothing is left that counts as a backup. Throws ProviderError, or the signal's reason.
 */
export async function makeBackup(prepared: PreparedBackup, runtime: Runtime): Promise<BackupResult> {
  const { request, engine, storage } = prepared;
  const { clock, log } = runtime;
  for (const name of await storage.tidy()) log.info(`Deleted ${name}, left by a backup that died.`);
  const started = clock.now();
  const backupId = newBackupId(request, started);
  const staged = await storage.stage(backupId, engine.extension);
  try {
    const dump = await engine.dump(staged);
    const draft = await draftManifest(prepared, { backupId, file: staged, dump }, runtime);
    const backupSeconds = (clock.now() - started) / 1_000;
    const manifest = await verify(draft, staged, prepared, runtime);
    const stored = await storage.publish(staged, manifest);
    const removed = await retire(prepared, runtime);
    return { ...stored, location: storage.locate(manifest), backupSeconds, removed };
  } catch (error) {
    await storage.discard(staged);
    throw asProviderError(error, engine);
  }
}

/** A damaged file, or a file system that refuses, as the failure of another system; any other error as it is. */
export function asProviderError(error: unknown, engine: BackupEngine): unknown {
  if (error instanceof DamagedBackupError) {
    return new ProviderError(error.message, { system: engine.type, operation: 'verifying the backup' });
  }
  const { syscall, code } = error as { syscall?: unknown; code?: unknown };
  if (typeof syscall !== 'string') return error;
  const message = code === 'ENOSPC' ? 'the disk is full' : describeError(error);
  return new ProviderError(message, { system: 'the file system', operation: syscall });
}

/** A name for a new backup: sorts by time, never comes twice, and is fit for a file. */
export function newBackupId(owner: Pick<Manifest, 'service' | 'environment'>, now: number): string {
  const fit = (text: string) =>
    text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'x';
  const time = isoInstant(now).replaceAll(/[:-]/g, '');
  return `${fit(owner.service)}-${fit(owner.environment)}-${time}-${randomBytes(4).toString('hex')}`;
}

/** A dump that lies at `file` and isn't a backup yet. */
export interface Draft {
  readonly backupId: string;
  readonly file: string;
  readonly dump: Dump;
}

/** The manifest of a dump nobody has looked into. */
export async function draftManifest(
  {
    request,
    engine,
    database,
  }: Pick<PreparedBackup, 'engine' | 'database'> & {
    readonly request: Pick<PreparedBackup['request'], 'service' | 'environment' | 'version'>;
  },
  { backupId, file, dump }: Draft,
  { run, signal }: Pick<Runtime, 'run' | 'signal'>,
): Promise<Manifest> {
  return {
    schemaVersion: manifestVersion,
    backupId,
    engine: engine.type,
    engineVersion: dump.engineVersion,
    created: isoInstant(dump.takenAt),
    service: request.service,
    environment: request.environment,
    database,
    commit: run.sha,
    version: request.version,
    runUrl: run.url,
    actor: run.actor,
    file: `${backupId}.${engine.extension}`,
    sizeBytes: (await stat(file)).size,
    sha256: await digestFile(file, signal),
    settings: dump.settings,
    verified: { level: 'none' },
  };
}

/** The manifest with what was read from the copy and how far that was verified. */
async function verify(
  draft: Manifest,
  file: string,
  { request, engine, scratch }: PreparedBackup,
  runtime: Runtime,
): Promise<Manifest> {
  const { clock, log, signal } = runtime;
  const contents = await engine.read(file);
  await verifyArchive(engine, file, { ...draft, contents }, { signal });
  const archive = {
    ...draft,
    contents,
    verified: { level: 'archive', archiveAt: isoInstant(clock.now()) },
  } as const;
  log.info(`Read back ${contents.tables.length} tables; SHA-256 ${draft.sha256}.`);
  if (contents.foreignKeyViolations) {
    log.warning(
      `The database holds ${contents.foreignKeyViolations} rows that point at a missing parent; the backup has them too.`,
    );
  }
  if (request.backup.verify === 'archive') return archive;
  await mkdir(scratch, { recursive: true });
  await removeDeadPartials(scratch, clock);
  const started = clock.now();
  await verifyRestore(engine, file, join(scratch, partialName(`restored-${draft.file}`)), archive);
  const finished = clock.now();
  const restoreSeconds = (finished - started) / 1_000;
  log.info(`Restored it and compared every table in ${restoreSeconds} s.`);
  return {
    ...archive,
    verified: { ...archive.verified, level: 'restore', restoreAt: isoInstant(finished), restoreSeconds },
  };
}

/** Deletes what the retention policy gives up. The new backup is safe by then, so that a failure here only warns. */
async function retire(
  { request, engine, storage, database }: PreparedBackup,
  { log }: Runtime,
): Promise<string[]> {
  const { service, environment, backup } = request;
  const removed: string[] = [];
  if (!backup.keep) return removed;
  try {
    const series = { service, environment, engine: engine.type, database };
    for (const old of expired(await storage.list(), series, backup.keep)) {
      await storage.remove(old);
      removed.push(old.manifest.backupId);
      log.info(`Deleted ${old.manifest.backupId}, which the retention policy gives up.`);
    }
  } catch (error) {
    log.warning(`Older backups could not be deleted: ${describeError(error)}`);
  }
  return removed;
}
