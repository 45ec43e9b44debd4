import type { GithubOperation } from '@deploy-actions/github';
import type { GithubRepository } from './github-source.ts';

/**
 * Makes sure, after a 404, that the thing is missing and not the whole repository hidden: GitHub answers both alike. Throws
 * ConfigurationError when the token may not see the repository.
 */
export async function confirmRepository(
  { client, owner, repo }: GithubRepository,
  operation: GithubOperation,
): Promise<void> {
  await client.send(operation, (api) => api.repos.get({ owner, repo }));
}
