import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDaemon } from './daemon.ts';
import { ready } from './prometheus.ts';

/** An Alertmanager. */
export interface Alertmanager {
  readonly url: string;
  /** Sends alerts as Prometheus does; each fires until it is told to end. */
  readonly fire: (...alerts: readonly Readonly<Record<string, string>>[]) => Promise<void>;
  /** Silences what has these labels for an hour. */
  readonly silence: (labels: Readonly<Record<string, string>>) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A critical alert stands for the warnings of the same service. */
const forNobody = `
route: { receiver: nobody, group_wait: 0s }
receivers: [ { name: nobody } ]
inhibit_rules:
  - { source_matchers: [ severity="critical" ], target_matchers: [ severity="warning" ], equal: [ service ] }
`;

/** Starts one by itself, without a cluster; it notifies nobody unless its configuration says so. https://prometheus.io/docs/alerting/latest/configuration/ */
export async function startAlertmanager(configuration = forNobody): Promise<Alertmanager> {
  const folder = mkdtempSync(join(tmpdir(), 'alertmanager-'));
  const file = join(folder, 'alertmanager.yml');
  writeFileSync(file, configuration);
  const daemon = await startDaemon('alertmanager', (port) => [
    `--config.file=${file}`,
    `--storage.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--cluster.listen-address=',
    '--log.level=warn',
  ]);
  const url = `http://127.0.0.1:${daemon.port}`;
  await ready(url, daemon);
  return {
    url,
    fire: (...alerts) =>
      post(
        `${url}/api/v2/alerts`,
        alerts.map((labels) => ({ labels, startsAt: new Date().toISOString() })),
      ),
    silence: (labels) =>
      post(`${url}/api/v2/silences`, {
        ...{ createdBy: 'test', comment: 'test', startsAt: new Date().toISOString() },
        endsAt: new Date(Date.now() + 3_600_000).toISOString(),
        matchers: Object.entries(labels).map(([name, value]) => ({ name, value, isRegex: false })),
      }),
    close: async () => {
      await daemon.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function post(url: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
}
