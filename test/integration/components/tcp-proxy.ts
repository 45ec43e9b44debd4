import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What goes wrong with a connection. */
export type TcpFault =
  /** Cut when the caller sends something, of which the target sees nothing. */
  | { readonly kind: 'lost-request' }
  /** Cut in place of the target's answer. */
  | { readonly kind: 'lost-reply' }
  /** What the caller sends reaches the target so many milliseconds later, also when the caller has gone by then. */
  | { readonly kind: 'late-request'; readonly milliseconds: number }
  /** The answer reaches the caller so many milliseconds later. */
  | { readonly kind: 'slow'; readonly milliseconds: number };

/** A TCP proxy for protocols with one exchange in each connection. */
export interface TcpProxy {
  /** `127.0.0.1:port`. */
  readonly address: string;
  /** How many connections had each fault so far. */
  readonly faults: ReadonlyMap<TcpFault['kind'], number>;
  readonly close: () => Promise<void>;
}

/** Starts a proxy in front of `host:port`, which asks for a fault for each connection. */
export async function startTcpProxy(target: string, faultFor: () => TcpFault | undefined): Promise<TcpProxy> {
  const [host = '', port] = target.split(':');
  const faults = new Map<TcpFault['kind'], number>();
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const fault = faultFor();
    if (fault) faults.set(fault.kind, (faults.get(fault.kind) ?? 0) + 1);
    const upstream = connect({ host, port: Number(port), allowHalfOpen: true });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => void sockets.delete(socket));
    }
    const later = (kind: TcpFault['kind'], act: () => void) =>
      fault?.kind === kind && 'milliseconds' in fault ? setTimeout(act, fault.milliseconds) : act();
    client.on('data', (data) => {
      if (fault?.kind !== 'lost-request') return void later('late-request', () => upstream.write(data));
      client.destroy();
      upstream.destroy();
    });
    // An end is passed on behind everything that came before it.
    client.on('end', () => later('late-request', () => upstream.end()));
    upstream.on('data', (data) => {
      if (fault?.kind === 'lost-reply') client.destroy();
      else later('slow', () => client.write(data));
    });
    upstream.on('end', () => later('slow', () => client.end()));
    upstream.on('error', () => client.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
