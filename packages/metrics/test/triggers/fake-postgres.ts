import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What the server answers to the text of a query. Throws for one that it doesn't know: then the test fails. */
export type Answerer = (query: string) => number;

/** The type `float8`, by its number in pg_type.dat. */
const float8 = 701;
const protocol3 = 196_608;
const password = 'reader secret';

/**
 * The part of PostgreSQL's protocol that one query by itself needs, over TCP, with a password
 * (https://www.postgresql.org/docs/current/protocol-flow.html). It understands no SQL.
 */
export class FakePostgres {
  readonly #answer: Answerer;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #port = 0;
  #broken: unknown;

  private constructor(answer: Answerer) {
    this.#answer = answer;
    this.#server = createServer((socket) => this.#serve(socket));
  }

  /** Starts one on a free port of this machine; it ends with the test, which fails if `answer` threw. */
  static async start(answer: Answerer): Promise<FakePostgres> {
    const postgres = new FakePostgres(answer);
    await postgres.listen();
    onTestFinished(async () => {
      await postgres.stop();
      if (postgres.#broken !== undefined) throw postgres.#broken;
    });
    return postgres;
  }

  /** The address of its database. */
  get url(): string {
    return `postgres://reader:${encodeURIComponent(password)}@127.0.0.1:${this.#port}/shop`;
  }

  /** Takes connections, on the same port as before. */
  async listen(): Promise<void> {
    if (this.#server.listening) return;
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Ends all connections, and takes no more. */
  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => {});
    let received = Buffer.alloc(0);
    let started = false;
    let query = '';
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      for (;;) {
        // The first message alone has no letter before its length.
        const head = started ? 1 : 0;
        if (received.length < head + 4) return;
        const end = head + received.readInt32BE(head);
        if (received.length < end) return;
        const letter = started ? String.fromCharCode(received[0] ?? 0) : 'startup';
        const body = received.subarray(head + 4, end);
        received = received.subarray(end);
        started = true;
        if (letter === 'P') query = textsOf(body)[1] ?? '';
        socket.write(this.#reply(letter, body, query));
      }
    });
  }

  #reply(letter: string, body: Buffer, query: string): Buffer {
    switch (letter) {
      case 'startup':
        if (body.readInt32BE(0) !== protocol3) this.#broken ??= new Error('not protocol 3.0');
        return message('R', int32(3));
      case 'p':
        if (textsOf(body)[0] !== password)
          return message('E', failure('28P01', 'password authentication failed'));
        return Buffer.concat([message('R', int32(0)), ready]);
      case 'Q':
        return Buffer.concat([
          message('C', text((textsOf(body)[0] ?? '').split(' ')[0]?.toUpperCase() ?? '')),
          ready,
        ]);
      case 'P':
        return message('1');
      case 'B':
        return message('2');
      case 'D':
        return message(
          'T',
          int16(1),
          text('value'),
          int32(0),
          int16(0),
          int32(float8),
          int16(8),
          int32(-1),
          int16(0),
        );
      case 'E':
        return this.#row(query);
      case 'S':
        return ready;
      default:
        return Buffer.alloc(0);
    }
  }

  #row(query: string): Buffer {
    try {
      const value = query.startsWith('select set_config(') ? 0 : this.#answer(query);
      const written = Buffer.from(String(value));
      return Buffer.concat([
        message('D', int16(1), int32(written.length), written),
        message('C', text('SELECT 1')),
      ]);
    } catch (error) {
      this.#broken ??= error;
      return message('E', failure('42601', String(error)));
    }
  }
}

const ready = message('Z', Buffer.from('I'));

function message(letter: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(letter), int32(body.length + 4), body]);
}

function failure(code: string, words: string): Buffer {
  const fields = [`SERROR`, `VERROR`, `C${code}`, `M${words}`].map(text);
  return Buffer.concat([...fields, Buffer.alloc(1)]);
}

function text(value: string): Buffer {
  return Buffer.from(`${value}\0`);
}

function int16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeInt16BE(value);
  return buffer;
}

function int32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
}

/** The texts at the start of a message; each ends with a 0. */
function textsOf(body: Buffer): string[] {
  return body.toString('utf8').split('\0');
}
