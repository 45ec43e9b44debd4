import { systemClock } from '@deploy-actions/action-kit';
import type { SourceOf } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { expect, onTestFinished, test } from 'vitest';
import type { InquiringProvider } from '../../packages/metrics/src/metric-provider.ts';
import { alertmanager } from '../../packages/metrics/src/providers/alertmanager.ts';
import { prometheus } from '../../packages/metrics/src/providers/prometheus.ts';
import { type Alertmanager, startAlertmanager, startPrometheus } from './components/index.ts';

async function startOne(): Promise<Alertmanager> {
  const server = await startAlertmanager();
  onTestFinished(server.close);
  return server;
}

async function ask(url: string, queries: readonly string[], counts: SourceOf<'alertmanager'>['counts']) {
  const runtime = { ...(await createTestRuntime()), clock: systemClock };
  const source = { provider: 'alertmanager' as const, url, counts, timeout: 5_000 };
  const provider = alertmanager.create(source, queries, { runtime, release: {} }) as InquiringProvider;
  const values = async () =>
    (await provider.observe()).map((answer) => ('value' in answer ? answer.value : answer));
  return { provider, runtime, values };
}

test('alerts that fire are counted by their labels; silenced and inhibited ones are not', async () => {
  const server = await startOne();
  const { values, runtime } = await ask(
    server.url,
    ['{}', 'service="shop"', 'severity=~"critical|warning", service!="shop"', 'service="nobody"'],
    'firing',
  );
  expect(await values()).toEqual([0, 0, 0, 0]);

  await server.fire(
    { alertname: 'Slow', service: 'shop', severity: 'warning' },
    { alertname: 'Errors', service: 'cart', severity: 'warning' },
    { alertname: 'Full "disk"', service: 'cart', severity: 'info' },
  );
  await expect.poll(values, { timeout: 10_000 }).toEqual([3, 1, 1, 0]);
  expect(runtime.lines.filter((line) => line.includes('`Slow`'))).toHaveLength(1);

  await server.silence({ alertname: 'Full "disk"' });
  await expect.poll(values, { timeout: 10_000 }).toEqual([2, 1, 1, 0]);

  // The critical alert stands for the warning of the same service.
  await server.fire({ alertname: 'Down', service: 'shop', severity: 'critical' });
  await expect.poll(values, { timeout: 10_000 }).toEqual([2, 1, 1, 0]);
  expect((await (await fetch(`${server.url}/api/v2/alerts`)).json()) as unknown[]).toHaveLength(4);
});

test('alerts that fired before the watch began do not count as started', async () => {
  const server = await startOne();
  await server.fire({ alertname: 'Old' });
  const { values } = await ask(server.url, ['{}', 'alertname="New"'], 'started');
  expect(await values()).toEqual([0, 0]);
  await server.fire({ alertname: 'New' });
  await expect.poll(values, { timeout: 10_000 }).toEqual([1, 1]);
});

test('a rule of Prometheus that fires reaches the count, and its own `ALERTS` too', async () => {
  const server = await startOne();
  const { host } = new URL(server.url);
  const { values, runtime } = await ask(server.url, ['alertname="AlwaysOn",service="shop"'], 'started');
  expect(await values()).toEqual([0]);
  const rules = `
groups:
  - name: rules
    interval: 1s
    rules:
      - { alert: AlwaysOn, expr: vector(7) > 5, labels: { service: shop }, annotations: { summary: it is on } }
`;
  const configuration = `
global: { evaluation_interval: 1s }
rule_files: [ rules.yml ]
alerting: { alertmanagers: [ { static_configs: [ { targets: [ "${host}" ] } ] } ] }
`;
  const metrics = await startPrometheus({ configuration, rules });
  onTestFinished(metrics.close);
  await expect.poll(values, { timeout: 30_000, interval: 200 }).toEqual([1]);
  expect(runtime.lines.join('\n')).toMatch(/`AlwaysOn`.*`it is on`/);

  const source = { provider: 'prometheus' as const, url: metrics.url, timeout: 5_000 };
  const query = 'count(ALERTS{alertstate="firing",service="shop"}) or vector(0)';
  const watched = prometheus.create(source, [query], { runtime, release: {} });
  expect(await watched.observe()).toEqual([{ value: 1 }]);
});

test('a server that stops is no silence', async () => {
  const server = await startOne();
  await server.fire({ alertname: 'Old' });
  const { provider, values } = await ask(server.url, ['{}'], 'firing');
  await expect.poll(values, { timeout: 10_000 }).toEqual([1]);
  await server.close();
  expect(await provider.observe()).toMatchObject([{ failure: 'unreachable' }]);
  expect(await provider.findMistakes()).toEqual([undefined]);
});
