import { describe, expect, it } from 'vitest';
import { type ComparisonOptions, createComparison, type Pair } from '../../src/statistics/comparison.ts';

const errors: ComparisonOptions = { counts: true, worse: 'higher', tolerance: 0.05, alarms: 0.01 };
const latency: ComparisonOptions = { counts: false, worse: 'higher', tolerance: 0.25, alarms: 0.01 };

function compare(options: ComparisonOptions, pairs: readonly Pair[]) {
  const comparison = createComparison(options);
  let foundAfter: number | undefined;
  pairs.forEach((pair, index) => {
    comparison.add(pair);
    if (comparison.judge(false).finding === 'worse') foundAfter ??= index + 1;
  });
  return { foundAfter, ...comparison.judge(true) };
}

const repeat = (n: number, pair: (index: number) => Pair) => Array.from({ length: n }, (_, i) => pair(i));
const counted = (subject: number, reference: number, subjectOf = 1000, referenceOf = 1000): Pair => ({
  subject: { value: subject, exposure: subjectOf },
  reference: { value: reference, exposure: referenceOf },
});
const measured = (subject: number, reference: number): Pair => ({
  subject: { value: subject },
  reference: { value: reference },
});
/** Noise that is the same in each run, around 1. */
const wobble = (index: number) => 0.9 + 0.2 * fractionOf(43_758.5453 * Math.sin((index + 1) * 12.9898));
const fractionOf = (value: number) => value - Math.floor(value);

describe('counts', () => {
  it('finds a clear regress before the window is over, and no improvement', () => {
    expect(
      compare(
        errors,
        repeat(30, (i) => counted(20 + (i % 5), 8 + (i % 3))),
      ).foundAfter,
    ).toBeLessThan(14);
    const better = compare(
      errors,
      repeat(30, (i) => counted(8 + (i % 3), 20 + (i % 5))),
    );
    expect(better.finding).toBe('no-worse');
    expect(better.p).toBeGreaterThan(0.9);
    expect(
      compare(
        { ...errors, worse: 'lower' },
        repeat(30, () => counted(8, 20)),
      ).finding,
    ).toBe('worse');
    expect(
      compare(
        { ...errors, worse: 'either' },
        repeat(30, () => counted(8, 20)),
      ).finding,
    ).toBe('worse');
  });

  it('finds new errors where the old colour has none at all', () => {
    const found = compare(
      errors,
      repeat(30, () => counted(1, 0)),
    );
    expect(found).toMatchObject({ finding: 'worse', ratio: Number.POSITIVE_INFINITY });
    expect(found.interval?.[0]).toBeGreaterThan(2);
    expect(found.detail).toContain('30 of 30,000 against 0 of 30,000, ∞×');
  });

  it('judges errors by their exposure', () => {
    const fair = compare(
      errors,
      repeat(30, (i) => counted(3 + (i % 2), 27 + (i % 5), 100, 900)),
    );
    expect(fair.finding).toBe('no-worse');
    expect(
      compare(
        errors,
        repeat(30, (i) => counted(12 + (i % 2), 27 + (i % 5), 100, 900)),
      ).finding,
    ).toBe('worse');
  });

  it('has a ratio that stays right when share and rate change together', () => {
    // Quiet at 5% and busy at 50%: all events over all exposures would make it 1.7 times.
    const pairs = [
      ...repeat(15, () => counted(1, 19, 50, 950)),
      ...repeat(15, () => counted(50, 50, 500, 500)),
    ];
    expect(compare(errors, pairs)).toMatchObject({ finding: 'no-worse' });
    expect(compare(errors, pairs).ratio).toBeCloseTo(1, 6);
  });

  it('is not certain by a few bursts, but by as many errors that come one by one', () => {
    const burst = repeat(30, (i) => counted(i % 9 === 4 ? 20 : 0, i % 13 === 3 ? 5 : 0));
    const even = repeat(30, (i) => counted(i % 3 === 0 ? 3 : 2, i % 3 === 0 ? 1 : 0));
    expect(compare(errors, burst).finding).not.toBe('worse');
    expect(compare(errors, even).finding).toBe('worse');
  });

  it('is less sure of the same totals the more the blocks differ', () => {
    const even = compare(
      errors,
      repeat(30, (i) => counted(6 + (i % 2), 4 + (i % 2))),
    );
    const uneven = compare(
      errors,
      repeat(30, (i) => counted((i % 6 < 3 ? 12 : 0) + (i % 2), (i % 6 < 2 ? 12 : 0) + (i % 2))),
    );
    expect(uneven.ratio).toBeCloseTo(even.ratio ?? 0, 9);
    expect(uneven.p).toBeGreaterThan(20 * (even.p ?? 1));
  });

  it('is never surer than that so many blocks all go one way by chance', () => {
    expect(
      compare(
        errors,
        repeat(6, () => counted(50, 0)),
      ).p,
    ).toBeCloseTo(2 ** -6, 6);
  });

  it('does not take a cold start for a regress', () => {
    const cold = compare(
      errors,
      repeat(30, (i) => counted(i < 2 ? 300 : 50 + (i % 3), 50 + ((i + 1) % 3))),
    );
    expect(cold.finding).toBe('no-worse');
    const rare = compare(
      errors,
      repeat(30, (i) => counted(i < 3 ? 12 : 2 + (i % 2), 2 + ((i + 1) % 2))),
    );
    expect(rare.p).toBeGreaterThan(0.3);
  });

  it('allows the tolerance, and only on the side of the reference', () => {
    const options = { ...errors, tolerance: 0.5 };
    expect(
      compare(
        options,
        repeat(30, (i) => counted(140 + (i % 7), 100 + (i % 5))),
      ).finding,
    ).toBe('no-worse');
    expect(
      compare(
        options,
        repeat(30, (i) => counted(170 + (i % 7), 100 + (i % 5))),
      ).finding,
    ).toBe('worse');
    // 57 of 100 is 43% less: within 50%, though 100 of 57 is 75% more.
    const lower = { ...options, worse: 'lower' } as const;
    expect(
      compare(
        lower,
        repeat(30, (i) => counted(57 + (i % 7), 100 + (i % 5))),
      ).finding,
    ).toBe('no-worse');
  });

  it('says too few without exposure, and no worse without errors', () => {
    expect(createComparison(errors).judge(true).finding).toBe('too-few');
    expect(
      compare(
        errors,
        repeat(5, () => counted(0, 0, 0, 100)),
      ).finding,
    ).toBe('too-few');
    expect(
      compare(
        errors,
        repeat(12, () => counted(0, 0)),
      ),
    ).toMatchObject({ finding: 'no-worse', p: 1 });
  });
});

