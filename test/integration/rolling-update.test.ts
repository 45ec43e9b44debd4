import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ci, startCi } from './ci.ts';
import type { ColorServer } from './components/index.ts';
import { type Cluster, startCluster, until } from './components/kubernetes/cluster.ts';
import { type Run, type Runner, runnerFor, startService } from './rolling-runs.ts';
import { type Bench, workloadOn } from './rolling-workloads.ts';

let cluster: Cluster;
let ci: Ci;
beforeAll(async () => {
  [cluster, ci] = await Promise.all([startCluster(), startCi()]);
});
afterAll(() => ci?.close());

interface Scene {
  readonly bench: Bench;
  readonly service: ColorServer;
  readonly runner: Runner;
}

/** On the way back the cluster may go as fast as the workload's own `maxUnavailable` lets it. */
const fewestOnTheWayBack = 3;

const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } };

async function scene(): Promise<Scene> {
  const bench = await workloadOn(cluster, 'Deployment', { replicas: 4, strategy });
  const service = await startService();
  return { bench, service, runner: runnerFor(cluster, ci, bench.namespace, service) };
}

/** Waits until so many instances have the image. */
function untilImages({ pods }: Bench, image: string, count: number): Promise<void> {
  return until(`${count} instances have ${image}`, async () => (pods.images()[image] ?? 0) >= count);
}

/** Everything but the image is as it was, nobody updates it, and there were never fewer ready instances since it was asked last. */
async function expectAtRest({ object, pods }: Bench, image: string, fewest = 4): Promise<void> {
  await until(`all instances have ${image}`, async () => pods.images()[image] === 4);
  await until('no others are left', async () => Object.keys(pods.images()).length === 1);
  const { spec, metadata } = await object();
  expect(spec.strategy).toEqual(strategy);
  expect(spec.paused ?? false).toBe(false);
  expect(spec.minReadySeconds ?? 0).toBe(0);
  const { record } = JSON.parse(metadata.annotations['deploy-actions/rolling-update'] ?? '{}');
  expect(record).toBeUndefined();
  expect(pods.fewestReady).toBeGreaterThanOrEqual(fewest);
  pods.again();
}

async function ended(run: Run, exitCode: number) {
  const result = await run.done;
  expect(result.exitCode, result.log).toBe(exitCode);
  return result;
}

/** Without a number, a signal would go to the tests themselves. */
function kill({ step }: Run): void {
  if (step.pid === undefined) throw new Error('the run never started');
  process.kill(step.pid, 'SIGKILL');
}

