import type { Fields } from '../../kubernetes/fields.ts';
import { fields, items, text } from '../../kubernetes/fields.ts';
import { readQuantity } from '../../kubernetes/quantity.ts';

type Resource = 'cpu' | 'memory';

/** What the pods of each node have asked for, in CPUs and bytes, by the name of the node. Pods that have ended must not be among them. */
export function requestsByNode(
  pods: readonly Fields[],
): ReadonlyMap<string, Readonly<Record<Resource, number>>> {
  const sums = new Map<string, Record<Resource, number>>();
  for (const pod of pods) {
    const spec = fields(pod['spec']);
    const node = text(spec['nodeName']);
    if (node === '') continue;
    const sum = sums.get(node) ?? { cpu: 0, memory: 0 };
    sums.set(node, { cpu: sum.cpu + requestOf(spec, 'cpu'), memory: sum.memory + requestOf(spec, 'memory') });
  }
  return sums;
}

/**
 * What the scheduler counts for a pod (`PodRequests` in k8s.io/component-helpers/resource): its containers and sidecars
 * together, or the largest of its init containers with the sidecars that were started before it; and its overhead.
 */
function requestOf(spec: Fields, resource: Resource): number {
  const overhead = readQuantity(fields(spec['overhead'])[resource] ?? 0);
  const ownRequest = fields(fields(spec['resources'])['requests'])[resource];
  if (ownRequest !== undefined) return readQuantity(ownRequest) + overhead;
  let [sidecars, largest] = [0, 0];
  for (const container of items(spec['initContainers'])) {
    const request = requestedBy(container, resource);
    if (container['restartPolicy'] === 'Always') sidecars += request;
    largest = Math.max(largest, container['restartPolicy'] === 'Always' ? sidecars : sidecars + request);
  }
  const containers = items(spec['containers']).reduce((sum, each) => sum + requestedBy(each, resource), 0);
  return Math.max(containers + sidecars, largest) + overhead;
}

function requestedBy(container: Fields, resource: Resource): number {
  return readQuantity(fields(fields(container['resources'])['requests'])[resource] ?? 0);
}
