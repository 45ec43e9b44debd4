import { describe, expect, it } from 'vitest';
import { captureBaseline } from '../../src/judgement/baseline.ts';
import { judging, type Said } from './looks.ts';

const compare = { method: 'sequential' as const };
const live = { reference: 'live' as const };

/** Half an hour of looks, ten seconds apart, the last one final. */
function window(look: ReturnType<typeof judging>['look'], subject: Said, reference?: Said) {
  const looks = Array.from({ length: 181 }, (_, index) =>
    look({ subject, ...(reference === undefined ? {} : { reference }), final: index === 180 }),
  );
  return { last: looks.at(-1), regressedAt: looks.findIndex(({ verdict }) => verdict === 'regress') };
}

describe('compare with counts', () => {
  it('finds a doubled rate of errors long before the end', () => {
    const { look } = judging({ of: 'requests', compare }, live);
    const { regressedAt } = window(look, [20, 10_000], [10, 10_000]);
    expect(regressedAt).toBeGreaterThan(6);
    expect(regressedAt).toBeLessThan(120);
  });

  it('finds new errors where the old colour has none', () => {
    const { look } = judging({ of: 'requests', compare }, live);
    expect(window(look, [1, 1_000], [0, 1_000]).last?.verdict).toBe('regress');
  });

  it('passes the same rate on colours with unequal traffic', () => {
    const { look } = judging({ of: 'requests', compare }, live);
    const { last, regressedAt } = window(look, [1, 1_000], [9, 9_000]);
    expect(regressedAt).toBe(-1);
    expect(last).toMatchObject({ verdict: 'pass', reasonCode: 'within-limits' });
  });

  it('sees the same requests once, however often one looks', () => {
    const { look } = judging({ of: 'requests', compare }, live);
    const looks = Array.from({ length: 6 }, () => look({ subject: [200, 1_000], reference: [100, 1_000] }));
    const blocks = looks.map(({ readings }) => /(\d+) blocks?/.exec(readings[0]?.detail ?? '')?.[1]);
    expect(new Set(blocks)).toEqual(new Set(['1']));
  });

  it.each([
    [{}, '31 blocks'],
    // All that a minute at a time has in half an hour.
    [{ 'min-requests': 31_000 }, '1 block,'],
  ])('loses no look for coming a moment early: %j', (given, blocks) => {
    const noon = Date.parse('2026-01-01T12:00:00Z');
    // The first one is the latest, so that each minute after it looks shorter than it was.
    const late = (index: number) => (index === 0 ? 900 : (index * 37) % 300);
    const count = (index: number) => ({
      answer: { value: 10, time: noon + index * 10_000 + late(index) },
      of: { value: 1_000 },
    });
    const { look } = judging({ of: 'requests', compare, ...given }, live);
    const looks = Array.from({ length: 181 }, (_, index) =>
      look({ subject: count(index), reference: count(index), final: index === 180 }),
    );
    expect(looks.at(-1)?.readings[0]?.detail).toContain(blocks);
  });

  it.each([
    [1, '10 blocks'],
    [10_000, '1 block,'],
  ])('goes on when the clock is set back, after %d requests', (least, blocks) => {
    const { look } = judging({ of: 'requests', compare, 'min-requests': least }, live);
    const noon = Date.parse('2026-01-01T12:00:00Z');
    const minutes = [0, 1, 2, 3, 4, 5, 6, -60, -59, -58];
    const details = minutes.map((minute) => {
      const count = (value: number) => ({
        answer: { value, time: noon + minute * 60_000 },
        of: { value: 1_000 },
      });
      return look({ subject: count(10), reference: count(10) }).readings[0]?.detail;
    });
    expect(details.at(-1)).toContain(blocks);
  });

  it('is no judgement without anything to compare with', () => {
    const { look } = judging({ of: 'requests', compare });
    expect(look({ subject: [1, 100] })).toMatchObject({
      verdict: 'inconclusive',
      reasonCode: 'nothing-judged',
    });
  });

  it('has too little to say when the reference never has a value', () => {
    const { look } = judging({ of: 'requests', compare }, live);
    const silent = { failure: 'no-data', detail: 'nothing matches' } as const;
    expect(window(look, [1, 100], silent).last).toMatchObject({
      verdict: 'insufficient-sample',
      reasonCode: 'few-samples',
    });
  });
});

describe('what has nothing to compare with', () => {
  const silent = { failure: 'no-data', detail: 'nothing matches' } as const;
  const down = { failure: 'unreachable', detail: 'connection refused' } as const;
  const limits = { 'warn-above': { value: 1, unit: 'number' } } as const;

  it('is no pass with a warning either', () => {
    const { look } = judging({ ...limits, compare }, live);
    expect(look({ subject: 0.5, reference: silent }).reasonCode).toBe('few-samples');
    expect(look({ subject: 5, reference: silent })).toMatchObject({
      verdict: 'insufficient-sample',
      reasonCode: 'few-samples',
      reason: expect.stringContaining('5 is above 1'),
    });
  });

  it('passes with a warning where another limit judges', () => {
    const { look } = judging({ ...limits, 'rollback-above': { value: 10, unit: 'number' }, compare }, live);
    expect(look({ subject: 5, reference: silent })).toMatchObject({ verdict: 'pass', reasonCode: 'warned' });
  });

  it.each([{ compare }, { 'degrades-by': { value: 0.5, unit: 'ratio' } } as const])(
    'is an outage where the reference could not be read: %j',
    (condition) => {
      const { look } = judging(condition, live);
      expect(look({ subject: 5, reference: silent }).verdict).toBe('insufficient-sample');
      expect(look({ subject: 5, reference: down })).toMatchObject({
        verdict: 'provider-error',
        reasonCode: 'metrics-unreachable',
        reason: expect.stringContaining('connection refused'),
      });
    },
  );
});

