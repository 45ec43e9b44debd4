import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createFakeGithub, type FakeGithub, type ServedGithub } from '@deploy-actions/testing';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';

const folders: string[] = [];
const servers: ServedGithub[] = [];
afterAll(async () => {
  for (const { close } of servers) await close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'fake-github-'));
  folders.push(path);
  return path;
}

interface Ended {
  readonly code: number;
  readonly words: string;
}

/** Runs git without anything of the machine's own configuration; never in this process, which serves it. */
function git(directory: string, ...args: string[]): Promise<Ended> {
  const person = { NAME: 'Ada', EMAIL: 'ada@example.org' };
  const environment = {
    ...{ PATH: process.env['PATH'], HOME: directory, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' },
    ...{ GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' },
    ...Object.fromEntries(
      Object.entries(person).flatMap(([key, value]) => [
        [`GIT_AUTHOR_${key}`, value],
        [`GIT_COMMITTER_${key}`, value],
      ]),
    ),
  };
  return new Promise((resolve) => {
    execFile('git', args, { cwd: directory, env: environment }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), words: `${stdout}${stderr}`.trim() }),
    );
  });
}

async function send(token: string, request: string, body?: unknown) {
  const [method = '', path = ''] = request.split(' ');
  const headers = {
    'user-agent': 'test',
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
  };
  const response = await fetch(`${url}${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers freely; the fake has checked their shape.
  return { status: response.status, body: (await response.json()) as any };
}

let github: FakeGithub;
let url: string;
let clone: string;

async function started(files?: Record<string, string>) {
  github = createFakeGithub();
  const shop = github.addRepository({
    owner: 'org',
    name: 'shop',
    bare: join(folder(), 'shop.git'),
    ...(files && { files }),
  });
  const served = await github.serve();
  servers.push(served);
  url = served.url;
  return shop;
}

/** The repository's address with a token in it. */
function address(token: string): string {
  return `${url.replace('//', `//x-access-token:${token}@`)}/org/shop.git`;
}

async function cloned(token: string): Promise<void> {
  clone = folder();
  expect(await git(clone, 'clone', '--quiet', address(token), '.')).toMatchObject({ code: 0 });
}

async function commit(path: string, text: string): Promise<string> {
  mkdirSync(dirname(join(clone, path)), { recursive: true });
  writeFileSync(join(clone, path), text);
  await git(clone, 'add', '--all');
  await git(clone, 'commit', '--quiet', '-m', `Write ${path}`);
  return (await git(clone, 'rev-parse', 'HEAD')).words;
}

describe('a repository on disk', () => {
  let shop: Awaited<ReturnType<typeof started>>;
  let token: string;
  beforeEach(async () => {
    shop = await started();
    token = github.addToken({ permissions: { contents: 'write' } });
    await cloned(token);
  });

  test('is the same to git and to the API', async () => {
    const pushed = await commit('a.txt', 'from git\n');
    await git(clone, 'tag', '-a', 'v1', '-m', 'One');
    expect(await git(clone, 'push', '--atomic', 'origin', 'main', 'v1')).toMatchObject({ code: 0 });
    expect(shop.head()).toBe(pushed);
    expect(shop.file('a.txt')).toBe('from git\n');

    const tag = await send(token, 'GET /repos/org/shop/git/ref/tags/v1');
    expect(tag.body.object).toEqual(
      expect.objectContaining({ type: 'tag', sha: (await git(clone, 'rev-parse', 'v1')).words }),
    );
    const written = await send(token, 'PUT /repos/org/shop/contents/dir/b.txt', {
      message: 'From the API',
      content: Buffer.from('from the API\n').toString('base64'),
    });
    expect(written.status).toBe(201);
    await git(clone, 'pull', '--quiet', 'origin', 'main');
    expect((await git(clone, 'rev-parse', 'HEAD')).words).toBe(written.body.commit.sha);
    expect((await git(clone, 'cat-file', 'commit', 'HEAD')).words).toContain('gpgsig -----BEGIN PGP');
    expect(written.body.commit.verification.verified).toBe(true);
    expect((await git(clone, 'log', '--format=%s', '--', 'dir/b.txt')).words).toBe('From the API');
    expect((await git(shop.state.bare?.path ?? '', 'fsck', '--strict')).code).toBe(0);
    expect(github.requests).toHaveLength(2);
    expect(
      github.gitRequests.find(
        ({ operation, method }) => method === 'POST' && operation === 'git-receive-pack',
      ),
    ).toMatchObject({
      status: 200,
      body: [{ ref: 'refs/heads/main', after: pushed }, { ref: 'refs/tags/v1' }],
    });
  });

  test('an atomic push with a stale lease changes nothing, another one what it may', async () => {
    const before = shop.head();
    const pushed = await commit('a.txt', 'mine\n');
    const elsewhere = shop.commit({ files: { 'b.txt': 'theirs\n' } });
    const atomic = await git(
      clone,
      'push',
      '--atomic',
      'origin',
      `--force-with-lease=main:${before}`,
      'main',
      'HEAD:refs/tags/v1',
    );
    expect(atomic.code).not.toBe(0);
    expect(shop.state.refs.has('refs/tags/v1')).toBe(false);
    const each = await git(clone, 'push', 'origin', 'main', 'HEAD:refs/tags/v1');
    expect(each.code).not.toBe(0);
    expect(shop.head()).toBe(elsewhere);
    expect(shop.state.refs.get('refs/tags/v1')).toBe(pushed);
  });

  test('a shallow clone pushes', async () => {
    shop.commit({ files: { 'b.txt': 'x\n' } });
    clone = folder();
    await git(clone, 'clone', '--quiet', '--depth=1', address(token), '.');
    const pushed = await commit('c.txt', 'shallow\n');
    expect(await git(clone, 'push', 'origin', 'HEAD:main')).toMatchObject({ code: 0 });
    expect(shop.history().map(({ message }) => message.trim())).toEqual([
      'Write c.txt',
      'Change',
      'Initial commit',
    ]);
    expect(shop.head()).toBe(pushed);
  });

  test.each(['arrived', 'done'] as const)('a push whose connection breaks when it %s', async (phase) => {
    const before = shop.head();
    const pushed = await commit('a.txt', 'x\n');
    github.watch((contact) =>
      contact.request.method === 'POST' &&
      contact.request.operation === 'git-receive-pack' &&
      contact.phase === phase
        ? 'lost'
        : undefined,
    );
    expect((await git(clone, 'push', 'origin', 'main')).code).not.toBe(0);
    expect(shop.head()).toBe(phase === 'done' ? pushed : before);
  });
});

describe('tokens', () => {
  test('read and write as far as they may', async () => {
    const shop = await started();
    const readOnly = github.addToken({ permissions: { contents: 'read' } });
    await cloned(readOnly);
    await commit('a.txt', 'x\n');
    expect((await git(clone, 'push', 'origin', 'main')).words).toMatch(
      /remote: Permission to org\/shop\.git denied to github-actions\[bot\]\.\n.*The requested URL returned error: 403/s,
    );
    // What is public needs no token to be read, but one to be written.
    expect((await git(clone, 'ls-remote', `${url}/org/shop`)).code).toBe(0);
    expect((await git(clone, 'push', `${url}/org/shop`, 'main')).words).toContain('could not read Username');
    shop.state.private = true;
    expect((await git(clone, 'ls-remote', `${url}/org/shop`)).code).not.toBe(0);
    // Git sends a token only when it is asked for one.
    expect((await git(clone, 'ls-remote', address('wrong'))).words).toContain(
      'remote: Invalid username or token.',
    );
    const elsewhere = github.addToken({ repositories: ['org/other'] });
    expect((await git(clone, 'ls-remote', address(elsewhere))).words).toContain(
      'remote: Repository not found.',
    );
  });
});

describe('rules of pushes', () => {
  const workflow = '.github/workflows/ci.yml';
  let shop: Awaited<ReturnType<typeof started>>;
  beforeEach(async () => {
    shop = await started({ [workflow]: 'on: push\n' });
    await cloned(github.addToken({ permissions: { contents: 'write' } }));
  });

  test('rulesets for tags refuse them until somebody may bypass them', async () => {
    const ruleset = shop.addRuleset({
      target: 'tag',
      include: ['refs/tags/v*'],
      rules: [{ type: 'creation' }],
    });
    await git(clone, 'tag', 'v1');
    const { code, words } = await git(clone, 'push', 'origin', 'v1', 'HEAD:refs/tags/other');
    expect(code).toBe(1);
    expect(words).toContain('remote: error: GH013: Repository rule violations found for refs/tags/v1.');
    expect(words).toContain('remote: - Cannot create ref due to creations being restricted.');
    expect(words).toContain('v1 -> v1 (push declined due to repository rule violations)');
    expect([...shop.state.refs.keys()]).toEqual(['refs/heads/main', 'refs/tags/other']);
    shop.state.rulesets[0] = { ...ruleset, bypass: ['github-actions[bot]'] };
    expect((await git(clone, 'push', 'origin', 'v1')).code).toBe(0);
    shop.addRuleset({ target: 'tag', rules: [{ type: 'update' }, { type: 'deletion' }] });
    const moved = await git(clone, 'push', '--force', 'origin', ':v1', 'HEAD~0:refs/tags/other');
    expect(moved.words).toContain('remote: - Cannot delete this tag');
  });

  test('the tag of an immutable release is neither moved, deleted nor made again', async () => {
    await git(clone, 'push', 'origin', 'HEAD:refs/tags/v1');
    const release = shop.addRelease({ tag: 'v1', immutable: true });
    await commit('a.txt', 'x\n');
    expect((await git(clone, 'push', '--force', 'origin', 'HEAD:refs/tags/v1')).words).toContain(
      'Cannot update this protected ref.',
    );
    expect((await git(clone, 'push', 'origin', ':refs/tags/v1')).words).toContain('Cannot delete this tag');
    // GitHub lets the release be deleted with its tag, but keeps the name.
    shop.state.refs.delete('refs/tags/v1');
    shop.state.project.releases.list.splice(0);
    shop.state.project.releases.retired.push(release.tag);
    expect((await git(clone, 'push', 'origin', 'HEAD:refs/tags/v1')).words).toContain(
      'creations being restricted',
    );
  });

  test('a protected branch takes no push', async () => {
    shop.protectBranch('main', { requirePullRequest: true });
    await commit('a.txt', 'x\n');
    const { words } = await git(clone, 'push', 'origin', 'main');
    expect(words).toContain('remote: error: GH006: Protected branch update failed for refs/heads/main.');
    expect(words).toContain('remote: - Changes must be made through a pull request.');
    expect(words).toContain('main -> main (protected branch hook declined)');
    // Objects of a refused push don't stay.
    const id = (await git(clone, 'rev-parse', 'HEAD')).words;
    expect(shop.state.objects.commit(id)).toBeUndefined();
    await git(clone, 'push', 'origin', 'HEAD:refs/heads/side');
    expect(shop.state.objects.commit(id)).toBeDefined();
  });

  test('workflow files that no branch ends with need an App or a person', async () => {
    const old = shop.head() ?? '';
    shop.commit({ files: { [workflow]: 'on: pull_request\n' } });
    const refusal = `refusing to allow a GitHub App to create or update workflow \`${workflow}\` without \`workflows\` permission`;
    expect((await git(clone, 'push', 'origin', `${old}:refs/tags/v1`)).words).toContain(refusal);
    const token = github.addToken();
    const created = await send(token, 'POST /repos/org/shop/git/refs', {
      ref: 'refs/tags/v1',
      sha: old,
    });
    expect(created).toMatchObject({
      status: 403,
      body: { message: 'Resource not accessible by integration' },
    });
    const app = github.addToken({
      kind: 'installation',
      permissions: { contents: 'write', workflows: 'write' },
    });
    expect((await git(clone, 'push', address(app), `${old}:refs/tags/v1`)).code).toBe(0);
    shop.setBranch('release-1', old);
    expect((await git(clone, 'push', 'origin', `${old}:refs/tags/v2`)).code).toBe(0);
  });
});
