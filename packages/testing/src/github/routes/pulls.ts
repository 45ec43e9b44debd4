import { type Answer, created, notFound, ok, Refusal, unprocessable } from '../answer.ts';
import type { PullRequest } from '../project.ts';
import { newPullRequest } from '../project-options.ts';
import { shownChange, shownFullPullRequest, shownPullRequest, shownReview } from '../pull-shapes.ts';
import { onRepository, paged, type RepositoryCall, type RouteTable } from '../route.ts';
import type { Repository } from '../world.ts';

/** Pull requests, their reviews and files: https://docs.github.com/rest/pulls. */
export const pullRoutes: RouteTable = {
  'pulls/list': onRepository('pull-requests', 'read', (call) => {
    const { repository, query } = call;
    const state = query.get('state') ?? 'open';
    const [head, base] = [query.get('head'), query.get('base')];
    const found = repository.project.pullRequests
      .filter((pull) => state === 'all' || pull.state === state)
      .filter((pull) => head === null || head === `${repository.owner}:${pull.head.ref}`)
      .filter((pull) => base === null || base === pull.base)
      .toReversed();
    const { items, headers } = paged(call, found);
    return { ...ok(items.map((pull) => shownPullRequest(call, repository, pull))), headers };
  }),

  'pulls/get': onRepository('pull-requests', 'read', (call) =>
    ok(shownFullPullRequest(call, call.repository, pullOf(call))),
  ),

  'pulls/create': onRepository('pull-requests', 'write', opened),

  'repos/list-pull-requests-associated-with-commit': onRepository('pull-requests', 'read', (call) => {
    const { repository, parameters } = call;
    const sha = parameters['commit_sha'] ?? '';
    if (repository.objects.type(sha) !== 'commit') throw unprocessable(`No commit found for SHA: ${sha}`);
    const pulls = pullsOf(repository, sha);
    const { items, headers } = paged(call, pulls);
    return { ...ok(items.map((pull) => shownPullRequest(call, repository, pull))), headers };
  }),

  'pulls/list-reviews': onRepository('pull-requests', 'read', (call) => {
    const pull = pullOf(call);
    const { items, headers } = paged(call, pull.reviews);
    return { ...ok(items.map((review) => shownReview(call, call.repository, pull, review))), headers };
  }),

  // At most 3,000 files are listed.
  'pulls/list-files': onRepository('pull-requests', 'read', (call) => {
    const pull = pullOf(call);
    const { items, headers } = paged(call, pull.files.slice(0, 3_000));
    return { ...ok(items.map((file) => shownChange(call, call.repository, pull, file))), headers };
  }),
};

/** The pull requests of a commit: for one of the default branch only the merged ones that brought it, else open ones too. */
export function pullsOf(repository: Repository, sha: string): PullRequest[] {
  const bringing = repository.project.pullRequests.filter((pull) => brings(pull, sha));
  if (bringing.length === 0) return [];
  const head = repository.refs.get(`refs/heads/${repository.defaultBranch}`);
  const released = head !== undefined && repository.objects.isAncestor(sha, head);
  return bringing.filter((pull) => pull.mergedAt !== null || (!released && pull.state === 'open'));
}

interface Proposal {
  readonly title: string;
  readonly head: string;
  readonly base: string;
  readonly body?: string;
}

function opened(call: RepositoryCall): Answer {
  const { repository, token, now } = call;
  const { project, refs, objects, owner } = repository;
  const { title, base, body = '', ...proposal } = call.body as Proposal;
  if (token?.kind === 'actions' && !project.actionsMayPropose) {
    throw new Refusal(403, 'GitHub Actions is not permitted to create or approve pull requests.');
  }
  const branch = proposal.head.replace(`${owner}:`, '');
  const [head, onto] = [refs.get(`refs/heads/${branch}`), refs.get(`refs/heads/${base}`)];
  const resource = 'PullRequest';
  const invalid = (field: string) => ({ resource, field, code: 'invalid' });
  const custom = (message: string) =>
    unprocessable('Validation Failed', [{ resource, code: 'custom', message }]);
  if (head === undefined || onto === undefined) {
    throw unprocessable('Validation Failed', [
      ...(head === undefined ? [invalid('head')] : []),
      ...(onto === undefined ? [invalid('base')] : []),
    ]);
  }
  const same = (pull: PullRequest) => pull.head.ref === branch && pull.base === base;
  if (project.pullRequests.some((pull) => pull.state === 'open' && same(pull))) {
    throw custom(`A pull request already exists for ${owner}:${branch}.`);
  }
  if (objects.isAncestor(head, onto)) throw custom(`No commits between ${base} and ${branch}`);
  const pull = newPullRequest(repository, () => nextId(repository), now, {
    ...{ title, body, base, author: token?.login ?? 'ghost', head: { ref: branch, sha: head } },
  });
  project.pullRequests.push(pull);
  return created(shownFullPullRequest(call, repository, pull));
}

/** A number that no pull request has. */
function nextId({ project }: Repository): number {
  return Math.max(100_000_000, ...project.pullRequests.map(({ id }) => id)) + 1;
}

function brings({ mergeCommitSha, head, commits }: PullRequest, sha: string): boolean {
  return mergeCommitSha === sha || head.sha === sha || commits.includes(sha);
}

function pullOf({ repository, parameters }: RepositoryCall): PullRequest {
  const number = Number(parameters['pull_number']);
  const pull = repository.project.pullRequests.find((one) => one.number === number);
  if (pull === undefined) throw notFound();
  return pull;
}
