import { expect, test } from 'vitest';
import { section } from '../asking.ts';
import { askAgain, refusals, type ShopOnGithub, shopOnGithub } from '../github/shop-on-github.ts';
import { outcomes } from '../outcomes.ts';

type Deployment = NonNullable<Parameters<ShopOnGithub['shop']['addDeployment']>[0]>;

const hour = 3_600_000;
const asked = (world: ShopOnGithub, check: object) => askAgain(world, { kind: 'deployment', ...check });

async function deployed(...deployments: Deployment[]) {
  const world = await shopOnGithub();
  for (const one of deployments) world.shop.addDeployment({ sha: world.sha, ...one });
  return world;
}

outcomes('deployment', {
  passes: async () =>
    (await deployed({ createdAt: Date.now() - hour })).scene(
      { 'younger-than': '2h' },
      /^[0-9a-f]{7} was deployed to `staging` 1h ago$/,
      /newest status: success/,
    ),
  warns: async () =>
    (await deployed({ createdAt: Date.now() - 3 * hour })).scene(
      { 'younger-than': '7d', 'warn-older-than': '2h' },
      /was deployed to `staging` 3h ago, better less than 2h$/,
    ),
  fails: {
    'a commit that was never deployed there': async () =>
      (await deployed({ environment: 'dev' }, { sha: 'f'.repeat(40) })).scene(
        {},
        /^[0-9a-f]{7} was never deployed to `staging`: deploy it there first$/,
      ),
    'a deployment that failed': async () =>
      (await deployed({}, { states: ['in_progress', 'failure'] })).scene(
        {},
        /ended with failure, wanted success$/,
      ),
    'a deployment that is under way': async () =>
      (await deployed({ states: ['queued', 'in_progress'] })).scene({}, /is still under way \(in_progress\)/),
    'a deployment without a status': async () =>
      (await deployed({ states: [] })).scene({}, /has no status yet, wanted success$/),
    'a deployment that another has replaced': async () =>
      (await deployed({ states: ['success', 'inactive'] })).scene(
        {},
        /succeeded, but a later one has taken its place/,
      ),
    'a deployment that another has replaced where GitHub calls none inactive, as in production': async () =>
      (await deployed({}, { sha: 'f'.repeat(40) }, { sha: 'e'.repeat(40), states: ['failure'] })).scene(
        {},
        /succeeded, but a later one has taken its place$/,
      ),
    'a failed deployment that another has replaced': async () =>
      (await deployed({ states: ['failure', 'inactive'] })).scene(
        { superseded: 'allow' },
        /ended with inactive/,
      ),
    'a deployment of long ago': async () =>
      (await deployed({ createdAt: Date.now() - 50 * hour })).scene(
        { 'younger-than': '2d' },
        /2d2h ago, wanted less than 2d$/,
      ),
  },
  unreachable: refusals({}, 'deployments: read'),
});

test('one that was replaced can be allowed, or be a warning', async () => {
  const world = await deployed({ states: ['success', 'inactive'] });
  expect((await asked(world, { superseded: 'warn' })).status).toBe('warn');
  expect((await asked(world, { superseded: 'allow' })).status).toBe('pass');
});

test('later ones that failed, or of another task or environment, replace nothing', async () => {
  const other = { sha: 'f'.repeat(40) };
  const world = await deployed({}, { ...other, states: ['failure'] }, { ...other, environment: 'dev' });
  expect((await asked(world, {})).status).toBe('pass');
  const tasks = await deployed({ task: 'deploy:blue' }, { ...other, task: 'deploy:green' });
  expect((await asked(tasks, { task: 'deploy:blue' })).status).toBe('pass');
  expect((await asked(tasks, {})).status).toBe('fail');
  expect((await asked(tasks, { superseded: 'allow' })).status).toBe('pass');
});

test('one that more than a page of others came after is still found', async () => {
  const later = Array.from({ length: 105 }, () => ({ sha: 'f'.repeat(40), states: ['failure' as const] }));
  const world = await deployed({}, ...later);
  expect((await asked(world, { superseded: 'allow' })).status).toBe('pass');
  expect((await asked(world, {})).finding).toMatch('a later one has taken its place');
});

test('a tag counts in place of the commit, and a task beside it', async () => {
  const world = await deployed({ ref: 'v1.2.0', sha: 'f'.repeat(40), task: 'deploy:blue' });
  expect((await asked(world, { ref: 'v{{version}}' })).finding).toMatch(/^v1.2.0 was deployed/);
  expect((await asked(world, { ref: 'v{{version}}', task: 'deploy:blue' })).status).toBe('pass');
  expect((await asked(world, { ref: 'v{{version}}', task: 'deploy' })).status).toBe('fail');
  expect((await asked(world, { ref: 'v9.9.9' })).finding).toMatch('v9.9.9 was never deployed');
});

test('a warning beyond the failure is refused', () => {
  const check = { kind: 'deployment', 'younger-than': '1d', 'warn-older-than': '2d' };
  expect(() => section(check)).toThrow(/shorter than `younger-than`/);
});
