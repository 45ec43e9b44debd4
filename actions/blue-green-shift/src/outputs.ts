import { type Conclusion, defineOutputs } from '@deploy-actions/action-kit';
import type { Result } from './run.ts';

/** The outputs of `blue-green-shift`. */
export const outputs = defineOutputs<Result>({
  outcome: ({ shift }) => shift?.outcome,
  'reason-code': ({ shift }) => shift?.reasonCode,
  reason: ({ shift }) => shift?.reason,
  active: ({ shift, planned }) => shift?.active ?? planned,
  previous: ({ shift }) => shift?.previous,
  weights: ({ shift }) => shift && JSON.stringify(shift.weights),
  'retire-after': ({ shift }) => shift?.retireAfter,
  report: ({ report }) => report,
});

/** The chain goes on after a promotion, and where there was nothing to do. */
export function conclude({ shift, plan }: Result): Conclusion {
  if (!shift) {
    const steps = plan.length === 1 ? '1 step' : `${plan.length} steps`;
    return { ok: true, reasonCode: 'dry-run', reason: `Dry run: ${steps}, nothing was changed.` };
  }
  const ok = shift.outcome === 'promoted' || shift.outcome === 'unchanged';
  return { ok, reasonCode: shift.reasonCode, reason: shift.reason };
}
