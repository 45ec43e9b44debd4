import { type Kubectl, type KubernetesObject, readObject, updateObject } from '@deploy-actions/kubernetes';
import {
  imagesOf,
  partitionOf,
  wantedReplicas,
  withImages,
  workloadName,
  workloadPath,
} from '../../kubernetes/workload-object.ts';
import type { Release } from '../../workload-deployer.ts';
import { explained, failure, type Patience, withPatience } from './api-failure.ts';
import { obstaclesOf } from './obstacles.ts';
import type { Target } from './targets.ts';

/** What a workload was made to run. */
export interface Applied {
  readonly target: Target;
  /** As it stood when this run was done with it. */
  readonly ours: KubernetesObject;
  /** What this run changed, such as `api: shop/api:1.1.0 → shop/api:1.2.0`; empty when it was so before. */
  readonly changes: readonly string[];
}

/** What the writing of images needs. */
export interface Writing extends Patience {
  readonly kubectl: Kubectl;
  readonly fence: (() => Promise<void>) | undefined;
}

/** What a fence threw: nothing to explain, and nothing to try again. */
class Fenced extends Error {
  readonly thrown: unknown;

  constructor(thrown: unknown) {
    super();
    this.thrown = thrown;
  }
}

/** The workload as it is. Throws ProviderError. */
export async function readWorkload(
  kubectl: Kubectl,
  target: Target,
  patience: Patience,
): Promise<KubernetesObject> {
  const name = workloadName(target);
  try {
    const read = () => readObject(kubectl, workloadPath(target), patience.signal);
    return await withPatience(name, read, patience);
  } catch (error) {
    throw explained(error, name, 'read');
  }
}

/**
 * Puts the images (and replicas, where given) into a workload, at the revision that is known or a newer one. Throws
 * ProviderError, what `fence` throws, and the signal's reason.
 */
export async function setImages(
  target: Target,
  known: KubernetesObject,
  { kubectl, fence, ...patience }: Writing,
): Promise<Applied> {
  const { signal, log } = patience;
  const name = workloadName(target);
  const asked = async () => {
    await fence?.().catch((error) => {
      throw new Fenced(error);
    });
    signal?.throwIfAborted();
  };
  const change = (current: KubernetesObject) => {
    const obstacles = obstaclesOf(target, current);
    if (obstacles.length > 0) throw failure(obstacles.join('\n'));
    return changed(target, current);
  };
  // A write that began isn't cut off by a cancel: whether it was carried out would stay unknown.
  const write = () => updateObject(kubectl, workloadPath(target), change, { known, fence: asked });
  try {
    const { object, others } = await withPatience(name, write, patience);
    if (others.length > 0)
      log.warning(`${name} was changed by ${others.join(', ')} at the same time; that is kept.`);
    return { target, ours: object, changes: changesOf(target, known, object) };
  } catch (error) {
    throw error instanceof Fenced ? error.thrown : explained(error, name, 'update');
  }
}

function changed(target: Target, current: KubernetesObject): KubernetesObject | undefined {
  const { replicas } = target;
  const next = withImages(current, target) ?? current;
  if (replicas === undefined || replicas === wantedReplicas(current))
    return next === current ? undefined : next;
  return { ...next, spec: { ...next.spec, replicas } };
}

function changesOf(target: Target, before: KubernetesObject, after: KubernetesObject): readonly string[] {
  const [old, now] = [imagesOf(before), imagesOf(after)];
  const images = (['initContainers', 'containers'] as const).flatMap((list) =>
    Object.keys(target[list])
      .filter((name) => old[list][name] !== now[list][name])
      .map((name) => `${name}: ${old[list][name]} → ${now[list][name]}`),
  );
  const [had, has] = [wantedReplicas(before), wantedReplicas(after)];
  return target.replicas === undefined || had === has ? images : [...images, `replicas: ${had} → ${has}`];
}

/** What a person should know of a workload before its rollout is waited for; empty as a rule. */
export function remarksOn({ target, ours, changes }: Applied, release: Release): readonly string[] {
  const name = workloadName(target);
  const images = [...Object.values(target.initContainers), ...Object.values(target.containers)];
  const movable = images.filter((image) => isMovable(image, release));
  const partition = target.kind === 'StatefulSet' ? partitionOf(ours) : 0;
  const rewritten = rewrittenIn(target, ours);
  const unchanged =
    changes.length > 0 || rewritten.length > 0
      ? []
      : movable.length === 0
        ? [`${name} was to run this before, so nothing is rolled out.`]
        : [
            `${name}: nothing is rolled out, because ${movable.map((image) => `\`${image}\``).join(', ')} is the same text as before; whatever that tag means in the registry now, running pods keep what they have. Use a tag of its own for each version, such as \`{{version}}\`, or a digest.`,
          ];
  return [
    ...unchanged,
    ...rewritten.map((what) => {
      const who = 'something that admits objects to the cluster (a webhook or a policy) changed it';
      const as = changes.length > 0 ? '' : ' It was so before, so nothing is rolled out.';
      return `${name}: ${what}: ${who}.${as}`;
    }),
    ...(wantedReplicas(ours) === 0
      ? [`${name} has 0 replicas, so nothing of it runs; give \`replicas\`.`]
      : []),
    ...(partition > 0
      ? [`${name} has the partition ${partition}: pods below that ordinal keep what they run.`]
      : []),
  ];
}

/** The images that were stored as others than were written. */
function rewrittenIn(target: Target, ours: KubernetesObject): readonly string[] {
  const stored = imagesOf(ours);
  return (['initContainers', 'containers'] as const).flatMap((list) =>
    Object.entries(target[list])
      .filter(([name, image]) => stored[list][name] !== image)
      .map(([name, image]) => `\`${name}\` is to run \`${stored[list][name]}\` in place of \`${image}\``),
  );
}

/** Whether an image may mean another one for another version: neither a digest nor a tag with the version in it. */
function isMovable(image: string, { version, sha }: Release): boolean {
  if (image.includes('@')) return false;
  const [, tag = 'latest'] = /:([^/:]+)$/.exec(image) ?? [];
  return ![version, sha].some((part) => part !== undefined && tag.includes(part));
}
