import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';

/** An object of the API, as JSON has it. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into objects whose form the API server has checked
export type ApiObject = any;

/** What changes an object: a merge patch, or operations of a JSON patch. */
export type ApiPatch = Readonly<Record<string, unknown>> | readonly unknown[];

/** An HTTP client for the API, with paths like `/apis/apps/v1/namespaces/shop/deployments/api`. Every failure is thrown with the API's message and its `status`. */
export interface ApiClient {
  readonly get: (path: string) => Promise<ApiObject>;
  /** The items of a collection. */
  readonly list: (path: string) => Promise<readonly ApiObject[]>;
  /** Creates in a collection. */
  readonly create: (path: string, body: unknown) => Promise<ApiObject>;
  readonly replace: (path: string, body: unknown) => Promise<ApiObject>;
  /** A JSON patch when it is a list, a merge patch otherwise. */
  readonly patch: (path: string, body: ApiPatch) => Promise<ApiObject>;
  /** Server-side apply by a field manager. */
  readonly apply: (path: string, fieldManager: string, body: unknown) => Promise<ApiObject>;
  readonly delete: (path: string) => Promise<ApiObject>;
  /** The text that a path answers, such as that of `…/log`. */
  readonly text: (path: string) => Promise<string>;
  /**
   * Tells every change of a collection from now on, after all that is there as `ADDED`. Gives what ends it.
   * https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
   */
  readonly watch: (path: string, onChange: (change: ApiChange) => void) => () => void;
  /** Ends all connections. */
  readonly close: () => void;
}

/** A change that a watch tells. */
export interface ApiChange {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: ApiObject;
}

/** Who asks, and where. */
export interface ApiAccess {
  readonly port: number;
  readonly token: string;
  /** The file with the certificates that vouch for the server. */
  readonly authority: string;
}

/** A client that asks as the holder of a token. */
export function createApiClient({ port, token, authority }: ApiAccess): ApiClient {
  const agent = new Agent({ keepAlive: true, ca: readFileSync(authority) });
  const open = (method: string, path: string, type = 'application/json') =>
    request({
      ...{ host: '127.0.0.1', port, path, method, agent },
      headers: { authorization: `Bearer ${token}`, accept: 'application/json', 'content-type': type },
    });
  const ask = async (method: string, path: string, body?: unknown, type?: string) => {
    const [status, text] = await new Promise<[number, string]>((resolve, reject) => {
      const sent = open(method, path, type);
      sent.once('error', reject);
      sent.once('response', (answer: IncomingMessage) => {
        answer
          .toArray()
          .then((parts) => resolve([answer.statusCode ?? 0, Buffer.concat(parts).toString()]), reject);
      });
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
    if (status < 300) return text;
    throw Object.assign(new Error(`${method} ${path} answered ${status}: ${messageIn(text)}`), { status });
  };
  const json = async (...parameters: Parameters<typeof ask>): Promise<ApiObject> =>
    JSON.parse(await ask(...parameters));
  return {
    get: (path) => json('GET', path),
    list: async (path) => (await json('GET', path)).items,
    create: (path, body) => json('POST', path, body),
    replace: (path, body) => json('PUT', path, body),
    patch: (path, body) =>
      json(
        'PATCH',
        path,
        body,
        Array.isArray(body) ? 'application/json-patch+json' : 'application/merge-patch+json',
      ),
    apply: (path, fieldManager, body) =>
      json(
        'PATCH',
        `${path}?fieldManager=${encodeURIComponent(fieldManager)}`,
        body,
        'application/apply-patch+yaml',
      ),
    delete: (path) => json('DELETE', path),
    text: (path) => ask('GET', path),
    watch: (path, onChange) => watch(open, path, onChange),
    close: () => agent.destroy(),
  };
}

function messageIn(text: string): string {
  try {
    return JSON.parse(text).message;
  } catch {
    return text;
  }
}

function watch(
  open: (method: string, path: string) => ReturnType<typeof request>,
  path: string,
  onChange: (change: ApiChange) => void,
): () => void {
  const sent = open('GET', `${path}${path.includes('?') ? '&' : '?'}watch=true`);
  let rest = '';
  sent.once('response', (answer: IncomingMessage) => {
    answer.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onChange(JSON.parse(line));
    });
    answer.once('error', () => {});
  });
  sent.once('error', () => {});
  sent.end();
  return () => sent.destroy();
}
