import { basename, dirname, resolve } from 'node:path';
import { ConfigurationError, type Runtime } from '@deploy-actions/action-kit';
import type { BackupEngine, DatabaseFacts } from './backup-engine.ts';
import { isEngine, openEngine } from './engine-registry.ts';
import { asProviderError, draftManifest, newBackupId } from './make-backup.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { openStorage } from './storage-registry.ts';
import { verifyArchive } from './verification.ts';

/** Which backup goes back into which database. */
export interface RestoreRequest {
  /** The manifest file, relative to the workspace; the backup lies beside it. */
  readonly manifest: string;
  /** The database; for SQLite its file, relative to the workspace. */
  readonly connection: string;
}

/** What a restore did. */
export interface RestoreResult {
  readonly seconds: number;
  /** ISO time of the backup: everything written later is lost, but for the safety copy. */
  readonly lossFrom: string;
  /** Manifest of the copy of what was overwritten; `undefined` when there was no database to copy. */
  readonly safetyCopy: string | undefined;
}

/**
 * Puts a backup back into its database while the application may have it open: verifies the backup, copies what is going to
 * be overwritten beside it, replaces the contents in one transaction and checks the outcome. Throws ConfigurationError for
 * a manifest that can't be used, ProviderError for a damaged backup or a failed restore; until the transaction ends, the
 * database is as it was.
 */
export async function restoreBackup(request: RestoreRequest, runtime: Runtime): Promise<RestoreResult> {
  const { clock, log } = runtime;
  const started = clock.now();
  const path = resolve(runtime.workspace, request.manifest);
  const manifest = await readManifest(path);
  if (!isEngine(manifest.engine)) {
    throw new ConfigurationError(
      `backup manifest \`${path}\`: the engine \`${manifest.engine}\` is not available yet`,
    );
  }
  const engine = await openEngine(manifest.engine, request.connection, runtime);
  const storage = await openStorage(dirname(path), runtime);
  const file = storage.locate(manifest);
  try {
    await verifyArchive(engine, file, manifest, runtime);
    log.info(
      `Verified ${basename(file)}: SHA-256, integrity and tables are as backed up at ${manifest.created}.`,
    );
    const safetyCopy = await copyForSafety(engine, dirname(path), manifest, runtime);
    await engine.restoreInPlace(file, manifest.settings);
    const seconds = (clock.now() - started) / 1_000;
    log.info(
      `Restored ${manifest.backupId} in ${seconds} s; what was written after ${manifest.created} is lost.`,
    );
    return { seconds, lossFrom: manifest.created, safetyCopy };
  } catch (error) {
    throw asProviderError(error, engine);
  }
}

/**
 * Copies the database as it is before it is overwritten. The copy isn't read, because this is on the way back to health and
 * its database may be the damaged thing: it counts as a backup verified by nothing.
 */
async function copyForSafety(
  engine: BackupEngine,
  folder: string,
  { service, environment }: Manifest,
  runtime: Runtime,
): Promise<string | undefined> {
  const facts = await examine(engine, runtime);
  if (!facts) return undefined;
  const storage = await openStorage(folder, runtime);
  const backupId = newBackupId(
    { service, environment: `${environment}-before-restore` },
    runtime.clock.now(),
  );
  const staged = await storage.stage(backupId, engine.extension);
  try {
    const dump = await engine.dump(staged);
    const request = { service, environment, version: undefined };
    const draft = { backupId, file: staged, dump };
    const manifest = await draftManifest({ request, engine, database: facts.database }, draft, runtime);
    const { manifestLocation } = await storage.publish(staged, manifest);
    runtime.log.info(`What is going to be overwritten is kept as ${backupId}.`);
    return manifestLocation;
  } catch (error) {
    await storage.discard(staged);
    throw error;
  }
}

/** A database that is missing or can't be opened has nothing to copy; the engine moves such a file aside. */
async function examine(engine: BackupEngine, { log }: Runtime): Promise<DatabaseFacts | undefined> {
  try {
    return await engine.examine();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    log.warning(`No copy of the database was taken before the restore: ${error.message}`);
    return undefined;
  }
}
