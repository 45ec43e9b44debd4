import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { broughtInBy } from '../../src/changelog/merges.ts';
import { type Commit, parseCommit } from '../../src/git/commits.ts';

/** Histories of up to 14 commits, children before parents; every second merge or so is that of a pull request. */
const histories = fc
  .array(fc.tuple(fc.nat(), fc.nat(), fc.boolean(), fc.boolean()), { minLength: 2, maxLength: 14 })
  .map((shapes) =>
    shapes.map(([first, second, merges, numbered], index) => {
      const older = shapes.length - index - 1;
      const parents = [
        ...new Set([first, ...(merges ? [second] : [])].map((each) => index + 1 + (each % older))),
      ];
      const title = numbered ? `Merge pull request #${index} from a/b` : `fix: ${index}`;
      return parseCommit(`${index}`, older === 0 ? [] : parents.map(String), title);
    }),
  )
  .map((all) => all.filter(({ hash }) => reachable('0', all).has(hash)));

function reachable(from: string | undefined, history: readonly Commit[]): Set<string> {
  const found = new Set(from === undefined ? [] : [from]);
  for (const { hash, parents } of history)
    if (found.has(hash)) for (const parent of parents) found.add(parent);
  return found;
}

function bringsIn(merge: Commit, hash: string, history: readonly Commit[]): boolean {
  const [first] = merge.parents;
  return (
    hash !== merge.hash && reachable(merge.hash, history).has(hash) && !reachable(first, history).has(hash)
  );
}

describe('the merge that brought a commit in', () => {
  property.prop([histories])('is one whose first parent does not reach it', (history) => {
    for (const [hash, merge] of broughtInBy(history)) expect(bringsIn(merge, hash, history)).toBe(true);
  });

  property.prop([histories])('is found for all that the newest merge alone brings in', (history) => {
    const [newest] = history;
    const found = broughtInBy(history);
    if (newest === undefined || newest.parents.length < 2 || !newest.header.startsWith('Merge')) return;
    const brought = history.filter(({ hash }) => bringsIn(newest, hash, history));
    const own = history.filter(({ hash }) => reachable(newest.parents[0], history).has(hash));
    expect(brought.filter(({ hash }) => !found.has(hash))).toEqual([]);
    for (const { hash } of own) expect(found.get(hash)).not.toBe(newest);
  });

  test('is none without a history', () => {
    expect(broughtInBy([])).toEqual(new Map());
  });
});
