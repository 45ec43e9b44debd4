import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type Color, chooseColor, WeightedProxy } from './proxy.ts';

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Mulberry32: a small seeded generator with a full 32-bit state. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function upstream(listener: Parameters<typeof createServer>[1]): Promise<{ url: URL; server: Server }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return { url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), server };
}

async function start(upstreams: Record<Color, URL>, weights = { blue: 100, green: 0 }, random = seeded(1)) {
  const proxy = new WeightedProxy({ upstreams, weights, token: 'secret', random });
  const addresses = await proxy.listen();
  closing.push(() => proxy.close());
  const put = (body: string, authorization = 'Bearer secret') =>
    fetch(`${addresses.adminUrl}/weights`, { method: 'PUT', body, headers: { authorization } });
  return { proxy, put, ...addresses };
}

describe('the split', () => {
  test.each([10, 50, 75])('gives green its %i points within four standard deviations', (green) => {
    const random = seeded(green);
    const draws = 20_000;
    let chosen = 0;
    for (let draw = 0; draw < draws; draw += 1) {
      if (chooseColor({ blue: 100 - green, green }, random()) === 'green') chosen += 1;
    }
    const share = green / 100;
    expect(Math.abs(chosen / draws - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / draws));
  });

  test('never gives anything to a colour without a share', () => {
    expect(chooseColor({ blue: 100, green: 0 }, 1 - Number.EPSILON)).toBe('blue');
    expect(chooseColor({ blue: 0, green: 100 }, 0)).toBe('green');
  });

  test('is counted by colour and by the time a split was in force', async () => {
    const blue = await upstream((_, response) => response.end('blue'));
    const green = await upstream((_, response) => response.writeHead(500).end('green'));
    const { url, put, proxy } = await start({ blue: blue.url, green: green.url });
    await fetch(url).then((answer) => answer.text());
    expect((await put('{"blue":0,"green":100}')).status).toBe(200);
    const answer = await fetch(url);
    expect([answer.status, await answer.text()]).toEqual([500, 'green']);
    expect(proxy.periods.map(({ weights, counts }) => ({ weights, counts }))).toEqual([
      {
        weights: { blue: 100, green: 0 },
        counts: { blue: { requests: 1, errors: 0 }, green: { requests: 0, errors: 0 } },
      },
      {
        weights: { blue: 0, green: 100 },
        counts: { blue: { requests: 0, errors: 0 }, green: { requests: 1, errors: 1 } },
      },
    ]);
  });
});

test('a request under way when the weights change is finished by the colour that has it', async () => {
  let release = () => {};
  const arrived = Promise.withResolvers<void>();
  const blue = await upstream((_, response) => {
    release = () => response.end('from blue');
    arrived.resolve();
  });
  const green = await upstream((_, response) => response.end('from green'));
  const { url, put } = await start({ blue: blue.url, green: green.url });
  const slow = fetch(url).then((answer) => answer.text());
  await arrived.promise;
  await put('{"blue":0,"green":100}');
  expect(await fetch(url).then((answer) => answer.text())).toBe('from green');
  release();
  expect(await slow).toBe('from blue');
});

test('a colour that is not there is answered with 502 and counted as an error', async () => {
  const gone = await upstream(() => {});
  await new Promise((resolve) => gone.server.close(resolve));
  const { url, proxy } = await start({ blue: gone.url, green: gone.url });
  expect((await fetch(url)).status).toBe(502);
  expect(proxy.periods[0]?.counts.blue).toEqual({ requests: 1, errors: 1 });
});

test('the control plane refuses a wrong token and weights that make no whole', async () => {
  const nowhere = new URL('http://127.0.0.1:9');
  const { adminUrl, put } = await start({ blue: nowhere, green: nowhere });
  expect((await put('{"blue":50,"green":50}', 'Bearer guess')).status).toBe(401);
  for (const wrong of [
    '{"blue":50,"green":51}',
    '{"blue":-1,"green":101}',
    '{"blue":0.5,"green":99.5}',
    'x',
  ]) {
    expect((await put(wrong)).status).toBe(400);
  }
  expect(await fetch(`${adminUrl}/weights`).then((answer) => answer.json())).toEqual({ blue: 100, green: 0 });
});
