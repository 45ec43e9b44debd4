import { ProviderError } from '@deploy-actions/action-kit';
import type { Color, HookMoment } from '@deploy-actions/config';
import type { CapacityReporter, ConnectionCounter } from '@deploy-actions/traffic';
import { beforeEach, describe, expect, it } from 'vitest';
import { shift } from '../src/index.ts';
import { FakeWorld, plan } from './fake-world.ts';

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
});

const failure = (message: string) => new ProviderError(message, { system: 'test', operation: 'test' });

describe('hooks', () => {
  it.each([
    ['before-deploy', []],
    ['before-shift', ['before-deploy', 'deploy', 'probe green', 'warmUp', 'smoke']],
  ] as const)('%s stops the shift before any traffic has moved', async (moment, before) => {
    world.failing[moment] = failure('the sync ended with exit code 1');
    const result = await shift(plan, world.dependencies());
    expect(result).toMatchObject({ outcome: 'rolled-back', reasonCode: `${moment}-failed` });
    expect(result.reason).toMatch(/the sync ended with exit code 1.*All traffic stayed on blue/);
    expect(world.events).toEqual([...before, moment]);
    expect(world.router.history).toEqual([]);
  });

  it('after-shift brings all traffic back', async () => {
    world.failing['after-shift'] = failure('the cache answered 500');
    const result = await shift(plan, world.dependencies());
    expect(result).toMatchObject({ outcome: 'rolled-back', reasonCode: 'after-shift-failed' });
    expect(world.router.weights).toEqual({ blue: 100, green: 0 });
    expect(world.store.snapshot.state).toMatchObject({ active: 'blue', settled: { outcome: 'rolled-back' } });
  });

  it.each([500, 5_500])(
    'after-shift ends with the weights it began with, whoever changed them after %s ms',
    async (late) => {
      const { clock, router } = world;
      const hook = async (moment: HookMoment) => {
        if (moment !== 'after-shift') return;
        await clock.sleep(late);
        router.weights = { blue: 50, green: 50 };
        if (late < plan.interval) return;
        await clock.sleep(plan.interval);
        expect(router.weights).toEqual({ blue: 0, green: 100 });
      };
      const result = await shift(plan, { ...world.dependencies(), hook });
      expect(result).toMatchObject({ outcome: 'promoted', weights: { blue: 0, green: 100 } });
      expect(router.weights).toEqual({ blue: 0, green: 100 });
    },
  );
});

/** The world with a router that knows more than weights. */
function withRouter(abilities: Partial<CapacityReporter & ConnectionCounter>) {
  const dependencies = world.dependencies();
  const { router } = world;
  const plain = {
    ...{ type: 'memory', writeLimit: 3_000, refusal: () => undefined },
    read: () => router.read(),
    write: (weights: typeof router.weights) => router.write(weights),
  };
  return { ...dependencies, router: { ...plain, ...abilities } };
}

describe('capacity', () => {
  const missing = (color: Color) => ({
    missingCapacity: async (asked: Color) => (asked === color ? 'no target is healthy' : undefined),
  });

  it('of the new colour is seen before it gets traffic', async () => {
    const result = await shift(plan, withRouter(missing('green')));
    expect(result).toMatchObject({ outcome: 'rolled-back', reasonCode: 'no-capacity' });
    expect(result.reason).toMatch(/nobody would take the traffic of green: no target is healthy/);
    expect(world.router.history).toEqual([]);
  });

  it('of the old colour is seen before traffic leaves it', async () => {
    const result = await shift(plan, withRouter(missing('blue')));
    expect(result).toMatchObject({ outcome: 'rolled-back', reasonCode: 'no-way-back' });
    expect(world.router.history).toEqual([]);
  });
});

describe('draining', () => {
  const counts = (next: () => number) => ({
    drainTime: 10_000,
    openConnections: async (color: Color) => {
      world.events.push(`count ${color}`);
      return next();
    },
  });

  it('lets the last requests of the idle colour end before it is replaced', async () => {
    const open = [2, 1, 0];
    await shift(plan, withRouter(counts(() => open.shift() ?? 0)));
    expect(world.events.slice(0, 5)).toEqual(['before-deploy', ...Array(3).fill('count green'), 'deploy']);
  });

  it('goes on after the drain time, and says what is still open', async () => {
    const started = world.clock.now();
    const result = await shift({ ...plan, stages: [{ weight: 100, watch: 0 }] }, withRouter(counts(() => 3)));
    expect(result.outcome).toBe('promoted');
    expect(world.clock.now() - started).toBeGreaterThanOrEqual(9_000);
    expect(world.lines.join('\n')).toMatch(/3 connections to green are still open after 10s; going on/);
  });

  it('is no reason to stop when nobody can count', async () => {
    const deaf = { drainTime: 1_000, openConnections: async () => Promise.reject(failure('no answer')) };
    expect(await shift(plan, withRouter(deaf))).toMatchObject({ outcome: 'promoted' });
    expect(world.lines.join('\n')).toMatch(/could not be counted: no answer/);
  });
});

describe('the idle colour', () => {
  const traffic = { blue: 0, green: 100 };

  it('is not replaced while it has traffic that nobody meant it to have', async () => {
    const dependencies = world.dependencies();
    const hook = async (moment: HookMoment) => {
      if (moment === 'before-deploy') world.router.weights = traffic;
    };
    const deployer = {
      type: 'watching',
      deploy: async () => expect(world.router.weights).toEqual({ blue: 100, green: 0 }),
    };
    expect(await shift(plan, { ...dependencies, hook, deployer })).toMatchObject({ outcome: 'promoted' });
    expect(world.lines.join('\n')).toMatch(/shows blue 0% \/ green 100% in place of .*correcting it/);
  });

  it('keeps no traffic for longer than an interval while it is replaced', async () => {
    const dependencies = world.dependencies();
    const { clock } = world;
    let corrected: number | undefined;
    world.router.beforeWrite = () => {
      corrected ??= clock.now();
    };
    let strayed = 0;
    const deploy = async () => {
      await clock.sleep(10_500);
      world.router.weights = traffic;
      strayed = clock.now();
      await clock.sleep(10_000);
    };
    await shift(plan, { ...dependencies, deployer: { type: 'slow', deploy } });
    expect((corrected ?? Number.POSITIVE_INFINITY) - strayed).toBeLessThanOrEqual(plan.interval);
  });

  it('is looked at before anyone is told that all traffic stayed where it was', async () => {
    world.failing['before-shift'] = failure('the sync failed');
    const dependencies = world.dependencies();
    const smoke = async () => {
      world.router.weights = traffic;
    };
    const result = await shift(plan, { ...dependencies, smoke });
    expect(result).toMatchObject({ outcome: 'rolled-back', reasonCode: 'before-shift-failed' });
    expect(result.reason).toMatch(/the sync failed.*All traffic is back on blue/);
    expect(world.router.weights).toEqual({ blue: 100, green: 0 });
  });
});
