import { ConfigurationError, ProviderError } from '@deploy-actions/action-kit';
import { FencedError, LockedError, type StateDocument, StateSession } from '@deploy-actions/state';
import { allOn, trafficSystem, type Weights } from '@deploy-actions/traffic';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ShiftPlan, type ShiftResult, shift } from '../src/index.ts';
import { FakeWorld, plan } from './fake-world.ts';

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
});

const run = (change: Partial<ShiftPlan> = {}, holder?: string): Promise<ShiftResult> =>
  shift({ ...plan, ...change }, world.dependencies(holder));
const state = () => world.store.snapshot.state;
const split = (green: number): Weights => ({ blue: 100 - green, green });
const failure = (message: string) => new ProviderError(message, { system: 'test', operation: 'test' });

describe('a shift that goes well', () => {
  it('moves traffic stage by stage and records the new colour', async () => {
    const result = await run();
    expect(result).toMatchObject({
      outcome: 'promoted',
      active: 'green',
      previous: 'blue',
      weights: allOn('green'),
    });
    expect(world.router.history).toEqual([split(10), split(50), split(100)]);
    expect(world.events).toEqual([
      ...['before-deploy', 'deploy', 'probe green', 'warmUp', 'smoke'],
      ...['before-shift', 'probe blue', 'after-shift'],
    ]);
    expect(state()).toMatchObject({
      active: 'green',
      versions: { green: '2.0.0' },
      settled: { outcome: 'promoted' },
    });
    expect(state()).not.toHaveProperty('journal');
    expect(state()).not.toHaveProperty('lock');
    expect(Date.parse(result.retireAfter ?? '') - Date.parse(result.ended)).toBe(86_400_000);
  });

  it('writes its intent before each change of traffic', async () => {
    world.router.beforeWrite = (weights) => {
      expect(state()?.journal).toMatchObject({ intended: weights, to: 'green', version: '2.0.0' });
      expect(state()?.lock?.holder.id).toBe('run-1');
    };
    await run();
    expect(world.router.history).toHaveLength(3);
  });

  it('is unchanged when run again, and goes to the other colour for the next version', async () => {
    await run();
    const writes = world.store.history.length;
    expect(await run()).toMatchObject({ outcome: 'unchanged', active: 'green', previous: undefined });
    expect(world.store.history).toHaveLength(writes);
    expect(await run({ version: '3.0.0' })).toMatchObject({
      outcome: 'promoted',
      active: 'blue',
      previous: 'green',
    });
    expect(state()?.versions).toEqual({ green: '2.0.0', blue: '3.0.0' });
  });

  it('completes what a run that died left unfinished in the store, although it changes nothing', async () => {
    await run();
    const completed: unknown[] = [];
    Object.assign(world.store, { complete: async (...write: unknown[]) => void completed.push(write) });
    const { state: written, revision } = world.store.snapshot;
    expect(await run()).toMatchObject({ outcome: 'unchanged' });
    expect(completed).toEqual([[written, revision]]);
  });

  it('keeps the lock for the rest of the job when asked to', async () => {
    await run({ keepLock: 3_600_000 });
    expect(state()?.lock?.holder.id).toBe('run-1');
    await expect(run({ version: '3.0.0' }, 'run-2')).rejects.toBeInstanceOf(LockedError);
    await expect(run({ version: '3.0.0' }, 'run-1')).resolves.toMatchObject({ outcome: 'promoted' });
  });

  it('keeps the lock through every look, however far they are apart', async () => {
    const lives: boolean[] = [];
    world.onLook = () => {
      world.verdicts = ['inconclusive'];
      lives.push(Date.parse(state()?.lock?.expires ?? '') > world.clock.now());
    };
    const stages = [
      { weight: 10, watch: 900_000 },
      { weight: 100, watch: 0 },
    ];
    expect(await run({ stages, interval: 900_000, extend: 1_800_000 })).toMatchObject({
      outcome: 'rolled-back',
    });
    expect(lives).toEqual([true, true, true, true]);
  });

  it('puts weights right that somebody else changed while it watches', async () => {
    let meddled = false;
    world.onLook = () => {
      if (!meddled) world.router.weights = split(0);
      meddled = true;
    };
    expect(await run()).toMatchObject({ outcome: 'promoted' });
    expect(world.router.history).toEqual([split(10), split(10), split(50), split(100)]);
    expect(world.lines.join('\n')).toMatch(/shows blue 100% \/ green 0% in place of blue 90% \/ green 10%/);
  });
});

