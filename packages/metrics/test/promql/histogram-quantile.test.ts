import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { bucketQuantile, histogramQuantile } from '../../src/promql/histogram-quantile.ts';

const infinity = Number.POSITIVE_INFINITY;

/** The cumulative buckets that a client library would show for these observations. */
function bucketsOf(observations: readonly number[], bounds: readonly number[]) {
  return [...bounds, infinity].map((upper) => ({
    upper,
    count: observations.filter((value) => value <= upper).length,
  }));
}

const bounds = fc
  .uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 12 })
  .map((found) => found.toSorted((a, b) => a - b));
const observations = fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 60 });

describe('bucketQuantile', () => {
  test.prop([observations, bounds, fc.double({ min: 0.001, max: 1, noNaN: true })])(
    'lies in the bucket of the observation it stands for',
    (values, limits, quantile) => {
      const found = bucketQuantile(quantile, bucketsOf(values, limits));
      const sorted = values.toSorted((a, b) => a - b);
      const exact = sorted[Math.ceil(quantile * sorted.length) - 1] ?? Number.NaN;
      const upper = limits.find((limit) => exact <= limit);
      const lower = limits.findLast((limit) => limit < exact) ?? 0;
      if (upper === undefined) expect(found).toBe(limits.at(-1));
      else {
        expect(found).toBeGreaterThanOrEqual(lower);
        expect(found).toBeLessThanOrEqual(upper);
      }
    },
  );

  test.prop([fc.integer({ min: 1, max: 200 }), bounds, fc.double({ min: 0, max: 1, noNaN: true })])(
    'is exact for evenly spread observations',
    (count, limits, quantile) => {
      const widest = limits.at(-1) ?? 1;
      const even = limits.map((upper) => ({ upper, count: (count * upper) / widest }));
      const found = bucketQuantile(quantile, [...even, { upper: infinity, count }]);
      expect(found).toBeCloseTo(quantile * widest, 6);
    },
  );

  test.prop([observations, bounds])('does not fall when the quantile rises', (values, limits) => {
    const buckets = bucketsOf(values, limits);
    const found = [0, 0.1, 0.5, 0.9, 0.99, 1].map((quantile) => bucketQuantile(quantile, buckets));
    expect(found.toSorted((a, b) => a - b)).toEqual(found);
  });

  it('is NaN without observations, without +Inf and with one bucket', () => {
    expect(bucketQuantile(0.5, bucketsOf([], [1, 2]))).toBeNaN();
    expect(
      bucketQuantile(0.5, [
        { upper: 1, count: 5 },
        { upper: 2, count: 9 },
      ]),
    ).toBeNaN();
    expect(bucketQuantile(0.5, [{ upper: infinity, count: 9 }])).toBeNaN();
    expect(bucketQuantile(0.5, [])).toBeNaN();
    expect(bucketQuantile(Number.NaN, bucketsOf([1], [1, 2]))).toBeNaN();
  });

  it('is infinite for quantiles that are none', () => {
    expect(bucketQuantile(-0.1, bucketsOf([1], [1, 2]))).toBe(-infinity);
    expect(bucketQuantile(1.1, bucketsOf([1], [1, 2]))).toBe(infinity);
  });

  it('lifts counts that fall, and gives the bound of a first bucket below 0', () => {
    const torn = [
      { upper: 1, count: 5 },
      { upper: 2, count: 4 },
      { upper: infinity, count: 10 },
    ];
    expect(bucketQuantile(0.5, torn)).toBeCloseTo(1);
    expect(
      bucketQuantile(0.1, [
        { upper: -1, count: 5 },
        { upper: infinity, count: 10 },
      ]),
    ).toBe(-1);
  });
});

describe('histogramQuantile', () => {
  it('keeps histograms apart by their other labels and drops le and the name', () => {
    const element = (path: string, le: string, value: number) => ({
      labels: { __name__: 'd_bucket', path, le },
      value,
    });
    const found = histogramQuantile(0.5, [
      element('/a', '1', 10),
      element('/a', '+Inf', 10),
      element('/b', '1.0', 0),
      element('/b', '2', 10),
      element('/b', '+Inf', 10),
      element('/c', 'wide', 10),
    ]);
    expect(found).toEqual([
      { labels: { path: '/a' }, value: 0.5 },
      { labels: { path: '/b' }, value: 1.5 },
    ]);
  });
});
