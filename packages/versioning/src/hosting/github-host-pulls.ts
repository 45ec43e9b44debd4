import { ConfigurationError, ProviderError, quoted } from '@deploy-actions/action-kit';
import { type GithubOperation, GithubRefusal } from '@deploy-actions/github';
import { commitFile, newestCommits, sameMessage } from './github-host-commits.ts';
import { appRemedy, atGithub, type GithubRepository } from './github-host-repository.ts';
import { type FilePullRequest, movedOn, type OpenedPullRequest } from './release-host.ts';

/** Pull requests from one branch among which the newest open or merged one is looked for. */
const listed = 20;

/**
 * Opens the pull request that brings a file, with its branch and its commit. Each step looks at what an earlier run left
 * behind, and a pull request that another run opens at the same time is given. Throws ConfigurationError for a branch of
 * that name which somebody else works on.
 */
export async function proposeFile(
  at: GithubRepository,
  request: FilePullRequest,
): Promise<OpenedPullRequest> {
  if (!(await branchWithCommit(at, request))) {
    const committed = await commitFile(at, { ...request, branch: request.from });
    if (committed === movedOn) await assertCommitted(at, request);
  }
  return openPullRequest(at, request);
}

/** The open pull request from one branch into another, or else a merged one; one that was closed counts as none. */
export async function findPullRequest(
  { client, owner, repo, fullName }: GithubRepository,
  { from, branch: base }: Pick<FilePullRequest, 'from' | 'branch'>,
): Promise<OpenedPullRequest | undefined> {
  const operation: GithubOperation = {
    name: `look for the pull request from ${from}`,
    repository: fullName,
    permission: 'pull-requests: read',
  };
  const pulls = await client.send(operation, (api) =>
    api.pulls.list({ owner, repo, head: `${owner}:${from}`, base, state: 'all', per_page: listed }),
  );
  const found = pulls.find(({ state }) => state === 'open') ?? pulls.find((pull) => pull.merged_at !== null);
  return found && { number: found.number, url: found.html_url };
}

/** Makes the branch, or puts one that is there on the parent; gives whether it ends with the commit already. */
async function branchWithCommit(at: GithubRepository, request: FilePullRequest): Promise<boolean> {
  const { client, owner, repo } = at;
  const { from, parent, message } = request;
  const operation = writing(at, 'make a branch for the changelog', from);
  const made = await atGithub(
    () =>
      client.attempt(operation, [422], (api) =>
        api.git.createRef({ owner, repo, ref: `refs/heads/${from}`, sha: parent }),
      ),
    async () => (await newestCommits(at, from, 1))[0],
  );
  if (!(made instanceof GithubRefusal)) return false;
  const [head] = await newestCommits(at, from, 1);
  if (head === undefined)
    throw new ConfigurationError(`could not ${operation.name} (422, ${quoted(made.message)})`);
  if (sameMessage(head.message, message)) return true;
  if (head.sha === parent) return false;
  // What an earlier run committed, on what the branch was then, is made anew on what it is now.
  const force = headlineOf(head.message) === headlineOf(message);
  const moved = await client.attempt(operation, [422], (api) =>
    api.git.updateRef({ owner, repo, ref: `heads/${from}`, sha: parent, force }),
  );
  if (moved instanceof GithubRefusal) {
    throw new ConfigurationError(
      `the branch \`${from}\` of ${at.fullName}, from which the changelog would be proposed, is there already and ends with ${head.sha} (${quoted(headlineOf(head.message))}): merge or delete it, then run again`,
    );
  }
  return false;
}

/** Another run at the same time may have committed the same. */
async function assertCommitted(at: GithubRepository, { from, message }: FilePullRequest): Promise<void> {
  const [head] = await newestCommits(at, from, 1);
  if (head && sameMessage(head.message, message)) return;
  const operation = `commit to the branch ${from}`;
  throw new ProviderError(`the branch \`${from}\` of ${at.fullName} moved on meanwhile; run again`, {
    ...{ system: 'GitHub', operation, retryable: true },
  });
}

async function openPullRequest(at: GithubRepository, request: FilePullRequest): Promise<OpenedPullRequest> {
  const { client, owner, repo, fullName } = at;
  const { from: head, branch: base, title, body } = request;
  const operation: GithubOperation = {
    name: `open a pull request from ${head} to ${base}`,
    repository: fullName,
    permission: 'pull-requests: write',
  };
  const opened = await atGithub(
    async () => {
      const answer = await client.attempt(operation, [422], (api) =>
        api.pulls.create({ owner, repo, title, head, base, body }),
      );
      return answer instanceof GithubRefusal ? answer : { number: answer.number, url: answer.html_url };
    },
    () => findPullRequest(at, request),
  );
  if (!(opened instanceof GithubRefusal)) return opened;
  const other = await findPullRequest(at, request);
  if (other) return other;
  throw new ConfigurationError(`could not ${operation.name} (422, ${quoted(opened.message)})`);
}

function writing({ fullName }: GithubRepository, name: string, branch: string): GithubOperation {
  const remedies = { rules: appRemedy };
  return { name, repository: fullName, permission: 'contents: write', branch, remedies };
}

function headlineOf(message: string): string {
  return message.split('\n', 1)[0] ?? '';
}
