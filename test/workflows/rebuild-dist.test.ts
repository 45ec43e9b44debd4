import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { simulate } from './simulation.ts';
import { readWorkflow } from './workflow-files.ts';

const workflow = readWorkflow('.github/workflows/rebuild-dist.yml');
const { jobs } = workflow;
const script = jobs['commit']?.steps.find(({ name }) => name === 'Commit and push')?.run ?? '';
const branch = 'dependabot/npm_and_yarn/runtime-1';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const environment = {
  PATH: process.env['PATH'],
  HOME: '/nowhere',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
};

function git(directory: string, ...args: string[]): string {
  const committer = { GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.org' };
  const { status, stdout, stderr } = spawnSync('git', args, {
    ...{ cwd: directory, env: { ...environment, ...committer }, encoding: 'utf8' },
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout.trimEnd();
}

function write(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}

/** A remote with Dependabot's branch, and the checkout of main that the job has, with the new dist in it. */
function world() {
  const root = mkdtempSync(join(tmpdir(), 'rebuild-'));
  folders.push(root);
  const [remote, checkout] = [join(root, 'remote.git'), join(root, 'checkout')];
  git(root, 'init', '--quiet', '--bare', '--initial-branch=main', remote);
  git(root, 'clone', '--quiet', remote, checkout);
  write(checkout, { 'dist/index.js': 'old', 'dist/9.index.js': 'gone', 'package-lock.json': '1' });
  const commit = (message: string) => {
    git(checkout, 'add', '--all');
    git(checkout, 'commit', '--quiet', '--message', message);
    return git(checkout, 'rev-parse', 'HEAD');
  };
  const main = commit('main');
  write(checkout, { 'package-lock.json': '2' });
  const head = commit('Bump');
  git(checkout, 'push', '--quiet', 'origin', `${main}:refs/heads/main`, `${head}:refs/heads/${branch}`);
  git(checkout, 'reset', '--quiet', '--hard', main);
  rmSync(join(checkout, 'dist'), { recursive: true });
  write(checkout, { 'dist/index.js': 'new' });
  const run = (appToken: boolean) => {
    const summary = join(root, 'summary');
    const { status, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-e', '-c', script], {
      cwd: checkout,
      encoding: 'utf8',
      env: {
        ...environment,
        ...{ TOKEN: 'token', BRANCH: `refs/heads/${branch}`, HEAD_SHA: head, HAS_APP: String(appToken) },
        ...{ GITHUB_SERVER_URL: 'https://github.com', GITHUB_STEP_SUMMARY: summary },
      },
    });
    return { status, stderr, summary: readFileSync(summary, 'utf8') };
  };
  return { remote, checkout, main, head, run };
}

describe('a pull request', () => {
  const bot = 'dependabot[bot]';
  const run = (event: {
    author?: string;
    actor?: string;
    from?: string;
    branch?: string;
    changed?: string;
  }) => {
    const head = { repo: { full_name: event.from ?? 'org/deploy-actions' }, sha: 'beef' };
    const github = {
      ...{ actor: event.actor ?? bot, repository: 'org/deploy-actions', head_ref: event.branch ?? branch },
      event: { pull_request: { user: { login: event.author ?? bot }, head, base: { sha: 'c0ffee' } } },
    };
    const ends = { 'build/built': { outputs: { changed: event.changed ?? 'true' } } };
    return simulate(workflow, { inputs: {}, github, ends }).jobs;
  };

  test('by Dependabot, for npm, from this repository is built and committed', () => {
    expect(run({})).toEqual({ build: 'success', commit: 'success' });
    expect(run({ changed: '' })).toEqual({ build: 'success', commit: 'skipped' });
  });

  test.each([
    ['of somebody else', { author: 'mallory' }],
    ['onto which somebody else pushed', { actor: 'mallory' }],
    ['onto which our App pushed', { actor: 'dist-app[bot]' }],
    ['of a fork', { from: 'mallory/deploy-actions' }],
    ['for something else than npm', { branch: 'dependabot/github_actions/actions-1' }],
    ['of a branch that is only named alike', { branch: 'x/dependabot/npm_and_yarn/y' }],
  ])('%s is left alone', (_, event) => {
    expect(run(event)).toEqual({ build: 'skipped', commit: 'skipped' });
  });
});

describe('the built dist', () => {
  test('becomes one commit on the head it was built from, and nothing else in it changes', () => {
    const { remote, head, run } = world();
    const { status, stderr, summary } = run(false);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(git(remote, 'rev-parse', `${branch}^`)).toBe(head);
    expect(git(remote, 'diff', '--name-status', head, branch)).toBe('D\tdist/9.index.js\nM\tdist/index.js');
    expect(git(remote, 'show', `${branch}:package-lock.json`)).toBe('2');
    expect(git(remote, 'log', '-1', '--format=%B', branch)).toContain('[dependabot skip]');
    expect(summary).toContain('starts no CI');
  });

  test('is committed without that hint where an App pushes it', () => {
    expect(world().run(true).summary).not.toContain('starts no CI');
  });

  test('is dropped when the branch moved on meanwhile', () => {
    const { remote, checkout, main, run } = world();
    git(checkout, 'push', '--quiet', '--force', 'origin', `${main}:refs/heads/${branch}`);
    const { status, summary } = run(false);
    expect(status).toBe(0);
    expect(summary).toContain('moved on');
    expect(git(remote, 'rev-parse', branch)).toBe(main);
  });
});

describe('the job that may write', () => {
  const steps = jobs['commit']?.steps ?? [];

  test('is the only one, and checks out nothing of the pull request', () => {
    expect(jobs['build']?.permissions).toEqual({ contents: 'read' });
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.map((step) => step.with?.['ref'])).toEqual([
      `\${{ github.event.pull_request.base.sha }}`,
    ]);
  });

  test('runs one script of the base branch, and installs nothing', () => {
    const scripts = steps.flatMap(({ run }) => run ?? []);
    expect(scripts.filter((run) => /\bnp[mx]\b/.test(run))).toEqual([]);
    expect(scripts[0]).toBe('node scripts/dist-artifact.ts "$BUILT"');
    expect(scripts).toHaveLength(2);
  });

  test('the build runs no install scripts, and leaves no cache', () => {
    const build = jobs['build']?.steps ?? [];
    expect(build.flatMap(({ run }) => run ?? [])).toContain('npm ci --ignore-scripts');
    const node = build.find(({ uses }) => uses?.startsWith('actions/setup-node@'));
    expect(node?.with).toEqual({ 'node-version-file': '.node-version', 'package-manager-cache': false });
  });
});
