import type { KubernetesObject } from '@deploy-actions/kubernetes';
import { isBeingUpdated } from '../../kubernetes/annotations.ts';
import {
  imagesOf,
  partitionOf,
  resources,
  specOf,
  wantedReplicas,
  workloadName,
} from '../../kubernetes/workload-object.ts';
import type { Target } from './targets.ts';

/** What stands in the way of putting images into a workload as it is now: a sentence for each, with what to do. */
export function obstaclesOf(target: Target, workload: KubernetesObject): readonly string[] {
  const name = workloadName(target);
  const { containers, initContainers } = imagesOf(workload);
  return [
    ...missing(target.containers, containers, 'container'),
    ...missing(target.initContainers, initContainers, 'init container'),
    ...(workload.metadata['deletionTimestamp'] ? ['is being deleted'] : []),
    ...(isBeingUpdated(workload)
      ? ['is in the middle of a rolling update; finish or undo that with the action `rolling-update`']
      : pausedOf(target, workload)),
    ...strategyOf(target, workload),
  ].map((message) => `${name} ${message}`);
}

function missing(
  wanted: Readonly<Record<string, string>>,
  there: Readonly<Record<string, string>>,
  what: string,
): readonly string[] {
  const names = Object.keys(there).map((name) => `\`${name}\``);
  const has = names.length === 0 ? 'it has none' : `it has ${names.join(', ')}`;
  return Object.keys(wanted)
    .filter((name) => !Object.hasOwn(there, name))
    .map((name) => `has no ${what} \`${name}\`; ${has}`);
}

function pausedOf({ kind, namespace, name }: Target, workload: KubernetesObject): readonly string[] {
  if (specOf(workload).paused !== true) return [];
  const command = `kubectl -n ${namespace} rollout resume ${kind.toLowerCase()}/${name}`;
  return [`is paused, so that nothing would roll out; find out who paused it and why, then \`${command}\``];
}

function strategyOf(
  { kind, namespace, name, replicas }: Target,
  workload: KubernetesObject,
): readonly string[] {
  const { updateStrategy } = specOf(workload);
  if (kind === 'Deployment') return [];
  if (updateStrategy?.type === 'OnDelete')
    return [
      'has the update strategy `OnDelete`, so that no pod would get the new version before somebody deletes it; set `updateStrategy.type: RollingUpdate`',
    ];
  const [partition, wanted] = [partitionOf(workload), replicas ?? wantedReplicas(workload)];
  if (partition === 0 || partition < wanted) return [];
  return [
    `has the partition ${partition} and ${wanted} pods, so that none would get the new version; lower \`updateStrategy.rollingUpdate.partition\` (\`kubectl -n ${namespace} edit ${resources[kind]} ${name}\`)`,
  ];
}
