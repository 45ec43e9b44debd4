import { describe, expect, it } from 'vitest';
import { judging } from './looks.ts';

const above = (value: number) => ({ 'rollback-above': { value, unit: 'number' as const } });
const share = (value: number) => ({ 'rollback-above': { value, unit: 'ratio' as const } });

describe('measured-in', () => {
  it('brings values into base units', () => {
    const { look } = judging({
      'measured-in': 'milliseconds',
      'rollback-above': { value: 2, unit: 'seconds' },
    });
    expect(look({ subject: 2_000 })).toMatchObject({
      verdict: 'pass',
      readings: [{ value: 2, unit: 'seconds' }],
    });
    expect(look({ subject: 2_001 }).verdict).toBe('regress');
  });
});

describe('measured-in, at the limit', () => {
  it.each([
    ['milliseconds', 'seconds', 1_000],
    ['percent', 'ratio', 100],
    ['microseconds', 'seconds', 1e6],
    ['nanoseconds', 'seconds', 1e9],
  ] as const)('is still good in whole %s', (foreign, unit, parts) => {
    const beyond = Array.from({ length: 100 }, (_, index) => index + 1).filter((whole) => {
      const limit = { value: whole / parts, unit };
      return judging({ 'measured-in': foreign, 'rollback-above': limit }).values(whole)?.verdict !== 'pass';
    });
    expect(beyond).toEqual([]);
  });
});

describe('of', () => {
  it('makes a share of two counts', () => {
    const { look } = judging({ of: 'requests', ...share(0.05) });
    expect(look({ subject: [5, 100] })).toMatchObject({ verdict: 'pass', readings: [{ value: 0.05 }] });
    expect(look({ subject: [6, 100] })).toMatchObject({ verdict: 'regress', readings: [{ value: 0.06 }] });
  });

  it('says so where a value is beyond its limit by less than is shown', () => {
    const { look } = judging({ of: 'requests', ...share(0.05) });
    expect(look({ subject: [50_001, 1_000_000] }).reason).toBe('it 5% is just above 5% (rollback-above 5%)');
  });

  it('takes nothing to have a share of for silence, not for health', () => {
    const { look } = judging({ of: 'requests', ...share(0.05) });
    expect(look({ subject: [0, 0] })).toMatchObject({
      verdict: 'insufficient-sample',
      reasonCode: 'not-a-number',
      reason: expect.stringContaining('`of` is 0'),
    });
  });

  it('counts requests for min-requests, each once though values overlap', () => {
    const { look } = judging({ of: 'requests', ...share(0.05), 'min-requests': 150 });
    for (let seen = 0; seen < 6; seen += 1) {
      expect(look({ subject: [50, 100] })).toMatchObject({
        reasonCode: 'few-requests',
        reason: 'it: 50%, but only 100 of 150 requests so far',
      });
    }
    expect(look({ subject: [50, 100] }).verdict).toBe('regress');
  });
});

describe('increase', () => {
  it('is what was added in that time, over restarts of whatever counts', () => {
    const { look } = judging({ increase: 30_000, ...above(10) });
    expect(look({ subject: 1_000 })).toMatchObject({
      verdict: 'insufficient-sample',
      reasonCode: 'too-young',
    });
    expect(look({ subject: 1_004 })).toMatchObject({ readings: [{ value: 4 }] });
    expect(look({ subject: 3 })).toMatchObject({ readings: [{ value: 7 }] });
    expect(look({ subject: 5 })).toMatchObject({ readings: [{ value: 9 }] });
    // The first four lie thirty seconds back by now.
    expect(look({ subject: 6 })).toMatchObject({ verdict: 'pass', readings: [{ value: 6 }] });
    expect(look({ subject: 14 })).toMatchObject({ verdict: 'regress', readings: [{ value: 11 }] });
  });
});

