/** Who wrote which fields, and when. */
export interface FakeManagedFields {
  manager: string;
  operation: 'Update' | 'Apply';
  apiVersion: string;
  time: string;
  fieldsType: 'FieldsV1';
  fieldsV1: object;
  subresource?: string;
}

/** What every object has. */
export interface FakeMetadata {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  managedFields?: FakeManagedFields[];
  ownerReferences?: { apiVersion: string; kind: string; name: string; uid: string; controller?: boolean }[];
}

/** An object as the API gives and takes it. */
export interface FakeObject {
  apiVersion: string;
  kind: string;
  metadata: FakeMetadata;
  spec?: object;
  status?: object;
}

/** A ConfigMap as the API gives and takes it. */
export interface FakeConfigMap extends FakeObject {
  apiVersion: 'v1';
  kind: 'ConfigMap';
  data?: Record<string, string>;
  binaryData?: Record<string, string>;
  immutable?: boolean;
}

/** The fields of an object besides those that say what it is. */
export function fieldsOf(object: FakeObject): Readonly<Record<string, unknown>> {
  const { apiVersion, kind, metadata, ...rest } = object;
  return rest as Readonly<Record<string, unknown>>;
}

/** Whether two values of JSON are the same, in whatever order their keys stand. */
export function same(one: unknown, other: unknown): boolean {
  return sorted(one) === sorted(other);
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
