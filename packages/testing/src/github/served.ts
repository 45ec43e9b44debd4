import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Outgoing } from './api.ts';
import type { Incoming } from './exchange.ts';
import { type GitRequest, isGitPath } from './git-server.ts';
import { ContractViolation } from './violation.ts';

/** A fake GitHub on loopback. */
export interface ServedGithub {
  /** Without a slash at the end: for GITHUB_API_URL and for GITHUB_SERVER_URL. */
  readonly url: string;
  /** Ends it, with all connections. */
  readonly close: () => Promise<void>;
}

/** Who answers. */
export interface Answering {
  readonly api: (incoming: Incoming) => Promise<Outgoing>;
  readonly git: (request: GitRequest) => Promise<Outgoing>;
}

/** Serves answers by HTTP. A connection breaks where the answer rejects; a breach of the contract is answered with 400, which clients don't repeat. */
export async function serve(answering: Answering): Promise<ServedGithub> {
  const server = createServer((request, response) => void respond(request, response, answering));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  { api, git }: Answering,
): Promise<void> {
  try {
    const bytes = Buffer.concat(await request.toArray());
    const line = {
      method: request.method ?? 'GET',
      url: new URL(request.url ?? '/', `http://${request.headers.host}`),
      headers: Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      ),
    };
    const { status, headers, body } = isGitPath(line.url.pathname)
      ? await git({ ...line, body: bytes })
      : await api({ ...line, body: bytes.toString() });
    response.writeHead(status, headers).end(body);
  } catch (error) {
    if (error instanceof ContractViolation) {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message: error.message }));
    } else request.socket.destroy();
  }
}
