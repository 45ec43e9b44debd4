import { nodeId, pageUrl, repositoryUrl, time } from './git-shapes.ts';
import { shownUser } from './identity.ts';
import type { ChangedFile, PullRequest, Review } from './project.ts';
import { shownRepository } from './repository-shapes.ts';
import type { Call } from './route.ts';
import type { Repository } from './world.ts';

/** A pull request as lists show it. */
export function shownPullRequest(call: Call, repository: Repository, pull: PullRequest) {
  const base = repositoryUrl(call, repository);
  const url = `${base}/pulls/${pull.number}`;
  const page = `${pageUrl(repository)}/pull/${pull.number}`;
  const issue = `${base}/issues/${pull.number}`;
  const ends = pull.mergedAt ?? (pull.state === 'closed' ? pull.createdAt : null);
  const links = {
    ...{ comments_url: `${issue}/comments`, commits_url: `${url}/commits`, issue_url: issue },
    ...{ review_comment_url: `${url}/comments{/number}`, review_comments_url: `${url}/comments` },
    statuses_url: `${base}/statuses/${pull.head.sha}`,
  };
  return {
    ...{ id: pull.id, node_id: nodeId('PullRequest', pull.id), number: pull.number, state: pull.state },
    ...{
      locked: false,
      title: pull.title,
      body: pull.body || null,
      draft: false,
      labels: [],
      milestone: null,
    },
    ...{ assignee: null, assignees: [], requested_reviewers: [], requested_teams: [], auto_merge: null },
    user: shownUser(call.api, pull.author),
    created_at: time(pull.createdAt),
    updated_at: time(pull.mergedAt ?? pull.createdAt),
    closed_at: ends === null ? null : time(ends),
    merged_at: pull.mergedAt === null ? null : time(pull.mergedAt),
    merge_commit_sha: pull.mergeCommitSha,
    head: shownEnd(call, repository, pull.head.ref, pull.head.sha),
    base: shownEnd(call, repository, pull.base, repository.refs.get(`refs/heads/${pull.base}`) ?? ''),
    ...{ url, html_url: page, diff_url: `${page}.diff`, patch_url: `${page}.patch`, ...links },
    _links: {
      ...{ self: { href: url }, html: { href: page }, issue: { href: issue } },
      ...{ comments: { href: links.comments_url }, commits: { href: links.commits_url } },
      review_comments: { href: links.review_comments_url },
      review_comment: { href: links.review_comment_url },
      statuses: { href: links.statuses_url },
    },
    author_association: 'CONTRIBUTOR',
  };
}

/** A pull request as its own operation shows it. */
export function shownFullPullRequest(call: Call, repository: Repository, pull: PullRequest) {
  const merged = pull.mergedAt !== null;
  return {
    ...shownPullRequest(call, repository, pull),
    ...{ merged, merged_by: merged ? shownUser(call.api, pull.author) : null },
    ...{ mergeable: null, mergeable_state: 'unknown', maintainer_can_modify: false },
    ...{ comments: 0, review_comments: 0, commits: 1 + pull.commits.length },
    ...{ additions: 1, deletions: 1, changed_files: pull.files.length },
  };
}

function shownEnd(call: Call, repository: Repository, ref: string, sha: string) {
  const { network_count, subscribers_count, ...rest } = shownRepository(call, repository);
  return {
    label: `${repository.owner}:${ref}`,
    ref,
    sha,
    user: shownUser(call.api, repository.owner, 'Organization'),
    repo: { ...rest, has_downloads: true },
  };
}

/** A review as the API shows it. */
export function shownReview(call: Call, repository: Repository, pull: PullRequest, review: Review) {
  const api = `${repositoryUrl(call, repository)}/pulls/${pull.number}`;
  const page = `${pageUrl(repository)}/pull/${pull.number}#pullrequestreview-${review.id}`;
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: shownUser(call.api, review.user),
    body: '',
    state: review.state,
    html_url: page,
    pull_request_url: api,
    _links: { html: { href: page }, pull_request: { href: api } },
    submitted_at: time(review.submittedAt),
    commit_id: review.commitId,
    author_association: 'CONTRIBUTOR',
  };
}

/** A changed file as the API shows it. */
export function shownChange(call: Call, repository: Repository, pull: PullRequest, file: ChangedFile) {
  const at = `${pull.head.sha}/${file.filename}`;
  return {
    sha: pull.head.sha,
    filename: file.filename,
    status: file.status,
    ...{ additions: 1, deletions: 1, changes: 2 },
    blob_url: `${pageUrl(repository)}/blob/${at}`,
    raw_url: `${pageUrl(repository)}/raw/${at}`,
    contents_url: `${repositoryUrl(call, repository)}/contents/${file.filename}?ref=${pull.head.sha}`,
    ...(file.previousFilename !== undefined && { previous_filename: file.previousFilename }),
  };
}
