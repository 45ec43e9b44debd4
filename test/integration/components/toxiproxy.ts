import { freePort, startDaemon } from './daemon.ts';

/** A fault on a connection, https://github.com/Shopify/toxiproxy#toxics */
export interface Toxic {
  readonly type: 'latency' | 'bandwidth' | 'slow_close' | 'timeout' | 'reset_peer' | 'slicer' | 'limit_data';
  /** `downstream` is what comes back from the target. */
  readonly stream: 'upstream' | 'downstream';
  readonly attributes: Readonly<Record<string, number>>;
}

/** One TCP proxy in front of a target. */
export interface ToxicProxy {
  /** `127.0.0.1:port`. */
  readonly address: string;
  /** Adds a fault for all connections; the function returned takes it away. */
  readonly poison: (toxic: Toxic) => Promise<() => Promise<void>>;
  /** Refuses connections and cuts those that are open, or takes them again. */
  readonly enable: (enabled: boolean) => Promise<void>;
}

/** TCP with faults on demand. */
export interface Toxiproxy {
  /** A proxy in front of `host:port`. */
  readonly proxy: (target: string) => Promise<ToxicProxy>;
  readonly close: () => Promise<void>;
}

/** Starts a server for proxies with TCP faults. */
export async function startToxiproxy(): Promise<Toxiproxy> {
  const daemon = await startDaemon('toxiproxy', (port) => ['-host', '127.0.0.1', '-port', String(port)]);
  let count = 0;
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`http://127.0.0.1:${daemon.port}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`toxiproxy: ${method} ${path}: ${await response.text()}`);
    await response.arrayBuffer();
  };
  const proxy = async (upstream: string): Promise<ToxicProxy> => {
    count += 1;
    const name = `proxy-${count}`;
    const listen = `127.0.0.1:${await freePort()}`;
    await call('POST', '/proxies', { name, listen, upstream, enabled: true });
    let toxics = 0;
    return {
      address: listen,
      poison: async (toxic) => {
        toxics += 1;
        const id = `toxic-${toxics}`;
        await call('POST', `/proxies/${name}/toxics`, { name: id, toxicity: 1, ...toxic });
        return () => call('DELETE', `/proxies/${name}/toxics/${id}`);
      },
      enable: (enabled) => call('POST', `/proxies/${name}`, { enabled }),
    };
  };
  return { proxy, close: daemon.close };
}
