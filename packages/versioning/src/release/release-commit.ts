import { ConfigurationError } from '@deploy-actions/action-kit';
import { readCommitsAt } from '../git/commits.ts';
import type { Repository } from '../git/repository.ts';
import type { Decision } from '../version/decision.ts';
import type { ReleaseRequest } from './release-request.ts';

/**
 * The commit to tag in place of the released one. Throws ConfigurationError unless its only parent is the released commit and its
 * trailer says that it carries a release of that.
 */
export async function findReleaseCommit(
  { git, target }: Repository,
  { releaseCommit }: Pick<ReleaseRequest, 'releaseCommit'>,
): Promise<string | undefined> {
  if (releaseCommit === undefined) return undefined;
  const found = await git.attempt(['rev-parse', '--verify', '--quiet', `${releaseCommit}^{commit}`]);
  const [commit] = found.exitCode === 0 ? await readCommitsAt(git, [found.stdout.trim()]) : [];
  if (commit === undefined)
    throw refused(
      `found \`${releaseCommit}\`, which is no commit of this clone; make or fetch it in an earlier step of the same job`,
    );
  const { hash, header, parents, source } = commit;
  if (parents.length === 1 && parents[0] === target && source === target) return hash;
  const named =
    source === undefined ? 'no trailer `Source-Commit`' : `the trailer \`Source-Commit: ${source}\``;
  throw refused(
    `found ${hash} (${header}) with the ${parents.length === 1 ? 'parent' : 'parents'} ${parents.join(', ') || 'none'} and ${named}; allowed is a commit whose only parent is ${target} and whose trailer names it`,
  );
}

/** Throws ConfigurationError when the release's tag stands on another commit already. */
export function checkPlace({ existing, tag }: Decision, releaseCommit: string | undefined): void {
  if (releaseCommit === undefined || existing === undefined || existing.commit === releaseCommit) return;
  throw refused(
    `the tag ${tag} already stands on ${existing.commit}, and this run would put it on ${releaseCommit}; give that commit, or delete the tag if nothing was published from it`,
  );
}

function refused(message: string): ConfigurationError {
  return new ConfigurationError([{ input: 'release-commit', message }]);
}
