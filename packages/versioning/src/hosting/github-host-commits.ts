import { type GithubApi, type GithubOperation, GithubRefusal, MutationRefusal } from '@deploy-actions/github';
import { appRemedy, atGithub, type GithubRepository } from './github-host-repository.ts';
import { type FileCommit, movedOn } from './release-host.ts';

/** GitHub signs what it commits this way: https://docs.github.com/graphql/reference/mutations#createcommitonbranch. */
const commitMutation = `mutation($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;

/** The newest commits of a branch among which one is looked for. */
const looked = 20;

interface Committed {
  readonly createCommitOnBranch: { readonly commit: { readonly oid: string } };
}

/** Commits a file on top of a branch; gives the commit, or {@link movedOn} when the branch ends with another one. */
export async function commitFile(
  at: GithubRepository,
  { branch, parent, path, text, message }: FileCommit,
): Promise<string | typeof movedOn> {
  const [headline = '', ...rest] = message.trim().split('\n');
  const input = {
    branch: { repositoryNameWithOwner: at.fullName, branchName: branch },
    expectedHeadOid: parent,
    message: { headline, body: rest.join('\n').trim() },
    fileChanges: { additions: [{ path, contents: Buffer.from(text).toString('base64') }] },
  };
  const operation: GithubOperation = {
    name: `commit ${path}`,
    repository: at.fullName,
    permission: 'contents: write',
    branch,
    remedies: {
      rules: `${appRemedy}, or bring the changelog by a pull request with \`changelog-commit: pull-request\``,
    },
  };
  return atGithub<string | typeof movedOn, string>(
    async () => {
      const answer = await at.client.mutate<Committed>(operation, ['STALE_DATA'], commitMutation, { input });
      return answer instanceof MutationRefusal ? movedOn : answer.createCommitOnBranch.commit.oid;
    },
    async () => {
      const commits = await newestCommits(at, branch, looked);
      return commits.find((one) => one.parents[0] === parent && sameMessage(one.message, message))?.sha;
    },
  );
}

/** A commit of a branch. */
export interface BranchCommit {
  readonly sha: string;
  readonly message: string;
  readonly parents: readonly string[];
}

/** The newest commits of a branch; none when there is no such branch. */
export async function newestCommits(
  { client, owner, repo, fullName }: GithubRepository,
  branch: string,
  count: number,
): Promise<readonly BranchCommit[]> {
  const operation: GithubOperation = {
    name: `look at the branch ${branch}`,
    repository: fullName,
    permission: 'contents: read',
  };
  const found = await client.attempt(operation, [404], (api: GithubApi) =>
    api.repos.listCommits({ owner, repo, sha: branch, per_page: count }),
  );
  if (found instanceof GithubRefusal) return [];
  return found.map(({ sha, commit, parents }) => ({
    ...{ sha, message: commit.message },
    parents: parents.map((parent) => parent.sha),
  }));
}

/** Whether two messages say the same, however they end. */
export function sameMessage(one: string, other: string): boolean {
  return one.trim() === other.trim();
}
