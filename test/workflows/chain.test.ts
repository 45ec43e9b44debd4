import { describe, expect, test } from 'vitest';
import { type Run, type StepEnd, type Story, simulate } from './simulation.ts';
import { readWorkflow } from './workflow-files.ts';

const workflow = readWorkflow('.github/workflows/deploy.yml');
const inputs = { environment: 'production', version: '1.2.3' };

const go: StepEnd = { outputs: { verdict: 'go', 'plan-digest': 'd1' } };
const backup: StepEnd = { outputs: { manifest: 'backups/1.json', 'backup-id': 'shop-1' } };
const promoted: StepEnd = { outputs: { outcome: 'promoted', active: 'green', previous: 'blue' } };
const well: Run['ends'] = {
  'readiness/readiness': go,
  'readiness/shift': { outputs: { active: 'green' } },
  'deploy/backup': backup,
  'deploy/shift': promoted,
  'deploy/window': { outputs: { verdict: 'pass' } },
};
const regressed: StepEnd = {
  ok: false,
  outputs: { verdict: 'regress', action: 'rollback', reason: 'error-rate 9% > 5%' },
};

/** The jobs after readiness, when none of them runs. */
const nothing = { draft: 'skipped', deploy: 'skipped', publish: 'skipped' };

function deploy(ends: Run['ends'] = {}, given: Run['inputs'] = {}, attempt = 1): Story {
  return simulate(workflow, { inputs: { ...inputs, ...given }, ends: { ...well, ...ends }, attempt });
}

describe('a deployment that goes well', () => {
  const { steps, jobs } = deploy();

  test('drafts the release, backs up, shifts, watches and then tags, and rolls nothing back', () => {
    const order = ['draft/draft', 'deploy/backup', 'deploy/shift', 'deploy/window', 'publish/release'];
    expect([...steps.keys()].filter((step) => order.includes(step))).toEqual(order);
    expect(steps.has('deploy/rollback')).toBe(false);
    expect(jobs).toEqual({ readiness: 'success', draft: 'success', deploy: 'success', publish: 'success' });
  });

  test('shifts what was approved: same digest, commit and version', () => {
    expect(steps.get('deploy/shift')).toMatchObject({ 'plan-digest': 'd1', sha: 'c0ffee', version: '1.2.3' });
  });

  test('watches the colour that got the traffic', () => {
    expect(steps.get('deploy/window')).toMatchObject({ color: 'green', version: '1.2.3', duration: '30m' });
  });

  test('shows the plan before anybody is asked, and makes no write for it', () => {
    for (const plan of ['Plan of the backup', 'shift', 'Plan of the window', 'Plan of the tag'])
      expect(steps.get(`readiness/${plan}`)).toMatchObject({ 'dry-run': true });
    expect(steps.get('readiness/Plan of the window')).toMatchObject({ color: 'green' });
  });

  test('drafts before the approval what it publishes after it', () => {
    const given = (step: string) => {
      const { stage: _, 'floating-tags': __, 'candidate-tag': ___, ...same } = steps.get(step) ?? {};
      return same;
    };
    expect(given('draft/draft')).toEqual(given('publish/release'));
    expect(steps.get('draft/draft')).toMatchObject({ stage: 'prepare', sha: 'c0ffee' });
    expect(steps.get('publish/release')).toMatchObject({ stage: 'publish', sha: 'c0ffee' });
    const {
      'dry-run': dry,
      'github-token': token,
      ...planned
    } = steps.get('readiness/Plan of the tag') ?? {};
    expect(steps.get('publish/release')).toMatchObject(planned);
    expect({ dry, token }).toEqual({ dry: true, token: 'token' });
  });
});

test('a no-go asks nobody and touches nothing', () => {
  const { jobs } = deploy({ 'readiness/readiness': { ok: false, outputs: { verdict: 'no-go' } } });
  expect(jobs).toEqual({ readiness: 'failure', ...nothing });
});

test('a plan that can not be made asks nobody and touches nothing', () => {
  const { jobs } = deploy({ 'readiness/Plan of the window': { ok: false } });
  expect(jobs).toEqual({ readiness: 'failure', ...nothing });
});

test('a release that can not be drafted is not deployed', () => {
  const { jobs } = deploy({ 'draft/draft': { ok: false } });
  expect(jobs).toEqual({ readiness: 'success', draft: 'failure', deploy: 'skipped', publish: 'skipped' });
});

