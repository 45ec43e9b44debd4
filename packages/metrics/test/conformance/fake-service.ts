import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Point } from '../../src/metric-provider.ts';
import type { Situation } from './provider-harness.ts';

/** A request as it arrived. */
export interface Received {
  readonly method: string;
  /** Path and query. */
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** An answer; an object as its body is sent as JSON. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What the system is to answer now. */
export type Given =
  | { readonly situation: 'values'; readonly values: readonly (number | undefined)[] }
  | { readonly situation: 'points'; readonly series: readonly (readonly Point[])[] }
  | { readonly situation: Situation };

/**
 * What a system answers to a request; `undefined` for the usual answer of a situation that any HTTP server may be in. It
 * throws for a request that the system would not take: then the test fails.
 */
export type Answerer = (request: Received, given: Given) => Reply | undefined;

/** What any HTTP server may answer; an error repeats the request, because some do, secrets and all. */
const usual: Partial<Record<Given['situation'], (request: Received) => Reply>> = {
  html: () => ({
    headers: { 'content-type': 'text/html' },
    body: '<!doctype html><html><body><form>Log in</form></body></html>',
  }),
  unauthorized: (request) => ({ status: 401, body: echo(request) }),
  forbidden: (request) => ({ status: 403, body: echo(request) }),
  'too-many-requests': (request) => ({ status: 429, body: echo(request) }),
  'internal-error': (request) => ({ status: 500, body: echo(request) }),
  unavailable: () => ({ status: 503, body: 'starting' }),
};

function echo({ url, headers, body }: Received): object {
  const error = `can't do ${url.href} with ${JSON.stringify(headers)} and ${body}`;
  return { status: 'error', errorType: 'refused', error, message: error, detail: error, errors: [error] };
}

/** A real HTTP server that answers as a harness says, and can be in every situation that a server may be in. */
export class FakeService {
  /** Everything that arrived so far. */
  readonly received: Received[] = [];
  readonly #answer: Answerer;
  readonly #server: Server;
  #given: Given = { situation: 'values', values: [] };
  #port = 0;
  #wanted = 1;
  #held: (() => void)[] = [];
  #broken: unknown;

  private constructor(answer: Answerer) {
    this.#answer = answer;
    this.#server = createServer((request, response) => void this.#take(request, response));
  }

  /** Starts one on a free port of this machine; it ends with the test, which fails if `answer` threw. */
  static async start(answer: Answerer): Promise<FakeService> {
    const service = new FakeService(answer);
    await service.#listen();
    onTestFinished(async () => {
      await service.#close();
      if (service.#broken !== undefined) throw service.#broken;
    });
    return service;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** From now on it answers like this. */
  async give(given: Given): Promise<void> {
    this.#given = given;
    this.#wanted = 1;
    if (given.situation === 'refusing') await this.#close();
    else await this.#listen();
  }

  /** From now on nothing is answered until so many requests wait. */
  holdUntil(requests: number): void {
    this.#wanted = requests;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const received: Received = {
      method: request.method ?? 'GET',
      url: new URL(request.url ?? '/', this.url),
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    this.received.push(received);
    if (this.#given.situation === 'hanging') return;
    this.#held.push(() => this.#send(this.#reply(received), response));
    if (this.#held.length < this.#wanted) return;
    this.#wanted = 1;
    for (const send of this.#held.splice(0)) send();
  }

  #reply(request: Received): Reply {
    try {
      const reply = this.#answer(request, this.#given) ?? usual[this.#given.situation]?.(request);
      if (reply) return reply;
      throw new Error(`the harness has no answer for \`${this.#given.situation}\``);
    } catch (error) {
      this.#broken ??= error;
      return { status: 418, body: String(error) };
    }
  }

  #send({ status = 200, headers, body }: Reply, response: ServerResponse): void {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const type = typeof body === 'string' ? 'text/plain' : 'application/json';
    response.writeHead(status, { 'content-type': type, connection: 'close', ...headers });
    // Half of it, in a complete HTTP answer: as a proxy does that lost the server behind it.
    response.end(this.#given.situation === 'cut-off' ? text.slice(0, text.length / 2) : text);
  }

  async #listen(): Promise<void> {
    if (this.#server.listening) return;
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async #close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }
}
