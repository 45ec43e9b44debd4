import { ConfigurationError, isoInstant, ProviderError } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { CheckContext } from '../../check.ts';
import { newestDeployment } from '../../github/deployments.ts';
import type { GithubFacts } from '../../github/github-source.ts';
import { shortSha } from '../../github/subject-commit.ts';

type Since = CheckConfigurationOf<'errors'>['since'];

/** In words, for what a check asks. */
export function describeSince(since: Since, now: number): string {
  if (since === 'deployment') return 'the start of the deployment';
  return isoInstant('at' in since ? since.at : now - since.ago);
}

/**
 * The time in milliseconds since 1970. Throws ConfigurationError for one that lies ahead, ProviderError where GitHub
 * knows of no deployment.
 */
export async function timeOf(
  since: Since,
  { commit, facts }: { readonly commit: string | undefined; readonly facts: () => GithubFacts },
  { runtime, subject }: Pick<CheckContext, 'runtime' | 'subject'>,
): Promise<number> {
  const now = runtime.clock.now();
  if (since !== 'deployment') {
    const at = 'at' in since ? since.at : now - since.ago;
    if (at < now) return at;
    throw new ConfigurationError(`\`since\` is ${isoInstant(at)}, which lies ahead of ${isoInstant(now)}`);
  }
  const { environment } = subject;
  const found = await newestDeployment(facts(), { environment, sha: commit });
  if (found) return found.startedAt;
  const message = `GitHub knows of no deployment of ${shortSha(commit ?? '')} to \`${environment}\`: give \`since\` a time`;
  throw new ProviderError(message, { system: 'GitHub', operation: 'list deployments' });
}
