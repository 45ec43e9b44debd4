import type { IndicatorSummary } from '@deploy-actions/metrics';
import { describe, expect, it } from 'vitest';
import { chart } from '../src/chart.ts';

const window = { startedAt: 0, endedAt: 120_000 };

function summary(values: IndicatorSummary['values'], more: Partial<IndicatorSummary> = {}): IndicatorSummary {
  return {
    ...{ name: 'it', unit: 'number', query: 'q', last: 0, worst: 0, reference: undefined, limits: [] },
    ...{ state: 'ok', detail: '', formatted: { last: '', worst: '', reference: '' } },
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
});
