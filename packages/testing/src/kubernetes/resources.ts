/** One kind of object an API server has, and the rules it treats it by. */
export interface FakeResource {
  /** Empty for the core. */
  readonly group: string;
  /** The first is the one objects are stored in. */
  readonly versions: readonly string[];
  /** In the plural. */
  readonly resource: string;
  readonly kind: string;
  /** Whether it lives in a namespace; it does when absent. */
  readonly namespaced?: boolean;
  /** Whether it is a custom resource: it has its kind in lists too, and no update without a resourceVersion. */
  readonly custom?: boolean;
  /** Whether an update leaves `status` alone, which then has a path of its own. */
  readonly status?: boolean;
  /** What makes the generation rise; it has none when absent. */
  readonly generation?: 'spec' | 'spec-and-annotations';
  /** The fields it can be selected by, besides name and namespace. */
  readonly fields?: readonly string[];
}

const involved = ['kind', 'namespace', 'name', 'uid', 'apiVersion', 'resourceVersion', 'fieldPath'];

/**
 * What a cluster of today has, with the Gateway API and Istio installed (`pkg/registry/<group>/<resource>/strategy.go` in
 * Kubernetes 1.34 says which generations rise, and by what).
 */
export const clusterResources: readonly FakeResource[] = [
  { group: '', versions: ['v1'], resource: 'configmaps', kind: 'ConfigMap' },
  { group: '', versions: ['v1'], resource: 'services', kind: 'Service', status: true },
  { group: '', versions: ['v1'], resource: 'endpoints', kind: 'Endpoints' },
  { group: '', versions: ['v1'], resource: 'nodes', kind: 'Node', namespaced: false, status: true },
  { group: '', versions: ['v1'], resource: 'resourcequotas', kind: 'ResourceQuota', status: true },
  {
    ...{ group: '', versions: ['v1'], resource: 'pods', kind: 'Pod', status: true },
    fields: ['status.phase', 'spec.nodeName', 'spec.restartPolicy'],
  },
  {
    ...{ group: '', versions: ['v1'], resource: 'events', kind: 'Event' },
    fields: [...involved.map((field) => `involvedObject.${field}`), 'reason', 'type', 'source'],
  },
  {
    ...{ group: 'apps', versions: ['v1'], resource: 'deployments', kind: 'Deployment', status: true },
    generation: 'spec-and-annotations',
  },
  {
    ...{ group: 'apps', versions: ['v1'], resource: 'statefulsets', kind: 'StatefulSet', status: true },
    generation: 'spec',
  },
  {
    ...{ group: 'apps', versions: ['v1'], resource: 'daemonsets', kind: 'DaemonSet', status: true },
    generation: 'spec',
  },
  {
    ...{ group: 'apps', versions: ['v1'], resource: 'replicasets', kind: 'ReplicaSet', status: true },
    generation: 'spec',
  },
  { group: 'apps', versions: ['v1'], resource: 'controllerrevisions', kind: 'ControllerRevision' },
  {
    ...{ group: 'autoscaling', versions: ['v2', 'v1'], resource: 'horizontalpodautoscalers' },
    ...{ kind: 'HorizontalPodAutoscaler', status: true },
  },
  // What metrics-server brings.
  {
    ...{ group: 'metrics.k8s.io', versions: ['v1beta1'], resource: 'nodes', kind: 'NodeMetrics' },
    namespaced: false,
  },
  {
    ...{ group: 'policy', versions: ['v1'], resource: 'poddisruptionbudgets' },
    ...{ kind: 'PodDisruptionBudget', status: true, generation: 'spec' },
  },
  {
    ...{ group: 'discovery.k8s.io', versions: ['v1'], resource: 'endpointslices', kind: 'EndpointSlice' },
    generation: 'spec',
  },
  ...['gateways', 'httproutes', 'grpcroutes'].map((resource, index) => ({
    ...{ group: 'gateway.networking.k8s.io', versions: ['v1', 'v1beta1'], resource },
    ...{ kind: ['Gateway', 'HTTPRoute', 'GRPCRoute'][index] ?? '', custom: true, status: true },
    generation: 'spec' as const,
  })),
  {
    ...{ group: 'gateway.networking.k8s.io', versions: ['v1beta1'], resource: 'referencegrants' },
    ...{ kind: 'ReferenceGrant', custom: true, generation: 'spec' },
  },
  ...['virtualservices', 'destinationrules'].map((resource, index) => ({
    ...{ group: 'networking.istio.io', versions: ['v1', 'v1beta1', 'v1alpha3'], resource },
    ...{ kind: ['VirtualService', 'DestinationRule'][index] ?? '', custom: true, status: true },
    generation: 'spec' as const,
  })),
];

/** The way the API names a resource in its messages: `deployments.apps`. */
export function qualifiedName({ group, resource }: Pick<FakeResource, 'group' | 'resource'>): string {
  return group === '' ? resource : `${resource}.${group}`;
}

/** The value of `apiVersion`. */
export function apiVersionOf(group: string, version: string): string {
  return group === '' ? version : `${group}/${version}`;
}
