import { assertWorkflowPermitted } from '../access.ts';
import { type Answer, notFound, ok, Refusal, unprocessable } from '../answer.ts';
import { folderMode, type TreeEntry } from '../git-objects.ts';
import { pageUrl, repositoryUrl, shownCommit } from '../git-shapes.ts';
import { ownSignature } from '../identity.ts';
import { assertPushAllowed } from '../push-rules.ts';
import { onRepository, type RepositoryCall, type RouteTable } from '../route.ts';
import { fullName } from '../world.ts';
import { base64Lines, completed } from './git-objects.ts';
import { setRef } from './git-refs.ts';

interface Write {
  readonly message: string;
  readonly sha?: string;
  readonly branch?: string;
  readonly author?: { name: string; email: string; date?: string };
  readonly committer?: { name: string; email: string; date?: string };
}

const largestShown = 1_000_000;

/** Files through https://docs.github.com/rest/repos/contents. */
export const contentRoutes: RouteTable = {
  'repos/get-content': onRepository('contents', 'read', (call) => {
    const { repository, query } = call;
    const { objects } = repository;
    if (repository.refs.size === 0) throw notFound('This repository is empty.');
    const ref = query.get('ref') ?? repository.defaultBranch;
    const commit = resolved(call, ref);
    if (commit === undefined) throw notFound(`No commit found for the ref ${ref}`);
    const path = (call.parameters['path'] ?? '').replaceAll(/^\/+|\/+$/g, '');
    const entry = objects.entryAt(objects.commit(commit)?.tree ?? '', path);
    if (entry === undefined) throw notFound();
    const accept = call.headers['accept'] ?? '';
    const asObject = accept.includes('.object');
    const mediaType = asObject ? { mediaType: 'application/vnd.github.object' } : {};
    if (entry.mode === folderMode) {
      const entries = [...(objects.tree(entry.sha) ?? [])].map(([name, inner]) =>
        shownFile(call, ref, path === '' ? name : `${path}/${name}`, inner),
      );
      if (!asObject) return ok(entries);
      return { status: 200, ...mediaType, body: { ...shownFile(call, ref, path, entry), entries } };
    }
    const bytes = objects.blob(entry.sha) ?? Buffer.alloc(0);
    if (accept.includes('.raw'))
      return { status: 200, body: bytes, mediaType: 'application/vnd.github.raw+json' };
    const large = bytes.length > largestShown;
    const content = { content: large ? '' : base64Lines(bytes), encoding: large ? 'none' : 'base64' };
    return { status: 200, ...mediaType, body: { ...shownFile(call, ref, path, entry), ...content } };
  }),

  'repos/create-or-update-file-contents': onRepository('contents', 'write', (call) => {
    const { objects } = call.repository;
    const { content } = call.body as { content: string };
    if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(content)) throw unprocessable('content is not valid Base64');
    return written(call, () => ({ mode: '100644', sha: objects.addBlob(Buffer.from(content, 'base64')) }));
  }),

  'repos/delete-file': onRepository('contents', 'write', (call) => written(call, () => undefined)),
};

/** One commit on one branch, refused when file or branch aren't as the request takes them to be. */
function written(call: RepositoryCall, entry: () => TreeEntry | undefined): Answer {
  const { repository, token, now } = call;
  const { objects, refs } = repository;
  const path = call.parameters['path'] ?? '';
  const body = call.body as Write;
  const branch = (body.branch ?? repository.defaultBranch).replace(/^refs\/heads\//, '');
  assertWorkflowPermitted(token, path);
  const ref = `refs/heads/${branch}`;
  const head = refs.get(ref);
  // The first commit of an empty repository may come this way.
  if (head === undefined && refs.size > 0) throw notFound(`Branch ${branch} not found`);
  const tree = head === undefined ? undefined : objects.commit(head)?.tree;
  const current = tree === undefined ? undefined : objects.entryAt(tree, path);
  const next = entry();
  if (/^\/|\/\/|\/$|(^|\/)\.{1,2}(\/|$)|(^|\/)\.git(\/|$)/i.test(path) || current?.mode === folderMode) {
    throw unprocessable('path contains a malformed path component');
  }
  if (current === undefined && next === undefined) throw notFound();
  // A file that doesn't exist takes any sha; measured by https://github.com/pome-sh/digital-twins/pull/400.
  if (current !== undefined) {
    if (body.sha === undefined) throw unprocessable('Invalid request.\n\n"sha" wasn\'t supplied.');
    if (body.sha !== current.sha) throw new Refusal(409, `${path} does not match ${body.sha}`);
  }
  // Every write makes a commit on the head it saw, so two at once on one branch can't both succeed, whatever their
  // files; see https://github.com/octokit/octokit.net/issues/2365.
  const seen = call.arrival.get(ref);
  if (head !== undefined && seen !== head) throw new Refusal(409, `is at ${head} but expected ${seen ?? ''}`);

  const own = ownSignature(token, now);
  const author = completed(body.author ?? body.committer, own);
  const flow = { name: 'GitHub', email: 'noreply@github.com', seconds: own.seconds };
  const commit = {
    tree: objects.withEntry(tree, path, next),
    parents: head === undefined ? [] : [head],
    author,
    committer: body.committer === undefined ? flow : completed(body.committer, own),
    message: body.message,
    // What GitHub commits for somebody, it signs.
    verified: body.author === undefined && body.committer === undefined,
  };
  const sha = objects.addCommit(commit);
  assertPushAllowed(repository, token, { ref, before: head, after: sha }, 409);
  setRef(call, ref, sha);
  return {
    status: next !== undefined && current === undefined ? 201 : 200,
    body: {
      content: next === undefined ? null : shownFile(call, branch, path, next),
      commit: shownCommit(call, repository, sha, commit),
    },
  };
}

function resolved({ repository: { refs, objects } }: RepositoryCall, ref: string): string | undefined {
  const named = refs.get(`refs/heads/${ref}`) ?? refs.get(`refs/tags/${ref}`) ?? refs.get(ref) ?? ref;
  return objects.commit(named) && named;
}

function shownFile(call: RepositoryCall, ref: string, path: string, { mode, sha }: TreeEntry) {
  const { repository } = call;
  const folder = mode === folderMode;
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const url = `${repositoryUrl(call, repository)}/contents/${encoded}?ref=${encodeURIComponent(ref)}`;
  const git = `${repositoryUrl(call, repository)}/git/${folder ? 'trees' : 'blobs'}/${sha}`;
  const html = `${pageUrl(repository)}/${folder ? 'tree' : 'blob'}/${ref}/${encoded}`;
  const raw = `https://raw.githubusercontent.com/${fullName(repository)}/${ref}/${encoded}`;
  return {
    name: path.split('/').at(-1) ?? '',
    path,
    sha,
    size: folder ? 0 : (repository.objects.blob(sha)?.length ?? 0),
    url,
    html_url: html,
    git_url: git,
    download_url: folder ? null : raw,
    type: folder ? 'dir' : 'file',
    _links: { self: url, git, html },
  };
}
