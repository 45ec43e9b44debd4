import type { IncomingHttpHeaders } from 'node:http';
import { realRuntime, serve } from '../asking.ts';
import type { Scene } from '../outcomes.ts';

/** A request as a fake API sees it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly parameters: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What a fake API answers: JSON, or a text of the type that it names. */
export interface Reply {
  readonly status?: number;
  readonly body?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A fake API that knows some routes, `GET /path`, and answers anything else as `*` does, or with a page. */
export interface FakeApi {
  readonly url: string;
  readonly requests: readonly Seen[];
}

type Route = (request: Seen) => Reply | Promise<Reply>;

/** Starts a fake API that lives as long as the test. */
export async function fakeApi(routes: Readonly<Record<string, Route>>): Promise<FakeApi> {
  const requests: Seen[] = [];
  const url = await serve(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method = '', headers } = request;
    const address = new URL(request.url ?? '/', 'http://localhost');
    const seen = { method, path: address.pathname, parameters: address.searchParams, headers, body };
    requests.push(seen);
    const route = routes[`${method} ${seen.path}`] ?? routes['*'];
    const page = {
      status: 404,
      text: '<html>404 page not found</html>',
      headers: { 'content-type': 'text/html' },
    };
    const reply: Reply = route ? await route(seen) : page;
    const type = reply.text === undefined ? 'application/json' : 'text/plain';
    response.writeHead(reply.status ?? 200, { 'content-type': type, ...reply.headers });
    response.end(reply.text ?? (reply.body === undefined ? '' : JSON.stringify(reply.body)));
  });
  return { url, requests };
}

/** A server that gives everybody the same answer. */
export function always(status: number, text: string, headers: Readonly<Record<string, string>> = {}) {
  return serve((_, response) => response.writeHead(status, headers).end(text));
}

/** Nobody listens there. */
export const nowhere = 'http://127.0.0.1:2';

/** The ways in which a server can be out of reach, for a check at its address. */
export function outOfReach(
  system: string,
  check: (url: string) => object,
): Record<string, () => Promise<Scene> | Scene> {
  const answering = (status: number, text: string, finding: RegExp, headers = {}) => {
    return async (): Promise<Scene> => ({ check: check(await always(status, text, headers)), finding });
  };
  const of = (words: string) => new RegExp(`${system}: .*${words}`);
  return {
    'nobody listens': () => ({
      check: check(nowhere),
      finding: of('ECONNREFUSED.*does this runner reach it'),
    }),
    'without credentials': answering(
      401,
      '{"message":"who are you?"}',
      of('status 401: .*check the credentials'),
    ),
    'with the wrong rights': answering(
      403,
      '{"message":"not you"}',
      of('status 403: .*check the credentials'),
    ),
    'not there': answering(404, 'not found', of('status 404: ')),
    'too many requests': answering(429, '{}', of('status 429.*less often')),
    broken: answering(500, '{}', of(`status 500.*look at ${system}`)),
    'a login': answering(200, '<html>Log in</html>', of('page.*login'), { 'content-type': 'text/html' }),
  };
}

/** A scene of what never comes: the run is cancelled after some requests and scripts, however slow the machine is. */
export function neverArriving(make: () => Scene | Promise<Scene>): () => Promise<Scene> {
  return async () => ({ ...(await make()), runtime: await cancelledAfter(6) });
}

async function cancelledAfter(count: number) {
  const runtime = await realRuntime();
  const { http, processes } = runtime;
  let done = 0;
  const counted = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work;
    done += 1;
    if (done === count) runtime.cancel(new Error('cancelled by SIGTERM'));
    return result;
  };
  return {
    ...runtime,
    http: { send: (request: Parameters<typeof http.send>[0]) => counted(http.send(request)) },
    processes: {
      ...processes,
      script: (request: Parameters<typeof processes.script>[0]) => counted(processes.script(request)),
    },
  };
}
