import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shopOnGithub } from './fake-github-client.ts';

const nowhere = 'a'.repeat(40);

/** A blob, a tree of it and a commit without parents. */
async function orphan(to: ReturnType<typeof shopOnGithub>['to'], text = '{}', parents: string[] = []) {
  const blob = (await to('POST /git/blobs', { content: text, encoding: 'utf-8' })).body.sha;
  const entry = { path: 'service/state.json', mode: '100644', type: 'blob', sha: blob };
  const tree = (await to('POST /git/trees', { tree: [entry] })).body.sha;
  return (await to('POST /git/commits', { message: 'First', tree, parents })).body.sha;
}

describe('objects', () => {
  test('have the ids that git gives them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fake-github-'));
    const git = (...arguments_: string[]) =>
      execFileSync('git', arguments_, {
        cwd: folder,
        env: {
          ...process.env,
          GIT_CONFIG_GLOBAL: '/dev/null',
          GIT_AUTHOR_NAME: 'Ann',
          GIT_AUTHOR_EMAIL: 'ann@example.com',
          GIT_AUTHOR_DATE: '2026-01-02T03:04:05Z',
          GIT_COMMITTER_NAME: 'Ben',
          GIT_COMMITTER_EMAIL: 'ben@example.com',
          GIT_COMMITTER_DATE: '2026-01-02T03:04:06Z',
        },
      })
        .toString()
        .trim();
    git('init', '-q');
    // A folder and a file whose names git sorts otherwise than plain text would.
    mkdirSync(join(folder, 'a'));
    writeFileSync(join(folder, 'a', 'ü.json'), 'één\n');
    writeFileSync(join(folder, 'a.b'), '');
    writeFileSync(join(folder, 'run'), '#!/bin/sh\n', { mode: 0o755 });
    git('add', '.');
    git('commit', '-q', '--cleanup=verbatim', '-m', 'Über\n\nBody');

    const { to } = shopOnGithub();
    const tree = await to('POST /git/trees', {
      tree: [
        { path: 'run', mode: '100755', type: 'blob', content: '#!/bin/sh\n' },
        { path: 'a/ü.json', mode: '100644', type: 'blob', content: 'één\n' },
        { path: 'a.b', mode: '100644', type: 'blob', content: '' },
      ],
    });
    expect(tree.body.sha).toBe(git('rev-parse', 'HEAD^{tree}'));
    const commit = await to('POST /git/commits', {
      message: 'Über\n\nBody\n',
      tree: tree.body.sha,
      author: { name: 'Ann', email: 'ann@example.com', date: '2026-01-02T03:04:05Z' },
      committer: { name: 'Ben', email: 'ben@example.com', date: '2026-01-02T03:04:06Z' },
    });
    expect(commit.body.sha).toBe(git('rev-parse', 'HEAD'));
  });

  test('blobs come back as base64', async () => {
    const { to } = shopOnGithub();
    const { sha } = (await to('POST /git/blobs', { content: 'w7w=', encoding: 'base64' })).body;
    const { body } = await to(`GET /git/blobs/${sha}`);
    expect(Buffer.from(body.content, 'base64').toString()).toBe('ü');
    expect((await to(`GET /git/blobs/${nowhere}`)).status).toBe(404);
  });

  test('trees build on others, lose entries by null, and are listed through and through', async () => {
    const { to, shop } = shopOnGithub();
    const base = (await to(`GET /git/commits/${shop.head()}`)).body.tree.sha;
    const added = await to('POST /git/trees', {
      base_tree: base,
      tree: [{ path: 'a/b/c', mode: '100644', type: 'blob', content: '1' }],
    });
    const all = await to(`GET /git/trees/${added.body.sha}?recursive=1`);
    expect(all.body.tree.map((entry: { path: string }) => entry.path)).toEqual([
      'README.md',
      'a',
      'a/b',
      'a/b/c',
    ]);
    const removed = await to('POST /git/trees', {
      base_tree: added.body.sha,
      tree: [{ path: 'a/b/c', mode: '100644', type: 'blob', sha: null }],
    });
    expect(removed.body.sha).toBe(base);
  });

  test.each([
    [
      'an unknown blob',
      '/git/trees',
      { tree: [{ path: 'a', mode: '100644', type: 'blob', sha: nowhere }] },
      /is not a valid blob/,
    ],
    [
      'an unknown base',
      '/git/trees',
      { base_tree: nowhere, tree: [{ path: 'a', mode: '100644', content: '' }] },
      /base_tree/,
    ],
    [
      'removing nothing',
      '/git/trees',
      { tree: [{ path: 'a', mode: '100644', sha: null }] },
      /BadObjectState/,
    ],
    [
      'both sha and content',
      '/git/trees',
      { tree: [{ path: 'a', mode: '100644', sha: nowhere, content: '' }] },
      /either/,
    ],
    [
      'a strange path',
      '/git/trees',
      { tree: [{ path: '../a', mode: '100644', content: '' }] },
      /malformed path/,
    ],
    ['an unknown tree', '/git/commits', { message: 'm', tree: nowhere }, /Tree SHA does not exist/],
    ['an unknown encoding', '/git/blobs', { content: '', encoding: 'utf-16' }, /encoding/],
  ])('with %s are 422', async (_, path, body, message) => {
    const { to } = shopOnGithub();
    const answer = await to(`POST ${path}`, body);
    expect(answer.status).toBe(422);
    expect(answer.body.message).toMatch(message);
  });

  test('a commit with an unknown parent is 422', async () => {
    const { to, shop } = shopOnGithub();
    const tree = (await to(`GET /git/commits/${shop.head()}`)).body.tree.sha;
    expect((await to('POST /git/commits', { message: 'm', tree, parents: [nowhere] })).status).toBe(422);
  });

  test('can’t be made or read in an empty repository', async () => {
    const { github, as } = shopOnGithub();
    github.addRepository({ owner: 'acme', name: 'shopempty', files: null });
    const token = github.addToken();
    for (const [request, body] of [
      ['POST empty/git/blobs', { content: '' }],
      ['POST empty/git/trees', { tree: [] }],
      ['POST empty/git/refs', { ref: 'refs/heads/x', sha: nowhere }],
      ['GET empty/git/ref/heads/main', undefined],
    ] as const) {
      expect(await as(token, request, body)).toMatchObject({
        status: 409,
        body: { message: 'Git Repository is empty.' },
      });
    }
  });
});

