import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { violations } from './rules.ts';
import { expression, readWorkflow, workflows } from './workflow-files.ts';

test.each(workflows.map((workflow) => ({ file: workflow.file, workflow })))(
  '$file keeps the rules',
  ({ workflow }) => {
    expect(violations(workflow)).toEqual([]);
  },
);

test('a workflow that breaks them is told each', () => {
  const broken = readWorkflow('test/workflows/broken/rules.yml');
  expect(violations(broken)).toEqual(
    [
      '`actions/setup-node@820762786026740c76f36085b0efc47a31fe5020` does not name its version in a comment',
      '`actions/setup-node@v7` is not pinned to a full commit SHA',
      'starts on pull_request_target, with rights that what it is about should not have',
      'the workflow grants permissions to all jobs; it should say `permissions: {}`',
      'job first: asks for issues: write, which none of its actions needs',
      'job first: runs what the registry gives, with a token that may write',
      'job first: takes files from a cache, with a token that may write',
      'job first: the checkout leaves its token behind for every later step',
      'job first: an expression stands in a script',
      'job second: has no permissions of its own',
      'job second: has no time limit',
      'a workflow-level group is held while a run waits for approval',
      'more than one job names the gated environment, so each asks for approval',
      'job first: a deployment waits its turn and is never cancelled by the next',
      'job third: only the gated job has a concurrency group',
      'the inputs of workflow_call and workflow_dispatch differ',
    ].map((what) => `${broken.file}: ${what}`),
  );
});

test('each action of others is used at one commit, and under one version', () => {
  const used = workflows.flatMap(({ text }) => [...text.matchAll(/uses: ([\w.-]+\/[\w./-]+)@(.+)$/gm)]);
  const commits = new Map<string, Set<string>>();
  for (const [, action = '', commit = ''] of used)
    commits.set(action, (commits.get(action) ?? new Set()).add(commit));
  expect(used.length).toBeGreaterThan(20);
  expect([...commits].filter(([, found]) => found.size > 1)).toEqual([]);
});

test('CI works for forks: it writes nothing and knows no secret', () => {
  const ci = readWorkflow('.github/workflows/ci.yml');
  for (const { permissions } of Object.values(ci.jobs)) expect(permissions).toEqual({ contents: 'read' });
  expect(ci.text).not.toContain('secrets.');
});

test('each script is one that bash can read', () => {
  const read = (script: string) => spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' }).stderr;
  const scripts = workflows.flatMap(({ jobs }) =>
    Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? [])),
  );
  expect(scripts.length).toBeGreaterThan(10);
  expect(read(scripts.join('\n'))).toBe('');
  expect(read('if true; then')).not.toBe('');
});

test('each environment is the one its job may have', () => {
  const gated = expression('inputs.environment');
  const environments = workflows.flatMap(({ file, jobs }) =>
    Object.entries(jobs).flatMap(([name, { environment }]) =>
      environment === undefined ? [] : [{ file, name, environment }],
    ),
  );
  expect(environments).toEqual([
    {
      file: '.github/workflows/deploy.yml',
      name: 'readiness',
      environment: { name: `${gated}-read`, deployment: false },
    },
    { file: '.github/workflows/deploy.yml', name: 'deploy', environment: gated },
    {
      file: '.github/workflows/maintenance.yml',
      name: 'maintenance',
      environment: { name: `${gated}-rescue`, deployment: false },
    },
    {
      file: '.github/workflows/publish.yml',
      name: 'publish',
      environment: { name: 'release', url: expression('steps.release.outputs.release-url') },
    },
    {
      file: '.github/workflows/rollback.yml',
      name: 'rollback',
      environment: `${gated}-rescue`,
    },
    {
      file: '.github/workflows/rolling-update.yml',
      name: 'readiness',
      environment: { name: `${gated}-read`, deployment: false },
    },
    { file: '.github/workflows/rolling-update.yml', name: 'update', environment: gated },
    { file: '.github/workflows/rolling-update.yml', name: 'undo', environment: `${gated}-rescue` },
  ]);
});
