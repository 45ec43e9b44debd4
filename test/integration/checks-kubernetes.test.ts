import { systemClock } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask as askCheck } from '../../packages/checks/test/asking.ts';
import { controlPlaneProgram } from '../../scripts/components/kubernetes.ts';
import { realKubectl } from './components/kubectl.ts';
import { type Cluster, startCluster, until } from './components/kubernetes/cluster.ts';
import { documentedRules } from './documented-rules.ts';

let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster();
  await allowAllAccounts();
});

const runners: { readonly stop: () => Promise<void> }[] = [];
afterAll(async () => {
  await Promise.all(runners.map((runner) => runner.stop()));
});

/** Every service account may look at the nodes as the documentation of `cluster-capacity` says. */
async function allowAllAccounts(): Promise<void> {
  const group = 'rbac.authorization.k8s.io';
  const name = 'capacity';
  const rules = documentedRules('checks/cluster-capacity.md', 'ClusterRole');
  await cluster.api.create(`/apis/${group}/v1/clusterroles`, { metadata: { name }, rules });
  await cluster.api.create(`/apis/${group}/v1/clusterrolebindings`, {
    metadata: { name },
    roleRef: { apiGroup: group, kind: 'ClusterRole', name },
    subjects: [{ apiGroup: group, kind: 'Group', name: 'system:serviceaccounts' }],
  });
}

/** Asks with the rights that the page of the check documents for a namespace, or with others. */
async function ask(
  check: { readonly kind: string; readonly namespace?: string },
  rules = rulesOf(check.kind),
) {
  const { namespace } = check;
  const kubeconfig = await cluster.user('reader', rules, namespace === undefined ? [] : [namespace]);
  const processes = realKubectl(kubeconfig, controlPlaneProgram('kubectl'));
  runners.push(processes);
  return askCheck(check, { ...(await createTestRuntime({ processes })), clock: systemClock });
}

function rulesOf(kind: string) {
  const without = ['kubernetes-access', 'cluster-capacity'];
  return without.includes(kind) ? [] : documentedRules(`checks/${kind}.md`);
}

const apps = (namespace: string, resource: string) => `/apis/apps/v1/namespaces/${namespace}/${resource}`;

function workload(name: string, image: string, spec: object = {}) {
  const labels = { app: name };
  const resources = { requests: { cpu: '500m', memory: '1Gi' } };
  const template = { metadata: { labels }, spec: { containers: [{ name: 'app', image, resources }] } };
  return { metadata: { name }, spec: { selector: { matchLabels: labels }, template, ...spec } };
}

const good = 'registry.example/shop/api:1.0.0';

describe('kubernetes-access', () => {
  const rights = [
    { verbs: ['get', 'update'], group: 'apps', resource: 'deployments', name: 'api' },
    { verbs: ['get'], resource: 'pods/log' },
  ];

  test('names what RBAC does not allow, and passes with the very rules it asks for', async () => {
    const namespace = await cluster.namespace('access');
    const check = { kind: 'kubernetes-access', namespace, rights };
    const poor = await ask(check);
    expect(poor.status).toBe('fail');
    const rules = [
      ...poor.finding.matchAll(
        /apiGroups: \[(\S+)\], resources: \[(\S+)\], (?:resourceNames: \[(\S+)\], )?verbs: \[(\S+)\]/g,
      ),
    ];
    expect(rules).toHaveLength(3);
    const given = rules.map(([, group = '', resource = '', name, verb = '']) => ({
      ...{ apiGroups: [group === '""' ? '' : group], resources: [resource], verbs: [verb] },
      ...(name === undefined ? {} : { resourceNames: [name] }),
    }));
    expect(await ask(check, given)).toMatchObject({
      status: 'pass',
      finding: 'the login may do all 3 things it needs',
    });
  });

  test('tells rights beyond need, and rights in the whole cluster', async () => {
    const namespace = await cluster.namespace('access');
    const beyond = [{ verbs: ['get'], resource: 'secrets' }];
    const secrets = [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }];
    const own = [{ verbs: ['get'], resource: 'secrets' }];
    const check = { kind: 'kubernetes-access', namespace, rights: own, 'beyond-need': beyond };
    expect(await ask(check, secrets)).toMatchObject({ status: 'warn' });
    const nodes = { kind: 'kubernetes-access', rights: [{ verbs: ['list'], resource: 'nodes' }] };
    expect(await ask(nodes)).toMatchObject({ status: 'pass' });
    const removal = { kind: 'kubernetes-access', rights: [{ verbs: ['delete'], resource: 'nodes' }] };
    expect((await ask(removal)).finding).toMatch(
      /may not delete `nodes` in the whole cluster; a ClusterRole needs/,
    );
  });
});

