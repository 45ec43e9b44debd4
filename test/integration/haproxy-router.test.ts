import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttpServer, get, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';
import { dirname } from 'node:path';
import type { TrafficConfiguration } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { countsConnections, createRouter, reportsCapacity, type Weights } from '@deploy-actions/traffic';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { FakeHaproxy, FakeServer } from '../../packages/traffic/test/fake-haproxy.ts';
import { routerConformance } from '../../packages/traffic/test/router-conformance.ts';
import { freePort, type Haproxy, type HaproxyAddresses, startHaproxy } from './components/index.ts';

/** A backend whose servers nobody has to answer for, beside others that are none of our business. */
function configuration(
  { front, admin, socket }: HaproxyAddresses,
  servers: readonly string[] = idleServers,
): string {
  return `
global
  stats socket ${socket} mode 600 level admin
  stats socket ipv4@${admin} level admin
  stats socket ${socket}-operator mode 600 level operator
defaults
  mode http
  timeout connect 2s
  timeout client 30s
  timeout server 30s
frontend front
  bind ${front}
  default_backend shop
backend shop
  balance roundrobin
  ${servers.join('\n  ')}
backend other
  balance roundrobin
  server b1 127.0.0.1:1 weight 7
backend fixed
  balance static-rr
  server b1 127.0.0.1:1 weight 7
  server g1 127.0.0.1:1 weight 7
`;
}

const idleServers = [
  'server b1 127.0.0.1:1 weight 100',
  'server b2 127.0.0.1:1 weight 100',
  'server g1 127.0.0.1:1 weight 0',
  'server spare 127.0.0.1:1 weight 7 backup',
  'server idle 127.0.0.1:1 weight 0',
];

async function routerAt(address: string, more: Record<string, unknown> = {}) {
  const section = {
    router: 'haproxy',
    address,
    backend: 'shop',
    timeout: 2_000,
    drain: 5_000,
    colors: {
      blue: { url: 'http://b', servers: ['b1', 'b2'] },
      green: { url: 'http://g', servers: ['g1'] },
    },
    ...more,
  } as TrafficConfiguration;
  const runtime = await createTestRuntime();
  return createRouter(section, { service: 'shop', environment: 'production', aws: undefined, runtime });
}

function launched(servers?: readonly string[]): Promise<Haproxy> {
  return startHaproxy((addresses) => configuration(addresses, servers));
}

/** An HAProxy until the end of the test. */
async function started(servers?: readonly string[]): Promise<Haproxy> {
  const haproxy = await launched(servers);
  onTestFinished(haproxy.close);
  return haproxy;
}

function portOf(address: string): number {
  return Number(address.split(':')[1]);
}

async function pidOf(haproxy: Haproxy): Promise<number> {
  return Number(/^Pid: (\d+)$/m.exec(await haproxy.ask('show info'))?.[1]);
}

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

for (const way of ['admin', 'socket'] as const) {
  routerConformance(`HAProxy over its ${way === 'admin' ? 'port' : 'socket'}`, async () => {
    const haproxy = await launched();
    const pid = await pidOf(haproxy);
    cleanups.push(haproxy.close);
    return {
      router: await routerAt(haproxy[way], { timeout: 500 }),
      another: () => routerAt(haproxy[way]),
      setExternally: async ({ blue, green }: Weights) => {
        for (const [name, weight] of [
          ['b1', blue],
          ['b2', blue],
          ['g1', 2 * green],
        ] as const)
          await haproxy.ask(`set server shop/${name} weight ${weight}`);
      },
      foreign: async () => {
        const { spare, idle } = await haproxy.weights('shop');
        return { spare, idle, other: await haproxy.weights('other'), fixed: await haproxy.weights('fixed') };
      },
      hang: async () => {
        process.kill(pid, 'SIGSTOP');
        cleanups.push(() => process.kill(pid, 'SIGCONT'));
      },
      garble: async () => {
        await haproxy.close();
        const folder = dirname(haproxy.socket);
        mkdirSync(folder);
        const mail = createServer((connection) => {
          connection.on('error', () => {}).end('220 mail ESMTP\r\n');
        });
        mail.listen(
          way === 'admin' ? { host: '127.0.0.1', port: portOf(haproxy.admin) } : { path: haproxy.socket },
        );
        await once(mail, 'listening');
        cleanups.push(
          () => mail.close(),
          () => rmSync(folder, { recursive: true }),
        );
      },
      stop: haproxy.close,
      close: async () => {},
    };
  });
}

