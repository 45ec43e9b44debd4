import { join } from 'node:path';
import type { TrafficConfiguration } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { fc, test as property } from '@fast-check/vitest';
import { afterEach, describe, expect, test } from 'vitest';
import { countsConnections, createRouter, reportsCapacity, splitWith } from '../src/index.ts';
import { serverWeights } from '../src/routers/haproxy/server-weights.ts';
import { FakeHaproxy, FakeServer } from './fake-haproxy.ts';
import { routerConformance } from './router-conformance.ts';

let haproxy: FakeHaproxy | undefined;
afterEach(() => haproxy?.stop());

/** A router for a backend `shop`; whatever matters can be said. */
async function router(address: string, more: Record<string, unknown> = {}) {
  const colors = {
    blue: { url: 'http://b', servers: ['b1', 'b2'] },
    green: { url: 'http://g', servers: ['g1'] },
  };
  const configuration = {
    router: 'haproxy',
    address,
    backend: 'shop',
    timeout: 1_000,
    drain: 30_000,
    colors,
  };
  const runtime = await createTestRuntime();
  return createRouter({ ...configuration, ...more } as TrafficConfiguration, {
    ...{ service: 'shop', environment: 'production', aws: undefined },
    runtime,
  });
}

/** A backend with two blue servers and a green one, all traffic on blue, and a router for it. */
async function shop(more: { servers?: FakeServer[]; static?: boolean } = {}) {
  const b1 = new FakeServer('b1', { weight: 100 });
  const b2 = new FakeServer('b2', { weight: 100 });
  const g1 = new FakeServer('g1', { weight: 0 });
  const others = more.servers ?? [];
  haproxy = new FakeHaproxy({ shop: { servers: [b1, ...others, b2, g1], static: more.static ?? false } });
  const address = await haproxy.start();
  return { haproxy, address, router: await router(address), b1, b2, g1 };
}

routerConformance('haproxy', async () => {
  const {
    haproxy: fake,
    address,
    b1,
    b2,
    g1,
  } = await shop({
    servers: [new FakeServer('spare', { weight: 7, backup: true }), new FakeServer('idle', { weight: 0 })],
  });
  return {
    router: await router(address, { timeout: 150 }),
    another: () => router(address),
    setExternally: async ({ blue, green }) => {
      Object.assign(b1, { weight: blue });
      Object.assign(b2, { weight: blue });
      Object.assign(g1, { weight: 2 * green });
    },
    foreign: async () => {
      const ours = ({ name }: FakeServer) => [b1, b2, g1].some((server) => server.name === name);
      return structuredClone(fake.backends['shop']?.servers.filter((server) => !ours(server)));
    },
    hang: async () => {
      fake.hangs = true;
    },
    garble: async () => {
      fake.nonsense = 'HTTP/1.0 400 Bad request\r\n\r\n';
    },
    stop: () => fake.stop(),
    close: () => fake.stop(),
  };
});

describe('weights of servers', () => {
  const share = fc.integer({ min: 0, max: 100 });
  const servers = fc.integer({ min: 1, max: 20 });

  property.prop([share, servers, servers])('sum to exactly the share, evenly', (blue, m, n) => {
    const weights = serverWeights(splitWith('blue', blue), { blue: m, green: n });
    if (!weights) return;
    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
    expect(weights.blue).toHaveLength(m);
    expect(weights.green).toHaveLength(n);
    expect(sum(weights.blue) * (100 - blue)).toBe(sum(weights.green) * blue);
    for (const [values, wanted] of [
      [weights.blue, blue],
      [weights.green, 100 - blue],
    ] as const) {
      expect(values.every((value) => Number.isInteger(value) && value >= 0 && value <= 256)).toBe(true);
      expect(Math.max(...values) - Math.min(...values)).toBeLessThanOrEqual(1);
      expect(Math.min(...values) > 0).toBe(wanted > 0);
    }
  });

  test('give every whole share to as many servers on both sides', () => {
    for (const count of [1, 2, 5, 40]) {
      for (let blue = 0; blue <= 100; blue += 1) {
        const weights = serverWeights(splitWith('blue', blue), { blue: count, green: count });
        expect(new Set(weights?.blue).size).toBe(1);
      }
    }
  });

  test('are large, because HAProxy splits the more exactly', () => {
    expect(serverWeights({ blue: 90, green: 10 }, { blue: 1, green: 1 })).toEqual({
      blue: [252],
      green: [28],
    });
    expect(serverWeights({ blue: 0, green: 100 }, { blue: 2, green: 1 })).toEqual({
      blue: [0, 0],
      green: [256],
    });
  });

  test('do not give one server far more than another of its colour', () => {
    expect(serverWeights({ blue: 89, green: 11 }, { blue: 2, green: 3 })).toEqual({
      blue: [134, 133],
      green: [11, 11, 11],
    });
  });

  test('can be impossible', async () => {
    expect(serverWeights({ blue: 99, green: 1 }, { blue: 1, green: 3 })).toBeUndefined();
    const colors = {
      blue: { url: 'http://b', servers: ['b1'] },
      green: { url: 'http://g', servers: ['g1', 'g2', 'g3'] },
    };
    const it = await router('127.0.0.1:1', { colors });
    expect(it.refusal({ blue: 99, green: 1 })).toMatch(/with 1 server of blue and 3 of green.*nearer to 50%/);
    expect(it.refusal({ blue: 98, green: 2 })).toBeUndefined();
  });
});

