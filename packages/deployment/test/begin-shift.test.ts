import { ConfigurationError, isoInstant, ProviderError } from '@deploy-actions/action-kit';
import { type Holder, StateSession } from '@deploy-actions/state';
import { allOn } from '@deploy-actions/traffic';
import { beforeEach, describe, expect, it } from 'vitest';
import { holderOf, type ShiftPlan, shift } from '../src/index.ts';
import { FakeWorld, plan } from './fake-world.ts';

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
});

const holder = (runId: number, attempt = 1): Holder =>
  holderOf({
    ...{ repository: 'acme/shop', sha: undefined, job: 'deploy', actor: 'ada' },
    ...{ runId: String(runId), attempt: String(attempt) },
    url: `https://ci.example/${runId}`,
  });
const run = (who: Holder, change: Partial<ShiftPlan> = {}, hasEnded?: boolean) =>
  shift(
    { ...plan, ...change },
    {
      ...world.dependencies(),
      holder: who,
      ...(hasEnded === undefined ? {} : { hasEnded: async () => hasEnded }),
    },
  );
const state = () => world.store.snapshot.state;

describe('a plan', () => {
  it('is superseded when a newer run began before it', async () => {
    await run(holder(11), { version: '2.1.0' });
    const writes = world.store.history.length;
    await expect(run(holder(10))).rejects.toThrow(
      /a newer run began a shift to 2\.1\.0 before this one to 2\.0\.0 .*ci\.example\/11.*run this one again/,
    );
    expect(world.store.history).toHaveLength(writes);
  });

  it('is not superseded when it is run again on purpose, nor by an older run', async () => {
    await run(holder(11), { version: '2.1.0' });
    expect(await run(holder(10, 2))).toMatchObject({ outcome: 'promoted' });
    expect(await run(holder(12), { version: '2.2.0' })).toMatchObject({ outcome: 'promoted' });
  });
});

describe('the first look', () => {
  const noAnswer = (retryable: boolean) =>
    new ProviderError('no answer', { system: 'state store', operation: 'read the state', retryable });
  /** Fails so often, then answers; gives how often it was asked. */
  const failing = (times: number, error: Error) => {
    const asked = { times: 0 };
    const { read } = Object.getPrototypeOf(world.store) as typeof world.store;
    Object.assign(world.store, {
      read: async () => {
        asked.times += 1;
        if (asked.times <= times) throw error;
        return read.call(world.store);
      },
    });
    return asked;
  };

  it('is tried again while a store or router does not answer, three times in all', async () => {
    failing(2, noAnswer(true));
    expect(await run(holder(10))).toMatchObject({ outcome: 'promoted' });
    const asked = failing(3, noAnswer(true));
    await expect(run(holder(11), { version: '3.0.0' })).rejects.toThrow('no answer');
    expect(asked.times).toBe(3);
  });

  it.each([noAnswer(false), new ConfigurationError('no answer')])(
    'is not tried again where that can not help: %o',
    async (error) => {
      const asked = failing(1, error);
      await expect(run(holder(10))).rejects.toThrow('no answer');
      expect(asked.times).toBe(1);
      expect(world.router.history).toEqual([]);
    },
  );
});

describe('the lock of another job', () => {
  const lock = async (who: Holder) => {
    const { store, clock } = world;
    const owner = { service: plan.service, environment: plan.environment, holder: who };
    return StateSession.begin(store, clock, owner, await store.read(), { lease: 3_600_000 });
  };

  it('is respected while that job runs, or nobody can tell', async () => {
    await lock(holder(10));
    for (const ended of [false, undefined]) {
      await expect(run(holder(11), {}, ended)).rejects.toThrow(
        /locked by ada since 2026-01-01T12:00:00Z .*see https:\/\/ci\.example\/10/,
      );
    }
    expect(world.router.history).toEqual([]);
  });

  it('is taken over at once when that job is known to have ended', async () => {
    const session = await lock(holder(10));
    await session.update(
      {
        active: 'blue',
        journal: {
          ...{ operation: 'shift', phase: 'shifting', from: 'blue', to: 'green', version: '1.9.0' },
          intended: { blue: 50, green: 50 },
          observed: allOn('blue'),
          started: isoInstant(world.clock.now()),
          writeLimit: 3_000,
        },
      },
      3_600_000,
    );
    world.router.weights = { blue: 50, green: 50 };
    expect(await run(holder(11), {}, true)).toMatchObject({ outcome: 'promoted' });
    expect(world.router.history[0]).toEqual(allOn('blue'));
    expect(world.lines.join('\n')).toMatch(/The job that holds the lock has ended .*ci\.example\/10/);
  });

  it('leaves a late write behind that the next run recognises and puts right', async () => {
    await (await lock(holder(10))).update(
      {
        active: 'blue',
        journal: {
          ...{ operation: 'shift', phase: 'shifting', from: 'blue', to: 'green', version: '1.9.0' },
          intended: { blue: 50, green: 50 },
          observed: allOn('blue'),
          started: isoInstant(world.clock.now()),
          writeLimit: 3_000,
        },
      },
      3_600_000,
    );
    await run(holder(11), { version: '2.0.0' }, true);
    expect(state()).toMatchObject({ active: 'green' });
    // The paused run wakes, writes what it meant to write, and is gone.
    world.router.weights = { blue: 50, green: 50 };
    world.router.history.length = 0;
    expect(await run(holder(12), { version: '3.0.0' })).toMatchObject({
      outcome: 'promoted',
      active: 'blue',
    });
    expect(world.router.history[0]).toEqual(allOn('green'));
  });

  it('outlasts a write of the lost run that lands after traffic was brought back', async () => {
    await (await lock(holder(10))).update(
      {
        active: 'blue',
        journal: {
          ...{ operation: 'shift', phase: 'shifting', from: 'blue', to: 'green', version: '1.9.0' },
          intended: { blue: 50, green: 50 },
          observed: allOn('blue'),
          started: isoInstant(world.clock.now()),
          writeLimit: 3_000,
        },
      },
      3_600_000,
    );
    void world.clock.sleep(2_500).then(() => {
      world.router.weights = { blue: 50, green: 50 };
    });
    expect(await run(holder(11), {}, true)).toMatchObject({ outcome: 'promoted' });
    expect(world.router.history.slice(0, 2)).toEqual([allOn('blue'), allOn('blue')]);
  });
});

