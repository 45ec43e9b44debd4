import type { KubernetesObject } from './objects.ts';
import { ownManager } from './writers.ts';

/** A field as managedFields name it below `f:spec`: `['f:template', 'f:spec']`. */
export type FieldPath = readonly string[];

interface ManagedFields {
  readonly manager?: string;
  readonly time?: string;
  readonly subresource?: string;
  readonly fieldsV1?: { readonly 'f:spec'?: unknown };
}

/**
 * Who wrote last to one of these fields of an object's spec, or to something below them, by field manager such as
 * `kubectl-edit`; `undefined` when the object doesn't tell
 * (https://kubernetes.io/docs/reference/using-api/server-side-apply/#managers). Of those of the same second, we are named
 * last.
 */
export function lastWriter({ metadata }: KubernetesObject, fields: readonly FieldPath[]): string | undefined {
  const entries = (metadata['managedFields'] ?? []) as readonly ManagedFields[];
  const writers = entries.filter(
    ({ subresource, fieldsV1 }) =>
      subresource === undefined && fields.some((field) => owns(fieldsV1?.['f:spec'], field)),
  );
  const [latest] = writers.sort(
    (a, b) =>
      (b.time ?? '').localeCompare(a.time ?? '') ||
      Number(a.manager === ownManager) - Number(b.manager === ownManager),
  );
  return latest?.manager;
}

/** Whether a set of fields has something at a path. What is owned as a whole ends above it, without a field below. */
function owns(fields: unknown, [first, ...rest]: FieldPath): boolean {
  if (typeof fields !== 'object' || fields === null) return false;
  if (first === undefined || Object.keys(fields).length === 0) return true;
  return owns((fields as Readonly<Record<string, unknown>>)[first], rest);
}
