import type { Commit } from '../git/commits.ts';

/** The number of the pull request that a commit's title names: GitHub's merge and squash commits. */
export function pullRequestInTitle({ header }: Pick<Commit, 'header'>): number | undefined {
  const found = /^Merge pull request #(\d+) from /.exec(header) ?? / \(#(\d+)\)$/.exec(header);
  return found ? Number(found[1]) : undefined;
}

/** A merge on the way from the newest commit to one, and the merge further out, if that one was merged in turn. */
interface Way {
  readonly merge: Commit;
  /** Where it stands in the history, the newest first. */
  readonly position: number;
  readonly outer: Way | undefined;
  readonly depth: number;
}

/**
 * The merge of a pull request that brought each commit in; commits made on the branch itself have none. A merge brings in what
 * its first parent doesn't reach; of merges within merges the innermost counts. Expects the whole history of a release,
 * children before parents. One pass: among all ways that lead to a commit the one through the oldest merges is its own, because
 * the newer merges' first parents reach it.
 */
export function broughtInBy(history: readonly Commit[]): ReadonlyMap<string, Commit> {
  const ways = new Map<string, Way | undefined>();
  for (const [position, commit] of history.entries()) {
    if (!ways.has(commit.hash)) ways.set(commit.hash, undefined);
    const outer = ways.get(commit.hash);
    const numbered = commit.parents.length > 1 && pullRequestInTitle(commit) !== undefined;
    const side: Way | undefined = numbered
      ? { merge: commit, position, outer, depth: (outer?.depth ?? 0) + 1 }
      : outer;
    for (const [index, parent] of commit.parents.entries()) {
      const way = index === 0 ? outer : side;
      ways.set(parent, ways.has(parent) ? older(ways.get(parent), way) : way);
    }
  }
  return new Map(
    history.flatMap(({ hash }) => {
      const way = ways.get(hash);
      return way ? [[hash, way.merge] as const] : [];
    }),
  );
}

/** Compares two ways from the outermost merge on: where they part the older merge wins, and a way that ends before the other. */
function older(a: Way | undefined, b: Way | undefined): Way | undefined {
  if (a === b) return a;
  let [left, right] = [a, b];
  while (left && left.depth > (right?.depth ?? 0)) left = left.outer;
  while (right && right.depth > (left?.depth ?? 0)) right = right.outer;
  if (left === right) return (a?.depth ?? 0) < (b?.depth ?? 0) ? a : b;
  while (left && right && left.outer !== right.outer) [left, right] = [left.outer, right.outer];
  return (left?.position ?? 0) > (right?.position ?? 0) ? a : b;
}
