import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { controlPlaneProgram } from '../../scripts/components/kubernetes.ts';
import { countBetween, type Slices, startLoad } from './components/index.ts';
import { type Cluster, startCluster } from './components/kubernetes/cluster.ts';
import { createShop, type KubernetesShop, type ShopRouter, startShift } from './kubernetes-shop.ts';
import type { Job } from './runs.ts';
import { printTable } from './table.ts';

/** Requests per second that customers send: what two processors bear beside a control plane, and the fewest that must have been answered. */
const rate = 500;
const fewest = 450;

/** What a stage's ends are kept away from, in milliseconds: requests that were under way when the weights changed. */
const margin = 200;
const tolerance = 3;

let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster();
});

/** The shares of the new version over time, as HAProxy had them. */
function watchShares(shop: KubernetesShop, version: string) {
  const periods: { share: number; from: number; to: number }[] = [];
  const look = () => {
    const share = shop.shares()[version] ?? 0;
    const at = Date.now();
    const last = periods.at(-1);
    if (last?.share === share) last.to = at;
    else periods.push({ share, from: at, to: at });
  };
  const timer = setInterval(look, 20);
  onTestFinished(() => clearInterval(timer));
  return periods;
}

async function shopUnderLoad(router: ShopRouter) {
  const shop = await createShop(cluster, router);
  const load = startLoad({ url: shop.url, rate });
  onTestFinished(load.close);
  await sleep(1_000);
  return { shop, load };
}

/** A `kubectl` first on the PATH that counts its starts. */
function countedKubectl() {
  const folder = mkdtempSync(join(tmpdir(), 'counted-'));
  const [file, counts] = [join(folder, 'kubectl'), join(folder, 'starts')];
  writeFileSync(counts, '');
  writeFileSync(file, `#!/bin/sh\necho "$*" >> '${counts}'\nexec '${controlPlaneProgram('kubectl')}' "$@"\n`);
  chmodSync(file, 0o755);
  return {
    PATH: [folder, process.env['PATH']].join(delimiter),
    starts: () => readFileSync(counts, 'utf8').split('\n').filter(Boolean),
  };
}

/** Deletes one pod of a colour, and gives its name. */
async function deletePod(shop: KubernetesShop, color: string): Promise<string> {
  const [pod] = await cluster.api.list(`${shop.path('pods')}?labelSelector=color%3D${color}`);
  await cluster.api.delete(shop.path('pods', pod.metadata.name));
  return pod.metadata.name;
}

/** Waits until customers see that share of version 2.0.0. Throws with the log when the run ends before. */
async function reaches(shop: KubernetesShop, share: number, { main }: Pick<Job, 'main'>): Promise<void> {
  let ended: string | undefined;
  main.done.then(({ log }) => {
    ended = log;
  });
  await vi.waitUntil(() => shop.shares()['2.0.0'] === share || ended !== undefined, {
    timeout: 60_000,
    interval: 20,
  });
  if (ended !== undefined) throw new Error(`the run ended before ${share}%:\n${ended}`);
}

/** Both steps of a run that promotes its version. */
async function promoted({ main, post }: Pick<Job, 'main' | 'post'>) {
  const result = await main.done;
  expect(result.log).not.toMatch(/^(warning|error):/m);
  expect(result.outputs).toMatchObject({ outcome: 'promoted' });
  expect(await post()).toMatchObject({ exitCode: 0 });
  return result;
}

/** Requests by stage as customers saw them, against the shares as HAProxy had them. */
function stagesIn(periods: ReturnType<typeof watchShares>, slices: Slices, version: string) {
  return periods.map(({ share, from, to }) => {
    const counts = countBetween(slices, from + margin, to - margin);
    const observed = (100 * (counts.colors[version] ?? 0)) / counts.sent;
    return { share, observed, seconds: (to - from) / 1_000, ...counts };
  });
}

