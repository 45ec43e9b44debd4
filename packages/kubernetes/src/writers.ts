import { isDeepStrictEqual } from 'node:util';
import type { KubernetesObject } from './objects.ts';

/** The name under which everything here writes (https://kubernetes.io/docs/reference/using-api/server-side-apply/#managers). */
export const ownManager = 'deploy-actions';

/** Somebody whose write left no name: who only takes fields away leaves none. */
const unnamed = 'a writer without a name';

/** What the server and its controllers keep in the metadata by themselves. */
const bookkeeping = ['resourceVersion', 'generation', 'managedFields', 'uid', 'creationTimestamp'];
const controllerAnnotations = ['deployment.kubernetes.io/revision'];

/** Between the parts of a path; names of fields may have dots and slashes. */
const separator = '\n';

interface Entry {
  readonly manager?: string;
  readonly operation?: string;
  readonly apiVersion?: string;
  readonly subresource?: string;
  readonly time?: string;
  readonly fieldsV1?: object;
}

/**
 * Who else changed what is asked for in an object between two looks at it, by field manager; empty when nobody did. What
 * controllers report in `status` is no such change.
 */
export function otherWriters(before: KubernetesObject, after: KubernetesObject): readonly string[] {
  const changed = differences(wanted(before), wanted(after));
  if (changed.length === 0) return [];
  const entries = entriesOf(after);
  const old = new Map(entriesOf(before).map((entry) => [keyOf(entry), entry]));
  const recent = entries.filter((entry) => isNewer(entry, old.get(keyOf(entry))));
  // Times are whole seconds: two writes within one show only in what was written.
  const fields = changed.map((path) => path.map((key) => `f:${key}`).join(separator));
  const owners = entries.filter((entry) => pathsOf(entry).some((path) => fields.some(within(path))));
  const writers = recent.length > 0 ? recent : owners;
  if (writers.length === 0) return [unnamed];
  const names = writers.map(({ manager }) => manager || unnamed);
  return [...new Set(names)].filter((name) => name !== ownManager);
}

/** Whether somebody wrote since, more than what controllers keep. */
function isNewer(entry: Entry, before: Entry | undefined): boolean {
  const [old, now] = [pathsOf(before), pathsOf(entry)];
  const wrote = before?.time !== entry.time || now.some((path) => !old.includes(path));
  return wrote && now.some((path) => !isOfController(path));
}

function within(path: string): (field: string) => boolean {
  return (field) =>
    path === field || path.startsWith(field + separator) || field.startsWith(path + separator);
}

function wanted({ status, metadata, ...rest }: KubernetesObject): object {
  const annotations = Object.entries(metadata.annotations ?? {}).filter(
    ([name]) => !controllerAnnotations.includes(name),
  );
  const kept = Object.entries(metadata).filter(
    ([name]) => name !== 'annotations' && !bookkeeping.includes(name),
  );
  return { ...rest, metadata: { ...Object.fromEntries(kept), annotations: Object.fromEntries(annotations) } };
}

type Path = readonly string[];

function differences(before: unknown, after: unknown, path: Path = []): readonly Path[] {
  if (isDeepStrictEqual(before, after)) return [];
  // A part that comes or goes as a whole is told by what is in it.
  const [old, now] = [before ?? {}, after ?? {}];
  if (!isRecord(old) || !isRecord(now)) return [path];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return keys.flatMap((key) => differences(old[key], now[key], [...path, key]));
}

function entriesOf({ metadata }: KubernetesObject): readonly Entry[] {
  const { managedFields } = metadata;
  const entries = Array.isArray(managedFields) ? (managedFields as readonly Entry[]) : [];
  return entries.filter(({ subresource }) => subresource !== 'status');
}

function keyOf({ manager, operation, apiVersion, subresource }: Entry): string {
  return JSON.stringify([manager, operation, apiVersion, subresource]);
}

/** Each field of a FieldsV1 that has a value of its own, as a path: what holds others («.») is no value. */
function pathsOf(entry: Entry | undefined): readonly string[] {
  const walk = (fields: unknown, path: string): string[] => {
    const inner = isRecord(fields) ? Object.entries(fields) : [];
    if (inner.length === 0) return [path];
    return inner
      .filter(([key]) => key !== '.')
      .flatMap(([key, below]) => walk(below, path === '' ? key : path + separator + key));
  };
  return entry?.fieldsV1 === undefined ? [] : walk(entry.fieldsV1, '');
}

function isOfController(path: string): boolean {
  const annotations = ['f:metadata', 'f:annotations', 'f:'].join(separator);
  return controllerAnnotations.some((name) => path === annotations + name);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
