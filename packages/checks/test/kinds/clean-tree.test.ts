import { execFileSync } from 'node:child_process';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ask, realRuntime } from '../asking.ts';
import { outcomes } from '../outcomes.ts';

/** A runtime whose workspace is a repository with one commit, and git in it. */
async function repository() {
  const runtime = await realRuntime();
  const git = (...args: string[]) => {
    const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...identity, ...args], {
      cwd: runtime.workspace,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  };
  const write = (file: string, text: string) => writeFile(join(runtime.workspace, file), text);
  const commit = () => git('commit', '-q', '--allow-empty', '-m', 'change');
  git('init', '-q', '-b', 'main');
  await write('a.txt', 'one line that is long enough to be recognized after a rename');
  await write('b.txt', 'b');
  git('add', '.');
  commit();
  const head = () => git('rev-parse', 'HEAD').trim();
  return {
    runtime,
    git,
    write,
    commit,
    head,
    check: (more = {}) => ask({ kind: 'clean-tree', ...more }, runtime),
  };
}

/** A bare repository as remote `origin`. */
async function addRemote({ runtime, git }: Awaited<ReturnType<typeof repository>>) {
  const path = `${runtime.workspace}.git`;
  git('init', '-q', '--bare', path);
  git('remote', 'add', 'origin', path);
  return path;
}

outcomes('clean-tree', {
  passes: async () => ({
    check: {},
    runtime: (await repository()).runtime,
    finding: /^everything is committed$/,
  }),
  warns: 'a tree is clean, or it is not',
  fails: {
    'something is not committed': async () => {
      const { runtime, write } = await repository();
      await write('b.txt', 'changed');
      return { check: {}, runtime, finding: /^1 file is not committed: `b\.txt`$/, answer: /^b\.txt$/ };
    },
    'the commit is only here': async () => {
      const house = await repository();
      await addRemote(house);
      return {
        check: { pushed: true },
        runtime: house.runtime,
        finding: /^the commit [\da-f]{12} is not on `origin`$/,
      };
    },
    'there is no repository': () => ({
      check: {},
      finding: /^git status failed: fatal: not a git repository/,
    }),
  },
  unreachable: {
    'the remote does not answer': async () => {
      const { runtime, git } = await repository();
      git('remote', 'add', 'origin', join(runtime.workspace, 'gone'));
      return { check: { pushed: true }, runtime, finding: /^git ls-remote failed: fatal: / };
    },
  },
});

describe('the work tree', () => {
  test('fails on changed, deleted, renamed and untracked files and names them', async () => {
    const { check, git, runtime, write } = await repository();
    const at = (file: string) => join(runtime.workspace, file);
    await rename(at('a.txt'), at('renamed.txt'));
    git('add', '.');
    await rm(at('b.txt'));
    await mkdir(at('new folder'));
    await write('new folder/with "quotes" ü.txt', '');
    const result = await check();
    expect(result.status).toBe('fail');
    expect(result.finding).toMatch(/^3 files are not committed: /);
    expect(result.evidence?.answer.split('\n').sort()).toEqual([
      'b.txt',
      'new folder/with "quotes" ü.txt',
      'renamed.txt',
    ]);
  });

  test('names the first five of many', async () => {
    const { check, write } = await repository();
    for (let number = 1; number <= 7; number += 1) await write(`file-${number}`, '');
    const result = await check();
    expect(result.finding).toBe(
      '7 files are not committed: `file-1`, `file-2`, `file-3`, `file-4`, `file-5` and 2 more',
    );
    expect(result.evidence?.answer).toContain('file-7');
  });

  test('fails where there is no commit or no git', async () => {
    const runtime = await realRuntime();
    execFileSync('git', ['init', '-q'], { cwd: runtime.workspace });
    const empty = await ask({ kind: 'clean-tree' }, runtime);
    expect(empty.status).toBe('fail');
    expect(empty.finding).toMatch(/^git rev-parse failed: /);

    const nowhere = { ...runtime, workspace: join(runtime.workspace, 'nowhere') };
    const missing = await ask({ kind: 'clean-tree' }, nowhere);
    expect(missing.status).toBe('fail');
    expect(missing.finding).toMatch(/^git could not be started/);
  });

  test('fails when the run is cancelled', async () => {
    const { check, runtime } = await repository();
    runtime.cancel(new Error('cancelled by SIGINT'));
    expect(await check()).toMatchObject({ status: 'fail', finding: 'cancelled by SIGINT' });
  });
});

describe('the remote', () => {
  const pushed = { pushed: true };

  test('passes when a remote branch contains the commit, also below its tip', async () => {
    const house = await repository();
    await addRemote(house);
    house.git('push', '-q', 'origin', 'main');
    expect((await house.check(pushed)).finding).toBe('everything is committed and on `origin/main`');
    house.commit();
    house.git('push', '-q', 'origin', 'main');
    house.git('remote', 'set-head', 'origin', 'main');
    house.git('checkout', '-q', 'HEAD~1');
    expect(await house.check(pushed)).toMatchObject({
      status: 'pass',
      finding: 'everything is committed and on `origin/main`',
    });
  });

  test('passes when the commit is a tag of the remote and no branch was fetched', async () => {
    const house = await repository();
    const path = await addRemote(house);
    house.git('tag', '-a', 'v1', '-m', 'v1');
    house.git('push', '-q', path, 'v1');
    const result = await house.check(pushed);
    expect(result.status).toBe('pass');
    expect(result.finding).toBe('everything is committed and is `refs/tags/v1^{}` of `origin`');
  });

  test('fails when the commit is only here', async () => {
    const house = await repository();
    await addRemote(house);
    house.git('push', '-q', 'origin', 'main');
    house.commit();
    const head = house.head();
    expect(await house.check(pushed)).toMatchObject({
      status: 'fail',
      finding: `the commit ${head.slice(0, 12)} is not on \`origin\``,
    });
    expect((await house.check()).status).toBe('pass');
  });

  test('fails without a remote', async () => {
    const house = await repository();
    expect(await house.check(pushed)).toMatchObject({
      status: 'fail',
      finding: 'there is no remote that could have the commit',
    });
  });
});
