import { ProviderError } from '@deploy-actions/action-kit';
import { emptyState, FencedError, type Journal, type StateSession } from '@deploy-actions/state';
import { allOn, type Weights } from '@deploy-actions/traffic';
import { beforeEach, describe, expect, it } from 'vitest';
import { returnTraffic, setWeights, undoLateWrite } from '../src/index.ts';
import { FakeWorld } from './fake-world.ts';

let world: FakeWorld;
const half: Weights = { blue: 50, green: 50 };
const journal: Journal = {
  ...{ operation: 'shift', phase: 'rolling-back', from: 'blue', to: 'green', version: '2.0.0' },
  ...{ intended: allOn('blue'), observed: half, started: '2026-01-01T11:00:00Z', writeLimit: 3_000 },
};
const lost = () => Promise.reject(new FencedError(undefined));

beforeEach(() => {
  world = new FakeWorld();
  world.router.weights = half;
});

/** What somebody else wants from now on. */
function want(intended: Weights): void {
  const state = { ...emptyState('shop', 'production'), journal: { ...journal, intended } };
  world.store.snapshot = { state, revision: '1' };
}

describe('a write that is repeated', () => {
  it('is preceded by a look at the lock', async () => {
    let tries = 0;
    world.router.beforeWrite = () => {
      tries += 1;
      throw new ProviderError('busy', { system: 'traffic router', operation: 'write', retryable: true });
    };
    const { router, ...rest } = world.dependencies();
    await expect(setWeights(router, allOn('green'), rest, { fence: lost })).rejects.toThrow(FencedError);
    expect(tries).toBe(1);
  });
});

describe('a way back whose lock is lost', () => {
  it('leaves no write behind that is still under way', async () => {
    const { router, ...rest } = world.dependencies();
    const slow = {
      type: 'slow',
      writeLimit: 3_000,
      refusal: () => undefined,
      read: () => router.read(),
      write: async (weights: Weights) => {
        await world.clock.sleep(2_000);
        await router.write(weights);
      },
    };
    const session = { assertHeld: async () => {}, update: lost } as unknown as StateSession;
    const returned = returnTraffic(slow, allOn('blue'), session, journal, rest);
    await expect(returned).rejects.toThrow(FencedError);
    expect(world.router.history).toEqual([allOn('blue')]);
  });
});

describe('a way back whose look at the lock takes too long', () => {
  it.each([
    ['goes on', undefined],
    ['stops when it heard of a newer holder before', new FencedError(undefined)],
  ])('%s', async (_, lost) => {
    const { router, ...rest } = world.dependencies();
    const assertHeld = () => new Promise<never>(() => {});
    const session = { assertHeld, update: async () => {}, lost } as unknown as StateSession;
    const returned = returnTraffic(router, allOn('blue'), session, journal, rest);
    await (lost ? expect(returned).rejects.toBe(lost) : returned);
    expect(world.router.history).toEqual(lost ? [] : [allOn('blue')]);
  });
});

describe('a late write', () => {
  it('is undone to what the newer holder wants by then', async () => {
    want(allOn('blue'));
    const written: Weights[] = [];
    world.router.deaf = true;
    world.router.beforeWrite = (weights) => {
      written.push(weights);
      if (written.length < 2) want(allOn('green'));
      else world.router.deaf = false;
    };
    await undoLateWrite(half, world.dependencies(), 0);
    expect(written).toEqual([allOn('blue'), allOn('green')]);
    expect(world.router.weights).toEqual(allOn('green'));
  });

  it('is not undone to what an old answer of the store says', async () => {
    const { store, ...rest } = world.dependencies();
    const state = { ...emptyState('shop', 'production'), journal: { ...journal, intended: allOn('green') } };
    let reads = 0;
    const lagging = {
      type: 'lagging',
      write: store.write.bind(store),
      read: async () => {
        reads += 1;
        const newest = { ...state, sequence: 2, journal };
        return { state: reads < 3 ? { ...state, sequence: 1 } : newest, revision: '1' };
      },
    };
    await undoLateWrite(half, { ...rest, store: lagging }, 2);
    expect(world.router.history).toEqual([allOn('blue')]);
  });
});
