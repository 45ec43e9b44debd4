import { created, notFound, ok, Refusal, unprocessable } from '../answer.ts';
import { shownRef, shownTag } from '../git-shapes.ts';
import { assertPushAllowed } from '../push-rules.ts';
import { onRepository, type RepositoryCall, type RouteTable } from '../route.ts';
import type { Repository } from '../world.ts';

/** 409 for a repository without branches, in which no git data can be read or made. */
export function assertNotEmpty(repository: Repository): void {
  if (repository.refs.size === 0) throw new Refusal(409, 'Git Repository is empty.');
}

/** Sets a ref and notes the push. */
export function setRef({ repository, now }: RepositoryCall, ref: string, sha: string): void {
  repository.refs.set(ref, sha);
  repository.pushedAt = now;
}

/** Refs: https://docs.github.com/rest/git/refs. */
export const gitRefRoutes: RouteTable = {
  'git/get-ref': onRepository('contents', 'read', (call) => {
    const { repository, parameters } = call;
    assertNotEmpty(repository);
    const ref = `refs/${parameters['ref']}`;
    if (!repository.refs.has(ref)) throw notFound();
    return ok(shownRef(call, repository, ref));
  }),

  'git/get-tag': onRepository('contents', 'read', (call) => {
    const { repository, parameters } = call;
    assertNotEmpty(repository);
    const sha = parameters['tag_sha'] ?? '';
    const tag = repository.objects.tag(sha);
    if (tag === undefined) throw notFound();
    return ok(shownTag(call, repository, sha, tag));
  }),

  'git/list-matching-refs': onRepository('contents', 'read', (call) => {
    const { repository, parameters } = call;
    assertNotEmpty(repository);
    const prefix = `refs/${parameters['ref']}`;
    const refs = [...repository.refs.keys()].filter((ref) => ref.startsWith(prefix)).toSorted();
    return ok(refs.map((ref) => shownRef(call, repository, ref)));
  }),

  'git/create-ref': onRepository('contents', 'write', (call) => {
    const { repository, token } = call;
    const { ref, sha } = call.body as { ref: string; sha: string };
    assertNotEmpty(repository);
    if (!/^refs\/[^/]+\/./.test(ref)) {
      throw unprocessable('Reference name must contain at least three slash-separated components.');
    }
    if (!isRefName(ref)) throw unprocessable(`${ref} is not a valid ref name.`);
    if (repository.refs.has(ref)) throw unprocessable('Reference already exists');
    assertObject(repository, ref, sha);
    // Git keeps refs as files, so that one can't be a folder of another.
    if (
      [...repository.refs.keys()].some((other) => other.startsWith(`${ref}/`) || ref.startsWith(`${other}/`))
    ) {
      throw unprocessable('Reference update failed');
    }
    assertPushAllowed(repository, token, { ref, after: sha }, 422);
    setRef(call, ref, sha);
    return created(shownRef(call, repository, ref));
  }),

  'git/update-ref': onRepository('contents', 'write', (call) => {
    const { repository, token, parameters } = call;
    const { sha, force = false } = call.body as { sha: string; force?: boolean };
    assertNotEmpty(repository);
    const ref = `refs/${parameters['ref']}`;
    const before = repository.refs.get(ref);
    if (before === undefined) throw unprocessable('Reference does not exist');
    assertObject(repository, ref, sha);
    if (!force && !repository.objects.isAncestor(before, sha)) {
      throw unprocessable('Update is not a fast forward');
    }
    assertPushAllowed(repository, token, { ref, before, after: sha }, 422);
    setRef(call, ref, sha);
    return ok(shownRef(call, repository, ref));
  }),

  'git/delete-ref': onRepository('contents', 'write', (call) => {
    const { repository, token, parameters, now } = call;
    assertNotEmpty(repository);
    const ref = `refs/${parameters['ref']}`;
    const before = repository.refs.get(ref);
    if (before === undefined) throw unprocessable('Reference does not exist');
    if (ref === `refs/heads/${repository.defaultBranch}`) {
      throw unprocessable('Cannot delete the default branch');
    }
    assertPushAllowed(repository, token, { ref, before }, 422);
    repository.refs.delete(ref);
    repository.pushedAt = now;
    return { status: 204 };
  }),
};

function assertObject({ objects }: Repository, ref: string, sha: string): void {
  const type = objects.type(sha);
  if (type === undefined) throw unprocessable('Object does not exist');
  if (ref.startsWith('refs/heads/') && type !== 'commit') throw unprocessable('Reference update failed');
}

/** Whether git takes it as the name of a branch or tag, by the rules of git-check-ref-format. */
export function isRefName(ref: string): boolean {
  return (
    !/[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|[./]$/u.test(ref) &&
    ref.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock'))
  );
}
