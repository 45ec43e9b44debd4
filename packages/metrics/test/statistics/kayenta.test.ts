import { describe, expect, it } from 'vitest';
import { classifyLikeKayenta, type KayentaLabel, type KayentaMetric } from '../../src/statistics/kayenta.ts';
import { scoreLikeKayenta } from '../../src/statistics/kayenta-score.ts';
import { kayentaShift } from '../../src/statistics/kayenta-shift.ts';
import { vectors } from './vectors.ts';

const usual = { direction: 'either', nan: 'remove', critical: false } as const;
const classify = (metric: Partial<KayentaMetric> & Pick<KayentaMetric, 'control' | 'experiment'>) =>
  classifyLikeKayenta({ ...usual, ...metric }).classification;

const low = [10, 20, 30, 40, 50];
const high = [500, 600, 700, 800, 900];

describe('a metric, as Kayenta classifies it', () => {
  // The cases of https://github.com/spinnaker/kayenta/blob/master/docs/canary-config.md and its judge's rules.
  it('is High or Low only in a direction that fails', () => {
    expect(classify({ control: low, experiment: high })).toBe('High');
    expect(classify({ control: high, experiment: low })).toBe('Low');
    expect(classify({ control: low, experiment: high, direction: 'decrease' })).toBe('Pass');
    expect(classify({ control: high, experiment: low, direction: 'increase' })).toBe('Pass');
    expect(classify({ control: low, experiment: [11, 19, 33, 38, 52] })).toBe('Pass');
    // Likely, but not 98%.
    expect(classify({ control: low, experiment: [30, 45, 60, 75, 90] })).toBe('Pass');
  });

  it('has no data, or passes where nothing means none', () => {
    expect(classify({ control: [], experiment: high })).toBe('Nodata');
    expect(classify({ control: low, experiment: [Number.NaN] })).toBe('Nodata');
    expect(classify({ control: low, experiment: [], mustHaveData: true })).toBe('NodataFailMetric');
    expect(classify({ control: low, experiment: [], mustHaveData: true, critical: true })).toBe('Nodata');
    expect(classify({ control: low, experiment: [], nan: 'zero' })).toBe('Pass');
  });

  it('leaves NaN out or makes it 0', () => {
    const gaps = [Number.NaN, Number.NaN, Number.NaN, 10, 11];
    expect(classify({ control: [10, 11, 10, 11, 10], experiment: gaps })).toBe('Pass');
    expect(
      classify({
        control: [0, 0, 0, 0, 0, 0, 0.1],
        experiment: [Number.NaN, 0, 0, 0, 0, 0, 0.1],
        nan: 'zero',
      }),
    ).toBe('Pass');
  });

  it('passes equal values, and compares constants by their order', () => {
    expect(classify({ control: [3, 1, 2], experiment: [1, 2, 3] })).toBe('Pass');
    expect(classify({ control: [1, 1, 1, 1, 1, 1], experiment: [1, 1, 1] })).toBe('Pass');
    expect(classify({ control: [1, 1, 1, 1, 1, 1], experiment: [10, 10, 10, 10, 10, 10] })).toBe('High');
  });

  it('is critical only where it fails', () => {
    const critical = { ...usual, critical: true };
    expect(classifyLikeKayenta({ ...critical, control: low, experiment: high }).critical).toBe(true);
    expect(classifyLikeKayenta({ ...critical, control: low, experiment: low }).critical).toBe(false);
    expect(classifyLikeKayenta({ ...critical, control: [], experiment: low }).critical).toBe(true);
  });

  it('is as blind to small numbers as Kayenta', () => {
    const noisy = (level: number) =>
      Array.from({ length: 50 }, (_, i) => level * (1 + 0.5 * Math.sin((i + 1) ** 2)));
    expect(classify({ control: noisy(0.2), experiment: noisy(0.4) })).toBe('High');
    expect(classify({ control: noisy(2e-5), experiment: noisy(4e-5) })).toBe('Pass');
  });

  it.each(vectors.shifts)(
    'finds the interval of sample $# within the width of its search',
    ({ first, second, interval }) => {
      const shift = kayentaShift(first, second, 0.98);
      expect(Math.abs(shift.low - interval[0])).toBeLessThan(1e-4);
      expect(Math.abs(shift.high - interval[1])).toBeLessThan(1e-4);
      expect(shift.estimate).toBeGreaterThan(interval[0]);
      expect(shift.estimate).toBeLessThan(interval[1]);
    },
  );
});

