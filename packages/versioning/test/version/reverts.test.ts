import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Commit, parseCommit } from '../../src/git/commits.ts';
import { withoutReverted } from '../../src/version/reverts.ts';

/** What a commit of a random history does: plain work, or taking back by hash, by the start of it, by title, with `Refs:`. */
const kinds = ['work', 'work', 'hash', 'start', 'title', 'refs', 'missing'] as const;

interface Step {
  readonly kind: (typeof kinds)[number];
  readonly title: number;
  /** Which of the older commits, as a share of their number. */
  readonly target: number;
  readonly merged: number | undefined;
}

const share = fc.double({ min: 0, max: 0.999, noNaN: true });
const history = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom(...kinds),
    title: fc.nat(3),
    target: share,
    merged: fc.option(share, { nil: undefined, freq: 3 }),
  }),
  { maxLength: 25 },
);

/** Oldest first in, newest first out; each stands on the one before, some merge an older one in. */
function commitsOf(steps: readonly Step[]): Commit[] {
  const commits: Commit[] = [];
  for (const [index, { kind, title, target, merged }] of steps.entries()) {
    const hash = ((index * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, '0').repeat(5);
    const older = commits.at(-1 - Math.floor(target * commits.length));
    const second = merged === undefined ? undefined : commits[Math.floor(merged * commits.length)];
    const message = messageOf(kind, title, older);
    // A fork: now and then a commit stands on the one before the last.
    const first = commits.at(title === 0 ? -2 : -1) ?? commits.at(-1);
    const parents = [first, second].flatMap((parent) => parent?.hash ?? []);
    commits.push(parseCommit(hash, [...new Set(parents)], message));
  }
  return commits.toReversed();
}

function messageOf(kind: Step['kind'], title: number, older: Commit | undefined): string {
  const plain = `feat: ${title}`;
  if (older === undefined || kind === 'work') return plain;
  const { hash, header } = older;
  if (kind === 'hash') return `Revert "${header}"\n\nThis reverts commit ${hash}.`;
  if (kind === 'start') return `fix: back\n\nThis reverts commit ${hash.slice(0, 8)}.`;
  if (kind === 'title') return `Revert "${header}"`;
  if (kind === 'refs') return `revert: back\n\nRefs: ${hash.slice(0, 9)}, fffffff`;
  return `Revert "${header}"\n\nThis reverts commit ${'e'.repeat(40)}.`;
}

/** The rules in the plainest words, each time with a look at everything. */
function model(commits: readonly Commit[]): Commit[] {
  const dropped = new Set<Commit>();
  const ancestors = (hash: string | undefined): Set<string> => {
    const found = new Set<string>();
    const visit = (next: string | undefined) => {
      if (next === undefined || found.has(next)) return;
      found.add(next);
      commits.find((commit) => commit.hash === next)?.parents.forEach(visit);
    };
    visit(hash);
    return found;
  };
  for (const [position, commit] of commits.entries()) {
    const named = [...commit.message.matchAll(/(?:This reverts commit|Refs:|,) ([0-9a-f]{7,})/g)].map(
      ([, hash = '']) => hash,
    );
    const title = /^Revert "(.*)"$/.exec(commit.header)?.[1];
    if (dropped.has(commit) || (named.length === 0 && title === undefined)) continue;
    const older = commits.slice(position + 1).filter((other) => !dropped.has(other));
    const byTitle = older.filter(({ header }) => named.length === 0 && header === title).slice(0, 1);
    const targets = [
      ...older.filter(({ hash }) => named.some((start) => hash.startsWith(start))),
      ...byTitle,
    ];
    if (targets.length > 0) dropped.add(commit);
    for (const target of targets) {
      const own = target.parents.length > 1 ? ancestors(target.hash) : new Set([target.hash]);
      const before = ancestors(target.parents[0]);
      for (const other of commits) if (own.has(other.hash) && !before.has(other.hash)) dropped.add(other);
    }
  }
  return commits.filter((commit) => !dropped.has(commit));
}

test('what stays is what the plain rules leave, in every history', () => {
  let some = 0;
  fc.assert(
    fc.property(history, (steps) => {
      const commits = commitsOf(steps);
      const kept = withoutReverted(commits);
      expect(kept.map(({ hash }) => hash)).toEqual(model(commits).map(({ hash }) => hash));
      if (kept.length < commits.length) some += 1;
    }),
    { numRuns: 500 },
  );
  expect(some).toBeGreaterThan(100);
});

test('thousands of reverts of one title cost no more than their number', () => {
  const looked = { times: 0 };
  const count = 4_000;
  const commits = Array.from({ length: count }, (_, index) => {
    const hash = index.toString(16).padStart(40, '0');
    const commit = parseCommit(hash, [], index < count / 2 ? 'Revert "feat: same"' : 'feat: same');
    return Object.defineProperty({ ...commit }, 'header', {
      get: () => {
        looked.times += 1;
        return commit.header;
      },
    });
  });
  expect(withoutReverted(commits)).toEqual([]);
  expect(looked.times).toBeLessThan(10 * count);
});

describe('what GitHub makes of pull requests', () => {
  const hash = (index: number) => `${index}`.repeat(40);
  const kept = (...oldestFirst: string[]) =>
    withoutReverted(
      oldestFirst.map((message, index) => parseCommit(hash(index), [], message)).toReversed(),
    ).map(({ header }) => header);

  test('squashed, the numbers differ from those in the quoted title', () => {
    expect(kept('feat: a (#1)', 'Revert "feat: a" (#2)\n\nReverts acme/shop#1')).toEqual([]);
    expect(kept('feat: a (#1)', 'Revert "feat: a (#1)" (#2)')).toEqual([]);
    expect(kept('feat: a (#1)', 'feat: a (#2)', 'Revert "feat: a (#1)" (#3)')).toEqual(['feat: a (#2)']);
    const again = ['feat: a (#1)', 'Revert "feat: a (#1)" (#2)'];
    expect(kept(...again, 'Revert "Revert "feat: a (#1)"" (#3)')).toEqual(['feat: a (#1)']);
  });

  test('what was reapplied counts, also without a hash', () => {
    const reverted = ['feat: a (#1)', 'Revert "feat: a (#1)" (#2)'];
    expect(kept(...reverted, 'Reapply "feat: a (#1)" (#3)')).toEqual(['feat: a (#1)']);
    expect(kept('fix: b', 'Reapply "feat: a"')).toEqual(['Reapply "feat: a"', 'fix: b']);
  });

  test('a squash that lists a revert among its commits is no revert', () => {
    const squashed = `feat: b (#9)\n\n* feat: b\n\n* Revert "feat: a"\n\nThis reverts commit ${hash(0)}.\n\n* more`;
    expect(kept('feat: a', squashed)).toEqual(['feat: b (#9)', 'feat: a']);
    const words = `fix: take a back\n\nIt was slow:\n\nThis reverts commit ${hash(0)}.`;
    expect(kept('feat: a', words)).toEqual([]);
    const one = `Revert "feat: a" (#9)\n\n* Revert "feat: a"\n\nThis reverts commit ${hash(0)}.\n\n* tests`;
    expect(kept('feat: a', one)).toEqual([]);
  });
});
