import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { releaseIn, TestRepository } from '../../packages/versioning/test/git-repository.ts';

function shop() {
  const repository = TestRepository.create({ remote: true });
  repository.commit('feat: one');
  repository.git('push', '--quiet', 'origin', 'main');
  return { repository, origin: repository.origin };
}

/** Expects a refusal that changes no ref, here or in the remote. */
async function refused(
  repository: TestRepository,
  changes: Parameters<typeof releaseIn>[1],
  words: RegExp,
): Promise<void> {
  const all = () => [repository, repository.origin].map((one) => one.git('show-ref', '--heads', '--tags'));
  const before = all();
  await expect(releaseIn(repository, { push: true, ...changes })).rejects.toThrow(words);
  expect(all()).toEqual(before);
}

describe('the branch that gets the changelog', () => {
  test('must be there already, in the remote that gets it', async () => {
    const { repository } = shop();
    await refused(repository, { branch: 'mainn' }, /origin has no branch `mainn`.*did you mean `main`/s);
    await refused(repository, { branch: 'v9' }, /origin has no branch `v9`.*`main`/s);
    repository.git('checkout', '--quiet', '-b', 'unpushed');
    await refused(repository, { branch: 'unpushed' }, /git push origin unpushed/);
    await refused(repository, { push: false, branch: 'mainn' }, /clone has no branch `mainn`/);
  });

  test.each(['all', 'publish'] as const)('gets nobody else’s commits in stage %s', async (stage) => {
    const { repository, origin } = shop();
    repository.git('checkout', '--quiet', '-b', 'feature');
    repository.commit('feat: unreviewed');
    await refused(
      repository,
      { stage, branch: 'main' },
      /is not on the branch main.*feature is checked out/s,
    );
    await refused(repository, { stage, branch: 'main', push: false }, /is not on the branch main/);
    repository.git('checkout', '--quiet', '--detach');
    await refused(repository, { stage, branch: 'main' }, /is not on the branch main.*merge it/s);
    expect(origin.git('log', '--format=%s', 'main')).toBe('feat: one');
  });

  test('must contain what is released, or nobody could release from it again', async () => {
    const { repository, origin } = shop();
    const other = origin.clone();
    other.commit('fix: other');
    other.git('push', '--quiet', 'origin', 'main');
    repository.commit('fix: mine');
    for (const stage of ['all', 'publish'] as const)
      await refused(repository, { stage }, /is not on the branch main.*`git pull`/s);
    await releaseIn(repository, { push: true, stage: 'publish', changelog: undefined });
    expect(origin.head('v0.1.0')).toBe(repository.head());
  });

  test('may be ahead of the remote when it is the one checked out, and behind the detached commit otherwise', async () => {
    const { repository, origin } = shop();
    repository.commit('fix: two');
    await releaseIn(repository, { push: true, stage: 'publish' });
    expect(origin.head('main^')).toBe(origin.head('v0.1.0'));
    const later = origin.clone();
    for (const message of ['fix: three', 'fix: four', 'fix: five']) later.commit(message);
    later.git('push', '--quiet', 'origin', 'main');
    // As actions/checkout leaves it: one commit of the branch, and later on the branch's end, which nothing connects.
    const shallow = origin.clone('--depth=1', '--no-tags');
    const older = later.head('HEAD~1');
    shallow.git('fetch', '--quiet', '--depth=1', 'origin', older);
    shallow.git('checkout', '--quiet', '--detach', older);
    await releaseIn(shallow, { push: true, stage: 'publish' });
    expect(origin.head('v0.1.1')).toBe(older);
    expect(origin.head('main^')).toBe(later.head());
  });

  test('is what a hotfix is made on, beside main', async () => {
    const { repository, origin } = shop();
    await releaseIn(repository, { push: true });
    repository.commit('feat: two');
    await releaseIn(repository, { push: true });
    repository.git('checkout', '--quiet', '-b', 'hotfix/cart', 'v0.1.0');
    repository.commit('fix: cart');
    repository.git('push', '--quiet', 'origin', 'hotfix/cart');
    const detached = origin.clone('--branch', 'hotfix/cart');
    detached.git('checkout', '--quiet', '--detach');
    const result = await releaseIn(detached, { push: true, stage: 'publish', branch: 'hotfix/cart' });
    expect(result).toMatchObject({ tag: 'v0.1.1' });
    expect(origin.head('hotfix/cart^')).toBe(origin.head('v0.1.1'));
    repository.git('checkout', '--quiet', '-b', 'hotfix/other', 'v0.1.0');
    repository.commit('fix: other');
    repository.git('push', '--quiet', 'origin', 'hotfix/other');
    repository.git('fetch', '--quiet', '--tags');
    const again = releaseIn(repository, { push: true, branch: 'hotfix/other' });
    await expect(again).rejects.toThrow(
      /v0\.1\.1 already stands.*`git merge v0\.1\.1`.*`bump: 0\.1\.2` is free/s,
    );
    repository.git('merge', '--quiet', '-m', 'merge', 'v0.1.1');
    const contained = releaseIn(repository, { push: true, branch: 'hotfix/other', bump: '0.1.0' });
    await expect(contained).rejects.toThrow(
      /0\.1\.0 already stands on \S+ \([^)]+\)[^;]*; for a release beside/,
    );
  });

  test('is looked for by a preview, too, unless it is the one checked out', async () => {
    const { repository } = shop();
    await refused(repository, { stage: 'prepare', branch: 'mainn' }, /did you mean `main`/);
    repository.git('checkout', '--quiet', '-b', 'idea');
    const runtime = await createTestRuntime();
    expect(
      await releaseIn(repository, { push: true, stage: 'prepare', branch: 'idea' }, runtime),
    ).toMatchObject({
      reasonCode: 'prepared',
    });
  });
});
