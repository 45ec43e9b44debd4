/** A ReplicaSet: how many pods it is to have, and how many of them are ready. */
export interface SetModel {
  replicas: number;
  ready: number;
}

/** A Deployment in numbers. */
export interface DeploymentModel {
  readonly replicas: number;
  maxSurge: number | string;
  maxUnavailable: number | string;
  /** What the new ReplicaSet gets; a pod that is ready for less than this is not available. */
  minReadySeconds: number;
  readonly old: SetModel;
  readonly current: SetModel;
}

const resolved = (value: number | string, replicas: number, round: (value: number) => number) =>
  typeof value === 'number' ? value : round((Number.parseInt(value, 10) * replicas) / 100);

/**
 * One round of the deployment controller, with the rules of pkg/controller/deployment/rolling.go of Kubernetes 1.34
 * (NewRSNewReplicas, reconcileOldReplicaSets, cleanupUnhealthyReplicas) for one old ReplicaSet; gives whether it did anything.
 * Pods are ready for an hour in the old one, and for less than any `minReadySeconds` above 0 in the new one.
 */
export function reconcile(deployment: DeploymentModel): boolean {
  const { replicas, old, current } = deployment;
  const surge = resolved(deployment.maxSurge, replicas, Math.ceil);
  let unavailable = resolved(deployment.maxUnavailable, replicas, Math.floor);
  if (surge === 0 && unavailable === 0) unavailable = 1;
  unavailable = Math.min(unavailable, replicas);
  const available = deployment.minReadySeconds === 0 ? current.ready : 0;

  const room = replicas + surge - old.replicas - current.replicas;
  if (current.replicas < replicas && room > 0) {
    current.replicas += Math.min(room, replicas - current.replicas);
    return true;
  }

  const least = replicas - unavailable;
  const removable = old.replicas + current.replicas - least - (current.replicas - available);
  if (old.replicas === 0 || removable <= 0) return false;
  const unhealthy = Math.min(removable, old.replicas - old.ready);
  old.replicas -= unhealthy;
  const spare = Math.min(old.replicas, Math.max(0, old.ready + available - least));
  old.replicas -= spare;
  // A ReplicaSet ends those first that aren't ready.
  old.ready = Math.min(old.ready, old.replicas);
  return unhealthy + spare > 0;
}
