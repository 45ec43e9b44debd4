import { beforeAll, expect, test } from 'vitest';
import { type Cluster, startCluster, until } from './components/kubernetes/cluster.ts';

let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster();
});

test('a deployment becomes ready', async () => {
  const namespace = await cluster.namespace('shop');
  const deployments = `/apis/apps/v1/namespaces/${namespace}/deployments`;
  await cluster.api.create(deployments, {
    metadata: { name: 'api' },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: 'api' } },
      template: {
        metadata: { labels: { app: 'api' } },
        spec: { containers: [{ name: 'api', image: 'registry.example/shop/api:1.0.0' }] },
      },
    },
  });
  const deployment = () => cluster.api.get(`${deployments}/api`);
  await until('both pods are ready', async () => (await deployment()).status.readyReplicas === 2);
  expect((await deployment()).status).toMatchObject({
    replicas: 2,
    updatedReplicas: 2,
    availableReplicas: 2,
  });
});
