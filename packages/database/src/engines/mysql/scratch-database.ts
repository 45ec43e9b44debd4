import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MysqlAddress } from '@deploy-actions/sql';
import {
  type Archive,
  DamagedBackupError,
  type DatabaseContents,
  type Dump,
  type ScratchDatabase,
} from '../../backup-engine.ts';
import type { EngineContext } from '../../engine-registry.ts';
import { listDeadPartials } from '../../storages/partial-files.ts';
import { type DefinedTable, readDefinitions } from './definitions.ts';
import { countViolations } from './foreign-keys.ts';
import { type Loaded, loadDump } from './load-dump.ts';
import type { Program } from './programs.ts';
import { countRows } from './rows.ts';
import { quoteName, ServerSession } from './server-session.ts';
import { serverFolderMark } from './temporary-server.ts';

/** Milliseconds for making and dropping a database. */
const patience = 120_000;

/** Databases of ours have such names and no others. */
const ours = /^deploy_(?:scratch|restore)_[0-9a-f]{16}$/;

/** The same without the cancellation of the step: what clears up after it must still run. */
export function unstoppable(context: EngineContext): EngineContext {
  return { ...context, signal: new AbortController().signal };
}

/** A database of our own, held by a named lock for as long as we live: without it, it belongs to a run that died. */
export class OwnDatabase {
  readonly name: string;
  readonly address: MysqlAddress;
  readonly #session: ServerSession;
  readonly #context: EngineContext;

  private constructor(name: string, address: MysqlAddress, session: ServerSession, context: EngineContext) {
    this.name = name;
    this.address = address;
    this.#session = session;
    this.#context = context;
  }

  /** Makes it, empty. Throws DatabaseFailure. */
  static async create(
    prefix: string,
    server: MysqlAddress,
    settings: Dump['settings'],
    context: EngineContext,
  ): Promise<OwnDatabase> {
    context.signal.throwIfAborted();
    const name = `${prefix}${randomBytes(8).toString('hex')}`;
    const holder = { ...server, database: undefined };
    const session = await ServerSession.open({ address: holder, timeout: patience }, unstoppable(context));
    try {
      await session.rows('select get_lock(?, 5) as held', [name]);
      await session.run(`create database ${quoteName(name)}${defaults(settings)}`);
    } catch (error) {
      session.close();
      throw error;
    }
    return new OwnDatabase(name, { ...server, database: name }, session, context);
  }

