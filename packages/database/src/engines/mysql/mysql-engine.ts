import type { Writable } from 'node:stream';
import { ConfigurationError } from '@deploy-actions/action-kit';
import type { BackupConfigurationOf } from '@deploy-actions/config';
import type { MysqlAddress } from '@deploy-actions/sql';
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
import { type Examined, examine } from './examine.ts';
import { openFor } from './open-server.ts';
import { surveyArchive } from './read-archive.ts';
import { describePlan, restore } from './restore.ts';
import { scratchPrefix } from './restore-connection.ts';
import { makePlan, restorePrefix } from './restore-plan.ts';
import {
  dropDead,
  fill,
  OwnDatabase,
  removeDeadServers,
  scratchDatabase,
  unstoppable,
} from './scratch-database.ts';
import { readServerFacts } from './server-facts.ts';
import { readAddress } from './server-session.ts';
import { scratchFolderOf, startTemporaryServer } from './temporary-server.ts';
import { findTools, type Tools } from './tools.ts';
import { writeDump } from './write-dump.ts';

/** MySQL and MariaDB by their own dump program, and by their client on the way back. */
export class MysqlEngine implements StreamingEngine {
  readonly type = 'mysql';
  readonly writes = 'stream';
  readonly database: string;
  readonly extension = 'sql.gz';
  readonly scratchFolder: string;
  readonly #backup: BackupConfigurationOf<'mysql'>;
  readonly #context: EngineContext;
  readonly #address: MysqlAddress;
  #overwrites = true;

  /** Throws ConfigurationError for an address that is none. */
  constructor(backup: BackupConfigurationOf<'mysql'>, context: EngineContext) {
    this.#backup = backup;
    this.#context = context;
    this.#address = readAddress(backup.connection, 'connection', context);
    this.database = this.#address.place;
    this.scratchFolder = scratchFolderOf(context);
  }

  /** Until there is a plan, nobody knows that what is there will be kept beside what is restored. */
  get overwrites(): boolean {
    return this.#overwrites;
  }

  async examine(): Promise<DatabaseFacts> {
    return (await this.#examine()).facts;
  }

  #examine(): Promise<Examined> {
    return examine(this.#backup, this.#address, this.#context);
  }

  async dump(target: Writable): Promise<Dump> {
    const { server, tools } = await this.#examine();
    const request = {
      ...{ address: this.#address, database: this.#address.database ?? '' },
      ...{ exclude: this.#backup.tables?.exclude ?? [], depth: this.#backup.compare },
      ...{ timeout: this.#backup.timeout, program: found(tools.dump) },
    };
    const dump = await writeDump(request, target, this.#context);
    const longest = Number(dump.settings['longest-statement']);
    if (longest > server.longestStatement) {
      this.#context.log.warning(
        `The dump has a statement of ${longest} bytes, but the server takes ${server.longestStatement} at most: raise \`max_allowed_packet\` before restoring there.`,
      );
    }
    return dump;
  }

  async list(archive: Archive): Promise<DatabaseContents> {
    const { tables } = await surveyArchive(archive, this.#context.signal);
    return { tables, objects: [] };
  }

  async restoreScratch(archive: Archive, settings: Dump['settings']): Promise<ScratchDatabase> {
    const given = this.#backup['restore-connection'];
    return given === undefined
      ? this.#onTemporaryServer(archive, settings)
      : this.#onServer(archive, readAddress(given, 'restore-connection', this.#context), settings);
  }

  async #onServer(
    archive: Archive,
    server: MysqlAddress,
    settings: Dump['settings'],
  ): Promise<ScratchDatabase> {
    const tools = await this.#tools();
    const own = await OwnDatabase.create(scratchPrefix, server, settings, this.#context);
    const remove = () => own.drop();
    try {
      const { timeout } = this.#backup;
      const request = { program: found(tools.client), timeout, withoutDefiners: true };
      const loaded = await fill(archive, own, request, this.#context);
      return scratchDatabase({ address: own.address, remove }, loaded, timeout, this.#context);
    } catch (error) {
      await remove();
      throw error;
    }
  }

  async #onTemporaryServer(archive: Archive, settings: Dump['settings']): Promise<ScratchDatabase> {
    const tools = await this.#tools();
    const lowerCaseNames = Number(settings['lower-case-names'] ?? 0);
    const server = await startTemporaryServer(
      found(tools.server),
      this.scratchFolder,
      lowerCaseNames,
      this.#context,
    );
    try {
      const copy = await this.#onServer(archive, server.address, settings);
      return { ...copy, remove: () => server.stop() };
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  async #tools(): Promise<Tools> {
    const session = await openFor('connection', this.#address, this.#context);
    try {
      const server = await readServerFacts(session);
      const tools = await findTools({ ...this.#backup, verify: 'restore' }, server, this.#context);
      if (tools.problems.length > 0) throw new ConfigurationError(tools.problems);
      return tools;
    } finally {
      session.close();
    }
  }

  async planRestore(options: RestoreOptions): Promise<readonly string[]> {
    const plan = await makePlan(this.#backup, this.#address, options, this.#context);
    this.#overwrites = plan.way === 'in-place';
    return describePlan(plan, options);
  }

  restore(archive: Archive, options: RestoreOptions): Promise<Restoration> {
    const request = { archive, options, mayOverwrite: this.#overwrites };
    return restore(this.#backup, this.#address, request, this.#context);
  }

  async tidy(): Promise<readonly string[]> {
    const tidied = await removeDeadServers(this.scratchFolder, this.#context);
    const given = this.#backup['restore-connection'];
    const context = unstoppable(this.#context);
    if (given !== undefined) {
      const server = readAddress(given, 'restore-connection', context);
      tidied.push(...(await dropDead(scratchPrefix, server, context).catch(() => [])));
    }
    tidied.push(...(await dropDead(restorePrefix, this.#address, context).catch(() => [])));
    return tidied;
  }
}

/** What was examined is there. */
function found<T>(program: T | undefined): T {
  if (program === undefined) throw new Error('a program is missing that was found before');
  return program;
}