describe('measured values', () => {
  it.each([1, 1e-2, 1e-4, 2e-5, 1e-9])('finds a doubling at %d and not a rise of 10%', (base) => {
    const double = repeat(30, (i) => measured(2 * base * wobble(i), base * wobble(i + 7)));
    expect(compare(latency, double).finding).toBe('worse');
    const found = compare(
      latency,
      repeat(30, (i) => measured(1.1 * base * wobble(i), base * wobble(i + 7))),
    );
    expect(found.finding).toBe('no-worse');
    expect(found.ratio).toBeCloseTo(1.1, 1);
  });

  it('sees through what both sides have in common', () => {
    const ramp = repeat(30, (i) => measured(2 ** (i / 5) * wobble(i), 2 ** (i / 5) * wobble(i + 7)));
    expect(compare(latency, ramp).finding).toBe('no-worse');
    const worse = repeat(30, (i) => measured(1.7 * 2 ** (i / 5) * wobble(i), 2 ** (i / 5) * wobble(i + 7)));
    expect(compare(latency, worse).foundAfter).toBeLessThan(30);
  });

  it('is not certain by one wave that lasts', () => {
    const wave = repeat(30, (i) => measured(i > 10 && i < 19 ? 2 : wobble(i), wobble(i + 7)));
    expect(compare(latency, wave).finding).not.toBe('worse');
  });

  it('is less sure of the same values when they come in waves', () => {
    const values = repeat(30, (i) => measured(1.5 * (0.6 + 0.8 * wobble(i) ** 3), 1.1 * wobble(i + 31)));
    const excess = ({ subject, reference }: Pair) => subject.value / reference.value;
    const sorted = values.toSorted((a, b) => excess(a) - excess(b));
    const wave = [...sorted.filter((_, i) => i % 2 === 0), ...sorted.filter((_, i) => i % 2 === 1).reverse()];
    const [one, other] = [compare(latency, values), compare(latency, wave)];
    expect(one.p).toBeLessThan(1e-9);
    // One wave as long as the window is one observation.
    expect(other.p).toBeGreaterThan(0.2);
  });

  it('takes off what follows from the block before', () => {
    const steps = (after: number) =>
      compare(
        { ...latency, alarms: 1e-9 },
        repeat(40, (i) => measured(Math.floor(i / after) % 5 === 4 ? 0.9 : 1.6, 1 + 1e-3 * i)),
      );
    expect(steps(1).evidence).toBeGreaterThan(3 * steps(8).evidence);
  });

  it('takes values that are 0 or below', () => {
    expect(
      compare(
        latency,
        repeat(30, () => measured(0, 0)),
      ).finding,
    ).toBe('no-worse');
    expect(
      compare(
        latency,
        repeat(30, (i) => measured(5 * wobble(i), 0)),
      ).finding,
    ).toBe('worse');
    expect(
      compare(
        latency,
        repeat(30, (i) => measured(-10 * wobble(i), -10 * wobble(i + 7))),
      ).finding,
    ).toBe('no-worse');
    expect(
      compare(
        latency,
        repeat(30, (i) => measured(-3 * wobble(i), -10 * wobble(i + 7))),
      ).finding,
    ).toBe('worse');
    expect(
      compare(
        { ...latency, worse: 'lower' },
        repeat(30, () => measured(1, 2)),
      ).finding,
    ).toBe('worse');
  });

  it('says too few until something could be found, and leaves out what is no number', () => {
    expect(
      compare(
        latency,
        repeat(3, () => measured(9, 1)),
      ).finding,
    ).toBe('too-few');
    expect(
      compare(
        latency,
        repeat(40, () => measured(Number.NaN, 1)),
      ),
    ).toMatchObject({ finding: 'too-few', blocks: 0 });
  });

  it('calls a likely difference suspicious', () => {
    const likely = repeat(16, (i) => measured(1.32 * wobble(i), wobble(i + 31)));
    // Its p is 0.0085: more than may be certain, less than five times what may be alarmed.
    expect(compare({ ...latency, alarms: 0.01 }, likely)).toMatchObject({ finding: 'suspicious' });
    expect(compare({ ...latency, alarms: 0.001 }, likely)).toMatchObject({ finding: 'no-worse' });
  });
});

