/** The servers of all pods of a data plane; `startPodServers` in pod-servers.ts starts it and talks to it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HealthCommand, PodServerCommand, PodServerReport } from './pod-servers.ts';

const servers = new Map<string, Server>();
const unhealthy = new Set<string>();

process.on('message', (command: PodServerCommand | HealthCommand) => {
  if ('id' in command) serve(command);
  else if (command.healthy) unhealthy.delete(command.healthOf);
  else unhealthy.add(command.healthOf);
});
process.on('disconnect', () => process.exit());

function serve({ id, version, status = 200 }: PodServerCommand): void {
  if (version === undefined) {
    servers.get(id)?.close();
    servers.get(id)?.closeAllConnections();
    servers.delete(id);
    return;
  }
  const server = createServer(({ url }, response) => {
    const failing = url === '/health' && unhealthy.has(version);
    response.writeHead(failing ? 503 : status, { 'x-color': version }).end(version);
  });
  // Longer than any test, so that no idle connection is closed while a request is on its way.
  server.keepAliveTimeout = 600_000;
  servers.set(id, server);
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    process.send?.({ id, port } satisfies PodServerReport);
  });
}
