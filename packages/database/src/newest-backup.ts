import { ConfigurationError, ProviderError, type Runtime } from '@deploy-actions/action-kit';
import type { AwsConfiguration, BackupConfiguration } from '@deploy-actions/config';
import type { BackupEngine } from './backup-engine.ts';
import type { StoredBackup } from './backup-storage.ts';
import { openEngine } from './engine-registry.ts';
import { newestOf } from './retention.ts';
import type { SnapshotEngine } from './snapshot-engine.ts';
import { openStorage } from './storage-registry.ts';

/** Whose backup is looked for. */
export interface NewestRequest {
  readonly backup: BackupConfiguration;
  readonly aws: AwsConfiguration | undefined;
  readonly service: string;
  readonly environment: string;
}

/**
 * The newest verified backup of a database in its destination. Where neither its address nor itself says what it goes by, as it is gone,
 * one of the only database of the service there. `undefined` when there is none. Throws ConfigurationError, also when there are several
 * it could be, and ProviderError as the store does.
 */
export async function newestBackup(
  { backup, aws, service, environment }: NewestRequest,
  runtime: Runtime,
): Promise<StoredBackup | undefined> {
  const engine = await openEngine(backup, aws, runtime);
  const storage = await openStorage(backup, aws, runtime);
  const known = engine.type === 'rds-snapshot' ? undefined : engine.database;
  const database = known ?? (await examined(engine));
  const backups = await storage.list();
  const series = { service, environment, engine: engine.type };
  if (database !== undefined) return newestOf(backups, { ...series, database });
  const names = new Set(backups.map(({ manifest }) => manifest.database));
  const found = [...names].flatMap((name) => newestOf(backups, { ...series, database: name }) ?? []);
  if (found.length <= 1) return found[0];
  const each = found.map(
    ({ manifest, manifestLocation }) => `\`${manifest.database}\` (${manifestLocation})`,
  );
  throw new ConfigurationError(
    `the database can't say which one it is, and \`${storage.place}\` has backups of ${each.join(', ')}: give the manifest of the right one`,
  );
}

async function examined(engine: BackupEngine | SnapshotEngine): Promise<string | undefined> {
  try {
    return (await engine.examine()).database;
  } catch (error) {
    if (!(error instanceof ConfigurationError || error instanceof ProviderError)) throw error;
    return undefined;
  }
}
