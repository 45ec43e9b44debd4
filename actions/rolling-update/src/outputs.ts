import { type Conclusion, defineOutputs } from '@deploy-actions/action-kit';
import type { Result } from './run.ts';

/** The outputs of `rolling-update`. */
export const outputs = defineOutputs<Result>({
  outcome: ({ update }) => update?.outcome,
  'reason-code': ({ update }) => update?.reasonCode,
  reason: ({ update }) => update?.reason,
  workloads: ({ update }) =>
    update && JSON.stringify(Object.fromEntries(update.workloads.map(({ key, outcome }) => [key, outcome]))),
  report: ({ report }) => report,
});

/** The chain goes on after an update, and where there was nothing to do; never after an undo, not even one that was asked for. */
export function conclude({ update, plan }: Result): Conclusion {
  if (!update) {
    const steps = plan.length === 1 ? '1 step' : `${plan.length} steps`;
    return { ok: true, reasonCode: 'dry-run', reason: `Dry run: ${steps}, nothing was changed.` };
  }
  const ok = update.outcome === 'updated' || update.outcome === 'unchanged';
  return { ok, reasonCode: update.reasonCode, reason: update.reason };
}
