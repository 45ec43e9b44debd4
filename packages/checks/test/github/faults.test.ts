import type { FakeGithub } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { ask, fakeGithubSource } from '../asking.ts';
import { askAgain, permissions, shopOnGithub } from './shop-on-github.ts';

/** Kinds that read by REST, by GraphQL, and by what tells a missing thing from a hidden repository. */
const kinds = [
  { kind: 'ci-status' },
  { kind: 'deployment' },
  { kind: 'environment-protection' },
  { kind: 'ref', on: 'main' },
  { kind: 'branch-protection', branch: 'main' },
  { kind: 'tag' },
  { kind: 'reviews' },
  { kind: 'security-alerts' },
  { kind: 'workflow-run', workflow: 'tests.yml' },
  { kind: 'workflow-run', workflow: 'tests.yml', 'any-commit': true },
];

describe.each(kinds)('$kind', (check) => {
  test('tells of a secondary rate limit that is too long to wait for', async () => {
    const world = await shopOnGithub();
    world.github.fail({ path: /./, kind: 'secondary-rate-limit', retryAfter: 600, times: 20 });
    expect(await askAgain(world, check)).toEqual({
      status: 'fail',
      finding: expect.stringMatching(/wants fewer requests with this token.*in 10m/),
    });
  });

  test('needs a repository', async () => {
    const { runtime, github, context } = await shopOnGithub();
    const nowhere = { ...runtime, run: { ...runtime.run, repository: undefined } };
    const source = fakeGithubSource(nowhere, github, permissions);
    const { status, finding } = await ask(check, nowhere, { ...context, github: source });
    expect({ status, finding }).toEqual({
      status: 'fail',
      finding: 'no repository of GitHub is known: set GITHUB_REPOSITORY to `owner/name`',
    });
  });

  test('fails for a repository that the token may not see', async () => {
    const { runtime, github, context } = await shopOnGithub();
    const elsewhere = github.addToken({ permissions, repositories: ['acme/other'] });
    const source = fakeGithubSource(runtime, { ...github, addToken: () => elsewhere } as FakeGithub, {});
    const { status, finding } = await ask(check, runtime, { ...context, github: source });
    expect(status).toBe('fail');
    // The branch is asked for by its own 404, which may be its repository's just as well.
    if (check.kind !== 'ref')
      expect(finding).toMatch(/the repository acme\/shop isn't there for this token \(404/);
  });
});

test('a commit that nobody knows is needed by those that ask of it', async () => {
  const { runtime, context } = await shopOnGithub({ subject: { sha: undefined }, run: { sha: undefined } });
  for (const check of kinds
    .slice(0, -1)
    .filter(({ kind }) => !/environment|security|protection/.test(kind))) {
    await expect(ask(check, runtime, context)).rejects.toThrow(/no commit is known: give `sha`/);
  }
});

test('an outage is told once reading was tried again, and a short one is not seen', async () => {
  const world = await shopOnGithub();
  world.shop.addDeployment();
  world.github.fail({ operation: 'repos/list-deployments', kind: 'server-error', status: 502 });
  const lasting = await shopOnGithub();
  lasting.github.fail({ operation: 'repos/list-deployments', kind: 'server-error', status: 503, times: 3 });
  const check = { kind: 'deployment' };
  const [short, long] = await Promise.all([askAgain(world, check), askAgain(lasting, check)]);
  expect(short.status).toBe('pass');
  expect(long).toEqual({
    status: 'fail',
    finding: expect.stringMatching(/GitHub answered 503.*githubstatus.com/),
  });
});

test('a failure is not kept: whoever asks next asks again', async () => {
  const { shop, github, runtime, context } = await shopOnGithub();
  shop.addDeployment();
  github.fail({ operation: 'repos/list-deployments', kind: 'secondary-rate-limit', retryAfter: 600 });
  const check = { kind: 'deployment' };
  expect((await ask(check, runtime, context)).status).toBe('fail');
  expect((await ask(check, runtime, context)).status).toBe('pass');
});
