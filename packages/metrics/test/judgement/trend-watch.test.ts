import type { Indicator } from '@deploy-actions/config';
import { describe, expect, it } from 'vitest';
import { judging } from './looks.ts';

const hour = 3_600_000;
const tenth = { value: 0.1, unit: 'ratio' } as const;
const rising = (more: object = {}): Partial<Indicator> => ({
  unit: 'bytes',
  trend: { 'rises-by': tenth, over: hour, after: 1_200_000, severity: 'rollback', ...more },
});

/** Looks for half an hour, ten seconds apart; `growth` is the share by which the value grows in an hour, on a noise of 2%. */
function watch(given: Partial<Indicator>, growth: number) {
  const { look } = judging(given);
  const looks = Array.from({ length: 181 }, (_, index) => {
    const noise = 1 + 0.02 * Math.sin(index * 12.9898);
    return look({ subject: 1e9 * (1 + (growth * index) / 360) * noise, final: index === 180 });
  });
  const at = looks.findIndex(({ verdict }) => verdict === 'regress');
  return { last: looks.at(-1), regressedAt: at };
}

describe('trend', () => {
  it('finds a leak once it was seen for long enough, and says how steep it is', () => {
    const { last, regressedAt } = watch(rising(), 0.3);
    expect(regressedAt).toBe(120);
    expect(last).toMatchObject({ verdict: 'regress', reasonCode: 'trend-too-steep' });
  });

  it('leaves alone what stays level, or rises within its limit', () => {
    expect(watch(rising(), 0)).toMatchObject({ regressedAt: -1, last: { verdict: 'pass' } });
    expect(watch(rising(), 0.05)).toMatchObject({ regressedAt: -1, last: { verdict: 'pass' } });
  });

  it('only warns where that is said', () => {
    const { last } = watch(
      { ...rising({ severity: 'warn' }), 'rollback-above': { value: 1e12, unit: 'bytes' } },
      0.3,
    );
    expect(last).toMatchObject({ verdict: 'pass', reasonCode: 'warned' });
    expect(last?.reason).toMatch(/trend \+\d/);
  });

  it('finds a fall, also by an amount', () => {
    const falling = {
      trend: {
        'falls-by': { value: 2e8, unit: 'bytes' },
        over: hour,
        after: 1_200_000,
        severity: 'rollback',
      },
    };
    expect(watch({ unit: 'bytes', ...falling } as Partial<Indicator>, -0.3).last?.verdict).toBe('regress');
    expect(watch({ unit: 'bytes', ...falling } as Partial<Indicator>, 0.3).last?.verdict).toBe('pass');
  });

  it('has too little to say before it was seen for long enough', () => {
    const { look } = judging(rising());
    expect(look({ subject: 1e9, final: true })).toMatchObject({
      verdict: 'insufficient-sample',
      reason: expect.stringContaining('trend seen for 0s of 20m'),
    });
  });

  it('is no health where it rises from nothing, of which there are no shares', () => {
    const { values } = judging(rising());
    const accelerating = Array.from({ length: 181 }, (_, index) => 1e3 * index ** 2);
    expect(values(...accelerating)).toMatchObject({
      verdict: 'insufficient-sample',
      reasonCode: 'no-reference',
      reason: 'it: 30.9 MiB; trend from nothing, of which there is no share; give an amount',
    });
    expect(judging(rising()).values(...Array.from({ length: 181 }, () => 0))?.verdict).toBe('pass');
  });

  it('is judged at the end of a watch as long as it needs, whose first value came late', () => {
    const end = (looks: number) => {
      const { look } = judging(rising());
      const all = Array.from({ length: looks }, (_, index) =>
        look({ subject: 1e9 * (1 + index / 100), final: index === looks - 1 }),
      );
      return all.at(-1)?.verdict;
    };
    expect(end(118)).toBe('regress');
    expect(end(110)).toBe('insufficient-sample');
  });
});
