import { type Conclusion, defineOutputs } from '@deploy-actions/action-kit';
import type { Result } from './run.ts';

/** The outputs of `maintenance-mode`. */
export const outputs = defineOutputs<Result>({
  active: ({ ending }) => ending.status.active,
  changed: ({ ending }) => ending.changed,
  since: ({ ending }) => ending.status.since,
  until: ({ ending }) => ending.status.until,
  holder: ({ ending: { status } }) => status.holder?.url ?? status.holder?.actor,
  message: ({ ending }) => ending.status.message,
  seconds: ({ ending }) => ending.seconds,
  'reason-code': (result) => conclude(result).reasonCode,
  reason: (result) => conclude(result).reason,
});

/** The chain may go on unless another has it, or what was written is not what users see. */
export function conclude({ dryRun, mode, plan, ending }: Result): Conclusion {
  const { ok, reasonCode, reason } = ending;
  if (!dryRun || mode === 'status') return { ok, reasonCode, reason };
  const steps = plan.length === 1 ? '1 line' : `${plan.length} lines`;
  return { ok: true, reasonCode: 'dry-run', reason: `Dry run: a plan of ${steps}, nothing was changed.` };
}
