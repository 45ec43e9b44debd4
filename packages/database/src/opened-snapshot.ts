import { ConfigurationError, type Runtime } from '@deploy-actions/action-kit';
import type { SnapshotManifest } from './manifest.ts';
import type { OpenedBackup, RestoreRequest, RestoreResult } from './open-backup.ts';
import { asProviderError } from './pipeline-failure.ts';
import type { SnapshotEngine } from './snapshot-engine.ts';

/** A snapshot that its provider keeps. */
export class OpenedSnapshot implements OpenedBackup {
  readonly manifest: SnapshotManifest;
  readonly #engine: SnapshotEngine;
  readonly #runtime: Runtime;

  constructor(manifest: SnapshotManifest, engine: SnapshotEngine, runtime: Runtime) {
    this.manifest = manifest;
    this.#engine = engine;
    this.#runtime = runtime;
  }

  planRestore(): Promise<readonly string[]> {
    return this.#engine.planRestore(this.manifest);
  }

  async restore({ switching }: Pick<RestoreRequest, 'switching'> = {}): Promise<RestoreResult> {
    const { clock } = this.#runtime;
    const started = clock.now();
    try {
      await this.#engine.verifyArchive(this.manifest);
      const { replaced, undo } = await this.#engine.restore(this.manifest, switching);
      const seconds = (clock.now() - started) / 1_000;
      return { seconds, lossFrom: this.manifest.created, replaced, undo, safetyCopy: undefined };
    } catch (error) {
      throw asProviderError(error, this.#engine.type);
    }
  }

  async scratchCopy(): Promise<never> {
    throw new ConfigurationError(
      `the backup ${this.manifest.backupId} is a snapshot of RDS, of which there is no scratch copy on this machine; rehearse with a backup by the engine \`postgres\` or \`mysql\``,
    );
  }

  async verifyArchive(): Promise<void> {
    try {
      await this.#engine.verifyArchive(this.manifest);
    } catch (error) {
      throw asProviderError(error, this.#engine.type);
    }
  }
}
