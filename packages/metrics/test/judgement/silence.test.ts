import { describe, expect, it } from 'vitest';
import type { Assessment, Verdict } from '../../src/judgement/verdict.ts';
import { concludeWindow } from '../../src/judgement/window-verdict.ts';
import { judging } from './looks.ts';

const look = (verdict: Verdict, reasonCode: string = verdict): Assessment => ({
  ...{ at: 0, verdict, reasonCode, reason: `because ${reasonCode}`, readings: [] },
});
const times = (count: number, one: Assessment) => Array.from({ length: count }, () => one);
const well = look('pass', 'within-limits');
const silent = look('insufficient-sample', 'no-data');
const unread = look('provider-error', 'metrics-unreachable');

describe('a window in which much went unseen', () => {
  it('is no pass when most looks had nothing to measure, whatever the last one saw', () => {
    expect(concludeWindow([...times(4, well), ...times(7, silent), ...times(2, well)])).toEqual({
      verdict: 'insufficient-sample',
      reasonCode: 'no-data',
      reason: '7 of 13 looks had nothing to measure, the newest because: because no-data',
    });
    expect(concludeWindow([...times(3, unread), ...times(4, silent), ...times(6, well)]).verdict).toBe(
      'insufficient-sample',
    );
    expect(concludeWindow([...times(4, unread), ...times(3, silent), ...times(6, well)]).verdict).toBe(
      'provider-error',
    );
  });

  it('says so when it passes all the same', () => {
    expect(concludeWindow([...times(5, silent), ...times(8, well)])).toMatchObject({
      verdict: 'pass',
      reason:
        'because within-limits; 5 of 13 looks had nothing to measure, the newest because: because no-data',
    });
  });

  it('does not mind looks that had too little yet', () => {
    const few = look('insufficient-sample', 'few-samples');
    expect(concludeWindow([...times(9, few), ...times(2, well)])).toMatchObject({
      verdict: 'pass',
      reason: 'because within-limits',
    });
  });
});

describe('conditions without anything to compare with', () => {
  const degrades = { 'degrades-by': { value: 0.5, unit: 'ratio' as const } };

  it('are named as not judged, at each reading', () => {
    const { look: see } = judging({ ...degrades, 'rollback-above': { value: 9, unit: 'number' } });
    expect(see({ subject: 5 })).toMatchObject({
      verdict: 'pass',
      readings: [{ state: 'ok', detail: '5; `degrades-by` not judged: there is nothing to compare with' }],
    });
  });

  it('are not well where there is nothing else', () => {
    const { look: see } = judging(degrades);
    expect(see({ subject: 5 })).toMatchObject({
      verdict: 'inconclusive',
      reasonCode: 'nothing-judged',
      readings: [{ state: 'no-data', cause: 'no-reference' }],
    });
  });
});

describe('for', () => {
  it('is not missed by looks that come a few milliseconds early', () => {
    const { judgement, look: see } = judging({ 'rollback-above': { value: 1, unit: 'number' }, for: 20_000 });
    const { at = 0 } = see({ subject: 2 });
    see({ subject: 2 });
    const early = { at: at + 19_990, subject: { it: { answer: { value: 2 } } }, reference: {} };
    expect(judgement.assess(early)).toMatchObject({
      verdict: 'regress',
      reason: expect.stringContaining('for 20s of 20s'),
    });
  });
});
