import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { message } from '../../packages/workloads/test/stale-tasks/celery-messages.ts';
import { controlPlaneProgram } from '../../scripts/components/kubernetes.ts';
import {
  callSsm,
  countBetween,
  type Load,
  type Moto,
  motoVariables,
  type Prometheus,
  parameterValue,
  type RedisServer,
  startLoad,
  startMoto,
  startPrometheus,
  startRedis,
} from './components/index.ts';
import { type Cluster, startCluster, until } from './components/kubernetes/cluster.ts';
import { followPods, type MusicgenPods } from './musicgen-pods.ts';
import { checkOut, example, runAction, runnerPrograms, type Substitution } from './musicgen-runs.ts';
import { type Fronts, openFronts } from './musicgen-traffic.ts';

const apiKey = 'key-of-the-smoke-tests';
const programs = runnerPrograms();
const closing: (() => Promise<unknown>)[] = [];
let cluster: Cluster;
let moto: Moto;
let redisServer: RedisServer;
let redis: Redis;
let prometheus: Prometheus;
let pods: MusicgenPods;
let fronts: Fronts;
let customers: Load[];
let workspace: string;
let environment: Readonly<Record<string, string>>;

beforeAll(async () => {
  // One after another: what is free for one may be what another was about to take.
  cluster = await startCluster();
  moto = await startMoto();
  redisServer = await startRedis();
  redis = new Redis(redisServer.url);
  closing.push(async () => redis.disconnect(), redisServer.close, moto.close);
  applyManifests();
  pods = followPods(cluster.api, ['blue', 'green', 'musicgen'], apiKey);
  fronts = await openFronts(cluster.api, pods);
  closing.push(pods.close, fronts.close);
  for (const namespace of ['blue', 'green', 'musicgen'])
    await until(`${namespace} answers`, async () => pods.pick(namespace) !== undefined);
  prometheus = await startPrometheus({ configuration: await scraping() });
  closing.push(prometheus.close);
  customers = [fronts.route, fronts.rolling].map((url) => startLoad({ url, rate: 150 }));
  closing.push(...customers.map(({ close }) => close));
  for (const namespace of ['blue', 'green', 'musicgen'])
    await until(`Prometheus knows ${namespace}`, () => isScraped(namespace));
  const models = mkdtempSync(join(tmpdir(), 'models-'));
  workspace = checkOut(substitutions(models));
  const Name = '/musicgen/active-env';
  await callSsm(moto.url, 'PutParameter', { Name, Value: 'blue', Type: 'String' });
  environment = {
    ...motoVariables,
    AWS_ENDPOINT_URL: moto.url,
    KUBECONFIG: await deployLogin(),
    PATH: programs.PATH,
    CELERY_BROKER_URL: redisServer.url,
    TEST_API_KEY: apiKey,
    // Part of the plan, and not reached by these steps.
    BACKUP_DATABASE_URL: 'postgres://deploy_backup:backup-secret@127.0.0.1:1/musicgen_prod',
  };
}, 120_000);
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

/** All that is not as in the example: addresses and waiting times. */
function substitutions(models: string): readonly Substitution[] {
  const file = '.github/deploy.yml';
  return [
    { file, from: 'https://blue.musicgen.ai', to: fronts.blue, times: 1 },
    { file, from: 'https://green.musicgen.ai', to: fronts.green, times: 1 },
    { file, from: 'url: https://api.musicgen.ai\n', to: `url: ${fronts.rolling}\n`, times: 2 },
    { file, from: 'http://prometheus:9090', to: prometheus.url, times: 2 },
    { file, from: 'stages: [ 10% 5m, 100% 5m ]', to: 'stages: [ 10% 15s, 100% 6s ]', times: 1 },
    { file, from: 'steps: [ 1 5m, 50% 5m, 100% 5m ]', to: 'steps: [ 1 8s, 50% 4s, 100% 4s ]', times: 1 },
    { file, from: 'steps: [ 1 1m, 100% 1m ]', to: 'steps: [ 1 1s, 100% 1s ]', times: 1 },
    { file, from: 'interval: 10s', to: 'interval: 500ms', times: 2 },
    { file, from: 'for: 5m', to: 'for: 2s', times: 4 },
    { file, from: '[1m]', to: '[4s]', times: 10 },
    { file: 'scripts/sync_models.sh', from: '/models/ ', to: `${models}/ `, times: 1 },
    { file: 'scripts/verify_models.py', from: '"/models/"', to: `"${models}/"`, times: 1 },
  ];
}

/** As the README says. */
function applyManifests(): void {
  const apply = (path: string) =>
    execFileSync(controlPlaneProgram('kubectl'), ['apply', '-f', join(example, 'kubernetes', path)], {
      // kubectl keeps a cache at home, or where it is when it has none.
      env: { KUBECONFIG: cluster.kubeconfig, HOME: tmpdir() },
      stdio: 'pipe',
    });
  apply('namespaces.yaml');
  apply('');
}

