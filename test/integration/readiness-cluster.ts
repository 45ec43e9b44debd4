import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { controlPlaneProgram } from '../../scripts/components/kubernetes.ts';
import { type Cluster, startCluster, until } from './components/kubernetes/cluster.ts';
import { example } from './musicgen-runs.ts';

/** The cluster that MusicGen runs in. */
export interface MusicgenCluster {
  readonly cluster: Cluster;
  /** Path of a kubeconfig of the login that the example's manifests make for the runner. */
  readonly login: string;
}

/** Starts a cluster with the example's manifests as they stand there, two nodes and one more with GPUs. */
export async function startMusicgenCluster(): Promise<MusicgenCluster> {
  const cluster = await startCluster();
  apply(cluster, 'namespaces.yaml');
  apply(cluster, '');
  await addGpuNode(cluster);
  for (const [namespace, name] of [
    ['blue', 'musicgen-api-blue'],
    ['green', 'musicgen-api-green'],
    ['musicgen', 'musicgen-worker'],
  ]) {
    await until(`${name} is ready`, async () => {
      const { spec, status } = await cluster.api.get(
        `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`,
      );
      return status?.readyReplicas === spec.replicas;
    });
  }
  await serveMetrics(cluster);
  return { cluster, login: await loginOf(cluster) };
}

function apply(cluster: Cluster, path: string): void {
  execFileSync(controlPlaneProgram('kubectl'), ['apply', '-f', join(example, 'kubernetes', path)], {
    // kubectl keeps a cache at home, or where it is when it has none.
    env: { KUBECONFIG: cluster.kubeconfig, HOME: tmpdir() },
    stdio: 'pipe',
  });
}

async function addGpuNode({ api }: Cluster): Promise<void> {
  const capacity = { cpu: '16', memory: '32Gi', pods: '20', 'nvidia.com/gpu': '4' };
  await api.create('/api/v1/nodes', {
    metadata: {
      name: 'gpu-a',
      labels: { 'kubernetes.io/hostname': 'gpu-a', 'musicgen.ai/pool': 'gpu' },
    },
    // Only what asks for GPUs is to run there.
    spec: { taints: [{ key: 'nvidia.com/gpu', effect: 'NoSchedule' }] },
    status: { capacity, allocatable: capacity },
  });
  await until('the node with GPUs is ready', async () => {
    const { status } = await api.get('/api/v1/nodes/gpu-a');
    return status.conditions?.some(
      ({ type, status: is }: { type: string; status: string }) => type === 'Ready' && is === 'True',
    );
  });
}

const group = 'metrics.k8s.io';

/** The API server keeps what metrics-server would measure: a quarter of each node is used, and 41% of what each pod asked for. */
async function serveMetrics(cluster: Cluster): Promise<void> {
  const { api } = cluster;
  await serve(cluster, { plural: 'nodes', kind: 'NodeMetrics', scope: 'Cluster' });
  await serve(cluster, { plural: 'pods', kind: 'PodMetrics', scope: 'Namespaced' });
  const measured = () => ({ timestamp: new Date().toISOString(), window: '1s' });
  for (const name of ['node-a', 'node-b', 'gpu-a']) {
    await api.create(`/apis/${group}/v1beta1/nodes`, {
      ...{ apiVersion: `${group}/v1beta1`, kind: 'NodeMetrics', metadata: { name } },
      ...{ ...measured(), usage: { cpu: '4', memory: '8Gi' } },
    });
  }
  // What was measured before a pod was ready for a second doesn't count.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  for (const namespace of ['blue', 'green']) {
    for (const { metadata } of await api.list(`/api/v1/namespaces/${namespace}/pods`)) {
      const { name, labels } = metadata;
      await api.create(`/apis/${group}/v1beta1/namespaces/${namespace}/pods`, {
        ...{ apiVersion: `${group}/v1beta1`, kind: 'PodMetrics', metadata: { name, labels } },
        ...{ ...measured(), containers: [{ name: 'api', usage: { cpu: '205m', memory: '1Gi' } }] },
      });
    }
    await until(`${namespace} is scaled by what is used`, async () => {
      const path = `/apis/autoscaling/v2/namespaces/${namespace}/horizontalpodautoscalers/musicgen-api-hpa`;
      const { status } = await api.get(path);
      return status?.currentMetrics?.[0]?.resource?.current?.averageUtilization === 41;
    });
  }
}

async function serve(
  { api }: Cluster,
  { plural, kind, scope }: Readonly<Record<'plural' | 'kind' | 'scope', string>>,
): Promise<void> {
  const names = { plural, singular: kind.toLowerCase(), kind, listKind: `${kind}List` };
  const schema = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } };
  await api.create('/apis/apiextensions.k8s.io/v1/customresourcedefinitions', {
    metadata: {
      name: `${plural}.${group}`,
      // The group is Kubernetes' own: https://kubernetes.io/docs/reference/labels-annotations-taints/#api-approved-kubernetes-io
      annotations: { 'api-approved.kubernetes.io': 'unapproved, for tests' },
    },
    spec: {
      ...{ group, scope, names },
      versions: [{ name: 'v1beta1', served: true, storage: true, schema }],
    },
  });
  await until(`the metrics of ${plural} are served`, () =>
    api.list(`/apis/${group}/v1beta1/${plural}`).then(
      () => true,
      () => false,
    ),
  );
}

async function loginOf({ api, kubeconfig }: Cluster): Promise<string> {
  const { status } = await api.create('/api/v1/namespaces/runners/serviceaccounts/deploy/token', {
    spec: {},
  });
  const configuration = JSON.parse(readFileSync(kubeconfig, 'utf8'));
  configuration.users[0].user = { token: status.token };
  const file = join(mkdtempSync(join(tmpdir(), 'login-')), 'kubeconfig');
  writeFileSync(file, JSON.stringify(configuration), { mode: 0o600 });
  return file;
}
