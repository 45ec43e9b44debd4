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
    const error = pushRefused(readable(stdout, stderr), remote, refs);
    return { error, words: `the push to ${remote} was refused`, unlessSame: true };
  }
  log.info(`Pushed to ${remote}: ${refs.map(({ ref }) => ref.slice('refs/'.length)).join(', ')}.`);
  return undefined;
}

/** Git's words as people read them: which ref was refused and why, and the remote's own lines, each once. */
function readable(stdout: string, stderr: string): string {
  const refused = [...stdout.matchAll(/^!\t[^\t]*:refs\/(\S+)\t(.*)$/gm)].map(
    ([, ref, why]) => `${ref} ${why}`,
  );
  const said = stderr.split('\n').map((line) => line.trim());
  const noise = /^(?:remote:)?$|^To |^error: failed to push some refs|^hint:/;
  return [...new Set([...refused, ...said.filter((line) => !noise.test(line))])].join('\n');
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
  // git-receive-pack(1) says so of its hooks pre-receive and update.
  if (/hook declined/i.test(words))
    return `A rule of the remote refuses this (its own words are above), and will do so again: meet it, or push with credentials that it lets pass${branch ? ', or leave the branch alone by `changelog: none`' : ''}`;
  if (/exists; cannot create/i.test(words))
    return "A ref of the remote is in the way, since one name can't be the folder of another: delete it or use another `tag-prefix`";
  return undefined;
}
