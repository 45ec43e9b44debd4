import {
  type AccessNeed,
  type Kubectl,
  type KubernetesObject,
  missingAccess,
} from '@deploy-actions/kubernetes';
import { updateAnnotation } from '../kubernetes/annotations.ts';
import { isObserved } from '../kubernetes/revision.ts';
import {
  type ContainerImages,
  imagesOf,
  resources,
  type WorkloadAddress,
} from '../kubernetes/workload-object.ts';
import type { RollingKind } from './rolling-kind.ts';
import { type UpdateDocument, underWay } from './update-document.ts';

/**
 * The rights that a rolling update of a workload needs and the login doesn't have, a sentence for each; logs are read only for
 * `logLines` above 0. Throws as missingAccess does.
 */
export function missingRights(
  kubectl: Kubectl,
  { kind, namespace, name }: WorkloadAddress,
  logLines: number,
): Promise<readonly string[]> {
  const need = (verb: string, group: string, resource: string, more: Partial<AccessNeed> = {}) => ({
    ...{ verb, group, resource, namespace },
    ...more,
  });
  const isSet = kind === 'StatefulSet';
  return missingAccess(kubectl, [
    need('get', 'apps', resources[kind], { name }),
    need('update', 'apps', resources[kind], { name }),
    need('list', '', 'pods'),
    need('list', '', 'events'),
    ...(logLines > 0 ? [need('get', '', 'pods', { subresource: 'log' })] : []),
    ...(isSet ? [need('delete', '', 'pods')] : [need('list', 'apps', 'replicasets')]),
  ]);
}

/** What about a workload keeps an update from beginning, or from going on. */
export function obstaclesOf(
  workload: KubernetesObject,
  document: UpdateDocument,
  kind: RollingKind,
  images: ContainerImages,
): readonly string[] {
  const update = underWay(document);
  const missing = missingContainers(workload, images);
  if (update) return missing;
  const own = kind.obstacles(workload);
  const rolling = own.length === 0 && !(isFollowed(workload, document) && kind.isThrough(workload));
  return [
    ...missing,
    ...(kind.isHeld(workload) && own.length === 0 ? [forgotten(workload, kind)] : []),
    ...own,
    ...(rolling
      ? ['a rollout of it is under way already: wait for its end, or undo it with `kubectl rollout undo`']
      : []),
  ];
}

/** Whether what the controller says is about the workload as it is. A claim is a change, too, that it may not have looked at. */
function isFollowed(workload: KubernetesObject, { record }: UpdateDocument): boolean {
  return record !== undefined || isObserved(workload);
}

/** That the annotation is gone from a workload that looks as only an update under way leaves it. */
export function forgotten(workload: KubernetesObject, { fields }: RollingKind): string {
  const now = fields.map((name) => `\`${name}\` (${JSON.stringify(workload.spec?.[name] ?? null)})`);
  return `it stands as a rolling update holds it, but the annotation \`${updateAnnotation}\` that remembers what was before is gone, so ${now.join(', ')} can't be put back: apply them from your manifests`;
}

function missingContainers(workload: KubernetesObject, wanted: ContainerImages): readonly string[] {
  const has = imagesOf(workload);
  const missing = (
    kind: string,
    some: Readonly<Record<string, string>>,
    all: Readonly<Record<string, string>>,
  ) =>
    Object.keys(some)
      .filter((name) => all[name] === undefined)
      .map((name) => {
        const names = Object.keys(all).map((each) => `\`${each}\``);
        return `it has no ${kind} \`${name}\`; it has ${names.length === 0 ? 'none' : names.join(', ')}`;
      });
  return [
    ...missing('container', wanted.containers, has.containers),
    ...missing('init container', wanted.initContainers, has.initContainers),
  ];
}
