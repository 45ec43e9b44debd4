import { setTimeout as sleep } from 'node:timers/promises';
import { WorkloadConflictError } from '@deploy-actions/workloads';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Cluster, startCluster, until } from './components/kubernetes/cluster.ts';
import { aWhile, type Bench, recordOf, settled, step, workloadOn } from './rolling-workloads.ts';

let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster();
});

/** Waits until what ran before runs again, all of it, and compares the spec with what was found. */
async function isBack(bench: Bench, found: { readonly spec: unknown }): Promise<void> {
  const workload = await bench.open('shop/api:2');
  await until('what ran before runs again', async () => {
    const { instances, updated, before, record } = await workload.read();
    return updated === 0 && before === instances && record === undefined;
  });
  const { spec, metadata } = await bench.object();
  expect(spec).toEqual(found.spec);
  expect(metadata.annotations).not.toHaveProperty('deploy-actions/rolling-update');
}

describe('a Deployment', () => {
  test('each step is exactly what was asked for, stands without anybody, and the end leaves no trace', async () => {
    const bench = await workloadOn(cluster, 'Deployment', { replicas: 4, minReadySeconds: 1 });
    const before = await bench.object();
    for (const intended of [1, 2, 4]) {
      // Another process, on another machine, each time.
      const workload = await bench.open('shop/slow:2');
      const rollout = await step(workload, recordOf(intended));
      expect(rollout).toMatchObject({
        instances: 4,
        updated: intended,
        ready: intended,
        before: 4 - intended,
      });
      await sleep(aWhile);
      expect(bench.pods).toMatchObject({ fewestReady: 4, mostNew: intended, mostOfAll: 5 });
      expect(bench.pods.images()['shop/slow:2']).toBe(intended);
    }
    const workload = await bench.open('shop/slow:2');
    expect((await workload.read()).record).toEqual(recordOf(4));
    await workload.complete();
    await until('it is through', async () => (await workload.read()).complete);
    const after = await bench.object();
    before.spec.template.spec.containers[0].image = 'shop/slow:2';
    expect(after.spec).toEqual(before.spec);
    expect(after.metadata.annotations).toMatchObject({ team: 'shop' });
    expect(bench.pods.fewestReady).toBe(4);
    expect(await workload.read()).toMatchObject({ undoable: true, record: undefined });
  });

  test('it stands between any two writes when the process is gone', async () => {
    const bench = await workloadOn(cluster, 'Deployment', { replicas: 4 });
    const first = await bench.open('shop/api:2');
    await first.read();
    await first.advance(recordOf(1));
    await sleep(aWhile);
    expect(bench.pods.images()).toEqual({ 'shop/api:1': 4, 'shop/api:2': 1 });
    const second = await bench.open('shop/api:2');
    await second.read();
    await second.settle(recordOf(1));
    await sleep(aWhile);
    expect(bench.pods.images()).toEqual({ 'shop/api:1': 3, 'shop/api:2': 1 });
    const third = await bench.open('shop/api:2');
    await third.read();
    await third.advance(recordOf(4));
    await sleep(aWhile);
    // As many more at a time as its own `maxSurge` allows: a quarter of 4.
    expect(bench.pods.images()).toEqual({ 'shop/api:1': 3, 'shop/api:2': 2 });
    const fourth = await bench.open('shop/api:2');
    await settled(fourth, recordOf(4));
    await sleep(aWhile);
    expect(bench.pods.images()).toEqual({ 'shop/api:2': 4 });
    expect(bench.pods.fewestReady).toBe(4);
  });

  test('it goes back from every step, to all that was there before', async () => {
    const bench = await workloadOn(cluster, 'Deployment', {
      ...{ replicas: 4, minReadySeconds: 1, progressDeadlineSeconds: 300 },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 2, maxUnavailable: 0 } },
    });
    const found = await bench.object();
    for (const reach of [
      async () => (await begun(bench)).advance(recordOf(1)),
      async () => void (await step(await bench.open('shop/api:2'), recordOf(1))),
      async () => void (await step(await bench.open('shop/api:2'), recordOf(4))),
      async () => {
        const workload = await bench.open('shop/api:2');
        await step(workload, recordOf(4));
        await workload.complete();
      },
    ]) {
      await reach();
      const workload = await bench.open('shop/api:2');
      expect(await workload.read()).toMatchObject({ undoable: true });
      await workload.undo();
      await isBack(bench, found);
      await until('its rollout has ended', async () => (await workload.preflight()).length === 0);
    }
    expect(bench.pods.fewestReady).toBe(4);
  });

  test('an image that never runs: the first instance says why, and no old one goes', async () => {
    const bench = await workloadOn(cluster, 'Deployment', { replicas: 3 });
    const found = await bench.object();
    const workload = await bench.open('shop/broken:2');
    await workload.read();
    await workload.advance(recordOf(1));
    await until('the reason is told', async () => {
      await workload.settle(recordOf(1));
      return /ImagePullBackOff/.test((await workload.read()).troubles.join());
    });
    await sleep(aWhile);
    expect(await workload.read()).toMatchObject({ instances: 3, updated: 1, ready: 0, before: 3 });
    expect(bench.pods.images()).toEqual({ 'shop/api:1': 3, 'shop/broken:2': 1 });
    await workload.undo();
    await isBack(bench, found);
    expect(bench.pods.fewestReady).toBe(3);
  });

  test('an image that ends again and again: its last words are told', async () => {
    const bench = await workloadOn(cluster, 'Deployment', { replicas: 2 });
    const workload = await bench.open('shop/crash:2');
    await workload.read();
    await workload.advance(recordOf(1));
    await until('they are told', async () =>
      /panic: DATABASE_URL is not set/.test((await workload.read()).troubles.join()),
    );
    expect(bench.pods.images()).toEqual({ 'shop/api:1': 2, 'shop/crash:2': 1 });
    expect(bench.pods.fewestReady).toBe(2);
  });

  test('one instance gets the new one beside it first; without a surge, the old one goes first', async () => {
    const single = await workloadOn(cluster, 'Deployment', { replicas: 1 });
    await step(await single.open('shop/slow:2'), recordOf(1));
    expect(single.pods).toMatchObject({ fewestReady: 1, mostOfAll: 2 });
    const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } };
    const bench = await workloadOn(cluster, 'Deployment', { replicas: 3, strategy });
    await step(await bench.open('shop/api:2'), recordOf(1));
    await sleep(aWhile);
    expect(bench.pods).toMatchObject({ fewestReady: 2, mostNew: 1, mostOfAll: 3 });
    await step(await bench.open('shop/api:2'), recordOf(3));
    expect(bench.pods).toMatchObject({ fewestReady: 2, mostOfAll: 3 });
    const workload = await bench.open('shop/api:2');
    await workload.read();
    await workload.complete();
    expect((await bench.object()).spec.strategy).toEqual(strategy);
  });

  test('whoever changes the number of replicas meanwhile changes both versions alike', async () => {
    const bench = await workloadOn(cluster, 'Deployment', { replicas: 4 });
    await step(await bench.open('shop/api:2'), recordOf(2));
    for (const [replicas, each] of [
      [8, 4],
      [4, 2],
    ] as const) {
      await cluster.api.patch(`${bench.path}/scale`, { spec: { replicas } });
      await until('it is scaled', async () => (await bench.object()).status.readyReplicas === replicas);
      await sleep(aWhile);
      const { 'shop/api:1': old = 0, 'shop/api:2': fresh = 0 } = bench.pods.images();
      // The controller shares out by sizes that it noted earlier, and rounds.
      expect(old + fresh).toBe(replicas);
      expect(Math.abs(fresh - each)).toBeLessThanOrEqual(1);
    }
    await cluster.api.patch(`${bench.path}/scale`, { spec: { replicas: 6 } });
    const workload = await bench.open('shop/api:2');
    await until('it is scaled', async () => (await bench.object()).status.readyReplicas === 6);
    bench.pods.again();
    await step(workload, recordOf(6));
    await workload.complete();
    await until('it is through', async () => (await workload.read()).complete);
    expect((await bench.object()).spec.replicas).toBe(6);
    expect(bench.pods.fewestReady).toBe(6);
  });

  test('a quota that leaves no room for one more instance is told', async () => {
    const bench = await workloadOn(cluster, 'Deployment', { replicas: 2 });
    await cluster.api.create(`/api/v1/namespaces/${bench.namespace}/resourcequotas`, {
      metadata: { name: 'small' },
      spec: { hard: { pods: '2' } },
    });
    await until('the quota counts', async () => {
      const [quota] = await cluster.api.list(`/api/v1/namespaces/${bench.namespace}/resourcequotas`);
      return quota.status?.used?.pods === '2';
    });
    const workload = await begun(bench);
    await workload.advance(recordOf(1));
    await until('it is told', async () => /exceeded quota/.test((await workload.read()).troubles.join()));
    expect(bench.pods.images()).toEqual({ 'shop/api:1': 2 });
  });
});

