import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { components } from '../../../scripts/components/components.ts';
import { type Daemon, startDaemon } from './daemon.ts';

/** How long it may take to be ready, in milliseconds. */
const patience = 20_000;

/** A Prometheus server that can be stopped and started again. */
export interface Prometheus {
  readonly url: string;
  /** Ends it; what it stored stays. */
  readonly stop: () => Promise<void>;
  /** Starts it again at the same address; resolves when it listens, which is before it is ready. */
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What a server begins with. */
export interface PrometheusOptions {
  /** OpenMetrics text with times, which it finds in its storage. */
  readonly history?: string;
  /** Its configuration file, as YAML; it scrapes nothing when absent. */
  readonly configuration?: string;
  /** Rules, as YAML; the configuration names them as `rules.yml`. */
  readonly rules?: string;
  /** Users by name, each with the bcrypt hash of a password; everybody may ask when absent. */
  readonly users?: Readonly<Record<string, string>>;
}

/** Starts a server and waits until it is ready. https://prometheus.io/docs/prometheus/latest/storage/#backfilling-from-openmetrics-format */
export async function startPrometheus({
  history,
  configuration = 'global: {}\n',
  rules,
  users,
}: PrometheusOptions = {}): Promise<Prometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  writeFileSync(join(folder, 'prometheus.yml'), configuration);
  if (rules !== undefined) writeFileSync(join(folder, 'rules.yml'), rules);
  writeFileSync(join(folder, 'web.yml'), JSON.stringify({ basic_auth_users: users ?? {} }));
  if (history !== undefined) {
    const text = join(folder, 'history.txt');
    writeFileSync(text, history);
    execFileSync(components.promtool.program, ['tsdb', 'create-blocks-from', 'openmetrics', text, data], {
      stdio: 'pipe',
    });
  }
  const run = (port?: number) =>
    startDaemon(
      'prometheus',
      (free) => [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${data}`,
        `--web.listen-address=127.0.0.1:${free}`,
        `--web.config.file=${join(folder, 'web.yml')}`,
        // What fires before it has found its Alertmanager would be told only a minute later.
        '--rules.alert.resend-delay=1s',
        '--log.level=warn',
      ],
      port === undefined ? {} : { port },
    );
  let daemon: Daemon = await run();
  const url = `http://127.0.0.1:${daemon.port}`;
  await ready(url, daemon);
  return {
    url,
    stop: () => daemon.close(),
    start: async () => {
      daemon = await run(daemon.port);
    },
    close: async () => {
      await daemon.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until a server of the Prometheus family says that it is ready. Throws with what it wrote when it isn't within 20 s. */
export async function ready(url: string, daemon: Daemon): Promise<void> {
  const begun = performance.now();
  for (;;) {
    const status = await fetch(`${url}/-/ready`).then(
      (answer) => answer.status,
      () => 0,
    );
    // A server that wants to know who asks is ready, too.
    if (status === 200 || status === 401) return;
    if (performance.now() - begun > patience) {
      await daemon.close();
      throw new Error(`${url} does not become ready:\n${daemon.output()}`);
    }
    await sleep(20);
  }
}
