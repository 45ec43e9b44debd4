import { expect, test } from 'vitest';
import { checkRunOf } from '../../src/presentation/check-run.ts';
import { ask, section } from '../asking.ts';
import { askAgain, refusals, type ShopOnGithub, shopOnGithub } from '../github/shop-on-github.ts';
import { outcomes } from '../outcomes.ts';
import { readinessOf } from '../presentation/readiness.ts';

/** A commit with a green workflow, a green check of another app and a green status. */
async function green(options = {}) {
  const world = await shopOnGithub(options);
  const { shop } = world;
  const run = shop.addRun({ path: '.github/workflows/ci.yml' });
  shop.completeJob(shop.addJob(run, { name: 'test' }), 'success');
  shop.addCheckRun({ name: 'lint / style', app: 'linter' });
  shop.addStatus({ context: 'jenkins/build' });
  return { ...world, run };
}

const asked = (world: ShopOnGithub, check: object) => askAgain(world, { kind: 'ci-status', ...check });

outcomes('ci-status', {
  passes: async () =>
    (await green()).scene({}, /^all 3 checks of [0-9a-f]{7} passed$/, /success: test \(github-actions\)/),
  warns: async () => {
    const { shop, scene } = await green();
    shop.addCheckRun({ name: 'e2e', conclusion: 'skipped' });
    return scene({ 'warn-on': ['skipped'] }, /^4 of 4 checks of .* passed, but `e2e` \(skipped\)$/);
  },
  fails: {
    'a red check': async () => {
      const { shop, scene } = await green();
      shop.addCheckRun({ name: 'e2e', conclusion: 'failure' });
      return scene({}, /^3 of 4 checks of .* passed; not green: `e2e` \(failure\)$/, /^failure: e2e/);
    },
    'a red status': async () => {
      const { shop, scene } = await green();
      shop.addStatus({ context: 'sonar', state: 'error' });
      return scene({}, /not green: `sonar` \(error\)/);
    },
    'a check that still runs': async () => {
      const { shop, scene } = await green();
      shop.addCheckRun({ name: 'e2e', status: 'in_progress', conclusion: null });
      return scene({}, /still running: `e2e` \(in_progress\)/);
    },
    'a status that is pending': async () => {
      const { shop, scene } = await green();
      shop.addStatus({ context: 'sonar', state: 'pending' });
      return scene({}, /still running: `sonar` \(pending\)/);
    },
    'a name that nothing has': async () =>
      (await green()).scene({ names: ['test', 'security*'] }, /^1 of 1 checks of .*; missing: `security\*`$/),
    'nothing that checked the commit': async () =>
      (await shopOnGithub()).scene({}, /^nothing checked the commit .*, wanted at least one$/),
    'nothing but this very run': async () => {
      const { shop, scene } = await shopOnGithub();
      const run = shop.addRun({ id: 1 });
      shop.completeJob(shop.addJob(run, { name: 'build' }), 'success');
      shop.addJob(run, { name: 'deploy' });
      return scene({}, /^nothing checked the commit .* beside this run/);
    },
    'a commit that was never pushed': async () =>
      (await shopOnGithub({ subject: { sha: '1'.repeat(40) } })).scene(
        {},
        /doesn't know the commit 1111111.*push it/,
      ),
  },
  unreachable: { ...refusals({}, 'checks: read'), ...refusals({}, 'statuses: read') },
});

test.each(['stale', 'action_required', 'cancelled', 'timed_out', 'startup_failure'])(
  'a check that ended with %s is not green',
  async (conclusion) => {
    const world = await green();
    world.shop.addCheckRun({ name: 'e2e', conclusion });
    expect(await asked(world, {})).toMatchObject({
      status: 'fail',
      finding: expect.stringContaining(conclusion),
    });
  },
);

test('neutral and skipped pass as they do on GitHub', async () => {
  const world = await green();
  world.shop.addCheckRun({ name: 'e2e', conclusion: 'skipped' });
  world.shop.addCheckRun({ name: 'docs', conclusion: 'neutral' });
  expect((await asked(world, {})).status).toBe('pass');
});

test('checks of which none ran prove nothing, such as those that needed one which failed', async () => {
  const world = await green();
  world.shop.addCheckRun({ name: 'build', conclusion: 'failure' });
  world.shop.addCheckRun({ name: 'e2e', conclusion: 'skipped' });
  const { status, finding } = await asked(world, { names: ['e2e'] });
  expect(status).toBe('fail');
  expect(finding).toMatch(/^nothing checked the commit [0-9a-f]{7}, as all that counts was skipped: `e2e`/);
  expect((await asked(world, { names: ['e2e'], 'warn-on': ['skipped'] })).status).toBe('warn');
});

