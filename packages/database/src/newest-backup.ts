import { ConfigurationError, ProviderError, type Runtime } from '@deploy-actions/action-kit';
import type { AwsConfiguration, BackupConfiguration } from '@deploy-actions/config';
import type { StoredBackup } from './backup-storage.ts';
import { openEngine } from './engine-registry.ts';
import { newestOf } from './retention.ts';
import { openStorage } from './storage-registry.ts';

/** Whose backup is looked for. */
export interface NewestRequest {
  readonly backup: BackupConfiguration;
  readonly aws: AwsConfiguration | undefined;
  readonly service: string;
  readonly environment: string;
}

/**
 * The newest verified backup of a database in its destination; of any database of the service there, when this one can't be asked who
 * it is. `undefined` when there is none. Throws ConfigurationError and ProviderError as the store does.
 */
export async function newestBackup(
  { backup, aws, service, environment }: NewestRequest,
  runtime: Runtime,
): Promise<StoredBackup | undefined> {
  const engine = await openEngine(backup, aws, runtime);
  const storage = await openStorage(backup, aws, runtime);
  const database = await engine.examine().then(
    (facts) => facts.database,
    (error: unknown) => {
      if (!(error instanceof ConfigurationError || error instanceof ProviderError)) throw error;
      return undefined;
    },
  );
  return newestOf(await storage.list(), { service, environment, engine: engine.type, database });
}
