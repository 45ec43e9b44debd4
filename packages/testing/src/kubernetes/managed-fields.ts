import type { FakeManagedFields, FakeObject } from './objects.ts';

/** Who writes, as a request says it. */
export interface FakeWriter {
  readonly manager: string;
  /** Of the request. */
  readonly apiVersion: string;
  readonly subresource?: string;
}

/** What the server keeps about an object, which nobody owns. */
const ofTheServer = new Set([
  ...['name', 'namespace', 'uid', 'resourceVersion', 'generation', 'creationTimestamp', 'managedFields'],
]);

/**
 * Who owns which fields after an update (https://kubernetes.io/docs/reference/using-api/server-side-apply/#managers): fields
 * pass to whoever changes them. Who only removes fields leaves no trace, as in `merge.Updater` of structured-merge-diff.
 * Lists are owned as a whole here.
 */
export function managedFieldsAfter(
  before: FakeObject | undefined,
  after: FakeObject,
  writer: FakeWriter,
): FakeManagedFields[] {
  const [old, now] = [leavesOf(before), leavesOf(after)];
  const changed = new Set([...now].filter(([path, value]) => old.get(path) !== value).map(([path]) => path));
  const entries = (before?.metadata.managedFields ?? []).map((entry) => ({
    entry,
    paths: [...pathsOf(entry.fieldsV1)].filter((path) => now.has(path)),
  }));
  const isOwn = ({ manager, operation, apiVersion, subresource }: FakeManagedFields) =>
    operation === 'Update' &&
    manager === writer.manager &&
    apiVersion === writer.apiVersion &&
    subresource === writer.subresource;
  const others = entries
    .map(({ entry, paths }) => ({
      entry,
      paths: isOwn(entry) ? paths : paths.filter((path) => !changed.has(path)),
    }))
    .filter(({ entry, paths }) => paths.length > 0 && !(isOwn(entry) && changed.size > 0));
  const kept = others.map(({ entry, paths }) => ({ ...entry, fieldsV1: treeOf(paths) }));
  if (changed.size === 0) return kept;
  const own = entries.filter(({ entry }) => isOwn(entry)).flatMap(({ paths }) => paths);
  return [...kept, newEntry(writer, [...new Set([...own, ...changed])])];
}

function newEntry(writer: FakeWriter, paths: readonly string[]): FakeManagedFields {
  return {
    ...{ manager: writer.manager, operation: 'Update', apiVersion: writer.apiVersion },
    time: `${new Date().toISOString().slice(0, 19)}Z`,
    ...{ fieldsType: 'FieldsV1', fieldsV1: treeOf(paths) },
    ...(writer.subresource === undefined ? {} : { subresource: writer.subresource }),
  };
}

/** Every field that has a value of its own, by its path as JSON, with that value as JSON. */
function leavesOf(object: FakeObject | undefined): Map<string, string> {
  const leaves = new Map<string, string>();
  const walk = (value: unknown, path: readonly string[]): void => {
    const inner = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (inner && Object.keys(value).length > 0)
      for (const [key, each] of Object.entries(value)) walk(each, [...path, key]);
    else if (value !== undefined) leaves.set(JSON.stringify(path), JSON.stringify(value));
  };
  if (!object) return leaves;
  const { apiVersion, kind, metadata, ...rest } = object;
  const owned = Object.entries(metadata).filter(([key]) => !ofTheServer.has(key));
  walk({ ...rest, ...(owned.length > 0 ? { metadata: Object.fromEntries(owned) } : {}) }, []);
  return leaves;
}

/** https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/: `f:` before each name. */
function treeOf(paths: readonly string[]): object {
  const tree: Record<string, object> = {};
  for (const path of paths) {
    let at = tree;
    for (const key of JSON.parse(path) as string[]) {
      at[`f:${key}`] ??= {};
      at = at[`f:${key}`] as Record<string, object>;
    }
  }
  return tree;
}

function pathsOf(tree: object, above: readonly string[] = []): string[] {
  return Object.entries(tree).flatMap(([key, below]: [string, object]) => {
    const path = [...above, key.slice(2)];
    return Object.keys(below).length === 0 ? [JSON.stringify(path)] : pathsOf(below, path);
  });
}
