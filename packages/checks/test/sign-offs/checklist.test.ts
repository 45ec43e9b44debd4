import type { FakeGithub, FakeRepository } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import type { CheckContext } from '../../src/check.ts';
import { runChecks } from '../../src/engine.ts';
import { selectChecks } from '../../src/selection.ts';
import { checklistMarker } from '../../src/sign-offs/checklist-body.ts';
import { ask, contextOf, section, subject } from '../asking.ts';
import { checklistWorld, item, lead, openChecklist, opened, toggle, type World } from './checklists.ts';

/** Runs several sign-offs as one run of the action does. */
async function runAll(world: World, context: Pick<CheckContext, 'github'>, ...checks: readonly object[]) {
  const all = section(...checks.map((check) => ({ ...lead, ...check })));
  const selected = await selectChecks({ checks: all }, contextOf(world.runtime, context));
  return runChecks(selected.checks, world.runtime, { concurrency: 64 });
}

/** Waits until a run has read the history once. */
const firstLook = ({ requests }: FakeGithub) =>
  expect
    .poll(() => requests.some(({ operation, status }) => operation === 'graphql' && status === 200), {
      timeout: 20_000,
    })
    .toBe(true);

const asked = ({ requests }: FakeGithub) => requests.map(({ operation }) => operation);
const only = ({ state }: FakeRepository) => {
  expect(state.issues).toHaveLength(1);
  return state.issues[0] ?? expect.fail();
};

