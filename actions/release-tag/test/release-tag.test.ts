import { execFileSync } from 'node:child_process';
import { ConfigurationError, readInputs } from '@deploy-actions/action-kit';
import { createTestRuntime, type TestRuntime } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { type Inputs, inputs, resolve } from '../src/inputs.ts';
import { conclude, outputs } from '../src/outputs.ts';
import { run } from '../src/run.ts';
import { summarize } from '../src/summary.ts';

const person = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org'];

function git({ workspace }: TestRuntime, ...args: string[]): string {
  return execFileSync('git', [...person, ...args], {
    cwd: workspace,
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();
}

/** A runtime whose workspace is a repository with one commit. */
async function workspace(): Promise<TestRuntime> {
  const runtime = await createTestRuntime();
  git(runtime, 'init', '--quiet', '--initial-branch=main');
  git(runtime, 'commit', '--quiet', '--allow-empty', '-m', 'feat: carts');
  return runtime;
}

async function resolveWith(given: Record<string, string>, runtime: TestRuntime): Promise<Inputs> {
  const environment = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
  const { values, problems } = readInputs(inputs, environment, runtime.secrets);
  const more = await resolve(values, runtime).catch((error: unknown) => error);
  const all = [...problems, ...(more instanceof ConfigurationError ? more.problems : [])];
  if (all.length > 0) throw new ConfigurationError(all);
  return more as Inputs;
}

async function release(given: Record<string, string>, runtime: TestRuntime) {
  const result = await run(await resolveWith(given, runtime), runtime);
  const told = Object.fromEntries(Object.entries(outputs).map(([name, read]) => [name, read(result)]));
  return { told, conclusion: conclude(result), summary: summarize(result) };
}

describe('release-tag', () => {
  test('releases with nothing but a repository, and says what it did', async () => {
    const runtime = await workspace();
    const { told, conclusion, summary } = await release({ push: 'false', 'floating-tags': 'true' }, runtime);
    expect(told).toEqual({
      released: true,
      version: '0.1.0',
      tag: 'v0.1.0',
      'tagged-commit': git(runtime, 'rev-parse', 'v0.1.0^{commit}'),
      'previous-tag': undefined,
      bump: 'minor',
      notes: '### Added\n\n- carts',
      'release-url': undefined,
      'release-id': undefined,
      immutable: false,
      'candidate-tag': undefined,
      'changelog-pull-request': undefined,
    });
    expect(conclusion).toEqual({
      ok: true,
      reasonCode: 'released',
      reason: 'Tagged v0.1.0 in this clone; nothing was pushed.',
    });
    expect(summary).toContain('## Tagged v0.1.0 in this clone; nothing was pushed.');
    expect(summary).toContain('| Release | tagged in this clone, not pushed |');
    const hashes = git(runtime, 'log', '-2', '--format=%H', 'v0.1.0').split('\n');
    const [tagged, source] = hashes.map((hash) => hash.slice(0, 10));
    expect(summary).toContain(`| Commit | \`${tagged}\`, which carries the release of \`${source}\` |`);
    expect(summary).toContain('### Added\n\n- carts');
    expect(summary).toContain('Written</summary>\n\n1. commit CHANGELOG.md');
    expect(git(runtime, 'tag').split('\n')).toEqual(['v0', 'v0.1', 'v0.1.0']);
    expect(git(runtime, 'log', '-1', '--format=%cn <%ce>')).toBe(
      'github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>',
    );
  });

  test('ends well when there is nothing to release', async () => {
    const runtime = await workspace();
    git(runtime, 'tag', 'v1.0.0');
    git(runtime, 'commit', '--quiet', '--allow-empty', '-m', 'docs: more words');
    const { told, conclusion, summary } = await release({ push: 'false' }, runtime);
    expect(told).toMatchObject({ released: false, version: undefined, 'previous-tag': 'v1.0.0' });
    expect(conclusion).toMatchObject({ ok: true, reasonCode: 'nothing-to-release' });
    expect(summary).toMatch(
      /^## Nothing to release\n\nThe only commit since v1\.0\.0 doesn't ask for a release/,
    );
  });

  test('a dry run names the page of the release on GitHub, but does not link to it', async () => {
    const runtime = await workspace();
    git(runtime, 'remote', 'add', 'origin', 'git@github.com:acme/shop.git');
    git(runtime, 'config', 'core.sshCommand', 'false');
    const { told, summary } = await release({ push: 'false', 'dry-run': 'true' }, runtime);
    expect(told['release-url']).toBe('https://github.com/acme/shop/releases/tag/v0.1.0');
    expect(told['released']).toBe(false);
    expect(summary).not.toContain('](https://github.com/acme/shop/releases');
    expect(git(runtime, 'tag')).toBe('');
  });

  test('`none` stands for no changelog and no prefix, because an empty input counts as not given', async () => {
    const runtime = await workspace();
    const { told } = await release({ push: 'false', changelog: 'none', 'tag-prefix': 'none' }, runtime);
    expect(told).toMatchObject({ tag: '0.1.0', version: '0.1.0' });
    expect(git(runtime, 'ls-tree', 'HEAD')).toBe('');
  });

  test('the branch is the one checked out, else the workflow’s, else the remote’s default', async () => {
    const runtime = await workspace();
    const branch = async (given = {}) => (await resolveWith({ push: 'false', ...given }, runtime)).branch;
    expect(await branch()).toBe('main');
    expect(await branch({ branch: 'release/1.x' })).toBe('release/1.x');
    expect(await branch({ branch: 'refs/heads/main' })).toBe('main');
    git(runtime, 'checkout', '--quiet', '--detach');
    expect(await branch()).toBeUndefined();
    git(runtime, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');
    expect(await branch()).toBe('trunk');
    const run = { ...runtime.run, branch: 'develop' };
    expect((await resolveWith({ push: 'false' }, { ...runtime, run })).branch).toBe('develop');
  });

  test('every problem is told at once, and nothing is written', async () => {
    const runtime = await workspace();
    const attempt = resolveWith(
      {
        bump: 'v1.2',
        stage: 'half',
        changelog: '../CHANGELOG.md',
        message: 'Release {{versoin}}',
        'tag-prefix': '-d ',
        'prerelease-channel': 'rc.1',
        'committer-email': 'a b',
        'committer-name': 'A <b>',
        sha: 'main',
        remote: '--upload-pack=x',
        branch: 'a..b',
        paths: '../outside\n/etc',
        'candidate-tag': 'true',
      },
      runtime,
    );
    const error = await attempt.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigurationError);
    const told = (error as ConfigurationError).problems.map(({ input }) => input);
    expect(told.toSorted()).toEqual(
      [
        ...['branch', 'bump', 'candidate-tag', 'changelog', 'committer-email', 'committer-name', 'message'],
        ...['paths', 'paths', 'prerelease-channel', 'remote', 'remote', 'sha', 'stage', 'tag-prefix'],
      ].toSorted(),
    );
    expect(git(runtime, 'for-each-ref', '--format=%(refname)')).toBe('refs/heads/main');
  });

  test.each(['1.2.3', '1.2.3-rc.1', '10.20.30-a-b.c1.0'])('bump may be %s', async (bump) => {
    expect((await resolveWith({ bump, push: 'false' }, await workspace())).bump).toBe(bump);
  });

  test.each(['v1.2.3', '1.2', '01.2.3', '1.2.3-', '1.2.3-01', '1.2.3+build', 'latest', '1.2.3\n--force'])(
    'bump may not be %j',
    async (bump) => {
      await expect(resolveWith({ bump, push: 'false' }, await workspace())).rejects.toThrow(
        'input `bump`: found',
      );
    },
  );

  const github = { 'github-token': 't', remote: 'origin' };
  test.each([
    [{ 'github-release': 'true' }, 'github-release', '`github-token` is not given'],
    [{ 'github-release': 'true', push: 'false', ...github }, 'github-release', '`push: false`'],
    [
      { 'github-release': 'true', ...github, remote: 'mirror' },
      'github-release',
      '`mirror` is not on the GitHub of',
    ],
    [{ 'changelog-commit': 'pull-request', ...github }, 'changelog-commit', 'contradicts `stage: all`'],
    [
      { 'changelog-commit': 'pull-request', stage: 'publish' },
      'changelog-commit',
      '`github-token` is not given',
    ],
    [
      { 'changelog-commit': 'pull-request', stage: 'publish', 'github-release': 'false', ...github },
      'changelog-commit',
      'switched off',
    ],
    [{ 'candidate-tag': 'true' }, 'candidate-tag', 'contradicts `stage: all`'],
    [
      { 'candidate-tag': 'true', stage: 'prepare', bump: '2.0.0-rc.1' },
      'candidate-tag',
      'contradicts `bump: 2.0.0-rc.1`',
    ],
    [{ 'release-commit': 'abcdef1' }, 'release-commit', 'contradicts `stage: all` with a changelog'],
    [{ paths: 'services/../..' }, 'paths', 'found `services/../..`'],
  ])('%o contradicts itself', async (given, input, message) => {
    const runtime = await workspace();
    git(runtime, 'remote', 'add', 'origin', 'https://github.com/acme/shop.git');
    git(runtime, 'remote', 'add', 'mirror', 'https://git.example.org/acme/shop.git');
    const error = await resolveWith(given, runtime).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ problems: [{ input, message: expect.stringContaining(message) }] });
  });

  test('the summary of a draft links to it and says what is still to come', () => {
    const summary = summarize({
      released: false,
      reasonCode: 'prepared',
      reason: 'Prepared v1.2.0: its draft waits to be published.',
      version: '1.2.0',
      tag: 'v1.2.0',
      sha: '0123456789abcdef',
      taggedCommit: undefined,
      pushed: true,
      previousTag: 'v1.1.0',
      bump: 'minor',
      notes: '### Added\n\n- carts',
      releaseUrl: 'https://github.com/acme/shop/releases/tag/untagged-1',
      releaseId: 1,
      immutable: false,
      candidateTag: 'v1.2.0-rc.1',
      changelogPullRequest: undefined,
      writes: ['draft the release v1.2.0 on acme/shop'],
      later: ['publish the draft v1.2.0 (1) as the latest'],
    });
    expect(summary).toContain(
      '| Release | [draft of v1.2.0](https://github.com/acme/shop/releases/tag/untagged-1) |',
    );
    expect(summary).toContain('| Version | 1.2.0 (minor, after v1.1.0) |');
    expect(summary).toContain('Written</summary>\n\n1. draft the release');
    expect(summary).toContain('To be written by `stage: publish`</summary>\n\n1. publish the draft');
  });
});
