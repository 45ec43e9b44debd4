import { expect, test } from 'vitest';
import { runChecks } from '../../src/engine.ts';
import { selectChecks } from '../../src/selection.ts';
import { contextOf, section } from '../asking.ts';
import { shopOnGithub } from './shop-on-github.ts';

/** What GitHub can be asked before a deployment, with everything that costs a request of its own. */
const checklist = [
  { kind: 'ci-status' },
  { kind: 'ci-status', id: 'required', names: ['test', 'lint'] },
  { kind: 'reviews', 'at-least': 2 },
  { kind: 'reviews', id: 'infrastructure', paths: ['infra/**'], from: { 'code-owners': true } },
  { kind: 'reviews', id: 'migrations', paths: ['migrations/**'], from: { users: ['bob'] } },
  { kind: 'ref', branches: ['main'], on: 'main' },
  { kind: 'tag' },
  { kind: 'branch-protection', branch: 'main', requires: { reviews: 2, 'status-checks': ['test'] } },
  { kind: 'security-alerts', sources: ['code-scanning', 'dependabot', 'secret-scanning'] },
  { kind: 'environment-protection', branches: ['main'] },
  { kind: 'deployment', environment: 'staging' },
  { kind: 'workflow-run', id: 'staging-tests', workflow: 'staging-tests.yml' },
  { kind: 'workflow-run', id: 'rollback-drill', workflow: 'rollback-drill.yml', 'any-commit': true },
];

/** What people say, read from the checklist and from the approvals of the run. */
const signOffs = ['Engineering', 'Product'].map((role) => ({
  ...{ kind: 'sign-off', id: role, title: `${role} agrees`, role, by: { users: ['alice'] } },
  ...{ independent: true, 'environment-approval': true },
}));

/** For the whole list, people's part included. */
const most = 25;

test(`the whole list of GitHub takes at most ${most} requests, asked all at once`, async () => {
  const { github, shop, sha, runtime, again } = await releasedShop();
  const run = async (...checks: readonly object[]) => {
    const selected = await selectChecks({ checks: section(...checks) }, contextOf(runtime, again()));
    return runChecks(selected.checks, runtime, { concurrency: 64 });
  };
  // The checklist is there by now, as after the first look.
  await run(...signOffs);
  github.requests.length = 0;
  const results = await run(...checklist, ...signOffs);

  const told = Object.fromEntries(results.map(({ id, status, finding }) => [id, `${status}: ${finding}`]));
  expect(told).toEqual({
    ...Object.fromEntries(results.map(({ id }) => [id, expect.stringMatching(/^pass: /)])),
    ref: expect.stringMatching(/^warn: .* which has 1 newer commit$/),
  });
  expect(shop.head()).not.toBe(sha);
  const operations = github.requests.map(({ operation, path, body }) =>
    operation === 'graphql' ? `graphql ${JSON.stringify(body).slice(0, 160)}` : `${operation} ${path}`,
  );
  console.info(
    `${operations.length} requests for ${results.length} checks:\n${operations.toSorted().join('\n')}`,
  );
  expect(operations).toEqual([...new Set(operations)]);
  expect(operations.length).toBeLessThanOrEqual(most);
});

/** A commit of main that is ready in every way, with a newer one behind it. */
async function releasedShop() {
  const world = await shopOnGithub({
    permissions: {
      ...{ actions: 'read', checks: 'read', contents: 'read', deployments: 'read', statuses: 'read' },
      ...{ 'pull-requests': 'read', 'security-events': 'read', administration: 'read' },
      ...{ 'vulnerability-alerts': 'read', 'secret-scanning-alerts': 'read', issues: 'write' },
    },
  });
  const { shop, sha } = world;
  const head = shop.commit({ branch: 'feature', files: { 'infra/main.tf': '1' } });
  shop.addPullRequest({
    ...{ author: 'dave', head: { sha: head }, mergeCommitSha: sha, reviews: ['alice', 'bob'] },
    files: ['infra/main.tf', 'migrations/1.sql'],
  });
  for (const name of ['test', 'lint']) shop.addCheckRun({ name });
  shop.addTag('v1.2.0');
  shop.protectBranch('main', { approvals: 2, requiredChecks: ['test'] });
  shop.addEnvironment({
    ...{ reviewers: [{ type: 'User', name: 'carol' }], preventSelfReview: true, canAdminsBypass: false },
    branchPolicy: [{ name: 'main', type: 'branch' }],
  });
  shop.addDeployment();
  for (const workflow of ['staging-tests', 'rollback-drill']) {
    const run = shop.addRun({ path: `.github/workflows/${workflow}.yml` });
    Object.assign(run.attempts[0] ?? {}, { status: 'completed', conclusion: 'success' });
  }
  const deploying = shop.addRun({ id: 1 });
  deploying.approvals.push({ user: 'alice', state: 'approved', environments: ['production'], comment: '' });
  shop.commit({ files: { '.github/CODEOWNERS': '/infra/ @alice\n' } });
  return world;
}
