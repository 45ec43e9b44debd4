/** One colour of a shop as a process of its own; `startColor` in color.ts starts it and talks to it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ColorCommand, ColorReport } from './color.ts';

const [color = ''] = process.argv.slice(2);
let healthy = true;
let hanging = false;
let failing = false;
let firstFailure: number | undefined;
let requests = 0;
let errors = 0;

const server = createServer((request, response) => {
  switch (request.url) {
    case '/health':
      if (!healthy || hanging) {
        // When the answer leaves, which is the earliest that anybody can know.
        if (firstFailure === undefined) firstFailure = Date.now();
        report();
      }
      if (hanging) return;
      return response.writeHead(healthy ? 200 : 503).end();
    case '/metrics':
      return response
        .writeHead(200, { 'content-type': 'text/plain; version=0.0.4' })
        .end(
          `http_requests_total{status="200"} ${requests - errors}\nhttp_requests_total{status="500"} ${errors}\n`,
        );
    default:
      requests += 1;
      if (failing) errors += 1;
      return response.writeHead(failing ? 500 : 200, { 'x-color': color }).end(color);
  }
});
// Longer than any test, so that no idle connection is closed while a request is on its way.
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => report());

process.on('message', (command: ColorCommand) => {
  healthy = command.healthy ?? healthy;
  failing = command.failing ?? failing;
  hanging = command.hanging ?? hanging;
  if (healthy && !hanging) firstFailure = undefined;
  report();
});
process.on('disconnect', () => process.exit());

function report(): void {
  const { port } = server.address() as AddressInfo;
  process.send?.({ port, firstFailure, healthy, failing, hanging } satisfies ColorReport);
}
