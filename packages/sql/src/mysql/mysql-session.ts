import type { Connection, FieldPacket, QueryOptions } from 'mysql2';
import {
  type AskOptions,
  type DatabaseSession,
  defaultMostRows,
  type Rows,
  type SessionOptions,
  type Value,
} from '../session.ts';
import { markParameters, theStatement } from '../statement.ts';
import { untilFired } from '../until-fired.ts';
import { type MysqlAddress, parseMysqlAddress, tlsOptions } from './address.ts';
import { explainMysql, isServerError } from './explain-failure.ts';
import { mysqlColumn, mysqlValue } from './values.ts';

/** How much longer than the server the client waits, in milliseconds: only for a server that is gone. */
const grace = 2_000;

/** A session with a MySQL or MariaDB database. Throws ConfigurationError for an address that is none. */
export function openMysql(address: string, options: SessionOptions): DatabaseSession {
  const parsed = parseMysqlAddress(address);
  for (const secret of parsed.secrets) options.secrets.add(secret);
  return new MysqlSession(parsed, options);
}

interface Answered {
  readonly fields: readonly FieldPacket[];
  readonly rows: readonly (readonly unknown[])[];
  readonly more: boolean;
}

/** While nothing is asked the connection doesn't keep the process alive. */
class MysqlSession implements DatabaseSession {
  readonly engine = 'mysql';
  readonly place: string;
  readonly #address: MysqlAddress;
  readonly #options: SessionOptions;
  readonly #redact: (text: string) => string;
  #connection: Connection | undefined;
  #opening: Connection | undefined;

  constructor(address: MysqlAddress, options: SessionOptions) {
    this.#address = address;
    this.#options = options;
    this.#redact = (text) => options.secrets.redact(text);
    this.place = this.#redact(`MySQL at ${address.place}`);
  }

  get isOpen(): boolean {
    return this.#connection !== undefined;
  }

  ask(query: string, options: AskOptions = {}): Promise<Rows> {
    return untilFired(
      options.signal,
      () => this.close(),
      () => this.#ask(query, options),
    );
  }

