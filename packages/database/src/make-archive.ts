import { describeError, formatSize, isoInstant, type Runtime } from '@deploy-actions/action-kit';
import type { BackupEngine, DatabaseFacts, Dump } from './backup-engine.ts';
import { newBackupId } from './backup-id.ts';
import type { BackupStorage, StagedArchive, StoredBackup } from './backup-storage.ts';
import { dumpArchive, storeBytes } from './dump-archive.ts';
import type { ArchiveManifest, SnapshotManifest } from './manifest.ts';
import { type BackupOwner, draftOf } from './manifest-draft.ts';
import { asProviderError } from './pipeline-failure.ts';
import type { BackupRequest } from './prepare-backup.ts';
import { newestOf, type Series } from './retention.ts';
import { retire } from './retire.ts';
import { removeDeadPartials } from './storages/partial-files.ts';
import { verifyArchive, verifyBytes, verifyRestore } from './verification.ts';

/** A backup that was made and verified. */
export interface BackupResult extends StoredBackup {
  /** Where the backup itself lies. */
  readonly location: string;
  /** How long the dump took, checksum and upload included. */
  readonly backupSeconds: number;
  /** Ids of the older backups that were given up. */
  readonly removed: readonly string[];
}

/** A backup that can be made. */
export interface ArchiveWork {
  readonly request: BackupRequest;
  readonly engine: BackupEngine;
  readonly storage: BackupStorage;
  readonly facts: DatabaseFacts;
}

/** Dumps, verifies and publishes; see `PreparedBackup.make`. */
export async function makeArchive(work: ArchiveWork, runtime: Runtime): Promise<BackupResult> {
  const { request, engine, storage, facts } = work;
  const { clock, log } = runtime;
  const tidied = [...(await storage.tidy(refuse)), ...(await engine.tidy())];
  // Where a kill leaves files with passwords, and copies of archives that lie in S3.
  tidied.push(...(await removeDeadPartials(runtime.temporary, clock)));
  for (const name of tidied) log.info(`Deleted ${name}, left by a backup that died.`);
  const { service, environment, backup } = request;
  const series = { service, environment, engine: engine.type, database: facts.database };
  const started = clock.now();
  const staging = new Staging(storage, newBackupId(request, started), log);
  try {
    const draft = await stageArchive(staging, { owner: request, engine, facts }, runtime);
    const backupSeconds = (clock.now() - started) / 1_000;
    const manifest = await verify(draft, staging, work, runtime);
    await warnWhenShrunk(manifest, storage, series, request, runtime);
    const location = storage.archive(manifest).location;
    runtime.signal.throwIfAborted();
    const stored = await storage.publish(staging.staged, manifest);
    const removed = await retire(storage, manifest, backup, refuse, runtime);
    return { ...stored, location, backupSeconds, removed };
  } catch (error) {
    await staging.discard();
    runtime.signal.throwIfAborted();
    throw asProviderError(error, engine.type);
  }
}

/** Snapshots are deleted by those who can take them. */
async function refuse({ backupId }: SnapshotManifest): Promise<void> {
  throw new Error(`${backupId} is a snapshot: a backup with the engine rds-snapshot deletes it`);
}

/** The files of one backup on their way into a store. */
export class Staging {
  readonly backupId: string;
  readonly staged: StagedArchive[] = [];
  readonly #storage: BackupStorage;
  readonly #log: Runtime['log'];

  constructor(storage: BackupStorage, backupId: string, log: Runtime['log']) {
    this.backupId = backupId;
    this.#storage = storage;
    this.#log = log;
  }

  /** One more file, `atMost` bytes large. */
  async add(extension: string, atMost: number): Promise<StagedArchive> {
    const staged = await this.#storage.stage({ backupId: this.backupId, extension, atMost });
    this.staged.push(staged);
    return staged;
  }

  /** Takes all of it back, the archive last; what can't be is told, and tidied by the next backup. */
  async discard(): Promise<void> {
    try {
      for (const one of this.staged.toReversed()) await one.discard();
    } catch (error) {
      this.#log.warning(
        `What was stored so far could not be deleted: ${describeError(error)}; the next backup does it.`,
      );
    }
  }
}

/** Dumps a database into a store; gives the manifest of what lies there, which nobody has looked into. */
export async function stageArchive(
  staging: Staging,
  {
    owner,
    engine,
    facts,
  }: { readonly owner: BackupOwner; readonly engine: BackupEngine; readonly facts: DatabaseFacts },
  runtime: Runtime,
): Promise<ArchiveManifest> {
  const { backupId } = staging;
  const archive = await staging.add(engine.extension, facts.archiveBytes);
  runtime.log.info(`Dumping ${facts.database} (${formatSize(facts.archiveBytes)} at most).`);
  const { dump, measure } = await dumpArchive(engine, archive, runtime);
  const { takenAt, engineVersion, settings, contents } = dump;
  const made = { backupId, engine: engine.type, engineVersion, database: facts.database, settings, takenAt };
  const attachments = await stageAttachments(staging, dump, runtime);
  return {
    ...draftOf(owner, made, runtime),
    file: `${backupId}.${engine.extension}`,
    ...measure,
    ...(contents ? { contents } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
  };
}

async function stageAttachments(staging: Staging, { attachments = [] }: Dump, runtime: Runtime) {
  const stored: { file: string; sizeBytes: number; sha256: string }[] = [];
  for (const { extension, content } of attachments) {
    const staged = await staging.add(extension, content.length);
    const measure = await storeBytes(content, staged, runtime);
    stored.push({ file: `${staging.backupId}.${extension}`, ...measure });
  }
  return stored;
}

/** The manifest with what was read from the copy and how far that was verified. */
async function verify(
  draft: ArchiveManifest,
  { staged }: Staging,
  { request, engine }: ArchiveWork,
  runtime: Runtime,
): Promise<ArchiveManifest> {
  const { clock, log } = runtime;
  const [archive, ...further] = staged.map((one, index) =>
    one.archive(index === 0 ? draft.sizeBytes : (draft.attachments?.[index - 1]?.sizeBytes ?? 0)),
  );
  if (archive === undefined) return draft;
  const listed = await verifyArchive(engine, archive, draft, runtime);
  for (const [index, attachment] of (draft.attachments ?? []).entries()) {
    const one = further[index];
    if (one) await verifyBytes(one, attachment, runtime);
  }
  const contents = draft.contents ?? listed;
  const read = {
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
  if (request.backup.verify === 'archive') return read;
  const started = clock.now();
  await verifyRestore(engine, archive, read);
  const finished = clock.now();
  const restoreSeconds = (finished - started) / 1_000;
  log.info(`Restored it and compared every table in ${restoreSeconds} s.`);
  return {
    ...read,
    verified: { ...read.verified, level: 'restore', restoreAt: isoInstant(finished), restoreSeconds },
  };
}

/** A backup that lost much may be the sign of a database that did. */
async function warnWhenShrunk(
  { sizeBytes }: ArchiveManifest,
  storage: BackupStorage,
  series: Series,
  { backup }: BackupRequest,
  { log }: Runtime,
): Promise<void> {
  const before = newestOf(await storage.list(), series)?.manifest;
  if (before === undefined || before.sizeBytes === 0) return;
  const lost = (1 - sizeBytes / before.sizeBytes) * 100;
  if (lost < backup['warn-when-shrunk-by']) return;
  log.warning(
    `The backup has ${formatSize(sizeBytes)}, ${Math.floor(lost)} % less than ${before.backupId} (${formatSize(before.sizeBytes)}): look whether the database lost what it should hold.`,
  );
}
