import { ProviderError } from '@deploy-actions/action-kit';
import type { RollingWorkload } from '@deploy-actions/workloads';
import { beforeEach, describe, expect, it } from 'vitest';
import { finishRolling, type RollingPlan, rollingUpdate } from '../../src/index.ts';
import { plan, RollingWorld, versionsOf } from './rolling-world.ts';

let world: RollingWorld;
beforeEach(() => {
  world = new RollingWorld();
});

const update = (more: Partial<RollingPlan> = {}, holder = 'run-1') =>
  rollingUpdate({ ...plan, ...more }, world.dependencies(holder, more.version));

/** Nothing of an update is left, and there were never too few instances. */
function expectAtRest(versions: Record<string, string>): void {
  expect(versionsOf(world)).toEqual(versions);
  for (const group of world.groups) {
    expect(group).toMatchObject({ record: undefined, restored: true });
    expect(group.slack).toBe(0);
  }
}

const all = (version: string) => ({ api: version, worker: version });

describe('a rolling update', () => {
  it('replaces one instance first, then the rest in steps, one workload after another', async () => {
    const result = await update();
    expect(result).toMatchObject({ outcome: 'updated', reasonCode: 'updated' });
    const kept = world.events.filter((event) => !event.startsWith('mark'));
    expect(kept).toEqual([
      ...['drain api', 'stale api'],
      ...['advance api to 2.0.0', 'advance api to 2.0.0', 'advance api to 2.0.0'],
      ...['verify api', 'complete api to 2.0.0'],
      ...['drain worker', 'stale worker'],
      ...['advance worker to 2.0.0', 'advance worker to 2.0.0', 'advance worker to 2.0.0'],
      ...['verify worker', 'complete worker to 2.0.0'],
    ]);
    const [api] = result.workloads;
    expect(api?.steps.map(({ size, intended, verdict }) => [size, intended, verdict])).toEqual([
      ['1', 1, 'pass'],
      ['50%', 2, 'pass'],
      ['100%', 4, 'ready'],
    ]);
    expect(api?.staleTasks).toEqual([{ queue: 'api-queue', removed: 3, kept: 1, unknown: 0 }]);
    expectAtRest(all('2.0.0'));
  });

  it('tells all that would stop it before the first write; the way back asks for none of that', async () => {
    await update();
    world.api.obstacles = ['no right to update deployments', 'there is no container `api`'];
    world.worker.obstacles = ['it is paused'];
    world.events.length = 0;
    await expect(update({ version: '3.0.0' })).rejects.toThrow(
      'no right to update deployments\nthere is no container `api`\nit is paused',
    );
    expect(world.events).toEqual([]);
    expect(await update({ resume: 'undo' })).toMatchObject({ outcome: 'undone' });
  });

  it('does nothing where the version runs already', async () => {
    await update();
    world.events.length = 0;
    expect(await update()).toMatchObject({ outcome: 'unchanged', reasonCode: 'unchanged' });
    expect(world.events).toEqual([]);
  });

  it('undoes everything it updated, newest first, when a step regresses', async () => {
    // Every look of the first workload passes, the second look of the other one doesn't.
    world.onLook = () => {
      if (world.worker.record?.intended === 2) world.verdicts = ['regress'];
    };
    const result = await update();
    expect(result).toMatchObject({ outcome: 'undone', reasonCode: 'code-regress' });
    expect(result.reason).toContain('found regress');
    expect(result.reason).toContain(
      '4 of 4 instances of deployment worker run what ran before and are ready',
    );
    // First it makes sure that the update is still its own, and that it stays so until the last of them is back.
    expect(world.events.slice(-6)).toEqual([
      'mark worker to 2.0.0',
      'mark api to 2.0.0',
      'undo worker to 2.0.0',
      'undo api to 2.0.0',
      'restore api',
      'restore worker',
    ]);
    expect(result.workloads.map(({ outcome }) => outcome)).toEqual(['undone', 'undone']);
    expectAtRest(all('1.0.0'));
  });

  it('keeps others away while several workloads come back', async () => {
    world.failing.verify = 'the queue is stuck';
    const once = { ...world.failing };
    world.failing = {};
    let unguarded = 0;
    const armed = () => world.worker.events.includes('complete api to 2.0.0');
    world.around = (workload) => ({
      ...bound(workload),
      undo: async () => {
        const left = await workload.undo();
        const moving = world.groups.some(({ version }) => version === '2.0.0');
        if (moving && world.groups.every(({ record }) => record === undefined)) unguarded += 1;
        return left;
      },
    });
    world.onLook = () => {
      if (armed()) world.failing = once;
    };
    expect(await update()).toMatchObject({ outcome: 'undone', reasonCode: 'verify-failed' });
    expect(unguarded).toBe(0);
    expectAtRest(all('1.0.0'));
  });

  it.each([
    ['drain', 'drain-failed'],
    ['stale', 'stale-tasks-failed'],
  ] as const)('replaces nothing when %s fails', async (moment, reasonCode) => {
    world.failing[moment] = 'no';
    const result = await update();
    expect(result).toMatchObject({ outcome: 'undone', reasonCode });
    expect(result.reason).toContain('No instance was replaced');
    // What stopped taking work takes it again, and what was not drained is left alone.
    expect(world.events.filter((event) => event.startsWith('restore'))).toEqual(['restore api']);
    expectAtRest(all('1.0.0'));
  });

  it('says what could not be restored, and is undone all the same', async () => {
    world.failing = { stale: 'no', restore: 'the broker is away' };
    const result = await update();
    expect(result.outcome).toBe('undone');
    expect(result.reason).toMatch(
      /No instance was replaced\. deployment api was drained, and its `restore` has yet to be done by hand: .*the broker is away\.$/,
    );
    expectAtRest(all('1.0.0'));
  });

  it('restores nothing that got the new version', async () => {
    await update();
    expect(world.events.filter((event) => event.startsWith('restore'))).toEqual([]);
  });

  it('undoes instances that are certain not to become ready, with the platform’s own reason', async () => {
    const result = await update({ version: '2.0.0-broken' });
    expect(result).toMatchObject({ outcome: 'undone', reasonCode: 'stalled' });
    expect(result.reason).toContain('the image can’t be pulled');
    expect(world.lines.filter((line) => line.includes('is not ready yet'))).toHaveLength(1);
    expect(result.workloads[0]?.steps.at(-1)).toMatchObject({ verdict: 'not-ready' });
    expectAtRest(all('1.0.0'));
  });

  it('undoes instances that are not ready in time', async () => {
    const result = await update({ version: '2.0.0-broken', timeout: 10_000 });
    expect(result).toMatchObject({ outcome: 'undone', reasonCode: 'not-ready' });
    expect(result.reason).toContain('only 0 of 1 new instances are ready after 10s');
    expectAtRest(all('1.0.0'));
  });

  it('reaches them all when there are more meanwhile, and never goes below a step', async () => {
    world.onLook = () => {
      if (world.api.record?.intended === 2) world.api.instances = 3;
      if (world.worker.record?.intended === 2 && world.worker.instances === 4) {
        world.worker.instances = 7;
        for (let more = 0; more < 3; more += 1) world.worker.pods.push({ version: '1.0.0', readyAt: 0 });
      }
    };
    const result = await update();
    expect(result.outcome).toBe('updated');
    expect(world.worker.pods).toHaveLength(7);
    expect(versionsOf(world)).toEqual(all('2.0.0'));
  });

  it('prolongs its lease while a step is watched', async () => {
    const day = 24 * 3_600_000;
    let least = Number.POSITIVE_INFINITY;
    world.onLook = () => {
      const { record } = world.api;
      if (record) least = Math.min(least, Date.parse(record.until) - world.clock.now());
    };
    const steps = [{ size: { percent: 100 }, watch: day }];
    await update({ interval: 60_000, workloads: [{ key: 'api', steps }] });
    expect(least).toBeGreaterThan(3 * 60_000);
    expect(least).toBeLessThan(10 * 60_000);
  });
});