test('a write that was given up while HAProxy hung does not come true when it goes on', async () => {
  const haproxy = await started();
  const pid = await pidOf(haproxy);
  const router = await routerAt(haproxy.admin, { timeout: 300 });
  process.kill(pid, 'SIGSTOP');
  try {
    await expect(router.write({ blue: 0, green: 100 })).rejects.toThrow('no answer within the time limit');
  } finally {
    process.kill(pid, 'SIGCONT');
  }
  // The commands would have been sent after a first answer.
  await haproxy.ask('show info');
  expect(await router.read()).toEqual({ blue: 100, green: 0 });
});

describe('the fake of the unit tests answers as HAProxy does', () => {
  const servers = () => [
    new FakeServer('b1', { weight: 100 }),
    new FakeServer('b2', { weight: 100 }),
    new FakeServer('g1', { weight: 0 }),
    new FakeServer('spare', { weight: 7, backup: true }),
    new FakeServer('idle', { weight: 0 }),
  ];
  const fake = () =>
    new FakeHaproxy({
      shop: { servers: servers() },
      fixed: {
        servers: [new FakeServer('b1', { weight: 7 }), new FakeServer('g1', { weight: 7 })],
        static: true,
      },
    });

  test.each([
    'set server shop/b1 weight 50',
    'set server shop/b1 weight 50;set server shop/g1 weight 256;get weight shop/b1;get weight shop/g1',
    'set server shop/b1 weight 257',
    'set server shop/b1 weight -1',
    'set server shop/b1 weight 50%;get weight shop/b1;set server shop/g1 weight 200%;get weight shop/g1',
    'set server shop/b1 weight',
    'set server shop/b1',
    'set server shop/nope weight 1;set server shop/g1 weight 25;set server nope/b1 weight 4',
    'set server shop weight 4',
    'set server shop/b1 state bogus',
    'set server fixed/b1 weight 3',
    'set server fixed/b1 weight 0;get weight fixed/b1;set server fixed/b1 weight 100%;get weight fixed/b1',
    'get weight shop/nope;get weight nope/b1',
    'show servers state nope;show stat nope 4 -1',
  ])('%s', async (line) => {
    const haproxy = await started();
    expect(fake().execute(line)).toBe(await haproxy.ask(line));
  });

  test('without level admin', async () => {
    const { socket, ask } = await started();
    const operator = fake();
    operator.level = 'operator';
    const line = 'set server shop/b1 weight 50;get weight shop/b1';
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const connection = connect(`${socket}-operator`, () => connection.write(`${line}\n`));
      connection.setEncoding('utf8').on('data', (data) => {
        text += data;
      });
      connection.on('end', () => resolve(text)).on('error', reject);
    });
    expect(operator.execute(line)).toBe(answer);
    expect(await ask('get weight shop/b1')).toContain('100 (initial 100)');
  });

  test.each(['ready', 'drain', 'maint'])('about servers that are set to %s', async (state) => {
    const haproxy = await started();
    const lines = `set server shop/b1 state drain;set server shop/b1 state ${state};set server shop/g1 state ${state};set server shop/spare state ${state}`;
    const show = 'show servers state shop;show stat shop 4 -1';
    const simulated = fake();
    expect(simulated.execute(lines)).toBe(await haproxy.ask(lines));
    expect(essence(simulated.execute(show))).toEqual(essence(await haproxy.ask(show)));
  });

  /** The columns that the router reads; `no check` counts as `UP`, which the fake says. */
  function essence(answer: string) {
    const [states = '', statistics = '', ...rest] = answer.split('\n\n');
    expect(rest).toEqual(['']);
    const rows = (text: string, separator: string, wanted: readonly string[]) => {
      const [head = '', ...lines] = text.split('\n').filter((line) => line !== '1');
      const names = head.replace(/^# /, '').split(separator);
      return lines.map((line) =>
        wanted.map((name) => line.split(separator)[names.indexOf(name)]?.replace('no check', 'UP')),
      );
    };
    return {
      states: rows(states, ' ', [
        'be_name',
        'srv_name',
        'srv_op_state',
        'srv_admin_state',
        'srv_uweight',
        'srv_iweight',
      ]),
      statistics: rows(statistics, ',', ['pxname', 'svname', 'qcur', 'scur', 'status', 'bck']),
    };
  }
});