describe('every comparison', () => {
  it('never forgets that it was certain', () => {
    const comparison = createComparison(errors);
    for (const pair of repeat(20, () => counted(30, 5))) comparison.add(pair);
    expect(comparison.judge(false).finding).toBe('worse');
    for (const pair of repeat(300, () => counted(5, 30))) comparison.add(pair);
    expect(comparison.judge(false).finding).toBe('worse');
  });

  it('says the same at a look without a new block', () => {
    const comparison = createComparison(latency);
    for (const pair of repeat(10, (i) => measured(wobble(i), 1))) comparison.add(pair);
    expect(comparison.judge(false)).toEqual(comparison.judge(false));
  });

  it('spends what tests at the end may use as blocks come in, so that asking again gives no second chance', () => {
    const pairs = repeat(10, (i) => counted(13 + (i % 2), 8 + (i % 2)));
    const { p = 1 } = compare(errors, pairs);
    // After 10 blocks 80% × 10 / 15 may be used; this is a bit more than needed.
    const options = { ...errors, alarms: (1.1 * p) / (0.8 * (10 / 15)) };
    const asked = (times: readonly number[]) => {
      const comparison = createComparison(options);
      return pairs
        .map((pair, index) => {
          comparison.add(pair);
          return times.includes(index + 1) ? comparison.judge(true).finding : undefined;
        })
        .at(-1);
    };
    expect(asked([10])).toBe('worse');
    expect(asked([8, 10])).not.toBe('worse');
  });

  it('keeps a day of minutes and still judges', () => {
    for (const [options, pair] of [
      [errors, (i: number) => counted(4 + (i % 3), 2 + (i % 2))],
      [latency, (i: number) => measured(1.6 * wobble(i), wobble(i + 7))],
    ] as const) {
      expect(compare(options, repeat(1440, pair)).finding).toBe('worse');
    }
  });
});
