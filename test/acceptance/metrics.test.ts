import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runStep, startFakeShop } from '@deploy-actions/testing';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createPlace, digestOf, stackTrace } from './bundles.ts';

/** A file whose `metrics` section has these lines, from line 8 on; the traffic is an input. */
function fileWith(lines: readonly string[]): string {
  return [
    'service: shop',
    'environments:',
    '  production:',
    '    state: { store: file, path: state.json }',
    '    workload: { deployer: command, run: "touch deployed" }',
    '    stages: [ 10% 30s, 100% ]',
    '    metrics:',
    ...lines.map((line) => `      ${line}`),
    '',
  ].join('\n');
}

/** A Prometheus that knows the metric `up` alone, as https://prometheus.io/docs/prometheus/latest/querying/api/ answers. */
async function prometheus(): Promise<string> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    const known = (searchParams.get('match[]') ?? '').includes('up');
    const series = pathname.endsWith('/series') ? (known ? [{ __name__: 'up' }] : []) : undefined;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ status: 'success', data: series ?? { resultType: 'vector', result: [] } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const bad = [
  {
    what: 'an unknown provider',
    lines: ['provider: prometeus', 'indicators: {}'],
    problem: /deploy\.yml:8:17: .*unknown metrics provider `prometeus`; did you mean `prometheus`\?/,
  },
  {
    what: 'a limit without the unit that matters',
    lines: [
      'provider: openmetrics',
      'indicators: { latency: { query: latency, unit: seconds, rollback-above: 2 } }',
    ],
    problem: /deploy\.yml:9:79: .*is written as a bare number, but this indicator is measured in `seconds`/,
  },
  {
    what: 'contradicting limits',
    lines: [
      'provider: openmetrics',
      'indicators: { errors: { query: errors, rollback-above: 1%, warn-above: 5% } }',
    ],
    problem: /deploy\.yml:9:78: .*is beyond `rollback-above`/,
  },
  {
    what: 'a `for` longer than all that is watched',
    lines: [
      'provider: openmetrics',
      'extend: 0s',
      'indicators: { errors: { query: errors, rollback-above: 1%, for: 1h } }',
    ],
    problem: /deploy\.yml:10:71: `indicators\.errors\.for` is 1h, longer than all that is watched/,
  },
  {
    what: 'a query that no syntax allows',
    lines: ['provider: openmetrics', 'indicators: { errors: { query: "sum(", rollback-above: 1% } }'],
    problem: /deploy\.yml:9:38: `indicators\.errors\.query` /,
  },
] as const;

const requests = {
  'monitor-window': { duration: '1m' },
  'blue-green-shift': { version: '2.0.0' },
} as const;

describe.concurrent.each(['monitor-window', 'blue-green-shift'] as const)('%s', (action) => {
  async function refused(lines: readonly string[]): Promise<string> {
    const shop = await startFakeShop();
    onTestFinished(() => shop.close());
    const place = createPlace({ '.github/deploy.yml': fileWith(lines) });
    const before = digestOf(place.workspace);
    const inputs = { ...requests[action], traffic: shop.traffic };
    const { exitCode, log, outputs } = await runStep({ action, inputs, ...place });
    expect(log).not.toMatch(stackTrace);
    expect({ exitCode, outputs, writes: shop.writes }).toEqual({ exitCode: 1, outputs: {}, writes: [] });
    expect(digestOf(place.workspace)).toBe(before);
    return log;
  }

  test.each(bad)('refuses $what at once, with file and line', async ({ lines, problem }) => {
    expect(await refused(lines)).toMatch(problem);
  });

  test('refuses a query whose metric doesn’t exist, with file and line', async () => {
    const url = await prometheus();
    const lines = [
      'provider: prometheus',
      `url: ${url}`,
      'indicators:',
      '  there: { query: up, rollback-below: 1 }',
      '  nowhere: { query: "rate(htpp_requests_total[1m])", rollback-above: 1 }',
    ];
    const log = await refused(lines);
    expect(log).toMatch(
      /deploy\.yml:12:\d+: `indicators\.nowhere\.query` finds no series of `htpp_requests_total`/,
    );
    expect(log).not.toContain('indicators.there');
  });
});
