import { join } from 'node:path';
import { type Access, createFakeGithub, createTestRuntime, type TestRuntime } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { GithubSource } from '../../src/github/github-source.ts';
import { checkRunOf } from '../../src/presentation/check-run.ts';
import { publishCheckRun } from '../../src/presentation/check-run-publication.ts';
import type { Readiness } from '../../src/presentation/readiness.ts';
import { fakeGithubSource, realRuntime } from '../asking.ts';
import { readinessOf, result } from './readiness.ts';

const place = { workspace: '/home/runner/work/shop/shop', ok: true };

function failures(count: number, more: Parameters<typeof result>[1] = {}) {
  return Array.from({ length: count }, (_, index) =>
    result(`bad-${index}`, {
      status: 'fail',
      location: { file: '.github/deploy.yml', line: index + 1, column: 3 },
      ...more,
    }),
  );
}

describe('a check run', () => {
  test.each([
    ['success', 'GO, risk low', [result('a')], true],
    ['neutral', 'CONDITIONAL GO, risk medium', [result('a', { status: 'warn' })], true],
    ['failure', 'CONDITIONAL GO, risk medium', [result('a', { status: 'warn' })], false],
    ['failure', 'NO GO, risk high', failures(1), false],
  ] as const)('concludes with %s for %s', (conclusion, title, results, ok) => {
    expect(checkRunOf(readinessOf(results), { ...place, ok })).toMatchObject({
      ...{ name: 'Readiness: production (pre-deploy)', conclusion, title },
      ...{ startedAt: '2026-01-31T12:00:00Z', completedAt: '2026-01-31T12:00:05Z' },
    });
  });

  test('has the verdict and the failures as its summary, within what GitHub takes', () => {
    const { summary } = checkRunOf(readinessOf(failures(500, { finding: 'x'.repeat(3_000) })), place);
    expect(summary).toMatch(/^## ❌ NO GO/);
    expect(summary).toContain('**bad-0**');
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(65_535);
  });

  test('has annotations in files of the repository only, in batches of 50', () => {
    const at = (file: string) => ({ location: { file, line: 0, column: 1 } });
    const { batches } = checkRunOf(
      readinessOf([
        result('inside', { status: 'fail', ...at(join(place.workspace, 'a', 'b.yml')) }),
        result('outside', { status: 'fail', ...at('/etc/passwd') }),
        result('above', { status: 'fail', ...at('../c.yml') }),
        result('dots', { status: 'fail', ...at('..c.yml') }),
        ...failures(60),
      ]),
      place,
    );
    expect(batches.map((batch) => batch.length)).toEqual([50, 12]);
    expect(batches[0]?.slice(0, 3)).toMatchObject([
      { path: 'a/b.yml', start_line: 1, end_line: 1, annotation_level: 'failure' },
      { path: '..c.yml' },
      { path: '.github/deploy.yml', message: 'bad-0: bad-0 is well' },
    ]);
  });
});

/** What people read. */
function said({ lines }: Pick<TestRuntime, 'lines'>): string[] {
  return lines.filter((line) => !line.startsWith('debug: '));
}

async function publish(results: Readiness['results'], permissions: Readonly<Record<string, Access>>) {
  const runtime = await realRuntime();
  const github = createFakeGithub();
  const repository = github.addRepository({ owner: 'acme', name: 'shop' });
  const sha = repository.head() ?? '';
  const source = fakeGithubSource(runtime, github, permissions);
  const url = await publishCheckRun(checkRunOf(readinessOf(results), place), sha, source, runtime);
  return { url, sha, github, repository, lines: said(runtime) };
}

describe('on the commit', () => {
  test('stands a finished check run that leads to the run', async () => {
    const { url, sha, repository, lines } = await publish(failures(2), { checks: 'write' });
    const [made] = repository.state.checkRuns;
    expect(made).toMatchObject({
      ...{ name: 'Readiness: production (pre-deploy)', headSha: sha, status: 'completed' },
      ...{ conclusion: 'failure', detailsUrl: 'https://github.com/acme/shop/actions/runs/1' },
      output: { title: 'NO GO, risk high', annotations: [{ start_line: 1 }, { start_line: 2 }] },
    });
    expect(url).toMatch(new RegExp(`/runs/${made?.id}$`));
    expect(lines).toEqual([]);
  });

  test('further annotations are added by updates', async () => {
    const { github, repository } = await publish(failures(60), { checks: 'write' });
    expect(github.requests.map(({ method }) => method)).toEqual(['POST', 'PATCH']);
    expect(repository.state.checkRuns[0]?.output?.annotations).toHaveLength(60);
    expect(repository.state.checkRuns[0]).toMatchObject({ status: 'completed', conclusion: 'failure' });
  });

  test('secrets are masked', async () => {
    const runtime = await realRuntime();
    runtime.secrets.add('hunter22');
    const github = createFakeGithub();
    const repository = github.addRepository({ owner: 'acme', name: 'shop' });
    const source = fakeGithubSource(runtime, github, { checks: 'write' });
    const made = checkRunOf(readinessOf([result('a')], { profile: 'hunter22' }), place);
    await publishCheckRun(made, repository.head(), source, runtime);
    expect(repository.state.checkRuns[0]?.output?.summary).toContain('profile ***');
  });
});

describe('a check run that GitHub won’t have is a warning that says what to do', () => {
  test('without the permission', async () => {
    const { url, lines } = await publish([result('a')], { checks: 'read' });
    expect(url).toBeUndefined();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /^warning: The check run could not be put onto [0-9a-f]{12}: the token may not write a check run in acme\/shop .*give the job `permissions: checks: write`/,
    );
  });

  test('without a token', async () => {
    const runtime = await createTestRuntime();
    const made = checkRunOf(readinessOf([result('a')]), place);
    const source = new GithubSource(runtime, undefined);
    expect(await publishCheckRun(made, 'a'.repeat(40), source, runtime)).toBeUndefined();
    expect(runtime.lines).toEqual([
      expect.stringMatching(/^warning: .*no token for GitHub: give `github-token`/),
    ]);
  });

  test('of a commit that nobody knows', async () => {
    const runtime = await realRuntime();
    const made = checkRunOf(readinessOf([result('a')]), place);
    const source = new GithubSource(runtime, undefined);
    expect(await publishCheckRun(made, undefined, source, runtime)).toBeUndefined();
    expect(runtime.lines).toEqual([expect.stringContaining('give it as `sha`')]);
    const github = createFakeGithub();
    github.addRepository({ owner: 'acme', name: 'shop' });
    const known = fakeGithubSource(runtime, github, { checks: 'write' });
    expect(await publishCheckRun(made, 'f'.repeat(40), known, runtime)).toBeUndefined();
    expect(said(runtime)[1]).toContain('No commit found for SHA');
  });

  test('with a personal token', async () => {
    const runtime = await realRuntime();
    const github = createFakeGithub();
    const repository = github.addRepository({ owner: 'acme', name: 'shop' });
    const token = github.addToken({ kind: 'user', permissions: { checks: 'write' } });
    const { createGithubClient } = await import('@deploy-actions/github');
    const source = new GithubSource(runtime, token, (options) =>
      createGithubClient({ ...options, fetch: github.fetch }),
    );
    const made = checkRunOf(readinessOf([result('a')]), place);
    expect(await publishCheckRun(made, repository.head(), source, runtime)).toBeUndefined();
    expect(said(runtime)[0]).toContain('a personal token never may');
  });

  test('when GitHub hangs, also in a cancelled run', async () => {
    const runtime = await createTestRuntime();
    runtime.cancel();
    const github = createFakeGithub({ clock: runtime.clock });
    const repository = github.addRepository({ owner: 'acme', name: 'shop' });
    const token = github.addToken({ permissions: { checks: 'write' } });
    const { createGithubClient } = await import('@deploy-actions/github');
    const source = new GithubSource(runtime, token, (options) =>
      createGithubClient({ ...options, fetch: () => new Promise(() => {}) }),
    );
    const made = checkRunOf(readinessOf([result('a')]), place);
    expect(await publishCheckRun(made, repository.head(), source, runtime)).toBeUndefined();
    expect(said(runtime)).toEqual([expect.stringContaining('no answer within 2.5s')]);
  });
});
