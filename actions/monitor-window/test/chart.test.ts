import type { IndicatorSummary } from '@deploy-actions/metrics';
import { describe, expect, it } from 'vitest';
import { chart } from '../src/chart.ts';

const looksAt = (...times: number[]) => times.map((at) => ({ at }));
const window = { startedAt: 0, looks: looksAt(0, 60_000, 120_000) };

function summary(values: IndicatorSummary['values'], more: Partial<IndicatorSummary> = {}): IndicatorSummary {
  return {
    ...{ name: 'it', unit: 'number', query: 'q', last: 0, worst: 0, badSide: 'above' },
    ...{
      reference: undefined,
      limits: [],
      needs: [],
      state: 'ok',
      detail: '',
      formatted: { last: '', worst: '', reference: '' },
    },
    values,
    ...more,
  };
}

const lines = (text: string | undefined) => text?.split('\n').filter((line) => line.includes('line ['));

describe('a chart', () => {
  it('shows the reference beside the value where one is compared with', () => {
    const drawn = chart(
      summary([
        { at: 0, value: 4, reference: 2 },
        { at: 60_000, value: -1, reference: 3 },
      ]),
      window,
    );
    expect(drawn).toContain('title "it and its reference"');
    expect(drawn).toContain('y-axis "value" -1 --> 4.4');
    expect(lines(drawn)).toEqual(['  line [4, -1]', '  line [2, 3]']);
  });

  it('keeps what is small, without exponents', () => {
    const limits = [{ text: 'rollback-above 0.01%', value: 1e-4 }];
    const values = [
      { at: 0, value: 2e-5 },
      { at: 60_000, value: 3e-10 },
    ];
    const drawn = chart(summary(values, { unit: 'ratio', limits }), window);
    expect(lines(drawn)).toEqual(['  line [0.002, 0]', '  line [0.01, 0.01]']);
  });

  it('is left out where there is nothing to see the value against, or but one value', () => {
    expect(
      chart(
        summary([
          { at: 0, value: 1 },
          { at: 1, value: 1 },
        ]),
        window,
      ),
    ).toBeUndefined();
    expect(chart(summary([{ at: 0, value: 1, reference: 1 }]), window)).toBeUndefined();
  });

  const limits = [{ text: 'rollback-above 9', value: 9 }];
  const two = (first: number, second: number) => [
    { at: 0, value: first },
    { at: 60_000, value: second },
  ];

  it('shows the worst value of each share of the window, on whichever side that is', () => {
    const many = Array.from({ length: 120 }, (_, index) => ({ at: index * 1_000, value: 5 + (index % 2) }));
    const window = { startedAt: 0, looks: many };
    const drawn = (badSide: IndicatorSummary['badSide']) =>
      new Set(lines(chart(summary(many, { limits, badSide }), window))?.[0]?.match(/\d+/g));
    expect(drawn('above')).toEqual(new Set(['6']));
    expect(drawn('below')).toEqual(new Set(['5']));
  });

  it('has an axis from low to high for values of any sign', () => {
    const negative = [{ text: 'rollback-above -1', value: -1 }];
    expect(chart(summary(two(-5, -4), { limits: negative }), window)).toContain('y-axis "value" -5 --> 0');
    const zero = [{ text: 'rollback-above 0', value: 0 }];
    expect(chart(summary(two(0, 0), { limits: zero }), window)).toContain('y-axis "value" 0 --> 1.1');
  });

  it('leaves out what can’t be written without exponents', () => {
    expect(lines(chart(summary([...two(1, 2), { at: 90_000, value: 1e308 }], { limits }), window))).toEqual([
      '  line [1, 2]',
      '  line [9, 9]',
    ]);
    expect(chart(summary(two(1e300, 1e300), { limits }), window)).toBeUndefined();
  });

  it('keeps a name of any form inside its title', () => {
    const name = 'a "b"\nc';
    expect(chart(summary(two(1, 2), { limits, name }), window)).toContain(
      `title "a 'b' c and rollback-above 9"`,
    );
  });

  const every10s = (from: number, to: number) =>
    Array.from({ length: (to - from) / 10 + 1 }, (_, index) => (from + index * 10) * 1_000);
  const started = Date.parse('2026-03-01T20:54:00Z');
  const drawn = (times: readonly number[], length: number, begun = started) => {
    const values = times.map((at, index) => ({ at: begun + at, value: index }));
    const looks = looksAt(...every10s(0, length).map((at) => begun + at));
    return chart(summary(values, { limits }), { startedAt: begun, looks }) ?? '';
  };
  const told = (text: string) => text.split('```').at(-1)?.trim().split('\n\n');

  it('runs from the first value to the last, and claims nothing before and after', () => {
    const text = drawn(every10s(60, 90), 180);
    expect(text).toContain('x-axis "minutes" 1 --> 1.5');
    expect(lines(text)).toEqual(['  line [0, 1, 2, 3]', '  line [9, 9, 9, 9]']);
    expect(told(text)).toEqual([
      'No values from 20:54:00 to 20:55:00.',
      'No values from 20:55:30 to 20:57:00.',
    ]);
  });

  it('keeps its scale of time across a hole, and names the hole', () => {
    const text = drawn([...every10s(0, 20), ...every10s(50, 60)], 60);
    expect(lines(text)?.[0]).toBe('  line [0, 1, 2, 2, 2, 3, 4]');
    expect(text).toContain('x-axis "minutes" 0 --> 1');
    expect(told(text)).toEqual(['No values from 20:54:20 to 20:54:50.']);
  });

  it('names a hole of two looks but not one of one, nor looks that are a little late', () => {
    expect(told(drawn([0, 10_000, 30_000, 40_000], 50))).toEqual(['']);
    expect(told(drawn([0, 11_000, 33_500, 40_000], 50))).toEqual(['']);
    expect(told(drawn([20_000, 30_000], 30))).toEqual(['No values from 20:54:00 to 20:54:20.']);
    expect(told(drawn([0, 10_000], 30))).toEqual(['No values from 20:54:10 to 20:54:30.']);
    expect(told(drawn([0, 10_000, 40_000], 40))).toEqual(['No values from 20:54:10 to 20:54:40.']);
  });

  it('names five holes at most, and counts the others', () => {
    const holes = Array.from({ length: 8 }, (_, index) => index * 30_000);
    const lines = told(drawn(holes, 210));
    expect(lines).toHaveLength(6);
    expect(lines?.at(-1)).toBe('and 2 more');
    expect(told(drawn(holes.slice(0, 6), 150))).toHaveLength(5);
  });

  it('tells the date of a hole in a window of more than one day', () => {
    const begun = Date.parse('2026-03-01T23:59:30Z');
    expect(told(drawn([0, 10_000, 60_000], 60, begun))).toEqual([
      'No values from 2026-03-01 23:59:40 to 2026-03-02 00:00:30.',
    ]);
  });
});
