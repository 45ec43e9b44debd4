import { ConfigurationError, ProviderError } from '@deploy-actions/action-kit';
import { describe, expect, it } from 'vitest';
import type { FakeWorkload } from './fake-controllers.ts';
import { deployer, imageOf, release, startWorld, type World, workload, writes } from './world.ts';

async function withApi(): Promise<World> {
  const world = await startWorld();
  world.controllers.add(workload('Deployment', 'green', 'api'));
  return world;
}

describe('a deployment', () => {
  it('rolls out all workloads of all namespaces, and waits for all their pods', async () => {
    const world = await withApi();
    world.controllers.add(workload('Deployment', 'green', 'web-green'));
    world.controllers.add(workload('StatefulSet', 'shop', 'queue-green'));
    const of = (image: string) => ({ containers: { api: `${image}:{{version}}` } });
    await deployer(world, {
      deployments: { api: of('shop/api'), 'web-{{color}}': of('shop/web') },
      'stateful-sets': { 'queue-{{color}}': { namespace: 'shop', ...of('shop/queue') } },
    }).deploy(release);
    expect(world.api.pods.map(({ spec }) => spec.containers[0]?.image).sort()).toEqual([
      ...Array(3).fill('shop/api:2'),
      ...Array(3).fill('shop/queue:2'),
      ...Array(3).fill('shop/web:2'),
    ]);
    expect(world.api.pods.every(({ status }) => status.phase === 'Running')).toBe(true);
    expect(world.runtime.lines.filter((line) => line.startsWith('✔'))).toHaveLength(3);
    expect(writes(world)).toHaveLength(3);
  });

  it('does not take the status of before for that of what it wrote', async () => {
    const world = await withApi();
    let looks = 0;
    world.api.meanwhile = (method, path) => {
      if (method === 'GET' && path.endsWith('/deployments/api') && writes(world).length > 0) looks += 1;
      // The controller is busy: for some looks, everything is as available as it was.
      if (looks === 0 || looks > 3) world.controllers.run();
    };
    await deployer(world).deploy(release);
    expect(looks).toBeGreaterThan(3);
    expect(world.runtime.lines).toContain(
      'deployment green/api: its controller has not taken up the change yet',
    );
  });

  it('looks at several of a namespace with one request', async () => {
    const world = await withApi();
    world.controllers.add(workload('Deployment', 'green', 'web'));
    world.controllers.fates.set('2', () => {});
    const containers = { api: 'shop/api:{{version}}' };
    const both = { deployments: { api: { containers }, web: { containers } } };
    await expect(deployer(world, both).deploy(release)).rejects.toThrow('2 of 2 workloads did not roll out');
    const looks = world.api.requests.filter((request) => /^GET .*\/deployments\?/.test(request)).length;
    expect(looks).toBe(11);
    for (const list of ['pods', 'replicasets', 'events'])
      expect(world.api.requests.filter((request) => request.includes(`/${list}?`))).toHaveLength(looks);
  });

  it('changes images and replicas, and nothing else', async () => {
    const world = await startWorld();
    const given = workload('Deployment', 'green', 'api', { minReadySeconds: 5 });
    const containers = [
      { name: 'api', image: 'shop/api:1', env: [{ name: 'A', value: 'b' }] },
      { name: 'proxy', image: 'envoy:1' },
    ];
    const initContainers = [{ name: 'migrate', image: 'shop/api:1', args: ['up'] }];
    const spec = { containers, initContainers, volumes: [{ name: 'v', emptyDir: {} }] };
    world.controllers.add({
      ...given,
      metadata: { ...given.metadata, annotations: { team: 'web' } },
      spec: { ...given.spec, template: { ...given.spec.template, spec } },
    });
    const before = world.api.find<FakeWorkload>('Deployment', 'green', 'api');
    await deployer(world, {
      deployments: {
        api: { containers: { api: 'shop/api:2' }, 'init-containers': { migrate: 'shop/api:2' }, replicas: 5 },
      },
    }).deploy(release);
    const after = world.api.find<FakeWorkload>('Deployment', 'green', 'api');
    expect(after?.spec).toEqual({
      ...before?.spec,
      replicas: 5,
      template: {
        ...before?.spec.template,
        spec: {
          ...spec,
          containers: [{ ...containers[0], image: 'shop/api:2' }, containers[1]],
          initContainers: [{ ...initContainers[0], image: 'shop/api:2' }],
        },
      },
    });
    expect(after?.metadata.annotations).toEqual({ team: 'web' });
    expect(world.runtime.lines).toContain(
      'deployment green/api: migrate: shop/api:1 → shop/api:2, api: shop/api:1 → shop/api:2, replicas: 3 → 5',
    );
  });

  it('writes nothing where exactly this is to run, and still waits until it does', async () => {
    const world = await startWorld();
    world.controllers.add(workload('Deployment', 'green', 'api', { image: 'shop/api:2' }));
    world.controllers.fates.set('2', (pod) => {
      pod.status = { phase: 'Pending', conditions: [{ type: 'Ready', status: 'False' }] };
    });
    const stuck = deployer(world).deploy(release);
    await expect(stuck).rejects.toThrow(
      /did not roll out within 20s\n.*0 of 3 pods of the new version are ready/,
    );
    await expect(stuck).rejects.not.toThrow(/Changed before/);
    expect(writes(world)).toEqual([]);
    world.controllers.fates.clear();
    await deployer(world).deploy(release);
    expect(writes(world)).toEqual([]);
    expect(world.runtime.lines).toContain(
      'warning: deployment green/api was to run this before, so nothing is rolled out.',
    );
  });

  it.each(['shop/api', 'shop/api:latest', 'host:5000/shop/api', 'shop/api:production'])(
    'says that nothing rolls out when %s is the same text as before',
    async (image) => {
      const world = await startWorld();
      world.controllers.add(workload('Deployment', 'green', 'api', { image }));
      await deployer(world, { deployments: { api: { containers: { api: image } } } }).deploy(release);
      expect(world.runtime.lines.join('\n')).toContain(`because \`${image}\` is the same text as before`);
    },
  );

  it('waits for the pods above the partition alone, and says which keep what they run', async () => {
    const world = await startWorld();
    const updateStrategy = { type: 'RollingUpdate', rollingUpdate: { partition: 2 } };
    world.controllers.add(workload('StatefulSet', 'green', 'queue', { updateStrategy }));
    const containers = { api: 'shop/api:2' };
    await deployer(world, {
      deployments: undefined,
      'stateful-sets': { queue: { containers } },
    } as never).deploy(release);
    expect(world.api.pods.map(({ spec }) => spec.containers[0]?.image).sort()).toEqual([
      ...['shop/api:1', 'shop/api:1', 'shop/api:2'],
    ]);
    expect(world.runtime.lines.join('\n')).toContain('has the partition 2: pods below that ordinal keep');
  });

  it('says that nothing runs of what has no replicas', async () => {
    const world = await startWorld();
    world.controllers.add(workload('Deployment', 'green', 'api', { replicas: 0 }));
    await deployer(world).deploy(release);
    expect(world.runtime.lines.join('\n')).toContain('has 0 replicas, so nothing of it runs');
  });
});

