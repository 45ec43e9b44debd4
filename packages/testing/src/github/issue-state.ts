import type { Repository } from './world.ts';

/** One version of an issue's description, as its edit history keeps it. */
export interface IssueEdit {
  readonly id: number;
  /** A login; null for somebody who is gone. */
  editor: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The whole description after the edit; null once somebody deleted this version from the history. */
  body: string | null;
  deletedAt?: number;
}

/** An event of an issue: a label was put on it. */
export interface IssueLabelling {
  readonly id: number;
  readonly label: string;
  readonly actor: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** An issue; a test changes it as it likes. */
export interface Issue {
  readonly id: number;
  readonly number: number;
  title: string;
  body: string;
  readonly author: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  updatedAt: number;
  state: 'open' | 'closed';
  stateReason: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null;
  labels: string[];
  labellings: IssueLabelling[];
  /**
   * All versions from the first on; GitHub keeps none of an issue that was never edited, which is how the fake shows a
   * single one.
   */
  edits: IssueEdit[];
  /** Pull requests are issues, too, in lists. */
  pullRequest: boolean;
}

/** What a test says of a new issue. */
export interface IssueOptions {
  readonly title: string;
  /** Empty when absent. */
  readonly body?: string;
  readonly author: string;
  readonly labels?: readonly string[];
  /** Who put the labels on it; the author when absent. */
  readonly labelledBy?: string;
  readonly pullRequest?: boolean;
}

/** An issue that was just opened. */
export function newIssue(repository: Repository, id: number, now: number, options: IssueOptions): Issue {
  const { title, body = '', author, labels = [], labelledBy = author, pullRequest = false } = options;
  return {
    ...{ id, title, body, author, pullRequest },
    number: 1 + repository.issues.length,
    createdAt: now,
    updatedAt: now,
    state: 'open',
    stateReason: null,
    labels: [...labels],
    labellings: labels.map((label, index) => ({ id: id * 100 + index, label, actor: labelledBy, at: now })),
    edits: [{ id, editor: author, at: now, body }],
  };
}

/** Gives an issue another description. */
export function editedIssue(
  issue: Issue,
  {
    editor,
    body,
    id,
    at,
  }: { readonly editor: string; readonly body: string; readonly id: number; readonly at: number },
): void {
  issue.body = body;
  issue.updatedAt = at;
  issue.edits.push({ id, editor, at, body });
}