function report(title: string, slices: Slices, stages: ReturnType<typeof stagesIn>): void {
  const all = countBetween(slices);
  printTable(
    `${title}: ${all.sent} requests, ${rate}/s offered, ${all.answered.toFixed(0)}/s answered, ${all.failed} failed`,
    ['new version', 'seconds', 'requests counted', 'req/s answered', 'observed', 'failed'],
    stages.map(({ share, seconds, sent, answered, observed, failed }) => [
      `${share}%`,
      seconds.toFixed(1),
      sent,
      answered.toFixed(0),
      `${observed.toFixed(2)}%`,
      failed,
    ]),
  );
}

test('a whole shift by HTTPRoute under load loses no request and splits traffic as its stages say', async () => {
  const { shop, load } = await shopUnderLoad('gateway-api');
  const periods = watchShares(shop, '2.0.0');
  const { PATH, starts } = countedKubectl();
  const stages = [10, 25, 50, 75, 100];
  const job = startShift(
    cluster,
    shop,
    { version: '2.0.0', stages: `[ ${stages.map((stage) => `${stage}% 5s`).join(', ')} ]` },
    { PATH },
  );
  await reaches(shop, 50, job);
  await sleep(1_000);
  // As when a node is emptied: these pods drain with customers on them, and others take their place.
  const evicted = await Promise.all(['blue', 'green'].map((color) => deletePod(shop, color)));
  const { outputs } = await promoted(job);
  expect(outputs).toMatchObject({ weights: '{"blue":0,"green":100}' });
  await sleep(500);
  const slices = await load.stop();
  const left = (await cluster.api.list(shop.path('pods'))).map(({ metadata }) => metadata.name);
  expect(left.filter((name) => evicted.includes(name))).toEqual([]);

  const seen = stagesIn(periods, slices, '2.0.0');
  report('A shift by HTTPRoute under load', slices, seen);
  printTable(
    'Starts of kubectl',
    ['in the run', 'for each stage'],
    [[starts().length, starts().length / stages.length]],
  );
  expect(countBetween(slices)).toMatchObject({ failed: 0 });
  expect(countBetween(slices).answered).toBeGreaterThanOrEqual(fewest);
  expect(seen.map(({ share }) => share)).toEqual([0, ...stages]);
  for (const { share, observed } of seen.slice(1))
    expect(Math.abs(observed - share)).toBeLessThanOrEqual(tolerance);
  expect(starts().length / stages.length).toBeLessThanOrEqual(2);
});

test('a rollback by HTTPRoute from 50% under load loses no request', async () => {
  const { shop, load } = await shopUnderLoad('gateway-api');
  const periods = watchShares(shop, '2.0.0');
  const job = startShift(cluster, shop, { version: '2.0.0', stages: '[ 50% 10m, 100% ]' });
  await reaches(shop, 50, job);
  await sleep(4_000);
  shop.plane.setHealthy('2.0.0', false);
  const result = await job.main.done;
  await sleep(1_000);
  const slices = await load.stop();

  expect(result).toMatchObject({ exitCode: 1 });
  expect(result.outputs).toMatchObject({ outcome: 'rolled-back', 'reason-code': 'unhealthy' });
  const seen = stagesIn(periods, slices, '2.0.0');
  report('A rollback by HTTPRoute under load', slices, seen);
  expect(countBetween(slices)).toMatchObject({ failed: 0 });
  expect(seen.map(({ share }) => share)).toEqual([0, 50, 0]);
  expect(Math.abs((seen[1]?.observed ?? 0) - 50)).toBeLessThanOrEqual(tolerance);
  expect(seen[2]?.colors['2.0.0'] ?? 0).toBe(0);
});

