import { nodeId, pageUrl, repositoryUrl, time } from './git-shapes.ts';
import { shownUser } from './identity.ts';
import type { Issue, IssueLabelling } from './issue-state.ts';
import type { Call } from './route.ts';
import type { Repository } from './world.ts';

// What GitHub gives to labels that come into being with an issue.
const color = 'ededed';

/** An issue as the API shows it. */
export function shownIssue(call: Call, repository: Repository, issue: Issue) {
  const url = `${repositoryUrl(call, repository)}/issues/${issue.number}`;
  const page = `${pageUrl(repository)}/${issue.pullRequest ? 'pull' : 'issues'}/${issue.number}`;
  const pull = `${repositoryUrl(call, repository)}/pulls/${issue.number}`;
  return {
    id: issue.id,
    node_id: nodeId('Issue', issue.id),
    url,
    repository_url: repositoryUrl(call, repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: page,
    number: issue.number,
    state: issue.state,
    state_reason: issue.stateReason,
    title: issue.title,
    body: issue.body,
    user: shownUser(call.api, issue.author),
    labels: issue.labels.map((name) => shownLabel(call, repository, name)),
    assignee: null,
    assignees: [],
    milestone: null,
    locked: false,
    active_lock_reason: null,
    comments: 0,
    ...(issue.pullRequest && {
      pull_request: { url: pull, html_url: page, diff_url: `${page}.diff`, patch_url: `${page}.patch` },
    }),
    closed_at: issue.state === 'closed' ? time(issue.updatedAt) : null,
    created_at: time(issue.createdAt),
    updated_at: time(issue.updatedAt),
    author_association: 'NONE',
  };
}

function shownLabel(call: Call, repository: Repository, name: string) {
  const url = `${repositoryUrl(call, repository)}/labels/${encodeURIComponent(name)}`;
  return { id: 1, node_id: nodeId('Label', name), url, name, description: null, color, default: false };
}

/** The event that somebody put a label on an issue. */
export function shownLabelling(call: Call, repository: Repository, { id, label, actor, at }: IssueLabelling) {
  return {
    id,
    node_id: nodeId('LabeledEvent', id),
    url: `${repositoryUrl(call, repository)}/issues/events/${id}`,
    actor: shownUser(call.api, actor),
    event: 'labeled',
    commit_id: null,
    commit_url: null,
    created_at: time(at),
    label: { name: label, color },
    performed_via_github_app: null,
  };
}
