import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One colour of the fake shop: a real HTTP server whose health a test decides. */
export interface FakeColor {
  readonly url: string;
  healthy: boolean;
  /** Answers under other paths; 404 when there is none. */
  readonly pages: Map<string, string>;
}

/** A control plane and two colours on loopback, for tests that want real requests. */
export interface FakeShop {
  readonly blue: FakeColor;
  readonly green: FakeColor;
  weights: { blue: number; green: number };
  /** Every split that was ever written. */
  readonly writes: { blue: number; green: number }[];
  /** The `traffic` section that names them. */
  readonly traffic: string;
  readonly close: () => void;
}

/** Starts a fake shop with all traffic on blue. */
export async function startFakeShop(): Promise<FakeShop> {
  const servers: Server[] = [];
  const listen = async (
    answer: (request: IncomingMessage, response: ServerResponse) => void,
  ): Promise<string> => {
    const server = createServer(answer);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const color = async (): Promise<FakeColor> => {
    const state = { url: '', healthy: true, pages: new Map<string, string>() };
    state.url = await listen(({ url = '' }, response) => {
      const page = state.pages.get(url);
      const status = url === '/health' ? (state.healthy ? 200 : 500) : page === undefined ? 404 : 200;
      response.writeHead(status).end(page ?? '');
    });
    return state;
  };
  const [blue, green] = [await color(), await color()];
  const writes: FakeShop['writes'] = [];
  const shop = { blue, green, weights: { blue: 100, green: 0 }, writes, traffic: '', close: () => {} };
  const plane = await listen(async (request, response) => {
    if (request.method === 'PUT') {
      shop.weights = JSON.parse((await request.toArray()).join(''));
      writes.push(shop.weights);
    }
    response.end(JSON.stringify(shop.weights));
  });
  shop.traffic = `{ router: http, url: '${plane}/weights', colors: { blue: { url: '${blue.url}' }, green: { url: '${green.url}' } } }`;
  shop.close = () => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  };
  return shop;
}
