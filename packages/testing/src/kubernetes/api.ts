import { type Attempt, allows, type FakeRule, forbidden, review } from './access-rules.ts';
import { type Answer, type FakeKubernetesFault, statusOf, unknownPath } from './answers.ts';
import { type ApiPath, readApiPath } from './api-path.ts';
import type { FakeKubernetes } from './fake-kubernetes.ts';
import type { FakePod } from './fake-pods.ts';
import { nameSelected, pageOf } from './list-query.ts';
import type { FakeWriter } from './managed-fields.ts';
import { type FakeNodeStats, nodeOfStats, statsOf } from './node-stats.ts';
import { ObjectStore } from './object-store.ts';
import type { FakeConfigMap, FakeObject } from './objects.ts';
import { type FakeLog, logOf } from './pod-logs.ts';
import { apiVersionOf, clusterResources, type FakeResource } from './resources.ts';
import { Writing } from './writing.ts';

/** One request, as far as it matters. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly authorization: string | undefined;
  readonly agent: string | undefined;
}

const reviewPath = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';

/** The answers of an API server, and the hands of everybody else in its store. */
export class Api implements FakeKubernetes {
  url = '';
  close = () => {};
  readonly namespaces = new Set(['default', 'shop']);
  resources: readonly FakeResource[] = clusterResources;
  readonly logs = new Map<string, FakeLog>();
  readonly nodeStats = new Map<string, FakeNodeStats>();
  rules: readonly FakeRule[] = [
    { verbs: ['get', 'create', 'update'] },
    { verbs: ['list'], resource: 'pods' },
  ];
  token = 'token-of-ci';
  version = { major: '1', minor: '34', gitVersion: 'v1.34.4' };
  readonly faults: FakeKubernetesFault[] = [];
  readonly requests: string[] = [];
  meanwhile: FakeKubernetes['meanwhile'];
  admission: FakeKubernetes['admission'];
  readonly #store = new ObjectStore();
  readonly #writing = new Writing(this.#store, this.namespaces);

  readonly configMaps = {
    get: (key: string) => this.#at('ConfigMap', key) as FakeConfigMap | undefined,
    delete: (key: string) => {
      const [namespace, name = ''] = key.split('/');
      return this.#store.remove(this.#resource('ConfigMap'), namespace, name);
    },
  };

  get pods(): FakePod[] {
    return this.#store.all(this.#resource('Pod')) as FakePod[];
  }

  set pods(pods: FakePod[]) {
    this.#store.replaceAll(this.#resource('Pod'), pods);
  }

  put<T extends FakeObject>(object: T, manager = 'kubectl-client-side-apply'): T {
    const resource = this.#resource(object.kind);
    const { namespace, name } = object.metadata;
    const status = object.status ?? this.#store.find(resource, namespace, name)?.status;
    const whole = status === undefined ? object : { ...object, status };
    const writer = { manager, apiVersion: object.apiVersion };
    return structuredClone(this.#store.put(resource, whole, writer).object) as T;
  }

  find<T extends FakeObject>(kind: string, namespace: string, name: string): T | undefined {
    return structuredClone(this.#store.find(this.#resource(kind), namespace, name)) as T | undefined;
  }

  change<T extends FakeObject>(
    ...[kind, namespace, name, by, manager]: [string, string, string, (object: T) => void, string?]
  ): T {
    const found = this.find<T>(kind, namespace, name);
    if (!found) throw new Error(`there is no ${kind} ${namespace}/${name}`);
    by(found);
    return this.put(found, manager);
  }

  setStatus(kind: string, namespace: string, name: string, status: object): void {
    const found = this.find(kind, namespace, name);
    if (!found) throw new Error(`there is no ${kind} ${namespace}/${name}`);
    const writer = { manager: 'kube-controller-manager', apiVersion: found.apiVersion };
    const changed = { ...found, status };
    this.#store.put(this.#resource(kind), changed, { ...writer, subresource: 'status' });
  }

  remove(kind: string, namespace: string, name: string): void {
    this.#store.remove(this.#resource(kind), namespace, name);
  }

  answer(request: ApiRequest): Answer {
    const { method, path, query } = request;
    if (request.authorization !== `Bearer ${this.token}`)
      return statusOf(401, 'Unauthorized', 'Unauthorized');
    if (path === reviewPath && method === 'POST') return review(this.rules, parse(request.body));
    const node = nodeOfStats(path);
    if (node !== undefined) return this.#stats(node);
    const at = readApiPath(path);
    const verb = at && verbOf(method, at);
    if (at === undefined || verb === undefined) return unknownPath.anywhere;
    const { group, resource, subresource, namespace } = at;
    const name = verb === 'list' ? nameSelected(query) : at.name;
    const attempt: Attempt = { verb, group, resource, subresource, namespace, name };
    if (!allows(this.rules, attempt)) return forbidden(attempt);
    if (group === '' && resource === 'namespaces') return this.#namespace(at);
    const known = this.resources.find(
      (each) => each.group === group && each.resource === resource && each.versions.includes(at.version),
    );
    if (!known) {
      const served = this.resources.some((each) => each.group === group);
      return served ? unknownPath.inGroup : unknownPath.anywhere;
    }
    return this.#served(this.#on(known, at, verb, request), known, at);
  }

  #stats(name: string): Answer {
    const rest = { group: '', resource: 'nodes', subresource: 'proxy', namespace: '', name };
    const attempt: Attempt = { verb: 'get', ...rest };
    if (!allows(this.rules, attempt)) return forbidden(attempt);
    const resource = this.#resource('Node');
    const found = this.#store.find(resource, undefined, name);
    return found ? statsOf(this.nodeStats.get(name)) : this.#writing.notFound(resource, name);
  }

  #on(resource: FakeResource, at: ApiPath, verb: string, { query, body, agent }: ApiRequest): Answer {
    const { name, namespace, subresource } = at;
    if (verb === 'list') return this.#list(resource, at, query);
    const found = this.#store.find(resource, namespace, name);
    const isLog = resource.kind === 'Pod' && subresource === 'log' && verb === 'get';
    const isStatus = subresource === 'status' && resource.status === true;
    if (subresource !== '' && !isLog && !isStatus) return unknownPath.inGroup;
    if (!found && verb !== 'create') return this.#writing.notFound(resource, name);
    if (isLog) return logOf(found as FakePod, query, this.logs);
    if (verb === 'get' && found) return [200, found];
    if (verb === 'delete') return this.#writing.remove(resource, at, parse(body));
    const sent = parse(body);
    if (sent === undefined) return statusOf(400, 'BadRequest', 'the object provided is unrecognized');
    const given = isStatus ? sent : (this.admission?.(sent) ?? sent);
    const manager = query.get('fieldManager') || agent?.split('/')[0] || 'unknown';
    const apiVersion = apiVersionOf(at.group, at.version);
    const writer: FakeWriter = { manager, apiVersion, ...(isStatus ? { subresource } : {}) };
    return verb === 'create'
      ? this.#writing.create(resource, at, given, writer)
      : this.#writing.update(resource, at, given, writer);
  }