/** The ServiceAccount that the runner's pods have, with the rights that the example gives it and no others. */
async function deployLogin(): Promise<string> {
  const { status } = await cluster.api.create('/api/v1/namespaces/runners/serviceaccounts/deploy/token', {
    spec: {},
  });
  const configuration = JSON.parse(readFileSync(cluster.kubeconfig, 'utf8'));
  configuration.users[0].user = { token: status.token };
  const file = join(mkdtempSync(join(tmpdir(), 'login-')), 'kubeconfig');
  writeFileSync(file, JSON.stringify(configuration), { mode: 0o600 });
  return file;
}

/** Prometheus finds the pods where `kubernetes_sd_configs` would in a cluster, with the labels that are usual there. */
async function scraping(): Promise<string> {
  const discovery = createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(pods.targets()));
  }).listen(0, '127.0.0.1');
  closing.push(async () => discovery.close());
  await new Promise((resolve) => discovery.once('listening', resolve));
  const { port } = discovery.address() as AddressInfo;
  return JSON.stringify({
    global: { scrape_interval: '500ms' },
    scrape_configs: [
      { job_name: 'pods', http_sd_configs: [{ url: `http://127.0.0.1:${port}`, refresh_interval: '500ms' }] },
    ],
  });
}

async function ask(query: string): Promise<readonly { readonly value: readonly [number, string] }[]> {
  const answer = await fetch(`${prometheus.url}/api/v1/query?query=${encodeURIComponent(query)}`);
  const { data } = (await answer.json()) as { data: { result: Awaited<ReturnType<typeof ask>> } };
  return data.result;
}

async function isScraped(namespace: string): Promise<boolean> {
  return (await ask(`http_requests_total{namespace="${namespace}"}`)).length > 0;
}

/** Whether no error is left within the range that the indicators look at. */
async function isCalm(namespace: string): Promise<boolean> {
  const [errors] = await ask(
    `sum(increase(http_requests_total{namespace="${namespace}", status="500"}[4s]))`,
  );
  return errors?.value[1] === '0';
}

const deployments = (namespace: string, name: string) =>
  cluster.api.get(`/apis/apps/v1/namespaces/${namespace}/deployments/${name}`);
const imageOf = async (namespace: string, name: string) =>
  (await deployments(namespace, name)).spec.template.spec.containers[0].image;
const activeColor = () => parameterValue(moto.url, '/musicgen/active-env');

test('the example’s login may do no more than it needs', async () => {
  const mayNot = async (verb: string, resource: string) => {
    const { status } = await cluster.api.create('/apis/authorization.k8s.io/v1/subjectaccessreviews', {
      spec: {
        user: 'system:serviceaccount:runners:deploy',
        resourceAttributes: { namespace: 'musicgen', verb, resource },
      },
    });
    return !status.allowed;
  };
  expect(await Promise.all([mayNot('get', 'secrets'), mayNot('delete', 'pods')])).toEqual([true, true]);
});

test('users are told of maintenance as long as the job that turned it on lasts', async () => {
  const maintenance = (mode: string, more: Readonly<Record<string, string>> = {}) =>
    runAction('maintenance-mode', workspace, { environment: 'production', mode, ...more }, environment);
  const configMap = () =>
    cluster.api.get('/api/v1/namespaces/musicgen/configmaps?fieldSelector=metadata.name%3Dmaintenance-mode');
  const on = await maintenance('on', { stay: 'true' });
  expect(on.outputs, on.log).toMatchObject({ active: 'true', changed: 'true' });
  expect((await configMap()).items[0].data).toMatchObject({ enabled: 'true' });
  const off = await maintenance('off', { force: 'true', reason: 'all is done' });
  expect(off.outputs, off.log).toMatchObject({ active: 'false' });
  expect((await configMap()).items).toEqual([]);
  await maintenance('on');
  expect((await configMap()).items).toEqual([]);
});

describe('Option A, blue/green', () => {
  const shift = (version: string, more: Readonly<Record<string, string>> = {}) =>
    runAction('blue-green-shift', workspace, { environment: 'production', version, ...more }, environment);

  test('is planned without a write', async () => {
    const { exitCode, log } = await shift('v1.0.0', { 'dry-run': 'true' });
    expect(exitCode, log).toBe(0);
    expect(programs.calls()).toEqual([]);
    expect(await imageOf('green', 'musicgen-api-green')).toBe('musicgen/api:v0.9.0');
  });

  test('puts the version onto the idle colour, tests it, moves traffic and records the colour', async () => {
    const result = await shift('v1.0.0');
    expect(result.outputs, result.log).toMatchObject({ outcome: 'promoted', active: 'green' });
    expect(result.log).not.toMatch(/^error:/m);
    expect(result.log).toMatch(/test_generation PASSED[\s\S]*3 passed/);
    expect(programs.calls()).toEqual([
      expect.stringMatching(/^aws s3 sync s3:\/\/musicgen-models\/v1\.0\.0\/ \S+ --delete$/),
    ]);
    expect(result.log).toContain('1 of 1 models are whole');
    expect(await imageOf('green', 'musicgen-api-green')).toBe('musicgen/api:v1.0.0');
    expect(await imageOf('blue', 'musicgen-api-blue')).toBe('musicgen/api:v0.9.0');
    expect(fronts.greenShare()).toBe(100);
    expect(await activeColor()).toBe('green');
  });

  test('watches the window with the same indicators', async () => {
    const inputs = { environment: 'production', version: 'v1.0.0', color: 'green', duration: '5s' };
    const result = await runAction('monitor-window', workspace, inputs, environment);
    expect(result.outputs, result.log).toMatchObject({ verdict: 'pass' });
  });

  test('brings traffic back when more than 5% fail', async () => {
    pods.behaviour('v1.1.0').failing = 0.5;
    const result = await shift('v1.1.0');
    expect(result.outputs, result.log).toMatchObject({ outcome: 'rolled-back', active: 'green' });
    expect(result.outputs['reason']).toMatch(/error-rate .*above 5%/);
    expect(fronts.greenShare()).toBe(100);
    expect(await activeColor()).toBe('green');
    programs.calls();
  });
});

