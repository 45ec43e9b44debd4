import type { KubernetesObject } from '@deploy-actions/kubernetes';

interface ManagedFields {
  readonly manager?: string;
  readonly time?: string;
  readonly subresource?: string;
  readonly fieldsV1?: { readonly 'f:spec'?: Readonly<Record<string, unknown>> };
}

/**
 * Who wrote last to one of these fields of an object's spec, by field manager such as `kubectl-edit`; `undefined` when the
 * object doesn't tell (https://kubernetes.io/docs/reference/using-api/server-side-apply/#managers). Of those of the same
 * second, `own` is named last.
 */
export function lastWriter(
  { metadata }: KubernetesObject,
  fields: readonly string[],
  own: string,
): string | undefined {
  const entries = (metadata['managedFields'] ?? []) as readonly ManagedFields[];
  const writers = entries.filter(
    ({ subresource, fieldsV1 }) =>
      subresource === undefined && fields.some((field) => fieldsV1?.['f:spec']?.[`f:${field}`] !== undefined),
  );
  const [latest] = writers.sort(
    (a, b) =>
      (b.time ?? '').localeCompare(a.time ?? '') || Number(a.manager === own) - Number(b.manager === own),
  );
  return latest?.manager;
}
