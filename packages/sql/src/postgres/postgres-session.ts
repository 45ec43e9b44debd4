import type { Socket } from 'node:net';
import type { Client, QueryArrayResult } from 'pg';
import {
  type AskOptions,
  type DatabaseSession,
  defaultMostRows,
  type Rows,
  type SessionOptions,
} from '../session.ts';
import { theStatement } from '../statement.ts';
import { untilFired } from '../until-fired.ts';
import { type PostgresAddress, parsePostgresAddress } from './address.ts';
import { explainPostgres, ForeignProtocol, isServerError } from './explain-failure.ts';
import { postgresColumn, postgresValue } from './values.ts';

/** How much longer than the server the client waits, in milliseconds: only for a server that is gone. */
const grace = 2_000;

/** A session with a PostgreSQL database. Throws ConfigurationError for an address that is none. */
export function openPostgres(address: string, options: SessionOptions): DatabaseSession {
  const parsed = parsePostgresAddress(address);
  for (const secret of parsed.secrets) options.secrets.add(secret);
  return new PostgresSession(parsed, options);
}

/** One statement as the client takes it; every value comes as the text in which the server sends it. */
interface Request {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly mostRows: number;
}

const asText = { getTypeParser: () => (value: string) => value };

/** While nothing is asked the connection doesn't keep the process alive. */
class PostgresSession implements DatabaseSession {
  readonly engine = 'postgres';
  readonly place: string;
  readonly #address: PostgresAddress;
  readonly #options: SessionOptions;
  readonly #redact: (text: string) => string;
  #client: Client | undefined;
  #opening: Client | undefined;

  constructor(address: PostgresAddress, options: SessionOptions) {
    this.#address = address;
    this.#options = options;
    this.#redact = (text) => options.secrets.redact(text);
    this.place = this.#redact(`PostgreSQL at ${address.place}`);
  }

  get isOpen(): boolean {
    return this.#client !== undefined;
  }

  ask(query: string, options: AskOptions = {}): Promise<Rows> {
    return untilFired(
      options.signal,
      () => this.close(),
      () => this.#ask(query, options),
    );
  }

  close(): void {
    for (const client of [this.#client, this.#opening]) client?.connection.stream.destroy();
    this.#client = undefined;
    this.#opening = undefined;
  }

  async #ask(
    query: string,
    { parameters = [], wrap, mostRows = defaultMostRows }: AskOptions,
  ): Promise<Rows> {
    const { before, after } = wrap ?? { before: '', after: '' };
    const statement = theStatement(query, 'postgres', wrap);
    let client = this.#client;
    try {
      client ??= await this.#open();
      socketOf(client).ref();
      const request = { text: `${before}${statement}${after}`, values: parameters, mostRows };
      const { result, more } = await this.#run(client, request);
      socketOf(client).unref();
      return rowsOf(result, more);
    } catch (error) {
      if (client) socketOf(client).unref();
      else this.close();
      throw explainPostgres(error, {
        ...{ place: this.place, user: this.#address.user, query, before, timeout: this.#options.timeout },
        ...{ opened: client !== undefined, redact: this.#redact },
      });
    }
  }

  async #open(): Promise<Client> {
    const { default: pg } = await import('pg');
    const client = new pg.Client({
      connectionString: this.#address.url,
      application_name: 'deploy-actions',
      connectionTimeoutMillis: this.#options.timeout,
      query_timeout: this.#options.timeout + grace,
      keepAlive: true,
    });
    guard(client);
    client.connection.once('sslconnect', () => guard(client));
    // Without a listener the loss of an idle connection would end the process.
    client.on('error', () => {});
    client.once('end', () => {
      if (this.#client === client) this.#client = undefined;
    });
    this.#opening = client;
    try {
      await client.connect();
    } finally {
      this.#opening = undefined;
    }
    this.#client = client;
    return client;
  }

  /**
   * Everything set is set for this transaction alone, and the transaction is rolled back: a pooler may give the connection
   * to somebody else afterwards.
   */
  async #run(client: Client, request: Request): Promise<{ result: QueryArrayResult; more: boolean }> {
    const { timeout, settings = {} } = this.#options;
    const all = [
      ['statement_timeout', String(Math.ceil(timeout))],
      ...Object.entries(settings).map(([name, value]) => [`deploy.${name}`, value]),
    ];
    const calls = all.map((_, index) => `set_config($${2 * index + 1}, $${2 * index + 2}, true)`);
    try {
      await client.query('begin read only');
      await client.query(`select ${calls.join(', ')}`, all.flat());
      const answered = await rowsUpTo(client, request);
      if (answered.more) this.close();
      else await client.query('rollback');
      return answered;
    } catch (error) {
      const usable = isServerError(error) && (await succeeds(client.query('rollback')));
      if (!usable) this.close();
      throw error;
    }
  }
}

/** Reads no further than so many rows: what the server still sends then, nobody takes. */
async function rowsUpTo(
  client: Client,
  { text, values, mostRows }: Request,
): Promise<{ result: QueryArrayResult; more: boolean }> {
  const { default: pg } = await import('pg');
  // `extended`: the server itself takes no second statement then.
  const request = {
    text,
    values: [...values],
    rowMode: 'array' as const,
    queryMode: 'extended',
    types: asText,
  };
  const query = new pg.Query<unknown[]>(request);
  return new Promise((resolve, reject) => {
    let seen = 0;
    query.on('row', (_, result) => {
      seen += 1;
      if (seen <= mostRows || !result) return;
      resolve({ result: { ...result, rows: result.rows.slice(0, mostRows) } as never, more: true });
      socketOf(client).destroy();
    });
    const done = (error: Error | null, result: QueryArrayResult) =>
      error ? reject(error) : resolve({ result, more: false });
    client.query(query as never, done as never);
  });
}

function rowsOf({ fields, rows }: QueryArrayResult, more: boolean): Rows {
  const columns = fields.map(postgresColumn);
  return {
    columns,
    rows: rows.map((row) =>
      columns.map((column, index) =>
        postgresValue((row[index] as string | null | undefined) ?? null, column),
      ),
    ),
    more,
  };
}

async function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}

/** A socket or, with TLS, what stands before it; the types know only what both can be. */
function socketOf({ connection }: Client): Socket {
  return connection.stream as Socket;
}

/** What the client can't read, it throws from where a socket calls it: that would end the process. */
function guard(client: Client): void {
  const socket = socketOf(client);
  const emit = socket.emit.bind(socket) as (...event: unknown[]) => boolean;
  socket.emit = (...event: unknown[]) => {
    try {
      return emit(...event);
    } catch (error) {
      socket.destroy(new ForeignProtocol(error));
      return true;
    }
  };
}
