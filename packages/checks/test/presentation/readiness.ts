import type { CheckResult } from '../../src/check.ts';
import type { Readiness } from '../../src/presentation/readiness.ts';
import { judge } from '../../src/verdict.ts';
import { subject } from '../asking.ts';

/** Noon of a winter's day. */
export const noon = Date.UTC(2026, 0, 31, 12);

/** A critical check that passed; anything can be different. */
export function result(id: string, more: Partial<CheckResult> = {}): CheckResult {
  return {
    ...{ id, kind: 'command', title: id, group: [], severity: 'critical', status: 'pass' },
    finding: `${id} is well`,
    ...{ remedy: undefined, waiver: undefined, location: undefined, duration: 350, tries: 1 },
    evidence: { asked: `look at ${id}`, answer: `seen ${id}`, at: noon + 1_000 },
    ...more,
  };
}

/** A waiver of Ada's. */
export function waiver(check: string, more: Partial<NonNullable<CheckResult['waiver']>> = {}) {
  return { check, by: 'Ada', reason: 'known, fixed next week', until: noon + 86_400_000, ...more };
}

/** A run with these results, judged. */
export function readinessOf(results: readonly CheckResult[], more: Partial<Readiness> = {}): Readiness {
  return {
    ...{ subject, phase: 'pre-deploy', profile: 'standard', results },
    ...{ started: noon, finished: noon + 5_000, judgement: judge(results, false) },
    ...{ planDigest: undefined, notes: undefined, windowOverride: undefined },
    run: {
      ...{ repository: 'acme/shop', sha: subject.sha, runId: '77', attempt: '1', job: 'readiness' },
      ...{ actor: 'tester', url: 'https://github.com/acme/shop/actions/runs/77' },
    },
    ...more,
  };
}
