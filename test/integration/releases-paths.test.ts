import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { releaseIn, TestRepository } from '../../packages/versioning/test/git-repository.ts';

/** Commits a change of one file. */
function change(repository: TestRepository, file: string, message: string): string {
  mkdirSync(join(repository.directory, dirname(file)), { recursive: true });
  repository.write(file, message);
  repository.git('add', '--', `:(literal)${file}`);
  return repository.commit(message);
}

async function prepared(repository: TestRepository, paths: string[], changes: object = {}) {
  const request = { stage: 'prepare', tagPrefix: 'api-v', changelog: undefined, paths, ...changes } as const;
  return releaseIn(repository, request);
}

/** Two packages with a release each, and work on both since. */
function monorepo(): TestRepository {
  const repository = TestRepository.create();
  change(repository, 'packages/api/main.ts', 'feat: the api');
  repository.tag('api-v1.0.0');
  change(repository, 'packages/web/main.ts', 'feat: the web');
  repository.tag('web-v3.0.0');
  return repository;
}

describe('only commits below the paths count', () => {
  test('for version and notes; others neither break nor set a version', async () => {
    const repository = monorepo();
    change(repository, 'packages/web/a.ts', 'feat!: web\n\nBREAKING CHANGE: everything\nRelease-As: 9.0.0');
    change(repository, 'packages/api/a.ts', 'fix: api');
    change(repository, 'packages/api-client/a.ts', 'feat: a neighbour whose name begins alike');
    repository.commit('feat: nothing at all');
    expect(await prepared(repository, ['packages/api'])).toMatchObject({
      version: '1.0.1',
      notes: '### Fixed\n\n- api',
    });
    expect(await prepared(repository, ['packages/web/'], { tagPrefix: 'web-v' })).toMatchObject({
      version: '9.0.0',
    });
    expect(await prepared(repository, ['packages/api', 'packages/api-client'])).toMatchObject({
      version: '1.1.0',
    });
  });

  test('with nothing below them there is nothing to release', async () => {
    const repository = monorepo();
    change(repository, 'packages/web/a.ts', 'feat: web');
    expect(await prepared(repository, ['packages/api'])).toMatchObject({
      reasonCode: 'nothing-to-release',
      reason: expect.stringContaining('there are no commits'),
    });
  });

  test('reverts take back what counts, and what does not count is not missed', async () => {
    const repository = monorepo();
    const web = change(repository, 'packages/web/a.ts', 'feat: web');
    const api = change(repository, 'packages/api/a.ts', 'feat: api');
    change(repository, 'packages/api/b.ts', 'fix: api');
    repository.git('revert', '--no-edit', api);
    repository.git('revert', '--no-edit', web);
    expect(await prepared(repository, ['packages/api'])).toMatchObject({ notes: '### Fixed\n\n- api' });
  });

  test('a merge that is reverted takes all with it that it brought in', async () => {
    const repository = monorepo();
    repository.git('checkout', '--quiet', '-b', 'topic');
    change(repository, 'packages/api/a.ts', 'feat: first');
    change(repository, 'packages/web/a.ts', 'feat: between, of the web');
    change(repository, 'packages/api/b.ts', 'feat: last');
    repository.git('checkout', '--quiet', 'main');
    change(repository, 'packages/api/c.ts', 'fix: meanwhile');
    repository.git('merge', '--quiet', '--no-ff', '-m', 'Merge topic', 'topic');
    repository.git('revert', '--no-edit', '-m', '1', 'HEAD');
    expect(await prepared(repository, ['packages/api'])).toMatchObject({ notes: '### Fixed\n\n- meanwhile' });
  });

  test('of a merge counts what it brought in, of a branch all that it changed there', async () => {
    const repository = monorepo();
    repository.git('checkout', '--quiet', '-b', 'topic');
    change(repository, 'packages/web/b.ts', 'feat: web only');
    repository.git('checkout', '--quiet', 'main');
    change(repository, 'packages/api/b.ts', 'fix: api meanwhile');
    // Seen from the topic this merge changes the api; what it brings is the web.
    repository.git('merge', '--quiet', '--no-ff', '-m', 'feat: the topic (#7)', 'topic');
    repository.git('checkout', '--quiet', '-b', 'same', 'HEAD^');
    // The same change on both sides: simplified, history would forget one of them.
    change(repository, 'packages/api/c.ts', 'fix: twice');
    repository.git('checkout', '--quiet', 'main');
    repository.git('cherry-pick', '--keep-redundant-commits', 'same');
    repository.git('commit', '--quiet', '--amend', '-m', 'perf: twice');
    repository.git('merge', '--quiet', '--no-ff', '-m', 'Merge same', 'same');
    expect(await prepared(repository, ['packages/api'])).toMatchObject({
      notes: '### Changed\n\n- twice\n\n### Fixed\n\n- api meanwhile\n- twice',
    });
    repository.git('checkout', '--quiet', '-b', 'conventional');
    change(repository, 'packages/api/d.ts', 'wip');
    repository.git('checkout', '--quiet', 'main');
    repository.git('merge', '--quiet', '--no-ff', '-m', 'feat: a merge with a title (#8)', 'conventional');
    expect(await prepared(repository, ['packages/api'])).toMatchObject({ version: '1.1.0' });
  });

  test('paths are literal, from the top of the tree, and one of them must be there', async () => {
    const repository = monorepo();
    change(repository, 'packages/[a]*/a.ts', 'feat: brackets');
    change(repository, 'packages/a/a.ts', 'fix: a');
    change(repository, 'packages/ö ü/a.ts', 'perf: umlauts');
    const notes = async (path: string, directory = repository.directory) =>
      (await prepared(new TestRepository(directory), [path])).notes;
    expect(await notes('packages/[a]*')).toBe('### Added\n\n- brackets');
    expect(await notes('packages/ö ü')).toBe('### Changed\n\n- umlauts');
    expect(await notes('packages/a', join(repository.directory, 'packages/web'))).toBe('### Fixed\n\n- a');
    await expect(notes('packages/nowhere')).rejects.toThrow(
      /found `packages\/nowhere`, which is not in the tree of [0-9a-f]{10}/,
    );
    await expect(notes('*')).rejects.toThrow('which is not in');
  });

  test.each([true, false])(
    'each of them must be there, or have been at the last release; shallow: %s',
    async (shallow) => {
      const repository = monorepo();
      repository.git('rm', '-r', '--quiet', 'packages/api');
      repository.commit('remove: the api');
      await expect(prepared(repository, ['packages/web', 'packages/nosuch'])).rejects.toThrow(
        'found `packages/nosuch`, which is not in the tree',
      );
      const clone = shallow ? repository.clone('--depth=1') : repository;
      const runtime = await createTestRuntime();
      const request = { stage: 'prepare', tagPrefix: 'api-v', changelog: undefined } as const;
      const paths = ['packages/web', 'packages/api'];
      expect(await releaseIn(clone, { ...request, paths }, runtime)).toMatchObject({ version: '1.1.0' });
      expect(runtime.lines.join('\n')).toContain('warning: packages/api of `paths` was there at api-v1.0.0');
      await expect(prepared(clone, ['packages/web', 'packages/nosuch'])).rejects.toThrow('packages/nosuch');
    },
  );

  test('a shallow clone compares also the commits at which it ends', async () => {
    const origin = monorepo();
    change(origin, 'packages/api/a.ts', 'fix: released');
    origin.git('branch', 'topic', 'HEAD^');
    change(origin, 'packages/api/b.ts', 'fix: also released');
    origin.tag('api-v1.0.1');
    origin.git('checkout', '--quiet', 'topic');
    change(origin, 'packages/web/x.ts', 'feat: from the topic, of the web');
    origin.git('checkout', '--quiet', 'main');
    origin.git('merge', '--quiet', '--no-ff', '-m', 'Merge topic', 'topic');
    change(origin, 'packages/api/c.ts', 'fix: new');
    const shallow = origin.clone('--depth=1', '--no-tags');
    const results = await Promise.all(
      [shallow, origin.clone()].map((copy) => prepared(copy, ['packages/api'])),
    );
    expect(results[0]).toEqual(results[1]);
    expect(results[0]).toMatchObject({ version: '1.0.2', notes: '### Fixed\n\n- new' });
    expect(shallow.git('log', '--format=%s').split('\n')).not.toContain('feat: the api');
  });
});
