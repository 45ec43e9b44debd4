import { assertPermitted, assertWorkflowPermitted, visibleRepository } from '../access.ts';
import { ownSignature } from '../identity.ts';
import { pushFinding } from '../push-rules.ts';
import type { Call } from '../route.ts';
import { setRef } from '../routes/git-refs.ts';
import type { Repository } from '../world.ts';
import { TypedError, typed } from './graphql-errors.ts';

/** What is committed; https://docs.github.com/graphql/reference/input-objects#createcommitonbranchinput. */
export interface CommitInput {
  readonly clientMutationId?: string | null;
  readonly branch: {
    readonly id?: string | null;
    readonly repositoryNameWithOwner?: string | null;
    readonly branchName?: string | null;
  };
  readonly expectedHeadOid: string;
  readonly message: { readonly headline: string; readonly body?: string | null };
  readonly fileChanges?: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[] | null;
    readonly deletions?: readonly { readonly path: string }[] | null;
  } | null;
}

/**
 * Commits to a branch that ends with the expected commit, and signs it. Gives the repository and the commit; throws TypedError
 * as https://docs.github.com/graphql/reference/mutations#createcommitonbranch has it, with the types and words that clients
 * quote: none of them is documented.
 */
export function commitOnBranch(call: Call, input: CommitInput): { repository: Repository; oid: string } {
  const { token, world, now } = call;
  const { repositoryNameWithOwner: fullName, branchName } = input.branch;
  if (fullName == null || branchName == null)
    throw new Error('the fake GitHub knows branches by their names alone');
  const [owner = '', name = ''] = fullName.split('/');
  const missing = `Could not resolve to a Repository with the name '${fullName}'.`;
  const repository = typed('NOT_FOUND', missing, () => visibleRepository(world, token, owner, name));
  const ref = `refs/heads/${branchName.replace(/^refs\/heads\//, '')}`;
  typed('FORBIDDEN', undefined, () => {
    assertPermitted(token, repository, ['contents', 'write']);
    for (const { path } of input.fileChanges?.additions ?? []) assertWorkflowPermitted(token, path);
  });
  const head = repository.refs.get(ref);
  if (head === undefined || head !== input.expectedHeadOid) {
    const expected = `Expected branch to point to "${input.expectedHeadOid}" but it did not.  Pull and try again.`;
    throw new TypedError('STALE_DATA', expected);
  }
  const own = ownSignature(token, now);
  const { headline, body } = input.message;
  const oid = repository.objects.addCommit({
    tree: treeWith(repository, head, input),
    parents: [head],
    author: own,
    committer: { name: 'GitHub', email: 'noreply@github.com', seconds: own.seconds },
    message: body ? `${headline}\n\n${body}` : headline,
    verified: true,
  });
  assertAllowed(call, repository, { ref, before: head, after: oid });
  setRef({ ...call, repository }, ref, oid);
  return { repository, oid };
}

function treeWith(repository: Repository, head: string, { fileChanges }: CommitInput): string {
  const { objects } = repository;
  let tree = objects.commit(head)?.tree ?? '';
  for (const { path, contents } of fileChanges?.additions ?? []) {
    if (/^\/|\/\/|\/$|(^|\/)\.{1,2}(\/|$)/.test(path)) {
      throw new TypedError('UNPROCESSABLE', `The path for addition "${path}" is malformed.`);
    }
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(contents))
      throw new Error(`the contents of ${path} are no Base64String`);
    const entry = { mode: '100644', sha: objects.addBlob(Buffer.from(contents, 'base64')) };
    tree = objects.withEntry(tree, path, entry);
  }
  for (const { path } of fileChanges?.deletions ?? []) {
    if (objects.entryAt(tree, path) === undefined) {
      throw new TypedError(
        'UNPROCESSABLE',
        `A path was requested for deletion which does not exist as of commit oid \`${head}\``,
      );
    }
    tree = objects.withEntry(tree, path, undefined);
  }
  return tree;
}

/** Classic protection has a type of its own: https://github.com/Thinkmill/keystatic/issues/1598. */
function assertAllowed(
  { token }: Call,
  repository: Repository,
  change: { ref: string; before: string; after: string },
): void {
  const finding = pushFinding(repository, token, change);
  if (finding?.by === 'workflow') {
    typed('FORBIDDEN', undefined, () => assertWorkflowPermitted(token, finding.path));
  } else if (finding?.by === 'protection') {
    throw new TypedError('BRANCH_PROTECTION_RULE_VIOLATION', finding.reasons.join(' '));
  } else if (finding) {
    const reasons = finding.reasons.join('\n\n');
    throw new TypedError('UNPROCESSABLE', `Repository rule violations found\n\n${reasons}\n\n`);
  }
}