describe('a score, as Kayenta makes it', () => {
  const metric = (
    name: string,
    classification: KayentaLabel,
    groups: string | string[],
    critical = false,
  ) => ({
    name,
    classification,
    groups: [groups].flat(),
    critical,
    detail: '',
  });
  const options = { weights: {}, pass: 75, marginal: 50 };
  const scoreOf = (metrics: ReturnType<typeof metric>[], weights: Record<string, number> = {}) =>
    scoreLikeKayenta(metrics, { ...options, weights });

  it('is the weighted sum of the groups', () => {
    expect(scoreOf([metric('a', 'Pass', 'x')]).score).toBe(100);
    expect(scoreOf([metric('a', 'High', 'x')]).score).toBe(0);
    expect(scoreOf([metric('a', 'Pass', 'x'), metric('b', 'High', 'x'), metric('c', 'Low', 'x')]).score).toBe(
      33.33,
    );
    const three = [metric('a', 'Pass', '1'), metric('b', 'Pass', '1'), metric('c', 'High', '2')];
    expect(scoreOf(three, { 1: 75, 2: 25 }).score).toBe(75);
    expect(scoreOf(three).score).toBe(50);
    expect(scoreOf(three, { 1: 60 }).score).toBe(60);
  });

  it('counts a metric in each of its groups', () => {
    expect(scoreOf([metric('a', 'High', ['x', 'y']), metric('b', 'Pass', 'x')]).score).toBe(25);
  });

  it('leaves metrics without data out, but not those that must have some', () => {
    expect(
      scoreOf([metric('a', 'Pass', 'x'), metric('b', 'Pass', 'x'), metric('c', 'Nodata', 'x')]).score,
    ).toBe(100);
    expect(scoreOf([metric('a', 'Pass', 'x'), metric('c', 'NodataFailMetric', 'x')]).score).toBe(50);
    const emptyGroup = [metric('a', 'High', 'x'), metric('b', 'Pass', 'x'), metric('c', 'Nodata', 'y')];
    expect(scoreOf(emptyGroup).score).toBe(75);
  });

  it('is 0 when half have no data, or one critical metric fails', () => {
    expect(scoreOf([metric('a', 'Pass', 'x'), metric('b', 'Nodata', 'x')]).score).toBe(0);
    const vetoed = scoreOf([
      metric('a', 'Pass', 'x'),
      metric('b', 'High', 'x', true),
      metric('c', 'Pass', 'x'),
    ]);
    expect(vetoed).toMatchObject({ score: 0, classification: 'Fail' });
    expect(vetoed.explained).toBe(
      'score 0 = 0, because critical: b High; Fail (pass from 75, marginal from 50)',
    );
  });

  it('is classified by both thresholds, and explains every number', () => {
    const metrics = [
      metric('a', 'Pass', 'x'),
      metric('b', 'High', 'x'),
      metric('c', 'Nodata', 'y'),
      metric('d', 'Pass', 'z'),
    ];
    const { classification, explained } = scoreOf(metrics, { x: 60 });
    expect(classification).toBe('Marginal');
    expect(explained).toBe(
      'score 70 = x 50 (1 of 2 pass: b High) × 60% + y no data counts as 100 × 20% + z 100 (1 of 1 pass) × 20%; Marginal (pass from 75, marginal from 50)',
    );
  });
});
