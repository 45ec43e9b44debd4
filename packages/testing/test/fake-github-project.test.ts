import { expect, test } from 'vitest';
import { shopOnGithub } from './fake-github-client.ts';

const everything = {
  contents: 'read',
  checks: 'read',
  statuses: 'read',
  'pull-requests': 'read',
  actions: 'read',
  deployments: 'read',
  administration: 'read',
  'security-events': 'read',
  'vulnerability-alerts': 'read',
  'secret-scanning-alerts': 'read',
} as const;

function shopWithToken() {
  const shop = shopOnGithub();
  const token = shop.github.addToken({ permissions: everything });
  return { ...shop, get: (path: string) => shop.as(token, `GET ${path}`) };
}

test('a commit has the check runs of jobs and of other apps, the newest of each suite', async () => {
  const { shop, get } = shopWithToken();
  const run = shop.addRun({ path: '.github/workflows/ci.yml' });
  shop.completeJob(shop.addJob(run, { name: 'test' }), 'failure');
  shop.addAttempt(run);
  shop.completeJob(shop.addJob(run, { name: 'test' }), 'success');
  shop.addCheckRun({ name: 'lint', app: 'linter' });
  const newest = await get(`/commits/${shop.head()}/check-runs`);
  expect(newest.body.check_runs).toMatchObject([
    {
      name: 'test',
      conclusion: 'success',
      details_url: expect.stringContaining(`/actions/runs/${run.id}/job/`),
    },
    { name: 'lint', app: { slug: 'linter' } },
  ]);
  expect((await get(`/commits/main/check-runs?filter=all`)).body.total_count).toBe(3);
  expect((await get(`/commits/${'0'.repeat(40)}/check-runs`)).status).toBe(422);
});

test('a commit has the newest status of each context, and nothing is pending', async () => {
  const { shop, get } = shopWithToken();
  const path = `/commits/${shop.head()}/status`;
  expect((await get(path)).body).toMatchObject({ state: 'pending', statuses: [] });
  shop.addStatus({ context: 'jenkins', state: 'failure' });
  shop.addStatus({ context: 'jenkins' });
  expect((await get(path)).body).toMatchObject({ state: 'success', statuses: [{ context: 'jenkins' }] });
  shop.addStatus({ context: 'sonar', state: 'error' });
  expect((await get(path)).body).toMatchObject({ state: 'failure', total_count: 2 });
});

test('a commit of the default branch tells of merged pull requests only, another one of open ones too', async () => {
  const { shop, get } = shopWithToken();
  const merged = shop.commit({ files: { a: '1' }, message: 'Merge' });
  shop.addPullRequest({ mergeCommitSha: merged, files: ['infra/main.tf'], reviews: ['alice'] });
  shop.addPullRequest({ head: { sha: merged } });
  expect((await get(`/commits/${merged}/pulls`)).body).toMatchObject([
    { number: 1, merge_commit_sha: merged, merged_at: expect.any(String) },
  ]);
  const branch = shop.commit({ branch: 'feature', files: { b: '2' } });
  shop.addPullRequest({ head: { sha: branch } });
  expect((await get(`/commits/${branch}/pulls`)).body).toMatchObject([{ number: 3, state: 'open' }]);
  expect((await get('/pulls/1/reviews')).body).toMatchObject([
    { user: { login: 'alice' }, state: 'APPROVED' },
  ]);
  expect((await get('/pulls/1/files')).body).toMatchObject([{ filename: 'infra/main.tf' }]);
  expect((await get('/pulls/9/files')).status).toBe(404);
});

test.each([
  ['main...main', 'identical', 0, 0],
  ['old...main', 'ahead', 2, 0],
  ['main...old', 'behind', 0, 2],
  ['side...main', 'diverged', 2, 1],
])('%s is %s', async (range, status, ahead, behind) => {
  const { shop, get } = shopWithToken();
  shop.setBranch('old', shop.head());
  shop.setBranch('side', shop.head());
  shop.commit({ branch: 'side', files: { s: '1' } });
  shop.commit({ files: { a: '1' } });
  shop.commit({ files: { a: '2' } });
  expect((await get(`/compare/${range}`)).body).toMatchObject({
    status,
    ahead_by: ahead,
    behind_by: behind,
  });
});

test('an annotated tag is an object of its own, a lightweight one is the commit', async () => {
  const { shop, get } = shopWithToken();
  shop.addTag('v1', { verified: true });
  shop.addTag('light', { annotated: false });
  const { object } = (await get('/git/ref/tags/v1')).body;
  expect(object.type).toBe('tag');
  expect((await get(`/git/tags/${object.sha}`)).body).toMatchObject({
    tag: 'v1',
    object: { type: 'commit', sha: shop.head() },
    verification: { verified: true },
  });
  expect((await get('/git/ref/tags/light')).body.object).toMatchObject({ type: 'commit', sha: shop.head() });
});

