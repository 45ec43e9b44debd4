import { ConfigurationError, createPlainLog, ProviderError, Secrets } from '@deploy-actions/action-kit';
import { createFakeGithub, type TokenOptions } from '@deploy-actions/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGithubClient, type GithubOperation, MutationRefusal } from '../src/index.ts';

const log = createPlainLog(new Secrets(), { write: () => {} });
const mutation = `mutation($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}` as const;
const operation: GithubOperation = {
  ...{ name: 'commit', repository: 'acme/shop', permission: 'contents: write', branch: 'main' },
  remedies: { rules: 'ask somebody who may', permission: 'give up' },
};

interface Committed {
  readonly createCommitOnBranch: { readonly commit: { readonly oid: string } };
}

let github: ReturnType<typeof createFakeGithub>;
let shop: ReturnType<typeof github.addRepository>;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  vi.setTimerTickMode('nextTimerAsync');
  github = createFakeGithub();
  shop = github.addRepository({ owner: 'acme', name: 'shop', private: true });
});
afterEach(() => vi.useRealTimers());

interface Sent {
  readonly token?: TokenOptions;
  readonly expected?: readonly string[];
  readonly head?: string | undefined;
  readonly path?: string;
  readonly fetch?: typeof fetch;
}

async function commit({ token, expected = ['STALE_DATA'], head = shop.head(), ...sent }: Sent = {}) {
  const client = await createGithubClient({
    token: github.addToken(token),
    log,
    fetch: sent.fetch ?? github.fetch,
  });
  return client.mutate<Committed>(operation, expected, mutation, {
    input: {
      branch: { repositoryNameWithOwner: 'acme/shop', branchName: 'main' },
      expectedHeadOid: head,
      message: { headline: 'Change' },
      fileChanges: { additions: [{ path: sent.path ?? 'a.txt', contents: 'YQ==' }] },
    },
  });
}

describe('mutate', () => {
  it('gives the data', async () => {
    const answer = await commit();
    expect(answer).toEqual({ createCommitOnBranch: { commit: { oid: shop.head() } } });
  });

  it('gives a refusal that was expected, and throws others', async () => {
    const head = '0'.repeat(40);
    const words = `Expected branch to point to "${head}" but it did not.  Pull and try again.`;
    expect(await commit({ head })).toEqual(new MutationRefusal('STALE_DATA', words));
    await expect(commit({ head, expected: [] })).rejects.toThrow(/answered 409: `Expected branch to point/);
  });

  it.each<[string, RegExp, Sent, (() => void)?]>([
    [
      'the permission',
      /may not commit in acme\/shop \(403, `Resource not accessible by integration`\): give the job `permissions: contents: write`.*, or give up$/,
      { token: { permissions: { contents: 'read' } } },
    ],
    ['the permission for workflows', /not accessible by integration/, { path: '.github/workflows/a.yml' }],
    ['the repository', /acme\/shop isn't there for this token/, { token: { repositories: ['acme/other'] } }],
    [
      'a ruleset',
      /rules of acme\/shop forbid to commit on the branch `main` \(422, `Repository rule violations found Changes must be made through a pull request\.`\): .*, or ask somebody who may$/,
      {},
      () => void shop.addRuleset({ rules: [{ type: 'pull_request' }] }),
    ],
    [
      'the protection of a branch',
      /rules of acme\/shop forbid to commit .*not authorized to push/,
      {},
      () => shop.protectBranch('main', { pushers: ['octocat'] }),
    ],
  ])('names %s', async (_, words, sent, forbid) => {
    forbid?.();
    const failed = await commit(sent).catch((error) => error);
    expect(failed).toBeInstanceOf(ConfigurationError);
    expect(failed.message).toMatch(words);
  });

  it.each(['lost-reply', 'lost-request'] as const)('is sent once, also after a %s', async (kind) => {
    github.fail({ operation: 'graphql', kind });
    const failed = await commit().catch((error) => error);
    expect(failed).toBeInstanceOf(ProviderError);
    expect(failed).toMatchObject({ retryable: true, message: expect.stringMatching(/gave no answer/) });
    expect(github.requests).toHaveLength(1);
    expect(shop.history()).toHaveLength(kind === 'lost-reply' ? 2 : 1);
  });

  it('is sent once, also when GitHub fails', async () => {
    github.fail({ operation: 'graphql', kind: 'server-error', status: 502 });
    await expect(commit()).rejects.toMatchObject({ retryable: true });
    expect(github.requests).toHaveLength(1);
  });

  // Words that GitHub answers with while its servers are slow; there is no type then.
  const slow = { message: 'Something went wrong while executing your query.' };
  const words = { message: 'Repository rule violations found\n\nCommits must have verified signatures.' };
  const typed = { type: 'BRANCH_PROTECTION_RULE_VIOLATION', message: 'Not like this.' };

  it.each([
    ['an error without a type', 'a failure of GitHub', slow, 'ProviderError', /answered 500/],
    ['words of rules', 'rules', words, 'ConfigurationError', /^rules of acme\/shop forbid/],
    ['the type of rules', 'rules', typed, 'ConfigurationError', /^rules of acme\/shop forbid.*Not like this/],
  ])('takes %s for %s', async (_, __, error, name, message) => {
    const says = async () => Response.json({ data: { createCommitOnBranch: null }, errors: [error] });
    await expect(commit({ fetch: says })).rejects.toMatchObject({
      ...{ name, message: expect.stringMatching(message) },
    });
  });
});
