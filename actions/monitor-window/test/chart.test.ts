import type { IndicatorSummary } from '@deploy-actions/metrics';
import { describe, expect, it } from 'vitest';
import { chart } from '../src/chart.ts';

const window = { startedAt: 0, endedAt: 120_000 };

function summary(values: IndicatorSummary['values'], more: Partial<IndicatorSummary> = {}): IndicatorSummary {
  return {
    ...{ name: 'it', unit: 'number', query: 'q', last: 0, worst: 0, badSide: 'above' },
    ...{
      reference: undefined,
      limits: [],
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
});
