import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A service with a real metrics page; each read finds it further on, by as many requests and failures as the test says. */
export class Shop {
  requests = 0;
  failures = 0;
  /** Requests and failures between two reads. */
  traffic = { requests: 100, failures: 0 };
  /** What the page answers instead of metrics. */
  outage: number | undefined;
  reads = 0;
  url = '';

  static async open(): Promise<Shop> {
    const shop = new Shop();
    const server = createServer((_, response) => {
      shop.reads += 1;
      shop.requests += shop.traffic.requests;
      shop.failures += shop.traffic.failures;
      response.writeHead(shop.outage ?? 200, { 'content-type': 'text/plain', connection: 'close' });
      response.end(shop.outage ? 'no' : shop.#page());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
    shop.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return shop;
  }

  #page(): string {
    return [
      '# TYPE http_requests_total counter',
      `http_requests_total{status="200"} ${this.requests - this.failures}`,
      `http_requests_total{status="500"} ${this.failures}`,
      '# TYPE queue_depth gauge',
      'queue_depth 3',
      '',
    ].join('\n');
  }
}
