import { describe, expect, it } from 'vitest';
import { TrendWatch } from '../../packages/metrics/src/judgement/trend-watch.ts';
import { findTrend } from '../../packages/metrics/src/statistics/trend.ts';
import { indicator } from '../../packages/metrics/test/metrics-service.ts';
import { Random } from './random.ts';
import { valueSeries } from './series.ts';

const minute = 60_000;

describe('where nothing rises', () => {
  it('a test for once finds a trend as rarely as it says, also in noise that lasts', () => {
    const random = new Random(5);
    const found = Array.from({ length: 60 }, () => {
      const { pairs } = valueSeries(random, { base: 0.2, noise: 0.2, correlation: 0.9 });
      const points = pairs.map(({ subject }, index) => ({ time: index * 10_000, value: subject.value }));
      return findTrend(points, { confidence: 0.99 }).significant;
    });
    // More of so few would come by chance once in forty times.
    expect(found.filter((each) => each).length).toBeLessThanOrEqual(2);
  });

  it('a watch that asks again and again finds not many more for it', () => {
    const random = new Random(6);
    const limit = { value: 0.01, unit: 'ratio' } as const;
    const trend = { 'rises-by': limit, over: 40 * minute, after: 10 * minute, severity: 'rollback' } as const;
    const found = Array.from({ length: 100 }, () => {
      const watch = new TrendWatch(indicator({ query: 'q', unit: 'seconds' }), trend);
      let wave = random.normal();
      return Array.from({ length: 41 }, (_, index) => {
        wave = 0.5 * wave + random.normal();
        return watch.read({ time: index * minute, value: Math.exp(0.2 * wave) }, { final: index === 40 })
          .state;
      }).includes('breach');
    });
    expect(found.filter((each) => each).length).toBeLessThanOrEqual(5);
  });

  it('a watch still finds what rises, at once or later', () => {
    const random = new Random(7);
    const limit = { value: 0.1, unit: 'ratio' } as const;
    const trend = { 'rises-by': limit, over: 40 * minute, after: 10 * minute, severity: 'rollback' } as const;
    const found = Array.from({ length: 40 }, () => {
      const watch = new TrendWatch(indicator({ query: 'q', unit: 'seconds' }), trend);
      return Array.from({ length: 41 }, (_, index) => {
        const value = (1 + index / 40) * Math.exp(0.2 * random.normal());
        return watch.read({ time: index * minute, value }, { final: index === 40 }).state;
      }).includes('breach');
    });
    expect(found.filter((each) => each).length).toBeGreaterThanOrEqual(36);
  });
});
