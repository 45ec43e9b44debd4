import { ConfigurationError } from '@deploy-actions/action-kit';
import type { CheckContext } from '../check.ts';

/** The commit that is deployed: what the deployment says, else that of the run. Throws ConfigurationError when neither is known. */
export function subjectCommit({ subject, runtime }: Pick<CheckContext, 'subject' | 'runtime'>): string {
  const sha = subject.sha ?? runtime.run.sha;
  if (sha !== undefined) return sha;
  throw new ConfigurationError(
    'no commit is known: give `sha`, or run in a workflow, where GITHUB_SHA has it',
  );
}

/** So much of a commit's id tells it apart for people. */
export function shortSha(sha: string): string {
  return sha.slice(0, 7);
}
