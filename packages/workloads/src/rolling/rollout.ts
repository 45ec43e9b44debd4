import { isDeepStrictEqual } from 'node:util';
import type { KubernetesObject } from '@deploy-actions/kubernetes';
import { describeTroubles, stalledBy, type Trouble } from '../kubernetes/troubles.ts';
import { type ContainerImages, imagesOf, specOf, wantedReplicas } from '../kubernetes/workload-object.ts';
import type { Rollout } from '../rolling-workload.ts';
import type { Goal } from './changes.ts';
import { disturbanceOf } from './disturbance.ts';
import { type Instances, runs } from './instances.ts';
import { forgotten } from './obstacles.ts';
import type { RollingKind } from './rolling-kind.ts';
import { type StoredUpdate, type UpdateDocument, underWay } from './update-document.ts';

/** A workload as it was looked at. */
export interface Seen {
  readonly workload: KubernetesObject;
  readonly document: UpdateDocument;
  readonly instances: Instances;
}

/** The update that can be taken back: the one under way, or the one that ended in what a run would bring. */
export function undoableOf(
  workload: KubernetesObject,
  { update }: UpdateDocument,
  images: ContainerImages,
): StoredUpdate | undefined {
  if (update?.ended === undefined) return update;
  return isDeepStrictEqual(update.to, images) && runs(imagesOf(workload), update.to) ? update : undefined;
}

/** What a look says of a rollout. */
export function rolloutOf(
  { workload, document, instances, troubles }: Seen & { readonly troubles: readonly Trouble[] },
  goal: Goal,
  kind: RollingKind,
): Rollout {
  const update = underWay(document);
  const undoable = undoableOf(workload, document, goal.images);
  // An update has set the number of replicas with its first step; since then whoever changes it decides.
  const replicas = (undoable ? undefined : goal.replicas) ?? wantedReplicas(workload);
  const { updated, available, others, before } = instances;
  const isThere = others === 0 && updated === replicas && available === replicas;
  const isForgotten = document.record === undefined && update === undefined && kind.isHeld(workload);
  return {
    ...{ instances: replicas, updated, ready: available, before },
    troubles: [
      ...(specOf(workload).paused === true ? ['it is paused: `kubectl rollout resume` it'] : []),
      ...describeTroubles(troubles),
    ],
    stalled: stalledBy(troubles),
    record: document.record,
    disturbed:
      (update && disturbanceOf(workload, update)) ?? (isForgotten ? forgotten(workload, kind) : undefined),
    complete: isThere && document.record === undefined && update === undefined,
    undoable: undoable !== undefined,
    ...(undoable
      ? { imagesBefore: [undoable.before.initContainers, undoable.before.containers].flatMap(Object.values) }
      : {}),
  };
}
