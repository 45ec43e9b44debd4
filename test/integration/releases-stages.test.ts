import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileIn, isWrite, ReleaseWorld } from './releases-world.ts';

let world: ReleaseWorld;
let clone: string;
let released: string;
beforeEach(async () => {
  world = await ReleaseWorld.create();
  released = world.shop.head() ?? '';
  clone = await world.checkout();
});
afterEach(() => world.close());

const changelog = expect.stringMatching(
  /## \[1\.2\.0\].*- \*\*cart\*\*: keep it over night|## \[1\.2\.0\].*keep it over night.*round to whole cents/s,
);

describe('prepare and publish', () => {
  test('a draft that nobody else sees becomes the release, the tag stands on the commit that was released', async () => {
    const before = world.picture();
    const prepared = await world.released(clone, { stage: 'prepare' });
    expect(prepared).toMatchObject({ tag: 'v1.2.0', released: 'false' });
    expect(world.picture()).toEqual({
      ...before,
      releases: [expect.objectContaining({ tag: 'v1.2.0', draft: true })],
    });
    expect(prepared['release-id']).toBe(String(world.shop.state.project.releases.list[0]?.id));
    expect(prepared['notes']).toContain('keep it over night');

    // Another machine, hours later: the branch has moved on.
    const later = world.shop.commit({ files: { 'later.txt': 'x' }, message: 'feat: something later' });
    const elsewhere = await world.checkout(released);
    const published = await world.released(elsewhere, { stage: 'publish', 'floating-tags': 'true' });
    expect(published).toMatchObject({ tag: 'v1.2.0', released: 'true' });
    for (const tag of ['v1.2.0', 'v1', 'v1.2']) expect(world.commitOf(`refs/tags/${tag}`)).toBe(released);
    expect(
      world.shop.state.objects.tag(world.shop.state.refs.get('refs/tags/v1.2.0') ?? '')?.message.trim(),
    ).toBe('Release 1.2.0');
    const [top] = world.shop.history();
    expect(top).toMatchObject({
      message: expect.stringContaining('chore(release): v1.2.0'),
      parents: [later],
    });
    expect(world.shop.state.objects.commit(top?.sha ?? '')?.verified).toBe(true);
    expect(world.shop.file('CHANGELOG.md')).toEqual(changelog);
    expect(world.shop.file('CHANGELOG.md')).not.toContain('something later');
    const [release] = world.shop.state.project.releases.list;
    expect(release).toMatchObject({ tag: 'v1.2.0', draft: false, prerelease: false });
    expect(release?.body).not.toContain('<!--');
    expect(published['release-url']).toContain('/releases/tag/v1.2.0');

    const pictured = world.picture();
    const again = await world.released(await world.checkout(released), {
      stage: 'publish',
      'floating-tags': 'true',
    });
    expect(again).toMatchObject({ tag: 'v1.2.0', released: 'true' });
    expect(world.picture()).toEqual(pictured);
  });

  test('what a person wrote into the draft is what is published', async () => {
    await world.released(clone, { stage: 'prepare' });
    const [draft] = world.shop.state.project.releases.list;
    if (draft) draft.body = draft.body.replace(/^/, 'Thank you all.\r\n\r\n');
    await world.released(clone, { stage: 'prepare' });
    expect(world.shop.state.project.releases.list).toHaveLength(1);
    await world.released(clone, { stage: 'publish' });
    const [release] = world.shop.state.project.releases.list;
    expect(release).toMatchObject({ draft: false, body: expect.stringMatching(/^Thank you all\./) });
    expect(release?.body).not.toContain('<!--');
  });

  test('a draft for an older commit moves on with the line', async () => {
    await world.released(clone, { stage: 'prepare' });
    const [id] = world.shop.state.project.releases.list.map((release) => release.id);
    world.shop.commit({ files: { 'x.txt': 'x' }, message: 'feat!: pay by card only' });
    const next = await world.released(await world.checkout(), { stage: 'prepare' });
    expect(next).toMatchObject({ tag: 'v2.0.0', 'release-id': String(id) });
    expect(world.shop.state.project.releases.list).toMatchObject([{ id, tag: 'v2.0.0', draft: true }]);
  });
});

describe('all', () => {
  test('the changelog commit is signed and tagged, and the clone is in step', async () => {
    const outputs = await world.released(clone, { 'floating-tags': 'true' });
    expect(outputs).toMatchObject({ tag: 'v1.2.0', 'previous-tag': 'v1.1.0', bump: 'minor' });
    const head = world.shop.head() ?? '';
    expect(world.shop.state.objects.commit(head)).toMatchObject({ parents: [released], verified: true });
    for (const tag of ['v1.2.0', 'v1', 'v1.2']) expect(world.commitOf(`refs/tags/${tag}`)).toBe(head);
    expect(world.shop.state.project.releases.list).toMatchObject([{ tag: 'v1.2.0', draft: false }]);
    expect(world.shop.file('CHANGELOG.md')).toEqual(changelog);
    // The tag is in the clone, too, and points at the same object.
    expect(await world.git(clone, 'rev-parse', 'v1.2.0')).toBe(world.shop.state.refs.get('refs/tags/v1.2.0'));
    expect(world.github.requests.length).toBeLessThanOrEqual(15);
    expect(world.github.violations).toEqual([]);
  });

  test('nothing to release is success and writes nothing', async () => {
    await world.released(clone);
    const before = world.picture();
    world.shop.commit({ files: { 'README.md': 'x' }, message: 'docs: say more' });
    const outputs = await world.released(await world.checkout());
    expect(outputs).toMatchObject({ released: 'false', tag: '' });
    expect({ ...world.picture(), refs: {} }).toEqual({ ...before, refs: {} });
  });
});

