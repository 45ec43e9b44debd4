import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ToolRequest } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, test, vi } from 'vitest';
import { releaseIn, TestRepository } from '../../packages/versioning/test/git-repository.ts';

/** A commit object as given, with whatever encoding, on top of HEAD. */
function commitBytes(repository: TestRepository, message: Buffer, header = ''): void {
  const who = 'Ada <ada@example.org> 1735689600 +0000';
  const [tree, parent] = repository.git('rev-parse', 'HEAD^{tree}', 'HEAD').split('\n');
  const head = `tree ${tree}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\n${header}\n`;
  const file = join(repository.directory, '.git', 'next-commit');
  writeFileSync(file, Buffer.concat([Buffer.from(head), message]));
  const commit = repository.git('hash-object', '-t', 'commit', '-w', '--literally', file);
  repository.git('reset', '--quiet', '--soft', commit);
}

/** A repository whose last release is 1.0.0. */
function released(): TestRepository {
  const repository = TestRepository.create();
  repository.commit('feat: one');
  repository.tag('v1.0.0');
  return repository;
}

describe('messages', () => {
  test('in other encodings are read as what they say', async () => {
    const repository = released();
    commitBytes(repository, Buffer.from('fix: größer\n', 'latin1'), 'encoding ISO-8859-1\n');
    repository.git('config', 'i18n.logOutputEncoding', 'ISO-8859-1');
    repository.git('config', 'i18n.commitEncoding', 'ISO-8859-1');
    const { notes } = await releaseIn(repository);
    expect(notes).toBe('### Fixed\n\n- größer');
    expect(repository.git('cat-file', 'commit', 'HEAD')).not.toContain('encoding');
  });

  test('of megabytes are read, and cost no more than their size', async () => {
    const repository = released();
    const words = `${'- word (#1) "quoted": '.repeat(100_000)}\n`;
    commitBytes(repository, Buffer.from(`fix: a\n\n${words}\nBREAKING CHANGE: b\n`));
    commitBytes(repository, Buffer.from(`Revert "${'x'.repeat(1_000_000)}\n`));
    expect(await releaseIn(repository, { stage: 'prepare' })).toMatchObject({
      version: '2.0.0',
      notes: '### Fixed\n\n- **Breaking:** a\n\n### Migration notes\n\n- b',
    });
  });
});

test('signed commits and tags are commits and tags', async () => {
  const repository = TestRepository.create();
  const key = join(mkdtempSync(join(tmpdir(), 'key-')), 'id');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'ada', '-f', key]);
  const settings = {
    'gpg.format': 'ssh',
    'user.signingKey': key,
    'commit.gpgSign': 'true',
    'tag.gpgSign': 'true',
  };
  for (const [name, value] of Object.entries(settings)) repository.git('config', name, value);
  repository.git('config', 'log.showSignature', 'true');
  repository.commit('feat: one');
  repository.tag('v1.0.0');
  repository.commit('fix: two\n\nSome text.\n\nRelease-As: 1.5.0');
  expect(repository.git('cat-file', 'commit', 'HEAD')).toContain('BEGIN SSH SIGNATURE');
  expect(repository.git('cat-file', 'tag', 'v1.0.0')).toContain('BEGIN SSH SIGNATURE');
  expect(await releaseIn(repository)).toMatchObject({ version: '1.5.0', previousTag: 'v1.0.0' });
  expect(await releaseIn(repository)).toMatchObject({ reasonCode: 'already-released', version: '1.5.0' });
});

