import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { FakeMap } from '../../packages/maintenance/test/fake-map.ts';
import {
  openShopSwitch,
  recordOf,
  type Stand,
  switchBehaviour,
} from '../../packages/maintenance/test/switch-behaviour.ts';
import { type Ci, startCi } from './ci.ts';
import {
  callQuery,
  callSsm,
  type FaultProxy,
  type Haproxy,
  type Moto,
  motoVariables,
  parameterValue,
  type RedisServer,
  startFaultProxy,
  startHaproxy,
  startMoto,
  startRedis,
} from './components/index.ts';
import { createLoadBalancer } from './load-balancer.ts';
import { beginJob } from './maintenance-steps.ts';
import { printTable } from './table.ts';

const common = { message: 'Down.', for: 3_600_000, timeout: 5_000 };

let ci: Ci;
let moto: Moto;
let proxy: FaultProxy;
let redis: RedisServer;
let client: Redis;
beforeAll(async () => {
  [ci, moto, redis] = await Promise.all([startCi(), startMoto(), startRedis()]);
  // Moto looks for a name and creates it in two steps, between which another thread may come.
  proxy = await startFaultProxy(moto.url, { oneAtATime: ['PutParameter', 'CreateRule'] });
  client = new Redis(redis.url);
  // The SDK reads the environment of the process.
  vi.stubEnv('AWS_ENDPOINT_URL', proxy.url);
  for (const [name, value] of Object.entries(motoVariables)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  client?.disconnect();
  await Promise.all([ci?.close(), proxy?.close(), redis?.close()]);
  await moto?.close();
});

describe('redis', () => {
  const section = {
    switch: 'redis',
    ...common,
    key: 'shop:maintenance',
    username: undefined,
    password: undefined,
  };
  const open = async (more: object = {}) =>
    openShopSwitch({ ...section, url: redis.url, ...more } as Parameters<typeof openShopSwitch>[0], {
      ...(await createTestRuntime()),
      clock: systemClock,
    });
  const stand = async (): Promise<Stand> => {
    await client.flushall();
    return {
      atomic: true,
      open,
      seen: async () => (await client.exists('shop:maintenance')) === 1,
      byHand: async () => void (await client.set('shop:maintenance', 'on')),
      close: async () => {},
    };
  };

  switchBehaviour('redis', stand);

  test('goes off by itself at its end time', async () => {
    await client.flushall();
    const maintenance = await open();
    const until = new Date(Date.now() + 1_200).toISOString();
    await maintenance.turnOn(recordOf('migrate', { until }), await maintenance.read());
    expect(await client.pttl('shop:maintenance')).toBeGreaterThan(500);
    await expect.poll(async () => (await maintenance.read()).on, { timeout: 5_000 }).toBe(false);
  });

  test('needs no more rights than its page names, and says so without them', async () => {
    await client.flushall();
    const may = ['+get', '+set', '+del', '+eval', '+ping', '+role', '+select'];
    await client.call('ACL', 'SETUSER', 'deploy', 'on', '>secret-1', '~shop:maintenance', ...may);
    await client.call('ACL', 'SETUSER', 'reader', 'on', '>secret-1', '~shop:maintenance', '+get', '+select');
    const maintenance = await open({ username: 'deploy', password: 'secret-1' });
    expect(await maintenance.problems(recordOf('migrate'))).toEqual([]);
    await maintenance.turnOn(recordOf('migrate'), await maintenance.read());
    await maintenance.turnOff(await maintenance.read());
    const reader = await open({ username: 'reader', password: 'secret-1' });
    await expect(reader.turnOn(recordOf('migrate'), await reader.read())).rejects.toThrow(
      /too few rights.*\+eval/,
    );
    const nobody = await open({ username: 'deploy', password: 'wrong-secret' });
    await expect(nobody.read()).rejects.toThrow(/it refuses the user or the password/);
  });

  test('refuses a replica before the first write', async () => {
    const replica = await startRedis(['--replicaof', '127.0.0.1', String(redis.port)]);
    onTestFinished(replica.close);
    const maintenance = await open({ url: replica.url });
    await vi.waitFor(async () => {
      expect(await maintenance.problems(recordOf('migrate'))).toEqual([
        expect.stringMatching(/is a replica/),
      ]);
    }, 10_000);
    await expect(maintenance.turnOn(recordOf('migrate'), await maintenance.read())).rejects.toThrow(
      /replica/,
    );
  });
});

const parameter = '/shop/maintenance';

describe('ssm', () => {
  const section = { switch: 'ssm', ...common, parameter } as const;
  const open = async () => openShopSwitch(section, await createTestRuntime({ environment: motoVariables }));
  const value = async () => JSON.parse((await parameterValue(moto.url, parameter)) ?? '{}');

  beforeEach(() => moto.reset());

  switchBehaviour('ssm', async () => ({
    atomic: true,
    open,
    seen: async () => (await value()).enabled === true,
    byHand: async () =>
      void (await callSsm(moto.url, 'PutParameter', { Name: parameter, Value: 'true', Type: 'String' })),
    close: async () => {},
  }));

  test('gives back what it overwrote when another was faster by a moment', async () => {
    const first = await open();
    await first.turnOn(recordOf('first'), await first.read());
    await first.turnOff(await first.read());
    const [mine, other] = [await open(), await open()];
    const [early, late] = [await mine.read(), await other.read()];
    const theirs = recordOf('theirs');
    // Between the last look of `mine` and its write.
    let looks = 0;
    const removed = proxy.add({
      on: ({ operation }) => operation === 'GetParameter' && ++looks === 1,
      fault: { kind: 'slow', milliseconds: 700 },
    });
    const attempt = mine.turnOn(recordOf('mine'), early).catch((error) => error);
    await sleep(200);
    removed();
    await other.turnOn(theirs, late);
    expect(await attempt).toMatchObject({ name: 'SwitchConflictError' });
    expect((await (await open()).read()).record).toMatchObject({ writeId: theirs.writeId });
  });
});

describe('alb', () => {
  let listener: string;
  const described = () =>
    callQuery(moto.url, 'elasticloadbalancing', { Action: 'DescribeRules', ListenerArn: listener });
  const open = async (more: object = {}) =>
    openShopSwitch(
      {
        ...{ switch: 'alb', ...common, listener, priority: 1, status: 503, 'content-type': 'text/html' },
        ...more,
      } as Parameters<typeof openShopSwitch>[0],
      await createTestRuntime({ environment: motoVariables }),
    );

  beforeEach(async () => {
    await moto.reset();
    ({ listener } = await createLoadBalancer(moto.url));
  });

  switchBehaviour('alb', async () => ({
    atomic: true,
    open,
    seen: async () => /<Priority>1<\/Priority>[\s\S]*<StatusCode>503</.test(await described()),
    close: async () => {},
  }));

  test('answers in the form asked for, for the hosts and paths asked for', async () => {
    const maintenance = await open({
      ...{ 'content-type': 'application/json', hosts: ['shop.example'], paths: ['/api/*'] },
    });
    const record = recordOf('migrate', { message: 'Back at noon.' });
    await maintenance.turnOn(record, await maintenance.read());
    const xml = await described();
    expect(xml).toMatch(/<Value>shop\.example|<member>shop\.example/);
    expect(xml).toContain('/api/*');
    expect(xml).toMatch(/application\/json/);
    expect(xml.replaceAll('&quot;', '"')).toContain(`"message":"Back at noon.","until":"${record.until}"`);
    expect((await maintenance.read()).record).toMatchObject({ message: 'Back at noon.' });
  });

  test('never touches a rule of that priority that is not ours', async () => {
    const maintenance = await open({ priority: 10 });
    const rules = async () => (await described()).replace(/<RequestId>.*/s, '');
    const before = await rules();
    expect(await maintenance.problems(recordOf('migrate'))).toEqual([
      expect.stringMatching(/has a rule of priority 10 that is not ours \(arn:.*give another `priority`/),
    ]);
    await expect(maintenance.read()).rejects.toThrow(/not ours/);
    expect(await rules()).toEqual(before);
  });

  test('says what is too long before the first write', async () => {
    const maintenance = await open();
    expect(await maintenance.problems(recordOf('migrate', { message: '🚧'.repeat(250) }))).toEqual([
      expect.stringMatching(/^the answer takes 10\d\d bytes, but a load balancer gives 1024 at most/),
    ]);
  });
});

describe('HAProxy, with a page behind it', () => {
  let haproxy: Haproxy;
  let map: string;
  let section: string;
  let pages: ReturnType<typeof createServer>;
  beforeAll(async () => {
    pages = createServer((_, response) => response.end('Welcome to the shop'));
    await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
    map = join(mkdtempSync(join(tmpdir(), 'map-')), 'maintenance.map');
    writeFileSync(map, '');
    haproxy = await startHaproxy(
      ({ front, socket }) => `
global
  stats socket ${socket} mode 600 level admin
defaults
  mode http
  timeout connect 2s
  timeout client 10s
  timeout server 10s
frontend front
  bind ${front}
  http-request return status 503 content-type text/html string "We are back soon" if { str(on),map(${map}) -m str 1 }
  default_backend shop
backend shop
  server shop 127.0.0.1:${(pages.address() as AddressInfo).port}
`,
    );
    section = `
switch: haproxy
address: ${haproxy.socket}
map: ${map}
probe: { url: '${haproxy.frontUrl}', contains: back soon, consecutive: 2, interval: 100ms, within: 5s }`;
    return async () => {
      await haproxy.close();
      pages.close();
    };
  });

  const clear = () => haproxy.ask(`clear map ${map}`);
  const look = async () => (await fetch(haproxy.frontUrl, { headers: { connection: 'close' } })).status;
  const entries = async () =>
    (await haproxy.ask(`show map ${map}`))
      .trim()
      .split('\n')
      .filter((line) => line !== '');

  switchBehaviour('HAProxy', async () => {
    await clear();
    return {
      atomic: true,
      open: async () =>
        openShopSwitch(
          { switch: 'haproxy', ...common, address: haproxy.socket, map, key: 'on' },
          await createTestRuntime(),
        ),
      seen: async () => (await look()) === 503,
      byHand: async () => void (await haproxy.ask(`add map ${map} on 1`)),
      close: async () => {},
    };
  });

  test('answers as the fake of it does', async () => {
    await clear();
    const fake = new FakeMap(map);
    const talk = [
      `show map ${map}`,
      `add map ${map} on.holder abc`,
      `add map ${map} on 1`,
      `add map ${map} on.holder def`,
      `show map ${map}`,
      `del map ${map} on`,
      `del map ${map} on`,
      `del map ${map} #0x12`,
      `show map ${map}`,
      'show map /nowhere.map',
    ];
    const plain = (answer: string) => answer.replaceAll(/0x[\da-f]+/g, '0x');
    for (const command of talk) {
      expect(plain(await haproxy.ask(command)), command).toBe(plain(`${fake.execute(command)}\n`));
    }
    await clear();
  });

  test('a job turns it on, seen from outside, and its end turns it off', async () => {
    await clear();
    const job = beginJob(ci, section);
    const on = await job.run({ mode: 'on', message: 'Migrating.' });
    expect(on.log).toMatch(/Maintenance mode is on until 20/);
    expect(on).toMatchObject({
      exitCode: 0,
      outputs: { active: 'true', changed: 'true', message: 'Migrating.' },
    });
    expect(await look()).toBe(503);
    const other = beginJob(ci, section);
    expect(await other.run({ mode: 'on' })).toMatchObject({
      exitCode: 1,
      outputs: { 'reason-code': 'held' },
    });
    expect(await other.post({ mode: 'on' })).toMatchObject({ exitCode: 0 });
    expect(await look()).toBe(503);
    expect(await job.post({ mode: 'on' })).toMatchObject({ exitCode: 0 });
    expect([await look(), await entries()]).toEqual([200, []]);
    job.end();
    other.end();
  });

  test('a cancel while it looks from outside turns it off', async () => {
    await clear();
    const job = beginJob(ci, section.replace('back soon,', 'never shown,'));
    const step = job.start({ mode: 'on' });
    await expect.poll(look, { timeout: 10_000 }).toBe(503);
    step.process.kill('SIGINT');
    expect(await step.done).toMatchObject({ exitCode: 1, log: expect.stringMatching(/cancelled by SIGINT/) });
    expect([await look(), await entries()]).toEqual([200, []]);
    job.end();
  });

  test('what a killed run left is turned off once GitHub knows that it has ended, and not before', async () => {
    await clear();
    const job = beginJob(ci, section.replace('consecutive: 2', 'consecutive: 40'));
    const step = job.start({ mode: 'on', stay: 'false' });
    await expect.poll(look, { timeout: 10_000 }).toBe(503);
    step.process.kill('SIGKILL');
    await step.done;
    const sweeper = beginJob(ci, section);
    expect(await sweeper.run({ mode: 'reconcile' })).toMatchObject({
      ...{ exitCode: 0, outputs: { active: 'true', changed: 'false', 'reason-code': 'on' } },
    });
    job.end();
    const deaf = beginJob(ci, section, { GITHUB_API_URL: 'http://127.0.0.1:1' });
    const unknown = await deaf.run({ mode: 'reconcile' });
    expect(unknown).toMatchObject({ exitCode: 0, outputs: { active: 'true', 'reason-code': 'unknown' } });
    expect(unknown.log).toMatch(/has ended can't be seen/);
    expect(await look()).toBe(503);
    expect(await sweeper.run({ mode: 'reconcile' })).toMatchObject({
      ...{ exitCode: 0, outputs: { active: 'false', changed: 'true', 'reason-code': 'turned-off' } },
    });
    expect([await look(), await entries()]).toEqual([200, []]);
  });

  test('runs killed at any moment leave nothing that reconcile doesn’t find', async () => {
    await clear();
    const sweeper = beginJob(ci, section);
    const begun = performance.now();
    await sweeper.run({ mode: 'on' });
    const whole = performance.now() - begun;
    await sweeper.run({ mode: 'off' });
    let found = 0;
    for (let kill = 1; kill <= 8; kill += 1) {
      const job = beginJob(ci, section);
      const step = job.start({ mode: 'on' });
      // More of them late, where there is something to be left behind.
      await sleep(whole * (0.4 + 0.075 * kill));
      step.process.kill('SIGKILL');
      await step.done;
      job.end();
      found += (await entries()).length > 0 ? 1 : 0;
      expect(await sweeper.run({ mode: 'reconcile' })).toMatchObject({
        exitCode: 0,
        outputs: { active: 'false' },
      });
      expect([await look(), await entries()]).toEqual([200, []]);
    }
    printTable('Runs killed while they turned it on', ['kills', 'left it on'], [[8, found]]);
  });
});
