import { created, notFound, ok, Refusal } from '../answer.ts';
import { shownIssue, shownLabelling } from '../issue-shapes.ts';
import { editedIssue, type Issue, newIssue } from '../issue-state.ts';
import { onRepository, paged, type RepositoryCall, type RouteTable } from '../route.ts';

/** Issues and who labelled them: https://docs.github.com/rest/issues. */
export const issueRoutes: RouteTable = {
  'issues/list-for-repo': onRepository('issues', 'read', (call) => {
    const { query, repository } = call;
    const state = query.get('state') ?? 'open';
    const labels = (query.get('labels') ?? '').split(',').filter((label) => label !== '');
    const wanted = repository.issues
      .filter((issue) => state === 'all' || issue.state === state)
      .filter((issue) => labels.every((label) => hasLabel(issue, label)));
    const oldestFirst = query.get('direction') === 'asc';
    const { items, headers } = paged(call, oldestFirst ? wanted : wanted.toReversed());
    return { ...ok(items.map((issue) => shownIssue(call, repository, issue))), headers };
  }),

  'issues/get': onRepository('issues', 'read', (call) =>
    ok(shownIssue(call, call.repository, issueOf(call))),
  ),

  // Labels that aren't there yet come into being.
  'issues/create': onRepository('issues', 'write', (call) => {
    const { repository, token, now } = call;
    const {
      title,
      body = '',
      labels = [],
    } = call.body as { title: string; body?: string; labels?: string[] };
    if (!repository.hasIssues) throw disabled();
    const id = Math.max(0, ...repository.issues.flatMap(({ edits }) => edits.map((edit) => edit.id))) + 1;
    const issue = newIssue(repository, id, now, { title, body, labels, author: token?.login ?? 'ghost' });
    repository.issues.push(issue);
    return created(shownIssue(call, repository, issue));
  }),

  'issues/update': onRepository('issues', 'write', (call) => {
    const { repository, token, now } = call;
    const issue = issueOf(call);
    const given = call.body as Partial<Pick<Issue, 'title' | 'body' | 'state'>> & {
      state_reason?: Issue['stateReason'];
    };
    if (given.title !== undefined) issue.title = given.title;
    if (given.state !== undefined && given.state !== issue.state) {
      issue.state = given.state;
      issue.stateReason = given.state_reason ?? (given.state === 'closed' ? 'completed' : 'reopened');
    }
    if (given.body !== undefined && given.body !== issue.body) {
      const id = Math.max(...issue.edits.map((edit) => edit.id)) + 1;
      editedIssue(issue, { editor: token?.login ?? 'ghost', body: given.body, id, at: now });
    }
    issue.updatedAt = now;
    return ok(shownIssue(call, repository, issue));
  }),

  'issues/list-events': onRepository('issues', 'read', (call) => {
    const { items, headers } = paged(call, issueOf(call).labellings);
    return { ...ok(items.map((event) => shownLabelling(call, call.repository, event))), headers };
  }),
};

function issueOf({ repository, parameters }: RepositoryCall): Issue {
  if (!repository.hasIssues) throw disabled();
  const issue = repository.issues.find(({ number }) => number === Number(parameters['issue_number']));
  if (issue === undefined) throw notFound();
  return issue;
}

function hasLabel(issue: Issue, label: string): boolean {
  return issue.labels.some((name) => name.toLowerCase() === label.toLowerCase());
}

function disabled(): Refusal {
  return new Refusal(410, 'Issues has been disabled in this repository.');
}
