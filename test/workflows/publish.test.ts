import { describe, expect, test } from 'vitest';
import { type Run, type Story, simulate } from './simulation.ts';
import { readWorkflow } from './workflow-files.ts';

const workflow = readWorkflow('.github/workflows/publish.yml');
const plan = { outputs: { version: '1.2.0', tag: 'v1.2.0' } };
const well: Run['ends'] = {
  'prepare/plan': plan,
  'prepare/tree': { outputs: { commit: 'beef' } },
  'publish/release': { outputs: { tag: 'v1.2.0' } },
  'verify/released': { outputs: { tag: 'v1.2.0', immutable: 'true' } },
};

function publish(inputs: Run['inputs'] = {}, ends: Run['ends'] = {}, secrets = {}): Story {
  return simulate(workflow, { inputs, secrets, ends: { ...well, ...ends } });
}

describe('a run that was only started', () => {
  test('is a dry run: it reads, and shows every write to come', () => {
    const { steps, jobs } = publish();
    expect(jobs).toEqual({ prepare: 'success', draft: 'skipped', publish: 'skipped', verify: 'skipped' });
    expect(steps.get('prepare/plan')).toMatchObject({ stage: 'prepare', 'dry-run': true });
    expect(steps.get('prepare/Every write to come')).toMatchObject({
      ...{ stage: 'publish', 'dry-run': true, 'release-commit': 'beef', bump: '1.2.0' },
    });
    expect(workflow.jobs['prepare']?.permissions).toEqual({ contents: 'read', actions: 'read' });
  });
});

describe('a release', () => {
  const { steps, jobs } = publish({ 'dry-run': false, bump: 'auto' });

  test('is drafted, approved, attested, published and verified, in this order', () => {
    expect(jobs).toEqual({ prepare: 'success', draft: 'success', publish: 'success', verify: 'success' });
    const order = ['draft/draft', 'publish/Provenance of its files', 'publish/release', 'verify/released'];
    expect([...steps.keys()].filter((step) => order.includes(step))).toEqual(order);
  });

  test('is of the version, the commit and the tree that were shown, whatever `auto` would say by now', () => {
    const shown = steps.get('prepare/Every write to come') ?? {};
    expect(steps.get('publish/release')).toEqual({
      ...Object.fromEntries(Object.entries(shown).filter(([input]) => input !== 'dry-run')),
      bump: '1.2.0',
      'release-commit': 'beef',
    });
    expect(steps.get('draft/draft')).toMatchObject({ bump: '1.2.0', stage: 'prepare', sha: 'c0ffee' });
  });

  test('is asked for once more by itself, with a token that only reads', () => {
    const { 'github-token': _, ...published } = steps.get('publish/release') ?? {};
    expect(steps.get('verify/released')).toEqual({ ...published, 'github-token': 'token' });
    expect(workflow.jobs['verify']?.permissions).toEqual({ contents: 'read', attestations: 'read' });
  });

  test('is pushed with the App’s token where there is one', () => {
    expect(steps.has('publish/app')).toBe(false);
    const secrets = { RELEASE_APP_CLIENT_ID: 'Iv1', RELEASE_APP_PRIVATE_KEY: 'key' };
    const token = { 'publish/app': { outputs: { token: 'app' } } };
    const withApp = publish({ 'dry-run': false }, token, secrets).steps;
    expect(withApp.get('publish/release')).toMatchObject({ 'github-token': 'app' });
    expect(steps.get('publish/release')).toMatchObject({ 'github-token': 'token' });
  });

  test('of nothing ends in peace', () => {
    const none = publish({ 'dry-run': false }, { 'prepare/plan': { outputs: {} } });
    expect(none.jobs).toMatchObject({ prepare: 'success', draft: 'skipped', publish: 'skipped' });
    expect(none.steps.has('prepare/tree')).toBe(false);
  });

  test.each([
    ['prepare/Has CI of this commit passed?', 'draft'],
    ['prepare/dist is what a build from nothing makes', 'draft'],
    ['publish/The tree that was approved, once more', 'verify'],
    ['publish/Provenance of its files', 'verify'],
  ])('ends before anything more is public where this fails: %s', (step, never) => {
    const story = publish({ 'dry-run': false }, { [step]: { ok: false } });
    expect(story.jobs[never]).toBe('skipped');
    expect(story.steps.has('publish/release')).toBe(false);
  });
});

test('one job alone can sign, and it is the one behind the gate, which installs nothing', () => {
  const rights = Object.entries(workflow.jobs).map(([name, { permissions, environment }]) => [
    name,
    Object.entries(permissions ?? {}).flatMap(([scope, access]) => (access === 'write' ? scope : [])),
    environment !== undefined,
  ]);
  expect(rights).toEqual([
    ['prepare', [], false],
    ['draft', ['contents'], false],
    ['publish', ['contents', 'id-token', 'attestations'], true],
    ['verify', [], false],
  ]);
  for (const job of ['draft', 'publish'])
    for (const { run } of workflow.jobs[job]?.steps ?? []) expect(run ?? '').not.toMatch(/\bnp[mx]\b/);
  expect(workflow.concurrency).toBeUndefined();
  expect(workflow.jobs['publish']?.concurrency).toMatchObject({ 'cancel-in-progress': false });
});
