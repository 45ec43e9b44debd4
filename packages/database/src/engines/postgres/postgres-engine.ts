import type { Writable } from 'node:stream';
import type { BackupConfigurationOf } from '@deploy-actions/config';
import type {
  Archive,
  DatabaseContents,
  DatabaseFacts,
  Dump,
  Restoration,
  RestoreOptions,
  ScratchDatabase,
  StreamingEngine,
} from '../../backup-engine.ts';
import type { EngineContext } from '../../engine-registry.ts';

/** PostgreSQL by its own pg_dump and pg_restore, read from one snapshot. */
export class PostgresEngine implements StreamingEngine {
  readonly type = 'postgres';
  readonly writes = 'stream';
  readonly extension: string;
  readonly scratchFolder: string;

  constructor(backup: BackupConfigurationOf<'postgres'>, context: EngineContext) {
    this.extension = { custom: 'dump', directory: 'tar', plain: 'sql.gz' }[backup.format];
    this.scratchFolder = context.temporary;
  }

  async examine(): Promise<DatabaseFacts> {
    throw new Error('not there yet');
  }

  async dump(_target: Writable): Promise<Dump> {
    throw new Error('not there yet');
  }

  async list(_archive: Archive, _settings: Dump['settings']): Promise<DatabaseContents> {
    throw new Error('not there yet');
  }

  async restoreScratch(_archive: Archive, _settings: Dump['settings']): Promise<ScratchDatabase> {
    throw new Error('not there yet');
  }

  async planRestore(_options: RestoreOptions): Promise<readonly string[]> {
    throw new Error('not there yet');
  }

  async restore(_archive: Archive, _options: RestoreOptions): Promise<Restoration> {
    throw new Error('not there yet');
  }

  async tidy(): Promise<readonly string[]> {
    return [];
  }
}
