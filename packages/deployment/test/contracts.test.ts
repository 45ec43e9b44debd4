import { isoInstant } from '@deploy-actions/action-kit';
import { type Holder, StateSession } from '@deploy-actions/state';
import { allOn, formatWeights, splitWith } from '@deploy-actions/traffic';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  describeRollback,
  holderOf,
  type RollbackPlan,
  recordIn,
  restoreUnderLock,
  rollback,
  type ShiftPlan,
  shift,
} from '../src/index.ts';
import { FakeWorld, plan as shiftPlan } from './fake-world.ts';

let world: FakeWorld;
const owner = { service: 'shop', environment: 'production' };
const plan: RollbackPlan = { ...owner, reason: 'errors', to: undefined, force: false, drill: false };
const state = () => world.store.snapshot.state;
const run = (runId: number, attempt = 1): Holder =>
  holderOf({
    ...{ repository: 'acme/shop', sha: undefined, job: 'deploy', actor: 'ada' },
    ...{ runId: String(runId), attempt: String(attempt), url: `https://ci.example/${runId}` },
  });
const as = (holder: Holder) => ({ ...world.dependencies(), holder });
const deploy = (version: string, holder: Holder, change: Partial<ShiftPlan> = {}) =>
  shift({ ...shiftPlan, version, ...change }, as(holder));
const goBack = (change: Partial<RollbackPlan> = {}) => rollback({ ...plan, ...change }, as(run(90)));
const restoring = (works: boolean, asked: RollbackPlan) => {
  const restore = async () => {
    world.events.push(`restore at ${formatWeights(world.router.weights)}`);
    return works;
  };
  return rollback(asked, { ...as(run(90)), restore });
};
const record = (holder = run(3), ...migrations: string[]) =>
  recordIn(
    owner,
    { migrations: migrations.length > 0 ? migrations : ['7_drop_email'], atMost: 60_000 },
    as(holder),
  );

/** 1.0.0 on green, 2.0.0 on blue with all traffic, and a minute later. */
beforeEach(async () => {
  world = new FakeWorld();
  await deploy('1.0.0', run(1));
  await deploy('2.0.0', run(2));
  await world.clock.sleep(60_000);
  world.router.history.length = 0;
});

async function migrate(holder = run(3), ...migrations: string[]): Promise<void> {
  const recorded = await record(holder, ...migrations);
  await recorded.applied();
  await world.clock.sleep(60_000);
}

describe('a contract migration', () => {
  it('is written down, under the lock, before it runs', async () => {
    const at = isoInstant(world.clock.now());
    const recorded = await record();
    expect(recorded.color).toBe('green');
    expect(state()?.contracts).toEqual({ green: { migrations: ['7_drop_email'], at, by: run(3) } });
    await expect(deploy('3.0.0', run(4))).rejects.toThrow(/locked by ada/);
    await recorded.applied();
    expect(state()).toMatchObject({ contracts: { green: { at } }, active: 'blue' });
    expect(state()).not.toHaveProperty('lock');
  });

  it('that did not run leaves nothing, and what was there before stays', async () => {
    await (await record()).withdraw();
    expect(state()).not.toHaveProperty('contracts');
    await migrate();
    const before = state()?.contracts;
    await (await record(run(4), '8_drop_name')).withdraw();
    expect(state()?.contracts).toEqual(before);
  });

  it('waits for what is under way, held, split or locked', async () => {
    const writes = world.store.history.length;
    const { snapshot } = world.store;
    const journal = { operation: 'shift', from: 'blue', to: 'green', version: '3', started: 'then' } as never;
    world.store.snapshot = { ...snapshot, state: { ...state(), journal } as never };
    await expect(record()).rejects.toThrow(
      /a shift to green \(3\) is under way since then; both versions may/,
    );
    const settled = { outcome: 'held', to: 'green', version: '3', at: 'noon' };
    world.store.snapshot = { ...snapshot, state: { ...state(), journal: undefined, settled } as never };
    await expect(record()).rejects.toThrow(/a shift to green \(3\) is held since noon/);
    world.store.snapshot = snapshot;
    world.router.weights = splitWith('green', 10);
    await expect(record()).rejects.toThrow(
      /state says blue serves, but the router has blue 90% \/ green 10%/,
    );
    world.router.weights = allOn('blue');
    expect(world.store.history).toHaveLength(writes);
    await StateSession.begin(world.store, world.clock, { ...owner, holder: run(8) }, snapshot, {
      lease: 9_000,
    });
    await expect(record()).rejects.toThrow(/locked by ada/);
  });

  it('before there is any state is held against the colour that does not serve', async () => {
    world = new FakeWorld();
    world.router.weights = allOn('green');
    expect(await record()).toMatchObject({ color: 'blue' });
  });
});

