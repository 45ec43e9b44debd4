import { FakeClock } from '@deploy-actions/testing';
import { expect, test } from 'vitest';
import { send, shopOnGithub } from './fake-github-client.ts';

function runner() {
  const clock = new FakeClock();
  const fake = shopOnGithub({ clock });
  const token = fake.github.addToken({ permissions: { actions: 'read', checks: 'read' } });
  return { ...fake, clock, get: (path: string) => fake.as(token, `GET ${path}`) };
}

test('a run shows its newest attempt, each attempt itself', async () => {
  const { shop, clock, get } = runner();
  const run = shop.addRun({ name: 'Deploy', event: 'workflow_dispatch' });
  Object.assign(run.attempts[0] ?? {}, { status: 'completed', conclusion: 'failure' });
  clock.advance(60_000);
  expect(shop.addAttempt(run)).toBe(2);
  expect((await get(`/actions/runs/${run.id}`)).body).toMatchObject({
    id: run.id,
    run_attempt: 2,
    status: 'in_progress',
    conclusion: null,
    event: 'workflow_dispatch',
    head_sha: shop.head(),
    run_started_at: '2026-01-01T12:01:00Z',
    created_at: '2026-01-01T12:00:00Z',
  });
  expect((await get(`/actions/runs/${run.id}/attempts/1`)).body).toMatchObject({
    run_attempt: 1,
    conclusion: 'failure',
  });
  for (const path of [
    `/actions/runs/${run.id}/attempts/3`,
    '/actions/runs/1',
    `/actions/runs/${run.id}/attempts/3/jobs`,
  ]) {
    expect((await get(path)).status).toBe(404);
  }
});

test('jobs belong to an attempt, end when the test says so, and are pages of a list', async () => {
  const { shop, clock, get } = runner();
  const run = shop.addRun();
  const first = shop.addJob(run, { name: 'deploy' });
  shop.completeJob(first, 'cancelled');
  shop.addAttempt(run);
  const second = shop.addJob(run, {
    name: 'deploy',
    steps: [{ name: 'Shift', status: 'in_progress', conclusion: null }],
  });
  shop.addJob(run, { name: 'report', status: 'queued' });

  const { body } = await get(`/actions/runs/${run.id}/attempts/1/jobs`);
  expect(body).toMatchObject({
    total_count: 1,
    jobs: [{ id: first.id, run_attempt: 1, status: 'completed', conclusion: 'cancelled' }],
  });
  const page = await get(`/actions/runs/${run.id}/attempts/2/jobs?per_page=1`);
  expect(page.body).toMatchObject({ total_count: 2, jobs: [{ id: second.id, steps: [{ number: 1 }] }] });
  expect(page.headers['link']).toContain(`/attempts/2/jobs?per_page=1&page=2>; rel="next"`);
  const last = await get(`/actions/runs/${run.id}/attempts/2/jobs?per_page=1&page=2`);
  expect(last.body.jobs[0].name).toBe('report');
  expect(last.headers['link']).not.toContain('next');
  expect((await get(`/actions/runs/${run.id}/jobs?filter=all`)).body.total_count).toBe(3);
  expect((await get(`/actions/runs/${run.id}/jobs`)).body.total_count).toBe(2);

  clock.advance(5000);
  shop.completeJob(second, 'success');
  expect((await get(`/actions/jobs/${second.id}`)).body).toMatchObject({
    status: 'completed',
    completed_at: '2026-01-01T12:00:05Z',
  });
  expect((await get('/actions/jobs/1')).status).toBe(404);
});

test('a job has a check run of the same number, which a test may change', async () => {
  const { shop, get, as, token } = runner();
  const job = shop.addJob(shop.addRun(), { name: 'deploy / production' });
  expect((await get(`/check-runs/${job.id}`)).body).toMatchObject({
    name: 'deploy / production',
    status: 'in_progress',
    app: { slug: 'github-actions' },
  });
  job.checkRunId = 77;
  expect((await get(`/actions/jobs/${job.id}`)).body.check_run_url).toMatch(/\/check-runs\/77$/);
  expect((await get('/check-runs/77')).body.id).toBe(77);
  expect((await get(`/check-runs/${job.id}`)).status).toBe(404);
  const check = shop.addCheckRun({ name: 'lint', conclusion: 'failure' });
  expect((await get(`/check-runs/${check.id}`)).body).toMatchObject({ name: 'lint', conclusion: 'failure' });
  expect((await as(token, `GET /check-runs/${check.id}`)).status).toBe(403);
});

test('a status no job can have is a mistake of the test', async () => {
  const { shop, as, github } = shopOnGithub({ violations: 'collect' });
  const job = shop.addJob(shop.addRun());
  Object.assign(job, { status: 'done' });
  const token = github.addToken({ permissions: { actions: 'read' } });
  await expect(as(token, `GET /actions/jobs/${job.id}`)).rejects.toThrow(
    /answer\/status is "done"; allowed: queued/,
  );
});

test('the rate limit counts down, starts anew after an hour, and asking is free', async () => {
  const clock = new FakeClock();
  const { github, as } = shopOnGithub({ clock });
  const token = github.addToken({ limit: 2 });
  const limit = async () => (await send(github, token, 'GET /rate_limit')).body.resources.core;
  expect(await limit()).toEqual({ limit: 2, used: 0, remaining: 2, reset: clock.now() / 1000 + 3600 });
  expect((await as(token, 'GET ')).headers).toMatchObject({
    'x-ratelimit-remaining': '1',
    'x-ratelimit-limit': '2',
    'x-ratelimit-used': '1',
    'x-ratelimit-resource': 'core',
  });
  expect((await as(token, 'GET /contents/none')).headers['x-ratelimit-remaining']).toBe('0');
  const refused = await as(token, 'GET ');
  expect(refused).toMatchObject({
    status: 403,
    body: { message: expect.stringMatching(/^API rate limit exceeded for installation/) },
  });
  expect(refused.headers).toMatchObject({
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(clock.now() / 1000 + 3600),
  });
  expect((await as(github.addToken(), 'GET ')).headers['x-ratelimit-remaining']).toBe('999');
  clock.advance(3_600_000);
  expect((await as(token, 'GET ')).status).toBe(200);
  expect(await limit()).toMatchObject({ used: 1, remaining: 1 });
});