describe('tags', () => {
  test('may be plain, stand on trees and files, carry build metadata or be no version', async () => {
    const repository = TestRepository.create();
    repository.write('file', 'x');
    repository.git('add', 'file');
    repository.commit('feat: one');
    repository.git('tag', 'v1.0.0');
    repository.git('tag', 'v8.0.0', 'HEAD^{tree}');
    repository.git('tag', '-a', 'v9.0.0', 'HEAD:file', '-m', 'a file');
    for (const name of ['v7', 'v7.0', 'v7.0.0.0', 'v07.0.0', 'version-7.0.0', 'x/v7.0.0', 'v7.0.0-'])
      repository.git('tag', name);
    repository.commit('fix: two');
    repository.git('tag', 'v1.0.1+build.5');
    repository.commit('fix: three');
    const request = { stage: 'publish', changelog: undefined } as const;
    expect(await releaseIn(repository, request)).toMatchObject({
      version: '1.0.2',
      previousTag: 'v1.0.1+build.5',
      notes: '### Fixed\n\n- three',
    });
    repository.git('checkout', '--quiet', '--detach', 'HEAD^^');
    repository.commit('fix: beside');
    // Build metadata makes no other version: semver.org, item 10.
    await expect(releaseIn(repository, request)).rejects.toThrow(
      /the tag v1\.0\.1\+build\.5 already stands on/,
    );
  });
});

describe('prerelease channels', () => {
  const next = (repository: TestRepository, prereleaseChannel: string) =>
    releaseIn(repository, { bump: 'prerelease', prereleaseChannel, changelog: undefined });

  test('stand side by side, count on after gaps, and end in one final release', async () => {
    const repository = released();
    repository.commit('feat: two');
    expect(await next(repository, 'beta')).toMatchObject({ tag: 'v1.1.0-beta.1' });
    // Another channel on the same commit is another release; the same one is that release again.
    expect(await next(repository, 'rc')).toMatchObject({ tag: 'v1.1.0-rc.1', reasonCode: 'released' });
    expect(await next(repository, 'beta')).toMatchObject({
      tag: 'v1.1.0-beta.1',
      reasonCode: 'already-released',
    });
    const beside = repository.gitWith('feat: beside', 'commit-tree', 'HEAD^{tree}', '-p', 'HEAD^', '-F', '-');
    repository.git('tag', 'v1.1.0-beta.4', beside);
    repository.commit('chore: nothing of note');
    expect(await next(repository, 'beta')).toMatchObject({
      reason: expect.stringContaining('no changes since'),
    });
    repository.commit('fix: three');
    expect(await next(repository, 'beta')).toMatchObject({ tag: 'v1.1.0-beta.5' });
    repository.commit('feat!: four');
    expect(await next(repository, 'rc')).toMatchObject({ tag: 'v2.0.0-rc.1' });
    // The other channel follows to the version that is being tried already, though its own commits ask for less.
    repository.commit('fix: five');
    expect(await next(repository, 'beta')).toMatchObject({ tag: 'v2.0.0-beta.1' });
    expect(await releaseIn(repository, { changelog: undefined })).toMatchObject({
      version: '2.0.0',
      previousTag: 'v1.0.0',
      notes: expect.stringMatching(/four[\s\S]*two[\s\S]*three[\s\S]*five/),
    });
    repository.commit('fix: six');
    expect(await next(repository, 'rc')).toMatchObject({ tag: 'v2.0.1-rc.1' });
  });
});

test('what a prerelease costs does not grow with the number of those before', async () => {
  const repository = released();
  repository.commit('feat: two');
  for (let number = 1; number <= 10; number += 1) {
    repository.commit(`fix: number ${number}`);
    repository.git('tag', `v1.1.0-${number % 2 ? 'rc' : 'beta'}.${number}`);
  }
  repository.commit('fix: three');
  const runtime = await createTestRuntime();
  const asked: string[] = [];
  const tool = (request: ToolRequest) => {
    asked.push(request.args.join(' '));
    return runtime.processes.tool(request);
  };
  const spy = { ...runtime, processes: { ...runtime.processes, tool } };
  const request = { bump: 'prerelease', prereleaseChannel: 'beta', changelog: undefined } as const;
  expect(await releaseIn(repository, { ...request, stage: 'prepare' }, spy)).toMatchObject({
    tag: 'v1.1.0-beta.11',
  });
  expect(asked.filter((command) => command.includes('--topo-order'))).toHaveLength(2);
});

test('a prerelease that a footer asks for is made, completed when asked again, and followed by its final version', async () => {
  const repository = released();
  repository.commit('feat: two\n\nRelease-As: 2.0.0-beta.1');
  const auto = () => releaseIn(repository, { changelog: undefined });
  expect(await auto()).toMatchObject({ tag: 'v2.0.0-beta.1', reasonCode: 'released', bump: 'prerelease' });
  expect(await auto()).toMatchObject({ tag: 'v2.0.0-beta.1', reasonCode: 'already-released' });
  repository.commit('fix: three');
  expect(await auto()).toMatchObject({ tag: 'v2.0.0', previousTag: 'v1.0.0' });
});