describe('instances that do not get ready', () => {
  const broken = { version: '2.0.0-broken' };

  it('are a regression when they never will be: held where that is wanted, with the reason', async () => {
    const policies = { ...plan.policies, regress: 'hold' } as const;
    const result = await update({ ...broken, policies });
    expect(result).toMatchObject({ outcome: 'held', reasonCode: 'stalled' });
    expect(world.api.record?.held).toContain('the image can’t be pulled');
    expect(await update({ ...broken, resume: 'undo' }, 'run-2')).toMatchObject({ outcome: 'undone' });
    expectAtRest(all('1.0.0'));
  });

  it('are a doubt when they take too long, and going on is no choice', async () => {
    const late = { ...broken, timeout: 10_000 };
    const going = { ...plan.policies, inconclusive: 'continue', regress: 'hold' } as const;
    expect(await update({ ...late, policies: going })).toMatchObject({
      ...{ outcome: 'undone', reasonCode: 'not-ready' },
    });
    world = new RollingWorld();
    const holding = { ...plan.policies, inconclusive: 'hold' } as const;
    expect(await update({ ...late, policies: holding })).toMatchObject({
      ...{ outcome: 'held', reasonCode: 'not-ready' },
    });
  });
});

describe('an update that is held', () => {
  beforeEach(async () => {
    world.onLook = () => {
      if (world.worker.record?.intended === 2)
        world.verdicts = ['inconclusive', 'inconclusive', 'inconclusive'];
    };
    const policies = { ...plan.policies, inconclusive: 'hold' } as const;
    const result = await update({ policies });
    expect(result).toMatchObject({ outcome: 'held', reasonCode: 'code-inconclusive' });
    expect(result.reason).toContain('resume: continue');
    expect(world.worker.record).toMatchObject({ held: 'found inconclusive', earlier: ['api'], intended: 2 });
    world.onLook = () => {};
    world.verdicts = [];
    world.clock.advance(48 * 3_600_000);
    world.events.length = 0;
  });

  it('counts the instances of the version that is held, not of the one that was asked for', async () => {
    await expect(update({ version: '3.0.0' }, 'run-2')).rejects.toThrow(
      /to 2.0.0, .* is held with 2 of 4 instances on it/,
    );
  });

  it('says which workload it left alone because it is no longer as the update left it', async () => {
    world.api.disturb('kubectl-set changed `api`', '9.1');
    world.api.before = undefined;
    const { reason, workloads } = await update({ resume: 'undo' }, 'run-2');
    expect(reason).toContain('deployment api is no longer as this update left it');
    expect(workloads.map(({ outcome }) => outcome)).toEqual(['unchanged', 'undone']);
    expect(versionsOf(world)).toEqual({ api: '9.1', worker: '1.0.0' });
  });

  it('says what an undo did not bring back, because somebody else had changed it', async () => {
    const what = 'kubectl-set changed `worker`, which has 9.1 in place of 2.0.0';
    world.worker.disturb(what, '9.1');
    const result = await update({ resume: 'undo' }, 'run-2');
    expect(result).toMatchObject({ outcome: 'partly-undone', reasonCode: 'changed-by-another' });
    expect(result.reason).toContain(`NOT brought back: deployment worker: ${what}.`);
    expect(result.reason).toContain('4 of 4 instances of deployment worker are ready with what stands there');
    expect(result.reason).not.toMatch(/deployment worker (was|run what)/);
    expect(result.reason).toContain('deployment api was brought back');
    expect(result.workloads.map(({ outcome }) => outcome)).toEqual(['undone', 'partly-undone']);
    expect(result.workloads.map(({ serves }) => serves)).toEqual([
      '4 of 4 instances run what ran before',
      '4 of 4 instances run what somebody else changed',
    ]);
    expect(versionsOf(world)).toEqual({ api: '1.0.0', worker: '9.1' });
  });

  it('stops every run that does not take it on, with another version too', async () => {
    await expect(update({}, 'run-2')).rejects.toThrow(
      /is held with 2 of 4 instances on it: found inconclusive.*`resume: continue`/,
    );
    await expect(update({ version: '3.0.0' }, 'run-2')).rejects.toThrow(/give `version: 2.0.0`/);
    await expect(update({ workloads: plan.workloads.slice(0, 1), resume: 'undo' }, 'run-2')).rejects.toThrow(
      /input `workloads`: leave it out/,
    );
    expect(world.events).toEqual([]);
  });

  it('goes on at its step, without draining again', async () => {
    const result = await update({ resume: 'continue' }, 'run-2');
    expect(result.outcome).toBe('updated');
    expect(world.events).not.toContain('drain worker');
    expect(result.workloads[1]?.steps.map(({ size }) => size)).toEqual(['50%', '100%']);
    expectAtRest(all('2.0.0'));
  });

  it('brings back what the other run had completed, too', async () => {
    const result = await update({ resume: 'undo' }, 'run-2');
    expect(result).toMatchObject({ outcome: 'undone', reasonCode: 'undo-requested' });
    expectAtRest(all('1.0.0'));
  });

  it('undoes all of it when it regresses after it was taken on', async () => {
    world.verdicts = ['regress'];
    expect(await update({ resume: 'continue' }, 'run-2')).toMatchObject({ outcome: 'undone' });
    expectAtRest(all('1.0.0'));
  });
});

