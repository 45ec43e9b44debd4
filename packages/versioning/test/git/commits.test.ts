import { describe, expect, test } from 'vitest';
import { describeChanges, highestLevel, levelOf } from '../../src/changelog/changes.ts';
import { type Commit, parseCommit, sourceOf } from '../../src/git/commits.ts';
import { withoutReverted } from '../../src/version/reverts.ts';

let count = 0;
function commit(message: string, ...parents: Commit[]): Commit {
  count += 1;
  return parseCommit(
    count.toString(16).padStart(40, 'a'),
    parents.map(({ hash }) => hash),
    message,
  );
}

function kept(...newestFirst: Commit[]): string[] {
  return withoutReverted(newestFirst).map(({ header }) => header);
}

describe('a commit message', () => {
  test('may have lines that look like fields of the parser', () => {
    expect(commit('feat: one\n\n-notes-\n-type-\nfix')).toMatchObject({ type: 'feat', description: 'one' });
    expect(commit('Merge it\n\n-type-\nfeat').type).toBeUndefined();
  });

  test.each([
    ['feat: x', 'minor'],
    ['feature(ui): x', 'minor'],
    ['Fix: x', 'patch'],
    ['perf: x', 'patch'],
    ['security: x', 'patch'],
    ['deprecate: x', 'minor'],
    ['remove: x', 'patch'],
    ['Revert "feat: long ago"', 'patch'],
    ['refactor: x', undefined],
    ['chore: x', undefined],
    ['docs!: x', 'major'],
    ['chore(deps)!: x', 'major'],
    ['refactor: x\n\nBREAKING CHANGE: y', 'major'],
    ['fix: x\n\nBREAKING-CHANGE: y', 'major'],
    ['fix: x\n\nDEPRECATED: y', 'minor'],
    ['chore: x\n\nDEPRECATED: y', 'minor'],
    ['just words\n\nBREAKING CHANGE: y', 'major'],
    ['fix: x\n\nBREAKING CHANGE:\ny on its own line', 'major'],
    ['fix: x\n\nBREAKING CHANGE:', 'major'],
    ['feat: one\u2028two\u0007', 'minor'],
    ['feat : x', undefined],
    ['feat:x', undefined],
    ['fix: x\n\nBreaking change in our heads only', 'patch'],
    ['fix: x\n\nbreaking change: in lower case is no footer', 'patch'],
    ['BREAKING CHANGE: is no footer as a title', undefined],
    ['Merge branch topic', undefined],
  ])('%j asks for %s', (message, level) => {
    expect(levelOf(commit(message))).toBe(level);
  });

  test('never holds what would act on a terminal or end a line', () => {
    const parsed = commit(
      'feat: a\r::set-output name=x::y\u001b[2J\u2028b\u0085c\td\r\n\r\nDEPRECATED: e\u001b]0;f\u0007',
    );
    expect(parsed.header).toBe('feat: a ::set-output name=x::y [2J b c\td');
    expect(parsed.description).toBe('a ::set-output name=x::y [2J b c\td');
    expect(parsed.deprecations).toEqual(['e ]0;f']);
    expect(commit('fix: x\n\nBREAKING CHANGE:\ny\nz').migration).toEqual(['y\nz']);
    expect(commit('fix: x\n\nBREAKING CHANGE:\n').migration).toEqual([]);
  });

  test('the highest level wins', () => {
    expect(highestLevel([commit('fix: a'), commit('feat: b'), commit('docs: c')])).toBe('minor');
    expect(highestLevel([])).toBeUndefined();
  });

  test('footers are told apart', () => {
    const parsed = commit(
      'feat(api)!: drop v1 (#12)\n\nWhy.\n\nBREAKING CHANGE: call v2.\n\n  indented\nRelease-As: 2.0.0\nCo-authored-by: B <b@c.d>\nCloses #3',
    );
    expect(parsed).toMatchObject({
      type: 'feat',
      scope: 'api',
      description: 'drop v1 (#12)',
      breaking: true,
      migration: ['call v2.\n\n  indented'],
      releaseAs: '2.0.0',
    });
  });

  test('a commit stands for its parent only when it says so itself', () => {
    const parent = commit('feat: x');
    const trailer = `chore(release): v1\n\nSource-Commit: ${parent.hash}`;
    expect(sourceOf(commit(trailer, parent))).toBe(parent.hash);
    const stranger = commit(trailer, commit('fix: y'));
    expect(sourceOf(stranger)).toBe(stranger.hash);
  });
});

