import { type Conclusion, defineOutputs } from '@deploy-actions/action-kit';
import type { Judgement } from '@deploy-actions/checks';
import type { Inputs } from './inputs.ts';
import type { Result } from './run.ts';

/** The outputs of `verify-readiness`; a dry run leaves all of them empty, so that it can't be taken for a go. */
export const outputs = defineOutputs<Result>({
  verdict: ({ outcome }) => outcome?.judgement.verdict,
  risk: ({ outcome }) => outcome?.judgement.risk,
  passed: ({ outcome }) => outcome?.judgement.counts.passed,
  warned: ({ outcome }) => outcome?.judgement.counts.warned,
  failed: ({ outcome }) => outcome?.judgement.counts.failed,
  waived: ({ outcome }) => outcome?.judgement.counts.waived,
  skipped: ({ outcome }) => outcome?.judgement.counts.skipped,
  report: ({ outcome }) => outcome?.report,
  checklist: ({ outcome }) => outcome?.checklist,
  'check-run': ({ outcome }) => outcome?.checkRun,
  'plan-digest': ({ outcome }) => outcome?.planDigest,
});

/** Whether the chain may go on: after `go`, and after `conditional-go` unless `fail-on` says otherwise. */
export function mayGoOn({ verdict }: Judgement, failOn: Inputs['failOn']): boolean {
  return verdict === 'go' || (verdict === 'conditional-go' && failOn === 'no-go');
}

/** How the step ends: by the verdict, and well in a dry run. */
export function conclude({ outcome, checks, failOn }: Result): Conclusion {
  if (!outcome) {
    const count = checks.length === 1 ? '1 check' : `${checks.length} checks`;
    return { ok: true, reasonCode: 'dry-run', reason: `Dry run: ${count} would run; there is no verdict.` };
  }
  return {
    ok: mayGoOn(outcome.judgement, failOn),
    reasonCode: outcome.cancelled ? 'cancelled' : outcome.judgement.verdict,
    reason: outcome.sentence,
  };
}
