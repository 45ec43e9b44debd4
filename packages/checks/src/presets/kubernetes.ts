import type { Preset } from './presets.ts';

const group = 'Cluster';

/** What a deployer does in a namespace; see the page of the deployer `kubernetes`. */
const rights = [
  { verbs: ['get', 'list', 'update'], group: 'apps', resource: 'deployments' },
  { verbs: ['list'], group: 'apps', resource: 'replicasets' },
  { verbs: ['list'], resource: 'pods' },
  { verbs: ['list'], resource: 'events' },
];

/** Workloads on Kubernetes: the login may deploy, the cluster has room, and what runs is healthy before and afterwards. */
export const kubernetesPreset: Preset<'kubernetes'> = ({ namespace, context }) => {
  const where = { namespace, ...(context === undefined ? {} : { context }), group };
  return [
    { id: 'cluster-access', kind: 'kubernetes-access', title: 'The login may deploy', ...where, rights },
    { id: 'workloads', kind: 'kubernetes-workloads', title: 'What runs is healthy', ...where },
    {
      ...{ id: 'capacity', kind: 'cluster-capacity', title: 'The cluster has room', group },
      ...(context === undefined ? {} : { context }),
      // Nodes belong to the whole cluster, and not every login may look at them.
      severity: 'warning',
      ...{ 'cpu-free': { 'fail-below': '30%' }, 'memory-free': { 'fail-below': '4GiB' } },
    },
    {
      ...{ id: 'workloads-after', kind: 'kubernetes-workloads', title: 'What runs is healthy', ...where },
      phase: 'post-deploy',
    },
  ];
};
