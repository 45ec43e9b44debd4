import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { ConfigurationError } from '@deploy-actions/action-kit';
import { DatabaseFailure } from '../failure.ts';
import {
  type AskOptions,
  type Column,
  type DatabaseSession,
  defaultMostRows,
  type Rows,
  type SessionOptions,
  type Value,
} from '../session.ts';
import { theStatement } from '../statement.ts';
import { exactNumber, hexOf } from '../values.ts';
import { explainSqlite } from './explain-failure.ts';
import { loadSqlite } from './load-sqlite.ts';

/** Milliseconds that SQLite waits for a lock at most, because it holds up the whole process meanwhile. */
const longestWait = 1_000;

/** A session with an SQLite file. Throws ConfigurationError for an address that is none. */
export function openSqlite(address: string, options: SessionOptions): DatabaseSession {
  const path = address.slice('sqlite:'.length);
  if (path === '' || path === ':memory:' || path.startsWith('//')) {
    throw new ConfigurationError(
      '`database` must name a file: `sqlite:data/shop.db`, or `sqlite:/var/lib/shop.db` from the root',
    );
  }
  return new SqliteSession(path, options);
}

/** SQLite runs within the process, which stands still while a query runs: its time limit is only for waiting. */
class SqliteSession implements DatabaseSession {
  readonly engine = 'sqlite';
  readonly place: string;
  readonly #file: string;
  readonly #options: SessionOptions;
  #database: DatabaseSync | undefined;

  constructor(path: string, options: SessionOptions) {
    this.#file = resolve(options.folder, path);
    this.#options = options;
    this.place = `SQLite file ${path}`;
  }

  get isOpen(): boolean {
    return this.#database !== undefined;
  }

  async ask(query: string, options: AskOptions = {}): Promise<Rows> {
    options.signal?.throwIfAborted();
    const { before, after } = options.wrap ?? { before: '', after: '' };
    const statement = theStatement(query, 'sqlite', options.wrap);
    try {
      this.#database ??= await this.#open();
      return this.#run(this.#database, `${before}${statement}${after}`, options);
    } catch (error) {
      throw explainSqlite(error, {
        ...{ place: this.place, user: undefined, query, before, timeout: this.#options.timeout },
        ...{ opened: this.isOpen, redact: (text) => this.#options.secrets.redact(text) },
      });
    }
  }

  close(): void {
    this.#database?.close();
    this.#database = undefined;
  }

  /**
   * A database in use is opened for writing although only read: a read-only connection that is the last to close leaves
   * `-wal` and `-shm` files behind, which may belong to the wrong user. What it may do is limited by `query_only`.
   */
  async #open(): Promise<DatabaseSync> {
    if (!statSync(this.#file, { throwIfNoEntry: false })?.isFile()) {
      throw new DatabaseFailure(`${this.place}: there is no such file`, {
        ...{ reason: 'unknown-database', system: 'SQLite', outOfReach: true },
      });
    }
    const { DatabaseSync } = await loadSqlite();
    const location = pathToFileURL(this.#file);
    location.search = '?mode=rw';
    const timeout = Math.min(this.#options.timeout, longestWait);
    return new DatabaseSync(location, { timeout, allowExtension: false });
  }

  #run(
    database: DatabaseSync,
    sql: string,
    { parameters = [], mostRows = defaultMostRows }: AskOptions,
  ): Rows {
    database.exec('PRAGMA query_only = ON');
    const statement = database.prepare(sql);
    statement.setReadBigInts(true);
    statement.setReturnArrays(true);
    // What is there and not asked for does no harm.
    statement.setAllowUnknownNamedParameters(true);
    const described = statement.columns();
    const rows: Value[][] = [];
    const raw: unknown[][] = [];
    let more = false;
    // The types don't know that rows are lists now.
    for (const row of statement.iterate(this.#named(parameters)) as Iterable<unknown>) {
      more = rows.length >= mostRows;
      if (more) break;
      raw.push(row as unknown[]);
      rows.push((row as unknown[]).map(sqliteValue));
    }
    const columns = described.map(({ name, type }, index) =>
      columnOf(
        { name, declared: type },
        raw.map((row) => row[index]),
      ),
    );
    return { columns, rows, more };
  }

  #named(parameters: readonly Value[]): Record<string, SQLInputValue> {
    const settings = Object.entries(this.#options.settings ?? {});
    const numbered = parameters.map((value, index) => [`$${index + 1}`, bound(value)] as const);
    return Object.fromEntries([
      ...settings.map(([name, value]) => [`$deploy_${name}`, value] as const),
      ...numbered,
    ]);
  }
}

function bound(value: Value): SQLInputValue {
  return typeof value === 'boolean' ? Number(value) : value;
}

function sqliteValue(value: unknown): Value {
  if (value instanceof Uint8Array) return hexOf(value);
  return typeof value === 'bigint' ? exactNumber(String(value)) : (value as Value);
}

/** SQLite knows the type of each value; a column is of one where all its values are. */
function columnOf(
  { name, declared }: { readonly name: string; readonly declared: string | null },
  values: readonly unknown[],
): Column {
  const known = new Set(values.filter((value) => value !== null).map((value) => typeof value));
  const numbers = [...known].every((type) => type === 'number' || type === 'bigint');
  const type = known.size === 0 ? 'other' : numbers ? 'number' : known.has('string') ? 'text' : 'other';
  return { name, type, typeName: declared ?? type };
}
