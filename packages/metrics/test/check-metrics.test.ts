import type { Indicator } from '@deploy-actions/config';
import { describe, expect, it } from 'vitest';
import { checkMetrics, type MetricsUse } from '../src/check-metrics.ts';
import { indicator, metricsSection } from './metrics-service.ts';

const above = { value: 1, unit: 'number' } as const;

async function problems(given: Partial<Indicator>, use: MetricsUse = {}, section = {}) {
  const indicators = { it: indicator({ query: 'queue_depth', 'rollback-above': above, ...given }) };
  const found = await checkMetrics(metricsSection({ indicators, ...section }), use);
  return found.map(({ path, message }) => `${path.join('.')} ${message}`);
}

describe('checkMetrics', () => {
  it('finds nothing wrong with what is fine', async () => {
    expect(await problems({ for: 60_000 }, { watched: 60_000 })).toEqual([]);
    expect(
      await problems({ query: 'queue_depth{color="{{color}}"}', 'degrades-by': above }, { live: true }),
    ).toEqual([]);
  });

  it('names every query that can’t be evaluated, with its place', async () => {
    const found = await problems({ query: 'sum(', of: 'rate(x)' }, {}, { requests: 'x y' });
    expect(found).toEqual([
      expect.stringMatching(/^indicators\.it\.query /),
      expect.stringMatching(/^indicators\.it\.of /),
      expect.stringMatching(/^requests /),
    ]);
  });

  it('refuses what needs longer than all that is watched', async () => {
    expect(await problems({ for: 61_000 }, { watched: 60_000 })).toEqual([
      'indicators.it.for is 1m1s, longer than all that is watched in one piece (1m); it could never be reached',
    ]);
    const trend = { 'rises-by': above, over: 86_400_000, severity: 'warn' } as const;
    expect(await problems({ trend }, { watched: 1_800_000 })).toEqual([
      expect.stringContaining('indicators.it.trend is 1d, longer than'),
    ]);
    expect(await problems({ trend: { ...trend, after: 600_000 } }, { watched: 1_800_000 })).toEqual([]);
  });

  it('counts an extension that was asked for, for what is pending, not for what lacks data', async () => {
    const use = { watched: 60_000 };
    const extended = { extend: 60_000 };
    expect(await problems({ for: 120_000 }, use, extended)).toEqual([]);
    expect(await problems({ for: 121_000 }, use, extended)).toEqual([
      expect.stringContaining('.for is 2m1s'),
    ]);
    expect(await problems({ for: 61_000 }, use)).toEqual([expect.stringContaining('.for is 1m1s')]);
    const trend = { 'rises-by': above, over: 90_000, severity: 'rollback' } as const;
    expect(await problems({ trend }, use)).toEqual([expect.stringContaining('in one piece (1m)')]);
    expect(await problems({ increase: 90_000 }, use)).toEqual([]);
    expect(await problems({ increase: 90_000, 'warn-below': above }, use)).toEqual([
      expect.stringContaining('indicators.it.increase is 1m30s, longer than'),
    ]);
  });

  it('refuses to look back with a source that keeps nothing', async () => {
    expect(await problems({}, { past: true })).toEqual([
      expect.stringContaining('is asked of `openmetrics`, which keeps no history'),
    ]);
  });

  it('refuses to compare two colours by a query that knows only one', async () => {
    const section = { url: 'http://shop:8080/metrics' };
    for (const condition of [{ 'degrades-by': above }, { compare: { method: 'sequential' as const } }]) {
      expect(await problems(condition, { live: true }, section)).toEqual([
        expect.stringContaining('gives the same for both colours'),
      ]);
      expect(await problems(condition, {}, section)).toEqual([]);
    }
  });

  it('refuses placeholders in queries of sources that take none', async () => {
    const sources = { own: { provider: 'sql', database: 'postgres://db', timeout: 1_000 } as const };
    expect(await problems({ source: 'own', query: '{{color}}' }, {}, { sources })).toEqual([
      expect.stringContaining('has a placeholder, but queries of `sql` take none'),
    ]);
  });

  const seconds =
    'is a bare number, but the query reads like seconds; write `500ms` or `2s`, or `unit: number` where it is none';
  const bytes =
    'is a bare number, but the query reads like bytes; write `512MiB` or `4GiB`, or `unit: number` where it is none';

  it.each([
    ['histogram_quantile(0.99, sum by (le) (rate(http_duration_seconds_bucket[1m])))', seconds],
    ['sum(rate(http_duration_seconds_sum[1m])) / sum(rate(http_duration_seconds_count[1m]))', seconds],
    ['max(process_resident_memory_bytes{job="{{color}}_seconds"})', bytes],
  ])('refuses a bare number as a limit of %s', async (query, why) => {
    expect(await problems({ query, 'warn-below': above })).toEqual([
      `indicators.it.rollback-above ${why}`,
      `indicators.it.warn-below ${why}`,
    ]);
    const limit = { value: 1, unit: why === bytes ? 'bytes' : 'seconds' } as const;
    expect(await problems({ query, 'rollback-above': limit })).toEqual([]);
    expect(await problems({ query, unit: 'number' })).toEqual([]);
    expect(await problems({ query, 'measured-in': 'milliseconds' })).toEqual([]);
    expect(await problems({ query, of: 'sum(x)' })).toEqual([]);
    const sources = { own: { provider: 'sql', database: 'postgres://db', timeout: 1_000 } as const };
    expect(await problems({ query, source: 'own' }, {}, { sources })).not.toContainEqual(
      expect.stringContaining('bare number'),
    );
    expect(await problems({ query, 'rollback-above': { value: 0, unit: 'number' } })).toEqual([]);
  });

  it.each([
    'sum(rate(process_cpu_seconds_total[1m]))',
    'sum(rate(http_duration_seconds_count[1m]))',
    'sum(rate(http_duration_seconds_bucket{le="0.5"}[1m]))',
    'max(memory_used_bytes) / max(memory_limit_bytes)',
    'max(queue_depth{unit="x_seconds", in_seconds="yes"})',
    'sum(changes(process_start_time_seconds[5m]))',
    'max(replication_lag_seconds > bool 5)',
  ])('takes a bare number as a limit of %s', async (query) => {
    const sources = { server: { provider: 'prometheus', url: 'http://p', timeout: 1_000 } as const };
    expect(await problems({ query, source: 'server' }, {}, { sources })).toEqual([]);
  });

  const part = 'sum(rate(http_requests_total{color="{{color}}", status=~"5../"}[1m]))';

  it.each([
    `${part} / sum(rate(http_requests_total{color="{{color}}"}[1m]))`,
    `(${part} or vector(0))\n  / sum(rate(http_requests_total[1m]))`,
    'count(up{job="shop"}) / count(up)',
  ])('refuses a bare number that no share can be above: %s', async (query) => {
    const limits = { 'rollback-above': { value: 5, unit: 'number' }, 'warn-above': above } as const;
    const why =
      'is a bare number that is never crossed: the query gives a share of 1; write a percentage such as `5%`';
    expect(await problems({ query, ...limits })).toEqual([
      `indicators.it.rollback-above ${why}`,
      `indicators.it.warn-above ${why}`,
    ]);
    const low = { 'rollback-above': { value: 0.05, unit: 'number' }, 'rollback-below': above } as const;
    expect(await problems({ query, ...low })).toEqual([]);
    expect(await problems({ query, ...limits, unit: 'number' })).toEqual([]);
    expect(await problems({ query: `${query} * 100`, ...limits })).toEqual([]);
  });

  it.each([
    // The new colour against the old one, a longer time against a shorter one, another metric, means.
    'sum(rate(errors_total{color="green"}[1m])) / sum(rate(errors_total{color="blue"}[1m]))',
    'sum(increase(errors_total{code="5"}[5m])) / sum(increase(errors_total[1m]))',
    'sum(rate(retries_total[1m])) / sum(rate(requests_total[1m]))',
    'avg(queue_depth{queue="a"}) / avg(queue_depth)',
    'sum(queue_depth) / sum(queue_depth{queue="a"})',
  ])('takes a bare number above 1 as a limit of %s', async (query) => {
    expect(await problems({ query, 'rollback-above': { value: 2, unit: 'number' } })).toEqual([]);
  });
});
