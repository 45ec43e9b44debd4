import { describeError, type Runtime } from '@deploy-actions/action-kit';
import type { MaintenanceHolder } from './maintenance-record.ts';

/**
 * Whether the job of a holder has ended; `undefined` when nobody can tell: a person, a token that may not look, GitHub out of reach.
 * The last is a warning.
 */
export async function holderHasEnded(
  { run }: MaintenanceHolder,
  githubToken: string | undefined,
  runtime: Runtime,
): Promise<boolean | undefined> {
  if (!run || githubToken === undefined) return undefined;
  const { createGithubClient, jobHasEnded } = await import('@deploy-actions/github');
  try {
    return await jobHasEnded(await createGithubClient({ ...runtime, token: githubToken }), run);
  } catch (error) {
    const why = describeError(error);
    runtime.log.warning(`Whether the job that turned maintenance mode on has ended can't be seen: ${why}`);
    return undefined;
  }
}