describe('the fence', () => {
  it('is asked between the read and the write, and what it throws is thrown, with nothing changed', async () => {
    const world = await withApi();
    const lost = new Error('the lock is lost');
    let seen: readonly string[] = [];
    const fence = async () => {
      seen = [...world.api.requests];
      throw lost;
    };
    await expect(deployer(world).deploy(release, { fence })).rejects.toBe(lost);
    expect(seen.filter((request) => request.startsWith('GET') && request.endsWith('/api'))).toHaveLength(1);
    expect(writes(world)).toEqual([]);
    expect(imageOf(world)).toBe('shop/api:1');
  });

  it.each([
    ['explain', new ConfigurationError('the state store may not be read')],
    ['try again', new ProviderError('no answer', { system: 'state', operation: 'read', retryable: true })],
  ])('may throw what the deployer would %s if it were its own', async (_, thrown) => {
    const world = await withApi();
    let asked = 0;
    const fence = () => {
      asked += 1;
      return Promise.reject(thrown);
    };
    await expect(deployer(world).deploy(release, { fence })).rejects.toBe(thrown);
    expect(asked).toBe(1);
  });

  it('is asked before each write, and what was written before it threw is told', async () => {
    const world = await withApi();
    world.controllers.add(workload('Deployment', 'green', 'web'));
    const lost = new ProviderError('the lock is lost', { system: 'state', operation: 'x' });
    const fence = async () => {
      if (writes(world).length === 1) throw lost;
    };
    const containers = { api: 'shop/api:2' };
    const both = deployer(world, { deployments: { api: { containers }, web: { containers } } });
    await expect(both.deploy(release, { fence })).rejects.toThrow(
      'the lock is lost\nChanged before, and left so: deployment green/api (api: shop/api:1 → shop/api:2)',
    );
    expect(imageOf(world, 'Deployment', 'green', 'web')).toBe('shop/api:1');
  });
});

