import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Version 3.0, as a client says it. */
const protocol3 = 196_608;

/** What a statement gives: one column of a type, or an error. */
export type StatementResult =
  | { readonly type: number; readonly rows: readonly (string | null)[] }
  | { readonly code: string; readonly message: string };

/** How the server behaves, beside what statements give. */
export type Behaviour =
  | 'serving'
  /** Takes connections and says nothing. */
  | 'hanging'
  /** Ends the connection in the middle of each result. */
  | 'cutting'
  /** Ends the connection when a transaction is to begin, as a pooler without a server may. */
  | 'leaving'
  /** Is a web server. */
  | 'web'
  /** Sends these bytes to everybody. */
  | Buffer
  /** Refuses everybody with an error as the first message. */
  | { readonly code: string; readonly message: string };

/**
 * A server that speaks the protocol of PostgreSQL as far as a client needs it that asks in read-only transactions, and notes
 * what PostgreSQL would not have taken. https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
export class FakePostgres {
  behaviour: Behaviour = 'serving';
  /** Statements between `begin read only` and `rollback`, those that set parameters aside; connections too while hanging. */
  requests = 0;
  /** Connections so far. */
  connections = 0;
  readonly #answer: (statement: string) => StatementResult;
  readonly #password: string;
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #port = 0;
  #wanted = 1;
  #held: (() => void)[] = [];
  #broken: string | undefined;

  private constructor(password: string, answer: (statement: string) => StatementResult) {
    this.#password = password;
    this.#answer = answer;
    this.#server = createServer({ noDelay: true }, (socket) => this.#take(socket));
  }

  /** Starts one on a free port; it ends with the test, which fails if a client did what PostgreSQL would not take, or `answer` threw. */
  static async start(
    password: string,
    answer: (statement: string) => StatementResult,
  ): Promise<FakePostgres> {
    const fake = new FakePostgres(password, answer);
    await fake.listen();
    onTestFinished(async () => {
      await fake.close();
      if (fake.#broken !== undefined) throw new Error(fake.#broken);
    });
    return fake;
  }

  get address(): string {
    return `127.0.0.1:${this.#port}`;
  }

  async listen(): Promise<void> {
    if (this.#server.listening) return;
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Ends all connections and waits until both sides know. */
  async drop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }

  /** Ends all connections and takes no more. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    await this.drop();
    await closed;
  }

  /** From now on no statement is answered until so many wait. */
  holdUntil(statements: number): void {
    this.#wanted = statements;
  }

  #take(socket: Socket): void {
    this.connections += 1;
    this.#sockets.add(socket);
    socket.on('error', () => {}).on('close', () => this.#sockets.delete(socket));
    const { behaviour } = this;
    if (Buffer.isBuffer(behaviour)) {
      socket.write(behaviour);
    } else if (behaviour === 'hanging') {
      this.requests += 1;
    } else if (behaviour === 'web') {
      socket.end(
        'HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html></html>',
      );
    } else {
      const connection = new Connection(socket, {
        password: this.#password,
        refusal: typeof behaviour === 'object' ? behaviour : undefined,
        leaves: () => this.behaviour === 'leaving',
        measure: (statement, send) => this.#measure(statement, send),
        complain: (problem) => {
          this.#broken ??= problem;
        },
      });
      socket.on('data', (data) => connection.read(data));
    }
  }

  #measure(statement: string, send: (result: StatementResult | 'cut') => void): void {
    this.requests += 1;
    this.#held.push(() => send(this.behaviour === 'cutting' ? 'cut' : this.#resultOf(statement)));
    if (this.#held.length < this.#wanted) return;
    this.#wanted = 1;
    for (const answer of this.#held.splice(0)) answer();
  }

  #resultOf(statement: string): StatementResult {
    try {
      return this.#answer(statement);
    } catch (error) {
      this.#broken ??= String(error);
      return { code: '42601', message: String(error) };
    }
  }
}

interface Host {
  readonly password: string;
  readonly refusal: { readonly code: string; readonly message: string } | undefined;
  readonly leaves: () => boolean;
  readonly measure: (statement: string, send: (result: StatementResult | 'cut') => void) => void;
  readonly complain: (problem: string) => void;
}

/** One connection: its buffer, whether it is let in, and its transaction. */
class Connection {
  readonly #socket: Socket;
  readonly #host: Host;
  #buffer = Buffer.alloc(0);
  #started = false;
  #transaction: 'I' | 'T' | 'E' = 'I';
  #statement = '';

  constructor(socket: Socket, host: Host) {
    this.#socket = socket;
    this.#host = host;
  }

  read(data: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (;;) {
      // The first message of a connection has no type.
      const head = this.#started ? 1 : 0;
      if (this.#buffer.length < head + 4) return;
      const end = head + this.#buffer.readInt32BE(head);
      if (this.#buffer.length < end) return;
      const type = this.#started ? String.fromCharCode(this.#buffer[0] ?? 0) : 'startup';
      const body = this.#buffer.subarray(head + 4, end);
      this.#buffer = this.#buffer.subarray(end);
      this.#handle(type, body);
    }
  }

  #handle(type: string, body: Buffer): void {
    const { refusal, password } = this.#host;
    const words = body.toString('utf8').split('\0');
    if (type === 'startup') {
      this.#started = true;
      if (body.readInt32BE(0) !== protocol3) this.#host.complain('a connection began with another protocol');
      if (refusal) this.#fail(refusal, 'FATAL');
      else this.#send('R', int32(3));
    } else if (type === 'p') {
      if (words[0] === password) this.#send('R', int32(0)).#ready();
      else
        this.#fail({ code: '28P01', message: 'password authentication failed for user "reader"' }, 'FATAL');
    } else if (type === 'Q') this.#simple(words[0] ?? '');
    // Parse: the name of the statement, then its text.
    else if (type === 'P') this.#statement = words[1] ?? '';
    else if (type === 'S') this.#extended(this.#statement);
  }

  #simple(text: string): void {
    if (text === 'begin read only' && this.#host.leaves()) {
      this.#fail({ code: '08P01', message: 'server closed the connection' }, 'FATAL');
      return;
    }
    if (text === 'begin read only') this.#transaction = 'T';
    else if (text === 'rollback') this.#transaction = 'I';
    else this.#host.complain(`the statement \`${text}\` came without the extended protocol`);
    this.#send('C', `${text}\0`).#ready();
  }

  #extended(text: string): void {
    if (this.#transaction !== 'T') this.#host.complain(`\`${text}\` came outside of a read-only transaction`);
    if (text.startsWith('select set_config(')) {
      this.#rows({ type: 25, rows: [''] }).#ready();
      return;
    }
    this.#host.measure(text, (result) => {
      if (result === 'cut') {
        this.#send('1').#send('2');
        this.#socket.destroy();
      } else if ('code' in result) {
        this.#transaction = 'E';
        this.#fail(result, 'ERROR').#ready();
      } else this.#rows(result).#ready();
    });
  }

  #rows({ type, rows }: Extract<StatementResult, { rows: unknown }>): this {
    const column = [`value\0`, int32(0), int16(0), int32(type), int16(-1), int32(-1), int16(0)];
    this.#send('1')
      .#send('2')
      .#send('T', int16(1), ...column);
    for (const row of rows) {
      if (row === null) this.#send('D', int16(1), int32(-1));
      else this.#send('D', int16(1), int32(Buffer.byteLength(row)), row);
    }
    return this.#send('C', `SELECT ${rows.length}\0`);
  }

  #fail({ code, message }: { readonly code: string; readonly message: string }, severity: string): this {
    // The first is in the language of the server.
    this.#send(
      'E',
      `S${severity === 'ERROR' ? 'FEHLER' : 'SCHWERWIEGEND'}\0V${severity}\0C${code}\0M${message}\0\0`,
    );
    if (severity === 'FATAL') this.#socket.end();
    return this;
  }

  #ready(): void {
    this.#send('Z', this.#transaction);
  }

  #send(type: string, ...parts: readonly (Buffer | string)[]): this {
    const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
    this.#socket.write(Buffer.concat([Buffer.from(type), int32(body.length + 4), body]));
    return this;
  }
}

function int32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
}

function int16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeInt16BE(value);
  return buffer;
}
