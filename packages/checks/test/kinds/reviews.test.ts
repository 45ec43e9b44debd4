import { expect, test } from 'vitest';
import { section } from '../asking.ts';
import { askAgain, refusals, type ShopOnGithub, shopOnGithub } from '../github/shop-on-github.ts';
import { outcomes } from '../outcomes.ts';

type PullRequest = NonNullable<Parameters<ShopOnGithub['shop']['addPullRequest']>[0]>;

const owners = '* @alice\n/infra/ @acme/platform @bob\n*.sql @carol # the database\n/docs/*\n';

/** The commit was made by a merged pull request, with the head it was reviewed at. */
async function merged(pull: PullRequest = {}, files: Record<string, string> = {}) {
  const world = await shopOnGithub();
  const { shop, sha } = world;
  const head = shop.commit({ branch: 'feature', files: { 'feature.js': '1' } });
  if (Object.keys(files).length > 0) shop.commit({ files });
  const added = shop.addPullRequest({
    mergeCommitSha: sha,
    author: 'dave',
    ...pull,
    head: { sha: head, ...pull.head },
  });
  return { ...world, head, pull: added };
}

const asked = (world: ShopOnGithub, check: object) => askAgain(world, { kind: 'reviews', ...check });

outcomes('reviews', {
  passes: async () =>
    (await merged({ reviews: ['alice', 'bob'] })).scene(
      { 'at-least': 2 },
      /^pull request #1: 2 approvals \(alice, bob\), wanted 2$/,
      /approved: alice, bob/,
    ),
  warns: async () =>
    (await merged({ reviews: ['alice'] })).scene(
      { 'warn-below': 2 },
      /^pull request #1: 1 approval \(alice\), 2 were better$/,
    ),
  fails: {
    'too few approvals': async () =>
      (await merged({ reviews: ['alice'] })).scene({ 'at-least': 2 }, /#1: 1 approval \(alice\), wanted 2$/),
    'an approval of an older commit': async () =>
      (await merged({ reviews: ['alice', { user: 'bob', commitId: 'b'.repeat(40) }] })).scene(
        { 'at-least': 2 },
        /: 1 approval \(alice\), wanted 2; bob approved an older commit$/,
      ),
    'changes that are asked for': async () =>
      (await merged({ reviews: ['alice', { user: 'bob', state: 'CHANGES_REQUESTED' }] })).scene(
        {},
        /^pull request #1: bob asks for changes$/,
      ),
    'a commit that was pushed without a pull request': async () =>
      (await shopOnGithub()).scene({}, /^no pull request brought the commit .*: nobody reviewed it/),
    'a commit that was never pushed': async () =>
      (await shopOnGithub({ subject: { sha: '1'.repeat(40) } })).scene({}, /doesn't know the commit 1111111/),
    'an owner who did not approve': async () =>
      (await merged({ files: ['db/1.sql'], reviews: ['alice'] }, { '.github/CODEOWNERS': owners })).scene(
        { paths: ['db/**'], from: { 'code-owners': true } },
        /no owner of `db\/1.sql` approved: @carol; 0 approvals, wanted 1; alice approved, but is not/,
      ),
    'a team that the token may not see': async () => {
      const { github, scene } = await merged({ reviews: ['alice'] });
      github.setTeam('acme', 'platform', ['bob']);
      return scene(
        { from: { teams: ['acme/platform'] } },
        /could not read the members of the team `acme\/platform` \(403.*`members: read`/,
      );
    },
  },
  unreachable: refusals({}, 'pull-requests: read'),
});

test.each([
  ['the author', { author: 'alice', reviews: ['alice'] }, 'alice is the author'],
  ['a bot', { reviews: ['helper[bot]'] }, 'helper is a bot'],
  ['somebody who may not write', { reviews: ['stranger'] }, 'stranger may not write here'],
])('the approval of %s does not count', async (_, pull, reason) => {
  const { status, finding } = await asked(await merged(pull), {});
  expect({ status, finding }).toEqual({ status: 'fail', finding: expect.stringContaining(reason) });
});

test('only the last opinion of each person counts, and a comment is none', async () => {
  const world = await merged({
    reviews: [
      { user: 'alice', state: 'CHANGES_REQUESTED' },
      'alice',
      { user: 'alice', state: 'COMMENTED' },
      'bob',
      { user: 'bob', state: 'DISMISSED' },
      { user: 'stranger', state: 'CHANGES_REQUESTED' },
    ],
  });
  expect((await asked(world, {})).finding).toBe('pull request #1: 1 approval (alice), wanted 1');
  expect((await asked(world, { 'at-least': 2 })).status).toBe('fail');
});

test('the pull request that made the commit counts, not another that has it', async () => {
  const world = await merged({ reviews: ['alice'] });
  const { shop, sha } = world;
  const later = shop.addPullRequest({ mergeCommitSha: 'd'.repeat(40), commits: [sha], base: 'release' });
  later.mergedAt = later.createdAt + 60_000;
  expect((await asked(world, {})).finding).toMatch('#1: 1 approval');
  expect((await asked(world, { base: ['rel*'] })).finding).toMatch('#2: 0 approvals');
  expect((await asked(world, { base: ['hotfix'] })).finding).toMatch('no pull request into hotfix brought');
});

test('an open pull request counts by its head, with a warning', async () => {
  const world = await shopOnGithub();
  const sha = world.shop.commit({ branch: 'feature', files: { a: '1' } });
  world.shop.addPullRequest({ head: { sha }, reviews: ['alice'] });
  const { runtime, again } = world;
  const elsewhere = {
    ...world,
    runtime,
    again: () => ({
      ...again(),
      subject: { service: 'shop', environment: 'staging', version: undefined, sha },
    }),
  };
  expect(await asked(elsewhere, {})).toEqual({
    status: 'warn',
    finding: 'pull request #1: not merged yet',
  });
});

test('a direct push can be made a warning', async () => {
  expect((await asked(await shopOnGithub(), { 'on-direct-push': 'warn' })).status).toBe('warn');
});

test('paths ask only of pull requests that touch them, also by an old name or a hidden file', async () => {
  const asks = { paths: ['infra/**'], 'at-least': 2 };
  expect(await asked(await merged({ files: ['app.js'] }), asks)).toEqual({
    status: 'pass',
    finding: 'pull request #1 changes nothing in infra/**',
  });
  for (const file of [
    'infra/.terraform.lock.hcl',
    { filename: 'moved.tf', previousFilename: 'infra/main.tf', status: 'renamed' as const },
  ]) {
    expect((await asked(await merged({ files: ['app.js', file] }), asks)).status).toBe('fail');
  }
});

test('only the people who are asked for count, and a team may be seen by another token', async () => {
  const world = await merged({ reviews: ['alice', 'Eve'] });
  expect((await asked(world, { from: { users: ['eve'] } })).finding).toMatch('1 approval (Eve)');
  expect((await asked(world, { from: { users: ['carol'] } })).finding).toMatch(
    "0 approvals, wanted 1; alice approved, but is not whom this asks for; an approval doesn't count: Eve may not write",
  );
  world.github.setTeam('acme', 'platform', ['Alice']);
  const app = await withMembers(world);
  expect((await asked(app, { from: { teams: ['acme/Platform'] } })).status).toBe('pass');
});

/** The same, asked with the token of a GitHub App that may see teams. */
async function withMembers(world: ShopOnGithub): Promise<ShopOnGithub> {
  const { createGithubClient } = await import('@deploy-actions/github');
  const { GithubSource } = await import('../../src/github/github-source.ts');
  const { permissions } = await import('../github/shop-on-github.ts');
  const { github, runtime } = world;
  const token = github.addToken({ kind: 'installation', permissions: { ...permissions, members: 'read' } });
  const source = new GithubSource(runtime, token, (options) =>
    createGithubClient({ ...options, fetch: github.fetch }),
  );
  return { ...world, again: () => ({ ...world.again(), github: source }) };
}

test('each file needs one of its owners, the last fitting line counts, and a file without any fails', async () => {
  const check = { from: { 'code-owners': true } };
  const files = { '.github/CODEOWNERS': owners };
  const both = { files: ['src/.eslintrc', 'infra/a/b.sql'], reviews: ['alice', 'carol'] };
  expect((await asked(await merged(both, files), check)).finding).toMatch('2 approvals (alice, carol)');
  const one = await asked(await merged({ ...both, reviews: ['alice'] }, files), check);
  expect(one).toEqual({
    status: 'fail',
    finding: 'pull request #1: no owner of `infra/a/b.sql` approved: @carol',
  });
  const unowned = await asked(await merged({ files: ['docs/a.md'], reviews: ['alice'] }, files), check);
  expect(unowned.finding).toMatch('nobody owns `docs/a.md` in .github/CODEOWNERS');
  expect((await asked(await merged(both), check)).finding).toMatch('has no CODEOWNERS, in none of');
});

test('a pattern means its parentheses as they stand', async () => {
  const files = { CODEOWNERS: '* @alice\n/app/@(modal)/ @carol\n/lib/+(x)/ @carol\n' };
  for (const file of ['app/@(modal)/page.tsx', 'lib/+(x)/a.ts']) {
    const world = await merged({ files: [file], reviews: ['alice'] }, files);
    expect((await asked(world, { from: { 'code-owners': true } })).finding).toMatch(
      `no owner of \`${file}\` approved: @carol`,
    );
  }
});

test('a person who owns files spares the question for the team', async () => {
  const world = await merged({ files: ['infra/x.tf'], reviews: ['bob'] }, { CODEOWNERS: owners });
  expect((await asked(world, { from: { 'code-owners': true } })).status).toBe('pass');
  expect(world.github.requests.filter(({ operation }) => operation?.startsWith('teams/'))).toEqual([]);
});

test.each([
  [{ 'at-least': 2, 'warn-below': 2 }, /must be more than `at-least`/],
  [{ from: {} }, /must name somebody/],
  [{ from: { teams: ['platform'] } }, /organization\/team/],
])('%j is refused', (fields, message) => {
  expect(() => section({ kind: 'reviews', ...fields })).toThrow(message);
});
