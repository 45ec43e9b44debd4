import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStep } from '@deploy-actions/testing';
import { expect, onTestFinished, test } from 'vitest';
import { fasterTime, openMetricsText, startPrometheus } from './components/index.ts';
import { printTable } from './table.ts';

const second = 1_000;
const minute = 60 * second;
/** So many seconds pass for the bundle in one of ours. */
const factor = 60;

/** A hundred requests a second, of which one fails; of `worse`, thirty from minute 20 on. */
function historyFrom(start: number): string {
  const failed = (at: number, job: string) => {
    const since = (at - start + 60 * minute) / second;
    return since + (job === 'worse' ? 29 * Math.max(0, (at - start - 20 * minute) / second) : 0);
  };
  const all = (at: number) => (100 * (at - start + 60 * minute)) / second;
  return openMetricsText(
    [
      {
        name: 'requests_total',
        type: 'counter',
        series: ['well', 'worse'].flatMap((job) => [
          { labels: { job, status: '200' }, value: (at: number) => all(at) - failed(at, job) },
          { labels: { job, status: '500' }, value: (at: number) => failed(at, job) },
        ]),
      },
    ],
    { from: start - 60 * minute, to: start + 60 * minute, step: 5 * second },
  );
}

/** The metrics page of a process that answers ten requests in each second of the faster time. */
async function startPage(): Promise<string> {
  const started = performance.now();
  const server = createServer((_, response) => {
    const requests = Math.floor(((performance.now() - started) * factor * 10) / second);
    response.setHeader('content-type', 'text/plain; version=0.0.4');
    response.end(`# TYPE page_requests_total counter\npage_requests_total ${requests}\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`;
}

interface Report {
  readonly verdict: string;
  readonly started: string;
  readonly ended: string;
  readonly looks: readonly { readonly at: string; readonly verdict: string }[];
}

test('a window of 30 minutes, sixty times as fast: one passes, one regresses at minute 20', async () => {
  const start = Date.now();
  const prometheus = await startPrometheus({ history: historyFrom(start) });
  onTestFinished(prometheus.close);
  const page = await startPage();
  const watch = async (job: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'window-'));
    const errors = `sum(rate(requests_total{job="${job}",status="500"}[1m]))`;
    const metrics = {
      ...{ provider: 'prometheus', url: prometheus.url, interval: '10s' },
      // Five seconds of ours.
      timeout: '5m',
      sources: { page: { provider: 'openmetrics', url: page, timeout: '5m' } },
      indicators: {
        'error-rate': {
          query: `${errors} / sum(rate(requests_total{job="${job}"}[1m]))`,
          ...{ 'rollback-above': '5%', for: '1m' },
        },
        errors: { query: errors, 'warn-above': 20, unit: 'number' },
        throughput: {
          source: 'page',
          query: 'sum(rate(page_requests_total[2m]))',
          ...{ 'rollback-below': 5, for: '2m' },
        },
      },
    };
    const result = await startStep({
      action: 'monitor-window',
      inputs: { duration: '30m', metrics: JSON.stringify(metrics), environment: 'production' },
      workspace: folder,
      temporary: folder,
      environment: fasterTime(factor),
    }).done;
    const report = JSON.parse(readFileSync(result.outputs['report'] ?? '', 'utf8')) as Report;
    const took = (Date.parse(report.ended) - Date.parse(report.started)) / minute;
    return { result, report, took };
  };
  const [well, worse] = await Promise.all([watch('well'), watch('worse')]);
  printTable(
    'A window of 30 minutes, sixty times as fast',
    ['job', 'verdict', 'looks', 'minutes', 'seconds of ours'],
    [
      [
        'well',
        well.report.verdict,
        well.report.looks.length,
        well.took.toFixed(1),
        well.result.seconds.toFixed(1),
      ],
      [
        ...['worse', worse.report.verdict, worse.report.looks.length],
        ...[worse.took.toFixed(1), worse.result.seconds.toFixed(1)],
      ],
    ],
  );

  expect(well.result.log).not.toMatch(/unreachable/);
  expect(well.result.outputs).toMatchObject({ verdict: 'pass', 'reason-code': 'within-limits' });
  expect(well.result.exitCode).toBe(0);
  expect(well.took).toBeGreaterThanOrEqual(30);
  expect(well.took).toBeLessThan(32);
  // 181 when the machine has nothing else to do; looks that would fall into a slow one are left out.
  expect(well.report.looks.length).toBeGreaterThan(100);
  expect(well.result.summary).toContain('```mermaid');

  expect(worse.result.outputs).toMatchObject({ verdict: 'regress', 'reason-code': 'threshold-crossed' });
  expect(worse.result.exitCode).toBe(1);
  // From the 20th minute on the rate over a minute needs seconds to cross 5%, and then it has to stay there for a minute.
  const late = (Date.parse(worse.report.ended) - (start + 20 * minute)) / second;
  expect(late).toBeGreaterThan(60);
  expect(late).toBeLessThan(150);
  expect(worse.result.seconds).toBeLessThan(well.result.seconds);
});
