import { ProviderError } from '@deploy-actions/action-kit';
import { allOn } from '@deploy-actions/traffic';
import { expect, it } from 'vitest';
import { shift } from '../src/index.ts';
import { FakeWorld, plan } from './fake-world.ts';

/** A shift whose traffic somebody takes away during its last hook, after which `silent` looks at the router fail. */
async function disturbed(silent: number) {
  const world = new FakeWorld();
  const { router, ...rest } = world.dependencies();
  let failing = 0;
  const read = async () => {
    if (failing === 0) return router.read();
    failing -= 1;
    throw new ProviderError('no answer', { system: 'traffic router', operation: 'read', retryable: true });
  };
  const hook: typeof rest.hook = async (moment) => {
    if (moment !== 'after-shift') return;
    world.router.weights = allOn('blue');
    failing = silent;
  };
  const { type, writeLimit } = router;
  const blinking = { type, writeLimit, refusal: () => undefined, read, write: router.write.bind(router) };
  const result = await shift({ ...plan, afterShift: 1 }, { ...rest, hook, router: blinking });
  return { result, world };
}

it.each([0, 1, 4])('a promotion needs a look at the router, after %i without an answer', async (silent) => {
  const { result, world } = await disturbed(silent);
  expect(result).toMatchObject({ outcome: 'promoted', active: 'green' });
  expect(world.router.weights).toEqual(allOn('green'));
});

it('what can not be seen is not promoted', async () => {
  const { result, world } = await disturbed(5);
  expect(result).toMatchObject({ outcome: 'rolled-back', reasonCode: 'router-failed' });
  expect(world.router.weights).toEqual(allOn('blue'));
});
