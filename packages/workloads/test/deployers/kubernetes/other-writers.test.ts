import { ProviderError } from '@deploy-actions/action-kit';
import { describe, expect, it } from 'vitest';
import type { FakeWorkload } from './fake-controllers.ts';
import { deployer, imageOf, release, startWorld, type World, workload, writes } from './world.ts';

async function withApi(): Promise<World> {
  const world = await startWorld();
  world.controllers.add(workload('Deployment', 'green', 'api'));
  return world;
}

describe('somebody else', () => {
  it('who changes the object between read and write keeps his change, and is named', async () => {
    const world = await withApi();
    const fence = async () => {
      if (writes(world).length > 0) return;
      world.api.change(
        ...(['Deployment', 'green', 'api'] as const),
        ({ metadata }) => {
          metadata.labels = { team: 'web' };
        },
        'kubectl-label',
      );
    };
    await deployer(world).deploy(release, { fence });
    expect(world.api.find('Deployment', 'green', 'api')?.metadata.labels).toEqual({ team: 'web' });
    expect(imageOf(world)).toBe('shop/api:2');
    expect(world.runtime.lines).toContain(
      'warning: deployment green/api was changed by kubectl-label at the same time; that is kept.',
    );
  });

  /** Does something once, at the first look after the write. */
  const afterWrite = (world: World, change: () => void) => {
    let done = false;
    world.api.meanwhile = (method) => {
      world.controllers.run();
      if (done || writes(world).length === 0 || method !== 'GET') return;
      done = true;
      change();
    };
  };
  const template = (world: World, by: (template: { [field: string]: unknown; spec: never }) => void) =>
    afterWrite(world, () => {
      world.api.change<FakeWorkload>(
        ...(['Deployment', 'green', 'api'] as const),
        ({ spec }) => by(spec.template as never),
        'kubectl-set',
      );
    });

  it('who sets another image meanwhile ends the wait, and is named', async () => {
    const world = await withApi();
    template(world, ({ spec }) => {
      (spec as { containers: object[] }).containers = [{ name: 'api', image: 'shop/api:9' }];
    });
    const done = deployer(world).deploy(release);
    await expect(done).rejects.toBeInstanceOf(ProviderError);
    await expect(done).rejects.toThrow(
      /green\/api was changed by `kubectl-set` while it rolled out: container `api`: image `shop\/api:9` in place of `shop\/api:2`; nothing was put back.*\nChanged before/,
    );
    expect(imageOf(world)).toBe('shop/api:9');
  });

  it('who does that to what rolled out already, while the others still do, is noticed all the same', async () => {
    const world = await withApi();
    world.controllers.add(workload('Deployment', 'green', 'web', { image: 'shop/web:1' }));
    world.controllers.fates.set('slow', (_, age) => {
      if (age > 10_000) world.controllers.fates.delete('slow');
    });
    const began = world.runtime.clock.now();
    let done = false;
    world.api.meanwhile = () => {
      world.controllers.run();
      if (done || world.runtime.clock.now() - began < 6_000) return;
      done = true;
      expect(world.runtime.lines.join('\n')).toContain('✔ deployment green/api');
      const set = ({ spec }: FakeWorkload) => {
        (spec.template.spec as { containers: object[] }).containers = [{ name: 'api', image: 'shop/api:9' }];
      };
      world.api.change<FakeWorkload>('Deployment', 'green', 'api', set, 'kubectl-set');
    };
    const of = (image: string) => ({ containers: { api: image } });
    const deployments = { api: of('shop/api:2'), web: of('shop/web:slow') };
    await expect(deployer(world, { deployments }).deploy(release)).rejects.toThrow(
      'green/api was changed by `kubectl-set` while it rolled out',
    );
    expect(done).toBe(true);
    expect(world.runtime.lines.filter((line) => line.startsWith('✔'))).toHaveLength(1);
  });

  it('who changes anything else of the pods ends it too, and no value is shown', async () => {
    const world = await withApi();
    template(world, ({ spec }) => {
      const env = [{ name: 'TOKEN', value: 'hunter2' }];
      (spec as { containers: object[] }).containers = [{ name: 'api', image: 'shop/api:2', env }];
    });
    const done = deployer(world).deploy(release);
    await expect(done).rejects.toThrow(
      /by `kubectl-set` while it rolled out: container `api`: `env`; nothing/,
    );
    await expect(done).rejects.not.toThrow('hunter2');
  });

  it('who deletes it ends it', async () => {
    const world = await withApi();
    afterWrite(world, () => world.api.remove('Deployment', 'green', 'api'));
    await expect(deployer(world).deploy(release)).rejects.toThrow('was deleted while it rolled out');
  });

  it('who has it deleted after its pods, or with its namespace, ends it, too', async () => {
    const world = await withApi();
    world.controllers.fates.set('2', () => {});
    afterWrite(world, () => {
      const remove = ({ metadata }: FakeWorkload) =>
        Object.assign(metadata, { deletionTimestamp: '2026-01-01T12:00:00Z' });
      world.api.change<FakeWorkload>('Deployment', 'green', 'api', remove, 'kubectl');
    });
    await expect(deployer(world).deploy(release)).rejects.toThrow('is being deleted while it rolls out');
  });

  it('who scales it is named, and the wait is for that many', async () => {
    const world = await withApi();
    afterWrite(world, () => {
      const scale = (found: FakeWorkload) => Object.assign(found.spec, { replicas: 5 });
      world.api.change<FakeWorkload>('Deployment', 'green', 'api', scale, 'vpa');
    });
    await deployer(world).deploy(release);
    expect(world.runtime.lines).toContain(
      'warning: deployment green/api was scaled from 3 to 5 pods by `vpa` meanwhile.',
    );
    expect(world.api.pods.filter(({ status }) => status.phase === 'Running')).toHaveLength(5);
  });

  it('who rewrites the image as it is written, such as a webhook, is told of, and never taken for what was asked', async () => {
    const world = await withApi();
    world.api.admission = (object) =>
      JSON.parse(JSON.stringify(object).replaceAll('"shop/api:', '"mirror.local/shop/api:'));
    await deployer(world).deploy(release);
    expect(imageOf(world)).toBe('mirror.local/shop/api:2');
    const warnings = () => world.runtime.lines.splice(0).filter((line) => line.startsWith('warning: '));
    const said =
      'warning: deployment green/api: `api` is to run `mirror.local/shop/api:2` in place of `shop/api:2`: something that admits objects to the cluster (a webhook or a policy) changed it';
    expect(warnings()).toEqual([`${said}.`]);
    await deployer(world).deploy(release);
    expect(warnings()).toEqual([`${said}. It was so before, so nothing is rolled out.`]);
  });

  it('who pauses it is named at the time limit', async () => {
    const world = await withApi();
    afterWrite(world, () => {
      const pause = (found: FakeWorkload) => Object.assign(found.spec, { paused: true });
      world.api.change<FakeWorkload>('Deployment', 'green', 'api', pause, 'kubectl-rollout');
    });
    world.controllers.fates.set('2', () => {});
    await expect(deployer(world).deploy(release)).rejects.toThrow('it was paused by `kubectl-rollout`');
  });
});