describe('a shift that goes wrong before traffic moves', () => {
  it.each<[string, Partial<Pick<FakeWorld, 'failing' | 'healthy'>>]>([
    ['deploy-failed', { failing: { deploy: failure('image not found') } }],
    ['warm-up-failed', { failing: { warmUp: failure('cold') } }],
    ['smoke-failed', { failing: { smoke: failure('login broken') } }],
    ['unhealthy', { healthy: { blue: true, green: false } }],
    ['no-way-back', { healthy: { blue: false, green: true } }],
  ])('ends as %s with all traffic where it was', async (reasonCode, broken) => {
    Object.assign(world, broken);
    const result = await run();
    expect(result).toMatchObject({
      outcome: 'rolled-back',
      reasonCode,
      active: 'blue',
      weights: allOn('blue'),
    });
    expect(result.reason).toMatch(/All traffic stayed on blue\.$/);
    expect(world.router.history).toEqual([]);
    expect(state()).toMatchObject({ active: 'blue', settled: { outcome: 'rolled-back', reasonCode } });
    expect(state()).not.toHaveProperty('lock');
  });

  it('claims no version for a colour whose deployment failed', async () => {
    await run();
    world.failing.deploy = failure('image not found');
    await run({ version: '3.0.0' });
    expect(state()?.versions).toEqual({ green: '2.0.0' });
  });

  it('settles and gives the lock back even when the failure is a bug', async () => {
    world.failing.smoke = new TypeError('x is undefined');
    await expect(run()).rejects.toThrow('x is undefined');
    expect(state()).not.toHaveProperty('lock');
    expect(state()).not.toHaveProperty('journal');
  });
});

