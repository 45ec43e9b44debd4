import { ConfigurationError, ProviderError, type Runtime } from '@deploy-actions/action-kit';
import type { AwsConfiguration, BackupConfiguration } from '@deploy-actions/config';
import type { BackupEngine } from './backup-engine.ts';
import type { StoredBackup } from './backup-storage.ts';
import { openEngine } from './engine-registry.ts';
import { verifiedOf } from './retention.ts';
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
  request: NewestRequest,
  runtime: Runtime,
): Promise<StoredBackup | undefined> {
  return (await backupsOf(request, runtime))[0];
}

/** All verified backups of the database that {@link newestBackup} looks for, newest first. Throws as that does. */
export async function backupsOf(
  { backup, aws, service, environment }: NewestRequest,
  runtime: Runtime,
): Promise<readonly StoredBackup[]> {
  const engine = await openEngine(backup, aws, runtime);
  const storage = await openStorage(backup, aws, runtime);
  const known = engine.type === 'rds-snapshot' ? undefined : engine.database;
  const database = known ?? (await examined(engine));
  const backups = await storage.list();
  const series = { service, environment, engine: engine.type };
  if (database !== undefined) return verifiedOf(backups, { ...series, database });
  const names = new Set(backups.map(({ manifest }) => manifest.database));
  const each = [...names].map((name) => verifiedOf(backups, { ...series, database: name }));
  const found = each.filter((all) => all.length > 0);
  if (found.length <= 1) return found[0] ?? [];
  const newest = found.flatMap(([first]) => (first ? [first] : []));
  const named = newest.map(
    ({ manifest, manifestLocation }) => `\`${manifest.database}\` (${manifestLocation})`,
  );
  throw new ConfigurationError(
    `the database can't say which one it is, and \`${storage.place}\` has backups of ${named.join(', ')}: give the manifest of the right one`,
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