describe('an increase that nobody saw whole', () => {
  const down = { failure: 'unreachable', detail: 'connection refused' } as const;
  const start = Date.parse('2026-01-01T13:00:00Z');

  it('is no jump after an outage of the metrics', () => {
    const { look, values } = judging({ increase: 60_000, ...above(10) });
    const counts = Array.from({ length: 6 }, (_, index) => index);
    expect(values(...counts)?.verdict).toBe('pass');
    values(...Array.from({ length: 59 }, () => down));
    // One more every ten seconds, as before: 60 in ten minutes.
    expect(look({ subject: 65 })).toMatchObject({ verdict: 'pass', readings: [{ value: 6 }] });
    expect(look({ subject: 66 })).toMatchObject({ verdict: 'pass' });
  });

  it('stands still for no longer than its time when the clock is set back', () => {
    const { look } = judging({ increase: 60_000, ...above(10) });
    look({ subject: { value: 1, time: start } });
    expect(look({ subject: { value: 2, time: start + 10_000 } }).verdict).toBe('pass');
    expect(look({ subject: { value: 1, time: start + 9_000 } })).toMatchObject({ readings: [{ value: 1 }] });
    expect(look({ subject: { value: 2, time: start - 3_600_000 } }).reasonCode).toBe('too-young');
    expect(look({ subject: { value: 20, time: start - 3_590_000 } }).verdict).toBe('regress');
  });

  it('is not too low before all of its time was seen', () => {
    const below = { 'rollback-below': { value: 50, unit: 'number' as const } };
    const { values } = judging({ increase: 60_000, ...below });
    expect(values(0, 10, 20, 30, 40, 50)).toMatchObject({
      verdict: 'insufficient-sample',
      reasonCode: 'too-young',
    });
    expect(values(60)?.verdict).toBe('pass');
    expect(values(61)).toMatchObject({ verdict: 'pass', readings: [{ value: 51 }] });
    expect(values(62)?.verdict).toBe('regress');
  });
});

describe('what is no number', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, [1, 1e-320], [1, Number.NaN], [Number.NaN, 1]] as const)(
    'is neither health nor a regression: %j',
    (subject) => {
      const counts = typeof subject === 'number' ? {} : { of: 'requests', unit: 'ratio' as const };
      const { look } = judging({ ...counts, ...above(10) });
      expect(look({ subject })).toMatchObject({
        verdict: 'insufficient-sample',
        reasonCode: 'not-a-number',
      });
    },
  );
});

describe('consecutive', () => {
  it('wants so many looks in a row', () => {
    const { values } = judging({ ...above(10), consecutive: 3 });
    expect(values(11, 11, 9, 11, 11)).toMatchObject({
      verdict: 'inconclusive',
      readings: [{ state: 'pending', detail: '11 is above 10 in 2 of 3 looks in a row' }],
    });
    expect(values(11)?.verdict).toBe('regress');
  });
});

describe('a value that is seen again', () => {
  const bucket = (value: number, index: number) => ({ value, time: 1_767_268_800_000 + index * 60_000 });
  const every = (buckets: readonly number[]) =>
    buckets.flatMap((value, index) => Array.from({ length: 6 }, () => bucket(value, index)));

  it('is one look for `consecutive`', () => {
    const { values } = judging({ ...above(10), consecutive: 3 });
    expect(values(...every([11, 11]))).toMatchObject({
      verdict: 'inconclusive',
      readings: [{ detail: '11 is above 10 in 2 of 3 looks in a row' }],
    });
    expect(values(bucket(11, 2))?.verdict).toBe('regress');
  });

  it('is no breach that lasts, when its source stands still', () => {
    const { values } = judging({ ...above(10), for: 60_000 });
    const still = Array.from({ length: 30 }, () => bucket(11, 0));
    expect(values(...still)).toMatchObject({
      verdict: 'inconclusive',
      readings: [{ detail: '11 is above 10 for 0s of 1m' }],
    });
  });

  it('lets `for` run on from bucket to bucket', () => {
    const { values } = judging({ ...above(10), for: 120_000 });
    expect(values(...every([11, 11]))?.verdict).toBe('inconclusive');
    expect(values(bucket(11, 2))?.verdict).toBe('regress');
    const well = judging({ ...above(10), for: 120_000 });
    expect(well.values(...every([11, 11, 9, 11]), bucket(11, 4))).toMatchObject({
      readings: [{ detail: '11 is above 10 for 1m of 2m' }],
    });
  });

  it('crosses a limit without `for` at once', () => {
    const { values } = judging(above(10));
    expect(values(bucket(9, 0), bucket(11, 0))?.verdict).toBe('regress');
  });
});
