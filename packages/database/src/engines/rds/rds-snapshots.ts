import { ProviderError } from '@deploy-actions/action-kit';
import type { AwsConfiguration, BackupConfigurationOf } from '@deploy-actions/config';
import type { Restoration } from '../../backup-engine.ts';
import type { EngineContext } from '../../engine-registry.ts';
import type { SnapshotManifest } from '../../manifest.ts';
import type { SnapshotEngine, SnapshotFacts, TakenSnapshot } from '../../snapshot-engine.ts';

type Settings = BackupConfigurationOf<'rds-snapshot'>;

/** Snapshots of RDS: of an instance, or of an Aurora or Multi-AZ cluster. */
export class RdsSnapshots implements SnapshotEngine {
  readonly type = 'rds-snapshot';
  readonly #backup: Settings;
  readonly #aws: AwsConfiguration | undefined;
  readonly #context: EngineContext;

  constructor(backup: Settings, aws: AwsConfiguration | undefined, context: EngineContext) {
    this.#backup = backup;
    this.#aws = aws;
    this.#context = context;
  }

  #soon(operation: string): ProviderError {
    const { region = this.#aws?.region } = this.#backup;
    this.#context.log.debug(`${operation} in ${region}`);
    return new ProviderError('not available yet', { system: 'RDS', operation });
  }

  async examine(): Promise<SnapshotFacts> {
    throw this.#soon('look at the database');
  }

  planTake(backupId: string): readonly string[] {
    return [`take the snapshot ${backupId}`];
  }

  async take(_backupId: string, _tags: Readonly<Record<string, string>>): Promise<TakenSnapshot> {
    throw this.#soon('take a snapshot');
  }

  async verifyArchive(_manifest: SnapshotManifest): Promise<void> {
    throw this.#soon('look at the snapshot');
  }

  async verifyRestore(_manifest: SnapshotManifest): Promise<void> {
    throw this.#soon('restore the snapshot');
  }

  async remove(_manifest: SnapshotManifest): Promise<void> {
    throw this.#soon('delete the snapshot');
  }

  async planRestore(_manifest: SnapshotManifest): Promise<readonly string[]> {
    throw this.#soon('look at the snapshot');
  }

  async restore(_manifest: SnapshotManifest): Promise<Restoration> {
    throw this.#soon('restore the snapshot');
  }

  async keep(_manifest: SnapshotManifest): Promise<void> {
    throw this.#soon('keep the snapshot');
  }

  async tidy(_published: readonly string[]): Promise<readonly string[]> {
    return [];
  }
}