test('a shift by Service and a deployment onto the old colour while its pods drain lose no request', async () => {
  const { shop, load } = await shopUnderLoad('kubernetes-service');
  const { PATH, starts } = countedKubectl();
  const inputs = { version: '2.0.0', stages: '[ 100% 5s ]' };
  const first = await promoted(startShift(cluster, shop, inputs, { PATH }));
  expect(first.outputs).toMatchObject({ weights: '{"blue":0,"green":100}' });
  expect(shop.shares()).toEqual({ '2.0.0': 100 });
  const counted = starts().length;
  // The pods of blue are replaced while connections to them may still be open.
  const second = await promoted(startShift(cluster, shop, { ...inputs, version: '3.0.0' }, { PATH }));
  expect(second.outputs).toMatchObject({ weights: '{"blue":100,"green":0}' });
  // And those of the colour that has just lost its traffic are gone.
  await cluster.api.patch(shop.path('deployments', 'api-green'), { spec: { replicas: 0 } });
  await sleep(4_000);
  const slices = await load.stop();
  const all = countBetween(slices);
  printTable(
    `Two shifts by Service under load: ${all.sent} requests, ${all.failed} failed`,
    ['starts of kubectl in the first', 'answered by 1.0.0', '2.0.0', '3.0.0'],
    [[counted, ...['1.0.0', '2.0.0', '3.0.0'].map((version) => all.colors[version] ?? 0)]],
  );
  expect(all).toMatchObject({ failed: 0 });
  expect(Object.keys(all.colors).sort()).toEqual(['1.0.0', '2.0.0', '3.0.0']);
  expect(shop.shares()).toEqual({ '3.0.0': 100 });
});

test('what another writer adds to the route during a shift stays, and is told', async () => {
  const shop = await createShop(cluster, 'gateway-api');
  const route = shop.path('httproutes', 'shop');
  const job = startShift(cluster, shop, { version: '2.0.0', stages: '[ 25% 3s, 75% 3s, 100% 2s ]' });
  const filter = {
    type: 'ResponseHeaderModifier',
    responseHeaderModifier: { add: [{ name: 'x-edge', value: 'eu' }] },
  };
  await reaches(shop, 25, job);
  await cluster.api.patch(`${route}?fieldManager=gitops`, [
    { op: 'add', path: '/spec/rules/0/filters', value: [filter] },
  ]);
  await reaches(shop, 75, job);
  await cluster.api.patch(`${route}?fieldManager=audit`, { metadata: { annotations: { owner: 'edge' } } });
  const result = await job.main.done;
  expect(result.outputs).toMatchObject({ outcome: 'promoted' });
  expect(shop.shares()).toEqual({ '2.0.0': 100 });
  expect(await cluster.api.get(route)).toMatchObject({
    metadata: { annotations: { owner: 'edge' } },
    spec: { rules: [{ filters: [filter] }] },
  });
  expect(result.log).toMatch(/^warning: HTTPRoute \S+ was changed by gitops: spec\.rules\[0\]\.filters/m);
});

test('weights that another writer moves during a shift are told and brought back', async () => {
  const shop = await createShop(cluster, 'gateway-api');
  const route = shop.path('httproutes', 'shop');
  const job = startShift(cluster, shop, { version: '2.0.0', stages: '[ 25% 3s, 100% 3s ]' });
  await reaches(shop, 25, job);
  await cluster.api.patch(`${route}?fieldManager=gitops`, [
    { op: 'replace', path: '/spec/rules/0/backendRefs/0/weight', value: 60 },
    { op: 'replace', path: '/spec/rules/0/backendRefs/1/weight', value: 40 },
  ]);
  await reaches(shop, 40, job);
  await reaches(shop, 25, job);
  const result = await job.main.done;
  expect(result.outputs).toMatchObject({ outcome: 'promoted', weights: '{"blue":0,"green":100}' });
  expect(shop.shares()).toEqual({ '2.0.0': 100 });
  expect(result.log).toMatch(/^warning: HTTPRoute \S+ was changed by gitops: .*weight \(75 → 60\)/m);
});
