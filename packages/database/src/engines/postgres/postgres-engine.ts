import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { ConfigurationError, type Problem, ProviderError } from '@deploy-actions/action-kit';
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
import { listDeadPartials } from '../../storages/partial-files.ts';
import { listArchive } from './archive-list.ts';
import { dump } from './dump.ts';
import {
  missingRights,
  programsFor,
  reach,
  readExtensions,
  readServer,
  readSizes,
  restoreServerProblems,
} from './examination.ts';
import type { Programs } from './programs.ts';
import { openMaintenance, restoreDatabase } from './restore.ts';
import { planRestore } from './restore-plan.ts';
import { type CopyServer, restoreScratch } from './scratch-database.ts';
import { dropDead } from './scratch-names.ts';
import { scopeOf, select, unmatched } from './selection.ts';
import { onDatabase, parseServerAddress, type ServerAddress } from './server-address.ts';
import { Session } from './session.ts';
import { readSettings } from './settings.ts';
import { scratchFolderFor, startServer } from './temporary-server.ts';

/** Bytes of the catalogs and logs of a server of one's own, however little is in it. */
const emptyServer = 256 * 1024 * 1024;

/** The oldest server whose catalogs are understood, and that computes SHA-256. */
const oldestServer = 11;

/** PostgreSQL by its own pg_dump and pg_restore; a dump and what it is compared by are of the same snapshot. */
export class PostgresEngine implements StreamingEngine {
  readonly type = 'postgres';
  readonly writes = 'stream';
  readonly database: string;
  readonly extension: string;
  readonly scratchFolder: string;
  readonly #backup: BackupConfigurationOf<'postgres'>;
  readonly #context: EngineContext;
  readonly #address: ServerAddress;
  readonly #restoreAddress: ServerAddress | undefined;

  /** Throws ConfigurationError for addresses that are none. */
  constructor(backup: BackupConfigurationOf<'postgres'>, context: EngineContext) {
    this.extension = { custom: 'dump', directory: 'tar', plain: 'sql.gz' }[backup.format];
    this.scratchFolder = scratchFolderFor(context.temporary);
    this.#backup = backup;
    this.#context = context;
    this.#address = {
      ...parseServerAddress(backup.connection, 'connection', context.workspace),
      lockTimeout: backup['lock-timeout'],
    };
    this.database = this.#address.place;
    const other = backup['restore-connection'];
    if (other !== undefined)
      this.#restoreAddress = parseServerAddress(other, 'restore-connection', context.workspace);
    for (const address of [this.#address, this.#restoreAddress]) {
      if (address)
        for (const secret of [address.password, encodeURIComponent(address.password)])
          context.secrets.add(secret);
    }
  }

