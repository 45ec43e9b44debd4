import { randomUUID } from 'node:crypto';
import { type FakeWriter, managedFieldsAfter } from './managed-fields.ts';
import { type FakeObject, fieldsOf, same } from './objects.ts';
import { type FakeResource, qualifiedName } from './resources.ts';

/** What is stored of an object, and how it got there. */
export interface Stored {
  readonly object: FakeObject;
  /** Whether there was anything to change: an update that changes nothing makes no new resourceVersion. */
  readonly written: boolean;
}

/** The objects of an API server, as it keeps them: with uid, resourceVersion, generation and managed fields of its own. */
export class ObjectStore {
  #revision = 1_000;
  readonly #objects = new Map<string, FakeObject[]>();
  /** What was last seen of objects that tests change in place. */
  readonly #seen = new WeakMap<FakeObject, { readonly text: string; readonly resourceVersion: string }>();

  /** Of the store as a whole, as lists have it. */
  get resourceVersion(): string {
    return String(this.#revision);
  }

  /** All objects of a resource, in the order they came; tests may change what is in it. */
  all(resource: FakeResource): FakeObject[] {
    const key = qualifiedName(resource);
    const found = this.#objects.get(key) ?? [];
    this.#objects.set(key, found);
    return found;
  }

  replaceAll(resource: FakeResource, objects: FakeObject[]): void {
    this.#objects.set(qualifiedName(resource), objects);
  }

  find(resource: FakeResource, namespace: string | undefined, name: string): FakeObject | undefined {
    return this.all(resource).find(
      ({ metadata }) => metadata.name === name && (metadata.namespace ?? '') === (namespace ?? ''),
    );
  }

  remove(resource: FakeResource, namespace: string | undefined, name: string): boolean {
    const all = this.all(resource);
    const found = this.find(resource, namespace, name);
    if (found) all.splice(all.indexOf(found), 1);
    return found !== undefined;
  }

  /** Stores an object in place of the one of its name; what the server keeps of it can't be written. */
  put(resource: FakeResource, given: FakeObject, writer: FakeWriter): Stored {
    const before = this.find(resource, given.metadata.namespace, given.metadata.name);
    const next = structuredClone(given);
    const { resourceVersion, uid, creationTimestamp, generation, managedFields, ...metadata } = next.metadata;
    const old = before?.metadata;
    const managed = managedFieldsAfter(before, next, writer);
    const now = this.#generation(resource, before, next);
    next.metadata = {
      ...metadata,
      uid: old?.uid ?? randomUUID(),
      creationTimestamp: old?.creationTimestamp ?? '2026-01-01T12:00:00Z',
      ...(now === undefined ? {} : { generation: now }),
      ...(managed.length === 0 ? {} : { managedFields: managed }),
    };
    if (before && same(bare(next), bare(before))) return { object: before, written: false };
    this.#revision += 1;
    next.metadata.resourceVersion = String(this.#revision);
    const all = this.all(resource);
    if (before) all.splice(all.indexOf(before), 1, next);
    else all.push(next);
    return { object: next, written: true };
  }

  #generation({ generation, custom }: FakeResource, before: FakeObject | undefined, next: FakeObject) {
    if (generation === undefined) return undefined;
    const held = before?.metadata.generation ?? 0;
    const watched = (object: FakeObject | undefined) => {
      if (!object) return undefined;
      const { status, ...fields } = fieldsOf(object);
      const { annotations = {} } = object.metadata;
      const all = custom ? fields : { spec: fields['spec'] };
      return generation === 'spec-and-annotations' ? { ...all, annotations } : all;
    };
    return same(watched(before), watched(next)) ? held : held + 1;
  }

  /** An object as it is served; one that a test made or changed by itself has a new resourceVersion. */
  served(object: FakeObject): FakeObject {
    const text = JSON.stringify(object);
    const seen = this.#seen.get(object);
    const given = object.metadata.resourceVersion;
    if (given !== undefined && seen === undefined) this.#seen.set(object, { text, resourceVersion: given });
    else if (seen?.text !== text) {
      this.#revision += 1;
      this.#seen.set(object, { text, resourceVersion: this.resourceVersion });
    }
    const resourceVersion = this.#seen.get(object)?.resourceVersion ?? this.resourceVersion;
    return { ...object, metadata: { ...object.metadata, resourceVersion } };
  }
}

/** An object without what changes at each write. */
function bare(object: FakeObject): unknown {
  const { resourceVersion, managedFields, ...metadata } = object.metadata;
  return { ...object, metadata };
}
