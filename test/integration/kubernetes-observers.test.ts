import { randomBytes } from 'node:crypto';
import { systemClock } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import type { InquiringProvider } from '../../packages/metrics/src/metric-provider.ts';
import { kubernetes } from '../../packages/metrics/src/providers/kubernetes.ts';
import { kubectlOnPath } from './components/kubectl.ts';
import { type Cluster, startCluster } from './components/kubernetes/cluster.ts';
import { createShop, documentedRules, type KubernetesShop, startShift } from './kubernetes-shop.ts';

let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster();
});

const queries = ['restarts', 'oom-kills', 'crash-loops', 'unavailable', 'image-pull-errors'] as const;

/** The values of all queries for green, asked with the rights of the documentation alone. */
async function watchGreen({ namespace }: KubernetesShop) {
  const user = await cluster.user('observer', documentedRules('metrics-kubernetes'), [namespace]);
  vi.stubEnv('KUBECONFIG', user);
  vi.stubEnv('PATH', kubectlOnPath());
  onTestFinished(() => void vi.unstubAllEnvs());
  const runtime = { ...(await createTestRuntime()), clock: systemClock };
  const source = { provider: 'kubernetes', namespace, selector: 'app=api,color=green' } as const;
  const provider = kubernetes.create(source, queries, { runtime, release: {} }) as InquiringProvider;
  return async () => {
    const answers = await provider.observe();
    return Object.fromEntries(
      queries.map((query, index) => [query, answers[index]?.failure ?? answers[index]?.value]),
    );
  };
}

/** The kernel kills the container of the first pod of a colour for memory, and the kubelet starts it anew. */
async function killForMemory(shop: KubernetesShop, color: 'blue' | 'green'): Promise<void> {
  const pods = await cluster.api.list(`${shop.path('pods')}?labelSelector=color%3D${color}`);
  const { metadata, status } = pods.find((pod) => pod.metadata.deletionTimestamp === undefined);
  const now = new Date().toISOString();
  const [container] = status.containerStatuses;
  const { startedAt } = container.state.running;
  const containerID = `containerd://${randomBytes(32).toString('hex')}`;
  const terminated = { exitCode: 137, reason: 'OOMKilled', startedAt, finishedAt: now, containerID };
  const killed = {
    ...container,
    restartCount: container.restartCount + 1,
    lastState: { terminated },
    state: { running: { startedAt: now } },
  };
  await cluster.api.patch(`${shop.path('pods', metadata.name)}/status`, {
    status: { containerStatuses: [killed] },
  });
}

function setImage(shop: KubernetesShop, image: string): Promise<unknown> {
  return cluster.api.patch(shop.path('deployments', 'api-green'), [
    { op: 'replace', path: '/spec/template/spec/containers/0/image', value: image },
  ]);
}

const nothing = Object.fromEntries(queries.map((query) => [query, 0]));

test('what happens to the pods of a colour is counted, since the watch began and for that colour alone', async () => {
  const shop = await createShop(cluster, 'kubernetes-service');
  await killForMemory(shop, 'green');
  const look = await watchGreen(shop);
  expect(await look()).toEqual(nothing);
  await killForMemory(shop, 'blue');
  expect(await look()).toEqual(nothing);
  await killForMemory(shop, 'green');
  await killForMemory(shop, 'green');
  expect(await look()).toEqual({ ...nothing, restarts: 2, 'oom-kills': 1 });

  // A rollout makes one pod of the new version before it takes an old one away.
  await setImage(shop, 'registry.example/shop/crash:2.0.0');
  await expect
    .poll(look, { timeout: 10_000, interval: 50 })
    .toMatchObject({ 'crash-loops': 1, unavailable: 1, 'oom-kills': 1 });
  await expect.poll(async () => (await look())['restarts'], { timeout: 10_000 }).toBeGreaterThanOrEqual(4);

  await setImage(shop, 'registry.example/shop/broken:3.0.0');
  await expect
    .poll(look, { timeout: 10_000, interval: 50 })
    .toMatchObject({ 'image-pull-errors': 1, unavailable: 1, 'crash-loops': 0 });
  await setImage(shop, 'registry.example/shop/api:4.0.0');
  await expect
    .poll(look, { timeout: 10_000, interval: 50 })
    .toMatchObject({ 'image-pull-errors': 0, unavailable: 0, 'crash-loops': 0, 'oom-kills': 1 });
});

test('a container of the new colour that is killed for memory brings traffic back; one of the old colour does not', async () => {
  const shop = await createShop(cluster, 'gateway-api');
  const metrics = JSON.stringify({
    ...{ provider: 'kubernetes', namespace: shop.namespace, selector: 'app=api,color={{color}}' },
    indicators: { 'oom-kills': { query: 'oom-kills', 'rollback-above': 0 } },
  });
  const { main } = startShift(cluster, shop, {
    ...{ version: '2.0.0', stages: '[ 50% 4s, 75% 10m, 100% ]' },
    metrics,
  });
  await vi.waitUntil(() => shop.shares()['2.0.0'] === 50, { timeout: 30_000, interval: 20 });
  await killForMemory(shop, 'blue');
  await vi.waitUntil(() => shop.shares()['2.0.0'] === 75, { timeout: 60_000, interval: 20 });
  await killForMemory(shop, 'green');
  const result = await main.done;
  expect(result).toMatchObject({ exitCode: 1 });
  expect(result.outputs).toMatchObject({ outcome: 'rolled-back', 'reason-code': 'threshold-crossed' });
  expect(result.log).toMatch(
    /Container `api` of pod `api-green-\S+` ended with exit code 137 \(`OOMKilled`\)/,
  );
  expect(result.log).not.toContain('api-blue-');
  expect(shop.shares()).toEqual({ '1.0.0': 100 });
});