  async examine(): Promise<DatabaseFacts> {
    const { format, roles } = this.#backup;
    const session = await reach(this.#address, 'connection', this.#context);
    try {
      const server = await readServer(session);
      const problems: Problem[] = (await unmatched(session, this.#backup)).map((message) => ({ message }));
      const selection = await select(session, this.#backup);
      if (server.major < oldestServer) {
        const message = `the server is PostgreSQL ${server.version}; backups need ${oldestServer} or newer`;
        throw new ConfigurationError([{ input: 'connection', message }]);
      }
      for (const message of await missingRights(session, selection))
        problems.push({ input: 'connection', message });
      const needed = [
        'pg_dump',
        format === 'plain' ? 'psql' : 'pg_restore',
        ...(roles ? ['pg_dumpall'] : []),
      ];
      const programs = await programsFor(
        needed,
        server.major,
        { kind: 'client', given: this.#backup.programs },
        this.#context,
      );
      if (typeof programs === 'string') problems.push({ input: 'programs', message: programs });
      if (this.#backup.verify === 'restore')
        problems.push(...(await this.#restoreProblems(session, server.major)));
      if (problems.length > 0) throw new ConfigurationError(problems);
      const { all, data } = await readSizes(session, selection);
      const unpacked = format === 'directory' ? data : 0;
      const scratchBytes =
        unpacked + (this.#restoreAddress || this.#backup.verify !== 'restore' ? 0 : all + emptyServer);
      return { database: this.database, archiveBytes: data, scratchBytes };
    } finally {
      await session.close();
    }
  }

  async #restoreProblems(session: Session, major: number): Promise<Problem[]> {
    if (this.#restoreAddress) {
      const extensions = scopeOf(this.#backup) === 'some' ? [] : await readExtensions(session);
      return restoreServerProblems(this.#restoreAddress, { major, extensions }, this.#context);
    }
    const programs = await programsFor(
      ['postgres', 'initdb'],
      major,
      { kind: 'server', given: undefined },
      this.#context,
    );
    if (typeof programs !== 'string') return [];
    const message = `\`verify: restore\` needs a server to restore on: ${programs}, or name a server as \`restore-connection\`, or choose \`verify: archive\``;
    return [{ input: 'restore-connection', message }];
  }

  async dump(target: Writable): Promise<Dump> {
    const major = await Session.with(
      this.#address,
      this.#context,
      async (session) => (await readServer(session)).major,
    );
    const programs = await this.#client('pg_dump', major);
    const { scratchFolder } = this;
    return dump(target, {
      backup: this.#backup,
      address: this.#address,
      programs,
      scratchFolder,
      context: this.#context,
    });
  }

  async list(archive: Archive, settings: Dump['settings']): Promise<DatabaseContents> {
    const { format, program } = readSettings(settings);
    const programs = await this.#client(format === 'plain' ? 'psql' : 'pg_restore', program);
    return listArchive(
      archive,
      { format },
      { programs, scratchFolder: this.scratchFolder, context: this.#context },
    );
  }

  async restoreScratch(archive: Archive, given: Dump['settings']): Promise<ScratchDatabase> {
    const settings = readSettings(given);
    const tools = await this.#copyTools(settings);
    return restoreScratch(archive, settings, await this.#copyServer(settings.server), tools);
  }

  async #copyServer(atLeast: number): Promise<CopyServer> {
    if (this.#restoreAddress)
      return { address: this.#restoreAddress, temporary: false, stop: async () => {} };
    const programs = await programsFor(
      ['postgres', 'initdb'],
      atLeast,
      { kind: 'server', given: undefined },
      this.#context,
    );
    if (typeof programs === 'string') throw missing(programs);
    return { ...(await startServer(programs, this.scratchFolder, this.#context)), temporary: true };
  }

  planRestore(options: RestoreOptions): Promise<readonly string[]> {
    return planRestore(options, this.#address, this.#backup, this.#context);
  }

  async restore(archive: Archive, options: RestoreOptions): Promise<Restoration> {
    await this.planRestore(options);
    return restoreDatabase(
      archive,
      options,
      this.#address,
      await this.#copyTools(readSettings(options.settings)),
    );
  }

  async tidy(): Promise<readonly string[]> {
    const { clock } = this.#context;
    const names: string[] = [];
    const servers = [() => openMaintenance(this.#address, this.#context)];
    const other = this.#restoreAddress;
    if (other) servers.push(() => Session.open(onDatabase(other, other.database), this.#context));
    for (const open of servers) {
      const session = await open();
      try {
        names.push(...(await dropDead(session, clock)));
      } finally {
        await session.close();
      }
    }
    for (const name of await listDeadPartials(this.scratchFolder, clock)) {
      if (!/^\.partial-[0-9a-f]{8}-\d+-(postgres|dump|unpacked)-[0-9a-f]{8}$/.test(name)) continue;
      await rm(join(this.scratchFolder, name), { recursive: true, force: true });
      names.push(name);
    }
    return names;
  }

  async #copyTools({ format, program }: { readonly format: string; readonly program: number }) {
    const { jobs, timeout } = this.#backup;
    const programs = await this.#client(format === 'plain' ? 'psql' : 'pg_restore', program);
    return { programs, jobs, timeout, scratchFolder: this.scratchFolder, context: this.#context };
  }

  async #client(program: string, atLeast: number): Promise<Programs> {
    const found = await programsFor(
      [program],
      atLeast,
      { kind: 'client', given: this.#backup.programs },
      this.#context,
    );
    if (typeof found === 'string') throw missing(found);
    return found;
  }
}

function missing(message: string): ProviderError {
  return new ProviderError(message, { system: 'PostgreSQL', operation: 'finding its programs' });
}
