import type { KubernetesObject } from '@deploy-actions/kubernetes';
import { isControlledBy, isLeaving, type PodObject } from './api-objects.ts';
import { sameTemplate } from './workload-object.ts';

/** How the pods of the current template of a workload are told from older ones. */
export interface Revision {
  readonly label: 'pod-template-hash' | 'controller-revision-hash';
  readonly value: string;
  /** What makes these pods: the workload itself, or a Deployment's ReplicaSet. */
  readonly owner: string;
  /** Of a Deployment. */
  readonly replicaSet: KubernetesObject | undefined;
}

/** Whether the controller has seen the workload as it is. */
export function isObserved({ metadata, status }: KubernetesObject): boolean {
  return Number(status?.['observedGeneration'] ?? 0) >= (metadata.generation ?? 0);
}

/**
 * The revision of a workload's current template; `undefined` while the controller has not made it. The ReplicaSet is the
 * oldest one with the same template, as the controller chooses (FindNewReplicaSet of pkg/controller/deployment/util in
 * Kubernetes). `replicaSets` are not looked at for a StatefulSet.
 */
export function findRevision(
  workload: KubernetesObject,
  replicaSets: readonly KubernetesObject[],
): Revision | undefined {
  if (!isObserved(workload)) return undefined;
  const { uid } = workload.metadata;
  if (workload.kind === 'StatefulSet') {
    const value = workload.status?.['updateRevision'];
    if (typeof value !== 'string' || value === '') return undefined;
    return { label: 'controller-revision-hash', value, owner: uid, replicaSet: undefined };
  }
  const made = (set: KubernetesObject) => String(set.metadata['creationTimestamp'] ?? '');
  const [replicaSet] = replicaSets
    .filter((set) => isControlledBy(set, uid) && sameTemplate(set, workload))
    .sort((a, b) => made(a).localeCompare(made(b)) || a.metadata.name.localeCompare(b.metadata.name));
  const value = replicaSet?.metadata.labels?.['pod-template-hash'];
  if (replicaSet === undefined || value === undefined) return undefined;
  return { label: 'pod-template-hash', value, owner: replicaSet.metadata.uid, replicaSet };
}

/** The pods of a revision, without those that are being deleted. */
export function podsOfRevision(
  pods: readonly PodObject[],
  { label, value, owner }: Revision,
): readonly PodObject[] {
  return pods.filter(
    (pod) => pod.metadata.labels?.[label] === value && isControlledBy(pod, owner) && !isLeaving(pod),
  );
}
