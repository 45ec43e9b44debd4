import { expect, test } from 'vitest';
import { section } from '../asking.ts';
import { askAgain, refusals, type ShopOnGithub, shopOnGithub } from '../github/shop-on-github.ts';
import { outcomes } from '../outcomes.ts';

const hour = 3_600_000;
const path = '.github/workflows/staging-tests.yml';
const tests = { workflow: 'staging-tests.yml' };
const asked = (world: ShopOnGithub, check: object) =>
  askAgain(world, { kind: 'workflow-run', ...tests, ...check });

type Run = NonNullable<Parameters<ShopOnGithub['shop']['addRun']>[0]>;

/** A run that ended so long ago. */
function ended({ shop }: ShopOnGithub, conclusion: string, age = 0, options: Run = {}): void {
  const run = shop.addRun({ path, ...options });
  run.createdAt -= age;
  for (const attempt of run.attempts) {
    Object.assign(attempt, { status: 'completed', conclusion, startedAt: attempt.startedAt - age });
  }
}

async function ran(conclusion: string, age = 0, options: Run = {}) {
  const world = await shopOnGithub();
  ended(world, conclusion, age, options);
  return world;
}

outcomes('workflow-run', {
  passes: async () =>
    (await ran('success', hour)).scene(
      { ...tests, 'younger-than': '1d' },
      /^the last run of `staging-tests.yml` \([0-9a-f]{7}\) succeeded; it began 1h ago$/,
      /^https:\/\/github.com\/acme\/shop\/actions\/runs\/\d+\ncompleted, success/,
    ),
  warns: async () =>
    (await ran('success', 3 * hour)).scene(
      { ...tests, 'warn-older-than': '2h' },
      /began 3h ago, better less than 2h$/,
    ),
  fails: {
    'a run that failed': async () =>
      (await ran('failure')).scene(tests, /ended with failure, wanted success$/),
    'a run that was skipped': async () =>
      (await ran('skipped')).scene(tests, /ended with skipped, wanted success$/),
    'a run that has not ended': async () => {
      const { shop, scene } = await ran('success');
      shop.addRun({ path });
      return scene(tests, /has not ended \(in_progress\), wanted success$/);
    },
    'a run of another commit': async () =>
      (await ran('success', 0, { headSha: 'f'.repeat(40) })).scene(
        tests,
        /never ran for the commit [0-9a-f]{7}/,
      ),
    'a workflow that is not there': async () =>
      (await shopOnGithub()).scene(tests, /^there is no workflow `.github\/workflows\/staging-tests.yml`/),
    'a drill whose workflow is not there': async () =>
      (await shopOnGithub()).scene({ ...tests, 'any-commit': true }, /^there is no workflow/),
    'a drill of long ago': async () =>
      (await ran('success', 100 * 24 * hour, { headSha: 'f'.repeat(40) })).scene(
        { ...tests, 'any-commit': true, 'younger-than': '90d' },
        /began 100d ago, wanted less than 90d$/,
      ),
    'a drill that failed': async () => {
      const world = await ran('success', hour);
      ended(world, 'failure');
      return world.scene({ ...tests, 'any-commit': true }, /ended with failure/);
    },
  },
  unreachable: {
    ...refusals(tests, 'actions: read'),
    ...refusals({ ...tests, 'any-commit': true }, 'actions: read'),
  },
});

test('a drill counts for any commit, and while the next one is under way', async () => {
  const world = await ran('success', 0, { headSha: 'f'.repeat(40) });
  world.shop.addRun({ path });
  expect((await asked(world, { 'any-commit': true })).status).toBe('pass');
});

test('branch and event choose among the runs', async () => {
  const world = await ran('success', 0, { event: 'schedule', headBranch: 'main' });
  const { sha } = world;
  ended(world, 'failure', 0, { event: 'push', headBranch: 'feature', headSha: sha });
  for (const drill of [false, true]) {
    const check = { 'any-commit': drill };
    expect((await asked(world, { ...check, branch: 'main', event: 'schedule' })).status).toBe('pass');
    expect((await asked(world, { ...check, branch: 'main' })).status).toBe('pass');
    expect((await asked(world, { ...check, branch: 'feature' })).status).toBe('fail');
    expect((await asked(world, { ...check, event: 'release' })).finding).toMatch('never ran');
  }
});

test('a run of a fork is no drill of this repository', async () => {
  const drill = { 'any-commit': true, branch: 'main' };
  const stranger = {
    fork: 'mallory/shop',
    event: 'pull_request',
    headBranch: 'main',
    headSha: 'f'.repeat(40),
  };
  const world = await ran('success', 0, stranger);
  expect((await asked(world, drill)).finding).toMatch('never ran for the branch `main`');
  ended(world, 'success');
  ended(world, 'failure', 0, stranger);
  expect((await asked(world, drill)).status).toBe('pass');
});

test('the run that asks proves nothing', async () => {
  const world = await ran('success', 0, { id: 1 });
  expect((await asked(world, {})).finding).toMatch('never ran for the commit');
});

test('the newest attempt counts', async () => {
  const world = await ran('failure');
  const [run] = world.shop.state.runs;
  if (run) world.shop.addAttempt(run);
  Object.assign(run?.attempts[1] ?? {}, { status: 'completed', conclusion: 'success' });
  expect((await asked(world, {})).status).toBe('pass');
});

test.each([
  [{ workflow: '.github/workflows/a.yml' }, /must be the name of a file/],
  [{ ...tests, 'younger-than': '1d', 'warn-older-than': '1d' }, /shorter than `younger-than`/],
])('%j is refused', (fields, message) => {
  expect(() => section({ kind: 'workflow-run', ...fields })).toThrow(message);
});