describe('a shift that turns out bad', () => {
  it('brings traffic back at once when the version is worse', async () => {
    world.verdicts = ['pass', 'pass', 'pass', 'pass', 'pass', 'pass', 'regress'];
    const result = await run();
    expect(result).toMatchObject({
      outcome: 'rolled-back',
      reasonCode: 'code-regress',
      active: 'blue',
      weights: allOn('blue'),
    });
    expect(world.router.history.at(-1)).toEqual(allOn('blue'));
    expect(world.router.history).not.toContainEqual(split(100));
    expect(state()).toMatchObject({
      active: 'blue',
      settled: { outcome: 'rolled-back', weights: allOn('blue') },
    });
  });

  it.each(['inconclusive', 'insufficient-sample', 'provider-error', 'regress'] as const)(
    'holds the split on %s when the policy says so',
    async (verdict) => {
      world.verdicts = Array.from({ length: 50 }, () => verdict);
      const result = await run({ policies: { ...plan.policies, [verdict]: 'hold' } });
      expect(result).toMatchObject({ outcome: 'held', weights: split(10), active: 'blue' });
      expect(state()?.settled).toMatchObject({ outcome: 'held', weights: split(10) });
      await expect(run({ version: '3.0.0' }, 'run-2')).rejects.toThrow(
        /is held at blue 90% \/ green 10%.*`to: blue`/,
      );
    },
  );

  it('says who holds it when the last stage is what is held', async () => {
    world.verdicts = ['regress'];
    const stages = [{ weight: 100, watch: 5_000 }];
    await run({ stages, policies: { ...plan.policies, regress: 'hold' } });
    await expect(run({ version: '3.0.0' }, 'run-2')).rejects.toThrow(/is held at .*green 100%.*`to: blue`/);
  });

  it('goes on without a clear answer only when the policy says so', async () => {
    world.verdicts = Array.from({ length: 50 }, () => 'provider-error' as const);
    const policies = { ...plan.policies, 'provider-error': 'continue' as const };
    expect(await run({ policies })).toMatchObject({ outcome: 'promoted' });
    world = new FakeWorld();
    world.verdicts = Array.from({ length: 50 }, () => 'provider-error' as const);
    expect(await run()).toMatchObject({ outcome: 'rolled-back', reasonCode: 'code-provider-error' });
  });

  it('brings traffic back when the router fails at a stage', async () => {
    world.router.beforeWrite = (weights) => {
      if (weights.green === 50) throw new ProviderError('502', { system: trafficSystem, operation: 'write' });
    };
    expect(await run()).toMatchObject({
      outcome: 'rolled-back',
      reasonCode: 'router-failed',
      weights: allOn('blue'),
    });
  });

  it('does not believe a router that accepts and does not apply', async () => {
    world.router.deaf = true;
    await expect(run()).resolves.toMatchObject({ outcome: 'rolled-back', reasonCode: 'router-failed' });
    expect(world.router.weights).toEqual(allOn('blue'));
  });

  it('says so, and leaves the journal, when even the way back fails', async () => {
    world.verdicts = ['regress'];
    world.router.beforeWrite = (weights) => {
      if (weights.green === 0) throw failure('gone');
    };
    const failed = run();
    await expect(failed).rejects.toThrow(
      /way back to blue FAILED: gone\. The router last showed blue 90% \/ green 10%/,
    );
    await expect(failed).rejects.toThrow(/use the rollback action \(`to: blue`\)/);
    expect(state()?.journal).toMatchObject({
      phase: 'rolling-back',
      intended: allOn('blue'),
      from: 'blue',
      to: 'green',
    });
    world.router.beforeWrite = () => {};
    expect(await run({ version: '3.0.0' })).toMatchObject({ outcome: 'promoted', active: 'green' });
    expect(world.router.history.slice(0, 2)).toEqual([split(10), allOn('blue')]);
  });

  it('knows its own promotion when it was written but nobody heard of it', async () => {
    const { store, ...rest } = world.dependencies();
    const deaf = {
      type: 'deaf',
      read: () => store.read(),
      write: async (next: StateDocument, expected: string | undefined) => {
        const revision = await store.write(next, expected);
        if (next.settled?.outcome === 'promoted') throw failure('the reply was lost');
        return revision;
      },
    };
    const result = await shift({ ...plan, keepLock: 60_000 }, { ...rest, store: deaf });
    expect(result).toMatchObject({ outcome: 'promoted', active: 'green' });
    expect(world.router.weights).toEqual(allOn('green'));
    expect(state()).toMatchObject({ active: 'green', settled: { outcome: 'promoted' } });
  });

  it('does not wait for a state store that hangs', async () => {
    world.verdicts = ['regress'];
    const { store, ...rest } = world.dependencies();
    let hangs = false;
    world.onLook = () => {
      hangs = true;
    };
    const hanging = {
      type: 'hanging',
      read: () => store.read(),
      write: (next: StateDocument, expected: string | undefined) =>
        hangs ? new Promise<never>(() => {}) : store.write(next, expected),
    };
    const result = await shift(plan, { ...rest, store: hanging });
    expect(result).toMatchObject({ outcome: 'rolled-back', weights: allOn('blue') });
    expect(world.lines.join('\n')).toMatch(/next run settles it: no answer within 5s/);
  });

  it('needs no state store on the way back', async () => {
    world.verdicts = ['regress'];
    world.onLook = () => {
      world.store.down = true;
    };
    expect(await run()).toMatchObject({ outcome: 'rolled-back', weights: allOn('blue') });
    expect(world.router.weights).toEqual(allOn('blue'));
    expect(world.lines.join('\n')).toMatch(/state could not be written; the next run settles it/);
  });
});

