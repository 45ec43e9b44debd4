import type { Writable } from 'node:stream';
import type { BackupConfigurationOf } from '@deploy-actions/config';
import {
  type Archive,
  DamagedBackupError,
  type DatabaseContents,
  type DatabaseFacts,
  type Dump,
  type Restoration,
  type RestoreOptions,
  type ScratchDatabase,
  type StreamingEngine,
} from '../../backup-engine.ts';
import type { EngineContext } from '../../engine-registry.ts';

/** MySQL and MariaDB by their own dump program. */
export class MysqlEngine implements StreamingEngine {
  readonly type = 'mysql';
  readonly writes = 'stream';
  readonly extension = 'sql.gz';
  readonly scratchFolder: string;
  readonly #backup: BackupConfigurationOf<'mysql'>;

  constructor(backup: BackupConfigurationOf<'mysql'>, context: EngineContext) {
    this.#backup = backup;
    this.scratchFolder = context.temporary;
  }

  async examine(): Promise<DatabaseFacts> {
    throw this.#missing();
  }

  async dump(_target: Writable): Promise<Dump> {
    throw this.#missing();
  }

  async list(_archive: Archive, _settings: Dump['settings']): Promise<DatabaseContents> {
    throw this.#missing();
  }

  async restoreScratch(_archive: Archive, _settings: Dump['settings']): Promise<ScratchDatabase> {
    throw this.#missing();
  }

  async planRestore(_options: RestoreOptions): Promise<readonly string[]> {
    throw this.#missing();
  }

  async restore(_archive: Archive, _options: RestoreOptions): Promise<Restoration> {
    throw this.#missing();
  }

  async tidy(): Promise<readonly string[]> {
    return [];
  }

  #missing(): Error {
    return new DamagedBackupError(`\`${this.#backup.engine}\` is not there yet`);
  }
}