describe('what would stop a write', () => {
  /** A world in which everything has something against it, and what the deployer was asked about. */
  const obstructed = () => {
    const asked: unknown[] = [];
    const { store, router, deployer, ...rest } = world.dependencies();
    Object.assign(store, { preflight: async () => ['the branch is protected', 'the token may not push'] });
    Object.assign(router, { preflight: async () => ['the login may not update routes'] });
    Object.assign(deployer, {
      preflight: async (release: unknown) => {
        asked.push(release);
        return ['there is no deployment `shop-green`'];
      },
    });
    return { asked, dependencies: { store, router, deployer, ...rest } };
  };

  it('stops the shift before the lock, all of it at once', async () => {
    const { asked, dependencies } = obstructed();
    await expect(shift(plan, dependencies)).rejects.toThrow(
      'the branch is protected\nthe token may not push\nthe login may not update routes\nthere is no deployment `shop-green`',
    );
    expect(asked).toEqual([
      expect.objectContaining({ color: 'green', version: plan.version, url: dependencies.urlOf('green') }),
    ]);
    expect(world.store.history).toEqual([]);
    expect(world.router.history).toEqual([]);
  });

  it('is told in place of a look that failed, which it may explain', async () => {
    const { asked, dependencies } = obstructed();
    const forbidden = new ProviderError('forbidden', { system: 'traffic router', operation: 'read weights' });
    Object.assign(dependencies.router, { read: () => Promise.reject(forbidden) });
    await expect(shift(plan, dependencies)).rejects.toThrow(/may not push\nthe login may not update routes$/);
    expect(asked).toEqual([]);
  });

  it('leaves the failure of a look as it is where there is nothing', async () => {
    const dependencies = world.dependencies();
    const broken = new ProviderError('broken', { system: 'traffic router', operation: 'read weights' });
    Object.assign(dependencies.router, { read: () => Promise.reject(broken), preflight: async () => [] });
    await expect(shift(plan, dependencies)).rejects.toBe(broken);
  });

  it('is not asked for where nothing is to be done', async () => {
    await run(holder(10));
    const { asked, dependencies } = obstructed();
    expect(await shift(plan, dependencies)).toMatchObject({ outcome: 'unchanged' });
    expect(asked).toEqual([]);
  });
});

describe('adopting what serves', () => {
  it('looks at the router when it knows the state, and not before', async () => {
    await run(holder(10));
    await run(holder(11), { version: '3.0.0' });
    world.router.weights = allOn('green');
    const { store } = world;
    const read = store.read.bind(store);
    // Traffic is brought back, and the state says so, while it is read.
    store.read = async () => {
      const found = await read();
      world.router.weights = allOn('blue');
      return found;
    };
    expect(await run(holder(12), { version: '3.0.0', adopt: true })).toMatchObject({
      outcome: 'unchanged',
      active: 'blue',
    });
    expect(state()).toMatchObject({ active: 'blue' });
  });

  it('records it even where the version is there already', async () => {
    await run(holder(10));
    await run(holder(11), { version: '3.0.0' });
    expect(state()).toMatchObject({ active: 'blue', versions: { blue: '3.0.0', green: '2.0.0' } });
    world.router.weights = allOn('green');
    expect(await run(holder(12), { adopt: true })).toMatchObject({ outcome: 'unchanged', active: 'green' });
    expect(state()).toMatchObject({ active: 'green' });
    expect(state()).not.toHaveProperty('lock');
  });
});
