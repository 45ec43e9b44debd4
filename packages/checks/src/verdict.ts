import type { CheckResult } from './check.ts';

/** Whether to deploy. */
export type Verdict = 'go' | 'conditional-go' | 'no-go';

/** How risky a deployment is now; see {@link judge}. */
export type Risk = 'low' | 'medium' | 'high';

/** How many checks ended in each way. */
export interface Counts {
  readonly passed: number;
  readonly warned: number;
  readonly failed: number;
  readonly skipped: number;
  /** Failures and warnings that somebody answers for; they count here and nowhere else. */
  readonly waived: number;
}

/** What all results together mean. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly risk: Risk;
  readonly counts: Counts;
  /** One sentence that names the checks which decided. */
  readonly reason: string;
}

/**
 * Judges the results of a phase. Verdict: `no-go` when a critical check failed or the run was cancelled, else
 * `conditional-go` when any check failed or warned, waived or not, or none of them applied, else `go`. Risk: `low` when every check is green; `high`
 * when a critical check failed, two or more checks failed, or the run was cancelled; `medium` for what is between, which is
 * warnings, waived failures, nothing that applied, or a single failed check that is not critical. Checks of severity `info` change neither, and
 * skipped ones don't either. The three steps are those of the MusicGen pre-deployment checklist: all green, some warnings,
 * multiple issues.
 */
export function judge(results: readonly CheckResult[], cancelled: boolean): Judgement {
  const heard = results.filter(({ severity }) => severity !== 'info');
  const waived = heard.filter(isWaived);
  const failed = heard.filter((result) => result.status === 'fail' && !isWaived(result));
  const warned = heard.filter((result) => result.status === 'warn' && !isWaived(result));
  const critical = failed.filter(({ severity }) => severity === 'critical');
  // Nothing asked is nothing known.
  const asked = results.some(({ status }) => status !== 'skip');
  const green = asked && failed.length + warned.length + waived.length === 0;
  const blocked = cancelled || critical.length > 0;
  return {
    verdict: blocked ? 'no-go' : green ? 'go' : 'conditional-go',
    risk: blocked || failed.length > 1 ? 'high' : green ? 'low' : 'medium',
    counts: count(results),
    reason: explain(results, { cancelled, failed, warned, waived }),
  };
}

/** Whether a result would fail or warn, if nobody answered for it. */
export function isWaived({ status, waiver }: Pick<CheckResult, 'status' | 'waiver'>): boolean {
  return waiver !== undefined && (status === 'fail' || status === 'warn');
}

function count(results: readonly CheckResult[]): Counts {
  const waived = results.filter(isWaived).length;
  const ended = (status: CheckResult['status']) =>
    results.filter((result) => result.status === status && !isWaived(result)).length;
  return {
    passed: ended('pass'),
    warned: ended('warn'),
    failed: ended('fail'),
    skipped: ended('skip'),
    waived,
  };
}

interface Deciding {
  readonly cancelled: boolean;
  readonly failed: readonly CheckResult[];
  readonly warned: readonly CheckResult[];
  readonly waived: readonly CheckResult[];
}

function explain(results: readonly CheckResult[], { cancelled, failed, warned, waived }: Deciding): string {
  const run = results.filter(({ status }) => status !== 'skip');
  const all = run.length === 1 ? '1 check' : `${run.length} checks`;
  const parts = [
    ...(cancelled ? ['the run was cancelled'] : []),
    ...(failed.length > 0 ? [`${failed.length} of ${all} failed (${names(failed)})`] : []),
    ...(warned.length > 0 ? [`${warned.length} of ${all} warned (${names(warned)})`] : []),
    ...(waived.length > 0 ? [`${waived.length} of ${all} waived (${names(waived)})`] : []),
  ];
  if (parts.length > 0) return parts.join(', ');
  if (run.length === 0) return nothingAsked(results.length);
  if (run.some(({ status }) => status !== 'pass')) return 'every check that counts passed';
  return run.length === 1 ? 'the one check passed' : `all ${run.length} checks passed`;
}

function nothingAsked(count: number): string {
  return `nothing was checked: ${count === 1 ? 'the one check did not apply' : `none of the ${count} checks applied`}`;
}

function names(results: readonly CheckResult[]): string {
  return results.map(({ id }) => id).join(', ');
}
