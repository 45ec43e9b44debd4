import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to an API server that can be broken. */
export interface Relay {
  /** Path of a kubeconfig that goes this way. */
  readonly kubeconfig: string;
  /** From now on nothing that is sent is answered. */
  hang(): void;
  /** From now on everything is answered with what is no answer. */
  garble(): void;
  /** From now on nobody is there. */
  stop(): Promise<void>;
}

/** Opens a way to the server that a kubeconfig names. */
export async function startRelay(kubeconfig: string): Promise<Relay> {
  const configuration = JSON.parse(readFileSync(kubeconfig, 'utf8'));
  const [{ cluster }] = configuration.clusters;
  const { hostname: host, port } = new URL(cluster.server);
  let way: 'open' | 'hang' | 'garble' = 'open';
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ host, port: Number(port), noDelay: true });
    for (const socket of [client, upstream])
      sockets.add(socket.on('error', () => {}).on('close', () => void sockets.delete(socket)));
    client.on('data', (data) => {
      if (way === 'open') upstream.write(data);
      if (way === 'garble') client.end('220 mail.example ESMTP\r\n');
    });
    upstream.on('data', (data) => void (way === 'open' && client.write(data)));
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  cluster.server = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const path = `${kubeconfig}-${(server.address() as AddressInfo).port}`;
  writeFileSync(path, JSON.stringify(configuration), { mode: 0o600 });
  return {
    kubeconfig: path,
    hang: () => {
      way = 'hang';
    },
    garble: () => {
      way = 'garble';
    },
    stop: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
