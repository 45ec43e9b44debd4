import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { openRollingWorkloads } from '../../src/index.ts';
import { recordOf, startWorld, step, type Workload } from './world.ts';

describe('before anything is written', () => {
  test.each([
    [{ strategy: { type: 'Recreate' } }, /its strategy is `Recreate`.*set `strategy.type: RollingUpdate`/],
    [{ paused: true }, /it is paused.*`kubectl rollout resume`/],
  ])('a Deployment with %o is refused', async (spec, message) => {
    const world = await startWorld();
    world.api.change<Workload>('Deployment', 'shop', 'api', (one) => Object.assign(one.spec, spec));
    const workload = await world.open();
    const problems = await workload.preflight();
    expect(problems).toEqual([expect.stringMatching(message)]);
    expect(problems[0]).toMatch(/^deployment shop\/api: /);
    await workload.read();
    await expect(workload.advance(recordOf(1))).rejects.toThrow(message);
  });

  test.each([
    [{ updateStrategy: { type: 'OnDelete' } }, /its update strategy is `OnDelete`/],
    [
      { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } } },
      /partition` is 2: .*set it to 0/,
    ],
  ])('a StatefulSet with %o is refused', async (spec, message) => {
    const world = await startWorld(spec, 'StatefulSet');
    expect(await (await world.open()).preflight()).toEqual([expect.stringMatching(message)]);
  });

  test('a rollout under way is refused, unless it is the update itself', async () => {
    const world = await startWorld();
    const workload = await world.open();
    expect(await workload.preflight()).toEqual([]);
    world.controller.broken.add('shop/api:9');
    world.api.change<Workload>('Deployment', 'shop', 'api', ({ spec }) => {
      spec.template.spec.containers[0].image = 'shop/api:9';
    });
    expect(await workload.preflight()).toEqual([expect.stringMatching(/under way already/)]);
    world.controller.run();
    expect(await workload.preflight()).toEqual([expect.stringMatching(/under way already/)]);

    const updated = await startWorld();
    await step(updated, await updated.open(), 2);
    expect(await (await updated.open()).preflight()).toEqual([]);
  });

  test('what isn’t there is named, all at once', async () => {
    const world = await startWorld();
    const more = { containers: { api: 'a', web: 'b' }, 'init-containers': { migrate: 'c' } };
    expect(await (await world.open('a', more)).preflight()).toEqual([
      'deployment shop/api: it has no container `web`; it has `api`, `proxy`',
      'deployment shop/api: it has no init container `migrate`; it has `schema`',
    ]);
    world.api.remove('Deployment', 'shop', 'api');
    expect(await (await world.open()).preflight()).toEqual([
      expect.stringMatching(/^deployment shop\/api: there is none/),
    ]);
  });

  test('rights that are missing are named, even that to look at it', async () => {
    const world = await startWorld();
    const workload = await world.open();
    world.api.rules = [];
    const problems = (await workload.preflight()).join('\n');
    for (const right of [
      /get `deployments\.apps`/,
      /update `deployments\.apps`/,
      /list `replicasets\.apps`/,
      ...[/list `pods`/, /list `events`/, /get `pods\/log`/],
    ])
      expect(problems).toMatch(right);
  });

  test('the right to read logs is needed only where lines of them are shown', async () => {
    const { api, runtime } = await startWorld();
    const release = { service: 'shop', environment: 'production', version: '2', sha: undefined };
    const problems = async (lines: number) => {
      const deployments = { api: { containers: { api: 'shop/api:2' } } };
      const given = { deployer: 'kubernetes', namespace: 'shop', timeout: 60_000, deployments } as const;
      const [opened] = await openRollingWorkloads({ ...given, 'log-lines': lines }, release, runtime);
      return opened?.preflight();
    };
    api.rules = [
      { verbs: ['get', 'update'], group: 'apps', resource: 'deployments' },
      { verbs: ['list'], group: 'apps', resource: 'replicasets' },
      ...['pods', 'events'].map((resource) => ({ verbs: ['list'], resource })),
    ];
    expect(await problems(1)).toEqual([expect.stringMatching(/may not get `pods\/log`/)]);
    expect(await problems(0)).toEqual([]);
  });
});

describe('the workloads of a configuration', () => {
  const release = { service: 'shop', environment: 'production', version: '2', sha: 'abc' };
  const base = { deployer: 'kubernetes', namespace: 'shop', 'log-lines': 10, timeout: 60_000 } as const;

  test('come in their order, Deployments first, with placeholders filled in and under the name they were given', async () => {
    const runtime = await createTestRuntime();
    const workloads = await openRollingWorkloads(
      {
        ...base,
        deployments: {
          '{{service}}-api': { containers: { api: 'shop/api:{{version}}' } },
          worker: { namespace: 'jobs-{{environment}}', containers: { worker: 'shop/worker:{{sha}}' } },
        },
        'stateful-sets': { queue: { containers: { queue: 'shop/queue:2' } } },
      },
      release,
      runtime,
    );
    expect(workloads.map(({ name, key }) => [name, key])).toEqual([
      ['deployment shop/shop-api', '{{service}}-api'],
      ['deployment jobs-production/worker', 'worker'],
      ['statefulset shop/queue', 'queue'],
    ]);
  });

  test('can’t have a colour, or one name twice', async () => {
    const runtime = await createTestRuntime();
    const pods = { containers: { api: 'shop/api:2' } };
    await expect(
      openRollingWorkloads({ ...base, namespace: '{{color}}', deployments: { api: pods } }, release, runtime),
    ).rejects.toThrow(/no color is known here/);
    await expect(
      openRollingWorkloads(
        { ...base, deployments: { api: pods }, 'stateful-sets': { api: pods } },
        release,
        runtime,
      ),
    ).rejects.toThrow(/are both called `api`/);
  });
});
