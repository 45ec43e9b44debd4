import { isoInstant } from '@deploy-actions/action-kit';
import type { StateDocument } from '@deploy-actions/state';
import { allOn, type Weights } from '@deploy-actions/traffic';
import { beforeEach, describe, expect, it } from 'vitest';
import { type RollbackPlan, rollback, shift } from '../src/index.ts';
import { FakeWorld, plan as shiftPlan } from './fake-world.ts';

let world: FakeWorld;
const plan: RollbackPlan = {
  ...{ service: 'shop', environment: 'production', reason: 'errors' },
  ...{ to: 'blue', force: false, drill: false },
};

beforeEach(async () => {
  world = new FakeWorld();
  await shift({ ...shiftPlan, version: '1.0.0' }, world.dependencies());
  await shift({ ...shiftPlan, version: '2.0.0' }, world.dependencies());
});

describe('a rollback that another run overtakes', () => {
  it('says where traffic is once it has undone its write', async () => {
    const { store } = world;
    const before = store.snapshot.state as StateDocument;
    expect([before.active, world.router.weights]).toEqual(['blue', allOn('blue')]);
    let overtaken = false;
    const contested = {
      type: 'contested',
      read: () => store.read(),
      write: async (...write: Parameters<typeof store.write>) => {
        const journal = {
          ...({
            operation: 'shift',
            phase: 'preparing',
            from: 'blue',
            to: 'green',
            version: '3.0.0',
          } as const),
          ...{ intended: allOn('blue'), observed: allOn('blue') },
          ...{ started: isoInstant(world.clock.now()), writeLimit: 0 },
        };
        const sequence = before.sequence + 1;
        if (!overtaken) await store.write({ ...before, sequence, journal }, store.snapshot.revision);
        overtaken = true;
        return store.write(...write);
      },
    };
    const result = await rollback(
      { ...plan, to: 'green' },
      { ...world.dependencies('first'), store: contested },
    );
    expect(world.router.history.slice(-2)).toEqual([allOn('green'), allOn('blue')]);
    expect(result).toMatchObject({ outcome: 'refused', weights: allOn('blue') });
  });

  it('looks at its lock before it writes again', async () => {
    const { router, ...rest } = world.dependencies('first');
    let writes = 0;
    let overtaking: Promise<unknown> | undefined;
    const deaf = {
      ...{ type: 'deaf', writeLimit: router.writeLimit, refusal: () => undefined },
      read: () => router.read(),
      write: async (_: Weights) => {
        writes += 1;
        overtaking = world.clock.sleep(2_000).then(() => rollback(plan, world.dependencies('second')));
      },
    };
    const first = rollback({ ...plan, to: 'green' }, { ...rest, router: deaf });
    await expect(first).rejects.toThrow(/taken over by actor of second/);
    expect(await overtaking).toMatchObject({ outcome: 'rolled-back' });
    expect(writes).toBe(1);
    expect(world.router.weights).toEqual(allOn('blue'));
  });
});

describe('a rollback that stood still', () => {
  it('still hears what became of its lock', async () => {
    const { store, clock, ...rest } = world.dependencies('first');
    let slept = false;
    const suspended = {
      type: 'suspended',
      read: () => store.read(),
      write: async (...write: Parameters<typeof store.write>) => {
        if (!slept) await clock.sleep(31_000);
        slept = true;
        return store.write(...write);
      },
    };
    const result = await rollback({ ...plan, to: 'green' }, { ...rest, clock, store: suspended });
    expect(result).toMatchObject({ outcome: 'rolled-back', to: 'green' });
    expect(world.store.snapshot.state).toMatchObject({ active: 'green', settled: { operation: 'rollback' } });
  });
});

describe('a held split that traffic has left already', () => {
  beforeEach(async () => {
    world.verdicts = ['regress'];
    const policies = { ...shiftPlan.policies, regress: 'hold' as const };
    await shift({ ...shiftPlan, version: '3.0.0', policies }, world.dependencies());
    world.router.weights = allOn('blue');
  });

  it('is ended by a rollback all the same', async () => {
    const result = await rollback(plan, world.dependencies('rescue'));
    expect(result).toMatchObject({ outcome: 'rolled-back', weights: allOn('blue') });
    expect(world.store.snapshot.state).toMatchObject({ active: 'blue', settled: { outcome: 'rolled-back' } });
  });

  it('is nothing to rehearse on', async () => {
    const result = await rollback({ ...plan, to: 'green', drill: true }, world.dependencies('drill'));
    expect(result).toMatchObject({ outcome: 'refused', reasonCode: 'not-settled' });
    expect(world.store.snapshot.state).toMatchObject({ settled: { outcome: 'held' } });
  });
});
