import type { Commit, Signature } from './git-objects.ts';
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

function shownVerification({ verified = false, committer, tree }: Commit) {
  if (!verified) {
    return { verified, reason: 'unsigned', signature: null, payload: null, verified_at: null };
  }
  const signature = '-----BEGIN PGP SIGNATURE-----\n\nnone\n-----END PGP SIGNATURE-----\n';
  const verifiedAt = time(committer.seconds * 1000);
  return { verified, reason: 'valid', signature, payload: `tree ${tree}\n`, verified_at: verifiedAt };
}

function shownSignature({ name, email, seconds }: Signature) {
  return { name, email, date: time(seconds * 1000) };
}
