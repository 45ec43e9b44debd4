import { describe, expect, it } from 'vitest';
import { updateAnnotation } from '../../../src/kubernetes/annotations.ts';
import { deployer, release, startWorld, type World, workload, writes } from './world.ts';

async function withApi(spec: Parameters<typeof workload>[3] = {}): Promise<World> {
  const world = await startWorld();
  world.controllers.add(workload('Deployment', 'green', 'api', spec));
  return world;
}

const ofApi = { group: 'apps', resource: 'deployments', namespace: 'green', names: ['api'] };
const rules = [
  { ...ofApi, verbs: ['get', 'update'] },
  { verbs: ['list'], group: 'apps', resource: 'replicasets', namespace: 'green' },
  { verbs: ['list'], resource: 'pods', namespace: 'green' },
  { verbs: ['list'], resource: 'events', namespace: 'green' },
  { verbs: ['get'], resource: 'pods/log', namespace: 'green' },
];

describe('preflight', () => {
  it('finds nothing with exactly the rights that a deployment uses, and these are enough', async () => {
    const world = await withApi();
    world.api.rules = rules;
    expect(await deployer(world).preflight(release)).toEqual([]);
    expect(writes(world)).toEqual([]);
    world.controllers.fates.set('2', () => {});
    await expect(deployer(world).deploy(release)).rejects.toThrow('did not roll out within 20s');
    expect(world.runtime.lines.join('\n')).not.toContain('orbidden');
  });

  it.each(rules.map((rule, index) => [rule.verbs.join(', '), rule.resource, index]))(
    'names the right to %s %s when it is missing',
    async (verbs, resource, index) => {
      const world = await withApi();
      world.api.rules = rules.filter((_, other) => other !== index);
      const found = await deployer(world).preflight(release);
      expect(found).toHaveLength(String(verbs).split(', ').length);
      expect(found.join('\n')).toContain(resource);
      expect(found.join('\n')).toContain('`green`');
    },
  );

  it('asks for the right to list deployments where several are in a namespace, and for no logs where none are read', async () => {
    const world = await withApi();
    world.controllers.add(workload('Deployment', 'green', 'web'));
    world.api.rules = [...rules.slice(0, 4), { ...ofApi, verbs: ['get', 'update'], names: ['web'] }];
    const containers = { api: 'shop/api:2' };
    const both = deployer(world, {
      deployments: { api: { containers }, web: { containers } },
      'log-lines': 0,
    });
    expect(await both.preflight(release)).toEqual([
      expect.stringMatching(/may not list `deployments.apps` in/),
    ]);
  });

  it('warns of a kubectl that is too old for the API, and goes on', async () => {
    const world = await startWorld({ version: { major: '1', minor: '30', gitVersion: 'v1.30.1' } });
    world.controllers.add(workload('Deployment', 'green', 'api'));
    expect(await deployer(world).preflight(release)).toEqual([]);
    expect(
      world.runtime.lines.filter((line) => /^warning: kubectl is `v1.30.1`, but/.test(line)),
    ).toHaveLength(1);
  });

  it('tells everything at once', async () => {
    const world = await withApi({ paused: true });
    const set = (name: string, spec: object) =>
      world.controllers.add(workload('StatefulSet', 'green', name, spec));
    set('queue', { updateStrategy: { type: 'OnDelete' } });
    set('cache', { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 3 } } });
    const containers = { api: 'shop/api:2' };
    const all = deployer(world, {
      deployments: {
        api: { containers: { api: 'x', proxy: 'y' }, 'init-containers': { migrate: 'z' } },
        gone: { containers },
      },
      'stateful-sets': { queue: { containers }, cache: { containers } },
    });
    expect(await all.preflight(release)).toEqual([
      'deployment green/api has no container `proxy`; it has `api`',
      'deployment green/api has no init container `migrate`; it has none',
      expect.stringMatching(
        /^deployment green\/api is paused.*kubectl -n green rollout resume deployment\/api/,
      ),
      expect.stringMatching(/^deployment green\/gone is not there; create it/),
      expect.stringMatching(/^statefulset green\/queue has the update strategy `OnDelete`/),
      expect.stringMatching(/^statefulset green\/cache has the partition 3 and 3 pods/),
    ]);
  });

  it('refuses what a rolling update is under way at, and so does the deployment itself', async () => {
    const world = await withApi({ paused: true });
    world.api.change('Deployment', 'green', 'api', ({ metadata }) => {
      metadata.annotations = { [updateAnnotation]: '{"record":{}}' };
    });
    const said = 'deployment green/api is in the middle of a rolling update; finish or undo that';
    expect(await deployer(world).preflight(release)).toEqual([expect.stringContaining(said)]);
    await expect(deployer(world).deploy(release)).rejects.toThrow(`nothing was changed:\n${said}`);
    expect(writes(world)).toEqual([]);
  });

  it('refuses what both colours share: the idle one is not idle then', async () => {
    const world = await withApi();
    const shared = { namespace: 'green' } as const;
    expect(await deployer(world, shared).preflight(release)).toEqual([
      expect.stringMatching(/green\/api is the same for blue and green/),
    ]);
    const clusters = deployer(world, { ...shared, context: '{{color}}-cluster' });
    expect((await clusters.preflight(release)).join('\n')).not.toContain('same for blue and green');
  });

  it.each([
    [
      { deployments: { 'api-{{version}}': { containers: { api: 'x' } } } },
      '2.0.0_RC',
      /name of .* is `api-2.0.0_RC`/,
    ],
    [{ namespace: '{{color}}-{{version}}' }, '2.0', /namespace of .* is `green-2.0`/],
    [{ deployments: { api: { containers: { api: 'x:{{sha}}' } } } }, '2', /`{{sha}}` is used in/],
    [{ context: 'elsewhere' }, '2', /context "elsewhere" does not exist/],
    [
      {
        deployments: {
          'api-{{color}}': { containers: { api: 'x' } },
          'api-green': { containers: { api: 'y' } },
        },
      },
      ...(['2', /two names under `deployments` are the same/] as const),
    ],
  ])('says what the values of a release make impossible: %j', async (given, version, said) => {
    const world = await withApi();
    const found = await deployer(world, given).preflight({ ...release, version });
    expect(found.some((each) => said.test(each))).toBe(true);
  });

  describe('without rights', () => {
    const look = (world: World, given: Parameters<typeof deployer>[1] = {}) =>
      deployer(world, given).preflight(release, { rights: false });
    const containers = { api: 'shop/api:2' };

    it('finds nothing with the right to read the workloads alone, and makes no other request', async () => {
      const world = await withApi();
      world.api.rules = [{ ...ofApi, verbs: ['get'] }];
      expect(await look(world)).toEqual([]);
      expect(world.api.requests.map((request) => request.split('?')[0])).toEqual([
        'GET /apis/apps/v1/namespaces/green/deployments/api',
      ]);
    });

    it('tells all that reading shows at once', async () => {
      const world = await withApi({ paused: true });
      const deployments = { api: { containers: { proxy: 'y' } }, gone: { containers } };
      expect(await look(world, { deployments })).toEqual([
        'deployment green/api has no container `proxy`; it has `api`',
        expect.stringMatching(/^deployment green\/api is paused/),
        expect.stringMatching(/^deployment green\/gone is not there; create it/),
      ]);
      expect(await look(world, { namespace: 'green' })).toEqual([
        expect.stringMatching(/green\/api is the same for blue and green/),
      ]);
    });

    it('is a failure for a login that may not read, unless something else was found', async () => {
      const world = await withApi();
      world.api.rules = [{ ...ofApi, verbs: ['get'], names: ['gone'] }];
      await expect(look(world)).rejects.toMatchObject({
        name: 'ProviderError',
        message: 'this login may not read deployment green/api',
      });
      const both = { api: { containers }, gone: { containers } };
      expect(await look(world, { deployments: both })).toEqual([expect.stringContaining('is not there')]);
    });

    it('is a failure without a way to the cluster, and asks an API in trouble once', async () => {
      const world = await withApi();
      await expect(look(world, { context: 'elsewhere' })).rejects.toMatchObject({
        name: 'ProviderError',
        message: expect.stringContaining('context "elsewhere" does not exist'),
      });
      world.api.faults.push(...Array.from({ length: 500 }, () => ({ how: 503 }) as const));
      const started = world.runtime.clock.now();
      await expect(look(world)).rejects.toMatchObject({ name: 'ProviderError' });
      expect(world.runtime.clock.now()).toBe(started);
    });
  });

  it('throws when the API stays away', async () => {
    const world = await withApi();
    world.api.faults.push(...Array.from({ length: 500 }, () => ({ how: 503 }) as const));
    await expect(deployer(world).preflight(release)).rejects.toMatchObject({ name: 'ProviderError' });
  });
});
