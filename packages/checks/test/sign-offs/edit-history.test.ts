import { createPlainLog, Secrets } from '@deploy-actions/action-kit';
import { createGithubClient, type GithubClient } from '@deploy-actions/github';
import { createFakeGithub } from '@deploy-actions/testing';
import { expect, test } from 'vitest';
import { readHistory } from '../../src/sign-offs/edit-history.ts';

const log = createPlainLog(new Secrets(), { write: () => {} });
const names = { owner: 'acme', repo: 'shop', fullName: 'acme/shop' };

async function setUp(token: { readonly kind?: 'user'; readonly login?: string } = {}) {
  const github = createFakeGithub();
  const repository = github.addRepository({ owner: 'acme', name: 'shop', private: true });
  const value = github.addToken({ permissions: { issues: 'read' }, ...token });
  const client = await createGithubClient({ token: value, log, fetch: github.fetch });
  const issue = repository.addIssue({ title: 'x', body: '0', author: 'github-actions[bot]' });
  return { repository, issue, read: () => readHistory({ ...names, client }, issue.number) };
}

test('an issue that was never edited has the one version of its author', async () => {
  const { read, issue } = await setUp();
  const at = Math.floor(issue.createdAt / 1000) * 1000;
  const by = { kind: 'app', login: 'github-actions' };
  expect(await read()).toEqual({ body: '0', closed: false, revisions: [{ by, at, body: '0' }] });
});

test('versions come from the first to the last, over all pages; a deleted one stays as a gap', async () => {
  const { read, issue, repository } = await setUp();
  for (let n = 1; n <= 105; n += 1) repository.editIssue(issue, n === 3 ? 'bob' : 'alice', () => String(n));
  const gone = issue.edits[50];
  if (gone) Object.assign(gone, { body: null, deletedAt: Date.now() });
  const { revisions } = await read();
  const expected = Array.from({ length: 106 }, (_, n) => (n === 50 ? undefined : String(n)));
  expect(revisions.map(({ body }) => body)).toEqual(expected);
  expect(revisions[3]?.by).toEqual({ kind: 'person', login: 'bob' });
});

test("what the token's own account wrote is no person's", async () => {
  const { read, issue, repository } = await setUp({ kind: 'user', login: 'deployer' });
  repository.editIssue(issue, 'Deployer', () => '1');
  repository.editIssue(issue, 'alice', () => '2');
  expect((await read()).revisions.slice(1).map(({ by }) => by.kind)).toEqual(['app', 'person']);
});

test('an account that is gone is nobody', async () => {
  const { read, issue, repository } = await setUp();
  repository.editIssue(issue, 'alice', () => '1');
  Object.assign(issue.edits[1] ?? {}, { editor: null });
  expect((await read()).revisions[1]?.by).toEqual({ kind: 'unknown' });
});

/** An answer as GitHub gives it in states that the fake doesn't get into. */
function answering(issue: object): GithubClient {
  const alice = { __typename: 'User', login: 'alice' };
  const edits = [{ editedAt: '2026-11-22T02:00:00Z', diff: '- [x] a', editor: alice }];
  const userContentEdits = { nodes: edits, pageInfo: { hasNextPage: false, endCursor: null } };
  const shown = {
    body: '- [x] a',
    closed: false,
    createdAt: '2026-11-22T01:00:00Z',
    author: alice,
    userContentEdits,
  };
  const answer = {
    viewer: { login: 'x' },
    repository: { issue: { ...shown, includesCreatedEdit: true, ...issue } },
  };
  return { query: async () => answer } as unknown as GithubClient;
}

test('a first version whose predecessor is unknown is nobody’s', async () => {
  const history = await readHistory({ ...names, client: answering({ includesCreatedEdit: false }) }, 1);
  expect(history.revisions).toMatchObject([{ by: { kind: 'unknown' } }]);
});

test('a text that the history lags behind is nobody’s', async () => {
  const history = await readHistory({ ...names, client: answering({ body: '- [x] a\n- [x] b' }) }, 1);
  expect(history.revisions).toMatchObject([{ by: { login: 'alice' } }, { by: { kind: 'unknown' } }]);
  const same = await readHistory({ ...names, client: answering({ body: '- [x] a' }) }, 1);
  expect(same.revisions).toHaveLength(1);
});