describe('a shift that is cancelled', () => {
  it('brings traffic back', async () => {
    world.onLook = () => world.cancel();
    expect(await run()).toMatchObject({
      outcome: 'rolled-back',
      reasonCode: 'cancelled',
      weights: allOn('blue'),
    });
    expect(state()).toMatchObject({ active: 'blue', settled: { reasonCode: 'cancelled' } });
  });

  it('holds the weights when asked to', async () => {
    world.onLook = () => world.cancel();
    const result = await run({ policies: { ...plan.policies, onCancel: 'hold' } });
    expect(result).toMatchObject({ outcome: 'held', reasonCode: 'cancelled', weights: split(10) });
    expect(state()?.settled?.holdUntil).toBe('2026-01-02T12:00:00Z');
  });

  it('holds what the router shows, not what was meant to be', async () => {
    world.router.beforeWrite = ({ green }) => {
      if (green !== 50) return;
      world.cancel();
      throw failure('the router did not answer');
    };
    const result = await run({ policies: { ...plan.policies, onCancel: 'hold' } });
    expect(result).toMatchObject({ outcome: 'held', reasonCode: 'cancelled', weights: split(10) });
    expect(state()?.settled).toMatchObject({ weights: split(10) });
  });

  it('is told as cancelled, not as the failure of the step that was stopped', async () => {
    const smoke = async () => {
      world.cancel();
      throw failure('pytest was stopped');
    };
    const result = await shift(plan, { ...world.dependencies(), smoke });
    expect(result).toMatchObject({ outcome: 'rolled-back', reasonCode: 'cancelled' });
    expect(result.reason).toMatch(/The run was cancelled\. All traffic stayed on blue/);
  });

  it('never moves traffic when cancelled before', async () => {
    world.cancel();
    expect(await run()).toMatchObject({ outcome: 'rolled-back', reasonCode: 'cancelled' });
    expect(world.router.history).toEqual([]);
  });
});

describe('a shift among others', () => {
  it('is refused while another job holds the lock, before it writes anything', async () => {
    const { store, clock, holder } = world.dependencies('run-7');
    await StateSession.begin(store, clock, { ...plan, holder }, await store.read(), { lease: 60_000 });
    const writes = world.store.history.length;
    await expect(run()).rejects.toThrow(/locked by actor of run-7 since .*https:\/\/ci\.example\/run-7/);
    expect(world.store.history).toHaveLength(writes);
    expect(world.events).toEqual([]);
  });

  it('stops touching traffic once a newer holder took over', async () => {
    world.onLook = () => {
      const { snapshot } = world.store;
      if (snapshot.state?.lock?.holder.id !== 'run-1') return;
      const lock = { ...snapshot.state.lock, token: 99, holder: { id: 'rescue', actor: 'rescuer' } };
      world.store.snapshot = { state: { ...snapshot.state, lastToken: 99, lock }, revision: '1000' };
      world.router.weights = allOn('blue');
    };
    await expect(run()).rejects.toBeInstanceOf(FencedError);
    expect(world.router.history).toEqual([split(10)]);
    expect(world.router.weights).toEqual(allOn('blue'));
  });

  it('deploys nothing once a newer holder took over between what the deployer reads and its write', async () => {
    const dependencies = world.dependencies();
    let deployed = false;
    const deploy: typeof dependencies.deployer.deploy = async (_, { fence } = {}) => {
      const { state } = world.store.snapshot;
      if (!state?.lock) throw new Error('a deployment without a lock');
      const lock = { ...state.lock, token: 99, holder: { id: 'rescue', actor: 'rescuer' } };
      world.store.snapshot = { state: { ...state, lastToken: 99, lock }, revision: '1000' };
      await fence?.();
      deployed = true;
    };
    Object.assign(dependencies.deployer, { deploy });
    await expect(shift(plan, dependencies)).rejects.toBeInstanceOf(FencedError);
    expect(deployed).toBe(false);
    expect(world.router.history).toEqual([]);
  });

  it('lets exactly one of many begin', async () => {
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => run({}, `run-${n}`)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const others = results.filter((result) => result.status === 'rejected');
    expect(others.every(({ reason }) => reason instanceof LockedError)).toBe(true);
  });
});

