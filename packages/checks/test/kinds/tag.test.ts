import { expect, test } from 'vitest';
import { ask, section } from '../asking.ts';
import { askAgain, refusals, shopOnGithub } from '../github/shop-on-github.ts';
import { outcomes } from '../outcomes.ts';

async function tagged(name: string, options = {}) {
  const world = await shopOnGithub();
  world.shop.addTag(name, options);
  return world;
}

outcomes('tag', {
  passes: async () =>
    (await tagged('v1.2.0')).scene({}, /^`v1.2.0` is the commit [0-9a-f]{7}; annotated by octocat at 20/),
  warns: async () =>
    (await tagged('v1.2.0-rc.1')).scene(
      { name: 'v1.2.0-rc.1', 'pre-release': 'warn' },
      /^`v1.2.0-rc.1` is a pre-release, wanted a release$/,
    ),
  fails: {
    'no such tag': async () =>
      (await shopOnGithub()).scene({}, /^there is no tag `v1.2.0`: tag the commit .* and push the tag$/),
    'a tag of another commit': async () => {
      const { shop, scene } = await shopOnGithub();
      shop.addTag('v1.2.0', { target: shop.history()[1]?.sha ?? '' });
      return scene({}, /^`v1.2.0` is the commit [0-9a-f]{40}, wanted [0-9a-f]{40}$/);
    },
    'a lightweight tag': async () =>
      (await tagged('v1.2.0', { annotated: false })).scene(
        {},
        /^it is a lightweight tag, wanted an annotated one/,
      ),
    'a tag that is no version': async () =>
      (await tagged('vnext')).scene(
        { name: 'vnext' },
        /^`next` is no semantic version, wanted one such as `v1.2.0`$/,
      ),
    'a tag without a signature': async () =>
      (await tagged('v1.2.0')).scene({ verified: true }, /could not verify its signature \(unsigned\)/),
    'a release where a candidate is wanted': async () =>
      (await tagged('v1.2.0')).scene({ 'pre-release': 'require' }, /is a release, wanted a candidate/),
    'a candidate where a release is wanted': async () =>
      (await tagged('v1.2.0-rc.1')).scene({ name: 'v1.2.0-rc.1', 'pre-release': 'fail' }, /is a pre-release/),
    'a version with a leading zero': async () =>
      (await tagged('v1.02.0')).scene({ name: 'v1.02.0' }, /no semantic version/),
  },
  unreachable: refusals({}, 'contents: read'),
});

test('a tag of a tag leads to its commit, a tag of something else to none', async () => {
  const world = await tagged('v1.1.0');
  const { shop } = world;
  shop.addTag('v1.2.0', { target: shop.state.refs.get('refs/tags/v1.1.0') ?? '' });
  expect((await askAgain(world, { kind: 'tag' })).status).toBe('pass');
  const head = shop.state.objects.commit(world.sha);
  shop.addTag('v1.2.0', { target: head?.tree ?? '' });
  expect((await askAgain(world, { kind: 'tag' })).finding).toMatch('names no commit, wanted');
});

test('a verified signature, a candidate and another prefix are told apart', async () => {
  const world = await tagged('api/v2.0.0-rc.1+build.5', { verified: true });
  const check = { kind: 'tag', name: 'api/v2.0.0-rc.1+build.5', prefix: 'api/v', verified: true };
  expect(await askAgain(world, { ...check, 'pre-release': 'require' })).toEqual({
    status: 'pass',
    finding: expect.stringMatching(/with a verified signature; it is a candidate$/),
  });
  expect((await askAgain(world, { ...check, prefix: 'api/' })).finding).toMatch(
    '`v2.0.0-rc.1+build.5` is no',
  );
});

test('lightweight tags pass where they may', async () => {
  const world = await tagged('v1.2.0', { annotated: false });
  expect((await askAgain(world, { kind: 'tag', annotated: false })).status).toBe('pass');
});

test('contradictions are refused', async () => {
  expect(() => section({ kind: 'tag', annotated: false, verified: true })).toThrow(
    /lightweight one has no signature/,
  );
  const { runtime, context } = await shopOnGithub();
  await expect(ask({ kind: 'tag', name: '1.2.0' }, runtime, context)).rejects.toThrow(
    /doesn't start with `prefix: v`/,
  );
});