test('an environment shows what guards it', async () => {
  const { shop, get } = shopWithToken();
  shop.addEnvironment({ name: 'bare' });
  expect((await get('/environments/bare')).body).toMatchObject({
    protection_rules: [],
    deployment_branch_policy: null,
    can_admins_bypass: true,
  });
  shop.addEnvironment({
    name: 'production/eu',
    reviewers: [
      { type: 'User', name: 'alice' },
      { type: 'Team', name: 'release' },
    ],
    preventSelfReview: true,
    waitTimer: 5,
    branchPolicy: [{ name: 'release/*', type: 'branch' }],
  });
  expect((await get('/environments/Production%2Feu')).body.protection_rules).toMatchObject([
    { type: 'wait_timer', wait_timer: 5 },
    {
      type: 'required_reviewers',
      prevent_self_review: true,
      reviewers: [{ type: 'User' }, { type: 'Team' }],
    },
    { type: 'branch_policy' },
  ]);
  const policies = await get('/environments/production%2Feu/deployment-branch-policies');
  expect(policies.body.branch_policies).toMatchObject([{ name: 'release/*', type: 'branch' }]);
  expect((await get('/environments/nowhere')).status).toBe(404);
});

test('deployments are listed from the newest, by commit and environment', async () => {
  const { shop, get } = shopWithToken();
  shop.addDeployment({ states: ['success', 'inactive'] });
  const second = shop.addDeployment({ states: ['in_progress', 'success'] });
  shop.addDeployment({ environment: 'production' });
  const list = await get(`/deployments?environment=staging&sha=${shop.head()}`);
  expect(list.body.map(({ id }: { id: number }) => id)[0]).toBe(second.id);
  expect(list.body).toHaveLength(2);
  const statuses = await get(`/deployments/${second.id}/statuses`);
  expect(statuses.body.map(({ state }: { state: string }) => state)).toEqual(['success', 'in_progress']);
});

test('runs are listed by commit, by workflow and by what became of them', async () => {
  const { shop, get } = shopWithToken();
  const old = shop.addRun({ path: '.github/workflows/ci.yml' });
  Object.assign(old.attempts[0] ?? {}, { status: 'completed', conclusion: 'success' });
  const run = shop.addRun({ path: '.github/workflows/ci.yml', event: 'schedule' });
  shop.addRun({ path: '.github/workflows/other.yml' });
  expect((await get(`/actions/runs?head_sha=${shop.head()}`)).body.total_count).toBe(3);
  const ids = async (query: string) =>
    (await get(`/actions/workflows/ci.yml/runs${query}`)).body.workflow_runs.map(
      ({ id }: { id: number }) => id,
    );
  expect(await ids('')).toEqual([run.id, old.id]);
  expect(await ids('?status=success')).toEqual([old.id]);
  expect(await ids('?event=schedule')).toEqual([run.id]);
  expect((await get('/actions/workflows/none.yml/runs')).status).toBe(404);
  expect((await get('/actions/workflows/ci.yml')).body.path).toBe('.github/workflows/ci.yml');
});

test('alerts need their permission in public repositories too, and say when they are off', async () => {
  const { shop, as, get, github } = shopWithToken();
  shop.state.private = false;
  shop.addAlert('codeScanning', { securitySeverity: 'critical' });
  shop.addAlert('codeScanning', { state: 'fixed' });
  shop.addAlert('secretScanning');
  const areas = ['code-scanning', 'dependabot', 'secret-scanning'];
  for (const area of areas) {
    const reader = github.addToken({ permissions: { contents: 'read' } });
    expect((await as(reader, `GET /${area}/alerts`)).status).toBe(403);
  }
  expect((await get('/code-scanning/alerts?state=open')).body).toHaveLength(1);
  expect((await get('/code-scanning/alerts?ref=refs%2Fheads%2Fother')).body).toHaveLength(0);
  expect((await get('/secret-scanning/alerts')).body[0].secret).toMatch('EXAMPLE');
  expect((await get('/secret-scanning/alerts?hide_secret=true')).body[0]).not.toHaveProperty('secret');
  const { project } = shop.state;
  project.codeScanning.state = 'unanalysed';
  project.dependabot.state = 'off';
  project.secretScanning.state = 'off';
  const statuses = await Promise.all(areas.map(async (area) => (await get(`/${area}/alerts`)).status));
  expect(statuses).toEqual([404, 403, 404]);
});

test('the alerts of Dependabot go on from a mark, not by page numbers', async () => {
  const { shop, get } = shopWithToken();
  for (let count = 0; count < 3; count += 1) shop.addAlert('dependabot', { severity: 'critical' });
  const first = await get('/dependabot/alerts?severity=critical,high&per_page=2');
  expect(first.body).toHaveLength(2);
  const next = /after=([^&>]+)/.exec(first.headers['link'] ?? '')?.[1];
  expect((await get(`/dependabot/alerts?per_page=2&after=${next}`)).body).toHaveLength(1);
});

test('the protection of a branch is for administrators', async () => {
  const { shop, as, to, get, github } = shopWithToken();
  shop.protectBranch('main', { approvals: 2, requiredChecks: ['test'] });
  expect((await get('/branches/main/protection')).body).toMatchObject({
    required_pull_request_reviews: { required_approving_review_count: 2 },
    required_status_checks: { contexts: ['test'] },
  });
  expect((await to('GET /branches/main/protection')).status).toBe(403);
  shop.protectBranch('main', {});
  expect((await get('/branches/none/protection')).status).toBe(404);
  shop.state.private = false;
  expect((await as(github.addToken(), 'GET /branches/main/protection')).status).toBe(403);
});
