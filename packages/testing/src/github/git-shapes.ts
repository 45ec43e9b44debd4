import type { Commit, Signature, Tag } from './git-objects.ts';
import type { Call } from './route.ts';
import { fullName, type Repository } from './world.ts';

/** A node id; clients may not read anything from it. */
export function nodeId(kind: string, id: string | number): string {
  return Buffer.from(`${kind}:${id}`).toString('base64url');
}

/** ISO 8601 with whole seconds, from milliseconds. */
export function time(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** The address of a repository's resources in the API. */
export function repositoryUrl(call: Pick<Call, 'api'>, repository: Repository): string {
  return `${call.api}/repos/${fullName(repository)}`;
}

/** The address of a repository's pages. */
export function pageUrl(repository: Repository): string {
  return `https://github.com/${fullName(repository)}`;
}

/** A ref as the API shows it. */
export function shownRef(call: Call, repository: Repository, ref: string) {
  const sha = repository.refs.get(ref) ?? '';
  const type = repository.objects.type(sha) ?? 'commit';
  const base = repositoryUrl(call, repository);
  return {
    ref,
    node_id: nodeId('Ref', `${repository.id}:${ref}`),
    url: `${base}/git/${ref}`,
    object: { sha, type, url: `${base}/git/${type}s/${sha}` },
  };
}

/** A commit as the git data API shows it. */
export function shownCommit(call: Call, repository: Repository, sha: string, commit: Commit) {
  const base = repositoryUrl(call, repository);
  return {
    sha,
    node_id: nodeId('Commit', `${repository.id}:${sha}`),
    url: `${base}/git/commits/${sha}`,
    html_url: `${pageUrl(repository)}/commit/${sha}`,
    author: shownSignature(commit.author),
    committer: shownSignature(commit.committer),
    tree: { sha: commit.tree, url: `${base}/git/trees/${commit.tree}` },
    message: commit.message,
    parents: commit.parents.map((parent) => ({
      sha: parent,
      url: `${base}/git/commits/${parent}`,
      html_url: `${pageUrl(repository)}/commit/${parent}`,
    })),
    verification: shownVerification(commit),
  };
}

/** An annotated tag as the git data API shows it. */
export function shownTag(call: Call, repository: Repository, sha: string, tag: Tag) {
  const base = repositoryUrl(call, repository);
  const type = repository.objects.type(tag.object) ?? 'commit';
  return {
    sha,
    node_id: nodeId('Tag', `${repository.id}:${sha}`),
    url: `${base}/git/tags/${sha}`,
    tag: tag.name,
    message: tag.message,
    tagger: shownSignature(tag.tagger),
    object: { sha: tag.object, type, url: `${base}/git/${type}s/${tag.object}` },
    verification: verificationOf(tag.verified, `object ${tag.object}\n`, tag.tagger),
  };
}

function shownVerification({ verified, committer, tree }: Commit) {
  return verificationOf(verified, `tree ${tree}\n`, committer);
}

function verificationOf(verified = false, payload: string, by: Signature) {
  if (!verified) {
    return { verified, reason: 'unsigned', signature: null, payload: null, verified_at: null };
  }
  const signature = '-----BEGIN PGP SIGNATURE-----\n\nnone\n-----END PGP SIGNATURE-----\n';
  return { verified, reason: 'valid', signature, payload, verified_at: time(by.seconds * 1000) };
}

function shownSignature({ name, email, seconds }: Signature) {
  return { name, email, date: time(seconds * 1000) };
}
