import { createServer as createPlainServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { FakeRule } from './access-rules.ts';
import { type FakeKubernetesFault, failing } from './answers.ts';
import { Api } from './api.ts';
import type { FakePod } from './fake-pods.ts';
import type { FakeNodeStats } from './node-stats.ts';
import type { FakeConfigMap, FakeObject } from './objects.ts';
import type { FakeLog } from './pod-logs.ts';
import type { FakeResource } from './resources.ts';

/** A Kubernetes API server on loopback, as far as anything here needs one. */
export interface FakeKubernetes {
  readonly url: string;
  /** The namespaces there are. */
  readonly namespaces: Set<string>;
  /** The kinds of objects there are; a test adds one, or takes one away as if it weren't installed. */
  resources: readonly FakeResource[];
  /** The ConfigMaps, by `<namespace>/<name>`. */
  readonly configMaps: {
    get(key: string): FakeConfigMap | undefined;
    delete(key: string): boolean;
  };
  /** The pods there are; tests change them in place, and each change is a new resourceVersion. */
  pods: FakePod[];
  /** What containers wrote, by `<namespace>/<pod>/<container>`. */
  readonly logs: Map<string, FakeLog>;
  /** What the kubelets say of their nodes, by name; one without an entry doesn't answer. */
  readonly nodeStats: Map<string, FakeNodeStats>;
  /** What the one user there is, `ci`, may do; replaced by a test to deny something. */
  rules: readonly FakeRule[];
  /** The token of that user; any other, and none, is Unauthorized. */
  token: string;
  /** What `/version` gives. */
  version: { major: string; minor: string; gitVersion: string };
  /** Used up from the first to the last, each by the next request it fits. */
  readonly faults: FakeKubernetesFault[];
  /** Method and path, with its query but for `timeout`, of every request but those for `/version`, in order. */
  readonly requests: string[];
  /** Called before each request is answered, for what happens meanwhile. */
  meanwhile: ((method: string, path: string) => void) | undefined;
  /** What a mutating webhook makes of objects that are created or replaced (https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/). */
  admission: ((object: FakeObject) => FakeObject) | undefined;
  /**
   * Makes or changes an object as somebody else would, without any rule being checked; gives it as it is stored. A `status`
   * in it counts, and an object without one keeps the one it had.
   */
  put<T extends FakeObject>(object: T, manager?: string): T;
  /** An object as it is stored. */
  find<T extends FakeObject = FakeObject>(kind: string, namespace: string, name: string): T | undefined;
  /** Changes an object as somebody else would; throws when there is none. */
  change<T extends FakeObject = FakeObject>(
    ...args: [kind: string, namespace: string, name: string, by: (object: T) => void, manager?: string]
  ): T;
  /** Sets the status as a controller does: a new resourceVersion, but no new generation. */
  setStatus(kind: string, namespace: string, name: string, status: object): void;
  remove(kind: string, namespace: string, name: string): void;
  readonly close: () => void;
}

/** Certificate and key in PEM; kubectl sends its login over TLS only. */
export interface FakeKubernetesTls {
  readonly cert: string;
  readonly key: string;
}

/**
 * Starts a stateful API server with the semantics of the API conventions: optimistic concurrency by `resourceVersion`, Status
 * objects for errors, authentication before authorization before everything else
 * (https://github.com/kubernetes/community/blob/main/contributors/devel/sig-architecture/api-conventions.md). It knows no
 * watch, no patch and no defaults of fields, and no controller works behind it.
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
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://x');
  const method = request.method ?? 'GET';
  // No login is needed for it.
  if (pathname === '/version') return void response.end(JSON.stringify(api.version));
  // Every request tells the server how long it is waited for.
  query.delete('timeout');
  api.requests.push(`${method} ${pathname}${query.size === 0 ? '' : '?'}${query}`);
  const index = api.faults.findIndex(
    (fault) => (fault.method ?? method) === method && pathname.endsWith(fault.path ?? ''),
  );
  const [fault] = index < 0 ? [] : api.faults.splice(index, 1);
  // Who stands between may know that it has to wait.
  if (fault?.how === 'stuck') return response.writeProcessing();
  if (fault?.how === 'lost-request') return void request.socket.destroy();
  const worked = fault === undefined || fault.how === 'lost-reply' || fault.how === 'cut-off';
  api.meanwhile?.(method, pathname);
  const { authorization, 'user-agent': agent } = request.headers;
  const [status, content] = worked
    ? api.answer({ method, path: pathname, query, body, authorization, agent })
    : failing(fault.how);
  if (fault?.how === 'lost-reply') return void request.socket.destroy();
  const plain = typeof content === 'string';
  const text = plain ? content : JSON.stringify(content);
  response.writeHead(status, {
    'content-type': plain ? 'text/plain; charset=utf-8' : 'application/json',
    ...(fault?.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) }),
    ...(fault?.how === 'cut-off' ? { 'content-length': Buffer.byteLength(text) } : {}),
  });
  if (fault?.how !== 'cut-off') return void response.end(text);
  response.write(text.slice(0, -20), () => request.socket.destroy());
}
