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
  /** Whether the person may write to the repository: on GitHub, what others think binds nobody. */
  readonly mayWrite: boolean;
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'DISMISSED';
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

/** Comments are left out: they leave an earlier opinion as it is. */
const reviewsQuery = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      reviews(first: 100, after: $after, states: [APPROVED, CHANGES_REQUESTED, DISMISSED]) {
        nodes { state submittedAt authorCanPushToRepository author { __typename login } commit { oid } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}` as const;

interface ReviewsAnswer {
  readonly repository: {
    readonly pullRequest: {
      readonly reviews: {
        readonly nodes: readonly {
          readonly state: Review['state'];
          readonly submittedAt: string | null;
          readonly authorCanPushToRepository: boolean;
          readonly author: { readonly __typename: string; readonly login: string } | null;
          readonly commit: { readonly oid: string } | null;
        }[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      };
    };
  };
}

/** All opinions on a pull request, the oldest first. Only GraphQL says who of them may write, in the one request. */
export function reviewsOf(facts: GithubFacts, number: number): Promise<readonly Review[]> {
  return facts.once(`reviews of ${number}`, async ({ client, owner, repo, fullName }) => {
    const operation = { name: 'list the reviews of a pull request', repository: fullName, permission };
    const all: Review[] = [];
    let after: string | null = null;
    do {
      const variables = { owner, repo, number, after };
      const answer: ReviewsAnswer = await client.query<ReviewsAnswer>(operation, reviewsQuery, variables);
      const { nodes, pageInfo } = answer.repository.pullRequest.reviews;
      for (const { state, author, commit, submittedAt, authorCanPushToRepository: mayWrite } of nodes) {
        const at = submittedAt === null ? 0 : Date.parse(submittedAt);
        const bot = author?.__typename === 'Bot';
        all.push({ state, mayWrite, bot, at, user: author?.login, commit: commit?.oid });
      }
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    return all.sort((one, other) => one.at - other.at);
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
