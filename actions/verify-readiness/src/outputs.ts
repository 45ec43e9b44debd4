import { type Conclusion, defineOutputs } from '@deploy-actions/action-kit';
import type { Verdict } from '@deploy-actions/checks';
import type { Result } from './run.ts';

/** The outputs of `verify-readiness`; a dry run leaves all of them empty, so that it can't be taken for a go. */
export const outputs = defineOutputs<Result>({
  verdict: ({ outcome }) => outcome?.judgement.verdict,
  risk: ({ outcome }) => outcome?.judgement.risk,
  passed: ({ outcome }) => outcome?.judgement.counts.passed,
  warned: ({ outcome }) => outcome?.judgement.counts.warned,
  failed: ({ outcome }) => outcome?.judgement.counts.failed,
  skipped: ({ outcome }) => outcome?.judgement.counts.skipped,
  report: ({ outcome }) => outcome?.report,
  'plan-digest': ({ outcome }) => outcome?.planDigest,
});

/** The verdicts as people read them. */
export const verdictNames: Readonly<Record<Verdict, string>> = {
  go: 'GO',
  'conditional-go': 'CONDITIONAL GO',
  'no-go': 'NO GO',
};

/** Whether the chain may go on: after `go`, and after `conditional-go` unless `fail-on` says otherwise. */
export function conclude({ outcome, checks, failOn }: Result): Conclusion {
  if (!outcome) {
    const count = checks.length === 1 ? '1 check' : `${checks.length} checks`;
    return { ok: true, reasonCode: 'dry-run', reason: `Dry run: ${count} would run; there is no verdict.` };
  }
  const { verdict, risk, reason } = outcome.judgement;
  return {
    ok: verdict === 'go' || (verdict === 'conditional-go' && failOn === 'no-go'),
    reasonCode: outcome.cancelled ? 'cancelled' : verdict,
    reason: `${verdictNames[verdict]}, risk ${risk}: ${reason}`,
  };
}
