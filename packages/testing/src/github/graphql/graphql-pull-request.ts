import { pageUrl, time } from '../git-shapes.ts';
import type { PullRequest, Review } from '../project.ts';
import { fullName, type Repository } from '../world.ts';
import { connection, type Page, shownActor } from './graphql-issue.ts';

/** A pull request as GraphQL shows it; https://docs.github.com/graphql/reference/objects#pullrequest. */
export function shownPullRequest(repository: Repository, pull: PullRequest) {
  return {
    number: pull.number,
    title: pull.title,
    url: `${pageUrl(repository)}/pull/${pull.number}`,
    merged: pull.mergedAt !== null,
    baseRepository: { nameWithOwner: pull.upstream ?? fullName(repository) },
    author: shownActor(pull.author),
    reviews: ({ states, ...page }: Page & { states?: readonly string[] | null }) =>
      connection(
        pull.reviews
          .filter(({ state }) => states == null || states.includes(state))
          .map((review) => shownReview(repository, review)),
        page,
      ),
  };
}

function shownReview({ collaborators, owner }: Repository, review: Review) {
  const role = collaborators.get(review.user.toLowerCase()) ?? 'none';
  return {
    state: review.state,
    submittedAt: time(review.submittedAt),
    author: shownActor(review.user),
    // A role of an organization's own making stands for one that may write.
    authorCanPushToRepository: review.user === owner || !['none', 'read', 'triage'].includes(role),
    commit: { oid: review.commitId },
  };
}
