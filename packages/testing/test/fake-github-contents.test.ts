import { describe, expect, test } from 'vitest';
import { base64, shopOnGithub } from './fake-github-client.ts';

const write = (text: string, more: Record<string, unknown> = {}) => ({
  message: 'Write',
  content: base64(text),
  ...more,
});

describe('reading files', () => {
  test('gives base64 in lines, size and the blob id that git computes', async () => {
    const { to, shop } = shopOnGithub();
    shop.commit({ files: { 'docs/long.txt': 'x'.repeat(100) } });
    const { status, body } = await to('GET /contents/docs/long.txt');
    expect(status).toBe(200);
    // What `git hash-object` says of the same bytes.
    expect(body).toMatchObject({
      type: 'file',
      size: 100,
      encoding: 'base64',
      path: 'docs/long.txt',
      sha: 'f6be7cae2045aac11912ea642bf7f9d5d261f63b',
    });
    expect(body.content.split('\n')[0]).toHaveLength(60);
    expect(Buffer.from(body.content, 'base64').toString()).toBe('x'.repeat(100));
  });

  test('works for branches, tags, commits and encoded paths', async () => {
    const { to, shop } = shopOnGithub();
    const sha = shop.commit({ branch: 'deployments/api', files: { 'a b/ü.json': '1' } });
    shop.state.refs.set('refs/tags/v1', sha);
    for (const ref of ['deployments/api', 'deployments%2Fapi', 'v1', sha, 'refs/heads/deployments/api']) {
      expect((await to(`GET /contents/a%20b%2F%C3%BC.json?ref=${ref}`)).body.path).toBe('a b/ü.json');
    }
  });

  test('lists a folder, gives raw bytes, and an object with entries', async () => {
    const { to, shop } = shopOnGithub();
    shop.commit({ files: { 'docs/b': '2', 'docs/a': '1' } });
    expect((await to('GET /contents/docs')).body).toMatchObject([{ name: 'a', type: 'file' }, { name: 'b' }]);
    const raw = await to('GET /contents/docs/a', undefined, { accept: 'application/vnd.github.raw+json' });
    expect(raw.body).toBe('1');
    const object = await to('GET /contents/docs', undefined, {
      accept: 'application/vnd.github.object+json',
    });
    expect(object.body).toMatchObject({ type: 'dir', entries: [{ name: 'a' }, { name: 'b' }] });
  });

  test('is 404 for a missing file, a missing branch and an empty repository, each in its words', async () => {
    const { to, as, github } = shopOnGithub();
    expect(await to('GET /contents/none')).toMatchObject({ status: 404, body: { message: 'Not Found' } });
    expect(await to('GET /contents/README.md?ref=none')).toMatchObject({
      status: 404,
      body: { message: 'No commit found for the ref none' },
    });
    github.addRepository({ owner: 'acme', name: 'shopempty', files: null });
    expect(await as(undefined, 'GET empty/contents/README.md')).toMatchObject({
      status: 404,
      body: { message: 'This repository is empty.' },
    });
  });

  test('leaves out the content of files over 1 MB', async () => {
    const { to, shop } = shopOnGithub();
    shop.commit({ files: { big: 'x'.repeat(1_000_001) } });
    expect((await to('GET /contents/big')).body).toMatchObject({
      content: '',
      encoding: 'none',
      size: 1_000_001,
    });
  });

  test('is 304 and costs nothing while the etag holds', async () => {
    const { to, shop } = shopOnGithub();
    const { headers } = await to('GET /contents/README.md');
    const again = await to('GET /contents/README.md', undefined, { 'if-none-match': headers['etag'] ?? '' });
    expect(again).toMatchObject({ status: 304, body: undefined });
    expect(again.headers['x-ratelimit-remaining']).toBe(headers['x-ratelimit-remaining']);
    shop.commit({ files: { 'README.md': 'new' } });
    expect(
      (await to('GET /contents/README.md', undefined, { 'if-none-match': headers['etag'] ?? '' })).status,
    ).toBe(200);
  });
});

