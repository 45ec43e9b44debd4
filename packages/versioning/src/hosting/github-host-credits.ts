import type { GithubOperation } from '@deploy-actions/github';
import type { GithubRepository } from './github-host-repository.ts';
import type { Credit } from './release-host.ts';

/** Commits in one query, and queries: https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api. */
const commitsPerQuery = 200;
const mostQueries = 2;

interface CreditAnswer {
  readonly repository: { readonly nameWithOwner: string; readonly [id: `c${number}`]: CommitAnswer | null };
}

/** Empty for what is no commit. */
interface CommitAnswer {
  readonly author?: { readonly user: { readonly login: string } | null } | null;
  readonly associatedPullRequests?: {
    readonly nodes:
      | readonly ({
          readonly number: number;
          readonly baseRepository: { readonly nameWithOwner: string } | null;
        } | null)[]
      | null;
  } | null;
}

/**
 * Who made commits, and the first pull request that brought each, as GitHub knows them: of the first 400, by one query for 200.
 * Commits that GitHub doesn't have are left out.
 */
export async function creditsOf(
  at: GithubRepository,
  commits: readonly string[],
): Promise<ReadonlyMap<string, Credit>> {
  const credits = new Map<string, Credit>();
  for (let query = 0; query < mostQueries; query += 1) {
    const part = commits.slice(query * commitsPerQuery, (query + 1) * commitsPerQuery);
    if (part.length === 0) break;
    const found = await ask(at, part);
    for (const [index, commit] of part.entries()) {
      const credit = creditOf(found[`c${index}`], found.nameWithOwner);
      if (credit) credits.set(commit, credit);
    }
  }
  return credits;
}

async function ask(
  { client, owner, repo, fullName }: GithubRepository,
  commits: readonly string[],
): Promise<CreditAnswer['repository']> {
  const operation: GithubOperation = {
    name: 'ask who made the commits',
    repository: fullName,
    permission: 'pull-requests: read',
  };
  const ids = commits.map((_, index) => `c${index}`);
  const query =
    `query($owner: String!, $repo: String!, ${ids.map((id) => `$${id}: GitObjectID!`).join(', ')}) {
    repository(owner: $owner, name: $repo) {
      nameWithOwner
      ${ids.map((id) => `${id}: object(oid: $${id}) { ...credit }`).join('\n')}
    }
  }
  fragment credit on Commit {
    author { user { login } }
    associatedPullRequests(first: 1) { nodes { number baseRepository { nameWithOwner } } }
  }` as const;
  const variables = Object.fromEntries(commits.map((commit, index) => [`c${index}`, commit]));
  const answer = await client.query<CreditAnswer>(operation, query, { owner, repo, ...variables });
  return answer.repository;
}

/** In a fork, pull requests of the repository it is from are known too. */
function creditOf(commit: CommitAnswer | null | undefined, repository: string): Credit | undefined {
  const author = commit?.author?.user?.login;
  const pull = commit?.associatedPullRequests?.nodes?.[0];
  const own = pull?.baseRepository?.nameWithOwner === repository;
  const pullRequest = own ? pull?.number : undefined;
  return author === undefined && pullRequest === undefined ? undefined : { author, pullRequest };
}
