import { ConfigurationError, type Runtime } from '@deploy-actions/action-kit';
import type { Archive, BackupEngine, DatabaseFacts, ScratchDatabase } from './backup-engine.ts';
import { newBackupId } from './backup-id.ts';
import type { BackupStorage } from './backup-storage.ts';
import { Staging, stageArchive } from './make-archive.ts';
import type { ArchiveManifest } from './manifest.ts';
import type { OpenedBackup, RestoreRequest, RestoreResult } from './open-backup.ts';
import { asProviderError } from './pipeline-failure.ts';
import { verifyArchive, verifyBytes } from './verification.ts';

/** A backup that is an archive in a store. */
export class OpenedArchive implements OpenedBackup {
  readonly manifest: ArchiveManifest;
  readonly #engine: BackupEngine;
  readonly #storage: BackupStorage;
  readonly #runtime: Runtime;

  constructor(
    manifest: ArchiveManifest,
    { engine, storage }: { readonly engine: BackupEngine; readonly storage: BackupStorage },
    runtime: Runtime,
  ) {
    this.manifest = manifest;
    this.#engine = engine;
    this.#storage = storage;
    this.#runtime = runtime;
  }

  async planRestore({ maintenance }: RestoreRequest): Promise<readonly string[]> {
    const plan = await this.#engine.planRestore(this.#options(maintenance));
    const { location } = this.#archive();
    return [
      `read ${location} and check its SHA-256, size and tables (writes nothing)`,
      ...(this.#engine.overwrites
        ? [`copy the database as it is beside it, into \`${this.#storage.place}\``]
        : []),
      ...plan,
    ];
  }

  async restore({ maintenance, switching }: RestoreRequest): Promise<RestoreResult> {
    const { clock, log } = this.#runtime;
    const { backupId, created } = this.manifest;
    const started = clock.now();
    await this.verifyArchive();
    try {
      // Since it was planned, the database may have changed, and with it whether anything of it is kept.
      await this.#engine.planRestore(this.#options(maintenance));
      const safetyCopy = this.#engine.overwrites ? await this.#copyForSafety() : undefined;
      const { replaced, undo } = await this.#engine.restore(this.#archive(), {
        ...this.#options(maintenance),
        switching,
      });
      const seconds = (clock.now() - started) / 1_000;
      log.info(`Restored ${backupId} in ${seconds} s; what was written after ${created} is lost.`);
      return { seconds, lossFrom: created, replaced, undo, safetyCopy };
    } catch (error) {
      throw asProviderError(error, this.#engine.type);
    }
  }

  async scratchCopy(): Promise<ScratchDatabase> {
    await this.verifyArchive();
    try {
      return await this.#engine.restoreScratch(this.#archive(), this.manifest.settings);
    } catch (error) {
      throw asProviderError(error, this.#engine.type);
    }
  }

  async verifyArchive(): Promise<void> {
    const { created, attachments = [] } = this.manifest;
    const archive = this.#archive();
    try {
      await verifyArchive(this.#engine, archive, this.manifest, this.#runtime);
      for (const one of attachments) {
        await verifyBytes(this.#storage.attachment(this.manifest, one.file), one, this.#runtime);
      }
    } catch (error) {
      throw asProviderError(error, this.#engine.type);
    }
    this.#runtime.log.info(
      `Verified ${archive.location}: SHA-256, size and tables are as backed up at ${created}.`,
    );
  }

  #archive(): Archive {
    return this.#storage.archive(this.manifest);
  }

  #options(maintenance: boolean) {
    const { backupId, settings, contents } = this.manifest;
    return { backupId, settings, contents, maintenance };
  }

  /**
   * Copies the database as it is before it is overwritten. The copy isn't read, because this is on the way back to health and
   * its database may be the damaged thing: it counts as a backup verified by nothing.
   */
  async #copyForSafety(): Promise<string> {
    const facts = await this.#examine();
    const { service, environment } = this.manifest;
    const { clock, log } = this.#runtime;
    const backupId = newBackupId({ service, environment: `${environment}-before-restore` }, clock.now());
    const staging = new Staging(this.#storage, backupId, log);
    try {
      const owner = { service, environment, version: undefined };
      const draft = await stageArchive(staging, { owner, engine: this.#engine, facts }, this.#runtime);
      const { manifestLocation } = await this.#storage.publish(staging.staged, draft);
      log.info(`What is going to be overwritten is kept as ${backupId}.`);
      return manifestLocation;
    } catch (error) {
      await staging.discard();
      throw error;
    }
  }

  /** Nothing is overwritten of which no copy can be taken. */
  async #examine(): Promise<DatabaseFacts> {
    try {
      return await this.#engine.examine();
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      throw new ConfigurationError(
        error.problems.map(({ message, ...rest }) => ({
          ...rest,
          message: `the restore writes over the database, and no copy of it can be taken before: ${message}`,
        })),
      );
    }
  }
}
