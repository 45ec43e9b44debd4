import { type Conclusion, defineOutputs } from '@deploy-actions/action-kit';
import type { Result } from './run.ts';

/** The outputs of `migrate-db`. */
export const outputs = defineOutputs<Result>({
  'reason-code': (result) => conclude(result).reasonCode,
  reason: (result) => conclude(result).reason,
});

/** How it ended, for machines and for people. */
export function conclude({ subject, changed }: Result): Conclusion {
  return changed
    ? { ok: true, reasonCode: 'changed', reason: `Acted on ${subject}.` }
    : { ok: true, reasonCode: 'dry-run', reason: `Nothing was changed on ${subject}.` };
}
