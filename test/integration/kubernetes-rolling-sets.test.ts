import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { type Cluster, startCluster, until } from './components/kubernetes/cluster.ts';
import { documentedRules } from './documented-rules.ts';
import { aWhile, recordOf, step, workloadOn } from './rolling-workloads.ts';

let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster();
});

test('a StatefulSet is replaced from its last pod on, stands at each step, and the end leaves no trace', async () => {
  const bench = await workloadOn(cluster, 'StatefulSet', { replicas: 3 });
  const before = await bench.object();
  for (const intended of [1, 3]) {
    const workload = await bench.open('shop/api:2');
    const rollout = await step(workload, recordOf(intended));
    expect(rollout).toMatchObject({ instances: 3, updated: intended, ready: intended, before: 3 - intended });
    await sleep(aWhile);
    expect(bench.pods.images()['shop/api:2']).toBe(intended);
    expect(bench.pods).toMatchObject({ fewestReady: 2, mostNew: intended, mostOfAll: 3 });
  }
  const workload = await bench.open('shop/api:2');
  await workload.read();
  await workload.complete();
  expect(await workload.read()).toMatchObject({ complete: true, undoable: true });
  before.spec.template.spec.containers[0].image = 'shop/api:2';
  expect((await bench.object()).spec).toEqual(before.spec);

  await workload.undo();
  await until('what ran before runs again', async () => (await workload.read()).before === 3);
  expect(bench.pods.images()).toEqual({ 'shop/api:1': 3 });
});

test('a StatefulSet goes back from a pod that never gets ready, for which its controller would wait for ever', async () => {
  const bench = await workloadOn(cluster, 'StatefulSet', { replicas: 2 });
  const found = await bench.object();
  const workload = await bench.open('shop/unready:2');
  await workload.read();
  await workload.advance(recordOf(1));
  await until('the pod is there', async () => (await workload.read()).updated === 1);
  await until('it says why', async () =>
    /Readiness probe failed/.test((await workload.read()).troubles.join()),
  );
  expect(await workload.read()).toMatchObject({ ready: 0, before: 1 });
  await workload.undo();
  await until('what ran before runs again', async () => (await workload.read()).before === 2);
  expect(bench.pods.images()).toEqual({ 'shop/api:1': 2 });
  expect((await bench.object()).spec).toEqual(found.spec);
});

test('the rights of the documentation are all it needs, and those that are missing are named', async () => {
  for (const kind of ['Deployment', 'StatefulSet'] as const) {
    const bench = await workloadOn(cluster, kind, { replicas: 2 });
    const kubeconfig = await cluster.user('updater', documentedRules('rolling-update.md'), [bench.namespace]);
    const workload = await bench.open('shop/api:2', { kubeconfig });
    expect(await workload.preflight()).toEqual([]);
    await step(workload, recordOf(2));
    await workload.undo();
    await until('what ran before runs again', async () => (await workload.read()).before === 2);

    const looking = { apiGroups: ['apps'], resources: ['deployments', 'statefulsets'], verbs: ['get'] };
    const looker = await cluster.user('looker', [looking], [bench.namespace]);
    const problems = await (await bench.open('shop/api:2', { kubeconfig: looker })).preflight();
    const wanted = [
      `update ${kind === 'Deployment' ? 'deployments' : 'statefulsets'}`,
      ...['list pods', 'list events', 'get pods/log'],
      kind === 'Deployment' ? 'list replicasets' : 'delete pods',
    ];
    expect(problems).toHaveLength(wanted.length);
    for (const [index, right] of wanted.entries())
      expect(problems[index]?.replaceAll(/[`"]|\.apps/g, '')).toContain(right);
  }
});