test('what is no longer ready when approval comes is not deployed', () => {
  const { steps, jobs } = deploy({ 'deploy/Still go': { ok: false } });
  expect(steps.has('deploy/backup')).toBe(false);
  expect(steps.has('deploy/shift')).toBe(false);
  expect(jobs['publish']).toBe('skipped');
});

test('without its backup nothing is shifted', () => {
  const { steps, jobs } = deploy({ 'deploy/backup': { ok: false } });
  expect(steps.has('deploy/shift')).toBe(false);
  expect(jobs['publish']).toBe('skipped');
});

test.each([
  ['rolled itself back', { outcome: 'rolled-back', report: 'r' }],
  ['holds', { outcome: 'held', report: 'r' }],
  ['changed nothing', { outcome: 'unchanged' }],
  ['failed without a word', {}],
])('a shift that %s is left as it is', (_, outputs) => {
  const { steps, jobs } = deploy({ 'deploy/shift': { ok: false, outputs } });
  expect(steps.has('deploy/window')).toBe(false);
  expect(steps.has('deploy/rollback')).toBe(false);
  expect(jobs).toMatchObject({ deploy: 'failure', publish: 'skipped' });
});

describe('a window that regresses', () => {
  test('rolls back to the previous colour, keeps the database, tags nothing', () => {
    const { steps, jobs } = deploy({ 'deploy/window': regressed });
    expect(steps.get('deploy/rollback')).toEqual({
      reason: 'The window after the deployment said so. error-rate 9% > 5%',
      to: 'blue',
      confirm: 'production',
      database: 'keep',
      backup: '',
      'confirm-data-loss': '',
      config: '',
      environment: 'production',
    });
    expect(jobs).toMatchObject({ deploy: 'failure', publish: 'skipped' });
  });

  test('restores the database when that was asked for', () => {
    const { steps } = deploy({ 'deploy/window': regressed }, { database: 'restore' });
    expect(steps.get('deploy/rollback')).toMatchObject({
      ...{ database: 'restore', backup: 'backups/1.json', 'confirm-data-loss': 'shop-1' },
    });
    expect(steps.has('deploy/traffic')).toBe(false);
  });

  test('sends traffic back alone when the backup can not even be opened, and not when the restore failed', () => {
    const story = (outputs: Record<string, string>) =>
      deploy(
        { 'deploy/window': regressed, 'deploy/rollback': { ok: false, outputs } },
        { database: 'restore' },
      ).steps;
    expect(story({}).get('deploy/traffic')).toMatchObject({ to: 'blue', confirm: 'production' });
    expect(story({}).get('deploy/traffic')).not.toHaveProperty('database');
    expect(story({ outcome: 'rolled-back' }).has('deploy/traffic')).toBe(false);
  });

  test('still sends traffic back when there is no backup to restore', () => {
    const ends = { 'deploy/window': regressed, 'deploy/backup': {} };
    const { steps } = deploy(ends, { database: 'restore', backup: false });
    expect(steps.get('deploy/rollback')).toMatchObject({ database: 'keep', backup: '' });
  });

  test('rolls back even when somebody cancels at that moment', () => {
    const { steps } = deploy({ 'deploy/window': { ...regressed, cancelled: true } });
    expect(steps.has('deploy/rollback')).toBe(true);
  });

  test('holds when that is the policy', () => {
    const held = { ...regressed, outputs: { ...regressed.outputs, action: 'hold' } };
    const { steps, jobs } = deploy({ 'deploy/window': held }, { 'on-regression': 'hold' });
    expect(steps.get('deploy/window')).toMatchObject({ 'on-regression': 'hold' });
    expect(steps.has('deploy/rollback')).toBe(false);
    expect(jobs).toMatchObject({ deploy: 'failure', publish: 'skipped' });
  });
});

test.each(['inconclusive', 'insufficient-sample', 'provider-error'])(
  'a window that ends as %s neither rolls back nor tags',
  (verdict) => {
    const { steps, jobs } = deploy({ 'deploy/window': { ok: false, outputs: { verdict } } });
    expect(steps.has('deploy/rollback')).toBe(false);
    expect(jobs).toMatchObject({ deploy: 'failure', publish: 'skipped' });
  },
);

test('a cancelled window neither rolls back nor tags', () => {
  const { steps, jobs } = deploy({ 'deploy/window': { ok: false, cancelled: true } });
  expect(steps.has('deploy/rollback')).toBe(false);
  expect(jobs).toMatchObject({ deploy: 'cancelled', publish: 'skipped' });
});