  close(): void {
    for (const connection of [this.#connection, this.#opening]) connection?.destroy();
    this.#connection = undefined;
    this.#opening = undefined;
  }

  async #ask(query: string, options: AskOptions): Promise<Rows> {
    const { before, after } = options.wrap ?? { before: '', after: '' };
    const statement = theStatement(query, 'mysql', options.wrap);
    let connection = this.#connection;
    try {
      connection ??= await this.#open();
      streamOf(connection).ref();
      const { fields, rows, more } = await this.#run(connection, `${before}${statement}${after}`, options);
      streamOf(connection).unref();
      const columns = fields.map(mysqlColumn);
      const read = rows.map((row) => columns.map((column, index) => mysqlValue(row[index], column)));
      return { columns, rows: read, more };
    } catch (error) {
      if (connection) streamOf(connection).unref();
      else this.close();
      throw explainMysql(error, {
        ...{ place: this.place, user: this.#address.user, query, before, timeout: this.#options.timeout },
        ...{ opened: connection !== undefined, redact: this.#redact },
      });
    }
  }

  async #open(): Promise<Connection> {
    const { default: mysql } = await import('mysql2');
    const { host, port, user, password, database, tls } = this.#address;
    const connection = mysql.createConnection({
      ...{ host, port, connectTimeout: this.#options.timeout, rowsAsArray: true, multipleStatements: false },
      ...{ supportBigNumbers: true, bigNumberStrings: true, dateStrings: true, jsonStrings: true },
      // Parsers that are made while it runs would be one more thing to trust.
      ...{ disableEval: true, connectAttributes: { program_name: 'deploy-actions' } },
      ...(user === undefined ? {} : { user }),
      ...(password === undefined ? {} : { password }),
      ...(database === undefined ? {} : { database }),
      ...(tls === undefined ? {} : { ssl: tlsOptions(tls) }),
    });
    // Without a listener the loss of an idle connection would end the process.
    connection.on('error', () => this.#lost(connection));
    connection.on('end', () => this.#lost(connection));
    this.#opening = connection;
    try {
      await new Promise<void>((resolve, reject) =>
        connection.connect((error) => (error ? reject(error) : resolve())),
      );
      await this.#prepare(connection);
    } finally {
      this.#opening = undefined;
    }
    this.#connection = connection;
    return connection;
  }

  #lost(connection: Connection): void {
    if (this.#connection === connection) this.#connection = undefined;
  }

  /** Time limits of the server, which MySQL and MariaDB call and count differently, and what queries can read by name. */
  async #prepare(connection: Connection): Promise<void> {
    const { timeout, settings = {} } = this.#options;
    const { rows } = await this.#answer(connection, { sql: 'select version()' });
    const milliseconds = Math.max(1, Math.ceil(timeout));
    const limit = /mariadb/i.test(String(rows[0]?.[0]))
      ? `max_statement_time = ${milliseconds / 1_000}`
      : `max_execution_time = ${milliseconds}`;
    await this.#answer(connection, { sql: `set session ${limit}, time_zone = '+00:00'` });
    for (const [name, value] of Object.entries(settings)) {
      await this.#answer(
        connection,
        { sql: `set @deploy_${name.replaceAll(/\W/g, '_')} = ?`, values: [value] },
        'execute',
      );
    }
  }

  async #run(
    connection: Connection,
    text: string,
    { parameters = [], mostRows }: AskOptions,
  ): Promise<Answered> {
    const { text: sql, numbers } = markParameters(text, 'mysql', () => '?');
    const values = numbers.map((number) => bound(parameters[number - 1] ?? null));
    try {
      await this.#answer(connection, { sql: 'start transaction read only' });
      const request = values.length === 0 ? { sql } : { sql, values };
      const way = values.length === 0 ? 'query' : 'execute';
      const answered = await this.#answer(connection, request, way, mostRows);
      if (answered.more) this.close();
      else await this.#answer(connection, { sql: 'rollback' });
      return answered;
    } catch (error) {
      const usable = isServerError(error) && (await this.#rolledBack(connection));
      if (!usable) this.close();
      throw error;
    }
  }

  #rolledBack(connection: Connection): Promise<boolean> {
    return this.#answer(connection, { sql: 'rollback' }).then(
      () => true,
      () => false,
    );
  }

  /** Reads no further than so many rows: what the server still sends then, nobody takes. */
  #answer(
    connection: Connection,
    request: QueryOptions,
    way: 'query' | 'execute' = 'query',
    mostRows = defaultMostRows,
  ): Promise<Answered> {
    const options = { ...request, timeout: this.#options.timeout + grace };
    return new Promise((resolve, reject) => {
      const rows: unknown[][] = [];
      let fields: readonly FieldPacket[] = [];
      const query = way === 'query' ? connection.query(options) : connection.execute(options as never);
      query.on('error', reject);
      query.on('fields', (given: readonly FieldPacket[] | undefined) => {
        fields = given ?? [];
      });
      query.on('result', (row: unknown) => {
        // What gives no rows gives a header instead.
        if (!Array.isArray(row)) return;
        if (rows.push(row) <= mostRows) return;
        connection.destroy();
        resolve({ fields, rows: rows.slice(0, mostRows), more: true });
      });
      query.on('end', () => resolve({ fields, rows, more: false }));
    });
  }
}

/** What the protocol takes; numbers stay text, which the server turns into what it needs. */
function bound(value: Value): string | null {
  if (typeof value === 'boolean') return value ? '1' : '0';
  return value === null ? null : String(value);
}

interface Stream {
  ref(): void;
  unref(): void;
}

function streamOf(connection: Connection): Stream {
  return (connection as unknown as { readonly stream: Stream }).stream;
}
