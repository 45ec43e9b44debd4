import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ask, realRuntime, subject } from './asking.ts';

let repository: string;

/** Two releases; between them a page and a migration changed. */
beforeAll(() => {
  repository = mkdtempSync(join(tmpdir(), 'conditions-'));
  const git = (...args: string[]) => {
    const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'init.defaultBranch=main'];
    return execFileSync('git', [...identity, ...args], { cwd: repository, encoding: 'utf8' });
  };
  const commit = (path: string) => {
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(join(repository, path), path);
    git('add', '.');
    git('commit', '-qm', path);
  };
  git('init', '-q');
  commit('old.txt');
  git('tag', 'v1.1.0');
  commit('migrations/1.sql');
  git('tag', 'v1.2.0-rc.1');
  git('tag', 'unrelated');
  commit('pages/index.html');
});

async function when(condition: object, about: object = {}, replace: object = {}) {
  const runtime = await realRuntime({ workspace: repository, ...replace });
  return ask({ kind: 'command', run: 'true', when: condition }, runtime, {
    subject: { ...subject, sha: undefined, ...about },
  });
}

describe('a check with a condition', () => {
  const run = {
    runId: '1',
    branch: 'release/2',
    actor: 'a',
    repository: 'o/r',
    sha: '',
    attempt: '1',
    job: 'j',
    url: '',
  };

  test.each<[string, object, object, object]>([
    ['the step is one of them', { bump: ['major', 'minor'] }, {}, {}],
    ['the previous version was given', { bump: ['major'] }, { previousVersion: '0.9.0' }, {}],
    ['a matching file changed', { changed: ['docs/**', 'migrations/**'] }, {}, {}],
    [
      'it changed since the version that serves',
      { changed: ['migrations/*.sql'] },
      { previousVersion: 'v1.1.0' },
      {},
    ],
    ['the branch matches', { branches: ['main', 'release/*'] }, {}, { run }],
    ['the variable has the value', { variables: { REGION: 'eu' } }, {}, { environment: { REGION: 'eu' } }],
    ['all of them hold', { bump: ['minor'], changed: ['pages/*'], branches: ['release/*'] }, {}, { run }],
  ])('runs when %s', async (_, condition, about, replace) => {
    expect(await when(condition, about, replace)).toMatchObject({ status: 'pass' });
  });

  test.each<[string, object, object, object]>([
    ['applies only to a major version, and 1.1.0 → 1.2.0 is a minor one', { bump: ['major'] }, {}, {}],
    [
      'applies only to a patch version, and 1.1.0 → 2.0.0 is a major one',
      { bump: ['patch'] },
      { version: 'v2.0.0' },
      {},
    ],
    [
      'applies only when `docs/**` changed, and nothing of it did since v1.1.0',
      { changed: ['docs/**'] },
      {},
      {},
    ],
    [
      'applies only when `migrations/**` changed, and nothing of it did since v1.2.0-rc.1',
      { changed: ['migrations/**'] },
      { previousVersion: '1.2.0-rc.1' },
      {},
    ],
    ['applies only to `main`, and this is `release/2`', { branches: ['main'] }, {}, { run }],
    [
      'applies only to `main`, and this is `fix`',
      { branches: ['main'] },
      {},
      { environment: { GITHUB_HEAD_REF: 'fix' }, run },
    ],
    [
      'applies only when `REGION` is `eu`',
      { variables: { REGION: 'eu' } },
      {},
      { environment: { REGION: 'us' } },
    ],
    ['applies only when `REGION` is `eu`', { variables: { REGION: 'eu' }, bump: ['minor'] }, {}, {}],
  ])('is skipped: %s', async (finding, condition, about, replace) => {
    expect(await when(condition, about, replace)).toMatchObject({ status: 'skip', finding, tries: 0 });
  });

  test.each<[string, object, object, object]>([
    ['no version is known', { bump: ['major'] }, { version: undefined }, {}],
    ['the version is none', { bump: ['major'] }, { version: 'nightly' }, {}],
    ['versions are commits', { bump: ['minor'] }, { version: '7b11fe2', previousVersion: '3f2a9c1' }, {}],
    [
      'no release is there to compare with',
      { bump: ['major'], changed: ['docs/**'] },
      { version: '1.0.0' },
      {},
    ],
    ['the previous version has no tag', { changed: ['docs/**'] }, { previousVersion: '0.1.0' }, {}],
    ['this is no repository', { changed: ['docs/**'] }, {}, { workspace: '/' }],
    ['the run is for no branch', { branches: ['main'] }, {}, { run: { ...run, branch: undefined } }],
  ])('runs where it can not be told, because %s', async (_, condition, about, replace) => {
    expect(await when(condition, about, replace)).toMatchObject({ status: 'pass' });
  });
});
