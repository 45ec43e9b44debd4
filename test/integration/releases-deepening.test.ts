import { describe, expect, test } from 'vitest';
import { prepared, remoteWith, sameAsFull } from '../../packages/versioning/test/git/same-as-full.ts';

describe('a shallow clone is deepened', () => {
  test('up to the last release, and no further', async () => {
    const origin = remoteWith((repository) => {
      for (const title of ['a', 'b', 'c']) repository.commit(`feat: ${title}`);
      repository.tag('v1.0.0');
      for (const title of ['d', 'e']) repository.commit(`fix: ${title}`);
    });
    expect(await sameAsFull(origin)).toEqual(['feat: c', 'fix: d', 'fix: e']);
  });

  test('to the beginning without a release', async () => {
    const origin = remoteWith((repository) => {
      for (const title of ['a', 'b', 'c']) repository.commit(`feat: ${title}`);
      repository.git('tag', 'nightly', 'HEAD^');
    });
    expect(await sameAsFull(origin)).toHaveLength(3);
  });

  test('on all branches that were merged behind the release', async () => {
    const origin = remoteWith((repository) => {
      for (const title of ['a', 'b']) repository.commit(`feat: ${title}`);
      repository.git('branch', 'topic');
      repository.git('branch', 'other');
      repository.commit('feat: c');
      repository.tag('v1.0.0');
      repository.git('checkout', '--quiet', 'topic');
      for (const title of ['t1', 't2']) repository.commit(`feat: ${title}`);
      // A merge with one parent that the release contains.
      repository.git('merge', '--quiet', '--no-ff', '-m', 'Update topic', 'main^{/feat: c}');
      repository.commit('fix: t3');
      repository.git('checkout', '--quiet', 'main');
      // And one whose first parent is the release itself.
      repository.git('merge', '--quiet', '--no-ff', '-m', 'Merge topic', 'topic');
      repository.commit('fix: d');
    });
    expect(await sameAsFull(origin)).toEqual(
      ['Merge topic', 'Update topic', 'feat: c', 'feat: t1', 'feat: t2', 'fix: d', 'fix: t3'].sort(),
    );
  });

  test('when the release was made on a branch that was merged back', async () => {
    const origin = remoteWith((repository) => {
      for (const title of ['a', 'b']) repository.commit(`feat: ${title}`);
      repository.git('checkout', '--quiet', '-b', 'release');
      repository.commit('fix: only there');
      repository.tag('v1.0.0');
      repository.git('checkout', '--quiet', 'main');
      for (const title of ['c', 'd']) repository.commit(`feat: ${title}`);
      repository.git('merge', '--quiet', '--no-ff', '-m', 'Merge v1.0.0', 'v1.0.0');
    });
    expect(await sameAsFull(origin)).toEqual(['Merge v1.0.0', 'feat: c', 'feat: d', 'fix: only there']);
  });

  test('past higher releases of other lines, and tags on trees', async () => {
    const origin = remoteWith((repository) => {
      repository.commit('feat: a');
      repository.tag('v1.0.0');
      repository.commit('fix: b');
      repository.tag('v1.0.1');
      repository.git('branch', 'old');
      repository.commit('feat: c');
      repository.tag('v1.1.0');
      repository.commit('feat!: d');
      repository.tag('v2.0.0');
      repository.tag('v2.0.1-rc.1');
      repository.git('tag', 'v9.0.0', 'HEAD^{tree}');
      repository.git('checkout', '--quiet', 'old');
      for (const title of ['e', 'f']) repository.commit(`fix: ${title}`);
    });
    const titles = await sameAsFull(origin, { branch: 'old' });
    expect(titles).toEqual(['fix: b', 'fix: e', 'fix: f']);
  });

  test('with a release whose tag stands beside the branch', async () => {
    const origin = remoteWith((repository) => {
      for (const title of ['a', 'b']) repository.commit(`feat: ${title}`);
      const source = repository.head();
      repository.git('checkout', '--quiet', '--detach');
      repository.commit(`chore(release): v1.0.0\n\nSource-Commit: ${source}`);
      repository.tag('v1.0.0');
      repository.git('checkout', '--quiet', 'main');
      for (const title of ['c', 'd']) repository.commit(`fix: ${title}`);
    });
    expect(await sameAsFull(origin)).toEqual(['feat: b', 'fix: c', 'fix: d']);
  });

  test('with changelog commits that stand on the branch, also as what is released', async () => {
    const origin = remoteWith((repository) => {
      for (const title of ['a', 'b']) repository.commit(`feat: ${title}`);
      repository.tag('v1.0.0');
      repository.commit(`chore(release): v1.0.0\n\nSource-Commit: ${repository.head()}`);
      repository.commit('docs: c');
      const source = repository.commit('fix: d');
      repository.commit(`chore(release): v1.0.1\n\nSource-Commit: ${source}`);
    });
    expect(await sameAsFull(origin)).toEqual([
      'chore(release): v1.0.0',
      'chore(release): v1.0.1',
      'docs: c',
      'feat: b',
      'fix: d',
    ]);
    origin.tag('v1.0.1');
    expect(await sameAsFull(origin)).toHaveLength(5);
  });

  test('up to the changelog commit that carries the tag', async () => {
    const origin = remoteWith((repository) => {
      for (const title of ['a', 'b']) repository.commit(`feat: ${title}`);
      repository.commit(`chore(release): v1.0.0\n\nSource-Commit: ${repository.head()}`);
      repository.tag('v1.0.0');
      for (const title of ['c', 'd']) repository.commit(`fix: ${title}`);
    });
    expect(await sameAsFull(origin)).toEqual(['chore(release): v1.0.0', 'fix: c', 'fix: d']);
  });

  test('a branch that only has release commits since has nothing to release', async () => {
    const origin = remoteWith((repository) => {
      for (const title of ['a', 'b']) repository.commit(`feat: ${title}`);
      repository.tag('v1.0.0');
      repository.commit(`chore(release): v1.0.0\n\nSource-Commit: ${repository.head()}`);
      repository.commit('docs: d');
    });
    await sameAsFull(origin, { bump: 'minor' });
  });

  test('a prerelease counts candidates that the last release contains', async () => {
    const origin = remoteWith((repository) => {
      repository.commit('feat: a');
      repository.commit('feat!: b');
      repository.tag('v2.0.0-rc.1');
      repository.commit('fix: c');
      repository.tag('v1.0.0');
      repository.commit('fix: d');
      repository.commit('fix: e');
      repository.git('checkout', '--quiet', '-b', 'next', 'HEAD^');
      repository.commit('feat!: f');
      repository.tag('v3.0.0-beta.1');
      repository.git('checkout', '--quiet', 'main');
    });
    expect(await sameAsFull(origin)).toEqual(['fix: c', 'fix: d', 'fix: e']);
    await sameAsFull(origin, { bump: 'prerelease' });
    await sameAsFull(origin, { bump: 'prerelease', prereleaseChannel: 'beta' });
  });

  test('a commit that no branch ends with is released as well', async () => {
    const origin = remoteWith((repository) => {
      for (const title of ['a', 'b']) repository.commit(`feat: ${title}`);
      repository.tag('v1.0.0');
      for (const title of ['c', 'd', 'e']) repository.commit(`fix: ${title}`);
    });
    const wanted = origin.head('HEAD^');
    const shallow = origin.clone('--depth=1', '--no-tags');
    shallow.git('fetch', '--quiet', '--depth=1', 'origin', wanted);
    shallow.git('checkout', '--quiet', '--detach', wanted);
    expect(await prepared(shallow)).toMatchObject({ version: '1.0.1', notes: '### Fixed\n\n- c\n- d' });
    expect(shallow.git('rev-list', '--count', 'HEAD')).toBe('3');
  });

  test('a clone that is deep enough stays as it is, also beyond the release', async () => {
    const origin = remoteWith((repository) => {
      for (const title of ['a', 'b', 'c', 'd']) repository.commit(`feat: ${title}`);
      repository.tag('v1.0.0');
      repository.commit('fix: e');
    });
    const clone = origin.clone('--depth=4');
    const before = clone.read('.git/shallow');
    expect(await prepared(clone)).toMatchObject({ version: '1.0.1', notes: '### Fixed\n\n- e' });
    expect(clone.read('.git/shallow')).toBe(before);
  });
});
