import { allOn, type Weights } from '@deploy-actions/traffic';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ShiftPlan, shift } from '../src/index.ts';
import { FakeWorld, plan } from './fake-world.ts';

let world: FakeWorld;
const split = (green: number): Weights => ({ blue: 100 - green, green });
const state = () => world.store.snapshot.state;
const run = (change: Partial<ShiftPlan> = {}, holder = 'run-1') =>
  shift({ ...plan, ...change }, world.dependencies(holder));
const holding = { ...plan.policies, inconclusive: 'hold' } as const;

/** A shift that is held at 50%. */
beforeEach(async () => {
  world = new FakeWorld();
  world.onLook = () => {
    world.verdicts = [world.router.weights.green === 50 ? 'inconclusive' : 'pass'];
  };
  const held = await run({ policies: holding });
  expect(held).toMatchObject({ outcome: 'held', weights: split(50) });
  expect(state()).not.toHaveProperty('lock');
  world.onLook = () => {};
  world.verdicts = [];
  world.events.length = 0;
  world.router.history.length = 0;
});

describe('a held shift', () => {
  it('goes on at its stage, without deploying again', async () => {
    const result = await run({ resume: 'continue' }, 'run-2');
    expect(result).toMatchObject({ outcome: 'promoted', active: 'green', previous: 'blue' });
    expect(world.router.history).toEqual([split(50), split(100)]);
    expect(result.stages.map(({ weights }) => weights)).toEqual([split(50)]);
    expect(world.events).not.toContain('deploy');
    expect(world.events.slice(0, 2)).toEqual(['probe green', 'probe blue']);
    expect(state()).toMatchObject({ active: 'green', settled: { outcome: 'promoted' } });
  });

  it('gets all traffic at once when promoted', async () => {
    expect(await run({ resume: 'promote' }, 'run-2')).toMatchObject({ outcome: 'promoted', active: 'green' });
    expect(world.router.history).toEqual([split(100)]);
  });

  it('is brought back when aborted, whatever its health', async () => {
    world.healthy.green = false;
    const result = await run({ resume: 'abort' }, 'run-2');
    expect(result).toMatchObject({ outcome: 'rolled-back', reasonCode: 'aborted', weights: allOn('blue') });
    expect(result.reason).toMatch(/aborted by actor of run-2/);
    expect(state()).toMatchObject({ active: 'blue', settled: { outcome: 'rolled-back' } });
  });

  it('is brought back when the version it goes on with is not healthy any more', async () => {
    world.healthy.green = false;
    const result = await run({ resume: 'continue' }, 'run-2');
    expect(result).toMatchObject({ outcome: 'rolled-back', reasonCode: 'unhealthy', weights: allOn('blue') });
    expect(state()).toMatchObject({ active: 'blue' });
  });

  it('is left alone by a new shift until its time is over, and then brought back first', async () => {
    const next = { version: '3.0.0' };
    await expect(run(next, 'run-2')).rejects.toThrow(
      /is held at .* by actor of run-1 until .*`resume: continue`, `resume: promote` or `resume: abort`/,
    );
    expect(world.router.history).toEqual([]);
    world.clock.advance(plan.holdFor);
    expect(await run(next, 'run-2')).toMatchObject({ outcome: 'promoted', active: 'green' });
    expect(world.router.history[0]).toEqual(allOn('blue'));
  });

  it('is not resumed as another version, nor where somebody moved the traffic', async () => {
    await expect(run({ version: '3.0.0', resume: 'continue' }, 'run-2')).rejects.toThrow(
      /`version`: found `3\.0\.0`, but the shift that is held is to `2\.0\.0`/,
    );
    world.router.weights = split(30);
    await expect(run({ resume: 'continue' }, 'run-2')).rejects.toThrow(
      /the router shows blue 70% \/ green 30% by now.*`resume: abort`/,
    );
    expect(state()).not.toHaveProperty('lock');
    expect(await run({ resume: 'abort' }, 'run-2')).toMatchObject({ reasonCode: 'aborted' });
  });

  it('survives the death of the run that goes on with it', async () => {
    world.router.beforeWrite = () => {
      throw new Error('the runner is lost');
    };
    const dying = { ...world.dependencies('run-2'), log: world.dependencies('run-2').log };
    await shift({ ...plan, resume: 'continue' }, dying).catch(() => {});
    world.router.beforeWrite = () => {};
    world.clock.advance(3_600_000);
    expect(await run({ version: '3.0.0' }, 'run-3')).toMatchObject({ outcome: 'promoted' });
    expect(world.router.history[0]).toEqual(allOn('blue'));
  });
});

describe('a held shift that somebody ended by hand', () => {
  it.each([
    { serving: 'green', version: '2.0.0', outcome: 'promoted' },
    { serving: 'blue', version: '1.0.0', outcome: 'rolled-back' },
  ] as const)('is over once $serving is adopted', async ({ serving, version, outcome }) => {
    const { snapshot } = world.store;
    if (!snapshot.state) throw new Error('nothing is held');
    world.store.snapshot = {
      ...snapshot,
      state: { ...snapshot.state, versions: { blue: '1.0.0', green: '2.0.0' } },
    };
    world.router.weights = allOn(serving);
    const adopted = await run({ version, adopt: true }, 'run-2');
    expect(adopted).toMatchObject({ outcome: 'unchanged', active: serving });
    expect(state()).toMatchObject({ active: serving, settled: { outcome, reasonCode: 'adopted' } });
    expect(state()).not.toHaveProperty('lock');
    // The hold's time is over: nothing is brought back, because nothing is held.
    world.clock.advance(plan.holdFor);
    expect(await run({ version }, 'run-3')).toMatchObject({ outcome: 'unchanged', active: serving });
    expect(world.router.history).toEqual([]);
  });

  it('is not resumed and adopted at once', async () => {
    world.router.weights = allOn('green');
    await expect(run({ adopt: true, resume: 'promote' }, 'run-2')).rejects.toThrow(
      /held at .*the router shows blue 0% \/ green 100% by now/,
    );
  });
});

describe('resuming what is not held', () => {
  it('says so, and changes nothing', async () => {
    await run({ resume: 'promote' }, 'run-2');
    const writes = world.store.history.length;
    await expect(run({ resume: 'continue' }, 'run-3')).rejects.toThrow(
      /`resume`: no shift is held: the last operation ended `promoted`/,
    );
    expect(world.store.history).toHaveLength(writes);
  });
});
