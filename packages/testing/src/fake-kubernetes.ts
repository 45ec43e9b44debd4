import { randomUUID } from 'node:crypto';
import { createServer as createPlainServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type FakePod, pageOfPods } from './fake-pods.ts';
import { type Answer, type FakeKubernetesFault, failing, statusOf } from './kubernetes-answers.ts';

/** A ConfigMap as the API gives and takes it. */
export interface FakeConfigMap {
  apiVersion: 'v1';
  kind: 'ConfigMap';
  metadata: {
    name: string;
    namespace?: string;
    uid?: string;
    resourceVersion?: string;
    creationTimestamp?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  data?: Record<string, string>;
  binaryData?: Record<string, string>;
  immutable?: boolean;
}

/** What a user may do in the namespace `shop`: with all objects of a resource, or with those named. */
export interface FakeRule {
  readonly verbs: readonly string[];
  /** `configmaps` when absent. */
  readonly resource?: 'configmaps' | 'pods' | 'namespaces';
  readonly names?: readonly string[];
}

/** The part of a Kubernetes API server that ConfigMaps and lists of pods need, on loopback. */
export interface FakeKubernetes {
  readonly url: string;
  /** The namespaces there are. */
  readonly namespaces: Set<string>;
  /** By `<namespace>/<name>`. */
  readonly configMaps: Map<string, FakeConfigMap>;
  /** The pods there are, in the order they are listed. */
  pods: FakePod[];
  /** The rules of the one user there is, `ci`; replaced by a test to deny something. */
  rules: readonly FakeRule[];
  /** The token of that user; any other, and none, is Unauthorized. */
  token: string;
  /** Used up from the first to the last, each by the next request it fits. */
  readonly faults: FakeKubernetesFault[];
  /** Method and path, with its query, of every request, in order. */
  readonly requests: string[];
  /** Makes or changes a ConfigMap as somebody else would, with a resourceVersion of its own. */
  readonly put: (map: FakeConfigMap) => FakeConfigMap;
  readonly close: () => void;
}

/** Certificate and key in PEM; kubectl sends its login over TLS only. */
export interface FakeKubernetesTls {
  readonly cert: string;
  readonly key: string;
}

const collectionPath = /^\/api\/v1\/namespaces\/([^/]+)\/configmaps$/;
const objectPath = /^\/api\/v1\/namespaces\/([^/]+)\/configmaps\/([^/]+)$/;
const podsPath = /^\/api\/v1\/namespaces\/([^/]+)\/pods$/;
const namespacePath = /^\/api\/v1\/namespaces\/([^/]+)$/;
const reviewPath = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';

// https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ and …/labels/, https://kubernetes.io/docs/concepts/configuration/configmap/
const subdomain = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;
const labelKey =
  /^([a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\/)?[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/;
const labelValue = /^([A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?)?$/;
const dataKey = /^[\w.-]{1,253}$/;
const largestMap = 1024 * 1024;

/**
 * Starts a stateful API server for core/v1 ConfigMaps, lists of pods and SelfSubjectAccessReviews with the semantics of the API conventions:
 * optimistic concurrency by `resourceVersion`, Status objects for errors, authentication before authorization before
 * everything else (https://github.com/kubernetes/community/blob/main/contributors/devel/sig-architecture/api-conventions.md).
 */
export async function startFakeKubernetes(tls?: FakeKubernetesTls): Promise<FakeKubernetes> {
  const api = new Api();
  const answer = (request: IncomingMessage, response: ServerResponse) => void serve(api, request, response);
  const server = tls ? createTlsServer({ ...tls }, answer) : createPlainServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  api.url = `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  api.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return api;
}

async function serve(api: Api, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = (await request.toArray()).join('');
  const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://x');
  const method = request.method ?? 'GET';
  // Asked by some builds of kubectl before anything else; no login needed.
  if (pathname === '/version') return void response.end('{"major":"1","minor":"33","gitVersion":"v1.33.0"}');
  api.requests.push(`${method} ${pathname}${search}`);
  const index = api.faults.findIndex((fault) => (fault.method ?? method) === method);
  const [fault] = index < 0 ? [] : api.faults.splice(index, 1);
  if (fault?.how === 'stuck') return;
  if (fault?.how === 'lost-request') return void request.socket.destroy();
  const lost = fault === undefined || fault.how === 'lost-reply';
  const [status, content] = lost
    ? api.answer(method, pathname, request, body, searchParams)
    : failing(fault.how);
  if (fault?.how === 'lost-reply') return void request.socket.destroy();
  const plain = typeof content === 'string';
  response.writeHead(status, {
    'content-type': plain ? 'text/plain; charset=utf-8' : 'application/json',
    ...(fault?.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) }),
  });
  response.end(plain ? content : JSON.stringify(content));
}

class Api implements FakeKubernetes {
  url = '';
  close = () => {};
  readonly namespaces = new Set(['default', 'shop']);
  readonly configMaps = new Map<string, FakeConfigMap>();
  pods: FakePod[] = [];
  rules: readonly FakeRule[] = [
    { verbs: ['get', 'create', 'update'] },
    { verbs: ['list'], resource: 'pods' },
  ];
  token = 'token-of-ci';
  readonly faults: FakeKubernetesFault[] = [];
  readonly requests: string[] = [];
  #revision = 1_000;

  readonly put = (map: FakeConfigMap): FakeConfigMap => {
    const key = `${map.metadata.namespace}/${map.metadata.name}`;
    const before = this.configMaps.get(key)?.metadata;
    this.#revision += 1;
    const stored: FakeConfigMap = {
      ...structuredClone(map),
      metadata: {
        ...structuredClone(map.metadata),
        uid: before?.uid ?? randomUUID(),
        creationTimestamp: before?.creationTimestamp ?? '2026-01-01T12:00:00Z',
        resourceVersion: String(this.#revision),
      },
    };
    this.configMaps.set(key, stored);
    return structuredClone(stored);
  };

  answer(
    method: string,
    path: string,
    { headers }: IncomingMessage,
    body: string,
    query: URLSearchParams,
  ): Answer {
    if (headers.authorization !== `Bearer ${this.token}`)
      return statusOf(401, 'Unauthorized', 'Unauthorized');
    if (path === reviewPath && method === 'POST') return this.#review(body);
    const [, listed] = podsPath.exec(path) ?? [];
    if (listed !== undefined && method === 'GET') return this.#list(listed, query);
    const [, space] = namespacePath.exec(path) ?? [];
    if (space !== undefined && method === 'GET') return this.#namespace(space);
    const [, namespace = '', name] = objectPath.exec(path) ?? collectionPath.exec(path) ?? [];
    const verb = { GET: 'get', POST: 'create', PUT: 'update' }[method];
    if (namespace === '' || verb === undefined || (name === undefined) !== (method === 'POST'))
      return statusOf(404, 'NotFound', 'the server could not find the requested resource');
    if (!this.#allows(verb, namespace, name)) return this.#forbidden(verb, namespace, name);
    if (verb === 'get') return this.#get(namespace, name ?? '');
    const map = parse(body);
    if (map === undefined) return statusOf(400, 'BadRequest', 'the object provided is unrecognized');
    return verb === 'create' ? this.#create(namespace, map) : this.#update(namespace, name ?? '', map);
  }

  /** https://kubernetes.io/docs/reference/access-authn-authz/rbac/: rules only allow; a name can't restrict `create`. */
  #allows(verb: string, namespace: string, name: string | undefined, of = 'configmaps'): boolean {
    return (
      namespace === 'shop' &&
      this.rules.some(
        ({ verbs, names, resource = 'configmaps' }) =>
          resource === of &&
          verbs.includes(verb) &&
          (names === undefined || (name !== undefined && names.includes(name))),
      )
    );
  }

  #forbidden(verb: string, namespace: string, name: string | undefined, of = 'configmaps'): Answer {
    const subject = name === undefined ? of : `${of} "${name}"`;
    return statusOf(
      403,
      'Forbidden',
      `${subject} is forbidden: User "ci" cannot ${verb} resource "${of}" in API group "" in the namespace "${namespace}"`,
    );
  }

  /** https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/self-subject-access-review-v1/ */
  #review(body: string): Answer {
    const review = JSON.parse(body) as {
      kind?: string;
      spec?: {
        resourceAttributes?: { namespace?: string; verb?: string; resource?: string; name?: string };
      };
    };
    const { namespace, verb, resource, name } = review.spec?.resourceAttributes ?? {};
    if (review.kind !== 'SelfSubjectAccessReview' || !namespace || !verb)
      return statusOf(400, 'BadRequest', 'the object provided is unrecognized');
    const allowed = resource === 'configmaps' && this.#allows(verb, namespace, name || undefined);
    return [201, { ...review, status: { allowed } }];
  }

  /** A list in a namespace that isn't there is empty. */
  #list(namespace: string, query: URLSearchParams): Answer {
    if (!this.#allows('list', namespace, undefined, 'pods'))
      return this.#forbidden('list', namespace, undefined, 'pods');
    const there = this.namespaces.has(namespace) ? this.pods : [];
    const page = pageOfPods(
      there.filter(({ metadata }) => metadata.namespace === namespace),
      query,
    );
    if (!('items' in page)) return statusOf(...page);
    const metadata = {
      resourceVersion: String(this.#revision),
      ...(page.next ? { continue: page.next } : {}),
    };
    return [200, { kind: 'PodList', apiVersion: 'v1', metadata, items: page.items }];
  }

  #namespace(name: string): Answer {
    if (!this.#allows('get', name, name, 'namespaces'))
      return this.#forbidden('get', name, name, 'namespaces');
    if (!this.namespaces.has(name)) return statusOf(404, 'NotFound', `namespaces "${name}" not found`);
    return [200, { kind: 'Namespace', apiVersion: 'v1', metadata: { name } }];
  }

  #get(namespace: string, name: string): Answer {
    const found = this.configMaps.get(`${namespace}/${name}`);
    return found ? [200, found] : statusOf(404, 'NotFound', `configmaps "${name}" not found`);
  }

  #create(namespace: string, map: FakeConfigMap): Answer {
    const { name, resourceVersion } = map.metadata;
    if (!this.namespaces.has(namespace))
      return statusOf(404, 'NotFound', `namespaces "${namespace}" not found`);
    if (resourceVersion)
      return statusOf(500, '', 'resourceVersion should not be set on objects to be created');
    const refused = invalid(map);
    if (refused) return refused;
    if (this.configMaps.has(`${namespace}/${name}`))
      return statusOf(409, 'AlreadyExists', `configmaps "${name}" already exists`);
    return [201, this.put({ ...map, metadata: { ...map.metadata, namespace } })];
  }

  #update(namespace: string, name: string, map: FakeConfigMap): Answer {
    const before = this.configMaps.get(`${namespace}/${name}`);
    const { resourceVersion, uid } = map.metadata;
    if (map.metadata.name !== name || (map.metadata.namespace ?? namespace) !== namespace)
      return statusOf(400, 'BadRequest', `the name of the object does not match the name on the URL`);
    if (!before) return statusOf(404, 'NotFound', `configmaps "${name}" not found`);
    const conflict = (why: string) =>
      statusOf(409, 'Conflict', `Operation cannot be fulfilled on configmaps "${name}": ${why}`);
    if (uid && uid !== before.metadata.uid)
      return conflict(
        `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${before.metadata.uid}`,
      );
    // Without a resourceVersion the update is unconditional, and the last writer wins.
    if (resourceVersion && resourceVersion !== before.metadata.resourceVersion)
      return conflict(
        'the object has been modified; please apply your changes to the latest version and try again',
      );
    const refused = invalid(map, before);
    if (refused) return refused;
    const next = { ...map, metadata: { ...map.metadata, namespace } };
    return [200, same(next, before) ? before : this.put(next)];
  }
}

/** An update that changes nothing makes no new resourceVersion. */
function same(next: FakeConfigMap, before: FakeConfigMap): boolean {
  const { resourceVersion, uid, creationTimestamp, ...rest } = before.metadata;
  const { resourceVersion: _, uid: __, creationTimestamp: ___, ...others } = next.metadata;
  return (
    JSON.stringify([rest, before.data, before.binaryData]) ===
    JSON.stringify([others, next.data, next.binaryData])
  );
}

function parse(body: string): FakeConfigMap | undefined {
  try {
    const map = JSON.parse(body) as FakeConfigMap;
    return map.kind === 'ConfigMap' && map.apiVersion === 'v1' && map.metadata ? map : undefined;
  } catch {
    return undefined;
  }
}

function invalid(map: FakeConfigMap, before?: FakeConfigMap): Answer | undefined {
  const { name, labels = {} } = map.metadata;
  const data = { ...map.data, ...map.binaryData };
  const size = Object.values(data).reduce((sum, value) => sum + Buffer.byteLength(value), 0);
  const odd = (field: string, value: string, pattern: RegExp): Cause[] =>
    pattern.test(value) ? [] : [{ field, message: `Invalid value: "${value}"` }];
  const changed = JSON.stringify(map.data) !== JSON.stringify(before?.data);
  const causes: Cause[] = [
    ...odd('metadata.name', name, subdomain),
    ...Object.keys(labels).flatMap((key) => odd('metadata.labels', key, labelKey)),
    ...Object.values(labels).flatMap((value) => odd('metadata.labels', value, labelValue)),
    ...Object.keys(data).flatMap((key) => odd(`data[${key}]`, key, dataKey)),
    ...(size > largestMap
      ? [{ field: '[]', message: `Too long: must have at most ${largestMap} bytes` }]
      : []),
    ...(before?.immutable && changed
      ? [{ field: 'data', message: 'Forbidden: field is immutable when `immutable` is set' }]
      : []),
  ];
  if (causes.length === 0) return undefined;
  const why = causes.map(({ field, message }) => `${field}: ${message}`).join(', ');
  return statusOf(422, 'Invalid', `ConfigMap "${name}" is invalid: ${why}`, {
    ...{ name, kind: 'ConfigMap', causes },
  });
}

interface Cause {
  readonly field: string;
  readonly message: string;
}
