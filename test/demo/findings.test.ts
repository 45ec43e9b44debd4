import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StepResult } from '@deploy-actions/testing';
import { afterAll, expect, test } from 'vitest';
import { type ChainRun, chain, verdictOf } from './chain.ts';
import { findings } from './findings.ts';

const folder = mkdtempSync(join(tmpdir(), 'findings-'));
afterAll(() => rmSync(folder, { recursive: true }));

function step(action: string) {
  const found = chain.find((each) => each.action === action);
  if (!found) throw new Error(`no step ${action}`);
  return found;
}

function ended(outputs: StepResult['outputs']): StepResult {
  return { exitCode: 0, seconds: 1, outputs } as StepResult;
}

test.each([
  [
    'blue-green-shift',
    { outcome: 'promoted', 'reason-code': 'promoted', active: 'green' },
    'promoted, green serves',
  ],
  [
    'blue-green-shift',
    { outcome: 'rolled-back', 'reason-code': 'error-ratio', active: 'blue' },
    'rolled-back (error-ratio), blue serves',
  ],
  ['monitor-window', { verdict: 'pass', 'reason-code': 'pass' }, 'pass'],
  ['monitor-window', { verdict: 'regress', 'reason-code': 'unhealthy' }, 'regress (unhealthy)'],
])('the verdict of %s says why where that is another word', (action, outputs, verdict) => {
  expect(verdictOf(step(action), ended(outputs))).toBe(verdict);
});

test('each time of the way back says from when to when it goes', () => {
  const report = join(folder, 'report.json');
  const looks = [
    { at: 1_500, verdict: 'pass' },
    { at: 2_000, verdict: 'regress' },
  ];
  writeFileSync(report, JSON.stringify({ stages: [{ looks }] }));
  const reason = 'errors. All traffic is back on blue after 12ms.';
  const run: ChainRun = {
    steps: [{ step: step('blue-green-shift'), result: ended({ report, reason }) }],
    posts: [],
  };
  const counts = { blue: { requests: 1, errors: 0 }, green: { requests: 1, errors: 0 } };
  const periods = [
    { weights: { blue: 50, green: 50 }, since: 1_000, until: 2_005, firstError: 1_200, counts },
    { weights: { blue: 100, green: 0 }, since: 2_005, until: undefined, firstError: undefined, counts },
  ];
  const load = { sent: 4, statuses: {}, connectionErrors: {}, versions: {} };
  const visitors = findings(run, periods, load, []).find(({ title }) => title === 'Visitors');
  expect(visitors?.rows.slice(-3)).toEqual([
    ['breach seen → all traffic written to blue', '5 ms'],
    ['first error → that write', '805 ms'],
    ['decision → read back from the router, as in the log', '12ms'],
  ]);
});
