import { readFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import type { FakeRepository, StepResult } from '@deploy-actions/testing';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { fakeLoki } from '../../packages/checks/test/monitoring/fake-loki.ts';
import { fakePagerduty } from '../../packages/checks/test/monitoring/fake-pagerduty.ts';
import { checkOut, runAction } from './musicgen-runs.ts';
import { readinessPrograms } from './readiness-programs.ts';
import { createProject, version } from './readiness-project.ts';
import { afterDeployment, beforeDeployment } from './readiness-titles.ts';
import { type MusicgenWorld, startMusicgenWorld } from './readiness-world.ts';

/** GitHub is asked for the whole list at most so often; two more put the verdict onto the commit. */
const mostRequests = 25;

let world: MusicgenWorld;
beforeAll(async () => {
  world = await startMusicgenWorld();
}, 120_000);
afterAll(() => world?.close());

interface Result {
  readonly id: string;
  readonly title: string;
  readonly group: readonly string[];
  readonly status: string;
  readonly severity: string;
  readonly finding: string;
  readonly remedy?: string;
}

/** A checkout of the example on a runner, with all addresses of the world in it. */
async function startRunner() {
  const hour = 3_600_000;
  const text = 'ERROR ValidationError: field mood is missing';
  const known = { labels: { app: 'musicgen-api' }, at: Date.now() - 60_000, text };
  const usual = { labels: { app: 'musicgen-api' }, at: Date.now() - 30 * hour, text: 'INFO ready' };
  const loki = await fakeLoki({ lines: [usual, known] });
  const pagerduty = await fakePagerduty([{ who: 'olga', schedule: 'PMUSICG' }]);
  const programs = readinessPrograms(loki.url);
  const file = '.github/deploy.yml';
  const workspace = checkOut([
    ...world.substitutions,
    { file, from: 'http://loki.musicgen.ai:3100', to: loki.url, times: 2 },
    { file, from: '/var/log/musicgen/*', to: `${programs.folder}/*`, times: 1 },
    { file, from: 'logrotate --debug', to: `${programs.folder}/logrotate --debug`, times: 1 },
    { file, from: 'provider: pagerduty, ', to: `provider: pagerduty, url: "${pagerduty.url}", `, times: 1 },
  ]);
  const project = createProject(workspace);
  const served = await project.github.serve();
  const verify = async (inputs: Readonly<Record<string, string>> = {}) => {
    const before = project.github.requests.length;
    const step = await runAction(
      'verify-readiness',
      workspace,
      {
        ...{ environment: 'production', version, sha: project.sha, 'check-run': 'true' },
        ...{ 'github-token': project.token(), ...inputs },
      },
      {
        ...world.environment,
        ...{ PATH: [programs.PATH, process.env['PATH']].join(delimiter), GITHUB_API_URL: served.url },
        ...{ GITHUB_REPOSITORY: 'musicgen/musicgen', GITHUB_SHA: project.sha, GITHUB_ACTOR: 'alan' },
      },
    );
    return { ...told(step), requests: project.github.requests.slice(before) };
  };
  return { ...project, programs, verify, close: served.close };
}

function told(step: StepResult) {
  const { report = '', checklist = '', verdict } = step.outputs;
  expect(report, step.log).not.toBe('');
  const { checks } = JSON.parse(readFileSync(report, 'utf8')) as { checks: readonly Result[] };
  const of = (...wanted: readonly string[]) => checks.filter(({ status }) => wanted.includes(status));
  return {
    ...{ step, verdict, checks, checklist: readFileSync(checklist, 'utf8') },
    /** What did not pass, by id. */
    trouble: Object.fromEntries(
      of('fail', 'warn').map((check) => [check.id, `${check.status}: ${check.finding}`]),
    ),
  };
}

/** Each line of a checklist with its headings is a check with its title and group. */
function expectLines(
  checks: readonly Result[],
  checklist: string,
  lines: Readonly<Record<string, readonly string[]>>,
) {
  const wanted = Object.entries(lines).flatMap(([group, titles]) =>
    titles.map((title) => ({ group, title })),
  );
  const found = checks.map(({ group, title }) => ({ group: group.join(' / '), title }));
  expect(found).toEqual(expect.arrayContaining(wanted));
  const headings = checklist
    .split('\n')
    .filter((line) => line.startsWith('#'))
    .map((line) => line.replace(/^#+ /, '').replaceAll('&amp;', '&'));
  expect(headings).toEqual(expect.arrayContaining(Object.keys(lines).flatMap((group) => group.split(' / '))));
}

/** Ticks boxes of the checklist issue as the people would who are named there. */
function tick(repository: FakeRepository, ticks: Readonly<Record<string, string>>): void {
  const issue = repository.state.issues.at(-1);
  if (issue === undefined) throw new Error('nobody opened a checklist');
  for (const [id, who] of Object.entries(ticks))
    repository.editIssue(issue, who, (body) =>
      body
        .split('\n')
        .map((line) =>
          line.includes(`<!-- sign-off ${id}:1 -->`) ? line.replace('[ ]', '[x]').replace('___', '1') : line,
        )
        .join('\n'),
    );
}

const signOffs = {
  ...{ announced: 'omar', 'announced-by-email': 'omar', 'announced-in-slack': 'omar', 'plan-shared': 'olga' },
  ...{ 'plan-known': 'ada', 'maintenance-announced': 'petra', 'deprecations-sent': 'petra' },
  ...{ 'recovery-plan': 'olga', engineering: 'ada', operations: 'omar', security: 'sofia', product: 'petra' },
};

test('the checklist before a deployment: no-go, conditional go, go', async () => {
  const { repository, verify, close } = await startRunner();
  onTestFinished(close);
  const first = await verify();
  expectLines(first.checks, first.checklist, beforeDeployment);
  const { certificate, secrets, ...unsigned } = first.trouble;
  expect(Object.keys(unsigned).sort()).toEqual(Object.keys(signOffs).sort());
  expect(first).toMatchObject({ verdict: 'no-go', step: { exitCode: 1 } });

  const { security, ...others } = signOffs;
  tick(repository, others);
  const second = await verify();
  expect(second.trouble).toEqual({
    certificate: expect.stringMatching(
      /^fail: the certificate expires in (19|20) days, .*, wanted more than 30d$/,
    ),
    secrets: expect.stringMatching(
      /^fail: `musicgen\/prod` was never rotated, its value was set 100d\S* ago, wanted at most 90d$/,
    ),
    security: expect.stringMatching(/^fail: waits for Security lead \(@sofia\): tick it in \S+\/issues\/1$/),
  });
  expect(second.verdict).toBe('no-go');
  const remedies = Object.fromEntries(second.checks.map(({ id, remedy }) => [id, remedy]));
  expect(remedies['certificate']).toMatch(/^Renew it before the deployment/);
  expect(remedies['secrets']).toMatch(/^`aws secretsmanager rotate-secret/);
  expect(second.step.summary).toContain('Renew it before the deployment');
  const asked = second.requests.map(({ operation, path }) => `${operation} ${path}`);
  expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(mostRequests);

  await world.rotateSecret();
  tick(repository, { security });
  const until = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  const waiver = { check: 'certificate', by: 'omar', reason: 'the new one comes on Thursday', until };
  const waived = await verify({ waivers: JSON.stringify([waiver]) });
  expect(Object.keys(waived.trouble)).toEqual(['certificate']);
  expect(waived).toMatchObject({
    verdict: 'conditional-go',
    step: { exitCode: 0, outputs: { waived: '1' } },
  });
  expect(waived.checklist).toContain('the new one comes on Thursday');

  world.renewCertificate();
  const last = await verify();
  expect(last.trouble).toEqual({});
  expect(last).toMatchObject({ verdict: 'go', step: { exitCode: 0, outputs: { risk: 'low' } } });
  expect(last.checklist).toMatch(/- \[x\] .*\*\*GO\*\*/);
});

test('a hotfix is asked less, and other things', async () => {
  const { verify, close } = await startRunner();
  onTestFinished(close);
  const { checks } = await verify({ profile: 'hotfix' });
  const statuses = Object.fromEntries(checks.map(({ id, status }) => [id, status]));
  expect(statuses).toMatchObject({
    ...{ reviewed: 'skip', 'reviewed-hotfix': 'pass', window: 'skip', benchmarks: 'skip' },
    ...{ security: 'skip', engineering: 'fail', ci: 'pass' },
  });
});

test('the checklist after a deployment: well, and worse', async () => {
  const { repository, sha, programs, verify, close } = await startRunner();
  onTestFinished(close);
  repository.addDeployment({ environment: 'production', sha, ref: version, createdAt: Date.now() - 600_000 });
  const after = (phase: string) => verify({ phase });

  const smoke = await after('smoke');
  expect(smoke.trouble).toEqual({});
  expect(smoke.verdict).toBe('go');

  expect((await after('post-deploy')).verdict).toBe('conditional-go');
  tick(repository, { complaints: 'sam', 'support-tickets': 'sam', 'social-media': 'sam', feedback: 'sam' });
  const [hours, day] = [await after('post-deploy'), await after('post-deploy-24h')];
  const business = await after('post-deploy-72h');
  expect(hours.trouble).toEqual({});
  expect(day.trouble).toEqual({ 'new-errors': expect.stringMatching(/^warn: .*ValidationError/) });
  expect(business.trouble).toEqual({});
  expectLines(
    [...hours.checks, ...day.checks, ...business.checks],
    [hours, day, business].map(({ checklist }) => checklist).join('\n'),
    afterDeployment,
  );

  programs.breakJourneys(true);
  await world.fire({ alertname: 'QueueGrows', severity: 'critical' });
  await world.loseUsers();
  const worse = await after('post-deploy');
  expect(worse.trouble).toEqual({
    alerts: expect.stringMatching(/^fail: 1 alert fires, wanted none: `QueueGrows`/),
    journeys: expect.stringMatching(/^fail: ended with exit code 1: FAILED .*test_export/),
  });
  expect(worse.verdict).toBe('no-go');
  const fewer = await after('post-deploy-72h');
  expect(fewer.trouble).toMatchObject({ users: expect.stringMatching(/^fail: `active_users` fell by 90%/) });
  expect(fewer.verdict).toBe('conditional-go');
});