describe('a shift after one that died', () => {
  const die = async (phase: 'preparing' | 'shifting', weights: Weights) => {
    const { store, clock, holder } = world.dependencies('dead');
    const session = await StateSession.begin(store, clock, { ...plan, holder }, await store.read(), {
      lease: 60_000,
    });
    const journal = {
      operation: 'shift',
      from: 'blue',
      to: 'green',
      version: '1.9.0',
      phase,
      intended: weights,
      observed: weights,
      writeLimit: 3_000,
    } as const;
    await session.update(
      { active: 'blue', journal: { ...journal, started: '2026-01-01T11:00:00Z' } },
      60_000,
    );
    world.router.weights = weights;
    world.clock.advance(60_001);
  };

  it('waits for the lease, then puts traffic back first and does its own work', async () => {
    await die('shifting', split(50));
    expect(await run()).toMatchObject({ outcome: 'promoted', active: 'green' });
    expect(world.router.history).toEqual([allOn('blue'), split(10), split(50), split(100)]);
    expect(world.lines.join('\n')).toMatch(/1\.9\.0.*was cut off while shifting/);
  });

  it('goes to the healthy colour when the old one is gone', async () => {
    await die('shifting', split(100));
    world.healthy.blue = false;
    const result = await run({ version: '3.0.0' });
    expect(result).toMatchObject({ outcome: 'rolled-back', reasonCode: 'unhealthy', active: 'green' });
    expect(state()).toMatchObject({ active: 'green' });
    expect(world.router.weights).toEqual(allOn('green'));
  });

  it('does not go from another colour than the approved plan, and says so', async () => {
    await die('shifting', split(100));
    world.healthy.blue = false;
    const refused = run({ version: '3.0.0', approvedFrom: 'blue' });
    await expect(refused).rejects.toThrow(/goes from blue to green, but green serves now.*approve the new/);
    expect(world.events).not.toContain('deploy');
    expect(state()).toMatchObject({
      active: 'green',
      settled: { outcome: 'promoted', reasonCode: 'interrupted', weights: allOn('green') },
    });
    expect(state()).not.toHaveProperty('lock');
    const writes = world.store.history.length;
    await expect(run({ version: '3.0.0', approvedFrom: 'blue' })).rejects.toThrow(/approve the new/);
    expect(world.store.history).toHaveLength(writes);
  });

  it('says why it does not go on even where the lock can not be given back', async () => {
    await die('shifting', split(100));
    world.healthy.blue = false;
    const { store, ...rest } = world.dependencies();
    const write = async (next: StateDocument, expected: string | undefined) => {
      if (!next.lock) throw failure('the store is gone');
      return store.write(next, expected);
    };
    const failing = { type: 'failing', read: () => store.read(), write };
    const refused = shift({ ...plan, version: '3.0.0', approvedFrom: 'blue' }, { ...rest, store: failing });
    await expect(refused).rejects.toThrow(/goes from blue to green, but green serves now/);
    expect(world.lines.join('\n')).toMatch(/lock could not be given back: the store is gone/);
  });

  it('touches nothing when neither colour is healthy', async () => {
    await die('shifting', split(50));
    world.healthy.blue = false;
    world.healthy.green = false;
    await expect(run()).rejects.toThrow(/neither colour is healthy.*left as it is/);
    expect(world.router.weights).toEqual(split(50));
    expect(state()?.journal).toBeDefined();
    expect(state()).not.toHaveProperty('lock');
  });

  it('never goes to a colour that was still being prepared', async () => {
    await die('preparing', split(0));
    world.healthy.blue = false;
    await expect(run()).rejects.toThrow(/blue is not healthy.*left as it is.*`force: true`/);
    expect(world.router.weights).toEqual(allOn('blue'));
  });
});

describe('a shift that must not begin', () => {
  it('refuses a split nobody explains, before the first write', async () => {
    world.router.weights = split(30);
    await expect(run()).rejects.toThrow(/is split .* no earlier operation explains it/);
    expect(world.store.history).toEqual([]);
    expect(world.events).toEqual([]);
  });

  it('refuses a state that disagrees with traffic, and accepts it when told to adopt', async () => {
    await run();
    world.router.weights = allOn('blue');
    await expect(run({ version: '3.0.0' })).rejects.toThrow(
      /state says green is active, but the router has blue 100%/,
    );
    const adopted = await run({ version: '3.0.0', adopt: true });
    expect(adopted).toMatchObject({ outcome: 'promoted', previous: 'blue', active: 'green' });
  });

  it('names every stage the router can not express', async () => {
    const stages = [1, 7, 100].map((weight) => ({ weight, watch: 0 }));
    const refused = run({ stages });
    await expect(refused).rejects.toBeInstanceOf(ConfigurationError);
    await expect(refused).rejects.toThrow(/can't do 1%: only multiples of 5\n.*can't do 7%/);
    expect(world.store.history).toEqual([]);
  });
});
