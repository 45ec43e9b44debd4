import { describeError } from '@deploy-actions/action-kit';
import type { MaintenanceHolder } from './maintenance-record.ts';
import type { MaintenanceContext } from './maintenance-types.ts';

/**
 * Whether the job of a holder has ended; `undefined` when nobody can tell: a person, a token that may not look, GitHub out of reach.
 * The last is a warning.
 */
export async function holderHasEnded(
  { run }: MaintenanceHolder,
  { githubToken, fetch, runtime }: Pick<MaintenanceContext, 'githubToken' | 'fetch' | 'runtime'>,
): Promise<boolean | undefined> {
  if (!run || githubToken === undefined) return undefined;
  const { createGithubClient, jobHasEnded } = await import('@deploy-actions/github');
  const client = await createGithubClient({ ...runtime, token: githubToken, ...(fetch && { fetch }) });
  try {
    return await jobHasEnded(client, run);
  } catch (error) {
    const why = describeError(error);
    runtime.log.warning(`Whether the job that turned maintenance mode on has ended can't be seen: ${why}`);
    return undefined;
  }
}
