import { ProviderError } from '@deploy-actions/action-kit';
import type { GithubRepository } from '../github/github-source.ts';

/** A version of an issue's description. */
export interface Revision {
  /** A person's login, an app, or nobody who could be named (the account is gone, or GitHub doesn't tell). */
  readonly by: Author;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** `undefined` when somebody deleted this version from the history. */
  readonly body: string | undefined;
}

/** Who wrote a version of a description. */
export type Author =
  | { readonly kind: 'person'; readonly login: string }
  | { readonly kind: 'app'; readonly login: string }
  | { readonly kind: 'unknown' };

/** An issue as it is, and how it became so. */
export interface IssueHistory {
  readonly body: string;
  readonly closed: boolean;
  /** From the first to the last, which is what the issue says now. */
  readonly revisions: readonly Revision[];
}

/** Pages of 100 versions; a checklist with more is no checklist any more. */
const mostPages = 10;

/**
 * GitHub lists the newest version first. `diff` holds the whole text after the edit, and null once somebody deleted that
 * version; an issue that was never edited has no versions, and one that was has its original among them. Checked against
 * how other readers of this history treat it, since the reference only speaks of a summary of the changes.
 */
const query = `query ChecklistHistory($owner: String!, $repo: String!, $number: Int!, $after: String) {
  viewer { login }
  repository(owner: $owner, name: $repo) {
    issue(number: $number) {
      body
      closed
      createdAt
      includesCreatedEdit
      author { __typename login }
      userContentEdits(first: 100, after: $after) {
        nodes { editedAt diff editor { __typename login } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}` as const;

interface Actor {
  readonly __typename: string;
  readonly login: string;
}

interface Edit {
  readonly editedAt: string;
  readonly diff: string | null;
  readonly editor: Actor | null;
}

interface HistoryAnswer {
  readonly viewer: { readonly login: string };
  readonly repository: {
    readonly issue: {
      readonly body: string;
      readonly closed: boolean;
      readonly createdAt: string;
      readonly includesCreatedEdit: boolean;
      readonly author: Actor | null;
      readonly userContentEdits: {
        readonly nodes: readonly Edit[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      };
    };
  };
}

/** Reads an issue and all versions of its description. Rejects when the token may not, or the history is too long. */
export async function readHistory(
  { client, owner, repo, fullName }: GithubRepository,
  number: number,
): Promise<IssueHistory> {
  const operation = {
    name: `read the history of the checklist #${number}`,
    repository: fullName,
    permission: 'issues: read',
  };
  const edits: Edit[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const variables = { owner, repo, number, after };
    const answer: HistoryAnswer = await client.query<HistoryAnswer>(operation, query, variables);
    const { nodes, pageInfo } = answer.repository.issue.userContentEdits;
    edits.push(...nodes);
    if (!pageInfo.hasNextPage) return historyOf(answer, edits.toReversed());
    after = pageInfo.endCursor;
  }
  throw new ProviderError(`the checklist #${number} was edited more than ${mostPages * 100} times`, {
    system: 'GitHub',
    operation: operation.name,
  });
}

function historyOf({ viewer, repository: { issue } }: HistoryAnswer, edits: readonly Edit[]): IssueHistory {
  const authorOf = (actor: Actor | null) => readActor(actor, viewer.login);
  const { body, closed, createdAt, author, includesCreatedEdit } = issue;
  if (edits.length === 0) {
    return { body, closed, revisions: [{ by: authorOf(author), at: Date.parse(createdAt), body }] };
  }
  const revisions = edits.map(
    ({ editedAt, diff, editor }, index): Revision => ({
      // Without the original the first version has changes of an unknown text.
      by: index > 0 || includesCreatedEdit ? authorOf(editor) : { kind: 'unknown' },
      at: Date.parse(editedAt),
      body: diff ?? undefined,
    }),
  );
  const last = revisions.at(-1);
  // The history can lag behind the text.
  if (last === undefined || sameText(last.body, body)) return { body, closed, revisions };
  return { body, closed, revisions: [...revisions, { by: { kind: 'unknown' }, at: last.at, body }] };
}

/** A tick by the token itself counts no more than an app's: `viewer` is whose token asks. */
function readActor(actor: Actor | null, viewer: string): Author {
  if (actor === null) return { kind: 'unknown' };
  const { __typename: type, login } = actor;
  if (type !== 'User' || login.toLowerCase() === viewer.toLowerCase()) return { kind: 'app', login };
  return { kind: 'person', login };
}

function sameText(a: string | undefined, b: string): boolean {
  return a?.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');
}
