import { createTestRuntime } from '@deploy-actions/testing';
import { expect, test } from 'vitest';
import { releaseIn, TestRepository } from '../git-repository.ts';

test('a release that is out in plain git is out for `prepare`, too', async () => {
  const repository = TestRepository.create({ remote: true });
  repository.commit('feat: one');
  await releaseIn(repository, { push: true });
  expect(await releaseIn(repository, { push: true, dryRun: true })).toMatchObject({
    reasonCode: 'already-released',
    reason: 'v0.1.0 is complete; nothing would be written.',
    released: true,
    taggedCommit: repository.origin.head('v0.1.0'),
  });
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

test('a tag that stands elsewhere only in the clone is refused as such', async () => {
  const repository = TestRepository.create({ remote: true });
  repository.commit('feat: one');
  repository.git('push', '--quiet', 'origin', 'main');
  repository.git('checkout', '--quiet', '--detach');
  repository.commit('feat: never pushed');
  repository.tag('v0.1.0');
  repository.git('checkout', '--quiet', 'main');
  const words =
    /v0\.1\.0 already stands on .* \(feat: never pushed\), though in this clone only, and this run/;
  await expect(releaseIn(repository, { push: true })).rejects.toThrow(words);
  repository.git('push', '--quiet', 'origin', 'v0.1.0');
  await expect(releaseIn(repository, { push: true })).rejects.toThrow(/\(feat: never pushed\), and this run/);
});

test('a section that an unfinished run wrote for an earlier commit is told from one of this commit', async () => {
  const repository = TestRepository.create({ remote: true });
  const early = repository.commit('feat: one');
  const late = repository.commit('feat: two');
  repository.git('push', '--quiet', 'origin', 'main');
  const publish = async (sha: string) => {
    const runtime = await createTestRuntime();
    const result = await releaseIn(repository, { push: true, stage: 'publish', sha }, runtime);
    return { result, log: runtime.lines.join('\n') };
  };
  const forget = () => {
    for (const each of [repository, repository.origin]) each.git('tag', '-d', 'v0.1.0');
  };
  await publish(early);
  forget();
  const again = await publish(early);
  expect(again.result).toMatchObject({ tag: 'v0.1.0', notes: '### Added\n\n- one' });
  expect(again.log).not.toContain('warning');
  forget();
  const other = await publish(late);
  expect(other.result).toMatchObject({ tag: 'v0.1.0', notes: '### Added\n\n- one' });
  expect(other.log).toMatch(`warning: CHANGELOG.md has a section for 0.1.0 already, from a run for ${early}`);
});
