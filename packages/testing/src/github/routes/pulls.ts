import { notFound, ok, unprocessable } from '../answer.ts';
import type { PullRequest } from '../project.ts';
import { shownChange, shownPullRequest, shownReview } from '../pull-shapes.ts';
import { onRepository, paged, type RepositoryCall, type RouteTable } from '../route.ts';

/** Pull requests, their reviews and files: https://docs.github.com/rest/pulls. */
export const pullRoutes: RouteTable = {
  // For a commit of the default branch only the merged pull requests that brought it, else open ones too.
  'repos/list-pull-requests-associated-with-commit': onRepository('pull-requests', 'read', (call) => {
    const { repository, parameters } = call;
    const sha = parameters['commit_sha'] ?? '';
    if (repository.objects.type(sha) !== 'commit') throw unprocessable(`No commit found for SHA: ${sha}`);
    const head = repository.refs.get(`refs/heads/${repository.defaultBranch}`);
    const released = head !== undefined && repository.objects.isAncestor(sha, head);
    const pulls = repository.project.pullRequests.filter(
      (pull) => brings(pull, sha) && (pull.mergedAt !== null || (!released && pull.state === 'open')),
    );
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

function brings({ mergeCommitSha, head, commits }: PullRequest, sha: string): boolean {
  return mergeCommitSha === sha || head.sha === sha || commits.includes(sha);
}

function pullOf({ repository, parameters }: RepositoryCall): PullRequest {
  const number = Number(parameters['pull_number']);
  const pull = repository.project.pullRequests.find((one) => one.number === number);
  if (pull === undefined) throw notFound();
  return pull;
}
