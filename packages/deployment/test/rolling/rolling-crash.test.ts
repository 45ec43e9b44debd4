import type { RollingWorkload } from '@deploy-actions/workloads';
import { describe, expect, it } from 'vitest';
import { type RollingDependencies, type RollingPlan, rollingUpdate } from '../../src/index.ts';
import { plan, RollingWorld, versionsOf } from './rolling-world.ts';

/** The runner is gone: whatever the process tries from now on never happens. */
class RunnerLost extends Error {}

type Contact = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets the process die at its n-th contact with the outside, before or after that takes effect. Says whether it got there. */
function mortal(dependencies: RollingDependencies, at: number, effect: 'before' | 'after') {
  let contacts = 0;
  const contact: Contact = async (work) => {
    contacts += 1;
    if (contacts > at || (contacts === at && effect === 'before')) throw new RunnerLost('the runner is lost');
    const result = await work();
    if (contacts >= at) throw new RunnerLost('the runner is lost');
    return result;
  };
  const { clock, drain, verify, restore, removeStaleTasks } = dependencies;
  return {
    died: () => contacts >= at,
    dependencies: {
      ...dependencies,
      workloads: dependencies.workloads.map((workload) => through(workload, contact)),
      drain: (key: string) => contact(() => drain(key)),
      verify: (key: string) => contact(() => verify(key)),
      restore: (key: string) => contact(() => restore(key)),
      removeStaleTasks: (key: string) => contact(() => removeStaleTasks(key)),
      clock: {
        now: () => clock.now(),
        sleep: (ms: number, signal?: AbortSignal) => contact(() => clock.sleep(ms, signal)),
      },
    },
  };
}

function through(workload: RollingWorkload, contact: Contact): RollingWorkload {
  const { key, name } = workload;
  return {
    ...{ key, name },
    preflight: () => contact(() => workload.preflight()),
    read: (signal) => contact(() => workload.read(signal)),
    advance: (record) => contact(() => workload.advance(record)),
    settle: (record) => contact(() => workload.settle(record)),
    mark: (record) => contact(() => workload.mark(record)),
    complete: () => contact(() => workload.complete()),
    undo: () => contact(() => workload.undo()),
  };
}

/** Crashes at every contact in turn, until one run gets through without reaching its crash. */
async function forEveryCrash(
  begin: Partial<RollingPlan>,
  prepare: (world: RollingWorld) => void,
  check: (world: RollingWorld) => Promise<void>,
): Promise<number> {
  let points = 0;
  for (const effect of ['before', 'after'] as const) {
    for (let at = 1; ; at += 1) {
      const world = new RollingWorld();
      prepare(world);
      const { dependencies, died } = mortal(world.dependencies('dead'), at, effect);
      await rollingUpdate({ ...plan, ...begin }, dependencies).catch(() => {});
      if (!died()) break;
      points += 1;
      world.onLook = () => {};
      world.verdicts = [];
      world.clock.advance(3_600_000);
      await check(world).catch((error) => {
        throw new Error(`crash ${effect} contact ${at}: ${error.message}`, { cause: error });
      });
    }
  }
  return points;
}

async function expectEnd(world: RollingWorld, resume: 'continue' | 'undo', version: string): Promise<void> {
  // Where nothing was begun there is nothing to go on with, and the run is told to begin.
  const begun = world.groups.some(({ record, version: runs }) => record || runs !== '1.0.0');
  const asked = resume === 'continue' && !begun ? plan : { ...plan, resume };
  await rollingUpdate(asked, world.dependencies('next'));
  world.clock.advance(60_000);
  expect(versionsOf(world)).toEqual({ api: version, worker: version });
  for (const group of world.groups) {
    expect(group.record).toBeUndefined();
    expect(group.restored).toBe(true);
    expect(group.slack).toBe(0);
  }
}

const ends = [
  ['continue', '2.0.0'],
  ['undo', '1.0.0'],
] as const;

describe.each(ends)(
  'a runner that dies at any instant, and a later run with `resume: %s`',
  (resume, version) => {
    it('of an update that goes well', async () => {
      const points = await forEveryCrash(
        {},
        () => {},
        (world) => expectEnd(world, resume, version),
      );
      expect(points).toBeGreaterThan(100);
    });

    it('of an update that regresses in the second workload', async () => {
      const regressing = (world: RollingWorld) => {
        world.onLook = () => {
          if (world.worker.record?.intended === 2) world.verdicts = ['regress'];
        };
      };
      await forEveryCrash({}, regressing, (world) => expectEnd(world, resume, version));
    });

    it('of an update that is being held', async () => {
      const policies = { ...plan.policies, regress: 'hold' } as const;
      const regressing = (world: RollingWorld) => {
        world.onLook = () => {
          if (world.worker.record?.intended === 1) world.verdicts = ['regress'];
        };
      };
      await forEveryCrash({ policies }, regressing, (world) => expectEnd(world, resume, version));
    });
  },
);

describe('a runner that dies while it takes an update on', () => {
  it.each(ends)('leaves one that a later run ends: %s', async (resume, version) => {
    for (const taken of ['continue', 'undo'] as const) {
      for (let at = 1; ; at += 1) {
        const world = new RollingWorld();
        world.onLook = () => {
          if (world.worker.record?.intended === 2) world.verdicts = ['regress'];
        };
        const policies = { ...plan.policies, regress: 'hold' } as const;
        await rollingUpdate({ ...plan, policies }, world.dependencies('first'));
        world.onLook = () => {};
        world.verdicts = [];
        const { dependencies, died } = mortal(world.dependencies('second'), at, 'after');
        await rollingUpdate({ ...plan, resume: taken }, dependencies).catch(() => {});
        if (!died()) break;
        world.clock.advance(3_600_000);
        await expectEnd(world, resume, version);
      }
    }
  });
});