describe('writing files', () => {
  test('creates with 201, updates with 200, and every write is a commit on the branch', async () => {
    const { to, shop } = shopOnGithub();
    shop.setBranch('state', shop.head());
    const created = await to('PUT /contents/a/b.json', write('1', { branch: 'state' }));
    expect(created.status).toBe(201);
    const updated = await to(
      'PUT /contents/a/b.json',
      write('2', { branch: 'state', sha: created.body.content.sha }),
    );
    expect(updated.status).toBe(200);
    expect(updated.body.commit).toMatchObject({
      message: 'Write',
      parents: [{ sha: created.body.commit.sha }],
    });
    expect(updated.body.commit.author.name).toBe('github-actions[bot]');
    expect(shop.file('a/b.json', 'state')).toBe('2');
    expect(shop.head('state')).toBe(updated.body.commit.sha);
    expect(shop.file('a/b.json')).toBeUndefined();
  });

  test('is 409 with a wrong sha, 422 without one, and ignores one for a file that is not there', async () => {
    const { to } = shopOnGithub();
    expect(await to('PUT /contents/README.md', write('1', { sha: 'deadbeef' }))).toMatchObject({
      status: 409,
      body: { message: 'README.md does not match deadbeef', status: '409' },
    });
    expect(await to('PUT /contents/README.md', write('1'))).toMatchObject({
      status: 422,
      body: { message: 'Invalid request.\n\n"sha" wasn\'t supplied.' },
    });
    expect((await to('PUT /contents/new', write('1', { sha: 'deadbeef' }))).status).toBe(201);
    expect((await to('PUT /contents/new2', write('1', { branch: 'none', sha: 'x' }))).body.message).toBe(
      'Branch none not found',
    );
  });

  test('of two at once on one branch one is 409, whatever their files', async () => {
    const { to, shop } = shopOnGithub();
    shop.setBranch('other', shop.head());
    const answers = await Promise.all([
      to('PUT /contents/a', write('1')),
      to('PUT /contents/b', write('2')),
      to('PUT /contents/c', write('3', { branch: 'other' })),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 409]);
    expect(answers[2]?.status).toBe(201);
    const lost = answers.find(({ status }) => status === 409);
    expect(lost?.body.message).toMatch(new RegExp(`^is at ${shop.head()} but expected [0-9a-f]{40}$`));
    expect(shop.history()).toHaveLength(2);
  });

  test('makes the first branch of an empty repository', async () => {
    const { as, github } = shopOnGithub();
    const empty = github.addRepository({ owner: 'acme', name: 'shopempty', files: null });
    expect((await as(github.addToken(), 'PUT empty/contents/a', write('1'))).status).toBe(201);
    expect(empty.branches).toEqual(['main']);
  });

  test('takes given people and times', async () => {
    const { to } = shopOnGithub();
    const committer = { name: 'Ann', email: 'ann@example.com', date: '2026-01-02T03:04:05Z' };
    const { body } = await to('PUT /contents/a', write('1', { committer }));
    expect(body.commit).toMatchObject({ author: committer, committer });
  });

  test('refuses content that is no base64, and strange paths', async () => {
    const { to } = shopOnGithub();
    expect(await to('PUT /contents/a', { message: 'm', content: '{}' })).toMatchObject({
      status: 422,
      body: { message: 'content is not valid Base64' },
    });
    expect((await to('PUT /contents/a%2F..%2Fb', write('1'))).status).toBe(422);
  });
});

describe('deleting files', () => {
  test('needs the sha, leaves a commit, and removes folders that became empty', async () => {
    const { to, shop } = shopOnGithub();
    shop.commit({ files: { 'a/b/c': '1' } });
    const { sha } = (await to('GET /contents/a/b/c')).body;
    expect((await to('DELETE /contents/a/b/c', { message: 'm', sha: 'x' })).status).toBe(409);
    const gone = await to('DELETE /contents/a/b/c', { message: 'Away', sha });
    expect(gone).toMatchObject({ status: 200, body: { content: null, commit: { message: 'Away' } } });
    expect((await to('GET /contents/a')).status).toBe(404);
    expect((await to('DELETE /contents/a/b/c', { message: 'm', sha })).status).toBe(404);
    expect(shop.file('README.md')).toBe('# shop\n');
  });
});
