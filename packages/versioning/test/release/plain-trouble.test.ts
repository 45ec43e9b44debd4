import { createTestRuntime } from '@deploy-actions/testing';
import { expect, test } from 'vitest';
import { releaseIn, TestRepository } from '../git-repository.ts';

test('a release that is out in plain git is out for `prepare`, too', async () => {
  const repository = TestRepository.create({ remote: true });
  repository.commit('feat: one');
  await releaseIn(repository, { push: true });
  expect(await releaseIn(repository, { push: true, stage: 'prepare' })).toMatchObject({
    reasonCode: 'already-released',
    released: true,
    version: '0.1.0',
  });
});

test('a section that was written for a version which was never released is pointed out', async () => {
  const repository = TestRepository.create({ remote: true });
  repository.commit('fix: one');
  repository.git('push', '--quiet', 'origin', 'main');
  await releaseIn(repository, { push: true, bump: '1.0.0' });
  repository.commit('fix: two');
  await releaseIn(repository, { push: true, stage: 'publish' });
  repository.git('tag', '-d', 'v1.0.1');
  repository.origin.git('tag', '-d', 'v1.0.1');
  repository.git('reset', '--quiet', '--hard', 'origin/main');
  repository.commit('feat: three');
  const runtime = await createTestRuntime();
  expect(await releaseIn(repository, { push: true }, runtime)).toMatchObject({ tag: 'v1.1.0' });
  expect(runtime.lines.join('\n')).toMatch(
    /warning: CHANGELOG\.md has a section for 1\.0\.1, which was never released.*v1\.1\.0/,
  );
});
