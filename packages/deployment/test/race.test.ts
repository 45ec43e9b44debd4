import { servingColor } from '@deploy-actions/traffic';
import { expect, it } from 'vitest';
import { rollback, type ShiftDependencies, shift } from '../src/index.ts';
import { FakeWorld, plan } from './fake-world.ts';
import { seeded } from './seeded.ts';

/** Store and router answer late, now and then by seconds, before and after they take effect. */
function late(world: FakeWorld, holder: string, random: () => number): ShiftDependencies {
  const { store, router, clock, ...rest } = world.dependencies(holder);
  const slowly = async <T>(work: () => Promise<T>): Promise<T> => {
    await clock.sleep(random() * (random() < 0.1 ? 4_000 : 400));
    const result = await work();
    await clock.sleep(random() * (random() < 0.1 ? 4_000 : 400));
    return result;
  };
  return {
    ...{ ...rest, clock },
    store: {
      type: 'late',
      read: () => slowly(() => store.read()),
      write: (state, expected) => slowly(() => store.write(state, expected)),
    },
    router: {
      type: 'late',
      read: () => slowly(() => router.read()),
      write: (weights) => slowly(() => router.write(weights)),
      refusal: () => undefined,
      writeLimit: 3_000,
    },
  };
}

it('a rollback at any moment of a live shift leaves traffic and state in agreement, on one colour', async () => {
  const rescue = { ...plan, reason: 'errors', to: 'blue', force: false, drill: false };
  let taken = 0;
  for (let seed = 1; seed <= 400; seed += 1) {
    const world = new FakeWorld();
    const random = seeded(seed);
    const shifting = shift(plan, late(world, 'shift', random)).catch((error: Error) => error.message);
    await world.clock.sleep(random() * 16_000);
    const result = await rollback(rescue, late(world, 'rescue', random));
    if (String(await shifting).includes('taken over')) taken += 1;
    const { state } = world.store.snapshot;
    expect(['rolled-back', 'already'], `seed ${seed}`).toContain(result.outcome);
    expect(state, `seed ${seed}`).not.toHaveProperty('journal');
    expect(servingColor(world.router.weights), `seed ${seed}`).toBe(state?.active);
  }
  expect(taken).toBeGreaterThan(200);
});
