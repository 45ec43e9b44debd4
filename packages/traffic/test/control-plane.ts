import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A control plane that keeps one JSON document and shows what it was asked. */
export class ControlPlane {
  document: unknown;
  /** The next requests are refused with these statuses. */
  refusals: number[] = [];
  retryAfter = '0';
  /** Takes requests without ever answering. */
  hangs = false;
  readonly requests: { method: string; authorization: string | undefined }[] = [];
  readonly #server: Server;

  private constructor(document: unknown) {
    this.document = document;
    this.#server = createServer(async (request, response) => {
      this.requests.push({ method: request.method ?? '', authorization: request.headers.authorization });
      const body = (await request.toArray()).join('');
      if (this.hangs) return;
      const refusal = this.refusals.shift();
      if (refusal) response.writeHead(refusal, { 'retry-after': this.retryAfter }).end('no');
      else {
        if (request.method === 'PUT') this.document = JSON.parse(body);
        response.end(typeof this.document === 'string' ? this.document : JSON.stringify(this.document));
      }
    });
  }

  static async start(document: unknown): Promise<ControlPlane> {
    const plane = new ControlPlane(document);
    await new Promise<void>((resolve) => plane.#server.listen(0, '127.0.0.1', resolve));
    return plane;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/weights`;
  }

  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
