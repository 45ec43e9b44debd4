import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { change } from '../../src/promql/extrapolate.ts';
import { rangeFunctions } from '../../src/promql/range-functions.ts';

const minute = { start: 0, end: 60_000 };

function points(...values: readonly (readonly [time: number, value: number])[]) {
  return values.map(([time, value]) => ({ time: time * 1_000, value }));
}

/** Points in the order of their times, with values that may fall, as a counter's do when its process begins anew. */
const counter = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.nat(1_000)), { minLength: 2, maxLength: 40 })
  .map((steps) => {
    let time = 0;
    return steps.map(([gap, value]) => {
      time += gap * 1_000;
      return { time, value };
    });
  });

describe('rate and increase', () => {
  it('is exact for a steady counter seen at both ends', () => {
    const steady = points([0, 100], [20, 140], [40, 180], [60, 220]);
    expect(rangeFunctions.increase(steady, minute)).toBeCloseTo(120);
    expect(rangeFunctions.rate(steady, minute)).toBeCloseTo(2);
  });

  it('stretches to the borders where they are near, as Prometheus does', () => {
    // 10 s before the first and 10 s after the last point are nearer than a step of 20 s.
    expect(change(points([10, 50], [30, 70], [50, 90]), minute, true)).toBeCloseTo(60);
    // The series starts at 30 s: half a step is added there, not the missing half minute.
    expect(change(points([30, 100], [50, 120]), minute, true)).toBeCloseTo(20 + 10 + 10);
    // The series ends at 30 s: half a step again.
    expect(change(points([10, 50], [30, 70]), minute, true)).toBeCloseTo(20 + 10 + 10);
  });

  it('never stretches a counter below 0', () => {
    expect(change(points([10, 1], [30, 21], [50, 41]), minute, true)).toBeCloseTo(40 + 1 + 10);
    expect(change(points([10, 1], [30, 21], [50, 41]), minute, false)).toBeCloseTo(60);
  });

  it('counts what came after a reset as new', () => {
    expect(change(points([0, 10], [20, 20], [40, 5], [60, 8]), minute, true)).toBeCloseTo(10 + 5 + 3);
    expect(change(points([0, 10], [60, 8]), minute, false)).toBeCloseTo(-2);
  });

  it('needs two points', () => {
    for (const name of ['rate', 'increase', 'delta', 'irate'] as const) {
      expect(rangeFunctions[name](points([10, 1]), minute)).toBeUndefined();
      expect(rangeFunctions[name]([], minute)).toBeUndefined();
    }
  });

  test.prop([counter])('counts each rise, and after a fall all that is there', (seen) => {
    let events = 0;
    for (let index = 1; index < seen.length; index += 1) {
      const [before, now] = [seen[index - 1]?.value ?? 0, seen[index]?.value ?? 0];
      events += now >= before ? now - before : now;
    }
    const span = { start: seen[0]?.time ?? 0, end: seen.at(-1)?.time ?? 0 };
    expect(change(seen, span, true)).toBeCloseTo(events, 6);
  });

  test.prop([
    fc.integer({ min: 1, max: 50 }),
    fc.integer({ min: 1, max: 20 }),
    fc.integer({ min: 0, max: 100 }),
    fc.nat(100),
  ])('gives the slope of a straight line wherever it is sampled', (slope, step, share, height) => {
    const first = step * share * 10;
    const seen: { time: number; value: number }[] = [];
    for (let time = first; time <= 60_000; time += step * 1_000) {
      seen.push({ time, value: height + (slope * (time + 60_000)) / 1_000 });
    }
    if (seen.length < 2) return;
    expect(rangeFunctions.rate(seen, minute)).toBeCloseTo(slope, 6);
    expect(rangeFunctions.irate(seen, minute)).toBeCloseTo(slope, 6);
    expect(rangeFunctions.delta(seen, minute)).toBeCloseTo(slope * 60, 5);
  });
});

describe('functions over gauges', () => {
  test.prop([counter])('average, most and least lie where they must', (seen) => {
    const values = seen.map(({ value }) => value);
    expect(rangeFunctions.max_over_time(seen, minute)).toBe(Math.max(...values));
    expect(rangeFunctions.min_over_time(seen, minute)).toBe(Math.min(...values));
    const sum = values.reduce((a, b) => a + b, 0);
    expect(rangeFunctions.avg_over_time(seen, minute)).toBeCloseTo(sum / values.length, 6);
  });

  it('ignores NaN among numbers for most and least', () => {
    const seen = points([0, Number.NaN], [10, 3], [20, Number.NaN], [30, 1]);
    expect(rangeFunctions.max_over_time(seen, minute)).toBe(3);
    expect(rangeFunctions.min_over_time(seen, minute)).toBe(1);
    expect(rangeFunctions.avg_over_time(seen, minute)).toBeNaN();
  });
});
