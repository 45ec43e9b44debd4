import { ConfigurationError } from '@deploy-actions/action-kit';
import type { SourceOf } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, it } from 'vitest';
import { checkMetrics } from '../../src/check-metrics.ts';
import { cloudWatch } from '../../src/providers/cloudwatch.ts';
import { expandQuestions } from '../../src/questions.ts';
import { indicator, metricsSection } from '../metrics-service.ts';

type Source = SourceOf<'cloudwatch'>;

const minute = 60_000;
const metric = { namespace: 'Shop', metric: 'Any', dimensions: {}, statistic: 'Sum' };
const metrics = { errors: metric, requests: metric, latency: metric };

describe('a query, before anything is asked,', () => {
  const source: Source = { provider: 'cloudwatch', metrics, period: minute, timeout: 1_000 };

  it.each([
    'errors / requests',
    'FILL(errors, 0) / requests * 1e2',
    '[errors, requests]',
    'IF(requests > 100, errors / requests)',
    `SUM(SEARCH('{AWS/ApplicationELB,LoadBalancer} MetricName="RequestCount"', 'Sum', 60))`,
    'SUM(METRICS("err"))',
    'INSIGHT_RULE_METRIC("my-rule", maxContributorValue)',
    'SELECT MAX(latency) FROM SCHEMA("Shop", color) WHERE color = \'green\'',
    '100 * DIFF(requests) / PERIOD(requests)',
  ])('is fine: %s', (query) => {
    expect(cloudWatch.checkQuery(query, source)).toBeUndefined();
  });

  it.each([
    ['erors / requests', 'uses `erors`, which is not in `metrics` of the source; did you mean `errors`?'],
    ['m1', 'known: `errors`, `requests`, `latency`'],
    ['sum(errors)', 'functions are written in capitals: `SUM(…)`'],
    ['SUM(errors', 'has a `)` too few'],
    ['SUM(errors))', 'has a `)` too many'],
    ['SUM([errors)]', 'has a `)` too many'],
    [`SEARCH('{Shop} queue, 'Sum')`, "has a ' that is never closed"],
    ["SEARCH('{Shop} queue', 'Sum', 300)", 'buckets of 300 s, but those of the source have 60 s'],
    [' ', 'is empty'],
  ])('is refused: %s', (query, problem) => {
    expect(cloudWatch.checkQuery(query, source)).toContain(problem);
  });

  it('may be one of Metrics Insights only for whole minutes', () => {
    const fine = { ...source, period: 10_000 };
    expect(cloudWatch.checkQuery('SELECT MAX(x) FROM "Shop"', fine)).toContain('set `period: 1m`');
    expect(cloudWatch.span('errors', fine)).toBe(10_000);
  });

  it('takes no value that could end its quotes', () => {
    expect(cloudWatch.escape?.('release/1.2_3-a b')).toBe('release/1.2_3-a b');
    for (const value of ["a'b", 'a"b', 'a\\', 'a\nb']) {
      expect(() => cloudWatch.escape?.(value)).toThrow(ConfigurationError);
    }
  });

  it('may be there beside a value that it could not take, but has nothing to do with', async () => {
    const section = metricsSection({
      sources: { aws: source },
      indicators: { errors: indicator({ source: 'aws', query: 'errors' }) },
    });
    const release = { version: "fix/don't-crash" };
    expect(await expandQuestions(section, release)).toMatchObject([{ query: 'errors' }]);
    const named = {
      ...section,
      indicators: { errors: indicator({ source: 'aws', query: 'f("{{version}}")' }) },
    };
    await expect(expandQuestions(named, release)).rejects.toThrow("can't stand in a query of CloudWatch");
  });

  it('may name a metric of each colour', async () => {
    const { errors } = metrics;
    const problems = (named: Source['metrics']) => {
      const indicators = { errors: indicator({ source: 'aws', query: 'errors_{{ color }} + 1' }) };
      return checkMetrics(metricsSection({ sources: { aws: { ...source, metrics: named } }, indicators }));
    };
    expect(await problems({ errors_blue: errors, errors_green: errors })).toEqual([]);
    expect(await problems({ errors_blue: errors })).toEqual([
      {
        path: ['indicators', 'errors', 'query'],
        message: expect.stringContaining('uses `errors_green`, which is not in'),
      },
    ]);
  });

  it('needs a region', async () => {
    const runtime = await createTestRuntime();
    expect(() => cloudWatch.create(source, ['errors'], { runtime, release: {} })).toThrow('no AWS region');
  });

  it('is refused by its provider, too', async () => {
    const runtime = await createTestRuntime();
    const create = () => cloudWatch.create(source, ['SUM(errors'], { runtime, release: {} });
    expect(create).toThrow('a query has a `)` too few');
  });
});
