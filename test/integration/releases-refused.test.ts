import { afterEach, beforeEach, expect, test } from 'vitest';
import { ReleaseWorld } from './releases-world.ts';

let world: ReleaseWorld;
let clone: string;
let released: string;
beforeEach(async () => {
  world = await ReleaseWorld.create();
  released = world.shop.head() ?? '';
  clone = await world.checkout();
});
afterEach(() => world.close());

const publish = { stage: 'publish', 'floating-tags': 'true' };

/** The log of a release that is refused; all of it is told to the reader without a stack. */
async function refused(inputs: Readonly<Record<string, string>>, token = world.token): Promise<string> {
  const { exitCode, log } = await world.release(clone, { inputs, token });
  expect(exitCode, log).toBe(1);
  expect(log).not.toMatch(/^\s+at /m);
  return log;
}

/** What an undisturbed release makes of the same history. */
async function undisturbed(inputs: Readonly<Record<string, string>>) {
  const other = await ReleaseWorld.create();
  try {
    await other.released(await other.checkout(), inputs);
    return other.picture();
  } finally {
    await other.close();
  }
}

test('a ruleset refuses the tag; once somebody may bypass it, a re-run completes the release', async () => {
  const ruleset = world.shop.addRuleset({
    target: 'tag',
    include: ['refs/tags/v*'],
    rules: [{ type: 'creation' }],
  });
  const log = await refused(publish);
  expect(log).toContain('GH013');
  expect(log).toMatch(/bypass/i);
  expect(log).toMatch(/re-run|run again|again/i);
  expect(world.shop.state.project.releases.list.filter(({ draft }) => !draft)).toEqual([]);
  expect(world.shop.state.refs.has('refs/tags/v1.2.0')).toBe(false);

  world.shop.state.rulesets[0] = { ...ruleset, bypass: ['deployer[bot]'] };
  const token = world.addToken({ kind: 'installation' });
  const again = await world.release(await world.checkout(released), { inputs: publish, token });
  expect(again.exitCode, again.log).toBe(0);
  expect(world.picture()).toEqual(await undisturbed(publish));
});

test('a ruleset that only keeps tags where they are lets releases through, but no floating tag move', async () => {
  await world.released(clone, publish);
  world.shop.addRuleset({
    target: 'tag',
    include: ['refs/tags/v*'],
    rules: [{ type: 'update' }, { type: 'deletion' }],
  });
  world.shop.commit({ files: { 'x.txt': 'x' }, message: 'fix: x' });
  clone = await world.checkout();
  const log = await refused(publish);
  expect(log).toMatch(/GH013[\s\S]*Cannot update this protected ref/);
  // The release itself is out; only what moves is not.
  expect(world.picture().releases).toContainEqual(expect.objectContaining({ tag: 'v1.2.1', draft: false }));
  world.shop.state.rulesets.splice(0);
  await world.released(await world.checkout(world.commitOf('refs/tags/v1.2.1')), publish);
  expect(world.commitOf('refs/tags/v1')).toBe(world.commitOf('refs/tags/v1.2.1'));
});

test('a protected branch refuses the changelog commit, and the remedies are told', async () => {
  world.shop.protectBranch('main', { requirePullRequest: true });
  const log = await refused({ stage: 'all' });
  expect(log).toMatch(/changelog-commit: pull-request|pull-request/);
  expect(log).toMatch(/App/);
  expect(world.shop.head()).toBe(released);
  expect(world.picture().releases).toEqual([]);
  await world.released(await world.checkout(released), {
    stage: 'publish',
    'changelog-commit': 'pull-request',
  });
  expect(world.commitOf('refs/tags/v1.2.0')).toBe(released);
});

test('GITHUB_TOKEN may not tag a commit whose workflow files no branch has any more; the token of an App completes it', async () => {
  world.shop.commit({
    files: { '.github/workflows/ci.yml': 'on: pull_request\n' },
    message: 'ci: only for pull requests',
  });
  const log = await refused(publish);
  expect(log).toContain('.github/workflows/ci.yml');
  expect(log).toMatch(/token of a GitHub App/);
  expect(world.shop.state.refs.has('refs/tags/v1.2.0')).toBe(false);
  const token = world.addToken({
    kind: 'installation',
    permissions: { contents: 'write', workflows: 'write' },
  });
  const again = await world.release(await world.checkout(released), { inputs: publish, token });
  expect(again.exitCode, again.log).toBe(0);
  expect(world.commitOf('refs/tags/v1.2.0')).toBe(released);
  expect(world.shop.state.project.releases.list).toMatchObject([{ tag: 'v1.2.0', draft: false }]);
  // The changelog is there once, although the first run got as far as that.
  const commits = world.shop.history().filter(({ message }) => message.startsWith('chore(release)'));
  expect(commits).toHaveLength(1);
});

test('a token that may only read is told which permission is missing, and nothing is written', async () => {
  const before = world.picture();
  const token = world.addToken({ permissions: { contents: 'read' } });
  for (const stage of ['prepare', 'publish', 'all']) {
    expect(await refused({ stage }, token)).toMatch(/contents: write/);
  }
  expect(world.picture()).toEqual(before);
});

test('a token that GitHub does not know is told as such', async () => {
  const log = await refused({ stage: 'all' }, 'ghs_expired');
  expect(log).toMatch(/token/i);
  expect(log).not.toContain('ghs_expired');
});

test('a tag that stands on another commit is refused with both commits named', async () => {
  const elsewhere = world.shop.commit({
    branch: 'side',
    parents: [],
    files: { 'x.txt': 'x' },
    message: 'feat: x',
  });
  world.shop.addTag('v1.2.0', { target: elsewhere });
  const before = world.picture();
  const log = await refused({ ...publish, bump: '1.2.0' });
  expect(log).toContain(elsewhere.slice(0, 10));
  expect(log).toContain(released.slice(0, 10));
  expect(world.picture()).toEqual(before);
});

test('inputs that contradict each other are refused before the first request that writes', async () => {
  const log = await refused({
    stage: 'all',
    'changelog-commit': 'pull-request',
    'github-release': 'true',
    push: 'false',
  });
  expect(log).toMatch(/changelog-commit/);
  expect(log).toMatch(/github-release/);
  expect(world.github.requests).toEqual([]);
});