describe('reading HAProxy', () => {
  test('counts nothing for servers in maintenance or drain', async () => {
    const { router, b1, b2, g1 } = await shop();
    Object.assign(g1, { weight: 100 });
    Object.assign(b2, { admin: 0x01 });
    expect(await router.read()).toEqual({ blue: 50, green: 50 });
    Object.assign(b2, { admin: 0x20 });
    expect(await router.read()).toEqual({ blue: 50, green: 50 });
    Object.assign(b1, { admin: 0x08 });
    expect(await router.read()).toEqual({ blue: 0, green: 100 });
  });

  test('counts servers that are down for the moment, as they take traffic as soon as they are up', async () => {
    const { router, b1, b2, g1 } = await shop();
    Object.assign(g1, { weight: 200 });
    Object.assign(b1, { operational: 0 });
    Object.assign(b2, { operational: 0 });
    expect(await router.read()).toEqual({ blue: 50, green: 50 });
  });

  test('understands weights set in percent', async () => {
    const { router, haproxy, g1 } = await shop();
    Object.assign(g1, { weight: 50 });
    haproxy.execute('set server shop/b1 weight 50%;set server shop/b2 weight 0%');
    expect(await router.read()).toEqual({ blue: 50, green: 50 });
  });

  test.each([
    [
      'another server that takes traffic',
      { servers: [new FakeServer('old', { weight: 3 })] },
      {},
      /`old` \(weight 3, UP\) in backend `shop` takes traffic too; give it weight 0/,
    ],
    [
      'another server that is down for the moment',
      { servers: [Object.assign(new FakeServer('old', { weight: 50 }), { operational: 0 })] },
      {},
      /`old` \(weight 50, DOWN\) in backend `shop` would take traffic as soon as it is up; give it weight 0.*name it under `servers`/,
    ],
    [
      'others, one of which is up',
      {
        servers: [
          Object.assign(new FakeServer('old', { weight: 50 }), { operational: 0 }),
          new FakeServer('older', { weight: 1 }),
        ],
      },
      {},
      /`old` \(weight 50, DOWN\), `older` \(weight 1, UP\).* take traffic too; give each of them weight 0/,
    ],
    [
      'a split in broken percentages',
      {},
      { g1: { weight: 100 } },
      /no whole percentages: blue `b1` \(weight 100, UP\), `b2`.*green `g1` \(weight 100, UP\)/,
    ],
    [
      'no weight at all',
      {},
      { b1: { weight: 0 }, b2: { weight: 0 } },
      /: neither colour gets traffic.*blue `b1` \(weight 0, UP\).*green `g1` \(weight 0, UP\); put all traffic on one colour with the rollback action \(`to: blue`/,
    ],
    [
      'no weight that counts',
      {},
      { b1: { admin: 0x01 }, b2: { admin: 0x08 } },
      /neither colour gets traffic.*`b1` \(weight 100, MAINT\), `b2` \(weight 100, DRAIN\)/,
    ],
    ['a backup among the colours', {}, { g1: { backup: true } }, /`g1` .* is a backup and takes no share/],
  ])('is an error with %s', async (_, backend, changes, message) => {
    const { router, ...found } = await shop(backend);
    for (const [name, change] of Object.entries(changes)) Object.assign(found[name as 'b1'], change);
    await expect(router.read()).rejects.toMatchObject({
      message: expect.stringMatching(message),
      // None of it passes by itself.
      retryable: false,
    });
  });

  test('whose servers have no weight is mended by a write', async () => {
    const { router, b1, b2 } = await shop();
    Object.assign(b1, { weight: 0 });
    Object.assign(b2, { weight: 0 });
    await router.write({ blue: 0, green: 100 });
    expect(await router.read()).toEqual({ blue: 0, green: 100 });
  });

  test.each([
    ['backup', { backup: true, weight: 9 }, 0],
    ['in maintenance', { weight: 9 }, 0x01],
    ['drained', { weight: 9 }, 0x08],
    ['without weight', { weight: 0 }, 0],
  ])('does not mind another server that is %s', async (_, options, admin) => {
    const other = Object.assign(new FakeServer('other', options), { admin });
    const { router } = await shop({ servers: [other] });
    expect(await router.read()).toEqual({ blue: 100, green: 0 });
  });
});

describe('writing to HAProxy', () => {
  test('raises before it lowers, so that there is always weight', async () => {
    const { router, haproxy } = await shop();
    for (const blue of [0, 100, 10, 90, 0]) {
      haproxy.history.length = 0;
      await router.write(splitWith('blue', blue));
      expect(haproxy.history.length).toBeGreaterThan(2);
      for (const weights of haproxy.history) expect(Math.max(...weights)).toBeGreaterThan(0);
    }
  });

  test('does everything in one line', async () => {
    const { router, haproxy } = await shop();
    await router.write({ blue: 50, green: 50 });
    expect(haproxy.lines.slice(1)).toEqual([
      'set server shop/g1 weight 256;set server shop/b1 weight 128;set server shop/b2 weight 128',
    ]);
  });

  test('makes a drained server ready when it is to take traffic, and only then', async () => {
    const { router, g1 } = await shop();
    Object.assign(g1, { admin: 0x08 });
    await router.write({ blue: 100, green: 0 });
    expect(g1.admin).toBe(0x08);
    await router.write({ blue: 50, green: 50 });
    expect(g1.admin).toBe(0);
    expect(await router.read()).toEqual({ blue: 50, green: 50 });
  });

  test('leaves a server in maintenance there and lets the others of its colour carry the share', async () => {
    const { router, b1, b2 } = await shop();
    Object.assign(b1, { admin: 0x01 });
    await router.write({ blue: 75, green: 25 });
    expect(await router.read()).toEqual({ blue: 75, green: 25 });
    expect(b1.admin).toBe(0x01);
    expect(b1.weight).toBe(b2.weight);
  });

  test('fails when all servers of a colour that is to serve are in maintenance', async () => {
    const { router, g1, haproxy } = await shop();
    Object.assign(g1, { admin: 0x01 });
    await expect(router.write({ blue: 0, green: 100 })).rejects.toThrow(
      /every server of green is in maintenance: `g1`/,
    );
    expect(haproxy.lines).toHaveLength(1);
    await router.write({ blue: 100, green: 0 });
  });

  test('goes on beside another server that takes traffic: the way back must not depend on it', async () => {
    const other = new FakeServer('old', { weight: 3 });
    const { router, b1, g1 } = await shop({ servers: [other] });
    await router.write({ blue: 0, green: 100 });
    expect([b1.weight, g1.weight, other.weight]).toEqual([0, 256, 3]);
  });

  test('counts as done only when every command was answered', async () => {
    const { router, haproxy } = await shop();
    const whole = haproxy.execute.bind(haproxy);
    haproxy.execute = (line) => (line.startsWith('set') ? whole(line).slice(1) : whole(line));
    await expect(router.write({ blue: 50, green: 50 })).rejects.toMatchObject({
      message: expect.stringContaining('did not answer every command'),
      retryable: true,
    });
  });
});

describe('a connection that ends before the answer is a failure that may pass', () => {
  const read = 'show servers state shop;show stat shop 4 -1';

  test('without any answer', async () => {
    const { router, haproxy } = await shop();
    haproxy.cut = 0;
    const expected = {
      message: expect.stringMatching(/without an answer; is this HAProxy’s/),
      retryable: true,
    };
    await expect(router.write({ blue: 0, green: 100 })).rejects.toMatchObject(expected);
    await expect(router.read()).rejects.toMatchObject(expected);
  });

  test('which is looked for again, and passes when the third connection holds', async () => {
    const { router, haproxy } = await shop();
    const whole = haproxy.execute.bind(haproxy);
    let cuts = 2;
    haproxy.execute = (line) => {
      haproxy.cut = line === read && cuts > 0 ? 10 : Number.POSITIVE_INFINITY;
      cuts -= 1;
      return whole(line);
    };
    await router.write({ blue: 0, green: 100 });
    expect(haproxy.lines.map((line) => line.startsWith('show'))).toEqual([true, true, true, false]);
    cuts = 3;
    await expect(router.read()).rejects.toThrow('its answer ended too soon');
  });

  test('after any part of what it shows', async () => {
    const { router, haproxy } = await shop();
    const { length } = haproxy.execute(read);
    const expected = { message: expect.stringContaining('its answer ended too soon'), retryable: true };
    for (let cut = 2; cut < length; cut += 1) {
      haproxy.cut = cut;
      await expect(router.read(), `after ${cut} of ${length}`).rejects.toMatchObject(expected);
    }
    haproxy.cut = length;
    expect(await router.read()).toEqual({ blue: 100, green: 0 });
  });
});

describe('what HAProxy refuses is told with what to do', () => {
  test.each([
    ['a Runtime API without level admin', { level: 'operator' }, /permission denied.*`level admin`/],
    [
      'another program',
      { nonsense: '220 mail.example.com ESMTP\r\n' },
      /220 mail\.example\.com ESMTP.*is this HAProxy/,
    ],
  ])('%s', async (_, state, message) => {
    const { router, haproxy } = await shop();
    Object.assign(haproxy, state);
    await expect(router.write({ blue: 0, green: 100 })).rejects.toThrow(message);
  });

  test('an unknown backend', async () => {
    const { address } = await shop();
    const it = await router(address, { backend: 'shops' });
    await expect(it.read()).rejects.toThrow(/no backend `shops`/);
  });

  test('unknown servers', async () => {
    const { address } = await shop();
    const colors = {
      blue: { url: 'http://b', servers: ['b1', 'b3'] },
      green: { url: 'http://g', servers: ['g9'] },
    };
    const it = await router(address, { colors });
    await expect(it.write({ blue: 0, green: 100 })).rejects.toThrow(
      /no server `b3`, `g9`; it has `b1`, `b2`, `g1`/,
    );
  });

  test('a balance that takes no weights', async () => {
    const { router } = await shop({ static: true });
    await expect(router.write({ blue: 50, green: 50 })).rejects.toThrow(
      /static LB algorithm.*`balance roundrobin`/,
    );
  });

  test.each([
    ['/nowhere/admin.sock', /no such socket; is HAProxy running on this machine/],
    ['127.0.0.1:1', /nobody listens there/],
  ])('nobody at %s', async (address, message) => {
    await expect((await router(address)).read()).rejects.toThrow(message);
  });

  test('a name that would be a command', async () => {
    await expect(router('127.0.0.1:1', { backend: 'shop;disable server shop/b1' })).rejects.toThrow(
      /is no name in HAProxy/,
    );
  });
});

test('a socket is as good as a port', async () => {
  const { haproxy } = await shop();
  await haproxy.stop();
  haproxy.hangs = false;
  const { workspace } = await createTestRuntime();
  const again = new FakeHaproxy(haproxy.backends);
  const address = await again.start(join(workspace, 'admin.sock'));
  const it = await router(address);
  await it.write({ blue: 25, green: 75 });
  expect(await it.read()).toEqual({ blue: 25, green: 75 });
  await again.stop();
});

describe('capacity and connections', () => {
  test('capacity is there while one server is up', async () => {
    const { router, b1, b2, g1 } = await shop();
    if (!reportsCapacity(router)) throw new Error('reports no capacity');
    expect(await router.missingCapacity('green')).toBeUndefined();
    Object.assign(g1, { admin: 0x08 });
    expect(await router.missingCapacity('green')).toBeUndefined();
    Object.assign(g1, { admin: 0, operational: 0 });
    expect(await router.missingCapacity('green')).toMatch(
      /no server of green in backend `shop` is up: `g1` is DOWN/,
    );
    Object.assign(b1, { operational: 0 });
    expect(await router.missingCapacity('blue')).toBeUndefined();
    Object.assign(b2, { admin: 0x01 });
    expect(await router.missingCapacity('blue')).toMatch(/`b1` is DOWN, `b2` is MAINT/);
  });

  test('connections are those under way and those that wait', async () => {
    const { router, b1, b2 } = await shop();
    if (!countsConnections(router)) throw new Error('counts no connections');
    Object.assign(b1, { sessions: 3 });
    Object.assign(b2, { sessions: 4, queued: 2 });
    expect(await router.openConnections('blue')).toBe(9);
    expect(await router.openConnections('green')).toBe(0);
    expect(router.drainTime).toBe(30_000);
  });
});