describe('a deployment with migrations', () => {
  const order = [
    'backup',
    'rehearsal',
    'Turn maintenance mode on',
    'migration',
    'migrated',
    'Turn maintenance mode off',
    'shift',
  ];
  const taken = (steps: Story['steps']) =>
    [...steps.keys()].flatMap((step) => {
      const name = step.replace(/^deploy\//, '');
      return step.startsWith('deploy/') && order.includes(name) ? [name] : [];
    });

  test('backs up, rehearses, applies, looks, and only then shifts', () => {
    const { steps } = deploy({}, { migrate: true, maintenance: true });
    expect(taken(steps)).toEqual(order);
    expect(steps.get('readiness/Plan of the migrations')).toMatchObject({
      command: 'plan',
      contract: 'refuse',
    });
    const common = { contract: 'refuse', backup: 'backups/1.json', version: '1.2.3', sha: 'c0ffee' };
    expect(steps.get('deploy/rehearsal')).toMatchObject({ ...common, command: 'rehearse' });
    expect(steps.get('deploy/migration')).toMatchObject({ ...common, command: 'apply' });
    expect(steps.get('deploy/migrated')).toMatchObject({ command: 'verify' });
  });

  test('touches no database where none was asked for, nor a copy', () => {
    expect(taken(deploy().steps)).toEqual(['backup', 'shift']);
    expect(taken(deploy({}, { migrate: true, rehearse: false }).steps)).toEqual([
      ...['backup', 'migration', 'migrated', 'shift'],
    ]);
  });

  test.each(['backup', 'rehearsal', 'migration', 'migrated'])(
    'ends where its %s fails, before any shift',
    (failing) => {
      const { steps, jobs } = deploy(
        { [`deploy/${failing}`]: { ok: false, outputs: { report: 'r' } } },
        { migrate: true },
      );
      expect(taken(steps).at(-1)).toBe(failing);
      expect(jobs).toMatchObject({ deploy: 'failure', publish: 'skipped' });
      expect(steps.has('deploy/Keep the reports')).toBe(failing === 'rehearsal' || failing === 'migration');
    },
  );

  test('is planned before anybody is asked', () => {
    const { jobs } = deploy({ 'readiness/Plan of the migrations': { ok: false } }, { migrate: true });
    expect(jobs).toEqual({ readiness: 'failure', ...nothing });
  });

  test('that take something away shifts, watches and tags nothing', () => {
    const { steps, jobs } = deploy({}, { contract: true });
    expect(taken(steps)).toEqual(['backup', 'rehearsal', 'migration', 'migrated']);
    expect(steps.get('deploy/migration')).toMatchObject({ contract: 'allow' });
    const left = [
      'readiness/shift',
      'readiness/Plan of the window',
      'readiness/Plan of the tag',
      'deploy/window',
    ];
    expect(left.filter((step) => steps.has(step))).toEqual([]);
    expect(jobs).toEqual({ readiness: 'success', draft: 'skipped', deploy: 'success', publish: 'skipped' });
  });
});

describe('a version that is active already', () => {
  const unchanged: Run['ends'] = {
    'deploy/shift': { outputs: { outcome: 'unchanged', active: 'green', previous: 'green' } },
    'deploy/window': regressed,
  };

  test('is not taken away by a run that did not bring it', () => {
    expect(deploy(unchanged).steps.has('deploy/rollback')).toBe(false);
  });

  test('is rolled back by a later attempt of the run that brought it', () => {
    const rollback = deploy(unchanged, {}, 2).steps.get('deploy/rollback');
    // Such a shift knows no colour before its own; the state does.
    expect(rollback).toMatchObject({ to: '' });
  });
});

test('a dry run stays in the read-only environment and passes dry-run to every action', () => {
  const { steps, jobs } = deploy({}, { 'dry-run': true });
  expect(jobs).toEqual({ readiness: 'success', ...nothing });
  expect(steps.get('readiness/readiness')).toMatchObject({ 'dry-run': 'true' });
});

test('parts can be left out', () => {
  const { steps, jobs } = deploy({}, { backup: false, window: 'none', release: false });
  const left = [
    'readiness/Plan of the backup',
    'readiness/Plan of the window',
    'deploy/backup',
    'deploy/window',
  ];
  expect(left.filter((step) => steps.has(step))).toEqual([]);
  expect(jobs).toEqual({ readiness: 'success', draft: 'skipped', deploy: 'success', publish: 'skipped' });
});
