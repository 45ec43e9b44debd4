import { describe, expect, test } from 'vitest';
import type { CheckResult, Severity } from '../src/check.ts';
import { judge } from '../src/verdict.ts';

function result(
  status: CheckResult['status'],
  severity: Severity = 'critical',
  id: string = status,
): CheckResult {
  return {
    ...{ id, kind: 'fake', severity, status, finding: '', duration: 0, tries: 1 },
    ...{
      title: id,
      group: [],
      waiver: undefined,
      evidence: undefined,
      location: undefined,
      remedy: undefined,
    },
  };
}

const verdictOf = (...results: CheckResult[]) => {
  const { verdict, risk } = judge(results, false);
  return [verdict, risk];
};

describe('verdict and risk', () => {
  const warningFails = result('fail', 'warning');

  test.each<[string, CheckResult[], string, string]>([
    ['all green', [result('pass'), result('pass', 'warning')], 'go', 'low'],
    ['green and skipped', [result('pass'), result('skip')], 'go', 'low'],
    ['a warning', [result('pass'), result('warn')], 'conditional-go', 'medium'],
    ['many warnings', [result('warn'), result('warn'), result('warn')], 'conditional-go', 'medium'],
    ['one failure that is not critical', [result('pass'), warningFails], 'conditional-go', 'medium'],
    ['two failures that are not critical', [warningFails, warningFails], 'conditional-go', 'high'],
    ['a critical failure among passes', [result('pass'), result('fail')], 'no-go', 'high'],
    ['only info fails', [result('pass'), result('fail', 'info'), result('warn', 'info')], 'go', 'low'],
    [
      'info beside a warning',
      [result('warn', 'warning'), result('fail', 'info')],
      'conditional-go',
      'medium',
    ],
  ])('%s', (_, results, verdict, risk) => {
    expect(verdictOf(...results)).toEqual([verdict, risk]);
  });

  test('nothing asked is no go-ahead: every condition left its check out', () => {
    expect(judge([result('skip'), result('skip', 'warning')], false)).toMatchObject({
      verdict: 'conditional-go',
      risk: 'medium',
      reason: 'nothing was checked: none of the 2 checks applied',
    });
  });

  test('a cancelled run is no go, whatever passed before', () => {
    expect(judge([result('pass'), result('fail', 'info')], true)).toMatchObject({
      verdict: 'no-go',
      risk: 'high',
      reason: 'the run was cancelled',
    });
  });
});

test('counts every check once, info included', () => {
  const results = [result('pass'), result('warn'), result('fail', 'info'), result('fail'), result('skip')];
  expect(judge(results, false).counts).toEqual({ waived: 0, passed: 1, warned: 1, failed: 2, skipped: 1 });
});

test.each([
  [[result('pass'), result('pass')], 'all 2 checks passed'],
  [[result('pass')], 'the one check passed'],
  [[result('pass'), result('fail', 'info')], 'every check that counts passed'],
  [
    [result('fail', 'critical', 'api'), result('warn', 'critical', 'disk'), result('fail', 'info', 'news')],
    '1 of 3 checks failed (api), 1 of 3 checks warned (disk)',
  ],
])('the reason names what decided', (results, reason) => {
  expect(judge(results, false).reason).toBe(reason);
});
