import { type Conclusion, defineOutputs } from '@deploy-actions/action-kit';
import type { Result } from './run.ts';

/** The outputs of `monitor-window`. */
export const outputs = defineOutputs<Result>({
  verdict: ({ watched }) => watched?.verdict,
  'reason-code': ({ watched }) => watched?.reasonCode,
  reason: ({ watched }) => watched?.reason,
  action: ({ watched }) => watched?.action,
  baseline: ({ watched }) => watched?.baseline,
  report: ({ watched }) => watched?.report,
});

/** The chain goes on where the policy for the verdict says so. */
export function conclude({ watched }: Result): Conclusion {
  if (!watched)
    return { ok: true, reasonCode: 'dry-run', reason: 'Dry run: nothing was watched or written.' };
  const { verdict, reasonCode, reason, action } = watched;
  return { ok: action === 'continue', reasonCode, reason: `${verdict}: ${reason}` };
}
