import type { Runtime } from '@deploy-actions/action-kit';
import type { AwsConfiguration, BackupConfiguration } from '@deploy-actions/config';
import type { BackupEngine } from './backup-engine.ts';
import type { SnapshotEngine } from './snapshot-engine.ts';

/** The name of an engine. */
export type EngineName = BackupConfiguration['engine'];

/** What an engine may use of the outside world. */
export type EngineContext = Pick<
  Runtime,
  | 'clock'
  | 'environment'
  | 'http'
  | 'log'
  | 'processes'
  | 'run'
  | 'secrets'
  | 'signal'
  | 'temporary'
  | 'workspace'
>;

/** The engine of a section, for its database. */
export async function openEngine(
  backup: BackupConfiguration,
  aws: AwsConfiguration | undefined,
  context: EngineContext,
): Promise<BackupEngine | SnapshotEngine> {
  switch (backup.engine) {
    case 'sqlite': {
      const { SqliteEngine } = await import('./engines/sqlite/sqlite-engine.ts');
      return new SqliteEngine(backup, context);
    }
    case 'postgres': {
      const { PostgresEngine } = await import('./engines/postgres/postgres-engine.ts');
      return new PostgresEngine(backup, context);
    }
    case 'mysql': {
      const { MysqlEngine } = await import('./engines/mysql/mysql-engine.ts');
      return new MysqlEngine(backup, context);
    }
    case 'rds-snapshot': {
      const { RdsSnapshots } = await import('./engines/rds/rds-snapshots.ts');
      return new RdsSnapshots(backup, aws, context);
    }
  }
}
