import { type Kubectl, type KubernetesObject, KubernetesRefusal } from '@deploy-actions/kubernetes';
import { isControlledBy, isLeaving, isReady, type PodObject } from '../kubernetes/api-objects.ts';
import { NamespaceLook } from '../kubernetes/namespace-look.ts';
import { type ContainerImages, selectorOf } from '../kubernetes/workload-object.ts';
import { imagesOfPod, runs } from './instances.ts';

/**
 * Deletes the pods of a StatefulSet that run these images and aren't ready: it waits for them even when they are to go
 * (https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#forced-rollback). Throws as the look and
 * Kubectl.delete do.
 */
export async function deleteBroken(
  kubectl: Kubectl,
  { metadata, ...workload }: KubernetesObject,
  images: ContainerImages,
): Promise<void> {
  const { namespace = '', uid } = metadata;
  const look = new NamespaceLook(kubectl, namespace, { selector: selectorOf({ metadata, ...workload }) });
  const isBroken = (pod: PodObject) =>
    isControlledBy(pod, uid) && !isLeaving(pod) && !isReady(pod) && runs(imagesOfPod(pod), images);
  for (const { metadata: pod } of (await look.pods()).filter(isBroken)) {
    const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod.name)}`;
    try {
      await kubectl.delete(path, { preconditions: { uid: pod.uid } });
    } catch (error) {
      // It went by itself, or another one has its name by now.
      const isGone = error instanceof KubernetesRefusal && ['NotFound', 'Conflict'].includes(error.reason);
      if (!isGone) throw error;
    }
  }
}
