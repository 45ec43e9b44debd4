import { ConfigurationError, type Runtime } from '@deploy-actions/action-kit';
import type { BackupRequest, BackupResult } from '@deploy-actions/database';
import type { Inputs } from './inputs.ts';

/** What `backup-db` did. */
export interface Result {
  readonly request: BackupRequest;
  /** Each write in order, as a line for people. */
  readonly plan: readonly string[];
  /** Absent in a dry run. */
  readonly made: BackupResult | undefined;
}

/** Checks database and destination, then makes and verifies a backup; in a dry run it only says what it would write. */
export async function run({ request, dryRun, place }: Inputs, runtime: Runtime): Promise<Result> {
  const { prepareBackup } = await import('@deploy-actions/database');
  const prepared = await prepareBackup(request, runtime).catch((error: unknown) => {
    if (!(error instanceof ConfigurationError)) throw error;
    throw new ConfigurationError(error.problems.map(place));
  });
  const plan = prepared.plan();
  if (!dryRun) return { request, plan, made: await prepared.make() };
  for (const [index, step] of plan.entries()) runtime.log.info(`${index + 1}. ${step}`);
  return { request, plan, made: undefined };
}
