import type { KubernetesObject } from '@deploy-actions/kubernetes';
import { conditionOf } from './api-objects.ts';
import { isObserved } from './revision.ts';
import { partitionOf, specOf, wantedReplicas } from './workload-object.ts';

/** How far the rollout of a workload's current template is, by its own status. */
export interface RolloutStatus {
  readonly done: boolean;
  /** What it still waits for, for a message; empty when done. */
  readonly waitsFor: string;
  /** Whether the controller has given up expecting progress. */
  readonly deadlineExceeded: boolean;
}

/**
 * Whether the rollout is over: the same questions that `kubectl rollout status` asks
 * (https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#complete-deployment), and none is answered by a
 * status that is older than the spec.
 */
export function rolloutStatus(workload: KubernetesObject): RolloutStatus {
  if (!isObserved(workload)) return waiting('its controller has not taken up the change yet');
  const isSet = workload.kind === 'StatefulSet';
  const waitsFor = isSet ? setWaitsFor(workload) : deploymentWaitsFor(workload);
  const progress = isSet ? undefined : conditionOf(workload.status, 'Progressing');
  const deadlineExceeded = waitsFor !== '' && progress?.reason === 'ProgressDeadlineExceeded';
  return { done: waitsFor === '', waitsFor, deadlineExceeded };
}

function waiting(waitsFor: string): RolloutStatus {
  return { done: false, waitsFor, deadlineExceeded: false };
}

function deploymentWaitsFor(workload: KubernetesObject): string {
  const wanted = wantedReplicas(workload);
  const { replicas, updatedReplicas, availableReplicas } = counts(workload);
  if (updatedReplicas < wanted) return `${updatedReplicas} of ${wanted} pods are made anew`;
  if (replicas > updatedReplicas) return left(replicas - updatedReplicas, 'from before');
  if (replicas > wanted) return left(replicas - wanted, 'too many');
  if (availableReplicas < wanted) return `${availableReplicas} of ${wanted} pods are available`;
  return '';
}

function setWaitsFor(workload: KubernetesObject): string {
  const wanted = wantedReplicas(workload);
  const { replicas, updatedReplicas, readyReplicas, availableReplicas } = counts(workload);
  // The controller counts pods as available only once they were ready for so long.
  const available = (specOf(workload).minReadySeconds ?? 0) > 0 ? availableReplicas : readyReplicas;
  const renewed = Math.max(0, wanted - partitionOf(workload));
  if (updatedReplicas < renewed) return `${updatedReplicas} of ${renewed} pods are made anew`;
  if (replicas > wanted) return left(replicas - wanted, 'too many');
  if (replicas < wanted) return `${replicas} of ${wanted} pods are there`;
  if (available < wanted) return `${available} of ${wanted} pods are available`;
  return '';
}

function counts({ status = {} }: KubernetesObject) {
  const count = (name: string) => Number(status[name] ?? 0);
  return {
    replicas: count('replicas'),
    updatedReplicas: count('updatedReplicas'),
    readyReplicas: count('readyReplicas'),
    availableReplicas: count('availableReplicas'),
  };
}

function left(count: number, which: string): string {
  return count === 1 ? `1 pod ${which} is still there` : `${count} pods ${which} are still there`;
}
