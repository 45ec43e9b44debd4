import type { FakeGithub } from '@deploy-actions/testing';
import { expect, test } from 'vitest';
import { fakeGithubSource } from '../asking.ts';
import {
  askAgain,
  permissions,
  refusals,
  type ShopOnGithub,
  shopOnGithub,
} from '../github/shop-on-github.ts';
import { outcomes } from '../outcomes.ts';

type Environment = NonNullable<Parameters<ShopOnGithub['shop']['addEnvironment']>[0]>;

const guarded: Environment = {
  name: 'production',
  reviewers: [
    { type: 'User', name: 'alice' },
    { type: 'Team', name: 'release' },
  ],
  preventSelfReview: true,
  canAdminsBypass: false,
  branchPolicy: [
    { name: 'main', type: 'branch' },
    { name: 'v*', type: 'tag' },
  ],
  waitTimer: 10,
};

async function withEnvironment(environment: Environment = {}) {
  const world = await shopOnGithub();
  world.shop.addEnvironment({ ...guarded, ...environment });
  return world;
}

const asked = (world: ShopOnGithub, check: object) =>
  askAgain(world, { kind: 'environment-protection', ...check });

outcomes('environment-protection', {
  passes: async () =>
    (await withEnvironment()).scene(
      { 'reviewers-at-least': 2, branches: ['main', 'tag v*'], 'wait-timer': '10m', 'admin-bypass': 'fail' },
      /^required reviewers: alice, team release; no self-review; only main, tag v\* may deploy; no bypass for administrators; GitHub waits 10m/,
      /prevent self-review: true/,
    ),
  warns: async () =>
    (await withEnvironment({ canAdminsBypass: true })).scene({}, /^administrators can pass over the rules/),
  fails: {
    'an environment that is not there': async () =>
      (await shopOnGithub()).scene(
        {},
        /^there is no environment `production`: GitHub would create it silently .*, without reviewers/,
      ),
    'no reviewers': async () =>
      (await withEnvironment({ reviewers: [] })).scene({}, /^required reviewers: nobody, wanted at least 1$/),
    'too few reviewers': async () =>
      (await withEnvironment()).scene({ 'reviewers-at-least': 3 }, /alice, team release, wanted at least 3$/),
    'self-review': async () =>
      (await withEnvironment({ preventSelfReview: false })).scene(
        {},
        /whoever starts a deployment can approve it/,
      ),
    'all branches': async () =>
      (await withEnvironment({ branchPolicy: null })).scene(
        {},
        /^every branch and tag may deploy, wanted some only$/,
      ),
    'a branch too many': async () =>
      (await withEnvironment()).scene({ branches: ['main'] }, /^tag v\* may deploy, wanted only main$/),
    'patterns where protected branches are wanted': async () =>
      (await withEnvironment()).scene(
        { branches: 'protected' },
        /^main, tag v\* may deploy, wanted protected ones$/,
      ),
    'protected branches where patterns are wanted': async () =>
      (await withEnvironment({ branchPolicy: 'protected' })).scene(
        { branches: ['main'] },
        /^protected branches may deploy, wanted main$/,
      ),
    'protected branches where none is protected': async () =>
      (await withEnvironment({ branchPolicy: 'protected' })).scene(
        {},
        /^only protected branches may deploy, but no branch is protected, and then GitHub lets every branch/,
      ),
    'a pattern that fits every branch': async () =>
      (await withEnvironment({ branchPolicy: [{ name: '*', type: 'branch' }] })).scene(
        {},
        /^\* may deploy, which leaves nothing out, wanted some only$/,
      ),
    'a pattern that fits every tag': async () =>
      (
        await withEnvironment({
          branchPolicy: [
            { name: 'main', type: 'branch' },
            { name: '**/*', type: 'tag' },
          ],
        })
      ).scene({}, /^tag \*\*\/\* may deploy, which leaves nothing out/),
    'no branch at all': async () =>
      (await withEnvironment({ branchPolicy: [] })).scene({}, /^no branch at all may deploy/),
    'a short wait': async () =>
      (await withEnvironment({ waitTimer: 0 })).scene(
        { 'wait-timer': '5m' },
        /^GitHub waits 0s, wanted at least 5m$/,
      ),
    'administrators who can bypass': async () =>
      (await withEnvironment({ canAdminsBypass: true })).scene(
        { 'admin-bypass': 'fail' },
        /^administrators can pass/,
      ),
  },
  unreachable: {
    ...refusals({}, 'actions: read'),
    'a repository that the token may not see': async () => {
      const { github, runtime, scene } = await withEnvironment();
      const elsewhere = github.addToken({ permissions, repositories: ['acme/other'] });
      const source = fakeGithubSource(runtime, { ...github, addToken: () => elsewhere } as FakeGithub, {});
      const wanted = scene({}, /the repository acme\/shop isn't there for this token \(404/);
      return { ...wanted, context: { ...wanted.context, github: source } };
    },
  },
});

test('other environments and looser wishes', async () => {
  const world = await withEnvironment({
    name: 'staging',
    reviewers: [],
    branchPolicy: null,
    canAdminsBypass: true,
  });
  const check = { environment: 'staging', 'reviewers-at-least': 0, branches: 'any', 'admin-bypass': 'allow' };
  expect(await asked(world, check)).toEqual({
    status: 'pass',
    finding: 'no reviewers, none wanted; any branch may deploy, as wanted',
  });
  const loose = await withEnvironment({ preventSelfReview: false, branchPolicy: 'protected' });
  loose.shop.protectBranch('main', {});
  expect((await asked(loose, { 'prevent-self-review': false, branches: 'protected' })).status).toBe('pass');
});

test('all that is wrong is told at once', async () => {
  const world = await withEnvironment({ reviewers: [], branchPolicy: null, canAdminsBypass: true });
  expect((await asked(world, {})).finding).toMatch(/nobody.*every branch.*administrators/);
});