describe('compare with values', () => {
  const noisy = (level: number, index: number) => level * (1 + 0.1 * Math.sin(index * 12.9898));
  const run = (ratio: number, level: number, given = {}) => {
    const { look } = judging({ compare, unit: 'seconds', ...given }, live);
    const looks = Array.from({ length: 181 }, (_, index) =>
      look({
        subject: noisy(level * ratio, index),
        reference: noisy(level, index + 500),
        final: index === 180,
      }),
    );
    return looks.some(({ verdict }) => verdict === 'regress');
  };

  it.each([1, 1e-2, 1e-4, 2e-5])(
    'finds twice of %s, whatever the scale, and leaves the same alone',
    (level) => {
      expect(run(2, level)).toBe(true);
      expect(run(1, level)).toBe(false);
    },
  );

  it('fails no stage for being short when another follows, but says so at the end', () => {
    const { look } = judging({ compare, unit: 'seconds' }, live);
    const few = { subject: 2, reference: 1, final: true } as const;
    expect(look(few)).toMatchObject({ verdict: 'insufficient-sample', reasonCode: 'few-samples' });
    expect(look({ ...few, more: true }).verdict).toBe('pass');
  });

  it('takes lower for worse where that is said', () => {
    expect(run(0.4, 1)).toBe(false);
    expect(run(0.4, 1, { compare: { ...compare, worse: 'lower' } })).toBe(true);
    expect(run(2, 1, { compare: { ...compare, worse: 'lower' } })).toBe(false);
  });

  it('takes a difference within its tolerance for none', () => {
    expect(run(1.5, 1)).toBe(true);
    expect(run(1.5, 1, { compare: { ...compare, tolerance: 100 } })).toBe(false);
  });
});

describe('compare with a stored baseline', () => {
  const points = Array.from({ length: 181 }, (_, index) => ({
    time: index * 10_000,
    value: 0.001,
    count: { events: 10, exposure: 10_000 },
  }));
  const baseline = captureBaseline([{ name: 'it', query: 'q', unit: 'ratio', values: points }], 0);

  it('holds the window against the points of then', () => {
    const { look } = judging({ of: 'requests', compare }, { reference: baseline });
    expect(window(look, [20, 10_000]).last?.verdict).toBe('regress');
    const same = judging({ of: 'requests', compare }, { reference: baseline });
    expect(window(same.look, [10, 10_000]).last?.verdict).toBe('pass');
  });

  it('tells of another query, also where only what it is a part of is another', () => {
    const told = (of: string | undefined) => {
      const all = captureBaseline([{ name: 'it', query: 'q', of, unit: 'ratio', values: points }], 0);
      return judging({ of: 'requests', compare }, { reference: all }).lines.join('');
    };
    expect(told('answers')).toContain('captured with another query: `q` of `answers`');
    expect(told('requests')).toBe('');
    // Those captured before it was written down.
    expect(told(undefined)).toBe('');
  });

  const without = captureBaseline(
    [{ name: 'it', query: 'q', unit: 'ratio', values: points.map(({ time, value }) => ({ time, value })) }],
    0,
  );

  it('compares values with the values of a baseline that counted', () => {
    const { look } = judging({ compare, unit: 'ratio' }, { reference: baseline });
    expect(window(look, 0.004).last?.verdict).toBe('regress');
    const same = judging({ compare, unit: 'ratio' }, { reference: baseline });
    expect(window(same.look, 0.001).last?.verdict).toBe('pass');
  });

  it('refuses to compare counts with a baseline that has none', () => {
    expect(() => judging({ of: 'requests', compare }, { reference: without })).toThrow(
      'the baseline of `it` has no counts, which `compare` needs where the indicator has `of`; capture a new one',
    );
    const half = { value: 0.5, unit: 'ratio' } as const;
    expect(() => judging({ of: 'requests', 'degrades-by': half }, { reference: without })).not.toThrow();
  });

  it('says where the baseline ends before the window', () => {
    const told = (count: number) => {
      const values = points.slice(0, count);
      const short = captureBaseline([{ name: 'it', query: 'q', unit: 'ratio', values }], 0);
      const { look } = judging({ of: 'requests', compare }, { reference: short });
      return window(look, [10, 10_000]).last?.readings[0]?.detail;
    };
    expect(told(181)).not.toContain('no more values');
    expect(told(61)).toContain('; the baseline has no more values to compare with');
  });
});
