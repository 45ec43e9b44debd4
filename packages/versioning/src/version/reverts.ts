import type { Commit } from '../git/commits.ts';

/** What a commit takes back: commits by the start of their hash, or one by its header. */
interface Revert {
  readonly hashes: readonly string[];
  readonly header: string | undefined;
}

/**
 * Leaves out the commits that were reverted and, with them, the commits that reverted them. A revert that was itself
 * reverted counts for nothing; a revert of something released earlier stays, because it is a change.
 * Expects children before parents.
 */
export function withoutReverted(commits: readonly Commit[]): Commit[] {
  const dropped = new Set<string>();
  for (const commit of commits) {
    if (dropped.has(commit.hash)) continue;
    const revert = revertOf(commit);
    if (revert === undefined) continue;
    const older = commits.slice(commits.indexOf(commit) + 1).filter(({ hash }) => !dropped.has(hash));
    const targets = older.filter(({ hash }) => revert.hashes.some((start) => hash.startsWith(start)));
    const named = targets.length > 0 ? targets : older.filter((other) => isNamed(revert, other)).slice(0, 1);
    if (named.length === 0) continue;
    dropped.add(commit.hash);
    for (const target of named) {
      for (const hash of broughtIn(target, commits)) dropped.add(hash);
    }
  }
  return commits.filter(({ hash }) => !dropped.has(hash));
}

/** Whether the commit takes back another one. */
export function isRevert(commit: Commit): boolean {
  return revertOf(commit) !== undefined;
}

/**
 * Knows git's own `This reverts commit …` (also of a merge, and under `Reapply "…"`), GitHub's `Revert "title (#1)"` without a
 * hash, and the type `revert` with `Refs:` as the conventional commits specification suggests.
 */
function revertOf(commit: Commit): Revert | undefined {
  const hashes = [...commit.message.matchAll(/This reverts commit ([0-9a-f]{7,64})/g)].map(
    ([, hash = '']) => hash,
  );
  const quoted = /^(?:[Rr]evert:? )"(.+)"(?: \(#\d+\))?$/.exec(commit.header)?.[1];
  if (commit.type === 'revert') {
    const refs = [...commit.message.matchAll(/^Refs: (.+)$/gm)].flatMap(([, list = '']) =>
      list.split(/[,\s]+/),
    );
    hashes.push(...refs.filter((ref) => /^[0-9a-f]{7,64}$/.test(ref)));
    return { hashes, header: quoted ?? commit.description };
  }
  return hashes.length > 0 || quoted !== undefined ? { hashes, header: quoted } : undefined;
}

function isNamed({ hashes, header }: Revert, other: Commit): boolean {
  return hashes.length === 0 && header !== undefined && other.header === header;
}

/** A merge brings in what is reachable from it, but not from its first parent. */
function broughtIn(commit: Commit, commits: readonly Commit[]): Set<string> {
  if (commit.parents.length < 2) return new Set([commit.hash]);
  const [mainline = ''] = commit.parents;
  const kept = reachable(mainline, commits);
  return new Set([...reachable(commit.hash, commits)].filter((hash) => !kept.has(hash)));
}

function reachable(from: string, commits: readonly Commit[]): Set<string> {
  const found = new Set([from]);
  // Children stand before parents, so that one pass sees everything.
  for (const { hash, parents } of commits) {
    if (found.has(hash)) for (const parent of parents) found.add(parent);
  }
  return found;
}