describe('kubernetes-workloads', () => {
  test('all kinds of workloads, from their making to a crash', async () => {
    const namespace = await cluster.namespace('workloads');
    const check = { kind: 'kubernetes-workloads', namespace };
    expect((await ask(check)).finding).toMatch(
      /^there are no deployments, stateful-sets, daemon-sets in the namespace/,
    );
    await cluster.api.create(apps(namespace, 'deployments'), workload('api', good, { replicas: 3 }));
    await cluster.api.create(
      apps(namespace, 'statefulsets'),
      workload('db', good, { replicas: 2, serviceName: 'db' }),
    );
    await cluster.api.create(apps(namespace, 'daemonsets'), workload('agent', good));
    const healthy = { status: 'pass', finding: 'all 3 workloads are healthy, with 7 available pods' };
    await expect.poll(() => ask(check), { timeout: 20_000, interval: 100 }).toMatchObject(healthy);

    const crash = { kind: 'kubernetes-workloads', namespace, names: ['crash'], 'may-start-for': '10m' };
    await cluster.api.create(
      apps(namespace, 'deployments'),
      workload('crash', 'registry.example/shop/crash:1'),
    );
    await expect
      .poll(async () => (await ask(crash)).finding, { timeout: 20_000, interval: 100 })
      .toMatch(
        /^deployment `crash`: 0 of 1 pods are available; container `app` of `crash-\w+-\w+` crashes again and again, last with exit code \d+/,
      );
  });

  test('an image that is not there, and a rollout that takes too long for it', async () => {
    const namespace = await cluster.namespace('workloads');
    const broken = workload('api', 'registry.example/shop/broken:9', { progressDeadlineSeconds: 1 });
    await cluster.api.create(apps(namespace, 'deployments'), broken);
    await expect
      .poll(async () => (await ask({ kind: 'kubernetes-workloads', namespace })).finding, {
        timeout: 20_000,
        interval: 100,
      })
      .toMatch(
        /^deployment `api`: its rollout is stuck \(ProgressDeadlineExceeded\), .*; container `app` of `api-\S+` gets no image: \w+: .*not found$/,
      );
  });

  test('a pod that no node takes', async () => {
    const namespace = await cluster.namespace('workloads');
    const huge = workload('huge', good);
    const [container] = huge.spec.template.spec.containers;
    if (container) container.resources.requests.cpu = '64';
    await cluster.api.create(apps(namespace, 'deployments'), huge);
    await expect
      .poll(
        async () =>
          (await ask({ kind: 'kubernetes-workloads', namespace, ...{ 'may-start-for': '1ms' } })).finding,
        { timeout: 20_000, interval: 100 },
      )
      .toMatch(/pod `huge-\S+` has no node: 0\/2 nodes are available: 2 Insufficient cpu/);
  });

  test('the rights of the documentation are needed', async () => {
    const namespace = await cluster.namespace('workloads');
    const finding =
      /is forbidden: .*; the login needs \{ apiGroups: \[apps\], resources: \[\w+\], verbs: \[list\] \}$/;
    expect((await ask({ kind: 'kubernetes-workloads', namespace }, [])).finding).toMatch(finding);
  });
});

describe('kubernetes-autoscaler', () => {
  const path = (namespace: string) => `/apis/autoscaling/v2/namespaces/${namespace}/horizontalpodautoscalers`;
  const scaler = (name: string, minReplicas = 2) => ({
    metadata: { name },
    spec: {
      ...{ minReplicas, maxReplicas: 4, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name } },
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } },
        },
      ],
    },
  });

  test('one that gets no metrics, one whose workload is gone, and none', async () => {
    const namespace = await cluster.namespace('scaling');
    const check = { kind: 'kubernetes-autoscaler', namespace };
    await cluster.api.create(apps(namespace, 'deployments'), workload('api', good, { replicas: 2 }));
    for (const name of ['api', 'gone']) await cluster.api.create(path(namespace), scaler(name));
    const look = async (name: string, more: object = {}) =>
      (await ask({ ...check, ...{ name }, ...more })).finding;
    await expect
      .poll(() => look('api'), { timeout: 20_000 })
      .toMatch(/^it does not scale \(FailedGetResourceMetric\): /);
    await expect
      .poll(() => look('gone'), { timeout: 20_000 })
      .toMatch(/^it can not scale \(FailedGetScale\): /);
    expect(await look('web')).toMatch(/^there is no autoscaler `web`/);
    expect(await look('api', { 'min-replicas': 3, 'max-replicas': 4 })).toMatch(
      /^its minimum is 2, wanted 3; it does not/,
    );
  });

  test('one that raises the number of pods to its minimum has scaled', async () => {
    const namespace = await cluster.namespace('scaling');
    await cluster.api.create(apps(namespace, 'deployments'), workload('api', good, { replicas: 1 }));
    await cluster.api.create(path(namespace), scaler('api', 3));
    const check = { kind: 'kubernetes-autoscaler', namespace, name: 'api', 'scaled-within': '1h' };
    await expect
      .poll(async () => (await ask(check)).evidence?.answer, { timeout: 20_000 })
      .toMatch(/^3 pods, wanted 3, from 3 to 4\n.*last scaled \S+Z/s);
    expect((await ask(check)).finding).not.toContain('wanted within');
  });
});

