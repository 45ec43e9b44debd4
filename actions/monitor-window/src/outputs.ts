import { type Conclusion, defineOutputs } from '@deploy-actions/action-kit';
import type { Result } from './run.ts';

/** The outputs of `monitor-window`. */
export const outputs = defineOutputs<Result>({
  verdict: ({ watched }) => watched?.verdict,
  'reason-code': ({ watched }) => watched?.reasonCode,
  reason: ({ watched }) => watched?.reason,
  baseline: ({ watched }) => watched?.baseline,
  report: ({ watched }) => watched?.report,
});

/** The chain goes on after a pass, and without enough traffic where `on-no-data` says so. */
export function conclude({ watched }: Result): Conclusion {
  if (!watched)
    return { ok: true, reasonCode: 'dry-run', reason: 'Dry run: nothing was watched or written.' };
  const { verdict, reasonCode, reason, onNoData } = watched;
  const ok = verdict === 'pass' || (verdict === 'insufficient-sample' && onNoData === 'pass');
  return { ok, reasonCode, reason: `${verdict}: ${reason}` };
}