describe('somebody else', () => {
  test('who goes back by hand with every instance replaced takes one of them at most', async () => {
    const bench = await workloadOn(cluster, 'Deployment', { replicas: 4 });
    const found = await bench.object();
    const workload = await bench.open('shop/api:2');
    await step(workload, recordOf(4));
    bench.pods.again();
    // What `kubectl rollout undo` writes: the template of the ReplicaSet before, and its annotations in place of ours.
    const { template } = found.spec;
    await cluster.api.patch(`${bench.path}?fieldManager=kubectl-rollout`, [
      { op: 'replace', path: '/spec/template', value: template },
      { op: 'remove', path: '/metadata/annotations/deploy-actions~1rolling-update' },
    ]);
    await sleep(aWhile);
    expect(bench.pods.fewestReady).toBeGreaterThanOrEqual(3);
    await expect(workload.mark(recordOf(4))).rejects.toThrow(WorkloadConflictError);
    const later = await bench.open('shop/api:2');
    expect((await later.read()).disturbed).toMatch(/kubectl-rollout changed the pod template .*shop\/api:1/);
    await expect(later.settle(recordOf(4))).rejects.toThrow(/kubectl-rollout/);
    await later.undo();
    await isBack(bench, found);
    expect(bench.pods.fewestReady).toBeGreaterThanOrEqual(3);
  });

  test('who puts the strategy back from a manifest is named, and what they wrote stays', async () => {
    const bench = await workloadOn(cluster, 'Deployment', { replicas: 4 });
    const workload = await bench.open('shop/api:2');
    await step(workload, recordOf(1));
    await cluster.api.patch(`${bench.path}?fieldManager=argocd-controller`, {
      spec: { minReadySeconds: 7, progressDeadlineSeconds: 60 },
    });
    await expect(workload.advance(recordOf(2))).rejects.toThrow(/argocd-controller/);
    expect((await workload.read()).disturbed).toMatch(
      /argocd-controller changed .*`minReadySeconds` \(now 7\)/,
    );
    await workload.undo();
    expect((await bench.object()).spec).toMatchObject({ minReadySeconds: 7, progressDeadlineSeconds: 60 });
    expect(bench.lines.join('\n')).toMatch(/argocd-controller .* left as it is/);
  });

  test('who removes the note loses nothing: the ReplicaSet has a copy of it', async () => {
    const bench = await workloadOn(cluster, 'Deployment', { replicas: 3 });
    const found = await bench.object();
    await step(await bench.open('shop/api:2'), recordOf(2));
    await cluster.api.patch(`${bench.path}?fieldManager=kubectl-edit`, [
      { op: 'remove', path: '/metadata/annotations/deploy-actions~1rolling-update' },
    ]);
    const workload = await bench.open('shop/api:2');
    expect(await workload.read()).toMatchObject({
      record: recordOf(2),
      undoable: true,
      disturbed: undefined,
    });
    await workload.undo();
    await isBack(bench, found);
  });
});

async function begun(bench: Bench) {
  const workload = await bench.open('shop/api:2');
  await workload.read();
  return workload;
}
