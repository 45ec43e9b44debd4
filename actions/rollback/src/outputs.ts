import { type Conclusion, defineOutputs } from '@deploy-actions/action-kit';
import type { Result } from './run.ts';

/** The outputs of `rollback`. */
export const outputs = defineOutputs<Result>({
  outcome: ({ rollback }) => rollback?.outcome,
  'reason-code': ({ rollback }) => rollback?.reasonCode,
  reason: ({ rollback }) => rollback?.reason,
  from: ({ rollback }) => rollback?.from,
  to: ({ rollback }) => rollback?.to,
  seconds: ({ rollback }) => rollback?.seconds,
  restored: ({ restore }) => restore?.done,
  'restore-seconds': ({ restore }) => restore?.seconds,
  incident: ({ incident }) => incident,
  report: ({ report }) => report,
});

/** A refused rollback fails the step, and so does a database that was to be restored and wasn't. */
export function conclude({ rollback, plan, restore }: Result): Conclusion {
  if (!rollback) {
    const steps = plan.length === 1 ? '1 step' : `${plan.length} steps`;
    return { ok: true, reasonCode: 'dry-run', reason: `Dry run: ${steps}, nothing was changed.` };
  }
  if (restore && !restore.done)
    return { ok: false, reasonCode: 'restore-failed', reason: `${rollback.reason} ${restore.told}` };
  if (restore?.closed) {
    return { ok: false, reasonCode: 'maintenance-left-on', reason: `${rollback.reason} ${restore.told}` };
  }
  const reason = restore ? `${rollback.reason} ${restore.told}` : rollback.reason;
  return { ok: rollback.outcome !== 'refused', reasonCode: rollback.reasonCode, reason };
}
