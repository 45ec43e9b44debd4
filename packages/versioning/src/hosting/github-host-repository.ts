import { ProviderError } from '@deploy-actions/action-kit';
import type { GithubClient } from '@deploy-actions/github';

/** A repository, and the client that reaches it. */
export interface GithubRepository {
  readonly client: GithubClient;
  readonly owner: string;
  readonly repo: string;
  /** `owner/repo`. */
  readonly fullName: string;
}

/** What helps against rules, whatever they forbid. */
export const appRemedy =
  'give `github-token` the token of a GitHub App that may bypass it, which GITHUB_TOKEN never may';

/**
 * What a write gives, or what `look` finds of it when its answer was lost: it may have happened. Throws the write's own error
 * when nothing is found.
 */
export async function atGithub<T, F>(
  write: () => Promise<T>,
  look: () => Promise<F | undefined>,
): Promise<T | F> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof ProviderError) || !error.retryable) throw error;
    const found = await look().catch(() => undefined);
    if (found === undefined) throw error;
    return found;
  }
}
