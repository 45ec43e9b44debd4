import type { Commit } from '../git/commits.ts';

/** What a commit takes back: commits by the start of their hash, or one by its header. */
interface Revert {
  readonly hashes: readonly string[];
  readonly header: string | undefined;
}

/**
 * Leaves out the commits that were reverted and, with them, the commits that reverted them. A revert that was itself
 * reverted counts for nothing; a revert of something released earlier stays, because it is a change.
 * Expects children before parents; `history` is what the commits were chosen from, with nothing left out.
 */
export function withoutReverted(commits: readonly Commit[], history = commits): Commit[] {
  const dropped = new Set<string>();
  const index = new CommitIndex(commits);
  const whole = history === commits ? index : new CommitIndex(history);
  for (const [position, commit] of commits.entries()) {
    if (dropped.has(commit.hash)) continue;
    const revert = revertOf(commit);
    if (revert === undefined) continue;
    const older = (at: number) => at > position && !dropped.has(commits[at]?.hash ?? '');
    const targets = revert.hashes.flatMap((start) => index.startingWith(start)).filter(older);
    const named =
      targets.length > 0 || revert.hashes.length > 0 ? targets : index.newest(revert.header, older);
    if (named.length === 0) continue;
    dropped.add(commit.hash);
    for (const at of named) {
      for (const hash of broughtIn(commits[at], history, whole)) dropped.add(hash);
    }
  }
  return commits.filter(({ hash }) => !dropped.has(hash));
}

/** Whether the commit takes back another one. */
export function isRevert(commit: Commit): boolean {
  return revertOf(commit) !== undefined;
}

/** Positions of commits by hash and by header, so that a revert finds what it takes back without a look at all of them. */
class CommitIndex {
  readonly #byHash: readonly { readonly hash: string; readonly at: number }[];
  readonly #byHeader: ReadonlyMap<string, readonly number[]>;
  /** How many places of a header's list are used up for good. */
  readonly #spent = new Map<string, number>();

  constructor(commits: readonly Commit[]) {
    this.#byHash = commits
      .map(({ hash }, at) => ({ hash, at }))
      .sort((a, b) => (a.hash < b.hash ? -1 : Number(a.hash > b.hash)));
    const byHeader = new Map<string, number[]>();
    for (const [at, { header }] of commits.entries()) {
      for (const name of new Set([header, withoutNumber(header)])) {
        const places = byHeader.get(name);
        if (places) places.push(at);
        else byHeader.set(name, [at]);
      }
    }
    this.#byHeader = byHeader;
  }

  /** Of all commits whose hash starts so. */
  startingWith(start: string): number[] {
    const sorted = this.#byHash;
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle]?.hash ?? '') < start) low = middle + 1;
      else high = middle;
    }
    const found: number[] = [];
    for (; sorted[low]?.hash.startsWith(start); low += 1) found.push(sorted[low]?.at ?? 0);
    return found;
  }

  /** Of the newest commit with a header, with or without a number behind it, that `accept` takes. What it refuses, it must refuse for ever. */
  newest(header: string | undefined, accept: (at: number) => boolean): number[] {
    const places = this.#byHeader.get(header ?? '') ?? [];
    let next = this.#spent.get(header ?? '') ?? 0;
    while (next < places.length && !accept(places[next] ?? 0)) next += 1;
    this.#spent.set(header ?? '', next);
    return places.slice(next, next + 1);
  }

  /** Of one commit; -1 when it isn't among them. */
  at(hash: string): number {
    return this.startingWith(hash)[0] ?? -1;
  }
}

/** A title without the number of the pull request, which GitHub adds when it squashes. */
function withoutNumber(header: string): string {
  return header.replace(/ \(#\d+\)$/, '');
}

/**
 * Knows git's own `This reverts commit …` (also of a merge, and under `Reapply "…"`), GitHub's `Revert "title (#1)"` and
 * `Reapply "title"` without a hash, and the type `revert` with `Refs:` as the conventional commits specification suggests.
 */
function revertOf(commit: Commit): Revert | undefined {
  const quoted = quotedIn(commit.header);
  const hashes = hashesIn(commit, quoted !== undefined);
  if (commit.type === 'revert') {
    const refs = [...commit.message.matchAll(/^Refs: (.+)$/gm)].flatMap(([, list = '']) =>
      list.split(/[,\s]+/),
    );
    hashes.push(...refs.filter((ref) => /^[0-9a-f]{7,64}$/.test(ref)));
    return { hashes, header: quoted ?? commit.description };
  }
  return hashes.length > 0 || quoted !== undefined ? { hashes, header: quoted } : undefined;
}

/** The header of what a title takes back. */
function quotedIn(header: string): string | undefined {
  const [, word, title] = /^(Revert:?|revert:?|Reapply) "(.+)"$/.exec(withoutNumber(header)) ?? [];
  return word === 'Reapply' ? `Revert "${title}"` : title;
}

/** What a message says it reverts. GitHub lists the commits of a squashed branch with `* `: what they did is not what it does. */
function hashesIn({ type, message }: Commit, titled: boolean): string[] {
  const list = titled || type === 'revert' ? -1 : message.search(/^\* /m);
  const words = list < 0 ? message : message.slice(0, list);
  return [...words.matchAll(/This reverts commit ([0-9a-f]{7,64})/g)].map(([, hash = '']) => hash);
}

/** A merge brings in what is reachable from it, but not from its first parent. */
function broughtIn(commit: Commit | undefined, history: readonly Commit[], index: CommitIndex): Set<string> {
  const { hash = '', parents = [] } = commit ?? {};
  const brought = new Set([hash]);
  if (parents.length < 2) return brought;
  const kept = new Set(parents.slice(0, 1));
  // Children stand before parents, so that one pass sees everything; it ends once nothing that was brought in lies ahead.
  const ahead = new Set<string>();
  const bring = (parent: string) => {
    if (kept.has(parent) || brought.has(parent) || index.at(parent) < 0) return;
    brought.add(parent);
    ahead.add(parent);
  };
  parents.slice(1).forEach(bring);
  for (let next = index.at(hash) + 1; ahead.size > 0; next += 1) {
    const older = history[next];
    if (older === undefined) break;
    if (ahead.delete(older.hash)) older.parents.forEach(bring);
    if (!kept.has(older.hash)) continue;
    for (const parent of older.parents) {
      kept.add(parent);
      brought.delete(parent);
      ahead.delete(parent);
    }
  }
  return brought;
}