describe('candidates', () => {
  test('tags of candidates come one by one, and the last one is promoted on its commit', async () => {
    const candidate = { stage: 'prepare', 'candidate-tag': 'true' };
    expect(await world.released(clone, candidate)).toMatchObject({
      'candidate-tag': 'v1.2.0-rc.1',
    });
    // Once more on the same commit: no second candidate.
    expect(await world.released(clone, candidate)).toMatchObject({
      'candidate-tag': 'v1.2.0-rc.1',
    });
    const second = world.shop.commit({ files: { 'x.txt': 'x' }, message: 'fix: x' });
    expect(await world.released(await world.checkout(), candidate)).toMatchObject({
      'candidate-tag': 'v1.2.0-rc.2',
    });
    expect(world.commitOf('refs/tags/v1.2.0-rc.1')).toBe(released);
    expect(world.commitOf('refs/tags/v1.2.0-rc.2')).toBe(second);
    expect(world.shop.state.project.releases.list).toMatchObject([{ tag: 'v1.2.0', draft: true }]);
    const final = await world.released(await world.checkout(second), {
      stage: 'publish',
      'floating-tags': 'true',
    });
    expect(final).toMatchObject({ tag: 'v1.2.0', 'previous-tag': 'v1.1.0' });
    expect(world.commitOf('refs/tags/v1.2.0')).toBe(second);
  });

  test('a published prerelease moves no floating tag and writes no changelog', async () => {
    const beta = { bump: 'prerelease', 'prerelease-channel': 'beta', 'floating-tags': 'true' };
    const outputs = await world.released(clone, beta);
    expect(outputs).toMatchObject({ tag: 'v1.2.0-beta.1', released: 'true' });
    expect(Object.keys(world.picture().refs)).toEqual([
      'refs/heads/main',
      'refs/tags/v1.1.0',
      'refs/tags/v1.2.0-beta.1',
    ]);
    expect(world.shop.head()).toBe(released);
    expect(world.shop.state.project.releases.list).toMatchObject([
      { tag: 'v1.2.0-beta.1', prerelease: true, draft: false },
    ]);
  });
});

test('an old line gets its release, which is not the latest', async () => {
  await world.released(clone, { 'floating-tags': 'true' });
  const base = world.commitOf('refs/tags/v1.1.0') ?? '';
  world.shop.setBranch('1.1', base);
  const fix = world.shop.commit({ branch: '1.1', files: { 'shop.txt': 'patched' }, message: 'fix: leak' });
  const outputs = await world.released(await world.checkout(fix), { branch: '1.1', 'floating-tags': 'true' });
  expect(outputs).toMatchObject({ tag: 'v1.1.1', released: 'true' });
  expect(world.commitOf('refs/tags/v1')).toBe(world.commitOf('refs/tags/v1.2.0'));
  expect(world.commitOf('refs/tags/v1.1')).toBe(world.commitOf('refs/tags/v1.1.1'));
  const response = await fetch(`${world.url}/repos/org/shop/releases/latest`, {
    headers: { 'user-agent': 'test' },
  });
  expect(await response.json()).toMatchObject({ tag_name: 'v1.2.0' });
});

test('pull-request: the changelog comes by a pull request where the branch takes nothing else', async () => {
  world.shop.protectBranch('main', { requirePullRequest: true });
  const inputs = { stage: 'publish', 'changelog-commit': 'pull-request' };
  const outputs = await world.released(clone, inputs);
  expect(outputs).toMatchObject({ tag: 'v1.2.0', released: 'true' });
  expect(world.shop.head()).toBe(released);
  expect(world.commitOf('refs/tags/v1.2.0')).toBe(released);
  expect(world.shop.file('CHANGELOG.md', 'changelog/v1.2.0')).toEqual(changelog);
  expect(world.picture().pullRequests).toEqual(['changelog/v1.2.0 to main, open']);
  expect(outputs['changelog-pull-request']).toMatch(/\/pull\/\d+$/);
  await world.released(await world.checkout(released), inputs);
  expect(world.picture().pullRequests).toHaveLength(1);
});

describe('a dry run', () => {
  test.each(['prepare', 'publish', 'all'])(
    'of %s needs read permission only, tells all and writes nothing',
    async (stage) => {
      const token = world.addToken({ permissions: { contents: 'read', 'pull-requests': 'read' } });
      const before = world.picture();
      const inputs = {
        stage,
        'dry-run': 'true',
        'floating-tags': 'true',
        'candidate-tag': String(stage === 'prepare'),
      };
      const { exitCode, log, outputs } = await world.release(clone, { token, inputs });
      expect({ exitCode, tag: outputs['tag'] }).toEqual({ exitCode: 0, tag: 'v1.2.0' });
      expect(world.picture()).toEqual(before);
      expect(fileIn(clone, 'CHANGELOG.md')).toBeUndefined();
      expect([...world.github.requests, ...world.github.gitRequests].filter(isWrite)).toEqual([]);
      // What it tells is what is done then.
      const told = stepsIn(log);
      expect(told.length).toBeGreaterThan(1);
      const { log: done } = await world.release(clone, { inputs: { ...inputs, 'dry-run': 'false' } });
      expect(stepsIn(done)).toEqual(told);
    },
  );
});

/** The numbered steps in a log. */
function stepsIn(log: string): string[] {
  return log.split('\n').filter((line) => /^\s+\d+\. /.test(line));
}
