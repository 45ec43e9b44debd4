import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Color } from '@deploy-actions/config';
import type { Weights } from '@deploy-actions/traffic';
import { type ColorServer, type Haproxy, startColor, startHaproxy } from './components/index.ts';

/** A shop with two colours behind HAProxy, all traffic on blue at first. */
export interface Shop {
  readonly colors: Readonly<Record<Color, ColorServer>>;
  readonly haproxy: Haproxy;
  /** Where customers come in. */
  readonly url: string;
  /** The shares of traffic in force, in percent. */
  readonly weights: () => Promise<Weights>;
  /** The control plane of the router `http`: GET and PUT of weights, which it sets in HAProxy. */
  readonly planeUrl: string;
  readonly close: () => Promise<void>;
}

/** Starts a shop. */
export async function startShop(): Promise<Shop> {
  const [blue, green] = await Promise.all([startColor('blue'), startColor('green')]);
  const haproxy = await startHaproxy({
    servers: [`server blue ${blue.address} weight 100`, `server green ${green.address} weight 0`],
  });
  const weights = async () => {
    const { blue: b = 0, green: g = 0 } = await haproxy.weights();
    const share = Math.round((100 * g) / (b + g));
    return { blue: 100 - share, green: share };
  };
  const plane = createServer(async (request, response) => {
    if (request.method === 'PUT') {
      const wanted = JSON.parse((await request.toArray()).join('')) as Weights;
      const commands = (['blue', 'green'] as const).map(
        (color) => `set server shop/${color} weight ${wanted[color]}`,
      );
      // What rises goes first, so that the backend is never without weight.
      const rising = wanted.green > (await weights()).green ? commands.toReversed() : commands;
      await haproxy.ask(rising.join(';'));
    }
    response.end(JSON.stringify(await weights()));
  });
  await new Promise<void>((resolve) => plane.listen(0, '127.0.0.1', resolve));
  return {
    colors: { blue, green },
    haproxy,
    url: haproxy.frontUrl,
    weights,
    planeUrl: `http://127.0.0.1:${(plane.address() as AddressInfo).port}`,
    close: async () => {
      plane.closeAllConnections();
      plane.close();
      await Promise.all([haproxy.close(), blue.close(), green.close()]);
    },
  };
}

/** How a bundle reaches the router of a shop. */
export interface RouterAccess {
  readonly router: 'haproxy' | 'http';
  /** In place of the shop's own address: a proxy in front of it. */
  readonly address?: string;
  /** `5s` when absent. */
  readonly timeout?: string;
}

/** The `traffic` section for a shop; JSON is YAML. */
export function trafficOf(shop: Shop, { router, address, timeout = '5s' }: RouterAccess): string {
  const { blue, green } = shop.colors;
  if (router === 'http') {
    const url = `${address ?? shop.planeUrl}/weights`;
    return JSON.stringify({
      ...{ router, url, timeout },
      colors: { blue: { url: blue.url }, green: { url: green.url } },
    });
  }
  return JSON.stringify({
    ...{ router, address: address ?? shop.haproxy.socket, backend: 'shop', timeout },
    colors: {
      blue: { url: blue.url, servers: ['blue'] },
      green: { url: green.url, servers: ['green'] },
    },
  });
}

/** The share of green over time, as HAProxy showed it. */
export interface WeightLog {
  /** Times in milliseconds since 1970, of the first and the last look that showed it. */
  readonly periods: readonly { readonly green: number; readonly from: number; to: number }[];
  readonly stop: () => Promise<void>;
}

/** Looks at the weights every so many milliseconds until it is stopped. */
export function watchWeights(shop: Shop, pause = 20): WeightLog {
  const periods: { green: number; from: number; to: number }[] = [];
  let stopped = false;
  const look = async () => {
    while (!stopped) {
      const { green } = await shop.weights();
      const at = Date.now();
      const last = periods.at(-1);
      if (last?.green === green) last.to = at;
      else periods.push({ green, from: at, to: at });
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };
  const done = look();
  return {
    periods,
    stop: async () => {
      stopped = true;
      await done;
    },
  };
}
