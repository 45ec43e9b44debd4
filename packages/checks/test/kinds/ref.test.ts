import { expect, test } from 'vitest';
import { ask, section } from '../asking.ts';
import { askAgain, refusals, shopOnGithub } from '../github/shop-on-github.ts';
import { outcomes } from '../outcomes.ts';

outcomes('ref', {
  passes: async () => {
    const { scene, sha } = await shopOnGithub();
    return scene(
      { sha: sha.slice(0, 12), branches: ['main', 'release/*'], on: 'main' },
      /^the commit is .*, as expected; the branch `main` is allowed; .* is the newest commit of `main`$/,
    );
  },
  warns: async () => {
    const { scene, shop } = await shopOnGithub();
    shop.commit({ files: { a: '1' } });
    return scene({ on: 'main' }, /^[0-9a-f]{7} is on `main`, which has 1 newer commit$/);
  },
  fails: {
    'another commit': async () =>
      (await shopOnGithub()).scene({ sha: 'abcdef0' }, /^the commit is [0-9a-f]{40}, wanted abcdef0$/),
    'another branch': async () =>
      (await shopOnGithub({ run: { branch: 'feature/x' } })).scene(
        { branches: ['main', 'release/*'] },
        /^this run is for the branch `feature\/x`, wanted `main`, `release\/\*`$/,
      ),
    'a run for a tag': async () =>
      (await shopOnGithub({ run: { branch: undefined } })).scene(
        { branches: ['main'] },
        /for a tag or a pull request/,
      ),
    'a commit that is not on the branch': async () => {
      const world = await shopOnGithub();
      world.shop.setBranch('release', world.shop.history()[1]?.sha);
      return world.scene({ on: 'release' }, /^the commit .* is not on `release`: merge it first$/);
    },
    'a branch that is not there': async () =>
      (await shopOnGithub()).scene({ on: 'realese' }, /^there is no branch `realese`/),
    'a commit that was never pushed': async () =>
      (await shopOnGithub({ subject: { sha: '1'.repeat(40) } })).scene({ on: 'main' }, /push the commit/),
    'too many newer commits': async () => {
      const { scene, shop } = await shopOnGithub();
      for (let count = 0; count < 3; count += 1) shop.commit({ files: { a: String(count) } });
      return scene({ on: 'main', 'fail-behind': 3 }, /has 3 newer commits, wanted less than 3$/);
    },
  },
  unreachable: refusals({ on: 'main' }, 'contents: read'),
});

test('what is expected of the commit and its branch needs no GitHub', async () => {
  const { runtime, github, context, sha } = await shopOnGithub();
  const { status } = await ask({ kind: 'ref', sha: sha.toUpperCase(), branches: ['m*'] }, runtime, context);
  expect(status).toBe('pass');
  expect(github.requests).toEqual([]);
});

test('a commit that is the head needs no comparison', async () => {
  const world = await shopOnGithub();
  expect((await askAgain(world, { kind: 'ref', on: 'main' })).status).toBe('pass');
  expect(world.github.requests.map(({ operation }) => operation)).toEqual(['repos/get-branch']);
});

test('fewer newer commits than `warn-behind` pass', async () => {
  const world = await shopOnGithub();
  world.shop.commit({ files: { a: '1' } });
  const check = { kind: 'ref', on: 'main' };
  expect((await askAgain(world, { ...check, 'warn-behind': 2 })).status).toBe('pass');
  expect((await askAgain(world, { ...check, 'warn-behind': 1, 'fail-behind': 2 })).status).toBe('warn');
  expect((await askAgain(world, { ...check, 'fail-behind': 2 })).status).toBe('pass');
});

test.each([
  [{}, /must say what is expected/],
  [{ branches: ['main'], 'warn-behind': 2 }, /needs `on`/],
  [{ on: 'main', 'warn-behind': 2, 'fail-behind': 2 }, /less than `fail-behind`/],
])('%j is refused', (fields, message) => {
  expect(() => section({ kind: 'ref', ...fields })).toThrow(message);
});

test('a `sha` that is none is refused before anything is asked', async () => {
  const { runtime, context } = await shopOnGithub();
  await expect(ask({ kind: 'ref', sha: 'main' }, runtime, context)).rejects.toThrow(
    /is not the id of a commit/,
  );
});
