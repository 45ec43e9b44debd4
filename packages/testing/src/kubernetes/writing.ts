import { type Answer, statusOf } from './answers.ts';
import type { ApiPath } from './api-path.ts';
import type { FakeWriter } from './managed-fields.ts';
import type { ObjectStore } from './object-store.ts';
import type { FakeObject } from './objects.ts';
import { type FakeResource, qualifiedName } from './resources.ts';
import { invalid, unversioned } from './validation.ts';

/** What an API server does with requests that write, and why it refuses them. */
export class Writing {
  readonly #store: ObjectStore;
  readonly #namespaces: ReadonlySet<string>;

  constructor(store: ObjectStore, namespaces: ReadonlySet<string>) {
    this.#store = store;
    this.#namespaces = namespaces;
  }

  notFound(resource: FakeResource, name: string): Answer {
    const details = { name, group: resource.group, kind: resource.resource };
    return statusOf(404, 'NotFound', `${qualifiedName(resource)} "${name}" not found`, details);
  }

  create(resource: FakeResource, { namespace }: ApiPath, given: FakeObject, writer: FakeWriter): Answer {
    const object = this.#placed(resource, namespace, given);
    if (!('metadata' in object)) return object;
    const { name, resourceVersion } = object.metadata;
    if (namespace !== '' && !this.#namespaces.has(namespace))
      return statusOf(404, 'NotFound', `namespaces "${namespace}" not found`);
    if (resourceVersion)
      return statusOf(500, '', 'resourceVersion should not be set on objects to be created');
    const refused = invalid(object, resource);
    if (refused) return refused;
    if (this.#store.find(resource, object.metadata.namespace, name))
      return statusOf(409, 'AlreadyExists', `${qualifiedName(resource)} "${name}" already exists`);
    const { status, ...rest } = object;
    return [201, this.#store.put(resource, resource.status ? rest : object, writer).object];
  }

  update(resource: FakeResource, at: ApiPath, given: FakeObject, writer: FakeWriter): Answer {
    const { name, namespace } = at;
    if (given.metadata?.name !== name)
      return statusOf(
        400,
        'BadRequest',
        `the name of the object (${given.metadata?.name}) does not match the name on the URL (${name})`,
      );
    const object = this.#placed(resource, namespace, given);
    if (!('metadata' in object)) return object;
    const before = this.#store.find(resource, namespace, name);
    if (!before) return this.notFound(resource, name);
    const refused = this.#conflict(resource, object, before);
    if (refused) return refused;
    const next = merged(resource, at, object, before);
    return invalid(next, resource, before) ?? [200, this.#store.put(resource, next, writer).object];
  }

  /** https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/delete-options/, of which only the preconditions count. */
  remove(resource: FakeResource, { namespace, name }: ApiPath, options: unknown): Answer {
    const found = this.#store.find(resource, namespace, name);
    const uid = found?.metadata.uid;
    const { preconditions = {} } = (options ?? {}) as {
      preconditions?: { uid?: string; resourceVersion?: string };
    };
    const conflict = (what: string, asked: string, stored: string | undefined) =>
      statusOf(
        409,
        'Conflict',
        `Operation cannot be fulfilled on ${qualifiedName({ ...resource, resource: resource.kind })} "${name}": the ${what} in the precondition (${asked}) does not match the ${what} in record (${stored}). The object might have been ${what === 'UID' ? 'deleted and then recreated' : 'modified'}`,
      );
    if (preconditions.uid !== undefined && preconditions.uid !== uid)
      return conflict('UID', preconditions.uid, uid);
    const version = found && this.#store.served(found).metadata.resourceVersion;
    if (preconditions.resourceVersion !== undefined && preconditions.resourceVersion !== version)
      return conflict('ResourceVersion', preconditions.resourceVersion, version);
    this.#store.remove(resource, namespace, name);
    const details = { name, group: resource.group, kind: resource.resource, uid };
    return [200, { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details }];
  }

  #conflict(resource: FakeResource, object: FakeObject, before: FakeObject): Answer | undefined {
    const { name, resourceVersion, uid } = object.metadata;
    const current = this.#store.served(before).metadata;
    const conflict = (why: string) =>
      statusOf(
        409,
        'Conflict',
        `Operation cannot be fulfilled on ${qualifiedName(resource)} "${name}": ${why}`,
        { name, group: resource.group, kind: resource.resource },
      );
    if (uid && uid !== current.uid)
      return conflict(
        `StorageError: invalid object, Code: 4, Key: /registry/${resource.resource}/${current.namespace}/${name}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: ${uid}, UID in object meta: ${current.uid}`,
      );
    // Without a resourceVersion the update is unconditional, and the last writer wins.
    if (!resourceVersion) return resource.custom ? unversioned(name, resource) : undefined;
    if (resourceVersion === current.resourceVersion) return undefined;
    return conflict(
      'the object has been modified; please apply your changes to the latest version and try again',
    );
  }

  /** The object in the namespace of its path, or why it can't be there. */
  #placed(resource: FakeResource, namespace: string, object: FakeObject): FakeObject | Answer {
    // An object without a kind is taken for what its path says.
    if (!object.metadata || (object.kind ?? resource.kind) !== resource.kind)
      return statusOf(
        400,
        'BadRequest',
        `the object provided is unrecognized (must be of type ${resource.kind})`,
      );
    const own = object.metadata.namespace;
    if (own && own !== namespace)
      return statusOf(
        400,
        'BadRequest',
        'the namespace of the provided object does not match the namespace sent on the request',
      );
    const { namespace: _, ...metadata } = object.metadata;
    return {
      ...object,
      kind: resource.kind,
      metadata: { ...metadata, ...(namespace === '' ? {} : { namespace }) },
    };
  }
}

/** An update of the object leaves its status alone, and one of the status all the rest. */
function merged(
  resource: FakeResource,
  { subresource }: ApiPath,
  given: FakeObject,
  before: FakeObject,
): FakeObject {
  if (subresource === 'status')
    return { ...before, ...(given.status === undefined ? {} : { status: given.status }) };
  if (!resource.status) return given;
  const { status, ...rest } = given;
  return before.status === undefined ? rest : { ...rest, status: before.status };
}