test('who may only look is told what to do', async () => {
  const haproxy = await started();
  const router = await routerAt(`${haproxy.socket}-operator`);
  expect(await router.read()).toEqual({ blue: 100, green: 0 });
  await expect(router.write({ blue: 0, green: 100 })).rejects.toThrow(/permission denied.*`level admin`/);
  expect(await router.read()).toEqual({ blue: 100, green: 0 });
});

test('a backend that takes no weights is told', async () => {
  const haproxy = await started();
  const colors = { blue: { url: 'http://b', servers: ['b1'] }, green: { url: 'http://g', servers: ['g1'] } };
  const router = await routerAt(haproxy.admin, { backend: 'fixed', colors });
  await expect(router.write({ blue: 25, green: 75 })).rejects.toThrow(/static LB algorithm/);
});

test('requests under way are counted until their answer', async () => {
  const waiting: ServerResponse[] = [];
  const color = createHttpServer((_, response) => void waiting.push(response)).listen(0, '127.0.0.1');
  await once(color, 'listening');
  onTestFinished(() => void color.close());
  const address = `127.0.0.1:${(color.address() as AddressInfo).port}`;
  const haproxy = await started([
    `server b1 ${address} weight 1`,
    `server b2 ${address} weight 1`,
    `server g1 ${address} weight 0`,
  ]);
  const router = await routerAt(haproxy.admin);
  if (!countsConnections(router)) throw new Error('counts no connections');
  expect(await router.openConnections('blue')).toBe(0);

  const answers = [1, 2, 3].map(
    () =>
      new Promise((resolve, reject) => get(haproxy.frontUrl, { agent: false }, resolve).on('error', reject)),
  );
  await expect.poll(() => waiting.length).toBe(3);
  expect(await router.openConnections('blue')).toBe(3);
  await router.write({ blue: 0, green: 100 });
  expect(await router.openConnections('blue')).toBe(3);
  expect(await router.openConnections('green')).toBe(0);
  for (const response of waiting) response.end();
  await Promise.all(answers);
  await expect.poll(() => router.openConnections('blue')).toBe(0);
});

test('a colour whose health checks fail has no capacity, until one succeeds', async () => {
  const port = await freePort();
  const haproxy = await started([
    `server b1 127.0.0.1:${port} weight 1 check inter 100ms`,
    'server b2 127.0.0.1:1 weight 1 check inter 100ms',
    'server g1 127.0.0.1:1 weight 0',
  ]);
  const router = await routerAt(haproxy.admin);
  if (!reportsCapacity(router)) throw new Error('reports no capacity');
  await expect
    .poll(() => router.missingCapacity('blue'), { timeout: 10_000 })
    .toMatch(/`b1` is DOWN.*`b2` is DOWN/);
  expect(await router.missingCapacity('green')).toBeUndefined();
  expect(await router.read()).toEqual({ blue: 100, green: 0 });
  const color = createServer().listen(port, '127.0.0.1');
  onTestFinished(() => void color.close());
  await expect.poll(() => router.missingCapacity('blue'), { timeout: 10_000 }).toBeUndefined();
});

describe('the configuration in docs/providers/traffic-haproxy.md', () => {
  const page = readFileSync(new URL('../../docs/providers/traffic-haproxy.md', import.meta.url), 'utf8');
  const [, example = ''] = /^```haproxy\n(.*?)^```$/ms.exec(page) ?? [];
  const colors = {
    blue: { url: 'http://b', servers: ['blue-1', 'blue-2'] },
    green: { url: 'http://g', servers: ['green-1', 'green-2'] },
  };

  test('is taken as it is, and takes weights', async () => {
    const haproxy = await startHaproxy(({ front, socket }) =>
      example
        .replace('/run/haproxy/admin.sock', socket)
        .replace('/var/lib/haproxy/server-state', `${socket}-state`)
        .replace('bind :80', `bind ${front}`),
    );
    onTestFinished(haproxy.close);
    const router = await routerAt(haproxy.socket, { colors });
    expect(await router.read()).toEqual({ blue: 100, green: 0 });
    await router.write({ blue: 10, green: 90 });
    expect(await router.read()).toEqual({ blue: 10, green: 90 });
  });
});
