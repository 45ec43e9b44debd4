import { ProviderError } from '@deploy-actions/action-kit';
import { StateConflictError, type StateDocument } from '@deploy-actions/state';
import { allOn } from '@deploy-actions/traffic';
import { beforeEach, describe, expect, it } from 'vitest';
import { finish, shift } from '../src/index.ts';
import { FakeWorld, plan } from './fake-world.ts';

let world: FakeWorld;
const state = () => world.store.snapshot.state;

/** A shift of run-1 that can not bring traffic back. */
async function cutOff(): Promise<void> {
  world.router.beforeWrite = (weights) => {
    if (weights.green === 0) throw new Error('gone');
  };
  world.verdicts = ['regress'];
  await shift(plan, world.dependencies()).catch(() => {});
  world.router.beforeWrite = () => {};
}

beforeEach(() => {
  world = new FakeWorld();
});

describe('the end of a job', () => {
  it('settles what the job left unfinished and gives the lock back', async () => {
    await cutOff();
    expect(state()).toMatchObject({ lock: {}, journal: {} });
    await finish(plan, world.dependencies());
    expect(world.router.weights).toEqual(allOn('blue'));
    expect(state()).toMatchObject({ active: 'blue', settled: { reasonCode: 'interrupted' } });
    expect(state()).not.toHaveProperty('lock');
    expect(state()).not.toHaveProperty('journal');
  });

  it('gives back the lock that a promotion kept', async () => {
    await shift({ ...plan, keepLock: 60_000 }, world.dependencies());
    expect(state()).toHaveProperty('lock');
    await finish(plan, world.dependencies());
    expect(state()).toMatchObject({ active: 'green', settled: { outcome: 'promoted' } });
    expect(state()).not.toHaveProperty('lock');
  });

  it('leaves alone what other jobs hold, and writes nothing', async () => {
    await cutOff();
    const writes = world.store.history.length;
    await finish(plan, world.dependencies('run-2'));
    expect(world.store.history).toHaveLength(writes);
    expect(world.router.weights).toEqual({ blue: 90, green: 10 });
  });

  it('looks again when somebody else wrote first, but not for ever', async () => {
    await shift({ ...plan, keepLock: 60_000 }, world.dependencies());
    let conflicts = 2;
    const { store, ...rest } = world.dependencies();
    const contested = {
      type: 'contested',
      read: () => store.read(),
      write: async (next: StateDocument, expected: string | undefined) => {
        conflicts -= 1;
        if (conflicts >= 0) throw new StateConflictError();
        return store.write(next, expected);
      },
    };
    await finish(plan, { ...rest, store: contested });
    expect(state()).not.toHaveProperty('lock');

    await shift({ ...plan, version: '3.0.0', keepLock: 60_000 }, world.dependencies());
    conflicts = Number.POSITIVE_INFINITY;
    await expect(finish(plan, { ...rest, store: contested })).rejects.toThrow(ProviderError);
  });
});