// One client's writes are a second apart, so that these wait rather than work.
describe.concurrent('the issue', () => {
  const twenty = Array.from({ length: 20 }, (_, n) => ({ id: `check-${n}`, role: `Role ${n % 3}` }));

  test('is opened once for all checks of a run, and found again by the next', async () => {
    const world = await checklistWorld();
    const results = await runAll(world, world.run(), ...twenty);
    expect(asked(world.github)).toEqual(['issues/list-for-repo', 'issues/create', 'issues/list-for-repo']);
    expect(results.every(({ finding }) => finding.startsWith('waits for Role'))).toBe(true);
    const { title, labels, body } = only(world.repository);
    expect({ title, labels }).toEqual({
      title: 'Deployment checklist: shop 1.2.0 to production, pre-deploy',
      labels: ['deployment-checklist'],
    });
    expect(body.match(/^## /gm)).toHaveLength(3);
    world.repository.editIssue({ number: 1 }, 'alice', toggle('check-7'));
    world.github.requests.splice(0);
    const again = await runAll(world, world.run(), ...twenty);
    expect(asked(world.github)).toEqual(['issues/list-for-repo', 'graphql']);
    expect(again.filter(({ status }) => status === 'pass').map(({ id }) => id)).toEqual(['check-7']);
  });

  test('is the older one when another job opened one at the same time', async () => {
    const world = await checklistWorld();
    world.github.fail({
      kind: 'meanwhile',
      operation: 'issues/create',
      act: () => openChecklist(world.repository, item()),
    });
    const [result] = await runAll(world, world.run(), {});
    expect(result?.finding).toContain('/issues/1');
    expect(world.repository.state.issues.map(({ state, stateReason }) => ({ state, stateReason }))).toEqual([
      { state: 'open', stateReason: null },
      { state: 'closed', stateReason: 'duplicate' },
    ]);
  });

  test('gets what is missing, and loses no tick that was lost to an update', async () => {
    const world = await opened();
    world.edit('alice');
    world.repository.editIssue(world.issue, 'github-actions[bot]', toggle());
    const results = await runAll(
      world,
      world.run(),
      {},
      { id: 'new', role: 'Operations', statement: 'Somebody is there' },
    );
    expect(results.map(({ status }) => status)).toEqual(['pass', 'fail']);
    expect(asked(world.github)).toEqual(['issues/list-for-repo', 'graphql', 'issues/update']);
    const { body } = only(world.repository);
    expect(body).toContain('- [x] The release notes are read');
    expect(body).toContain('## Operations\n\n- [ ] Somebody is there');
  });

  test('that somebody made themselves brings in no ticks of others', async () => {
    const world = await checklistWorld();
    const { body } = openChecklist(world.repository, item());
    const [issue] = world.repository.state.issues.splice(0);
    world.repository.addIssue({
      title: 'x',
      body: toggle()(body),
      author: 'mallory',
      labels: issue?.labels ?? [],
    });
    const [result] = await runAll(world, world.run(), {});
    expect(result?.finding).toMatch(/^ticked by @mallory, who isn't among @alice/);
  });

  const marker = (version: string) =>
    checklistMarker({ subject: { ...subject, version }, phase: 'pre-deploy' });

  test.each([
    [
      'in place of its own',
      (body: string) => body.replace(marker('1.1.0'), marker('1.2.0')),
      /^ticked by @mallory, who isn't/,
    ],
    ['beside its own', (body: string) => `${marker('1.2.0')}\n${body}`, /^waits for .*\/issues\/2$/],
  ])(
    'of another deployment brings in no ticks when somebody writes this marker %s',
    async (_, change, finding) => {
      const world = await checklistWorld();
      const earlier = openChecklist(world.repository, item());
      Object.assign(earlier, { body: earlier.body.replace(marker('1.2.0'), marker('1.1.0')) });
      world.repository.editIssue(earlier, 'alice', toggle());
      world.repository.editIssue(earlier, 'mallory', change);
      const [result] = await runAll(world, world.run(), {});
      expect(result?.status).toBe('fail');
      expect(result?.finding).toMatch(finding);
    },
  );

  test('is put right when an app ticked it', async () => {
    const world = await opened();
    world.edit('github-actions[bot]');
    const [result] = await runAll(world, world.run(), {});
    expect(result?.finding).toMatch(/^ticked by the app github-actions, which doesn't count; waits for/);
    expect(only(world.repository).body).toContain('- [ ] The release notes are read');
  });

  test('is not read again for a check that begins a little later, and is for one that tries again', async () => {
    const world = await opened();
    const context = world.run();
    await runAll(world, context, {});
    world.edit('alice');
    expect((await runAll(world, context, {}))[0]?.finding).toMatch(/^waits for/);
    expect(asked(world.github)).toEqual(['issues/list-for-repo', 'graphql']);
    const [again] = await runAll(world, context, { retries: 1 });
    expect(again?.finding).toMatch(/^signed off by @alice .*\(try 2\)$/);
  });

  test('is not opened when nothing is asked', async () => {
    const world = await checklistWorld();
    const { checks } = await selectChecks({ checks: section(lead) }, contextOf(world.runtime, world.run()));
    expect(checks[0]?.check.asks).toBe(
      'the checklist issue of this deployment: Engineering lead, @alice: The release notes are read',
    );
    expect(world.github.requests).toEqual([]);
  });
});

test.concurrent('waits until somebody ticks it, with one request a look', async () => {
  const { runtime, run, github, edit } = await opened();
  const waiting = ask({ ...lead, wait: '1h', timeout: '2h' }, runtime, run());
  await firstLook(github);
  edit('alice');
  expect(await waiting).toMatchObject({ status: 'pass', tries: 1 });
  expect(asked(github)).toEqual(['issues/list-for-repo', 'graphql', 'graphql']);
});

test.concurrent('a wait that is cut off says who was waited for', async () => {
  const { runtime, run, github } = await opened();
  const controller = new AbortController();
  const waiting = ask(
    { ...lead, wait: '1h', timeout: '2h' },
    { ...runtime, signal: controller.signal },
    run(),
  );
  await firstLook(github);
  controller.abort(new Error('cancelled'));
  expect(await waiting).toMatchObject({
    status: 'fail',
    finding: expect.stringMatching(/waits for Engineering lead/),
  });
});