describe('reverts', () => {
  test('take themselves and their commit away', () => {
    const feat = commit('feat: x');
    expect(
      kept(commit(`Revert "feat: x"\n\nThis reverts commit ${feat.hash}.`), commit('fix: y'), feat),
    ).toEqual(['fix: y']);
    expect(kept(commit(`revert: that\n\nRefs: ${feat.hash.slice(0, 9)}, ${'f'.repeat(8)}`), feat)).toEqual(
      [],
    );
    expect(kept(commit('revert: feat: x'), feat)).toEqual([]);
    expect(kept(commit('Revert "feat: x (#1)" (#2)\n\nReverts a/b#1'), commit('feat: x (#1)'))).toEqual([]);
  });

  test('of reverts bring the commit back', () => {
    const feat = commit('feat: x');
    const first = commit(`Revert "feat: x"\n\nThis reverts commit ${feat.hash}.`);
    const second = commit(`Reapply "feat: x"\n\nThis reverts commit ${first.hash}.`);
    expect(kept(second, first, feat)).toEqual(['feat: x']);
    const third = commit(`Revert "Reapply "feat: x""\n\nThis reverts commit ${second.hash}.`);
    expect(kept(third, second, first, feat)).toEqual([]);
    expect(kept(commit('Revert "Revert "feat: x""'), commit('Revert "feat: x"'), feat)).toEqual(['feat: x']);
  });

  test('of something released earlier are changes', async () => {
    const revert = commit(`Revert "feat: old"\n\nThis reverts commit ${'e'.repeat(40)}.`);
    expect(kept(revert, commit('feat: old'))).toHaveLength(2);
    expect(await describeChanges([revert])).toEqual(new Map([['Changed', ['- Reverted: old']]]));
  });
});

describe('sections', () => {
  test('follow Keep a Changelog, oldest entry first, breaking ones in front', async () => {
    const changes = await describeChanges(
      [
        'feat: one',
        'fix(security): two',
        'security(api): three',
        'refactor(core): four',
        'chore: five',
        'perf!: six',
        'feat: one',
        'fix: seven\n\nDEPRECATED: use eight',
        'remove: nine',
        'chore(deps)!: Node 24\n\nBREAKING CHANGE: install Node 24\nfirst',
        'fix: returns Array<T> and `Map<K, V>`',
      ]
        .map((message) => commit(message))
        .toReversed(),
    );
    expect([...changes]).toEqual([
      ['Added', ['- one']],
      ['Changed', ['- **Breaking:** six', '- **Breaking:** **deps:** Node 24', '- **core:** four']],
      ['Deprecated', ['- use eight']],
      ['Removed', ['- nine']],
      ['Fixed', ['- seven', '- returns Array\\<T> and `Map<K, V>`']],
      ['Security', ['- two', '- **api:** three']],
      ['Migration notes', ['- **deps:** install Node 24\n  first']],
    ]);
  });

  test('titles inside an entry make no section', async () => {
    const changes = await describeChanges([
      commit('feat!: one\n\nBREAKING CHANGE: see\n\n### Fixed\n\nthe rest'),
    ]);
    expect([...changes.keys()]).toEqual(['Added', 'Migration notes']);
    expect(changes.get('Migration notes')).toEqual(['- see\n\n  ### Fixed\n\n  the rest']);
  });
});
