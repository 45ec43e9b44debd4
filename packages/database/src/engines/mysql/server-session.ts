import { ConfigurationError } from '@deploy-actions/action-kit';
import { explainMysql, type MysqlAddress, parseMysqlAddress, tlsOptions } from '@deploy-actions/sql';
import type { Connection } from 'mysql2/promise';
import type { EngineContext } from '../../engine-registry.ts';

/** For connecting, in milliseconds. */
const connectTimeout = 15_000;
/** How much longer than the server the client waits for an answer, in milliseconds. */
const grace = 5_000;

/** A row by the names of its columns; numbers that a JavaScript number can't hold, and times, are text. */
export type Row = Readonly<Record<string, unknown>>;

/** What a session is made with. */
export interface SessionSettings {
  readonly address: MysqlAddress;
  /** For each statement, in milliseconds. */
  readonly timeout: number;
}

/** Reads an address of the section; its password is secret from then on. Throws ConfigurationError that names the field. */
export function readAddress(
  text: string,
  field: string,
  { secrets }: Pick<EngineContext, 'secrets'>,
): MysqlAddress {
  try {
    const address = parseMysqlAddress(text.replace(/^mariadb:/, 'mysql:'));
    for (const secret of address.secrets) secrets.add(secret);
    return address;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const message = error.message.replaceAll('`database`', `\`${field}\``);
    throw new ConfigurationError([{ input: field, message }]);
  }
}

/** A name as SQL takes it. */
export function quoteName(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/** One connection with settings that make answers of all servers alike: UTC, utf8mb4, no SQL mode, no limits of the server's own. */
export class ServerSession {
  readonly address: MysqlAddress;
  readonly #connection: Connection;
  readonly #settings: SessionSettings;
  readonly #context: Pick<EngineContext, 'secrets' | 'signal'>;
  readonly #onAbort: () => void;
  #closed = false;

  private constructor(
    connection: Connection,
    settings: SessionSettings,
    context: Pick<EngineContext, 'secrets' | 'signal'>,
  ) {
    this.address = settings.address;
    this.#connection = connection;
    this.#settings = settings;
    this.#context = context;
    this.#onAbort = () => this.close();
    context.signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  /** Connects. Throws DatabaseFailure, and the signal's reason when it fired. */
  static async open(
    settings: SessionSettings,
    context: Pick<EngineContext, 'secrets' | 'signal'>,
  ): Promise<ServerSession> {
    context.signal.throwIfAborted();
    const session = new ServerSession(await connect(settings, context), settings, context);
    try {
      await session.#prepare();
      return session;
    } catch (error) {
      session.close();
      throw error;
    }
  }

  async #prepare(): Promise<void> {
    const [row] = await this.rows('select version() as version');
    const mariadb = /mariadb/i.test(String(row?.['version']));
    const limit = Math.max(1, Math.ceil(this.#settings.timeout));
    await this.run(
      `set session ${mariadb ? `max_statement_time = ${limit / 1_000}` : `max_execution_time = ${limit}`},
        time_zone = '+00:00', sql_mode = '', sql_quote_show_create = 1, wait_timeout = 604800,
        net_write_timeout = 3600, net_read_timeout = 3600, lock_wait_timeout = 60, group_concat_max_len = 1048576`,
    );
  }

  /** The rows of one statement. Throws DatabaseFailure, and the signal's reason when it fired. */
  async rows(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    try {
      const timeout = this.#settings.timeout + grace;
      const [rows] = await this.#connection.query({ sql, timeout, values: [...parameters] });
      return Array.isArray(rows) ? (rows as unknown as Row[]) : [];
    } catch (error) {
      throw explain(error, this.#settings, this.#context, { query: sql, opened: true });
    }
  }

  /** Runs a statement that gives no rows. Throws as {@link rows} does. */
  async run(sql: string, parameters: readonly unknown[] = []): Promise<void> {
    await this.rows(sql, parameters);
  }

  /** Ends the connection at once; what waits for it fails. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#context.signal.removeEventListener('abort', this.#onAbort);
    this.#connection.destroy();
  }
}

async function connect(
  settings: SessionSettings,
  context: Pick<EngineContext, 'secrets' | 'signal'>,
): Promise<Connection> {
  const { default: mysql } = await import('mysql2');
  const { host, port, user, password, database, tls } = settings.address;
  const connection = mysql.createConnection({
    ...{ host, port, connectTimeout, charset: 'utf8mb4_general_ci', multipleStatements: false },
    ...{ supportBigNumbers: true, bigNumberStrings: false, dateStrings: true, jsonStrings: true },
    // Parsers that are made while it runs would be one more thing to trust.
    ...{ disableEval: true, connectAttributes: { program_name: 'deploy-actions' } },
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password }),
    ...(database === undefined ? {} : { database }),
    ...(tls === undefined ? {} : { ssl: tlsOptions(tls) }),
  });
  // Without a listener the loss of an idle connection would end the process.
  connection.on('error', () => {});
  const giveUp = () => connection.destroy();
  context.signal.addEventListener('abort', giveUp, { once: true });
  try {
    await new Promise<void>((resolve, reject) => {
      connection.connect((error) => (error ? reject(error) : resolve()));
      context.signal.addEventListener('abort', () => reject(context.signal.reason), { once: true });
    });
    return connection.promise();
  } catch (error) {
    connection.destroy();
    throw explain(error, settings, context, { query: '', opened: false });
  } finally {
    context.signal.removeEventListener('abort', giveUp);
  }
}

function explain(
  error: unknown,
  { address, timeout }: SessionSettings,
  { secrets, signal }: Pick<EngineContext, 'secrets' | 'signal'>,
  { query, opened }: { readonly query: string; readonly opened: boolean },
): unknown {
  if (signal.aborted) return signal.reason;
  return explainMysql(error, {
    ...{ place: `MySQL at ${address.place}`, user: address.user, query, before: '', opened },
    ...{ timeout: opened ? timeout : connectTimeout, redact: (text) => secrets.redact(text) },
  });
}
