import type { KubernetesObject } from '@deploy-actions/kubernetes';
import {
  conditionOf,
  type EventObject,
  isControlledBy,
  isLeaving,
  isOver,
  isReady,
  type PodObject,
  seenAt,
} from './api-objects.ts';
import type { NamespaceLook } from './namespace-look.ts';
import { needsEvents, type PodTrouble, troublesOfPod } from './pod-troubles.ts';
import { findRevision, podsOfRevision, type Revision } from './revision.ts';
import { shortText } from './short-text.ts';
import { gather, type Trouble } from './troubles.ts';
import { wantedReplicas } from './workload-object.ts';

/** What is known of the pods of a workload's current template. */
export interface Inspection {
  /** `undefined` while the controller has not taken up the current template. */
  readonly revision: Revision | undefined;
  /** The pods of that revision that are to stay. */
  readonly pods: readonly PodObject[];
  /** How many of them take requests. */
  readonly ready: number;
  /** How many pods of other revisions take requests. */
  readonly before: number;
  /** Why the others don't, or are not there. */
  readonly troubles: readonly Trouble[];
}

/** What a StatefulSet was told before this moment, in milliseconds since 1970, is not about its current template. */
export interface InspectionOptions {
  readonly since?: number;
}

/** The pods of a workload's current template and what is wrong with them. Throws as the lists of the look do. */
export async function inspectPods(
  workload: KubernetesObject,
  look: NamespaceLook,
  { since = 0 }: InspectionOptions = {},
): Promise<Inspection> {
  const isSet = workload.kind === 'StatefulSet';
  const [all, replicaSets] = await Promise.all([look.pods(), isSet ? [] : look.replicaSets()]);
  const revision = findRevision(workload, replicaSets);
  const owners = isSet
    ? [workload.metadata.uid]
    : replicaSets
        .filter((set) => isControlledBy(set, workload.metadata.uid))
        .map(({ metadata }) => metadata.uid);
  const ofAll = all.filter((pod) => owners.some((owner) => isControlledBy(pod, owner)));
  const own = ofAll.filter((pod) => !isLeaving(pod));
  const pods = revision ? podsOfRevision(own, revision) : [];
  const others = own.filter((pod) => !pods.includes(pod));
  // What was evicted stays to be looked at, and counts for nothing.
  const missing = pods.filter((pod) => !isOver(pod)).length < wantedReplicas(workload);
  const warnings =
    pods.some(needsEvents) || (isSet && missing && revision !== undefined) ? await look.warnings() : [];
  const ofWorkload = [
    ...(missing ? notMade(workload, revision) : []),
    ...(missing && isSet ? notMadeBySet(workload, warnings, since) : []),
  ];
  return {
    ...{ revision, pods, ready: pods.filter(isReady).length, before: others.filter(isReady).length },
    troubles: [
      ...ofWorkload.map((trouble) => ({ ...trouble, pods: 0, log: [] })),
      ...gather(pods.flatMap((pod) => troublesOfPod(pod, warnings))),
      ...(isSet && missing && revision ? gather(inTheWay(workload, others, warnings)) : []),
      ...(missing && oneAfterTheOther(workload) ? gather(ofAll.filter(isLeaving).map(leaving)) : []),
    ],
  };
}

/** Whether no pod is made before an older one is gone. */
function oneAfterTheOther({ kind, spec }: KubernetesObject): boolean {
  const { type } = (spec?.['strategy'] ?? {}) as { readonly type?: string };
  return kind === 'StatefulSet' || type === 'Recreate';
}

/** Each pod that is replaced goes through it; of a node that is lost it stays so. */
function leaving({ metadata, spec }: PodObject): PodTrouble {
  const where = spec.nodeName === undefined ? '' : `; does its node \`${spec.nodeName}\` still answer?`;
  const text = `\`${metadata.name}\` is still being deleted, and the next waits for it${where}`;
  return { kind: 'leaving', text, final: false, passing: true };
}

const lasting = { final: false, passing: false };

/** Quota, admission and the like: what the ReplicaSet, or the Deployment that can't make it, says of itself. */
function notMade(workload: KubernetesObject, revision: Revision | undefined): readonly PodTrouble[] {
  const failure = conditionOf(revision?.replicaSet?.status, 'ReplicaFailure');
  if (failure?.status === 'True') {
    const text = `pods can't be made (${failure.reason}): ${shortText(failure.message ?? '')}`;
    return [{ ...lasting, kind: 'not-made', text }];
  }
  const progress = conditionOf(workload.status, 'Progressing');
  if (progress?.reason !== 'ReplicaSetCreateError') return [];
  const text = `its ReplicaSet can't be made: ${shortText(progress.message ?? '')}`;
  return [{ ...lasting, kind: 'not-made', text }];
}

/** A StatefulSet has no condition for it; its controller tells it by events alone. */
function notMadeBySet(
  { metadata }: KubernetesObject,
  warnings: readonly EventObject[],
  since: number,
): readonly PodTrouble[] {
  const last = warnings
    .filter(
      (event) =>
        event.involvedObject?.uid === metadata.uid &&
        event.reason === 'FailedCreate' &&
        seenAt(event) >= since,
    )
    .sort((a, b) => seenAt(b) - seenAt(a))[0];
  if (!last) return [];
  return [
    {
      ...lasting,
      kind: 'not-made',
      text: `pods can't be made (FailedCreate): ${shortText(last.message ?? '')}`,
    },
  ];
}

/**
 * A StatefulSet in order replaces no pod before all others are ready, even when the one that isn't is of an older revision
 * (https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#forced-rollback).
 */
function inTheWay(
  { spec }: KubernetesObject,
  older: readonly PodObject[],
  warnings: readonly EventObject[],
): readonly PodTrouble[] {
  if (spec?.['podManagementPolicy'] === 'Parallel') return [];
  return older
    .filter((pod) => !isReady(pod))
    .flatMap((pod) =>
      troublesOfPod(pod, warnings).map((trouble) => ({
        ...trouble,
        kind: `in-the-way/${pod.metadata.name}/${trouble.kind}`,
        text: `\`${pod.metadata.name}\` is of an older revision and not ready, and the StatefulSet waits for it (delete the pod if it can't recover): ${trouble.text}`,
        final: false,
      })),
    );
}