describe('a rollback to a version from before it', () => {
  it('is refused, with what, when and who', async () => {
    await migrate();
    const writes = world.store.history.length;
    const refused = await goBack();
    expect(refused).toMatchObject({ outcome: 'refused', reasonCode: 'contract', to: 'green' });
    expect(refused.reason).toMatch(
      /^1\.0\.0 on green is from before .*`7_drop_email`, applied from 20\S+Z on by ada \(https:\/\/ci\.example\/3\)\. Nothing was changed\. Repair forward on blue, or .*`database: restore`.*`force: true`\.$/,
    );
    expect(await goBack({ drill: true })).toMatchObject({ outcome: 'refused', reasonCode: 'contract' });
    expect(await describeRollback(plan, as(run(90)))).toEqual([
      expect.stringMatching(/^nothing, refused: 1\.0\.0 on/),
    ]);
    expect(world.router.history).toEqual([]);
    expect(world.store.history).toHaveLength(writes);
  });

  it('is made by force, and asks again the next time', async () => {
    await migrate();
    expect(await goBack({ force: true })).toMatchObject({ outcome: 'rolled-back', to: 'green' });
    expect(await goBack({ to: 'blue' })).toMatchObject({ outcome: 'rolled-back', to: 'blue' });
    expect(await goBack({ to: 'green' })).toMatchObject({ outcome: 'refused', reasonCode: 'contract' });
  });

  it('is made along with a database from before it, which comes first', async () => {
    const before = isoInstant(world.clock.now() - 1_000);
    await migrate();
    const asked = { ...plan, restoredTo: before };
    const planned = await describeRollback(asked, as(run(90)), ['database: back to 1']);
    expect(planned.slice(1, 3)).toEqual(['database: back to 1', expect.stringMatching(/^router: /)]);
    expect(await restoring(true, asked)).toMatchObject({ outcome: 'rolled-back', to: 'green' });
    expect(world.events.slice(-4)).toEqual([
      'restore at blue 100% / green 0%',
      ...['probe blue', 'probe green', 'probe green'],
    ]);
    expect(state()).not.toHaveProperty('contracts');
  });

  it('is not made when the database could not be put back first', async () => {
    const before = isoInstant(world.clock.now() - 1_000);
    await migrate();
    const failed = { outcome: 'refused', reasonCode: 'restore-failed', to: 'green' };
    expect(await restoring(false, { ...plan, restoredTo: before })).toMatchObject(failed);
    // Nor when nobody is there to do it.
    expect(await goBack({ restoredTo: before })).toMatchObject(failed);
    expect(world.router.history).toEqual([]);
    expect(state()?.contracts).toHaveProperty('green');
    // Sent there by force, there is still a database to put back.
    await goBack({ force: true });
    const late = await restoring(true, { ...plan, to: 'green', restoredTo: before });
    expect(late).toMatchObject({ outcome: 'already' });
    expect(world.events.filter((event) => event.startsWith('restore'))).toHaveLength(2);
    expect(state()).not.toHaveProperty('contracts');
  });

  it('is refused along with a backup from after it', async () => {
    await migrate();
    const after = isoInstant(world.clock.now());
    const refused = await restoring(true, { ...plan, restoredTo: after });
    expect(refused).toMatchObject({ outcome: 'refused', reasonCode: 'contract' });
    expect(refused.reason).toMatch(/give a backup from before 20\S+Z: the one given is of 20/);
  });

  it('is none of its business where the target ran through it', async () => {
    await migrate();
    await deploy('3.0.0', run(4));
    const restoredTo = isoInstant(world.clock.now() - 86_400_000);
    const planned = await describeRollback({ ...plan, restoredTo }, as(run(90)), ['database: back to 1']);
    expect(planned.at(-1)).toBe('database: back to 1');
    const result = await restoring(true, { ...plan, restoredTo });
    expect(result).toMatchObject({ outcome: 'rolled-back', to: 'blue', version: '2.0.0' });
    expect(world.events.join()).not.toContain('restore');
  });
});

