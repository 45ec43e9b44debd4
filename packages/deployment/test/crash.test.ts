import { servingColor } from '@deploy-actions/traffic';
import { describe, expect, it } from 'vitest';
import { rollback, type ShiftDependencies, shift } from '../src/index.ts';
import { FakeWorld, plan } from './fake-world.ts';

/** The runner is gone: whatever the process tries from now on never happens. */
class RunnerLost extends Error {}

/** Lets the process die at its n-th contact with the outside, before or after that takes effect. Says whether it got there. */
function mortal(world: FakeWorld, at: number, effect: 'before' | 'after') {
  let contacts = 0;
  const { store, router, clock, deployer, prober, ...rest } = world.dependencies('dead');
  const contact = async <T>(work: () => Promise<T>): Promise<T> => {
    contacts += 1;
    if (contacts > at || (contacts === at && effect === 'before')) throw new RunnerLost('the runner is lost');
    const result = await work();
    if (contacts >= at) throw new RunnerLost('the runner is lost');
    return result;
  };
  const dependencies: ShiftDependencies = {
    ...rest,
    store: {
      type: 'mortal',
      read: () => contact(() => store.read()),
      write: (state, expected) => contact(() => store.write(state, expected)),
    },
    router: {
      type: 'mortal',
      read: () => contact(() => router.read()),
      write: (weights) => contact(() => router.write(weights)),
      refusal: () => undefined,
      writeLimit: 3_000,
    },
    deployer: { type: 'mortal', deploy: (release) => contact(() => deployer.deploy(release)) },
    prober: {
      probe: (url) => contact(() => prober.probe(url)),
      becomeHealthy: (url, signal) => contact(() => prober.becomeHealthy(url, signal)),
    },
    clock: { now: () => clock.now(), sleep: (ms, signal) => contact(() => clock.sleep(ms, signal)) },
  };
  return { dependencies, died: () => contacts >= at };
}

const crashes = ['before', 'after'] as const;

/** Crashes at every contact in turn, until one run gets through without reaching its crash. */
async function forEveryCrash(
  begin: (world: FakeWorld, dependencies: ShiftDependencies) => Promise<unknown>,
  check: (world: FakeWorld) => Promise<void>,
): Promise<number> {
  let points = 0;
  for (const effect of crashes) {
    for (let at = 1; ; at += 1) {
      const world = new FakeWorld();
      const { dependencies, died } = mortal(world, at, effect);
      await begin(world, dependencies).catch(() => {});
      if (!died()) break;
      points += 1;
      world.clock.advance(2 * 3_600_000);
      await check(world);
    }
  }
  return points;
}

describe('a runner that dies at any instant', () => {
  it('leaves a shift that the next run settles and repeats', async () => {
    const points = await forEveryCrash(
      (_, dependencies) => shift(plan, dependencies),
      async (world) => {
        const result = await shift({ ...plan, version: '3.0.0' }, world.dependencies('next'));
        expect(result.outcome).toBe('promoted');
        const { state } = world.store.snapshot;
        expect(servingColor(world.router.weights)).toBe(state?.active);
        expect(state).not.toHaveProperty('journal');
        expect(state).not.toHaveProperty('lock');
      },
    );
    expect(points).toBeGreaterThan(80);
  });

  it('leaves a regressed shift that the next run settles', async () => {
    const points = await forEveryCrash(
      (world, dependencies) => {
        world.verdicts = ['pass', 'pass', 'regress'];
        return shift(plan, dependencies);
      },
      async (world) => {
        world.verdicts = [];
        world.healthy.green = false;
        await shift({ ...plan, version: '3.0.0' }, world.dependencies('next'));
        expect(world.router.weights).toEqual({ blue: 100, green: 0 });
        expect(world.store.snapshot.state?.active).toBe('blue');
      },
    );
    expect(points).toBeGreaterThan(40);
  });

  it('leaves a shift that a rollback ends', async () => {
    await forEveryCrash(
      (_, dependencies) => shift(plan, dependencies),
      async (world) => {
        const result = await rollback(
          { ...plan, reason: 'stuck', to: 'blue', force: false, drill: false },
          world.dependencies('rescue'),
        );
        expect(['rolled-back', 'already']).toContain(result.outcome);
        expect(world.router.weights).toEqual({ blue: 100, green: 0 });
        await shift({ ...plan, version: '3.0.0' }, world.dependencies('next'));
        expect(servingColor(world.router.weights)).toBe(world.store.snapshot.state?.active);
      },
    );
  });

  it('leaves a rollback that the next one finishes', async () => {
    const rollingBack = { ...plan, reason: 'errors', to: 'green', force: false, drill: false };
    await forEveryCrash(
      (_, dependencies) => rollback(rollingBack, dependencies),
      async (world) => {
        const result = await rollback(rollingBack, world.dependencies('rescue'));
        expect(['rolled-back', 'already']).toContain(result.outcome);
        expect(world.router.weights).toEqual({ blue: 0, green: 100 });
        await shift({ ...plan, version: '3.0.0' }, world.dependencies('next'));
        expect(servingColor(world.router.weights)).toBe(world.store.snapshot.state?.active);
      },
    );
  });
});