describe('Option B, rolling', () => {
  const update = (version: string, more: Readonly<Record<string, string>> = {}) =>
    runAction(
      'rolling-update',
      workspace,
      { environment: 'production-rolling', version, ...more },
      environment,
    );
  const hour = 3_600_000;
  const task = (age: number | undefined) => {
    const parsed = JSON.parse(message('plain').text);
    if (age !== undefined) parsed.headers.enqueued_at = new Date(Date.now() - age).toISOString();
    return JSON.stringify(parsed);
  };

  test('replaces one instance of the API first, then the workers once they are drained and stale tasks are gone', async () => {
    const [stale, fresh, unknown] = [task(2 * hour), task(hour / 2), task(undefined)];
    await redis.lpush('generation', unknown, stale, fresh);
    const result = await update('v1.0.0');
    expect(result.outputs, result.log).toMatchObject({ outcome: 'updated' });
    expect(await imageOf('musicgen', 'musicgen-api')).toBe('musicgen/api:v1.0.0');
    expect(await imageOf('musicgen', 'musicgen-worker')).toBe('musicgen/worker:v1.0.0');
    expect(programs.calls()).toEqual([
      expect.stringMatching(/^aws s3 sync s3:\/\/musicgen-models\/v1\.0\.0\//),
      'celery -A music_gen control cancel_consumer generation',
      'celery -A music_gen inspect active',
    ]);
    expect(await redis.lrange('generation', 0, -1)).toEqual([fresh, unknown]);
    expect(result.log).toContain('Queue `generation`: 1 task removed that waited longer than 1h; 2 kept.');
    for (const name of ['musicgen-api', 'musicgen-worker']) {
      const { spec } = await deployments('musicgen', name);
      expect(spec.strategy).toEqual({
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
      });
    }
  });

  test('pauses on trouble, and goes on when it is resumed', async () => {
    pods.behaviour('v1.1.0').failing = 0.5;
    const held = await update('v1.1.0', { 'on-regression': 'hold', workloads: 'musicgen-api' });
    expect(held.outputs, held.log).toMatchObject({ outcome: 'held' });
    expect(held.outputs['reason']).toMatch(/error-rate .*above 5%/);
    const { status } = await deployments('musicgen', 'musicgen-api');
    expect(status).toMatchObject({ replicas: 3, updatedReplicas: 1 });
    pods.behaviour('v1.1.0').failing = 0;
    await until('the trouble is over, as a person sees it', () => isCalm('musicgen'));
    const resumed = await update('v1.1.0', { resume: 'continue', workloads: 'musicgen-api' });
    expect(resumed.outputs, resumed.log).toMatchObject({ outcome: 'updated' });
    expect(await imageOf('musicgen', 'musicgen-api')).toBe('musicgen/api:v1.1.0');
    expect(await imageOf('musicgen', 'musicgen-worker')).toBe('musicgen/worker:v1.0.0');
  });

  test('undoes a version that is slow', async () => {
    pods.behaviour('v1.2.0').seconds = 4;
    const result = await update('v1.2.0', { workloads: 'musicgen-api' });
    expect(result.outputs, result.log).toMatchObject({ outcome: 'undone' });
    expect(result.outputs['reason']).toMatch(/latency-p95 .*above 2s/);
    await until('what ran before is back', async () => {
      const { status, spec } = await deployments('musicgen', 'musicgen-api');
      const [{ image }] = spec.template.spec.containers;
      return image === 'musicgen/api:v1.1.0' && status.updatedReplicas === 3 && status.replicas === 3;
    });
  });
});

test('customers of both options lost nothing but what the bad versions failed', async () => {
  for (const { stop } of customers) {
    const { errors, unanswered, answered } = countBetween(await stop());
    expect(Object.keys(errors).filter((status) => status !== '500')).toEqual([]);
    expect(unanswered).toBe(0);
    expect(answered).toBeGreaterThan(50);
  }
});
