import type { KubernetesObject } from '@deploy-actions/kubernetes';
import type { Fields, StoredUpdate } from './update-document.ts';

/** What one step is to be, and what is there. */
export interface Situation {
  /** As it is, with the images and replicas that it is to have. */
  readonly workload: KubernetesObject;
  /** The fields as they were before the update. */
  readonly found: Fields;
  readonly gone: StoredUpdate['gone'];
  /** How many instances are to have the new version. */
  readonly intended: number;
  /** How many of those that have it were ready for as long as the workload wants that. */
  readonly available: number;
  /** How many instances of the new version and of all before it are wanted right now; `undefined` while the controller is behind. */
  readonly counts: { readonly current: number; readonly old: number } | undefined;
}

/** What is to be written for a situation; `undefined` when it can't be said before the controller has caught up. */
export interface Pace {
  readonly fields: Fields;
  readonly gone: StoredUpdate['gone'];
}

/** How workloads of a kind are held at a step. */
export interface RollingKind {
  /** The fields of the spec that hold it. */
  readonly fields: readonly string[];
  /** What about the workload keeps an update from beginning. */
  obstacles(workload: KubernetesObject): readonly string[];
  /** Whether the fields are as only an update under way leaves them. */
  isHeld(workload: KubernetesObject): boolean;
  /** Whether the controller says that each instance is of the current template. */
  isThrough(workload: KubernetesObject): boolean;
  pace(situation: Situation): Pace | undefined;
}