describe('where git keeps things elsewhere', () => {
  test('only the folder counts, not what the step has in variables for git', async () => {
    const [repository, other] = [released(), released()];
    repository.commit('fix: two');
    const elsewhere = join(other.directory, '.git');
    const variables = {
      ...{
        GIT_DIR: elsewhere,
        GIT_WORK_TREE: other.directory,
        GIT_OBJECT_DIRECTORY: join(elsewhere, 'objects'),
      },
      ...{ GIT_COMMON_DIR: elsewhere, GIT_INDEX_FILE: join(elsewhere, 'other'), GIT_NAMESPACE: 'other' },
      ...{ GIT_GLOB_PATHSPECS: '1', GIT_ICASE_PATHSPECS: '1' },
    };
    const refs = other.refs();
    try {
      for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
      expect(await releaseIn(repository)).toMatchObject({ version: '1.0.1', reasonCode: 'released' });
    } finally {
      vi.unstubAllEnvs();
    }
    expect(repository.git('status', '--porcelain')).toBe('');
    expect(other.refs()).toEqual(refs);
  });

  test('a linked worktree of a shallow clone, and a submodule', async () => {
    const origin = released();
    origin.commit('fix: two');
    const clone = origin.clone('--depth=1', '--no-tags');
    const worktree = new TestRepository();
    clone.git('worktree', 'add', '--quiet', '--detach', worktree.directory);
    const request = { stage: 'prepare', changelog: undefined } as const;
    expect(await releaseIn(worktree, request)).toMatchObject({ version: '1.0.1', previousTag: 'v1.0.0' });
    const outer = TestRepository.create();
    outer.git(
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      `file://${origin.directory}`,
      'part',
    );
    const part = new TestRepository(join(outer.directory, 'part'));
    expect(await releaseIn(part, request)).toMatchObject({ version: '1.0.1', notes: '### Fixed\n\n- two' });
  });

  test('a repository without a work tree, and one without commits, are refused', async () => {
    await expect(releaseIn(TestRepository.bare())).rejects.toThrow(/no work tree.*run actions\/checkout/);
    await expect(releaseIn(TestRepository.create(), { branch: 'elsewhere' })).rejects.toThrow(
      'no commit yet',
    );
  });

  test('hashes of SHA-256', async () => {
    const origin = new TestRepository();
    origin.git('init', '--quiet', '--object-format=sha256', '--initial-branch=main');
    origin.commit('feat: one');
    origin.tag('v1.0.0');
    origin.commit('fix: two');
    origin.git('config', 'receive.denyCurrentBranch', 'ignore');
    const clone = origin.clone('--depth=1', '--no-tags');
    expect(await releaseIn(clone, { push: true })).toMatchObject({ version: '1.0.1', previousTag: 'v1.0.0' });
    expect(origin.head('v1.0.1')).toBe(origin.head('main'));
    expect(origin.head('main')).toHaveLength(64);
  });

  test('grafts and replaced objects, which stand in one clone only, are not looked at', async () => {
    const repository = released();
    const middle = repository.commit('feat: two');
    const last = repository.commit('fix: three');
    const other = repository.gitWith('feat!: other', 'commit-tree', 'HEAD^{tree}', '-p', 'HEAD^', '-F', '-');
    repository.git('replace', last, other);
    expect(repository.git('log', '--format=%s', '-1')).toBe('feat!: other');
    repository.git('config', 'advice.graftFileDeprecated', 'false');
    execFileSync('mkdir', ['-p', join(repository.directory, '.git/info')]);
    repository.write('.git/info/grafts', `${middle}\n`);
    expect(await releaseIn(repository, { stage: 'prepare' })).toMatchObject({
      version: '1.1.0',
      previousTag: 'v1.0.0',
      notes: '### Added\n\n- two\n\n### Fixed\n\n- three',
    });
  });
});
