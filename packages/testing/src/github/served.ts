import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Outgoing } from './api.ts';
import type { Incoming } from './exchange.ts';
import { ContractViolation } from './violation.ts';

/** A fake GitHub on loopback. */
export interface ServedGithub {
  /** Without a slash at the end, as GITHUB_API_URL has none. */
  readonly url: string;
  /** Ends it, with all connections. */
  readonly close: () => Promise<void>;
}

/** Serves answers by HTTP. A connection breaks where the answer rejects; a breach of the contract is answered with 400, which clients don't repeat. */
export async function serve(answer: (incoming: Incoming) => Promise<Outgoing>): Promise<ServedGithub> {
  const server = createServer((request, response) => void respond(request, response, answer));
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
  answer: (incoming: Incoming) => Promise<Outgoing>,
): Promise<void> {
  try {
    const { status, headers, body } = await answer({
      method: request.method ?? 'GET',
      url: new URL(request.url ?? '/', `http://${request.headers.host}`),
      headers: Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      ),
      body: Buffer.concat(await request.toArray()).toString(),
    });
    response.writeHead(status, headers).end(body);
  } catch (error) {
    if (error instanceof ContractViolation) {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message: error.message }));
    } else request.socket.destroy();
  }
}
