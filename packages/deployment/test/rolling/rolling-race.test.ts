import { ConfigurationError } from '@deploy-actions/action-kit';
import type { RollingWorkload } from '@deploy-actions/workloads';
import { expect, it } from 'vitest';
import { type RollingPlan, rollingUpdate } from '../../src/index.ts';
import { TakenOverError } from '../../src/rolling/rolling-failures.ts';
import { seeded } from '../seeded.ts';
import { plan, RollingWorld, versionsOf } from './rolling-world.ts';

/** The platform answers late, before and after what is asked takes effect. */
function late(workload: RollingWorkload, wait: () => Promise<void>): RollingWorkload {
  const slowly = async <T>(work: () => Promise<T>): Promise<T> => {
    await wait();
    const result = await work();
    await wait();
    return result;
  };
  const { key, name } = workload;
  return {
    ...{ key, name },
    preflight: () => workload.preflight(),
    read: () => slowly(() => workload.read()),
    advance: (record) => slowly(() => workload.advance(record)),
    settle: (record) => slowly(() => workload.settle(record)),
    mark: (record) => slowly(() => workload.mark(record)),
    complete: () => slowly(() => workload.complete()),
    undo: () => slowly(() => workload.undo()),
  };
}

/** Two runs at about the same time; gives what became of each: its outcome, or why it was refused. */
async function race(seed: number, first: Partial<RollingPlan>, second: Partial<RollingPlan>) {
  const world = new RollingWorld();
  const random = seeded(seed);
  const moves: string[] = [];
  world.around = (workload) => late(workload, () => world.clock.sleep(random() * 400));
  const start = async (holder: string, more: Partial<RollingPlan>) => {
    const asked = { ...plan, ...more };
    const dependencies = world.dependencies(holder, asked.version);
    const workloads = dependencies.workloads.map((workload) => ({
      ...workload,
      advance: (record: Parameters<RollingWorkload['advance']>[0]) =>
        workload.advance(record).then(() => void moves.push(holder)),
    }));
    try {
      return (await rollingUpdate(asked, { ...dependencies, workloads })).outcome;
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      return error.message;
    }
  };
  const other = async () => {
    await world.clock.sleep(random() * 3_000);
    return start('run-2', second);
  };
  const ends = await Promise.all([start('run-1', first), other()]);
  return { world, ends, moved: new Set(moves) };
}

it('of two runs at once one moves, and the other is told who does', async () => {
  for (let seed = 1; seed <= 150; seed += 1) {
    const { world, ends, moved } = await race(seed, {}, { version: '3.0.0' });
    const refused = ends.filter((end) => end.includes('is being updated'));
    expect([moved.size, refused.length], `seed ${seed}`).toEqual([1, 1]);
    expect(ends.filter((end) => end === 'updated')).toHaveLength(1);
    expect(new Set(Object.values(versionsOf(world))).size, `seed ${seed}`).toBe(1);
    for (const { record, slack } of world.groups) expect([record, slack]).toEqual([undefined, 0]);
  }
});

it('never do both move, not even at workloads of their own', async () => {
  const [api = { key: '', steps: [] }, worker = api] = plan.workloads;
  let both = 0;
  for (let seed = 1; seed <= 150; seed += 1) {
    const { ends, moved } = await race(seed, { workloads: [api] }, { workloads: [worker] });
    // Where each sees the other in time, neither goes: that is safe, and one of them begins again.
    expect(moved.size, `seed ${seed}`).toBeLessThan(2);
    if (ends.every((end) => end.includes('is being updated'))) both += 1;
  }
  expect(both).toBeLessThan(75);
});

it('two runs that take one held update on: one does', async () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const world = new RollingWorld();
    const policies = { ...plan.policies, regress: 'hold' } as const;
    world.verdicts = ['pass', 'regress'];
    await rollingUpdate({ ...plan, policies }, world.dependencies('first'));
    const random = seeded(seed);
    world.around = (workload) => late(workload, () => world.clock.sleep(random() * 400));
    const take = (holder: string, resume: 'continue' | 'undo') =>
      rollingUpdate({ ...plan, resume }, world.dependencies(holder)).then(
        ({ outcome }) => outcome,
        (error) => {
          if (!(error instanceof ConfigurationError || error instanceof TakenOverError)) throw error;
          return error.message;
        },
      );
    const [went, undone] = await Promise.all([take('run-2', 'continue'), take('run-3', 'undo')]);
    // Whoever goes on finds the other at work, or is overtaken by it, or nothing to go on with any more; the way back is never refused.
    expect(went, `seed ${seed}`).toMatch(/is being updated|no update is held|no longer this run's/);
    expect(undone, `seed ${seed}`).toBe('undone');
    world.clock.advance(60_000);
    expect(versionsOf(world), `seed ${seed}`).toEqual({ api: '1.0.0', worker: '1.0.0' });
  }
});

it('an undo takes over from a run that is at work, whenever it comes, and that run stops', async () => {
  const ways = new Set<string>();
  for (let seed = 1; seed <= 150; seed += 1) {
    const world = new RollingWorld();
    const random = seeded(seed);
    world.around = (workload) => late(workload, () => world.clock.sleep(random() * 400));
    const update = rollingUpdate(plan, world.dependencies('run-1')).then(
      ({ outcome }) => outcome,
      (error) => {
        if (!(error instanceof TakenOverError || error instanceof ConfigurationError)) throw error;
        return error.name;
      },
    );
    const undo = async () => {
      await world.clock.sleep(random() * 60_000);
      return (await rollingUpdate({ ...plan, resume: 'undo' }, world.dependencies('run-2'))).outcome;
    };
    const [went, undone] = await Promise.all([update, undo()]);
    ways.add(`${went}, ${undone}`);
    world.clock.advance(60_000);
    const stands = undone === 'unchanged' ? '2.0.0' : '1.0.0';
    expect(versionsOf(world), `seed ${seed}: ${went}, ${undone}`).toEqual({ api: stands, worker: stands });
    for (const { record, restored } of world.groups) expect([record, restored]).toEqual([undefined, true]);
  }
  expect(ways).toContain('TakenOverError, undone');
});
