import { assertWorkflowPermitted } from '../access.ts';
import { created, notFound, ok, unprocessable } from '../answer.ts';
import { folderMode, type GitObjects, type Signature } from '../git-objects.ts';
import { nodeId, repositoryUrl, shownCommit } from '../git-shapes.ts';
import { ownSignature } from '../identity.ts';
import { onRepository, type RepositoryCall, type RouteTable } from '../route.ts';
import { assertNotEmpty } from './git-refs.ts';

interface GivenEntry {
  readonly path?: string;
  readonly mode?: string;
  readonly type?: string;
  readonly sha?: string | null;
  readonly content?: string;
}

interface GivenSignature {
  readonly name?: string;
  readonly email?: string;
  readonly date?: string;
}

/** Blobs, trees and commits: https://docs.github.com/rest/git. */
export const gitObjectRoutes: RouteTable = {
  'git/create-blob': onRepository('contents', 'write', (call) => {
    const { repository } = call;
    const { content, encoding = 'utf-8' } = call.body as { content: string; encoding?: string };
    assertNotEmpty(repository);
    if (encoding !== 'utf-8' && encoding !== 'base64') throw unprocessable('Unsupported encoding');
    const sha = repository.objects.addBlob(Buffer.from(content, encoding));
    return created({ sha, url: `${repositoryUrl(call, repository)}/git/blobs/${sha}` } as { url: string });
  }),

  'git/get-blob': onRepository('contents', 'read', (call) => {
    const { repository } = call;
    assertNotEmpty(repository);
    const sha = call.parameters['file_sha'] ?? '';
    const bytes = repository.objects.blob(sha);
    if (bytes === undefined) throw notFound();
    return ok({
      sha,
      node_id: nodeId('Blob', `${repository.id}:${sha}`),
      size: bytes.length,
      url: `${repositoryUrl(call, repository)}/git/blobs/${sha}`,
      content: base64Lines(bytes),
      encoding: 'base64',
    });
  }),

  'git/create-tree': onRepository('contents', 'write', (call) => {
    const { objects } = call.repository;
    const { tree, base_tree: base } = call.body as { tree: GivenEntry[]; base_tree?: string };
    assertNotEmpty(call.repository);
    for (const { path = '' } of tree) assertWorkflowPermitted(call.token, path);
    const start = base === undefined ? undefined : (objects.commit(base)?.tree ?? base);
    if (start !== undefined && objects.tree(start) === undefined) {
      throw unprocessable('base_tree is not a valid tree oid');
    }
    if (tree.length === 0 && start === undefined) throw unprocessable('Invalid tree info');
    const sha = tree.reduce(
      (whole, entry) => withGiven(objects, whole, entry),
      start ?? objects.addTree(new Map()),
    );
    return created(shownTree(call, sha, false));
  }),

  'git/get-tree': onRepository('contents', 'read', (call) => {
    const { repository, parameters, query } = call;
    assertNotEmpty(repository);
    const name = parameters['tree_sha'] ?? '';
    const named =
      repository.refs.get(`refs/heads/${name}`) ?? repository.refs.get(`refs/tags/${name}`) ?? name;
    const sha = repository.objects.commit(named)?.tree ?? named;
    if (repository.objects.tree(sha) === undefined) throw notFound();
    return ok(shownTree(call, sha, query.has('recursive')));
  }),

  'git/create-commit': onRepository('contents', 'write', (call) => {
    const { repository, token, now } = call;
    const { objects } = repository;
    const given = call.body as {
      message: string;
      tree: string;
      parents?: string[];
      author?: GivenSignature;
      committer?: GivenSignature;
    };
    assertNotEmpty(repository);
    if (objects.tree(given.tree) === undefined) throw unprocessable('Tree SHA does not exist');
    const parents = given.parents ?? [];
    if (parents.some((parent) => objects.commit(parent) === undefined)) {
      throw unprocessable('Parent SHA does not exist or is not a commit object');
    }
    const author = completed(given.author, ownSignature(token, now));
    const committer = completed(given.committer, author);
    // GitHub signs what a bot commits, unless people are named in it:
    // https://docs.github.com/authentication/managing-commit-signature-verification/about-commit-signature-verification
    const verified = token?.kind !== 'user' && given.author === undefined && given.committer === undefined;
    const commit = { tree: given.tree, parents, author, committer, message: given.message, verified };
    return created(shownCommit(call, repository, objects.addCommit(commit), commit));
  }),

  'git/get-commit': onRepository('contents', 'read', (call) => {
    const { repository } = call;
    assertNotEmpty(repository);
    const sha = call.parameters['commit_sha'] ?? '';
    const commit = repository.objects.commit(sha);
    if (commit === undefined) throw notFound();
    return ok(shownCommit(call, repository, sha, commit));
  }),
};

/** Base64 in lines of 60 characters, as GitHub writes it. */
export function base64Lines(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll(/.{1,60}/g, '$&\n');
}

/** A signature of which a request may have given parts. */
export function completed(given: GivenSignature | undefined, rest: Signature): Signature {
  return {
    name: given?.name ?? rest.name,
    email: given?.email ?? rest.email,
    seconds: given?.date === undefined ? rest.seconds : Math.floor(Date.parse(given.date) / 1000),
  };
}

function withGiven(objects: GitObjects, whole: string, { path, mode, sha, content }: GivenEntry): string {
  if (path === undefined || path === '') throw unprocessable('tree.path is missing');
  if (/^\/|\/\/|\/$|(^|\/)\.{1,2}(\/|$)|(^|\/)\.git(\/|$)/i.test(path)) {
    throw unprocessable('tree.path contains a malformed path component');
  }
  if (sha === null) {
    if (objects.entryAt(whole, path) === undefined) throw unprocessable('GitRPC::BadObjectState');
    return objects.withEntry(whole, path, undefined);
  }
  if (mode === undefined) throw unprocessable('Must supply a valid tree.mode');
  if ((sha === undefined) === (content === undefined))
    throw unprocessable('Must supply either tree.sha or tree.content');
  const id = sha ?? objects.addBlob(Buffer.from(content ?? ''));
  const expected =
    { [folderMode]: 'tree', '160000': undefined }[mode] ?? (mode === '160000' ? undefined : 'blob');
  if (expected !== undefined && objects.type(id) !== expected) {
    throw unprocessable(`tree.sha ${id} is not a valid ${expected}`);
  }
  return objects.withEntry(whole, path, { mode, sha: id });
}

function shownTree(call: RepositoryCall, sha: string, recursive: boolean) {
  const { objects } = call.repository;
  const base = repositoryUrl(call, call.repository);
  const all = recursive ? [...objects.walk(sha)] : [...(objects.tree(sha) ?? [])];
  const types: Record<string, string> = { [folderMode]: 'tree', '160000': 'commit' };
  return {
    sha,
    url: `${base}/git/trees/${sha}`,
    tree: all.map(([path, { mode, sha: id }]) => {
      const type = types[mode] ?? 'blob';
      const bytes = objects.blob(id);
      const url = type === 'commit' ? {} : { url: `${base}/git/${type}s/${id}` };
      return { path, mode, type, sha: id, ...(bytes && type === 'blob' && { size: bytes.length }), ...url };
    }),
    truncated: false,
  };
}
