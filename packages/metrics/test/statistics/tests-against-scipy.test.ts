import { describe, expect, it } from 'vitest';
import { fewerEvents, moreEvents, rateRatioInterval } from '../../src/statistics/count-test.ts';
import { rankTest, shiftBetween } from '../../src/statistics/mann-whitney.ts';
import {
  incompleteBeta,
  lnGamma,
  normalQuantile,
  normalTail,
  studentTail,
} from '../../src/statistics/special-functions.ts';
import { findTrend } from '../../src/statistics/trend.ts';
import { relativeError, vectors } from './vectors.ts';

describe('special functions', () => {
  it.each(vectors.lnGamma)('ln Γ(%d)', (x = 0, expected = 0) => {
    expect(Math.abs(lnGamma(x) - expected)).toBeLessThan(1e-13 * Math.max(1, Math.abs(expected)));
  });

  it.each(vectors.incompleteBeta)(
    'both tails of I_%d(%d, %d)',
    (x = 0, a = 0, b = 0, lower = 0, upper = 0) => {
      expect(relativeError(incompleteBeta(x, a, b), lower)).toBeLessThan(1e-9);
      expect(relativeError(incompleteBeta(x, a, b, true), upper)).toBeLessThan(1e-9);
    },
  );

  it.each(vectors.normalTail)('P(Z > %d)', (z = 0, expected = 0) => {
    expect(relativeError(normalTail(z), expected)).toBeLessThan(1e-11);
  });

  it.each(vectors.normalQuantile)('the z beyond which %d lies', (p = 0, expected = 0) => {
    expect(Math.abs(normalQuantile(p) - expected)).toBeLessThan(1e-9);
  });

  it.each(vectors.studentTail)('P(T > %d) of %d degrees of freedom', (t = 0, freedom = 0, expected = 0) => {
    expect(relativeError(studentTail(t, freedom), expected)).toBeLessThan(1e-9);
  });
});

describe('the count test', () => {
  it.each(vectors.counts)(
    '%d against %d at %d',
    (subject = 0, reference = 0, expectedShare = 0, more = 0, fewer = 0) => {
      expect(relativeError(moreEvents({ subject, reference, expectedShare }), more)).toBeLessThan(1e-9);
      expect(relativeError(fewerEvents({ subject, reference, expectedShare }), fewer)).toBeLessThan(1e-9);
    },
  );

  it.each(vectors.interval)(
    'the interval of %d against %d',
    (subject = 0, reference = 0, low = 0, high = 0) => {
      const interval = rateRatioInterval({ subject, reference }, 1, 0.95);
      expect(relativeError(interval[0], low / (1 - low))).toBeLessThan(1e-6);
      if (high === 1) expect(interval[1]).toBe(Number.POSITIVE_INFINITY);
      else expect(relativeError(interval[1], high / (1 - high))).toBeLessThan(1e-6);
    },
  );

  it('takes counts that are not whole', () => {
    const between = moreEvents({ subject: 12.5, reference: 6.3, expectedShare: 0.5 });
    expect(between).toBeLessThan(moreEvents({ subject: 12, reference: 7, expectedShare: 0.5 }));
    expect(between).toBeGreaterThan(moreEvents({ subject: 13, reference: 6, expectedShare: 0.5 }));
  });
});

describe('the rank test', () => {
  it.each(vectors.ranks)('of samples $#', ({ first, second, u, p }) => {
    const found = rankTest(first, second);
    expect(found.u).toBe(u);
    expect(relativeError(found.larger, p[0])).toBeLessThan(1e-9);
    expect(relativeError(found.smaller, p[1])).toBeLessThan(1e-9);
    expect(relativeError(found.twoSided, p[2])).toBeLessThan(1e-9);
  });

  it('knows no difference where all values are one', () => {
    expect(rankTest([3, 3, 3], [3, 3]).twoSided).toBe(1);
    expect(rankTest([], [3]).twoSided).toBe(1);
  });

  it('widens for values that depend on each other', () => {
    const { first, second } = vectors.ranks[3] ?? { first: [], second: [] };
    expect(rankTest(first, second, 3).larger).toBeGreaterThan(10 * rankTest(first, second).larger);
  });

  it('estimates the shift by the median of all differences', () => {
    // 4, 5, 6, 9 less 1, 2, 3: the twelve differences have 3.5 in the middle.
    expect(shiftBetween([4, 5, 6, 9], [1, 2, 3], 0.9).estimate).toBe(3.5);
    const same = shiftBetween([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6], 0.95);
    expect(same.interval[0]).toBeLessThan(0);
    expect(same.interval[1]).toBe(-same.interval[0]);
  });
});

describe('the trend', () => {
  it.each(vectors.trends)('of series $#', ({ values, slope, p }) => {
    const found = findTrend(
      values.map((value, time) => ({ time, value })),
      { confidence: 0.99 },
    );
    expect(relativeError(found.slopePerMs, slope)).toBeLessThan(1e-9);
    // SciPy leaves the correction for continuity out, which makes it surer.
    expect(found.p).toBeGreaterThanOrEqual(p * 0.999);
    expect(found.p).toBeLessThan(p * 1.6 + 0.01);
  });

  const line = (n: number, value: (index: number) => number) =>
    Array.from({ length: n }, (_, index) => ({ time: 1000 + index * 60_000, value: value(index) }));

  it('stands up to outliers, and has level and change on the line', () => {
    const found = findTrend(
      line(100, (i) => (i % 7 === 3 ? 1e6 : 50 + i)),
      { confidence: 0.99 },
    );
    expect(found.slopePerMs * 60_000).toBeCloseTo(1, 6);
    expect(found.level).toBeCloseTo(50, 0);
    expect(found.change).toBeCloseTo(99, 6);
    expect(found.significant).toBe(true);
  });

  it('takes thousands of points, and a fall', () => {
    const found = findTrend(
      line(5000, (i) => 1e4 - 2 * i + 5 * Math.sin(i * 12.9898)),
      { confidence: 0.99 },
    );
    expect(found.slopePerMs * 60_000).toBeCloseTo(-2, 2);
    expect(found.significant).toBe(true);
  });

  it('is none where nothing moves, where a wave comes and goes, and of too few points', () => {
    const significant = (points: ReturnType<typeof line>) =>
      findTrend(points, { confidence: 0.99 }).significant;
    expect(significant(line(50, () => 4))).toBe(false);
    expect(significant(line(120, (i) => Math.sin(i / 19)))).toBe(false);
    expect(significant(line(2, (i) => i))).toBe(false);
    expect(significant(line(10, () => Number.NaN))).toBe(false);
  });
});