test.each([false, true])('two jobs of one run may have one name, and both count (%s)', async (redFirst) => {
  const world = await green();
  const { shop, run } = world;
  const detailsUrl = (job: number) => `https://github.com/acme/shop/actions/runs/${run.id}/job/${job}`;
  const red = { name: 'matrix', conclusion: 'failure' } as const;
  const fine = { name: 'matrix', conclusion: 'success' } as const;
  for (const [job, one] of (redFirst ? [red, fine] : [fine, red]).entries()) {
    shop.addCheckRun({ ...one, app: 'github-actions', detailsUrl: detailsUrl(job) });
  }
  expect(await asked(world, {})).toMatchObject({
    status: 'fail',
    finding: expect.stringContaining('not green: `matrix` (failure)'),
  });
});

test('names and globs choose, what is to ignore does not count', async () => {
  const world = await green();
  world.shop.addCheckRun({ name: 'nightly (macos)', conclusion: 'failure' });
  expect((await asked(world, { names: ['test', 'lint*'] })).status).toBe('pass');
  expect((await asked(world, { names: ['lint / *', 'jenkins/*'] })).status).toBe('pass');
  expect((await asked(world, { ignore: ['nightly*'] })).status).toBe('pass');
  expect((await asked(world, {})).status).toBe('fail');
});

test('jobs of this run count when their exact name is asked for, and not by a glob', async () => {
  const world = await shopOnGithub();
  const run = world.shop.addRun({ id: 1 });
  world.shop.completeJob(world.shop.addJob(run, { name: 'build' }), 'success');
  expect((await asked(world, { names: ['build'] })).status).toBe('pass');
  expect((await asked(world, { names: ['buil*'] })).finding).toMatch('missing: `buil*`');
});

test('a later run of the same workflow supersedes an earlier one; a workflow says nothing of another', async () => {
  const world = await green();
  const { shop } = world;
  const red = (path: string) => {
    shop.completeJob(shop.addJob(shop.addRun({ path }), { name: 'unit' }), 'failure');
  };
  red('.github/workflows/unit.yml');
  const again = shop.addRun({ path: '.github/workflows/unit.yml' });
  shop.completeJob(shop.addJob(again, { name: 'unit' }), 'success');
  expect(await asked(world, {})).toMatchObject({ status: 'pass', finding: expect.stringContaining('all 4') });

  red('.github/workflows/other.yml');
  shop.completeJob(
    shop.addJob(shop.addRun({ path: '.github/workflows/unit.yml' }), { name: 'unit' }),
    'success',
  );
  expect((await asked(world, {})).finding).toMatch('not green: `unit` (failure)');
});

test('verdicts of earlier readiness runs test nothing', async () => {
  const world = await green();
  const { name } = checkRunOf(readinessOf([]), { workspace: '', ok: false });
  world.shop.addCheckRun({ name, conclusion: 'failure' });
  const detailsUrl = 'https://github.com/acme/shop/actions/runs/1';
  world.shop.addCheckRun({ name: 'by this run', conclusion: 'failure', detailsUrl });
  expect((await asked(world, {})).status).toBe('pass');
  expect((await asked(world, { names: [name] })).status).toBe('fail');
});

test('more than a page of checks is read to its end', async () => {
  const world = await green();
  for (let count = 0; count < 120; count += 1) world.shop.addCheckRun({ name: `shard ${count}` });
  world.shop.addCheckRun({ name: 'the last one', conclusion: 'failure' });
  expect((await asked(world, {})).finding).toMatch(/^123 of 124 .*`the last one` \(failure\)$/);
});

test('it waits for what still runs, and a retry asks again', async () => {
  const { shop, runtime, again } = await green();
  const slow = shop.addCheckRun({ name: 'e2e', status: 'in_progress', conclusion: null });
  // Whoever pauses finds the check done afterwards; the time limit is left as it is.
  const sleep = async (milliseconds: number, signal?: AbortSignal) => {
    if (milliseconds >= 30_000) return runtime.clock.sleep(milliseconds, signal);
    Object.assign(slow, { status: 'completed', conclusion: 'success' });
  };
  const outside = { ...runtime, clock: { now: () => runtime.clock.now(), sleep } };
  const check = { kind: 'ci-status' };
  const waiting = await ask({ ...check, wait: '10m', timeout: '15m' }, outside, again());
  expect(waiting).toMatchObject({ status: 'pass', tries: 1 });

  Object.assign(slow, { status: 'in_progress', conclusion: null });
  expect(await ask({ ...check, retries: 1 }, outside, again())).toMatchObject({ status: 'pass', tries: 2 });
});

test('a wait that the time limit ends anyway is refused', () => {
  expect(() => section({ kind: 'ci-status', wait: '10m' })).toThrow(/must be shorter than `timeout`/);
});
