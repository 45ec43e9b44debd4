import type { KubernetesObject } from '@deploy-actions/kubernetes';

/** The annotation of a workload that tells of its rolling update, under way or ended: JSON with a `schemaVersion`. */
export const updateAnnotation = 'deploy-actions/rolling-update';

/** Whether a rolling update is under way at a workload, or claimed; also when what stands there can't be read. */
export function isBeingUpdated(workload: KubernetesObject): boolean {
  const text = workload.metadata.annotations?.[updateAnnotation];
  if (text === undefined) return false;
  try {
    const { record } = JSON.parse(text) as { readonly record?: unknown };
    return record !== undefined;
  } catch {
    return true;
  }
}