describe('cluster-capacity', () => {
  const limits = { 'cpu-free': { 'fail-below': '30%' }, 'memory-free': { 'fail-below': '4GiB' } };

  test('without metrics-server', async () => {
    expect((await ask({ kind: 'cluster-capacity', ...limits })).finding).toMatch(
      /^the cluster has no metrics API/,
    );
  });

  test('what pods ask for, as the scheduler counts it', async () => {
    const namespace = await cluster.namespace('capacity');
    const check = { kind: 'cluster-capacity', basis: 'requests', ...limits };
    const free = async () => Number(/^([\d.]+)% of 32 CPUs/.exec((await ask(check)).finding)?.[1]);
    const before = await free();
    await cluster.api.create(apps(namespace, 'deployments'), workload('api', good, { replicas: 16 }));
    // 8 of 32 CPUs.
    await expect.poll(free, { timeout: 20_000 }).toBeCloseTo(before - 25, 0);
    const scarce = { ...check, 'cpu-free': { 'fail-below': '99%' }, 'memory-free': { 'warn-below': '1TiB' } };
    expect((await ask(scarce)).finding).toMatch(
      /^[\d.]+% of 32 CPUs are free, wanted at least 99%; [\d.]+ GiB memory free on node-[ab]/,
    );
  });

  test('a node that is cordoned, and kubelets that tell nothing', async () => {
    await cluster.api.patch('/api/v1/nodes/node-b', { spec: { unschedulable: true } });
    const check = { kind: 'cluster-capacity', basis: 'requests', ...limits };
    expect(await ask(check)).toMatchObject({ status: 'warn', finding: 'node `node-b` is cordoned' });
    await cluster.api.patch('/api/v1/nodes/node-b', { spec: { unschedulable: null } });
    expect(
      await ask({ kind: 'cluster-capacity', ...{ 'disk-free': { 'fail-below': '1GB' } } }),
    ).toMatchObject({ status: 'fail' });
    expect((await ask({ kind: 'cluster-capacity', ...{ gpu: {} } })).finding).toBe(
      '0 GPUs, wanted at least 1',
    );
  });

  test('what is used, once there is a metrics API', async () => {
    await serveNodeMetrics();
    const usage = (cpu: string, memory: string) => ({
      timestamp: new Date().toISOString(),
      window: '20s',
      usage: { cpu, memory },
    });
    const metrics = '/apis/metrics.k8s.io/v1beta1/nodes';
    await cluster.api.create(metrics, {
      ...kind,
      metadata: { name: 'node-a' },
      ...usage('4000000000n', '8Gi'),
    });
    expect((await ask({ kind: 'cluster-capacity', ...limits })).finding).toMatch(
      /^the metrics API has no cpu of node `node-b`/,
    );
    await cluster.api.create(metrics, { ...kind, metadata: { name: 'node-b' }, ...usage('12', '29Gi') });
    expect(await ask({ kind: 'cluster-capacity', ...limits })).toMatchObject({
      status: 'fail',
      finding: '3.0 GiB memory free on node-b, wanted at least 4.0 GiB',
    });
    expect(
      (await ask({ kind: 'cluster-capacity', ...{ 'cpu-free': { 'warn-below': '60%' } } })).finding,
    ).toBe('50% of 32 CPUs are free, a warning below 60%');
  });
});

const kind = { apiVersion: 'metrics.k8s.io/v1beta1', kind: 'NodeMetrics' };

/** The API server keeps what metrics-server would measure. */
async function serveNodeMetrics(): Promise<void> {
  const names = {
    plural: 'nodes',
    singular: 'nodemetrics',
    kind: 'NodeMetrics',
    listKind: 'NodeMetricsList',
  };
  const schema = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } };
  await cluster.api.create('/apis/apiextensions.k8s.io/v1/customresourcedefinitions', {
    metadata: {
      name: 'nodes.metrics.k8s.io',
      // The group is Kubernetes' own: https://kubernetes.io/docs/reference/labels-annotations-taints/#api-approved-kubernetes-io
      annotations: { 'api-approved.kubernetes.io': 'unapproved, for tests' },
    },
    spec: {
      ...{ group: 'metrics.k8s.io', scope: 'Cluster', names },
      versions: [{ name: 'v1beta1', served: true, storage: true, schema }],
    },
  });
  await until('the metrics API is there', () =>
    cluster.api.list('/apis/metrics.k8s.io/v1beta1/nodes').then(
      () => true,
      () => false,
    ),
  );
}
