import { GithubRefusal } from '@deploy-actions/github';
import type { GithubFacts } from './github-source.ts';
import { allPages } from './pages.ts';

/** A pull request of a commit. */
export interface PullRequest {
  readonly number: number;
  readonly author: string | undefined;
  readonly head: string;
  readonly base: string;
  readonly mergedAt: number | undefined;
  readonly mergeCommit: string | undefined;
}

/** A review of a pull request. */
export interface Review {
  readonly user: string | undefined;
  readonly bot: boolean;
  /** `APPROVED`, `CHANGES_REQUESTED`, `COMMENTED`, `DISMISSED` or `PENDING`. */
  readonly state: string;
  /** The head of the pull request when it was given. */
  readonly commit: string | undefined;
  readonly at: number;
}

/** GitHub lists no more files of a pull request than these. */
export const mostFiles = 3_000;

const permission = 'pull-requests: read';

/** The pull requests that brought a commit, or want to; `undefined` when GitHub doesn't know the commit. */
export function pullRequestsOf(facts: GithubFacts, sha: string): Promise<readonly PullRequest[] | undefined> {
  return facts.once(`pull requests of ${sha}`, async ({ client, owner, repo, fullName }) => {
    const found = await client.attempt(
      { name: 'find the pull request of a commit', repository: fullName, permission },
      [422],
      (api) =>
        api.repos.listPullRequestsAssociatedWithCommit({ owner, repo, commit_sha: sha, per_page: 100 }),
    );
    if (found instanceof GithubRefusal) return undefined;
    return found.map((pull) => ({
      ...{ number: pull.number, author: pull.user?.login, head: pull.head.sha, base: pull.base.ref },
      mergedAt: pull.merged_at === null ? undefined : Date.parse(pull.merged_at),
      mergeCommit: pull.merge_commit_sha ?? undefined,
    }));
  });
}

/** All reviews of a pull request, the oldest first. */
export function reviewsOf(facts: GithubFacts, number: number): Promise<readonly Review[]> {
  return facts.once(`reviews of ${number}`, async ({ client, owner, repo, fullName }) => {
    const operation = { name: 'list the reviews of a pull request', repository: fullName, permission };
    const reviews = await allPages('the reviews of a pull request', (page) =>
      client.send(operation, (api) => api.pulls.listReviews({ owner, repo, pull_number: number, ...page })),
    );
    return reviews
      .map(({ user, state, commit_id, submitted_at }) => ({
        ...{ user: user?.login, bot: user?.type === 'Bot', state, commit: commit_id ?? undefined },
        at: submitted_at === undefined ? 0 : Date.parse(submitted_at),
      }))
      .sort((one, other) => one.at - other.at);
  });
}

/** The paths that a pull request touches, the old ones of renamed files included; at most {@link mostFiles} files. */
export function filesOf(facts: GithubFacts, number: number): Promise<readonly string[]> {
  return facts.once(`files of ${number}`, async ({ client, owner, repo, fullName }) => {
    const operation = { name: 'list the files of a pull request', repository: fullName, permission };
    const files = await allPages('the files of a pull request', async ({ page, per_page }) => {
      if (page * per_page > mostFiles) return [];
      return await client.send(operation, (api) =>
        api.pulls.listFiles({ owner, repo, pull_number: number, page, per_page }),
      );
    });
    return files.flatMap(({ filename, previous_filename }) =>
      previous_filename === undefined ? [filename] : [filename, previous_filename],
    );
  });
}
