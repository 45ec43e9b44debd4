import { ProviderError, type Runtime } from '@deploy-actions/action-kit';
import { credentialRemedy } from '../git/credentials.ts';
import type { Git } from '../git/git.ts';
import type { Overtaken } from './steps/step.ts';

/** What is pushed: a full ref, the object it gets, and for a ref that moves by force where it was seen (empty when nowhere). */
export interface PushedRef {
  readonly ref: string;
  readonly to: string;
  readonly lease?: string;
}

/** Pushes all of it or nothing. Gives the refusal as what others may have caused. */
export async function push(
  git: Git,
  remote: string,
  refs: readonly PushedRef[],
  { log }: Pick<Runtime, 'log'>,
): Promise<Overtaken | undefined> {
  if (refs.length === 0) return undefined;
  const args = ['push', '--atomic', '--porcelain', '--no-follow-tags', '--recurse-submodules=no'];
  const leases = refs.flatMap(({ ref, lease }) =>
    lease === undefined ? [] : [`--force-with-lease=${ref}:${lease}`],
  );
  const specs = refs.map(({ ref, to }) => `${to}:${ref}`);
  const { exitCode, stdout, stderr } = await git.attempt([...args, ...leases, remote, ...specs], {
    network: true,
  });
  if (exitCode !== 0) {
    const words = [stdout, stderr].join('\n').trim();
    return { error: pushRefused(words, remote, refs), unlessSame: true };
  }
  log.info(`Pushed to ${remote}: ${refs.map(({ ref }) => ref.slice('refs/'.length)).join(', ')}.`);
  return undefined;
}

/** What the remote's refusal means and what helps; GitHub's reasons stand in its own words. */
export function pushRefused(words: string, remote: string, refs: readonly PushedRef[]): Error {
  const remedy = remedyFor(words, refs);
  const message = `the push to ${remote} was refused and nothing of it was taken over: ${words}`;
  if (remedy === undefined)
    return new ProviderError(message, { system: 'git', operation: 'push', retryable: true });
  return new ProviderError(`${message}. ${remedy}. A re-run goes on from what is there already`, {
    system: 'git',
    operation: 'push',
  });
}

function remedyFor(words: string, refs: readonly PushedRef[]): string | undefined {
  const branch = refs.some(({ ref }) => ref.startsWith('refs/heads/'));
  // GitHub's sentence: refusing to allow a GitHub App to create or update workflow `…` without `workflows` permission.
  if (/refusing to allow .* workflow/i.test(words))
    return 'GITHUB_TOKEN may not push workflow files, nor a tag whose workflow files differ from those of every branch: give the token of a GitHub App with `workflows: write` as `github-token`, or release a commit that a branch ends with';
  // https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/troubleshooting-rules
  if (/GH006|GH013|protected branch|rule violations/i.test(words))
    return branch
      ? 'A rule protects the branch or the tag: give the token of a GitHub App that the rule lets bypass it as `github-token`; for a branch that takes pull requests only, `stage: publish` with `changelog-commit: pull-request` or `changelog: none` also does'
      : 'A rule protects the tag: give the token of a GitHub App that the rule lets bypass it as `github-token`';
  const unknown = credentialRemedy(words);
  if (unknown !== undefined) return unknown;
  if (/\b403\b|denied|not permitted/i.test(words))
    return 'The token may not push: give the job `permissions: contents: write`';
  return undefined;
}
