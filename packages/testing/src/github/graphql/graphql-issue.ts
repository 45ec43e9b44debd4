import { nodeId, pageUrl, time } from '../git-shapes.ts';
import type { Issue, IssueEdit } from '../issue-state.ts';
import type { Repository } from '../world.ts';

/** An issue as GraphQL shows it; https://docs.github.com/graphql/reference/objects#issue. */
export function shownIssue(repository: Repository, issue: Issue) {
  const edited = issue.edits.length > 1;
  return {
    number: issue.number,
    title: issue.title,
    body: issue.body,
    url: `${pageUrl(repository)}/issues/${issue.number}`,
    closed: issue.state === 'closed',
    author: shownActor(issue.author),
    createdAt: time(issue.createdAt),
    includesCreatedEdit: edited,
    // An issue that was never edited has no history; once it was, the history holds the original as well.
    userContentEdits: (args: Page) => connection(edited ? issue.edits.toReversed().map(shownEdit) : [], args),
  };
}

/** What is called `diff` is the whole text after the edit, and null once somebody deleted that version. */
function shownEdit({ id, editor, at, body, deletedAt }: IssueEdit) {
  return {
    id: nodeId('UserContentEdit', id),
    createdAt: time(at),
    editedAt: time(at),
    updatedAt: time(deletedAt ?? at),
    deletedAt: deletedAt === undefined ? null : time(deletedAt),
    diff: body,
    editor: editor === null ? null : shownActor(editor),
  };
}

/** A person or an app; apps have `[bot]` behind their name in the REST API alone. */
export function shownActor(login: string) {
  return login.endsWith('[bot]')
    ? { __typename: 'Bot', login: login.slice(0, -'[bot]'.length) }
    : { __typename: 'User', login };
}

/** Which part of a list to show. */
export interface Page {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** A page of a list; GitHub refuses those without a size or of more than 100: https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api. */
export function connection<T>(all: readonly T[], { first, after, last, before }: Page) {
  if (last != null || before != null) throw new Error('the fake GitHub pages forward alone');
  if (first == null) throw new Error('You must provide a `first` or `last` value to properly paginate.');
  if (first < 1 || first > 100)
    throw new Error(`Requesting ${first} records exceeds the \`first\` limit of 100.`);
  const start = after == null ? 0 : Number(Buffer.from(after, 'base64url').toString());
  const nodes = all.slice(start, start + first);
  const end = start + nodes.length;
  return {
    totalCount: all.length,
    nodes,
    pageInfo: {
      hasNextPage: end < all.length,
      hasPreviousPage: start > 0,
      startCursor: nodes.length > 0 ? Buffer.from(String(start)).toString('base64url') : null,
      endCursor: nodes.length > 0 ? Buffer.from(String(end)).toString('base64url') : null,
    },
  };
}
