import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { KubectlLogin } from './fake-kubectl.ts';

/** The time after which something between proxy and API gives up on one that is stuck, in milliseconds. */
const patience = 5_000;

/** `DefaultHostAcceptRE` of kubectl's proxy. */
const acceptedHosts = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Passes requests at a Unix socket on to an API, with a login; gives what ends that. */
export function serveProxy(socket: string, login: KubectlLogin, say: (line: string) => void): () => void {
  const server = createServer((request, response) => void pass(request, response, login));
  server.listen(socket, () => say(`Starting to serve on ${socket}`));
  // It ends with this process, as the real one does.
  server.unref();
  return () => {
    server.closeAllConnections();
    server.close();
  };
}

async function pass(request: IncomingMessage, response: ServerResponse, login: KubectlLogin): Promise<void> {
  const { url, token, haste = 50, failure } = login;
  const say = (status: number, text: string) => {
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(`${text}\n`);
  };
  if (!acceptedHosts.test(request.headers.host ?? '')) return say(403, 'Forbidden');
  if (failure !== undefined) return say(500, failure);
  const target = new URL(request.url ?? '/', url);
  const body = Buffer.concat(await request.toArray());
  const { 'user-agent': agent = '', accept = '' } = request.headers;
  const headers = {
    ...{ 'user-agent': agent, accept, authorization: `Bearer ${token}` },
    ...(body.length === 0 ? {} : { 'content-length': body.length }),
  };
  const upstream = send(target, { method: request.method ?? 'GET', headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(response);
    // The proxy breaks off what was broken off.
    answer.once('error', () => response.destroy());
  });
  upstream.once('information', () => {
    const timer = setTimeout(() => upstream.destroy(new Error('EOF')), patience / haste);
    upstream.once('close', () => clearTimeout(timer));
  });
  // Who asked is no longer there.
  response.once('close', () => upstream.destroy());
  upstream.once('error', (error: NodeJS.ErrnoException) => {
    if (response.headersSent) return response.destroy();
    const refused = error.code === 'ECONNREFUSED';
    return say(500, refused ? `dial tcp ${target.host}: connect: connection refused` : 'EOF');
  });
  upstream.end(body);
}
