import { ProviderError } from '@deploy-actions/action-kit';
import { allOn, type Weights } from '@deploy-actions/traffic';
import { beforeEach, describe, expect, it } from 'vitest';
import { describeRollback, type RollbackPlan, rollback, shift } from '../src/index.ts';
import { FakeWorld, plan as shiftPlan } from './fake-world.ts';

let world: FakeWorld;
const plan: RollbackPlan = {
  service: 'shop',
  environment: 'production',
  reason: 'errors',
  to: undefined,
  force: false,
  drill: false,
};
const run = (change: Partial<RollbackPlan> = {}) =>
  rollback({ ...plan, ...change }, world.dependencies('rescue'));
const state = () => world.store.snapshot.state;

beforeEach(async () => {
  world = new FakeWorld();
  await shift({ ...shiftPlan, version: '1.0.0' }, world.dependencies());
  await shift({ ...shiftPlan, version: '2.0.0' }, world.dependencies());
  world.router.history.length = 0;
  world.events.length = 0;
});

describe('rollback', () => {
  it('goes back to the colour that served before, with one write', async () => {
    const result = await run();
    expect(result).toMatchObject({
      outcome: 'rolled-back',
      from: 'blue',
      to: 'green',
      version: '1.0.0',
      weights: allOn('green'),
    });
    expect(world.router.history).toEqual([allOn('green')]);
    expect(state()).toMatchObject({
      active: 'green',
      settled: { operation: 'rollback', outcome: 'rolled-back', by: { id: 'rescue' } },
    });
    expect(state()).not.toHaveProperty('lock');
    expect(state()).not.toHaveProperty('journal');
  });

  it('is already done the second time', async () => {
    await run({ to: 'green' });
    expect(await run({ to: 'green' })).toMatchObject({ outcome: 'already', to: 'green' });
    expect(world.router.history).toHaveLength(1);
  });

  it('completes what a run that died left unfinished in the store, and waits 2 s for that at most', async () => {
    await run({ to: 'green' });
    const { state: written, revision } = world.store.snapshot;
    const completed: unknown[] = [];
    const complete = (...write: unknown[]) => {
      completed.push(write);
      return new Promise<never>(() => {});
    };
    Object.assign(world.store, { complete });
    const before = world.clock.now();
    expect(await run({ to: 'green' })).toMatchObject({ outcome: 'already' });
    expect(completed).toEqual([[written, revision]]);
    expect(world.clock.now() - before).toBe(2_000);
  });

  it('is already done when two people press it, and never returns to what was rolled back', async () => {
    await run();
    const again = await run();
    expect(again).toMatchObject({ outcome: 'already', to: 'green' });
    expect(again.reason).toMatch(/actor of rescue.*say `to: blue`/);
    expect(world.router.history).toEqual([allOn('green')]);
  });

  it('stays where a shift that failed went back to by itself', async () => {
    world.verdicts = ['regress'];
    await shift({ ...shiftPlan, version: '3.0.0' }, world.dependencies());
    expect(await run()).toMatchObject({ outcome: 'already', to: 'blue', version: '2.0.0' });
    expect(world.router.weights).toEqual(allOn('blue'));
  });

  it('goes on without a router that does not tell its weights within 2 s', async () => {
    const { router, ...rest } = world.dependencies('rescue');
    let written = false;
    const slow = {
      type: 'slow',
      read: () => (written ? router.read() : new Promise<never>(() => {})),
      write: async (weights: Weights) => {
        await router.write(weights);
        written = true;
      },
      refusal: () => undefined,
      writeLimit: 3_000,
    };
    const result = await rollback(plan, { ...rest, router: slow });
    expect(result).toMatchObject({ outcome: 'rolled-back', to: 'green', seconds: 2 });
    expect(world.router.weights).toEqual(allOn('green'));
  });

  it.each([
    ['lands after the rollback is over', true],
    ['lands before the lock is taken over', false],
  ])('undoes a write of the shift under way that %s', async (_, late) => {
    const { router, ...rest } = world.dependencies();
    const write = async (weights: Weights) => {
      if (weights.green !== 50) return router.write(weights);
      const rescue = run({ to: 'blue' });
      if (late) await rescue;
      else await expect.poll(() => world.router.history.at(-1), { interval: 1 }).toEqual(allOn('blue'));
      await router.write(weights);
    };
    const meddling = {
      type: 'late',
      read: () => router.read(),
      write,
      refusal: () => undefined,
      writeLimit: 3_000,
    };
    const shifting = shift({ ...shiftPlan, version: '3.0.0' }, { ...rest, router: meddling });
    await expect(shifting).rejects.toThrow(/taken over by actor of rescue/);
    await expect.poll(() => state()).not.toHaveProperty('lock');
    expect(world.router.history).toContainEqual({ blue: 50, green: 50 });
    expect(world.router.weights).toEqual(allOn('blue'));
    expect(state()).toMatchObject({ active: 'blue', settled: { operation: 'rollback' } });
  });

  it.each([
    ['green', 'green'],
    ['1.0.0', 'green'],
    ['2.0.0', 'blue'],
  ])('understands to: %s', async (to, color) => {
    expect((await run({ to })).to).toBe(color);
  });

  it('refuses a version that is on no colour', async () => {
    const result = await run({ to: '0.9.0' });
    expect(result).toMatchObject({ outcome: 'refused', reasonCode: 'target-unknown' });
    expect(result.reason).toMatch(/blue has 2\.0\.0, green has 1\.0\.0/);
    expect(world.router.history).toEqual([]);
  });

  it('refuses an unhealthy target, and goes there only when forced', async () => {
    world.healthy.green = false;
    const writes = world.store.history.length;
    expect(await run()).toMatchObject({
      outcome: 'refused',
      reasonCode: 'target-unhealthy',
      weights: allOn('blue'),
    });
    expect(world.store.history).toHaveLength(writes);
    expect(await run({ force: true })).toMatchObject({ outcome: 'rolled-back' });
  });

  it('takes over the lock of a shift under way, which then leaves traffic alone', async () => {
    let rescued: Promise<unknown> | undefined;
    world.onLook = () => {
      rescued ??= run();
    };
    const shifting = shift({ ...shiftPlan, version: '3.0.0' }, world.dependencies());
    await expect(shifting).rejects.toThrow(/taken over by actor of rescue/);
    await expect(rescued).resolves.toMatchObject({ outcome: 'rolled-back', to: 'blue' });
    expect(world.router.weights).toEqual(allOn('blue'));
    expect(state()).toMatchObject({ active: 'blue' });
  });

  it('ends a held split where it came from', async () => {
    world.verdicts = ['regress'];
    const policies = { ...shiftPlan.policies, regress: 'hold' as const };
    await shift({ ...shiftPlan, version: '3.0.0', policies }, world.dependencies());
    expect(await run()).toMatchObject({ outcome: 'rolled-back', to: 'blue', weights: allOn('blue') });
  });

  it('needs no state store', async () => {
    world.store.down = true;
    expect(await run({ to: 'green' })).toMatchObject({ outcome: 'rolled-back', to: 'green' });
    expect(world.lines.join('\n')).toMatch(/not recorded/);
  });

  it('does not guess where traffic came from when the state can not be read', async () => {
    world.store.down = true;
    const result = await run();
    expect(result).toMatchObject({ outcome: 'refused', reasonCode: 'target-unknown' });
    expect(result.reason).toMatch(/could not be read; nothing was changed\. Say `to: blue` or `to: green`/);
    expect(world.router.history).toEqual([]);
  });

  it.each([{}, { to: '1.0.0' }])(
    'waits longer for a state that logs in first, where only that tells the way: %o',
    async (change) => {
      const { store, ...rest } = world.dependencies('rescue');
      const read = async () => {
        await world.clock.sleep(4_000);
        return store.read();
      };
      const slow = { type: 'slow', read, write: store.write.bind(store) };
      const back = (more: Partial<RollbackPlan>) => rollback({ ...plan, ...more }, { ...rest, store: slow });
      expect(await back(change)).toMatchObject({ outcome: 'rolled-back', to: 'green' });
      expect(world.router.history).toEqual([allOn('green')]);
      const told = await back({ to: 'blue' });
      expect(told).toMatchObject({ outcome: 'rolled-back', to: 'blue' });
      expect(told.seconds).toBeLessThan(3);
    },
  );

  it('waits longer for a router that logs in first, where it is a drill', async () => {
    const { router, store, ...rest } = world.dependencies('rescue');
    const slowly = async <T>(answer: () => Promise<T>) => {
      await world.clock.sleep(4_000);
      return answer();
    };
    const slow = {
      router: { ...router, read: () => slowly(() => router.read()), write: router.write.bind(router) },
      store: { type: 'slow', read: () => slowly(() => store.read()), write: store.write.bind(store) },
    };
    const told = await rollback({ ...plan, to: 'green', drill: true }, { ...rest, ...slow });
    expect(told).toMatchObject({ outcome: 'rolled-back', reasonCode: 'drilled' });
    expect(world.router.history).toEqual([allOn('green'), allOn('blue')]);
  });

  it('writes again when the shift under way put its own weights back', async () => {
    const { router, ...rest } = world.dependencies('rescue');
    let meddled = false;
    const contested = {
      type: 'contested',
      read: () => router.read(),
      write: async (weights: Weights) => {
        await router.write(weights);
        if (!meddled) world.router.weights = { blue: 50, green: 50 };
        meddled = true;
      },
      refusal: () => undefined,
      writeLimit: 3_000,
    };
    const result = await rollback(plan, { ...rest, router: contested });
    expect(result).toMatchObject({ outcome: 'rolled-back', to: 'green' });
    expect(world.router.weights).toEqual(allOn('green'));
  });

  it('does not wait for a state store that hangs', async () => {
    const { store, ...rest } = world.dependencies('rescue');
    const write = () => new Promise<never>(() => {});
    const hanging = { type: 'hanging', read: () => store.read(), write };
    expect(await rollback(plan, { ...rest, store: hanging })).toMatchObject({ outcome: 'rolled-back' });
    expect(world.lines.join('\n')).toMatch(/not recorded in the state: no answer within/);
  });

  it('has half a minute for the record, which holds nobody up by then', async () => {
    const { store, ...rest } = world.dependencies('rescue');
    const slow = {
      type: 'slow',
      read: () => store.read(),
      write: async (...write: Parameters<typeof store.write>) => {
        await world.clock.sleep(20_000);
        return store.write(...write);
      },
    };
    expect(await rollback(plan, { ...rest, store: slow })).toMatchObject({ outcome: 'rolled-back' });
    expect(world.lines.join('\n')).not.toContain('could not be written');
    expect(state()).toMatchObject({ active: 'green', settled: { outcome: 'rolled-back' } });
  });

  it('rehearses: goes there, comes back, and leaves the state as it was', async () => {
    const result = await run({ drill: true });
    expect(result).toMatchObject({ outcome: 'rolled-back', reasonCode: 'drilled', weights: allOn('blue') });
    expect(world.router.history).toEqual([allOn('green'), allOn('blue')]);
    expect(state()).toMatchObject({ active: 'blue', settled: { operation: 'shift' } });
    expect(state()).not.toHaveProperty('journal');
  });

  it('does not rehearse while a shift is under way or a split is held', async () => {
    const rehearsals: unknown[] = [];
    world.verdicts = ['pass', 'regress'];
    world.onLook = () => void rehearsals.push(run({ drill: true }));
    const policies = { ...shiftPlan.policies, regress: 'hold' as const };
    const shifted = await shift({ ...shiftPlan, version: '3.0.0', policies }, world.dependencies());
    expect(shifted.outcome).toBe('held');
    for (const rehearsal of [...rehearsals, run({ drill: true })]) {
      await expect(rehearsal).resolves.toMatchObject({ outcome: 'refused', reasonCode: 'not-settled' });
    }
    expect(world.router.weights).toEqual({ blue: 90, green: 10 });
  });

  it('ends where it began when a rehearsal is cut off', async () => {
    world.router.beforeWrite = (weights) => {
      if (weights.blue === 100) throw new Error('the runner is lost');
    };
    await expect(run({ drill: true })).rejects.toThrow('lost');
    world.router.beforeWrite = () => {};
    expect(await run()).toMatchObject({ outcome: 'rolled-back', to: 'blue' });
    expect(state()).toMatchObject({ active: 'blue' });
  });

  it('does not come back from a rehearsal that a real rollback overtook', async () => {
    const { prober, ...rest } = world.dependencies('rescue');
    let rescued: unknown;
    const probe: typeof prober.probe = async (url, limit) => {
      // The rehearsal looks whether its target is healthy once traffic is there.
      if (world.router.weights.green === 100 && !rescued)
        rescued = await rollback({ ...plan, to: 'green' }, world.dependencies('on call'));
      return prober.probe(url, limit);
    };
    const drill = rollback({ ...plan, drill: true }, { ...rest, prober: { ...prober, probe } });
    await expect(drill).rejects.toThrow(/taken over by actor of on call/);
    expect(rescued).toMatchObject({ outcome: 'rolled-back', to: 'green' });
    expect(world.router.weights).toEqual(allOn('green'));
    expect(state()).toMatchObject({ active: 'green' });
  });

  it('tries to come back from a rehearsal as often as from a shift', async () => {
    let failures = 3;
    world.router.beforeWrite = (weights) => {
      if (weights.blue !== 100 || failures === 0) return;
      failures -= 1;
      throw new ProviderError('busy', { system: 'traffic router', operation: 'write weights' });
    };
    expect(await run({ drill: true })).toMatchObject({ reasonCode: 'drilled', weights: allOn('blue') });
    expect(world.router.weights).toEqual(allOn('blue'));
    expect(state()).not.toHaveProperty('journal');
  });

  it('describes a refusal as such', async () => {
    world.healthy.green = false;
    expect(await describeRollback(plan, world.dependencies())).toEqual([
      expect.stringMatching(/^nothing, refused: green is not healthy/),
    ]);
  });

  it('describes its writes without making any', async () => {
    const writes = world.store.history.length;
    expect((await describeRollback(plan, world.dependencies())).join('\n')).toMatch(
      /router: blue 100% \/ green 0% → blue 0% \/ green 100%/,
    );
    expect(world.router.history).toEqual([]);
    expect(world.store.history).toHaveLength(writes);
  });

  it('does not say that traffic is back when a newer rollback took over before that was recorded', async () => {
    const dependencies = world.dependencies('old');
    const { store } = world;
    let writes = 0;
    const overtaken = {
      type: 'overtaken',
      read: () => store.read(),
      write: async (...write: Parameters<typeof store.write>) => {
        writes += 1;
        if (writes === 2) expect(await run({ to: 'blue' })).toMatchObject({ outcome: 'rolled-back' });
        return store.write(...write);
      },
    };
    const old = rollback({ ...plan, to: 'green' }, { ...dependencies, store: overtaken });
    await expect(old).rejects.toThrow(/taken over by/);
    expect(writes).toBe(2);
    expect(state()).toMatchObject({ active: 'blue', settled: { outcome: 'rolled-back', to: 'blue' } });
  });

  it('decides anew when the state changed between its look and its lock, and undoes what is not wanted any more', async () => {
    const dependencies = world.dependencies('drill');
    const { store } = world;
    let meddled = false;
    const contested = {
      type: 'contested',
      read: () => store.read(),
      write: async (...write: Parameters<typeof store.write>) => {
        if (!meddled) {
          meddled = true;
          expect(await run({ to: 'green' })).toMatchObject({ outcome: 'rolled-back', to: 'green' });
        }
        return store.write(...write);
      },
    };
    const drill = await rollback(
      { ...plan, to: 'green', drill: true },
      { ...dependencies, store: contested },
    );
    expect(meddled).toBe(true);
    expect(drill).toMatchObject({ outcome: 'already' });
    expect(world.router.weights).toEqual(allOn('green'));
    expect(state()).toMatchObject({ active: 'green' });
  });

  it('does not go to a colour that is being replaced, unless forced', async () => {
    const dependencies = world.dependencies('shift');
    let rescued: unknown;
    const deployer = {
      type: 'slow',
      deploy: async () => {
        rescued = await run({ to: 'green' });
      },
    };
    await shift({ ...shiftPlan, version: '3.0.0' }, { ...dependencies, deployer });
    expect(rescued).toMatchObject({ outcome: 'refused', reasonCode: 'target-unhealthy' });
    expect(rescued).toMatchObject({ reason: expect.stringMatching(/being replaced by 3\.0\.0.*`to: blue`/) });
  });
});
