import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { controlPlaneProgram } from '../../scripts/components/kubernetes.ts';
import { countBetween, type Slices, startLoad } from './components/index.ts';
import { type Cluster, startCluster } from './components/kubernetes/cluster.ts';
import { createShop, type KubernetesShop, type ShopRouter } from './kubernetes-shop.ts';
import { type RunRequest, startJob } from './runs.ts';
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

let runs = 0;

function shift(
  shop: KubernetesShop,
  inputs: RunRequest['inputs'],
  environment: RunRequest['environment'] = {},
) {
  runs += 1;
  const lines: string[] = [];
  const job = startJob({
    ...{ action: 'blue-green-shift', runId: runs },
    inputs: { environment: 'production', ...shop.sections, health: '{ interval: 1s }', ...inputs },
    environment: { KUBECONFIG: cluster.kubeconfig, ...environment },
    onLine: (text) => lines.push(text),
  });
  return { ...job, lines };
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
  const { main, post } = shift(
    shop,
    { version: '2.0.0', stages: `[ ${stages.map((stage) => `${stage}% 5s`).join(', ')} ]` },
    { PATH },
  );
  const result = await main.done;
  expect(result.log).not.toMatch(/^(warning|error):/m);
  expect(result.outputs).toMatchObject({ outcome: 'promoted', weights: '{"blue":0,"green":100}' });
  expect(await post()).toMatchObject({ exitCode: 0 });
  await sleep(500);
  const slices = await load.stop();

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
  const { main } = shift(shop, { version: '2.0.0', stages: '[ 50% 10m, 100% ]' });
  await vi.waitUntil(() => periods.at(-1)?.share === 50, { timeout: 30_000, interval: 20 });
  await sleep(4_000);
  shop.plane.setHealthy('2.0.0', false);
  const result = await main.done;
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
  const first = await shift(shop, inputs, { PATH }).main.done;
  expect(first.log).not.toMatch(/^(warning|error):/m);
  expect(first.outputs).toMatchObject({ outcome: 'promoted', weights: '{"blue":0,"green":100}' });
  expect(shop.shares()).toEqual({ '2.0.0': 100 });
  const counted = starts().length;
  // The pods of blue are replaced while connections to them may still be open.
  const second = await shift(shop, { ...inputs, version: '3.0.0' }, { PATH }).main.done;
  expect(second.outputs).toMatchObject({ outcome: 'promoted', weights: '{"blue":100,"green":0}' });
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
