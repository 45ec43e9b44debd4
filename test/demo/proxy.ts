import {
  Agent,
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** The two colours behind the proxy. */
export type Color = 'blue' | 'green';

/** Shares in percentage points; they sum to 100. */
export type Weights = Readonly<Record<Color, number>>;

/** What a colour did while one split was in force. */
export interface ColorCount {
  /** Requests given to the colour. */
  requests: number;
  /** Of these, answers with 5xx, and requests the colour never answered. */
  errors: number;
}

/** The time during which one split was in force. */
export interface Period {
  readonly weights: Weights;
  /** Milliseconds since 1970; `undefined` for the split now in force. */
  readonly since: number;
  until: number | undefined;
  /** When the first error came, in milliseconds since 1970. */
  firstError: number | undefined;
  readonly counts: Readonly<Record<Color, ColorCount>>;
}

/** How a proxy is set up. */
export interface ProxyOptions {
  /** Where the colours listen. */
  readonly upstreams: Readonly<Record<Color, URL>>;
  readonly weights: Weights;
  /** What a PUT of new weights must carry as bearer token. */
  readonly token: string;
  /** From 0 to 1, below 1. */
  readonly random?: () => number;
}

/** The colour that a request goes to. */
export function chooseColor(weights: Weights, random: number): Color {
  return random * 100 < weights.blue ? 'blue' : 'green';
}

/**
 * A weighted reverse proxy with its control plane on a port of its own: `GET /weights`, `PUT /weights`, `GET /periods`.
 * New weights count for requests that begin after them; those under way end where they began.
 */
export class WeightedProxy {
  readonly #options: ProxyOptions;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  readonly #front: Server;
  readonly #admin: Server;
  readonly #periods: Period[] = [];
  #period: Period;

  constructor(options: ProxyOptions) {
    this.#options = options;
    this.#period = this.#begin(options.weights);
    this.#front = createServer((incoming, outgoing) => this.#forward(incoming, outgoing));
    this.#front.keepAliveTimeout = 120_000;
    this.#admin = createServer((incoming, outgoing) => void this.#control(incoming, outgoing));
  }

  /** Starts on free ports, and gives the addresses. */
  async listen(): Promise<{ readonly url: string; readonly adminUrl: string }> {
    const [url, adminUrl] = await Promise.all([listen(this.#front), listen(this.#admin)]);
    return { url, adminUrl };
  }

  /** Every split so far, the one in force last. */
  get periods(): readonly Period[] {
    return this.#periods;
  }

  /** Ends when the requests under way are answered. */
  async close(): Promise<void> {
    await Promise.all([this.#front, this.#admin].map(closed));
    this.#agent.destroy();
  }

  /** Splits traffic anew. */
  setWeights(weights: Weights): void {
    this.#period.until = Date.now();
    this.#period = this.#begin(weights);
  }

  #begin(weights: Weights): Period {
    const counts = { blue: { requests: 0, errors: 0 }, green: { requests: 0, errors: 0 } };
    const period = { weights, since: Date.now(), until: undefined, firstError: undefined, counts };
    this.#periods.push(period);
    return period;
  }

  #forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const color = chooseColor(this.#period.weights, (this.#options.random ?? Math.random)());
    const period = this.#period;
    period.counts[color].requests += 1;
    const countError = () => {
      period.counts[color].errors += 1;
      period.firstError ??= Date.now();
    };
    const upstream = this.#options.upstreams[color];
    const { method, url: path, headers } = incoming;
    const forwarded = request({ ...address(upstream), method, path, headers, agent: this.#agent });
    forwarded.once('response', (response) => {
      const status = response.statusCode ?? 502;
      if (status >= 500) countError();
      const { connection: _, 'keep-alive': __, ...answer } = response.headers;
      outgoing.writeHead(status, answer);
      response.pipe(outgoing);
    });
    forwarded.once('error', (error) => {
      countError();
      if (outgoing.headersSent) outgoing.destroy(error);
      else outgoing.writeHead(502, { 'content-type': 'text/plain' }).end(`${color}: ${error.message}`);
    });
    incoming.pipe(forwarded);
  }

  async #control(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const json = (status: number, content: unknown) =>
      outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
    if (incoming.method === 'GET' && incoming.url === '/weights') return void json(200, this.#period.weights);
    if (incoming.method === 'GET' && incoming.url === '/periods') return void json(200, this.#periods);
    if (incoming.method !== 'PUT' || incoming.url !== '/weights')
      return void json(404, { error: 'not found' });
    if (incoming.headers.authorization !== `Bearer ${this.#options.token}`)
      return void json(401, { error: 'the token is missing or wrong' });
    const weights = readWeights(await body(incoming));
    if (weights === undefined)
      return void json(400, { error: 'expected whole shares of blue and green that sum to 100' });
    this.setWeights(weights);
    return void json(200, weights);
  }
}

function readWeights(text: string): Weights | undefined {
  try {
    const { blue, green } = JSON.parse(text) as Record<string, unknown>;
    const whole = Number.isInteger(blue) && Number.isInteger(green);
    const [b, g] = [Number(blue), Number(green)];
    return whole && b >= 0 && g >= 0 && b + g === 100 ? { blue: b, green: g } : undefined;
  } catch {
    return undefined;
  }
}

async function body(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function address({ hostname, port }: URL): { hostname: string; port: string } {
  return { hostname, port };
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