describe('refs', () => {
  test('a branch without a common past is made from an orphan commit', async () => {
    const { to, shop } = shopOnGithub();
    const sha = await orphan(to);
    const made = await to('POST /git/refs', { ref: 'refs/heads/deployments/api/production', sha });
    expect(made).toMatchObject({ status: 201, body: { object: { type: 'commit', sha } } });
    expect(made.headers['location']).toBe(made.body.url);
    expect(shop.file('service/state.json', 'deployments/api/production')).toBe('{}');
    expect(shop.history('deployments/api/production')).toHaveLength(1);
    for (const path of ['heads/deployments/api/production', 'heads%2Fdeployments%2Fapi%2Fproduction']) {
      expect((await to(`GET /git/ref/${path}`)).body.object.sha).toBe(sha);
    }
  });

  test('of two made at once one wins, the other is 422', async () => {
    const { to } = shopOnGithub();
    const [first, second] = [await orphan(to, '1'), await orphan(to, '2')];
    const make = (sha: string) => to('POST /git/refs', { ref: 'refs/heads/state', sha });
    const answers = await Promise.all([make(first), make(second)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422]);
    expect(answers.find(({ status }) => status === 422)?.body.message).toBe('Reference already exists');
  });

  test.each([
    ['state', /at least three slash-separated components/],
    ['heads/state', /at least three slash-separated components/],
    ['refs/heads/a b', /not a valid ref name/],
    ['refs/heads/a..b', /not a valid ref name/],
    ['refs/heads/a.lock', /not a valid ref name/],
    ['refs/heads/main', /Reference already exists/],
    ['refs/heads/main/x', /Reference update failed/],
  ])('%s can’t be made', async (ref, message) => {
    const { to, shop } = shopOnGithub();
    const answer = await to('POST /git/refs', { ref, sha: shop.head() });
    expect(answer.status).toBe(422);
    expect(answer.body.message).toMatch(message);
  });

  test('a folder of branches can’t become a branch, and no ref is at nothing', async () => {
    const { to, shop } = shopOnGithub();
    shop.setBranch('deployments/api', shop.head());
    expect((await to('POST /git/refs', { ref: 'refs/heads/deployments', sha: shop.head() })).status).toBe(
      422,
    );
    const answer = await to('POST /git/refs', { ref: 'refs/heads/x', sha: nowhere });
    expect(answer).toMatchObject({ status: 422, body: { message: 'Object does not exist' } });
  });

  test('move forward, and elsewhere only by force', async () => {
    const { to, shop } = shopOnGithub();
    const old = shop.head();
    const next = await orphan(to, '1', [String(old)]);
    expect((await to('PATCH /git/refs/heads/main', { sha: next })).status).toBe(200);
    const back = await to('PATCH /git/refs/heads/main', { sha: old });
    expect(back).toMatchObject({ status: 422, body: { message: 'Update is not a fast forward' } });
    expect(shop.head()).toBe(next);
    expect((await to('PATCH /git/refs/heads/main', { sha: old, force: true })).status).toBe(200);
    expect(shop.head()).toBe(old);
    expect((await to('PATCH /git/refs/heads/none', { sha: old })).body.message).toBe(
      'Reference does not exist',
    );
  });

  test('are found by prefix, deleted once, and the default branch stays', async () => {
    const { to, shop } = shopOnGithub();
    shop.setBranch('state/b', shop.head());
    shop.setBranch('state/a', shop.head());
    const found = (await to('GET /git/matching-refs/heads/state')).body;
    expect(found.map(({ ref }: { ref: string }) => ref)).toEqual([
      'refs/heads/state/a',
      'refs/heads/state/b',
    ]);
    expect((await to('GET /git/matching-refs/heads/none')).body).toEqual([]);
    expect(await to('DELETE /git/refs/heads/state/a')).toMatchObject({ status: 204, body: undefined });
    expect(shop.branches).toEqual(['main', 'state/b']);
    expect((await to('DELETE /git/refs/heads/state/a')).status).toBe(422);
    expect((await to('GET /git/ref/heads/state/a')).status).toBe(404);
    expect((await to('DELETE /git/refs/heads/main')).status).toBe(422);
  });
});
