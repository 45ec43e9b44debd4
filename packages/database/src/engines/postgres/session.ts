import type { Client } from 'pg';
import type { EngineContext } from '../../engine-registry.ts';
import { explainPostgres, PostgresFailure, sqlState } from './explain-failure.ts';
import { explainLocks, lockHoldersQuery } from './lock-holders.ts';
import type { ServerAddress } from './server-address.ts';

/** Milliseconds until a server that doesn't answer is given up. */
const connectTimeout = 15_000;
/** Milliseconds that a statement waits for a lock where the section says nothing: its default. */
const defaultLockTimeout = 30_000;

/**
 * Set in every session, beside a limit for locks: whoever holds one must not keep a backup waiting unseen. No limit of the role may end a connection that has to outlive a dump; and what a value looks like must not
 * depend on the settings of a server, a role or a database. Settings that a server doesn't know are left out.
 */
const settings: Readonly<Record<string, string>> = {
  statement_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  idle_session_timeout: '0',
  transaction_timeout: '0',
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  bytea_output: 'hex',
  extra_float_digits: '3',
  lc_monetary: 'C',
  xmlbinary: 'base64',
  quote_all_identifiers: 'off',
  row_security: 'off',
  search_path: '',
  default_transaction_read_only: 'off',
  jit: 'off',
  // Counting goes on beside the dump: it takes one processor of the server and no more.
  max_parallel_workers_per_gather: '0',
};

/** One row of an answer. */
export type Row = Readonly<Record<string, string | null>>;

type Context = Pick<EngineContext, 'secrets' | 'signal'>;

/** A connection that is closed when the step is cancelled. Every value comes as the text in which the server sends it. */
export class Session {
  readonly address: ServerAddress;
  readonly #client: Client;
  readonly #context: Context;
  readonly #onAbort: () => void;

  private constructor(client: Client, address: ServerAddress, context: Context) {
    this.address = address;
    this.#client = client;
    this.#context = context;
    this.#onAbort = () => this.destroy();
    context.signal.addEventListener('abort', this.#onAbort, { once: true });
    // Without a listener the loss of an idle connection would end the process.
    client.on('error', () => {});
  }

  /** Throws PostgresFailure that says what to do. */
  static async open(address: ServerAddress, context: Context): Promise<Session> {
    context.signal.throwIfAborted();
    const { default: pg } = await import('pg');
    const client = new pg.Client({
      connectionString: address.url,
      application_name: address.environment['PGAPPNAME'],
      connectionTimeoutMillis: connectTimeout,
      keepAlive: true,
      types: { getTypeParser: () => (value: string) => value },
    });
    const session = new Session(client, address, context);
    try {
      await client.connect();
      await client.query(
        `select set_config(s.name, v.value, false) from json_each_text($1) v(name, value) join pg_settings s on s.name = v.name`,
        [JSON.stringify({ ...settings, lock_timeout: String(lockTimeoutOf(address)) })],
      );
      return session;
    } catch (error) {
      session.destroy();
      throw explainPostgres(error, { operation: 'connect', place: address.place }, context);
    }
  }

  /** Opens a session for the time of `work`. */
  static async with<T>(
    address: ServerAddress,
    context: Context,
    work: (session: Session) => Promise<T>,
  ): Promise<T> {
    const session = await Session.open(address, context);
    try {
      return await work(session);
    } finally {
      await session.close();
    }
  }

  /** The rows a statement gives. Throws PostgresFailure that says what to do. */
  async ask(statement: string, values: readonly unknown[] = [], operation = 'query'): Promise<Row[]> {
    try {
      const result = await this.#client.query<Record<string, string | null>>(statement, [...values]);
      return result.rows;
    } catch (error) {
      const { place } = this.address;
      if (sqlState(error) !== '55P03' || this.#context.signal.aborted)
        throw explainPostgres(error, { operation, place }, this.#context);
      const message = `${place}: ${explainLocks(await this.#lockHolders(), lockTimeoutOf(this.address))}`;
      throw new PostgresFailure(message, { operation, retryable: true, state: '55P03' });
    }
  }

  /** From another connection: the transaction of this one may have failed. Empty where nobody can say. */
  async #lockHolders(): Promise<readonly Row[]> {
    try {
      return await Session.with(this.address, this.#context, async (session) => {
        const { rows } = await session.#client.query<Record<string, string | null>>(lockHoldersQuery);
        return rows;
      });
    } catch {
      return [];
    }
  }

  /** The only value of the only row. */
  async value(statement: string, values: readonly unknown[] = []): Promise<string | null> {
    const [row] = await this.ask(statement, values);
    return Object.values(row ?? {})[0] ?? null;
  }

  async close(): Promise<void> {
    this.#context.signal.removeEventListener('abort', this.#onAbort);
    await this.#client.end().catch(() => {});
  }

  /** Ends the connection at once; the server undoes what was under way. */
  destroy(): void {
    this.#context.signal.removeEventListener('abort', this.#onAbort);
    this.#client.connection.stream.destroy();
  }
}

function lockTimeoutOf({ lockTimeout = defaultLockTimeout }: ServerAddress): number {
  return Math.ceil(lockTimeout);
}

/** A name as SQL writes identifiers. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL writes it, for statements that take no parameters. */
export function quoteText(text: string): string {
  return text.includes('\\')
    ? ` E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
    : `'${text.replaceAll("'", "''")}'`;
}

/** The name of a table as manifests say it: quoted only where letters or signs need it, whatever words a server's version reserves. */
export function readableName(...parts: readonly string[]): string {
  return parts.map((part) => (/^[a-z_][a-z0-9_]*$/.test(part) ? part : quoteName(part))).join('.');
}
