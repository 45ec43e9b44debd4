import { createPlainLog, Secrets } from '@deploy-actions/action-kit';
import { createGithubClient } from '@deploy-actions/github';
import { expect, test } from 'vitest';
import { createFakeGithub } from '../src/index.ts';

const operation = { name: 'read the history', repository: 'acme/shop', permission: 'issues: read' };
const log = createPlainLog(new Secrets(), { write: () => {} });

const history = `query History($owner: String!, $repo: String!, $number: Int!, $after: String) {
  viewer { login }
  repository(owner: $owner, name: $repo) {
    issue(number: $number) {
      body
      includesCreatedEdit
      author { __typename login }
      userContentEdits(first: 2, after: $after) {
        nodes { editedAt deletedAt diff editor { __typename login } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}` as const;

interface History {
  viewer: { login: string };
  repository: {
    issue: {
      includesCreatedEdit: boolean;
      userContentEdits: {
        nodes: { diff: string | null; editor: { login: string; __typename: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string | null };
      };
    };
  };
}

async function setUp(permissions: Record<string, 'read' | 'write'> = { issues: 'read' }) {
  const github = createFakeGithub();
  const repository = github.addRepository({ owner: 'acme', name: 'shop', private: true });
  const token = github.addToken({ permissions });
  const client = () => createGithubClient({ token, log, fetch: github.fetch });
  const ask = async (query: `query${string}`, variables: Record<string, unknown>) =>
    (await client()).query<History>(operation, query, variables);
  return { github, repository, ask };
}

const where = { owner: 'acme', repo: 'shop', number: 1 };

test('the history of an issue holds nothing before its first edit, and all versions after it', async () => {
  const { repository, ask } = await setUp();
  const issue = repository.addIssue({ title: 'x', body: '- [ ] a', author: 'github-actions[bot]' });
  const before = await ask(history, where);
  expect(before.repository.issue).toMatchObject({
    includesCreatedEdit: false,
    userContentEdits: { nodes: [] },
  });
  repository.editIssue(issue, 'alice', () => '- [x] a');
  const { viewer, repository: found } = await ask(history, where);
  expect(viewer.login).toBe('github-actions[bot]');
  expect(found.issue.includesCreatedEdit).toBe(true);
  expect(found.issue.userContentEdits.nodes).toMatchObject([
    { diff: '- [x] a', editor: { __typename: 'User', login: 'alice' } },
    { diff: '- [ ] a', editor: { __typename: 'Bot', login: 'github-actions' } },
  ]);
});

test('the history comes in pages, the newest version first', async () => {
  const { repository, ask } = await setUp();
  const issue = repository.addIssue({ title: 'x', body: '0', author: 'alice' });
  for (const body of ['1', '2']) repository.editIssue(issue, 'alice', () => body);
  const first = (await ask(history, where)).repository.issue.userContentEdits;
  expect(first.nodes.map(({ diff }) => diff)).toEqual(['2', '1']);
  expect(first.pageInfo.hasNextPage).toBe(true);
  const rest = (await ask(history, { ...where, after: first.pageInfo.endCursor })).repository.issue;
  expect(rest.userContentEdits.nodes.map(({ diff }) => diff)).toEqual(['0']);
  expect(rest.userContentEdits.pageInfo.hasNextPage).toBe(false);
});

test('what is not there, or not allowed, is an error that the client explains', async () => {
  const { ask } = await setUp();
  await expect(ask(history, where)).rejects.toThrow(/Could not resolve to an Issue with the number of 1/);
  const { ask: blind, repository } = await setUp({});
  repository.addIssue({ title: 'x', author: 'alice' });
  await expect(blind(history, where)).rejects.toThrow(/give the job `permissions: issues: read`/);
});

test('a used up allowance is explained, too, though its status is 200', async () => {
  const { ask, github, repository } = await setUp();
  repository.addIssue({ title: 'x', author: 'alice' });
  github.fail({ kind: 'primary-rate-limit', operation: 'graphql', resetAfter: 1_800 });
  await expect(ask(history, where)).rejects.toThrow(/requests this token may send in an hour are used up/);
});

test('a query is repeated after a server error, as other reads are', async () => {
  const { ask, github, repository } = await setUp();
  repository.addIssue({ title: 'x', author: 'alice' });
  github.fail({ kind: 'server-error', operation: 'graphql' });
  expect((await ask(history, where)).viewer.login).toBe('github-actions[bot]');
});

test.each([
  ['a field that GitHub does not have', 'query { viewer { shoeSize } }', /Cannot query field "shoeSize"/],
  ['a field that the fake does not know', 'query { viewer { bio } }', /doesn't know User.bio yet/],
  [
    'a list without a size',
    history.replace('(first: 2, after: $after)', '(after: $after)'),
    /must provide a `first`/,
  ],
])('refuses %s', async (_, query, message) => {
  const github = createFakeGithub({ violations: 'collect' });
  const repository = github.addRepository({ owner: 'acme', name: 'shop' });
  repository.addIssue({ title: 'x', author: 'alice' });
  const headers = {
    authorization: `token ${github.addToken()}`,
    'content-type': 'application/json',
    'user-agent': 'test',
  };
  const body = JSON.stringify({ query, variables: where });
  const asked = github.fetch('https://api.github.com/graphql', { method: 'POST', headers, body });
  await expect(asked).rejects.toThrow(message);
  expect(github.violations).toHaveLength(1);
});