describe('the API', () => {
  it('may fail for a moment: that is told, and borne', async () => {
    const world = await withApi();
    world.api.faults.push({ method: 'GET', how: 503 }, { method: 'PUT', how: 'lost-reply' });
    await deployer(world).deploy(release);
    expect(imageOf(world)).toBe('shop/api:2');
    const warnings = world.runtime.lines.filter((line) => line.startsWith('warning'));
    expect(warnings).toHaveLength(2);
    expect(warnings.join('\n')).toContain('trying again');
    expect(world.runtime.lines).toContain('deployment green/api: api: shop/api:1 → shop/api:2');
  });

  it('that stays away until the time limit is named in the failure', async () => {
    const world = await withApi();
    world.controllers.fates.set('2', () => {});
    const fence = async () => {
      world.api.faults.push(...Array.from({ length: 500 }, () => ({ method: 'GET', how: 503 }) as const));
    };
    await expect(deployer(world).deploy(release, { fence })).rejects.toThrow(
      /did not roll out within 20s\nthe API does not answer: .*ServiceUnavailable/,
    );
    const told = world.runtime.lines.filter((line) => line.includes("can't be looked at"));
    expect(told).toHaveLength(1);
  });

  it('that no longer knows the login ends the wait at once', async () => {
    const world = await withApi();
    world.controllers.fates.set('2', () => {});
    const fence = async () => {
      world.api.meanwhile = (method) => {
        if (method === 'PUT') world.api.token = 'another';
      };
    };
    const began = world.runtime.clock.now();
    const done = deployer(world).deploy(release, { fence });
    await expect(done).rejects.toBeInstanceOf(ProviderError);
    await expect(done).rejects.toThrow(/You must be logged in/);
    expect(world.runtime.clock.now() - began).toBeLessThan(10_000);
  });

  it('that refuses the write is quoted, as a failure from which a shift finds back', async () => {
    const world = await withApi();
    world.api.rules = [{ verbs: ['get', 'list'], group: '*', resource: '*', namespace: '*' }];
    const done = deployer(world).deploy(release);
    await expect(done).rejects.toBeInstanceOf(ProviderError);
    await expect(done).rejects.toThrow(/API says Forbidden: .*cannot update resource "deployments".*Role/);
  });

  it('that hides events still tells what pods say of themselves', async () => {
    const world = await withApi();
    const all = (resource: string, group = '') => ({ verbs: ['*'], group, resource, namespace: '*' });
    world.api.rules = [all('*', 'apps'), all('pods'), all('pods/log')];
    world.controllers.fates.set('2', (pod) => {
      const terminated = { exitCode: 3, reason: 'Error', startedAt: '', finishedAt: '', containerID: 'c' };
      pod.status.containerStatuses = [
        { ...{ name: 'api', ready: false, restartCount: 0 }, state: { terminated }, lastState: {} },
      ];
    });
    await expect(deployer(world).deploy(release)).rejects.toThrow(
      '3 pods: container `api` ended with exit code 3',
    );
    const told = world.runtime.lines.filter((line) => line.includes("can't be told: events is forbidden"));
    expect(told).toHaveLength(1);
    expect(world.api.requests.filter((request) => request.includes('previous=false'))).toHaveLength(2);
  });

  it('that hides pods or events makes no rollout fail', async () => {
    const world = await withApi();
    world.api.rules = [{ verbs: ['get', 'update', 'list'], group: 'apps', resource: '*', namespace: '*' }];
    await deployer(world).deploy(release);
    const told = world.runtime.lines.filter((line) => line.includes("can't be told"));
    expect(told).toHaveLength(1);
  });
});

it('ends with the reason of the signal, and tells what was changed', async () => {
  const world = await withApi();
  world.controllers.fates.set('2', () => {});
  const controller = new AbortController();
  const reason = new Error('cancelled');
  const deploying = deployer(world).deploy(release, { signal: controller.signal });
  deploying.catch(() => {});
  await expect.poll(() => writes(world).length).toBe(1);
  await expect.poll(() => world.runtime.lines.length).toBeGreaterThan(0);
  controller.abort(reason);
  await expect(deploying).rejects.toBe(reason);
  expect(world.runtime.lines.join('\n')).toContain('Changed before, and left so: deployment green/api');
});

it('tells what was changed also when it is cancelled while it writes, and writes nothing more', async () => {
  const world = await withApi();
  world.controllers.add(workload('Deployment', 'green', 'web'));
  const controller = new AbortController();
  world.api.meanwhile = (method) => {
    world.controllers.run();
    if (method === 'PUT') controller.abort(new Error('cancelled'));
  };
  const containers = { api: 'shop/api:2' };
  const deployments = { api: { containers }, web: { containers } };
  const deploying = deployer(world, { deployments }).deploy(release, { signal: controller.signal });
  await expect(deploying).rejects.toThrow('cancelled');
  expect(writes(world)).toHaveLength(1);
  expect(imageOf(world)).toBe('shop/api:2');
  expect(world.runtime.lines).toContain(
    'warning: Changed before, and left so: deployment green/api (api: shop/api:1 → shop/api:2)',
  );
});

it('counts no pods where none are wanted', async () => {
  const world = await withApi();
  const deployments = { api: { containers: { api: 'shop/api:2' }, replicas: 0 } };
  await deployer(world, { deployments }).deploy(release);
  expect(world.runtime.lines).toContain('✔ deployment green/api: no pods are wanted, so none run');
});