it('brings back a version that was completed long ago', async () => {
  await update();
  const result = await update({ resume: 'undo' }, 'run-2');
  expect(result).toMatchObject({ outcome: 'undone', reasonCode: 'undo-requested' });
  expectAtRest(all('1.0.0'));
  expect(await update({ resume: 'undo' }, 'run-3')).toMatchObject({ outcome: 'unchanged' });
});

describe('an update of another run', () => {
  const holder = 'acme/shop/7/1/update/70';
  beforeEach(async () => {
    // Dies in the middle of the second step.
    world.onLook = () => {
      if (world.api.record?.intended === 2) throw new Error('stop');
    };
    const dead = world.dependencies(holder);
    const never = new Promise<never>(() => {});
    const observe = async () => ({
      look: async () => {
        if (world.api.record?.intended === 2) {
          died();
          return never;
        }
        return (await dead.observe())?.look() as never;
      },
    });
    let died = () => {};
    const death = new Promise<void>((resolve) => {
      died = resolve;
    });
    void rollingUpdate(plan, { ...dead, observe });
    await death;
    world.onLook = () => {};
    world.events.length = 0;
  });

  it('keeps others away while its lease lasts: who, since when, where', async () => {
    const refused = update({ resume: 'continue' }, 'run-2');
    await expect(refused).rejects.toThrow(
      /deployment api is being updated to 2.0.0 by actor of acme\/shop\/7\/1\/update\/70 since 2026-01-01T12:\d\d:\d\dZ.*https:\/\/ci.example/,
    );
    expect(world.events).toEqual([]);
  });

  it('is taken over at once by whoever wants to go back, who is told from whom', async () => {
    const result = await update({ resume: 'undo' }, 'run-2');
    expect(result).toMatchObject({ outcome: 'undone', reasonCode: 'undo-requested' });
    expect(world.lines.join('\n')).toMatch(
      /Taken over.*deployment api to 2.0.0, which actor of acme\/shop\/7\/1\/update\/70 began at 2026-01-01T12:\S+ is under way with 2 of 4 instances on it, held by `acme\/shop\/7\/1\/update\/70`, see https/,
    );
    expectAtRest(all('1.0.0'));
  });

  it('is taken on once its job has ended, if a person says how', async () => {
    world.ended.add(holder);
    await expect(update({}, 'run-2')).rejects.toThrow(/input `resume`: .*was cut off with 2 of 4/);
    expect(await update({ resume: 'continue' }, 'run-2')).toMatchObject({ outcome: 'updated' });
    expectAtRest(all('2.0.0'));
  });

  it('is taken on once its lease is over', async () => {
    world.clock.advance(11 * 60_000);
    expect(await update({ resume: 'undo' }, 'run-2')).toMatchObject({ outcome: 'undone' });
    expectAtRest(all('1.0.0'));
  });

  it.each([holder, 'acme/shop/7/2/update/71'])('goes on by itself in the same run: %s', async (next) => {
    expect(await update({}, next)).toMatchObject({ outcome: 'updated' });
    expectAtRest(all('2.0.0'));
  });

  it('is told by the post step, which lets the next run begin at once', async () => {
    await finishRolling(world.dependencies(holder));
    expect(world.lines.at(-1)).toContain('deployment api has 2 of 4 instances on 2.0.0');
    expect(world.worker.record).toBeUndefined();
    world.clock.advance(1_000);
    expect(await update({ resume: 'undo' }, 'run-2')).toMatchObject({ outcome: 'undone' });
    expectAtRest(all('1.0.0'));
  });
});

