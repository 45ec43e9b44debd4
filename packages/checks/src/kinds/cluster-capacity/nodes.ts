import { ConfigurationError, ProviderError, quoted } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import { type Kubectl, KubernetesRefusal, listObjects } from '@deploy-actions/kubernetes';
import { allowedBy, selectorOf } from '../../kubernetes/asking-cluster.ts';
import { conditionOf, type Fields, fields, text } from '../../kubernetes/fields.ts';
import { readQuantity } from '../../kubernetes/quantity.ts';
import type { Capacity } from './capacity.ts';
import { requestsByNode } from './requests.ts';

type Configuration = CheckConfigurationOf<'cluster-capacity'>;
type Amounts = Readonly<Record<'cpu' | 'memory', number>>;

/** What the nodes of a cluster have free. */
export interface NodeCapacities {
  /** Of the nodes that pods can be put onto. */
  readonly capacities: readonly Capacity[];
  /** Why other nodes don't count, a part of a sentence for each; none when all do. */
  readonly left: readonly string[];
  /** Conditions of nodes that are under pressure. */
  readonly pressed: readonly string[];
}

const pressures = ['MemoryPressure', 'DiskPressure', 'PIDPressure'];

/**
 * Asks a cluster for its nodes and what is free of them. Throws ConfigurationError when something isn't allowed or isn't
 * installed, ProviderError when something is missing in the answers, and what {@link Kubectl.get} throws.
 */
export async function nodeCapacities(
  kubectl: Kubectl,
  configuration: Configuration,
  signal: AbortSignal,
): Promise<NodeCapacities> {
  const labels = selectorOf(configuration.nodes);
  const [nodes, used] = await Promise.all([
    allowedBy(clusterRule('', 'nodes', 'list'), listObjects(kubectl, '/api/v1/nodes', { labels }, signal)),
    amountsInUse(kubectl, configuration, labels, signal),
  ]);
  if (nodes.length === 0) {
    const which = labels === '' ? '' : ` with the labels ${quoted(labels)}`;
    throw new ConfigurationError(
      `the cluster has no nodes${which}; \`kubectl get nodes --show-labels\` lists them`,
    );
  }
  const left = nodes.flatMap((node) => whyLeftOut(node) ?? []);
  const counted = nodes.filter((node) => whyLeftOut(node) === undefined);
  const pressed = counted.flatMap((node) =>
    pressures
      .filter((type) => conditionOf(fields(node['status']), type)?.status === 'True')
      .map((type) => `node ${quoted(nameOf(node))} has ${type}`),
  );
  const capacities = await Promise.all(
    counted.map(async (node) => ({
      ...capacityOf(node, configuration, used),
      ...(configuration['disk-free'] && { disk: await diskOf(kubectl, nameOf(node), signal) }),
    })),
  );
  return { capacities, left, pressed };
}

function clusterRule(group: string, resource: string, verb: string): string {
  return `a ClusterRole with { apiGroups: [${group || '""'}], resources: [${resource}], verbs: [${verb}] }`;
}

function whyLeftOut(node: Fields): string | undefined {
  const name = quoted(nameOf(node));
  const ready = conditionOf(fields(node['status']), 'Ready');
  if (ready?.status !== 'True') return `node ${name} is not ready${ready ? ` (${ready.reason})` : ''}`;
  return fields(node['spec'])['unschedulable'] === true ? `node ${name} is cordoned` : undefined;
}

function capacityOf(
  node: Fields,
  configuration: Configuration,
  used: Map<string, Amounts> | undefined,
): Capacity {
  const name = nameOf(node);
  const allocatable = fields(fields(node['status'])['allocatable']);
  const { gpu, basis, 'cpu-free': cpu, 'memory-free': memory } = configuration;
  const amount = (resource: 'cpu' | 'memory') => {
    const total = readQuantity(allocatable[resource]);
    // A node on which no pod asks for anything has all of it; one that nobody measures is unknown.
    const inUse = used?.get(name)?.[resource] ?? (basis === 'requests' ? 0 : Number.NaN);
    if (Number.isNaN(total - inUse))
      throw trouble(
        `the metrics API has no ${resource} of node ${quoted(name)}; is metrics-server able to reach it?`,
      );
    return { total, free: total - inUse };
  };
  return {
    name,
    cpu: cpu && amount('cpu'),
    memory: memory && amount('memory'),
    gpus: gpu && readQuantity(allocatable[gpu.resource] ?? 0),
  };
}

/** What is in use of each node; nothing where nobody wants to know. */
async function amountsInUse(
  kubectl: Kubectl,
  { basis, 'cpu-free': cpu, 'memory-free': memory }: Configuration,
  labels: string,
  signal: AbortSignal,
): Promise<Map<string, Amounts> | undefined> {
  if (cpu === undefined && memory === undefined) return undefined;
  if (basis === 'requests') {
    const running = 'status.phase!=Succeeded,status.phase!=Failed';
    const pods = listObjects(kubectl, '/api/v1/pods', { fields: running }, signal);
    return new Map(requestsByNode(await allowedBy(clusterRule('', 'pods', 'list'), pods)));
  }
  // https://github.com/kubernetes/metrics/blob/master/pkg/apis/metrics/v1beta1/types.go
  const list = listObjects(kubectl, '/apis/metrics.k8s.io/v1beta1/nodes', { labels }, signal);
  const metrics = await allowedBy(clusterRule('metrics.k8s.io', 'nodes', 'list'), list.catch(withoutMetrics));
  return new Map(
    metrics.map((node) => {
      const usage = fields(node['usage']);
      return [nameOf(node), { cpu: readQuantity(usage['cpu']), memory: readQuantity(usage['memory']) }];
    }),
  );
}

function withoutMetrics(error: unknown): never {
  if (!(error instanceof KubernetesRefusal && error.reason === 'NotFound')) throw error;
  throw new ConfigurationError(
    'the cluster has no metrics API (metrics.k8s.io): install metrics-server, or count what pods ask for with `basis: requests`',
  );
}

/** What the kubelet says of its disk (https://kubernetes.io/docs/reference/instrumentation/node-metrics/). */
async function diskOf(kubectl: Kubectl, node: string, signal: AbortSignal): Promise<Capacity['disk']> {
  const path = `/api/v1/nodes/${encodeURIComponent(node)}/proxy/stats/summary`;
  const summary = fields(await allowedBy(clusterRule('', 'nodes/proxy', 'get'), kubectl.get(path, signal)));
  const { availableBytes: free, capacityBytes: total } = fields(fields(summary['node'])['fs']);
  if (typeof free === 'number' && typeof total === 'number') return { free, total };
  throw trouble(`the kubelet of node ${quoted(node)} tells nothing of its disk`);
}

function trouble(message: string): ProviderError {
  return new ProviderError(message, { system: 'Kubernetes', operation: 'capacity', retryable: true });
}

function nameOf(node: Fields): string {
  return text(fields(node['metadata'])['name']);
}
