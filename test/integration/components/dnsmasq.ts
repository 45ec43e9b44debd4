import { type Daemon, startDaemon } from './daemon.ts';

/** A name server of its own on loopback. */
export interface NameServer {
  /** `127.0.0.1:port`. */
  readonly address: string;
  readonly daemon: Daemon;
  readonly close: () => Promise<void>;
}

/**
 * Starts dnsmasq with these settings and no others, such as `['--host-record=api.shop.test,192.0.2.1']`: it asks nobody, refuses
 * other zones, and keeps answers for 5 minutes. https://thekelleys.org.uk/dnsmasq/docs/dnsmasq-man.html
 */
export async function startNameServer(settings: readonly string[]): Promise<NameServer> {
  const daemon = await startDaemon('dnsmasq', (port) => [
    ...['--no-daemon', '--conf-file=/dev/null', '--pid-file=', '--no-resolv', '--no-hosts', '--no-poll'],
    ...['--bind-interfaces', '--listen-address=127.0.0.1', `--port=${port}`, '--local-ttl=300'],
    ...settings,
  ]);
  return { address: `127.0.0.1:${daemon.port}`, daemon, close: daemon.close };
}