  /** A list in a namespace that isn't there is empty. */
  #list(resource: FakeResource, at: ApiPath, query: URLSearchParams): Answer {
    const here = this.#store
      .all(resource)
      .filter(({ metadata }) => at.namespace === '' || metadata.namespace === at.namespace)
      .filter(({ metadata }) => metadata.namespace === undefined || this.namespaces.has(metadata.namespace));
    const page = pageOf(here, query, resource);
    if (!('items' in page)) return page;
    const items = page.items.map((item) => {
      const { apiVersion, kind, ...rest } = this.#store.served(item);
      // Only custom resources have them in lists, too.
      return resource.custom ? { apiVersion: apiVersionOf(at.group, at.version), kind, ...rest } : rest;
    });
    const metadata = {
      resourceVersion: this.#store.resourceVersion,
      ...(page.next ? { continue: page.next } : {}),
    };
    return [
      200,
      { kind: `${resource.kind}List`, apiVersion: apiVersionOf(at.group, at.version), metadata, items },
    ];
  }

  #namespace({ name }: ApiPath): Answer {
    const asObject = (name: string) => ({
      ...{ kind: 'Namespace', apiVersion: 'v1', metadata: { name }, status: { phase: 'Active' } },
    });
    if (name === '')
      return [200, { kind: 'NamespaceList', apiVersion: 'v1', items: [...this.namespaces].map(asObject) }];
    if (!this.namespaces.has(name)) return statusOf(404, 'NotFound', `namespaces "${name}" not found`);
    return [200, asObject(name)];
  }

  /** Objects go out in the version they were asked for in. */
  #served([status, body]: Answer, { kind }: FakeResource, at: ApiPath): Answer {
    const object = body as FakeObject;
    if (object?.metadata?.name === undefined) return [status, body];
    const { apiVersion, kind: _, ...rest } = this.#store.served(object);
    return [status, { apiVersion: apiVersionOf(at.group, at.version), kind, ...rest }];
  }

  #at(kind: string, key: string): FakeObject | undefined {
    const [namespace, name = ''] = key.split('/');
    return this.#store.find(this.#resource(kind), namespace, name);
  }

  #resource(kind: string): FakeResource {
    const found = this.resources.find((each) => each.kind === kind);
    if (!found) throw new Error(`there is no kind ${kind}; add it to \`resources\``);
    return found;
  }
}

function verbOf(method: string, { name }: ApiPath): string | undefined {
  if (name === '') return { GET: 'list', POST: 'create' }[method];
  return { GET: 'get', PUT: 'update', DELETE: 'delete' }[method];
}

function parse(body: string): FakeObject | undefined {
  try {
    return JSON.parse(body) as FakeObject;
  } catch {
    return undefined;
  }
}
