import type { Runtime } from '@deploy-actions/action-kit';
import type { Inputs } from './inputs.ts';

/** What `migrate-db` did. */
export interface Result {
  readonly subject: string;
  readonly changed: boolean;
}

/** Acts on the subject, or with `dry-run` says what it would do. */
export async function run({ subject, dryRun }: Inputs, { log }: Runtime): Promise<Result> {
  log.info(dryRun ? `Would act on ${subject}.` : `Acting on ${subject}.`);
  return { subject, changed: !dryRun };
}
