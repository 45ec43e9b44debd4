import { expect, it } from 'vitest';
import { summarizeIndicators } from '../../src/judgement/summarize-indicators.ts';
import type { Assessment } from '../../src/judgement/verdict.ts';
import { policy, section } from '../replay/recordings.ts';

const looks = [3, 9, 6].map((value, index): Assessment => {
  const reading = { indicator: 'it', query: 'q', value, unit: 'number', state: 'ok' } as const;
  return {
    ...{ at: index, verdict: 'pass', reasonCode: '', reason: '' },
    readings: [{ ...reading, detail: '', condition: undefined }],
  };
});

it.each([
  ['rollback-above: 9', 'above', 9],
  ['rollback-below: 1', 'below', 3],
  ['degrades-by: 50%', 'above', 9],
  ['degrades-by: 50%, warn-below: 1', 'below', 3],
  ['rollback-above: 9, warn-below: 1', 'above', 9],
  ['compare: {}', 'above', 9],
  ['compare: { worse: lower }', 'below', 3],
  ['trend: { falls-by: 10%, over: 1h }', 'below', 3],
  ['trend: { rises-by: 10%, over: 1h }', 'above', 9],
])('with `%s` the worst value is on the side that is bad', async (limits, badSide, worst) => {
  const { metrics } = await policy(section(`  it: { query: q, unit: number, ${limits} }`));
  expect(summarizeIndicators(metrics, looks)).toMatchObject([{ badSide, worst, last: 6 }]);
});
