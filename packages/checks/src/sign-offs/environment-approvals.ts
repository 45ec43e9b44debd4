import { ConfigurationError } from '@deploy-actions/action-kit';
import type { GithubFacts } from '../github/github-source.ts';

/** Somebody who approved an environment. */
export interface EnvironmentApprover {
  readonly login: string;
  /** Whether they rejected it as well, in this attempt of the run or in another. */
  readonly rejected: boolean;
}

/** Those who approved an environment in a run; GitHub keeps no time of it. Rejects when the token may not read it. */
export function environmentApprovers(
  facts: GithubFacts,
  runId: string | undefined,
  environment: string,
): Promise<EnvironmentApprover[]> {
  if (runId === undefined || !/^\d+$/.test(runId)) {
    throw new ConfigurationError(
      'no run is known whose environment could be approved; `environment-approval` works in a workflow alone',
    );
  }
  return facts.once(`approvals of ${environment}`, async ({ client, owner, repo, fullName }) => {
    const reviews = await client.send(
      {
        name: `read who approved the environment ${environment}`,
        repository: fullName,
        permission: 'actions: read',
      },
      (api) => api.actions.getReviewsForRun({ owner, repo, run_id: Number(runId) }),
    );
    const named = (name: string | undefined) => name?.toLowerCase() === environment.toLowerCase();
    const who = (wanted: string) =>
      reviews.flatMap(({ state, user, environments }) =>
        state === wanted && user && environments.some(({ name }) => named(name)) ? [user.login] : [],
      );
    const rejected = new Set(who('rejected'));
    return who('approved').map((login) => ({ login, rejected: rejected.has(login) }));
  });
}