describe('a cancel', () => {
  const cancelAtHalf = () => {
    if (world.api.record?.intended === 2) world.cancel();
  };

  it('undoes', async () => {
    world.onLook = cancelAtHalf;
    const result = await update();
    expect(result).toMatchObject({ outcome: 'undone', reasonCode: 'cancelled' });
    world.clock.advance(10_000);
    expectAtRest(all('1.0.0'));
  });

  it('holds where it is to', async () => {
    world.onLook = cancelAtHalf;
    const result = await update({ policies: { ...plan.policies, onCancel: 'hold' } });
    expect(result).toMatchObject({ outcome: 'held', reasonCode: 'cancelled' });
    expect(world.api).toMatchObject({ version: '2.0.0', record: { held: 'The run was cancelled' } });
  });
});

describe('somebody else', () => {
  it('who changes what is updated is never overwritten: the update is held with what they did', async () => {
    world.onLook = () => {
      if (world.api.record?.intended === 2) world.api.disturb('kubectl-edit changed the image to 9.9.9');
    };
    const result = await update();
    expect(result).toMatchObject({ outcome: 'held', reasonCode: 'changed-by-another' });
    expect(result.reason).toContain('kubectl-edit changed the image to 9.9.9');
    const after = world.events.slice(world.events.findLastIndex((event) => event.startsWith('advance')) + 1);
    // The claim of the other one goes, and nothing else.
    expect(after.filter((event) => !event.startsWith('mark'))).toEqual(['complete worker to 2.0.0']);
    expect(world.api.disturbed).toBeDefined();
  });

  it('who takes the update over is left alone', async () => {
    const record = { version: '2.0.0', holder: 'run-9', actor: 'eve', started: 'now', until: 'later' };
    world.onLook = () => {
      if (world.api.record?.intended !== 2) return;
      world.api.record = { ...record, intended: 2 };
      world.api.revision += 1;
      world.events.length = 0;
    };
    await expect(update()).rejects.toThrow(/no longer this run's: eve has it since now/);
    // Its claim elsewhere goes, and nothing else.
    expect(world.events).toEqual(['complete worker to 2.0.0']);
    expect(world.worker).toMatchObject({ record: undefined, version: '1.0.0' });
  });
});

describe('a platform that fails', () => {
  const down = () =>
    new ProviderError('connection refused', { system: 'memory', operation: 'x', retryable: true });

  it('is borne for a while', async () => {
    let failures = 0;
    world.around = (workload) => ({
      ...bound(workload),
      read: async () => {
        if (world.api.record?.intended === 2 && failures < 10) {
          failures += 1;
          throw down();
        }
        return workload.read();
      },
    });
    expect(await update()).toMatchObject({ outcome: 'updated' });
    expect(failures).toBe(10);
  });

  it.each(['before', 'after'] as const)('loses the answer of each write once, %s it counts', async (when) => {
    const failed = new Set<string>();
    const once = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      const lose = !failed.has(name);
      failed.add(name);
      if (lose && when === 'before') throw down();
      const given = await work();
      if (lose) throw down();
      return given;
    };
    world.around = (workload) => ({
      ...bound(workload),
      advance: (record) => once(`advance ${workload.key} ${record.intended}`, () => workload.advance(record)),
      settle: (record) => once(`settle ${workload.key}`, () => workload.settle(record)),
      mark: (record) => once(`mark ${workload.key}`, () => workload.mark(record)),
      complete: () => once(`complete ${workload.key}`, () => workload.complete()),
      undo: () => once(`undo ${workload.key}`, () => workload.undo()),
    });
    // A claim without an answer is no reason to go on: nothing moved yet.
    if (when === 'before') {
      await expect(update()).rejects.toThrow('connection refused');
      await expect(update()).rejects.toThrow('connection refused');
    }
    world.onLook = () => {
      if (world.worker.record?.intended === 2) world.verdicts = ['regress'];
    };
    expect(await update()).toMatchObject({ outcome: 'undone' });
    expectAtRest(all('1.0.0'));
    expect(failed.size).toBeGreaterThan(8);
  });

  it('can’t undo: says what stands and what to press, and a later run undoes', async () => {
    world.verdicts = ['pass', 'regress'];
    let broken = true;
    world.around = (workload) => ({
      ...bound(workload),
      undo: async () => {
        if (broken) throw down();
        return workload.undo();
      },
    });
    await expect(update()).rejects.toThrow(
      /found regress. The way back FAILED: deployment api: .*connection refused.*`resume: undo`/,
    );
    broken = false;
    world.clock.advance(3_600_000);
    expect(await update({ resume: 'undo' }, 'run-2')).toMatchObject({ outcome: 'undone' });
    expectAtRest(all('1.0.0'));
  });
});

/** A workload whose methods can be replaced one by one. */
export function bound(workload: RollingWorkload): RollingWorkload {
  return {
    key: workload.key,
    name: workload.name,
    preflight: () => workload.preflight(),
    read: (signal) => workload.read(signal),
    advance: (record) => workload.advance(record),
    settle: (record) => workload.settle(record),
    mark: (record) => workload.mark(record),
    complete: () => workload.complete(),
    undo: () => workload.undo(),
  };
}
