import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Pod } from '@deploy-actions/kubernetes';
import { conditionOf, type Fields, fields, text } from '../../kubernetes/fields.ts';

/** A kind of workload, as the configuration calls it. */
export type WorkloadKind = CheckConfigurationOf<'kubernetes-workloads'>['kinds'][number];

/** What the API calls it: a word for people, its resource, and its kind. */
export const kindNames: Readonly<
  Record<WorkloadKind, readonly [word: string, resource: string, kind: string]>
> = {
  deployments: ['deployment', 'deployments', 'Deployment'],
  'stateful-sets': ['stateful set', 'statefulsets', 'StatefulSet'],
  'daemon-sets': ['daemon set', 'daemonsets', 'DaemonSet'],
};

/** A workload, and how far it is. */
export interface Workload {
  readonly kind: WorkloadKind;
  readonly name: string;
  /** Such as `` deployment `api` ``. */
  readonly title: string;
  readonly uid: string;
  /** The pods it is to have. */
  readonly wanted: number;
  /** The pods that are available. */
  readonly available: number;
  /** What is wrong with its rollout; `undefined` when nothing is. */
  readonly trouble: string | undefined;
  /** Whether its rollout is paused. */
  readonly paused: boolean;
}

/**
 * Reads a workload by the questions that `kubectl rollout status` asks (`pkg/polymorphichelpers/rollout_status.go` in kubectl);
 * none is answered by a status that is older than the spec.
 */
export function readWorkload(kind: WorkloadKind, object: Fields): Workload {
  const [metadata, spec, status] = [
    fields(object['metadata']),
    fields(object['spec']),
    fields(object['status']),
  ];
  const name = text(metadata['name']);
  const counts = kind === 'daemon-sets' ? daemonCounts(spec, status) : replicaCounts(spec, status);
  const observed = count(status['observedGeneration']) >= count(metadata['generation']);
  const progress = conditionOf(status, 'Progressing');
  const stuck = kind === 'deployments' && progress?.reason === 'ProgressDeadlineExceeded';
  const behind = rolloutTrouble(counts);
  const trouble = !observed
    ? 'its controller has not taken up the last change yet'
    : stuck && behind !== undefined
      ? `its rollout is stuck (ProgressDeadlineExceeded), ${behind}`
      : behind;
  const { wanted, available } = counts;
  return {
    ...{ kind, name, uid: text(metadata['uid']), wanted, available, trouble },
    title: `${kindNames[kind][0]} \`${name}\``,
    paused: spec['paused'] === true,
  };
}

interface Counts {
  readonly wanted: number;
  readonly available: number;
  /** Those of the current version, and how many there are to be of it. */
  readonly updated: number;
  readonly renewed: number;
  /** Those that there are. */
  readonly existing: number;
}

function replicaCounts(spec: Fields, status: Fields): Counts {
  // The API fills it in; `scale` subresources of others need not.
  const wanted = spec['replicas'] === undefined ? 1 : count(spec['replicas']);
  const partition = count(fields(fields(spec['updateStrategy'])['rollingUpdate'])['partition']);
  const renewed = waitsForPods(spec) ? Math.max(0, wanted - partition) : 0;
  return {
    ...{ wanted, renewed },
    available: count(status['availableReplicas']),
    updated: count(status['updatedReplicas']),
    existing: count(status['replicas']),
  };
}

function daemonCounts(spec: Fields, status: Fields): Counts {
  const wanted = count(status['desiredNumberScheduled']);
  return {
    ...{ wanted, renewed: waitsForPods(spec) ? wanted : 0, existing: wanted },
    available: count(status['numberAvailable']),
    updated: count(status['updatedNumberScheduled']),
  };
}

/** With `OnDelete` nobody replaces pods but a person. */
function waitsForPods(spec: Fields): boolean {
  return fields(spec['updateStrategy'])['type'] !== 'OnDelete';
}

function rolloutTrouble({ wanted, available, updated, renewed, existing }: Counts): string | undefined {
  if (updated < renewed) return `${updated} of ${renewed} pods have the current version`;
  if (available < wanted) return `${available} of ${wanted} pods are available`;
  if (existing > wanted) return `${existing} pods are there, wanted ${wanted}`;
  return undefined;
}

function count(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/**
 * Whether a pod is of a workload, by its owner. A Deployment's ReplicaSet has the name of the Deployment and the label
 * `pod-template-hash` (`getNewReplicaSet` of the Deployment controller), so that nobody has to be asked for it.
 */
export function owns({ kind, name, uid }: Workload, { owner, labels }: Pod): boolean {
  if (owner === undefined) return false;
  if (kind !== 'deployments') return owner.uid === uid;
  return owner.kind === 'ReplicaSet' && owner.name === `${name}-${labels['pod-template-hash']}`;
}
