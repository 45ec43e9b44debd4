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

const summarized = async (limits: string, seen: readonly Assessment[] = looks) => {
  const { metrics } = await policy(section(`  it: { query: q, unit: number, ${limits} }`, 'requests: q\n'));
  const [summary] = summarizeIndicators(metrics, seen);
  return summary;
};

it.each([
  [
    'rollback-above: 9, for: 5m, consecutive: 3, min-requests: 100',
    ['for 5m', '3 looks in a row', 'from 100 requests on'],
  ],
  ['hold-above: 9, for: 90s', ['for 1m30s']],
  ['rollback-above: 9', []],
  ['warn-above: 9, for: 5m, consecutive: 3, min-requests: 1', ['from 1 request on']],
])('with `%s` it says what must hold', async (limits, needs) => {
  expect((await summarized(limits))?.needs).toEqual(needs);
});

const withReference = (...references: readonly (number | undefined)[]) =>
  looks.map((look, index): Assessment => {
    const reference = references[index];
    const more = reference === undefined ? {} : { reference };
    return { ...look, readings: look.readings.map((reading) => ({ ...reading, ...more })) };
  });

it('says which limits were left out for want of a baseline', async () => {
  const limits = 'rollback-above: 9, degrades-by: 50%, compare: {}, trend: { rises-by: 10%, over: 1h }';
  expect((await summarized(limits))?.limits).toEqual([
    { text: 'rollback-above 9', value: 9 },
    { text: 'degrades-by 50%', value: undefined, unjudged: 'no baseline' },
    { text: 'compare, tolerance 25%', value: undefined, unjudged: 'no baseline' },
    { text: 'trend rises-by 10% over 1h', value: undefined },
  ]);
});

it.each([
  ['a reference', withReference(4, 4, 4)],
  ['a reference that came late', withReference(undefined, undefined, 4)],
  ['no look at all', []],
])('does not say so with %s', async (_, seen) => {
  const told = (await summarized('degrades-by: 50%, compare: {}', seen))?.limits;
  expect(told?.map((limit) => 'unjudged' in limit)).toEqual([false, false]);
});
