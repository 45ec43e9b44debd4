import type { Socket } from 'node:net';
import type { Client } from 'pg';
import type { Failure } from '../../metric-provider.ts';
import { explainFailure, ForeignProtocol, isServerError } from './explain-failure.ts';

/** What a statement gave: rows of values in the order of the columns. */
export interface QueryResult {
  readonly rows: readonly (readonly unknown[])[];
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
}

/** What a session is made with. */
export interface SessionOptions {
  readonly url: string;
  /** For one statement and for connecting, in milliseconds. */
  readonly timeout: number;
  /** What the server is called in messages. */
  readonly place: string;
  /** Parameters that each query sees, by name. */
  readonly settings: readonly (readonly [string, string])[];
  /** Takes out what is secret of what is shown. */
  readonly redact: (text: string) => string;
}

/** A query between what makes a statement of it. */
export interface Wrapped {
  readonly before: string;
  readonly query: string;
  readonly after: string;
}

/** How much longer than the server the client waits, in milliseconds: only for a server that is gone. */
const grace = 2_000;

/**
 * One connection, opened when it is needed and again when it was lost. While nothing is asked it doesn't keep the process
 * alive.
 */
export class Session {
  readonly #options: SessionOptions;
  #client: Client | undefined;
  #opening: Client | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#client !== undefined;
  }

  /** Runs one statement by itself. Every failure is an answer. */
  async ask(wrapped: Wrapped): Promise<QueryResult | Failure> {
    let client = this.#client;
    try {
      client ??= await this.#open();
      socketOf(client).ref();
      const result = await this.#run(client, `${wrapped.before}${wrapped.query}${wrapped.after}`);
      socketOf(client).unref();
      return result;
    } catch (error) {
      if (client) socketOf(client).unref();
      else this.drop();
      return explainFailure(error, { ...this.#options, ...wrapped, opened: client !== undefined });
    }
  }

  /** Ends the connection at once; what waits for it fails. */
  drop(): void {
    for (const client of [this.#client, this.#opening]) client?.connection.stream.destroy();
    this.#client = undefined;
    this.#opening = undefined;
  }

  async #open(): Promise<Client> {
    const { default: pg } = await import('pg');
    const client = new pg.Client({
      connectionString: this.#options.url,
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
  async #run(client: Client, text: string): Promise<QueryResult> {
    const { timeout, settings } = this.#options;
    const all = [['statement_timeout', String(Math.ceil(timeout))], ...settings];
    const calls = all.map((_, index) => `set_config($${2 * index + 1}, $${2 * index + 2}, true)`);
    try {
      await client.query('begin read only');
      await client.query(`select ${calls.join(', ')}`, all.flat());
      // `extended`: the server itself takes no second statement then.
      const request = { text, rowMode: 'array' as const, queryMode: 'extended' };
      const result = await client.query(request);
      await client.query('rollback');
      return result;
    } catch (error) {
      const usable = isServerError(error) && (await succeeds(client.query('rollback')));
      if (!usable) this.drop();
      throw error;
    }
  }
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
