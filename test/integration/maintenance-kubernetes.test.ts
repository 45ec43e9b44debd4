import { createTestRuntime } from '@deploy-actions/testing';
import { afterEach, beforeAll, expect, test } from 'vitest';
import {
  openShopSwitch,
  recordOf,
  switchBehaviour,
} from '../../packages/maintenance/test/switch-behaviour.ts';
import { type RealKubectl, realKubectl } from './components/kubectl.ts';
import { type Cluster, startCluster } from './components/kubernetes/cluster.ts';
import { documentedRules } from './documented-rules.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster();
});

const runners: RealKubectl[] = [];
afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
});

const page = 'providers/maintenance-kubernetes.md';

/** A namespace of its own, and a login that may do what the page says. */
async function stand(rules = documentedRules(page)) {
  const namespace = await cluster.namespace('maintenance');
  const kubectl = realKubectl(await cluster.user('deployer', rules, [namespace]));
  runners.push(kubectl);
  const path = `/api/v1/namespaces/${namespace}/configmaps`;
  const section = { message: 'Down.', for: 3_600_000, timeout: 10_000, namespace, name: 'maintenance-mode' };
  const find = async () =>
    (await cluster.api.list(path)).find(({ metadata }) => metadata.name === section.name);
  return {
    ...{ namespace, path, find, atomic: true },
    open: async () =>
      openShopSwitch({ switch: 'kubernetes', ...section }, await createTestRuntime({ processes: kubectl })),
    seen: async () => (await find())?.data?.enabled === 'true',
    // kubectl create configmap maintenance-mode --from-literal=enabled=true
    byHand: async () =>
      void (await cluster.api.create(path, { metadata: { name: section.name }, data: { enabled: 'true' } })),
    close: async () => {},
  };
}

switchBehaviour('kubernetes on a real API, with the Role of its page', stand);

test('a login without the Role is told every right that it lacks', async () => {
  const { open } = await stand([{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }]);
  const problems = (await (await open()).problems(recordOf('migrate'))).join('\n');
  expect(problems).toMatch(/may not update[\s\S]*may not delete[\s\S]*may not create/);
});

test('a ConfigMap that was there before stays, with all else in it', async () => {
  const { open, path, find } = await stand();
  const metadata = { name: 'maintenance-mode', labels: { team: 'shop' } };
  await cluster.api.create(path, { metadata, data: { enabled: 'false', page: '<h1>' } });
  const maintenance = await open();
  await maintenance.turnOn(recordOf('migrate'), await maintenance.read());
  expect((await find())?.data).toMatchObject({ enabled: 'true', message: 'Back soon.', page: '<h1>' });
  await maintenance.turnOff(await maintenance.read());
  const left = await find();
  expect(left?.data).toEqual({ enabled: 'false', page: '<h1>' });
  expect([left?.metadata.labels, left?.metadata.annotations ?? {}]).toEqual([{ team: 'shop' }, {}]);
});
