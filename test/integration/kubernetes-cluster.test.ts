import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { countBetween, startLoad } from './components/index.ts';
import type { ApiObject } from './components/kubernetes/api.ts';
import { type Cluster, startCluster, until } from './components/kubernetes/cluster.ts';
import { wholeWeights } from './components/kubernetes/slots.ts';
import { createShop } from './kubernetes-shop.ts';

let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster();
});

const logOf = ({ metadata }: ApiObject) =>
  cluster.api.text(`/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}/log`);

/** A Deployment of two pods with one container. */
async function deploy(image: string, resources: unknown = {}) {
  const namespace = await cluster.namespace('pods');
  const deployments = `/apis/apps/v1/namespaces/${namespace}/deployments`;
  await cluster.api.create(deployments, {
    metadata: { name: 'api' },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: 'api' } },
      template: {
        metadata: { labels: { app: 'api' } },
        spec: { containers: [{ name: 'api', image: `registry.example/${image}`, resources }] },
      },
    },
  });
  const pods = () => cluster.api.list(`/api/v1/namespaces/${namespace}/pods`);
  return {
    deployment: () => cluster.api.get(`${deployments}/api`),
    pods,
    /** Both pods, once each of them is so. */
    podsThat: async (what: string, is: (pod: ApiObject) => boolean) => {
      const good = (all: readonly ApiObject[]) => all.length === 2 && all.every(is);
      await until(`both pods ${what}`, async () => good(await pods()));
      return pods();
    },
    events: async (): Promise<readonly string[]> =>
      (await cluster.api.list(`/api/v1/namespaces/${namespace}/events`)).map(({ message }) => message),
  };
}

const stateOf = ({ status }: ApiObject) => status.containerStatuses?.[0];
const isReady = ({ status }: ApiObject) =>
  status.conditions?.some(({ type, status: value }: ApiObject) => type === 'Ready' && value === 'True') ??
  false;

describe('an image says how its pods behave', () => {
  test('api: ready at once, and the controllers say so', async () => {
    const { deployment, podsThat } = await deploy('shop/api:1.0.0');
    await podsThat('are ready', isReady);
    const counts = { replicas: 2, updatedReplicas: 2, readyReplicas: 2, availableReplicas: 2 };
    await expect.poll(async () => (await deployment()).status, { timeout: 10_000 }).toMatchObject(counts);
  });

  test('slow: ready after some seconds', async () => {
    const { pods, podsThat } = await deploy('shop/slow:1.0.0');
    await podsThat('run', ({ status }) => status.phase === 'Running');
    expect((await pods()).map(isReady)).toEqual([false, false]);
    await podsThat('are ready', isReady);
  });

  test('broken: its image can’t be had, and there is no log', async () => {
    const { podsThat } = await deploy('shop/broken:1.0.0');
    const [pod] = await podsThat('wait', (one) => stateOf(one)?.state.waiting?.reason === 'ImagePullBackOff');
    expect(pod.status.phase).toBe('Pending');
    await expect(logOf(pod)).rejects.toThrow();
  });

  test('crash: it ends again and again, and its log says why', async () => {
    const { podsThat, events } = await deploy('shop/crash:1.0.0');
    const [pod] = await podsThat(
      'were restarted twice',
      (one) => stateOf(one)?.restartCount >= 2 && stateOf(one).state.waiting?.reason === 'CrashLoopBackOff',
    );
    expect(stateOf(pod).lastState.terminated).toMatchObject({ exitCode: 1, reason: 'Error' });
    expect(await logOf(pod)).toMatch(/panic: DATABASE_URL is not set\nexit status 1\n$/);
    expect(await events()).toContain('Back-off restarting failed container');
  });

  test('unready: its probe never passes, and an event says so', async () => {
    const { podsThat, events } = await deploy('shop/unready:1.0.0');
    await podsThat('run', ({ status }) => status.phase === 'Running');
    const words = 'Readiness probe failed: HTTP probe failed with statuscode: 503';
    await until('the event is there', async () => (await events()).includes(words));
    const [pod] = await podsThat('are not ready', (one) => !isReady(one));
    expect(await logOf(pod)).toContain('GET /health 503');
  });

  test('what no node has room for stays unscheduled', async () => {
    const { podsThat } = await deploy('shop/api:1.0.0', { requests: { cpu: '1000' } });
    const [pod] = await podsThat('have conditions', ({ status }) => status.conditions?.length > 0);
    expect(pod.status.conditions).toEqual([
      expect.objectContaining({ type: 'PodScheduled', status: 'False', reason: 'Unschedulable' }),
    ]);
  });
});

test('a user may do what was allowed, and nothing else', async () => {
  const namespace = await cluster.namespace('rights');
  const rules = [{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['list'] }];
  const kubeconfig = await cluster.user('reader', rules, [namespace]);
  const api = cluster.as(kubeconfig);
  expect(await api.list(`/apis/apps/v1/namespaces/${namespace}/deployments`)).toEqual([]);
  await expect(api.list(`/api/v1/namespaces/${namespace}/pods`)).rejects.toThrow(
    /cannot list resource "pods"/,
  );
  await expect(api.list('/apis/apps/v1/namespaces/default/deployments')).rejects.toMatchObject({
    status: 403,
  });
});

describe('the data plane', () => {
  test('sends as the route says, says so in its status, and fails what would go to nobody', async () => {
    const shop = await createShop(cluster, 'gateway-api');
    const { api } = cluster;
    const route = shop.path('httproutes', 'shop');
    const weights = (blue: number, green: number) =>
      api.patch(route, [
        { op: 'replace', path: '/spec/rules/0/backendRefs/0/weight', value: blue },
        { op: 'replace', path: '/spec/rules/0/backendRefs/1/weight', value: green },
      ]);
    await api.patch(shop.path('deployments', 'api-green'), [
      {
        op: 'replace',
        path: '/spec/template/spec/containers/0/image',
        value: 'registry.example/shop/api:2.0.0',
      },
      { op: 'replace', path: '/spec/replicas', value: 3 },
    ]);
    const { metadata } = await weights(3, 1);
    await until('the weights are in force', async () => shop.shares()['2.0.0'] === 25);
    const accepted = async () => (await api.get(route)).status.parents[0].conditions[0];
    await expect.poll(accepted, { timeout: 10_000 }).toMatchObject({
      ...{ type: 'Accepted', status: 'True', observedGeneration: metadata.generation },
    });
    await api.patch(shop.path('deployments', 'api-green'), { spec: { replicas: 0 } });
    await until('nobody is behind green', async () => shop.shares()['none'] === 25);
    const load = startLoad({ url: shop.url, rate: 200 });
    onTestFinished(load.close);
    await sleep(1_000);
    const { failed, sent, errors } = countBetween(await load.stop());
    expect(failed / sent).toBeCloseTo(0.25, 1);
    expect(errors['503']).toBe(failed);
  });

  test('weights become whole numbers that HAProxy takes, in the same relation', () => {
    const weightsOf = (...weights: readonly number[]) => [
      ...wholeWeights(weights.map((weight, index) => ({ id: String(index), port: 1, weight }))).values(),
    ];
    expect(weightsOf(90 / 2, 90 / 2, 10 / 3, 10 / 3, 10 / 3)).toEqual([135, 135, 10, 10, 10]);
    expect(weightsOf(100, 0)).toEqual([100, 0]);
    expect(weightsOf(0, 0)).toEqual([0, 0]);
    expect(weightsOf(1_000, 500)).toEqual([256, 128]);
  });
});
