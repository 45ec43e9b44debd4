import { isDeepStrictEqual } from 'node:util';
import type { KubernetesObject } from '@deploy-actions/kubernetes';
import { isControlledBy } from '../kubernetes/api-objects.ts';
import { documentOf, fieldsOf, type UpdateDocument, underWay } from './update-document.ts';

/**
 * What was noted of the update under way at a Deployment that no longer has the note, because somebody removed it, or went
 * back by `kubectl rollout undo`, which takes the annotations of the older ReplicaSet. The controller copies a Deployment's
 * annotations to its newest ReplicaSet and never removes them there (SetNewReplicaSetAnnotations of
 * pkg/controller/deployment/util in Kubernetes). `undefined` when no copy fits what holds the Deployment now.
 */
export function recovered(
  deployment: KubernetesObject,
  replicaSets: readonly KubernetesObject[],
  name: string,
): UpdateDocument | undefined {
  const documents = replicaSets
    .filter((set) => isControlledBy(set, deployment.metadata.uid))
    .sort((a, b) => revisionOf(b) - revisionOf(a))
    .map((set) => documentOf(set, name));
  return documents.find((document) => {
    const written = underWay(document)?.written;
    return written && isDeepStrictEqual(written, fieldsOf(deployment, Object.keys(written)));
  });
}

/** Of two ReplicaSets, the one with the greater number is newer. */
function revisionOf({ metadata }: KubernetesObject): number {
  return Number(metadata.annotations?.['deployment.kubernetes.io/revision'] ?? 0);
}