describe('a rolling update on a real control plane, through the bundle', {
  timeout: 120_000,
}, () => {
  test('replaces one instance first, then the rest, each step watched', async () => {
    const { bench, runner } = await scene();
    const run = runner.start('2');
    await untilImages(bench, 'shop/api:2', 1);
    expect(bench.pods.images()['shop/api:1']).toBeGreaterThanOrEqual(3);
    const { outputs, summary } = await ended(run, 0);
    expect(outputs).toMatchObject({ outcome: 'updated', workloads: '{"api":"updated"}' });
    await expectAtRest(bench, 'shop/api:2');
    const report = JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8'));
    const steps = report.workloads[0].steps.map(({ size, intended, verdict }: Record<string, unknown>) => ({
      ...{ size, intended, verdict },
    }));
    expect(steps).toEqual([
      { size: '1', intended: 1, verdict: 'pass' },
      { size: '50%', intended: 2, verdict: 'pass' },
      { size: '100%', intended: 4, verdict: 'pass' },
    ]);
    expect(summary).toContain(`## ✅ updated: 2`);
    expect((await run.post()).log).toBe('');
    // And back again, long after.
    const back = await ended(runner.start('2', { resume: 'undo' }), 1);
    expect(back.outputs).toMatchObject({ outcome: 'undone', 'reason-code': 'undo-requested' });
    await expectAtRest(bench, 'shop/api:1', fewestOnTheWayBack);
  });

  test('comes back by itself when the second step is worse', async () => {
    const { bench, service, runner } = await scene();
    const run = runner.start('2');
    await untilImages(bench, 'shop/api:2', 2);
    await service.set({ failing: true });
    const { outputs } = await ended(run, 1);
    expect(outputs).toMatchObject({ outcome: 'undone', workloads: '{"api":"undone"}' });
    expect(outputs['reason']).toMatch(
      /error-rate.*4 of 4 instances of .* run what ran before and are ready/s,
    );
    expect(bench.pods.mostNew).toBeLessThanOrEqual(3);
    await expectAtRest(bench, 'shop/api:1', fewestOnTheWayBack);
  });

  test('comes back by itself when instances never get ready, with the pods’ own reason', async () => {
    const { bench, runner } = await scene();
    const { outputs, log } = await ended(runner.start('3', brokenImage(bench.namespace)), 1);
    expect(outputs['outcome']).toBe('undone');
    expect(outputs['reason-code']).toBe('not-ready');
    expect(log).toMatch(/ImagePullBackOff|ErrImagePull/);
    await expectAtRest(bench, 'shop/api:1', fewestOnTheWayBack);
  });

  test('is held, stops others, and goes on in another run', async () => {
    const { bench, service, runner } = await scene();
    const run = runner.start('2', { 'on-regression': 'hold' });
    await untilImages(bench, 'shop/api:2', 1);
    await service.set({ failing: true });
    const held = await ended(run, 1);
    expect(held.outputs).toMatchObject({ outcome: 'held', workloads: '{"api":"held"}' });
    expect(held.summary).toContain('INPUT_RESUME=continue');
    await service.set({ failing: false });
    const refused = await ended(runner.start('2'), 1);
    expect(refused.log).toMatch(
      /input `resume`: the update of .*api to 2, which octocat began at .* is held/,
    );
    const other = await ended(runner.start('3'), 1);
    expect(other.log).toMatch(/input `version`: found `3`, but .* is held.*give `version: 2`/);
    const { outputs } = await ended(runner.start('2', { resume: 'continue' }), 0);
    expect(outputs['outcome']).toBe('updated');
    await expectAtRest(bench, 'shop/api:2');
  });

  test('is gone on with after its runner was killed', async () => {
    const { bench, runner } = await scene();
    const run = runner.start('2');
    await untilImages(bench, 'shop/api:2', 2);
    kill(run);
    expect((await run.done).signal).toBe('SIGKILL');
    const early = await ended(runner.start('2', { resume: 'continue' }), 1);
    expect(early.log).toMatch(
      new RegExp(`is being updated to 2 by octocat since .*actions/runs/${run.runId}`),
    );
    ci.end(run.runId, 'failure');
    const unasked = await ended(runner.start('2'), 1);
    expect(unasked.log).toMatch(/input `resume`: .* was cut off with \d of 4 instances on it/);
    // Nobody moved anything meanwhile.
    expect(bench.pods.images()['shop/api:2']).toBeLessThanOrEqual(3);
    const { outputs } = await ended(runner.start('2', { resume: 'continue' }), 0);
    expect(outputs['outcome']).toBe('updated');
    await expectAtRest(bench, 'shop/api:2');
  });

  test('wherever its process is killed, one later run ends it', { timeout: 240_000 }, async () => {
    const { bench, runner } = await scene();
    let running = '1';
    for (const [index, seconds] of [0.8, 1.6, 2.4, 3.6, 4.8, 6, 7.2].entries()) {
      const version = String(index + 2);
      const told = `killed after ${seconds} s`;
      const run = runner.start(version);
      await sleep(seconds * 1_000);
      kill(run);
      await run.done;
      // The runner lives on and has the post step, or is lost, which GitHub notices.
      if (index % 3 === 0) expect((await run.post()).exitCode, told).toBe(0);
      else ci.end(run.runId, 'failure');
      const resume = index % 2 === 0 ? 'continue' : 'undo';
      const next = await runner.start(version, { resume }).done;
      const nothing = next.log.includes('no update is held');
      const last = nothing ? await runner.start(version).done : next;
      const outcomes = resume === 'continue' ? ['updated', 'unchanged'] : ['undone', 'unchanged'];
      expect(outcomes, `${told}: ${last.log}`).toContain(last.outputs['outcome']);
      if (resume === 'continue') running = version;
      await expectAtRest(bench, `shop/api:${running}`, resume === 'undo' ? fewestOnTheWayBack : 4);
    }
  });

  test('undoes when it is cancelled, and the next run begins at once', async () => {
    const { bench, runner } = await scene();
    const run = runner.start('2');
    await untilImages(bench, 'shop/api:2', 1);
    run.step.cancel();
    const { outputs } = await ended(run, 1);
    expect(outputs).toMatchObject({ outcome: 'undone', 'reason-code': 'cancelled' });
    await expectAtRest(bench, 'shop/api:1', fewestOnTheWayBack);
    await ended(runner.start('2'), 0);
    await expectAtRest(bench, 'shop/api:2');
  });

  test('of two at once, one moves and the other is told', async () => {
    const { bench, runner } = await scene();
    const results = await Promise.all([runner.start('2').done, runner.start('3').done]);
    const [winner, loser] = results.toSorted((a, b) => Number(a.exitCode) - Number(b.exitCode));
    const logs = results.map(({ log }) => log).join('\n\n');
    expect([winner?.exitCode, loser?.exitCode], logs).toEqual([0, 1]);
    expect(loser?.log).toMatch(/is being updated to [23] by octocat/);
    expect(loser?.outputs).toEqual({});
    const version = winner?.summary.match(/updated: (\d)/)?.[1];
    expect(Object.keys(bench.pods.images())).toEqual([`shop/api:${version}`]);
    await expectAtRest(bench, `shop/api:${version}`);
  });

  test('of two workloads brings both back when the second is worse', async () => {
    const { bench, service, runner } = await scene();
    const sets = `/apis/apps/v1/namespaces/${bench.namespace}/statefulsets`;
    await cluster.api.create(sets, {
      metadata: { name: 'worker' },
      spec: {
        ...{ replicas: 3, serviceName: 'worker', selector: { matchLabels: { app: 'worker' } } },
        template: {
          metadata: { labels: { app: 'worker' } },
          spec: { containers: [{ name: 'worker', image: 'shop/worker:1' }] },
        },
      },
    });
    await until('all workers are there', async () => bench.pods.images()['shop/worker:1'] === 3);
    const run = runner.start('2', {
      workload: `{ deployer: kubernetes, namespace: ${bench.namespace}, timeout: 30s, deployments: { api: { containers: { api: "shop/api:{{version}}" } } }, stateful-sets: { worker: { containers: { worker: "shop/worker:{{version}}" } } } }`,
    });
    await untilImages(bench, 'shop/worker:2', 1);
    expect(bench.pods.images()['shop/api:2']).toBe(4);
    await service.set({ failing: true });
    const { outputs } = await ended(run, 1);
    expect(outputs).toMatchObject({ outcome: 'undone', workloads: '{"api":"undone","worker":"undone"}' });
    await until('both are as they were', async () => {
      const now = bench.pods.images();
      return now['shop/api:1'] === 4 && now['shop/worker:1'] === 3 && Object.keys(now).length === 2;
    });
    for (const path of [bench.path, `${sets}/worker`]) {
      const { metadata, spec } = await cluster.api.get(path);
      expect(metadata.annotations?.['deploy-actions/rolling-update']).toBeUndefined();
      expect(spec.updateStrategy?.rollingUpdate?.partition ?? 0).toBe(0);
    }
    // Both may be updated again.
    await service.set({ failing: false });
    expect((await ended(runner.start('2'), 0)).outputs['outcome']).toBe('updated');
  });

  test('in a dry run only says what it would do', async () => {
    const { bench, runner } = await scene();
    const before = (await bench.object()).metadata.resourceVersion;
    const { log, outputs } = await ended(runner.start('2', { 'dry-run': 'true' }), 0);
    expect(log).toMatch(
      /1 of 4 instances with 2, ready within 30s, watched for 2s by its instances, the health of/,
    );
    expect(outputs['outcome']).toBe('');
    expect((await bench.object()).metadata.resourceVersion).toBe(before);
  });
});

function brokenImage(namespace: string): Readonly<Record<string, string>> {
  const containers = '{ api: "shop/broken:{{version}}" }';
  return {
    workload: `{ deployer: kubernetes, namespace: ${namespace}, timeout: 8s, deployments: { api: { containers: ${containers} } } }`,
  };
}
