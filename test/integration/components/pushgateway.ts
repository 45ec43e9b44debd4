import { startDaemon } from './daemon.ts';
import { ready } from './prometheus.ts';

/** A Pushgateway that forgets everything when it ends. */
export interface Pushgateway {
  readonly url: string;
  /** `host:port`, as Prometheus wants a target. */
  readonly target: string;
  readonly close: () => Promise<void>;
}

/** Starts one. https://github.com/prometheus/pushgateway#configuration */
export async function startPushgateway(): Promise<Pushgateway> {
  const daemon = await startDaemon('pushgateway', (port) => [
    `--web.listen-address=127.0.0.1:${port}`,
    '--log.level=warn',
  ]);
  const target = `127.0.0.1:${daemon.port}`;
  const url = `http://${target}`;
  await ready(url, daemon);
  return { url, target, close: daemon.close };
}