  /** Drops it. */
  async drop(): Promise<void> {
    const session = await ServerSession.open(
      { address: { ...this.address, database: undefined }, timeout: patience },
      unstoppable(this.#context),
    );
    try {
      await session.run(`drop database if exists ${quoteName(this.name)}`);
    } finally {
      session.close();
      this.#session.close();
    }
  }
}

/** Character set and collation of a database, as `create database` takes them; what isn't a plain name is left out. */
export function defaults(settings: Dump['settings']): string {
  const { 'character-set': set = '', collation = '' } = settings;
  if (!/^\w+$/.test(set) || !/^\w+$/.test(collation)) return '';
  return ` character set ${set} collate ${collation}`;
}

/** Drops the databases with a prefix that dead runs left on a server; gives their names. Throws DatabaseFailure. */
export async function dropDead(
  prefix: string,
  server: MysqlAddress,
  context: EngineContext,
): Promise<string[]> {
  const session = await ServerSession.open(
    { address: { ...server, database: undefined }, timeout: patience },
    context,
  );
  const dropped: string[] = [];
  try {
    for (const row of await session.rows('select schema_name as name from information_schema.schemata')) {
      const name = String(row['name']);
      if (!ours.test(name) || !name.startsWith(prefix)) continue;
      const [lock] = await session.rows('select is_free_lock(?) as free', [name]);
      if (Number(lock?.['free']) !== 1) continue;
      await session.run(`drop database if exists ${quoteName(name)}`);
      dropped.push(`database ${name}`);
    }
    return dropped;
  } finally {
    session.close();
  }
}

/** Deletes the folders of temporary servers that dead runs left. */
export async function removeDeadServers(folder: string, { clock }: EngineContext): Promise<string[]> {
  const removed: string[] = [];
  for (const name of await listDeadPartials(folder, clock)) {
    if (!name.includes(serverFolderMark) && !name.includes('mysql-access-')) continue;
    await rm(join(folder, name), { recursive: true, force: true });
    removed.push(name);
  }
  return removed;
}

/** Loads an archive into a database of ours and gives a way to look at it. */
export async function fill(
  archive: Archive,
  own: OwnDatabase,
  request: { readonly program: Program; readonly timeout: number; readonly withoutDefiners: boolean },
  context: EngineContext,
): Promise<Loaded> {
  const { program, timeout, withoutDefiners } = request;
  const rewriting = { database: own.name, withoutDefiners, withoutEvents: true };
  return await loadDump(archive, { address: own.address, rewriting, program, timeout }, context);
}

/** What a restored copy holds, as thorough as `like`, after the server itself has checked tables and indexes. */
export async function readCopy(
  address: MysqlAddress,
  like: DatabaseContents,
  eventStates: ReadonlyMap<string, string>,
  timeout: number,
  context: EngineContext,
  exclude: readonly string[] = [],
): Promise<DatabaseContents> {
  const database = address.database ?? '';
  const session = await ServerSession.open({ address, timeout }, context);
  try {
    const { tables, objects } = await readDefinitions(session, database, { exclude, eventStates });
    const wanted = new Map(like.tables.map((table) => [table.name, table]));
    const contents: DatabaseContents['tables'][number][] = [];
    for (const table of tables) {
      await checkTable(session, table);
      const { name, columns } = table;
      const { rows, checksum } = wanted.get(name) ?? {};
      const depth = checksum === undefined ? 'rows' : 'checksums';
      const counted = rows === undefined ? {} : await countRows(session, database, table, depth);
      contents.push({ name, columns, ...counted });
    }
    const foreignKeyViolations =
      like.foreignKeyViolations === undefined ? undefined : await countViolations(session, database, tables);
    return { tables: contents, objects, ...(foreignKeyViolations !== undefined && { foreignKeyViolations }) };
  } finally {
    session.close();
  }
}

/** https://dev.mysql.com/doc/refman/8.4/en/check-table.html: of InnoDB it looks at every index, too. */
async function checkTable(session: ServerSession, { name }: DefinedTable): Promise<void> {
  const said = await session.rows(`check table ${quoteName(name)}`);
  const bad = said.filter((row) => /error|corrupt/i.test(`${row['Msg_type']} ${row['Msg_text']}`));
  if (bad.length === 0) return;
  const what = bad.map((row) => String(row['Msg_text'])).join('; ');
  throw new DamagedBackupError(`the restored table \`${name}\` is damaged: ${what}`);
}

/** The address of a database as a URL. */
export function addressText(address: MysqlAddress): string {
  const { host, port, user = '', password, database = '', tls } = address;
  const encode = encodeURIComponent;
  const who = password === undefined ? encode(user) : `${encode(user)}:${encode(password)}`;
  const mode = tls?.verifyIdentity ? 'VERIFY_IDENTITY' : tls?.rejectUnauthorized ? 'VERIFY_CA' : 'REQUIRED';
  const authority = tls?.authority === undefined ? '' : `&ssl-ca=${encode(tls.authority)}`;
  const parameters = tls === undefined ? '' : `?ssl-mode=${mode}${authority}`;
  const place = host.includes(':') ? `[${host}]` : host;
  return `mysql://${who}@${place}:${port}/${encode(database)}${parameters}`;
}

/** A copy that is looked at and thrown away. */
export function scratchDatabase(
  own: { readonly address: MysqlAddress; remove(): Promise<void> },
  { eventStates }: Loaded,
  timeout: number,
  context: EngineContext,
): ScratchDatabase {
  return {
    connection: addressText(own.address),
    contents: (like) => readCopy(own.address, like, eventStates, timeout, context),
    remove: () => own.remove(),
  };
}