describe('a shift', () => {
  it('ends the entry in the write that names the new version on the colour', async () => {
    await migrate();
    const writes = world.store.history.length;
    expect(await deploy('3.0.0', run(4))).toMatchObject({ outcome: 'promoted' });
    for (const { versions, contracts } of world.store.history.slice(writes)) {
      expect(contracts === undefined).toBe(versions.green === '3.0.0');
    }
  });

  it('keeps the entry while the new version is not there', async () => {
    await migrate();
    world.failing.deploy = new Error('no image');
    await expect(deploy('3.0.0', run(4))).rejects.toThrow('no image');
    expect(state()?.contracts).toHaveProperty('green');
  });

  it('is refused in the run that migrated, in every attempt of it, before the first write', async () => {
    await migrate(run(5));
    const writes = world.store.history.length;
    for (const attempt of [1, 2]) {
      await expect(deploy('3.0.0', run(5, attempt))).rejects.toThrow(
        /this run applied migrations that took away .*`7_drop_email`.*a run of its own/,
      );
    }
    expect(world.store.history).toHaveLength(writes);
    expect(world.events.filter((event) => event === 'deploy')).toHaveLength(2);
    expect(await deploy('2.0.0', run(5))).toMatchObject({ outcome: 'unchanged' });
    expect(await deploy('3.0.0', run(6))).toMatchObject({ outcome: 'promoted' });
  });

  it('of the run that migrated still settles what another one left', async () => {
    await migrate(run(5));
    await interrupted('blue', 'green', 'preparing');
    await expect(deploy('3.0.0', run(5))).rejects.toThrow(/this run applied migrations/);
    expect(state()).not.toHaveProperty('journal');
    expect(state()).not.toHaveProperty('lock');
  });
});

/** A run that died amid an operation, and its lock with it. */
async function interrupted(
  from: 'blue' | 'green',
  to: 'blue' | 'green',
  phase: 'preparing' | 'rolling-back',
) {
  const session = await StateSession.begin(
    ...([
      world.store,
      world.clock,
      { ...owner, holder: run(4) },
      world.store.snapshot,
      { lease: 1 },
    ] as const),
  );
  const operation = phase === 'preparing' ? ('shift' as const) : ('rollback' as const);
  const weights = {
    intended: allOn(phase === 'preparing' ? from : to),
    observed: allOn(from),
    writeLimit: 0,
  };
  const journal = { operation, from, to, phase, version: '3.0.0', started: isoInstant(0), ...weights };
  await session.update({ journal }, 1);
  await world.clock.sleep(1_000);
}

describe('what an interrupted operation is settled on', () => {
  it('is never, unasked, a version from before the migrations', async () => {
    await migrate();
    await interrupted('green', 'blue', 'rolling-back');
    world.healthy.blue = false;
    await expect(deploy('3.0.0', run(6))).rejects.toThrow(
      /blue is not healthy \(blue: answered 500; green: fine; green is from before migrations .*`force: true`/,
    );
    expect(world.router.history).toEqual([]);
    // Nobody is locked out: by force, or once blue is well again.
    world.healthy.blue = true;
    expect(await deploy('3.0.0', run(7))).toMatchObject({ outcome: 'promoted', active: 'green' });
  });

  it('is such a version where somebody sent it', async () => {
    await migrate();
    await interrupted('blue', 'green', 'rolling-back');
    expect(await deploy('1.0.0', run(6))).toMatchObject({ outcome: 'unchanged', active: 'green' });
  });
});

describe('restoring a database', () => {
  const restore = (restoredTo: string, work: () => Promise<boolean>) =>
    restoreUnderLock({ ...plan, restoredTo }, as(run(90)), work);

  it('keeps others out for as long as it takes, and forgets migrations that are undone by it', async () => {
    const before = isoInstant(world.clock.now() - 1_000);
    await migrate();
    const done = await restore(before, async () => {
      await world.clock.sleep(45 * 60_000);
      await expect(deploy('3.0.0', run(6))).rejects.toThrow(/locked by ada/);
      return true;
    });
    expect(done).toBe(true);
    expect(state()).not.toHaveProperty('contracts');
    expect(state()).not.toHaveProperty('lock');
    expect(await goBack()).toMatchObject({ outcome: 'rolled-back', to: 'green' });
  });

  it('that failed, or to a later moment, leaves the entries', async () => {
    const before = isoInstant(world.clock.now() - 1_000);
    await migrate();
    const broken = restore(before, async () => {
      throw new Error('disk full');
    });
    await expect(broken).rejects.toThrow('disk full');
    expect(await restore(before, async () => false)).toBe(false);
    expect(await restore(isoInstant(world.clock.now()), async () => true)).toBe(true);
    expect(state()?.contracts).toHaveProperty('green');
    expect(state()).not.toHaveProperty('lock');
  });

  it('needs no state', async () => {
    world.store.down = true;
    expect(await restore(isoInstant(0), async () => true)).toBe(true);
    expect(world.lines.join('\n')).toMatch(/restored without the lock: the store is down/);
  });
});
