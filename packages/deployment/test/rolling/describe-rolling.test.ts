import { loadConfiguration } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { expect, it } from 'vitest';
import {
  countAt,
  describeRolling,
  foreseeRolling,
  type RollingConfigured,
  type RollingPlan,
  rollingPlan,
  rollingUpdate,
  runOf,
  stepsFrom,
} from '../../src/index.ts';
import { plan, RollingWorld } from './rolling-world.ts';

const workload = `
deployer: kubernetes
namespace: shop
timeout: 5m
deployments: { api: { containers: { api: "shop/api:{{version}}" } }, worker: { containers: { w: "shop/w:{{version}}" } } }
`;
const rolling = `
steps: [1 5m, 50% 2m, 100%]
workloads:
  worker:
    steps: [100%]
    drain: [{ run: a }, { run: b }]
    verify: [{ run: c }]
    restore: [{ run: d }]
    stale-tasks:
      - { store: redis, url: redis://127.0.0.1, queue: jobs, older-than: 1h }
      - { store: redis, url: redis://127.0.0.1, queue: thumbs, purge: thumbs }
`;

async function configured(): Promise<RollingConfigured> {
  return loadConfiguration(
    {
      ...{ file: undefined, environment: undefined, overrides: { workload, rolling } },
      ...{ needs: ['workload', 'rolling'], uses: ['health', 'metrics', 'aws'] },
    },
    await createTestRuntime(),
  );
}

async function describe(world: RollingWorld, more: Partial<RollingPlan> = {}): Promise<readonly string[]> {
  const configuration = await configured();
  const { version, sha, policies } = plan;
  const intent = { version, sha, policies, chosen: undefined };
  const asked = { ...rollingPlan(configuration, intent, ['api', 'worker']), ...more };
  return describeRolling(configuration, asked, await foreseeRolling(asked, world.dependencies('run-2')));
}

it('tells every write in its order, and what follows from a regression', async () => {
  expect(await describe(new RollingWorld())).toEqual([
    'deployment api: record that this run updates it, so that no other begins',
    'deployment worker: record that this run updates it, so that no other begins',
    'deployment api: 1 of 4 instances with 2.0.0, ready within 5m, watched for 5m by its instances',
    'deployment api: 2 of 4 instances with 2.0.0, ready within 5m, watched for 2m by its instances',
    'deployment api: 4 of 4 instances with 2.0.0, ready within 5m',
    'deployment api: put back whatever was changed besides the version, and end the record',
    'deployment worker: drain, 2 steps',
    'queue `jobs`: remove tasks, that waited longer than 1h',
    'queue `thumbs`: remove tasks, all of them',
    'deployment worker: 4 of 4 instances with 2.0.0, ready within 5m',
    'deployment worker: verify, 1 step',
    'deployment worker: put back whatever was changed besides the version, and end the record',
    'on a regression instead: what ran before 2.0.0 comes back wherever it was replaced: deployment worker, deployment api; then restore deployment worker',
  ]);
});

it('tells the rest of an update that is held, and its undo', async () => {
  const world = new RollingWorld();
  world.onLook = () => {
    if (world.api.record?.intended === 2) world.verdicts = ['regress'];
  };
  const policies = { ...plan.policies, regress: 'hold' } as const;
  await rollingUpdate({ ...plan, policies }, world.dependencies());
  const events = [...world.events];
  const on = await describe(world, { resume: 'continue', policies });
  expect(on[0]).toMatch(/^take on: the update of deployment api to 2.0.0, .* is held with 2 of 4/);
  expect(on[3]).toContain('deployment api: 2 of 4 instances with 2.0.0');
  expect(on.at(-1)).toContain('everything stays as it is until somebody decides');
  expect(await describe(world, { resume: 'undo' })).toEqual([
    expect.stringContaining('take on: '),
    'deployment api: bring back what ran before on 4 instances',
  ]);
  await expect(describe(world)).rejects.toThrow(/input `resume`/);
  expect(world.events).toEqual(events);
});

it('tells when there is nothing to do', async () => {
  const world = new RollingWorld();
  expect(await describe(world, { resume: 'undo' })).toEqual(['nothing: no instance runs 2.0.0']);
  await rollingUpdate(plan, world.dependencies());
  expect(await describe(world)).toEqual(['nothing: 2.0.0 runs on every instance already']);
});

it.each([
  [{ percent: 50 }, 5, 3],
  [{ percent: 1 }, 3, 1],
  [{ percent: 100 }, 7, 7],
  [{ instances: 5 }, 3, 3],
  [{ instances: 1 }, 0, 1],
] as const)('%j of %i instances is %i', (size, instances, count) => {
  expect(countAt({ size, watch: 0 }, instances)).toBe(count);
});

it('goes on at the step it stopped at, or at the last', () => {
  const steps = [{ instances: 1 }, { percent: 50 }, { percent: 100 }].map((size) => ({ size, watch: 0 }));
  expect(stepsFrom(steps, 0, 4)).toHaveLength(3);
  expect(stepsFrom(steps, 1, 4)).toHaveLength(3);
  expect(stepsFrom(steps, 2, 4)).toHaveLength(2);
  expect(stepsFrom(steps, 3, 4)).toHaveLength(1);
  // There are fewer by now than it intended.
  expect(stepsFrom(steps, 9, 4)).toHaveLength(1);
});

it('knows the job that wrote a record, and that a person by hand has none', () => {
  const run = { repository: 'acme/shop', runId: 7, attempt: 2, job: 'update' };
  expect(runOf({ holder: 'acme/shop/7/2/update' })).toEqual(run);
  expect(runOf({ holder: 'acme/shop/7/2/update/31' })).toEqual({ ...run, checkRunId: 31 });
  expect(runOf({ holder: 'eve@laptop/4711' })).toBeUndefined();
});
