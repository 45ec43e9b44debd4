import { ProviderError } from '@deploy-actions/action-kit';
import type { KubernetesObject } from '@deploy-actions/kubernetes';
import {
  conditionOf,
  isControlledBy,
  isLeaving,
  isReady,
  type PodObject,
} from '../kubernetes/api-objects.ts';
import { type InspectionOptions, inspectPods } from '../kubernetes/inspection.ts';
import type { NamespaceLook } from '../kubernetes/namespace-look.ts';
import { isObserved } from '../kubernetes/revision.ts';
import type { Trouble } from '../kubernetes/troubles.ts';
import { type ContainerImages, imagesOf, sameTemplate, specOf } from '../kubernetes/workload-object.ts';
import type { Situation } from './rolling-kind.ts';

/** The pods of a workload that are to stay, told apart by what they run. */
export interface Instances {
  /** Those that run the wanted images, and how many of them were ready for as long as the workload wants. */
  readonly updated: number;
  readonly available: number;
  /** How many others there are, and how many of them take requests. */
  readonly others: number;
  readonly before: number;
  readonly troubles: readonly Trouble[];
  /** Those of a Deployment; `undefined` while its controller is behind. */
  readonly replicaSets: readonly KubernetesObject[] | undefined;
}

/** What has to be known to tell instances apart. */
export interface Wanted {
  readonly images: ContainerImages;
  /** Seconds for which a pod has to be ready. */
  readonly minReadySeconds: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly since: number;
}

/** Looks at the pods of a workload. Throws as the lists of the look do. */
export async function lookAtInstances(
  workload: KubernetesObject,
  look: NamespaceLook,
  wanted: Wanted,
): Promise<Instances> {
  const options: InspectionOptions = { since: wanted.since };
  const [inspection, all, replicaSets] = await Promise.all([
    inspectPods(workload, look, options),
    look.pods(),
    workload.kind === 'StatefulSet' ? [] : look.replicaSets(),
  ]);
  const { uid } = workload.metadata;
  const ownSets = replicaSets.filter((set) => isControlledBy(set, uid));
  const owners = workload.kind === 'StatefulSet' ? [uid] : ownSets.map(({ metadata }) => metadata.uid);
  const own = all.filter((pod) => owners.some((owner) => isControlledBy(pod, owner)) && !isLeaving(pod));
  const isNew = runs(imagesOf(workload), wanted.images);
  // A webhook may give pods other images than their template has; of the current template they are all the same.
  const updated = own.filter(
    (pod) => (isNew && inspection.pods.includes(pod)) || runs(imagesOfPod(pod), wanted.images),
  );
  const others = own.filter((pod) => !updated.includes(pod));
  return {
    updated: updated.length,
    available: updated.filter((pod) => isAvailable(pod, wanted)).length,
    others: others.length,
    before: others.filter(isReady).length,
    troubles: isNew ? inspection.troubles : [],
    replicaSets: isObserved(workload) ? ownSets : undefined,
  };
}

/** Whether these images are among those. */
export function runs(images: ContainerImages, wanted: ContainerImages): boolean {
  const among = (some: Readonly<Record<string, string>>, all: Readonly<Record<string, string>>) =>
    Object.entries(some).every(([name, image]) => all[name] === image);
  return among(wanted.containers, images.containers) && among(wanted.initContainers, images.initContainers);
}

/** The images of the containers that `wanted` names; throws ProviderError when one isn't there. */
export function sameContainers(workload: KubernetesObject, wanted: ContainerImages): ContainerImages {
  const { containers, initContainers } = imagesOf(workload);
  const pick = (all: Readonly<Record<string, string>>, some: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.keys(some).map((name) => {
        const image = all[name];
        if (image !== undefined) return [name, image];
        throw new ProviderError(`there is no container \`${name}\` in the pod template any more`, {
          ...{ system: 'kubernetes', operation: 'update the workload' },
        });
      }),
    );
  return {
    containers: pick(containers, wanted.containers),
    initContainers: pick(initContainers, wanted.initContainers),
  };
}

/** The images that a pod is to run. */
export function imagesOfPod(pod: PodObject): ContainerImages {
  return imagesOf({ spec: { template: { spec: pod.spec } } } as unknown as KubernetesObject);
}

/** As the controllers see it (IsPodAvailable of k8s.io/kubectl/pkg/util/podutils). */
function isAvailable(pod: PodObject, { minReadySeconds, now }: Wanted): boolean {
  if (!isReady(pod) || minReadySeconds === 0) return isReady(pod);
  const { lastTransitionTime = '' } = (conditionOf(pod.status, 'Ready') ?? {}) as {
    readonly lastTransitionTime?: string;
  };
  return Date.parse(lastTransitionTime) + 1_000 * minReadySeconds <= now;
}

/** How many pods are wanted of a Deployment's template, and of all others; `undefined` while its controller is behind. */
export function countsOf(workload: KubernetesObject, { replicaSets }: Instances): Situation['counts'] {
  const wanted = (sets: readonly KubernetesObject[]) => sets.reduce((sum, set) => sum + replicasOf(set), 0);
  const isCurrent = (set: KubernetesObject) => sameTemplate(set, workload);
  return (
    replicaSets && {
      current: wanted(replicaSets.filter(isCurrent)),
      old: wanted(replicaSets.filter((set) => !isCurrent(set))),
    }
  );
}

function replicasOf(set: KubernetesObject): number {
  return specOf(set).replicas ?? 1;
}
