import { FakeClock } from '@deploy-actions/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  FencedError,
  type Journal,
  LockedError,
  type RunReference,
  type SessionOptions,
  StateConflictError,
  type StateDocument,
  StateSession,
  type StateStore,
} from '../src/index.ts';
import { MemoryStore } from './memory-store.ts';

let store: MemoryStore;
let clock: FakeClock;
const owner = (id: string) => ({
  service: 'shop',
  environment: 'production',
  holder: { id, actor: `actor-${id}`, url: `https://ci.example/${id}` },
});
const begin = async (id: string, options: Partial<SessionOptions> = {}) =>
  StateSession.begin(store, clock, owner(id), await store.read(), { lease: 60_000, ...options });

const journal: Journal = {
  operation: 'shift',
  from: 'blue',
  to: 'green',
  version: '2',
  phase: 'shifting',
  intended: { blue: 90, green: 10 },
  observed: { blue: 100, green: 0 },
  started: '2026-01-01T12:00:00Z',
  writeLimit: 15_000,
};

beforeEach(() => {
  store = new MemoryStore();
  clock = new FakeClock();
});

describe('StateSession', () => {
  it('gives each holder a new, higher fencing token', async () => {
    const first = await begin('a');
    await first.end();
    const second = await begin('b');
    expect(first.state.lastToken).toBe(1);
    expect(second.state.lock).toMatchObject({ token: 2, holder: { id: 'b' } });
  });

  it('refuses a second job and says who holds the lock, since when, and where', async () => {
    await begin('a');
    clock.advance(30_000);
    const refused = begin('b');
    await expect(refused).rejects.toBeInstanceOf(LockedError);
    await expect(refused).rejects.toThrow(
      /actor-a since 2026-01-01T12:00:00Z \(30s\).*https:\/\/ci\.example\/a/,
    );
  });

  it('lets the same job in again, and another one once the lease ran out', async () => {
    await begin('a');
    await expect(begin('a')).resolves.toBeDefined();
    clock.advance(60_001);
    await expect(begin('b')).resolves.toBeDefined();
  });

  it('holds no lock for ever whose end nobody can read', async () => {
    await begin('a');
    const { state, revision } = await store.read();
    if (!state?.lock || revision === undefined) throw new Error('no lock');
    const lock = { ...state.lock, expires: 'tomorrow' };
    await store.write({ ...state, sequence: state.sequence + 1, writeId: 'by hand', lock }, revision);
    await expect(begin('b')).resolves.toBeDefined();
  });

  it('stops a holder whose lock was taken over, before it writes anything', async () => {
    const slow = await begin('a');
    clock.advance(60_001);
    const taker = await begin('b');
    await expect(slow.assertHeld()).rejects.toBeInstanceOf(FencedError);
    await expect(slow.update({ active: 'green' }, 60_000)).rejects.toThrow(/taken over by actor-b/);
    await taker.end({ active: 'blue' });
    await expect(slow.end({ active: 'green' })).rejects.toBeInstanceOf(FencedError);
    expect((await store.read()).state?.active).toBe('blue');
  });

  it('takes a lock over by force', async () => {
    const running = await begin('a');
    const rescue = await begin('b', { force: true });
    await expect(running.update({}, 1)).rejects.toBeInstanceOf(FencedError);
    await rescue.end();
  });

  it('renews the lease with each update and gives the lock back at the end', async () => {
    const session = await begin('a');
    clock.advance(50_000);
    await session.update({ active: 'blue' }, 120_000);
    expect(session.state.lock?.expires).toBe('2026-01-01T12:02:50Z');
    expect(session.state.lock?.acquired).toBe('2026-01-01T12:00:00Z');
    await session.end();
    const { state } = await store.read();
    expect(state).not.toHaveProperty('lock');
    expect(state).toMatchObject({ active: 'blue', lastToken: 1 });
  });

  it('removes the journal when told so', async () => {
    const session = await begin('a');
    await session.update({ journal }, 1);
    expect((await store.read()).state?.journal).toEqual(journal);
    await session.end({ journal: undefined });
    expect((await store.read()).state).not.toHaveProperty('journal');
  });

  it('refuses the state of another service or environment', async () => {
    await (await begin('a')).end();
    const staging = { ...owner('a'), environment: 'staging' };
    const refused = StateSession.begin(store, clock, staging, await store.read(), { lease: 1 });
    await expect(refused).rejects.toThrow(/that of shop in production, not of shop in staging/);
  });

  it('is refused when the state changed since it was read', async () => {
    const snapshot = await store.read();
    await (await begin('a')).end();
    await expect(StateSession.begin(store, clock, owner('b'), snapshot, { lease: 1 })).rejects.toBeInstanceOf(
      StateConflictError,
    );
  });

  it('counts the writes, each with an id of its own', async () => {
    const session = await begin('a');
    const ids = new Set([session.state.writeId]);
    for (let n = 2; n <= 4; n += 1) {
      await session.update({}, 1);
      expect(session.state.sequence).toBe(n);
      ids.add(session.state.writeId);
    }
    expect(ids.size).toBe(4);
  });

  it('writes what is to change together with the lock', async () => {
    const session = await begin('a', { change: { active: 'blue', journal } });
    expect(store.newest.state).toMatchObject({ active: 'blue', journal, lock: { holder: { id: 'a' } } });
    expect(session.interrupted).toBeUndefined();
  });
});

describe('taking a lock over', () => {
  const run = (change: Partial<RunReference> = {}): RunReference => ({
    repository: 'acme/shop',
    runId: 7,
    attempt: 2,
    job: 'deploy',
    ...change,
  });
  const beginAs = async (id: string, reference: RunReference) => {
    const { holder, ...place } = owner(id);
    const mine = { ...place, holder: { ...holder, run: reference } };
    return StateSession.begin(store, clock, mine, await store.read(), { lease: 60_000 });
  };

  it('is open to all once the job of its holder is known to have ended', async () => {
    await begin('a');
    await expect(begin('b', { ended: 'c' })).rejects.toBeInstanceOf(LockedError);
    await expect(begin('b', { ended: 'a' })).resolves.toBeDefined();
  });

  it('is open to a later attempt of the same run, whose earlier jobs have all ended', async () => {
    await beginAs('first', run({ attempt: 1 }));
    await expect(beginAs('second', run())).resolves.toBeDefined();
  });

  it.each([
    ['another job of the same attempt', run({ job: 'other' })],
    ['an earlier attempt', run({ attempt: 1 })],
    ['another run', run({ runId: 8, attempt: 3 })],
    ['a run of another repository', run({ repository: 'acme/other', attempt: 3 })],
  ])('is closed to %s', async (_, other) => {
    await beginAs('holder', run());
    await expect(beginAs('other', other)).rejects.toBeInstanceOf(LockedError);
  });

  it('gives the lock itself with the refusal', async () => {
    await begin('a');
    await expect(begin('b')).rejects.toMatchObject({ lock: { token: 1, holder: { id: 'a' } } });
  });

  it('shows the operation that was under way, and remembers what its run may still write', async () => {
    const lost = await begin('a');
    await lost.update({ journal }, 60_000);
    clock.advance(60_001);
    const taker = await begin('b');
    expect(taker.interrupted).toEqual(journal);
    const at = '2026-01-01T12:01:00Z';
    expect(taker.state.lateWrites).toEqual([
      { weights: { blue: 90, green: 10 }, holder: lost.holder, at },
      { weights: { blue: 100, green: 0 }, holder: lost.holder, at },
    ]);
  });

  it('remembers nothing of a run that had not written weights yet, or had settled', async () => {
    const preparing = await begin('a');
    await preparing.update({ journal: { ...journal, phase: 'preparing' } }, 60_000);
    expect((await begin('b', { force: true })).state).not.toHaveProperty('lateWrites');
    const settled = await begin('c', { force: true });
    await settled.end({ journal: undefined });
    expect((await begin('d')).state).not.toHaveProperty('lateWrites');
  });

  const remembered = ({ lateWrites = [] }: StateDocument) => lateWrites.map(({ weights }) => weights.green);

  it('remembers weights that were never seen when the operation turned to others', async () => {
    const lost = await begin('a');
    const home = { blue: 100, green: 0 };
    await lost.update({ journal }, 60_000);
    await lost.update({ journal: { ...journal, phase: 'rolling-back', intended: home } }, 60_000);
    expect(remembered(lost.state)).toEqual([10, 0]);
    expect(remembered((await begin('b', { force: true })).state)).toContain(10);
  });

  it('remembers no weights that were seen before the operation turned to others', async () => {
    const home = { blue: 100, green: 0 };
    const seen = await begin('a');
    await seen.update({ journal: { ...journal, intended: { blue: 75, green: 25 } } }, 60_000);
    const observed = { blue: 75, green: 25 };
    await seen.update({ journal: { ...journal, phase: 'rolling-back', intended: home, observed } }, 60_000);
    expect(remembered(seen.state)).toEqual([]);
  });

  it('forgets what its own run may have written late when that ends', async () => {
    const home = { blue: 100, green: 0 };
    const ends = await begin('a');
    await ends.update({ journal: { ...journal, intended: { blue: 50, green: 50 } } }, 60_000);
    await ends.update({ journal: { ...journal, phase: 'rolling-back', intended: home } }, 60_000);
    expect(remembered(ends.state)).toContain(50);
    await ends.end({ journal: undefined });
    expect(remembered(ends.state)).toEqual([]);
  });

  it('remembers the way back of a rollback as the colour it goes to', async () => {
    const lost = await begin('a');
    const back = { ...journal, operation: 'rollback', from: 'green', to: 'blue' } as const;
    await lost.update({ journal: { ...back, intended: { blue: 100, green: 0 } } }, 60_000);
    const { state } = await begin('b', { force: true });
    expect(new Set(state.lateWrites?.map(({ weights }) => weights.blue))).toEqual(new Set([100]));
  });

  it('keeps late writes for a day, and no more than eight', async () => {
    const takeOver = async (id: string, green: number) => {
      const session = await begin(id, { force: true });
      await session.update({ journal: { ...journal, intended: { blue: 100 - green, green } } }, 60_000);
      return session;
    };
    for (let n = 0; n < 12; n += 1) await takeOver(`run-${n}`, 10 + n);
    const { lateWrites = [] } = (await begin('last', { force: true })).state;
    expect(lateWrites).toHaveLength(8);
    expect(lateWrites.some(({ weights }) => weights.green === 21)).toBe(true);
    await takeOver('newest', 50);
    clock.advance(24 * 60 * 60_000);
    const nextDay = (await begin('next-day', { force: true })).state.lateWrites ?? [];
    expect(nextDay.map(({ at }) => at)).toEqual(['2026-01-02T12:00:00Z', '2026-01-02T12:00:00Z']);
  });
});

describe('a session on a store in trouble', () => {
  it('goes on after lost replies, silence and its own retries', async () => {
    const session = await begin('a');
    store.fates.push('lost-reply', 'own-retry', 'silent');
    await session.update({ active: 'blue' }, 60_000);
    await session.update({ versions: { blue: '1' } }, 60_000);
    await session.end({ active: 'green' });
    expect(store.newest.state).toMatchObject({ active: 'green', versions: { blue: '1' }, sequence: 4 });
  });

  it('is not fenced by an old answer', async () => {
    const session = await begin('a');
    await session.update({}, 60_000);
    store.reads.push(1, 2);
    await expect(session.assertHeld()).resolves.toBeUndefined();
  });

  it('writes on what its own late write left', async () => {
    const session = await begin('a');
    store.fates.push('late', 'silent', 'silent');
    store.reads.push('silent', 'silent', 'silent');
    await expect(session.update({ active: 'blue' }, 60_000)).rejects.toMatchObject({ retryable: true });
    expect(store.newest.state?.active).toBe('blue');
    await session.end({ active: 'green' });
    expect(store.newest.state).toMatchObject({ active: 'green' });
    expect(store.newest.state).not.toHaveProperty('lock');
  });

  it('knows of a lost lock for ever, and asks nobody again', async () => {
    const session = await begin('a');
    expect(session.lost).toBeUndefined();
    await begin('b', { force: true });
    await expect(session.update({ active: 'blue' }, 60_000)).rejects.toBeInstanceOf(FencedError);
    expect(session.lost?.message).toMatch(/taken over by actor-b/);
    const { read, write } = store.count;
    await expect(session.assertHeld()).rejects.toBe(session.lost);
    await expect(session.end()).rejects.toBe(session.lost);
    expect(store.count).toEqual({ read, write });
  });

  it('does not begin a write anew that a later one of its own has overtaken', async () => {
    const release = Promise.withResolvers<void>();
    const slow: StateStore = {
      type: 'slow',
      read: () => store.read(),
      write: async (state, expected) => {
        if (state.active === 'blue') await release.promise;
        return store.write(state, expected);
      },
    };
    const options = { lease: 60_000 };
    const session = await StateSession.begin(slow, clock, owner('a'), await store.read(), options);
    const givenUp = session.update({ active: 'blue' }, 60_000);
    await session.end({ active: 'green' });
    release.resolve();
    await expect(givenUp).rejects.toThrow('a later write of this run came first');
    expect(store.newest.state).toMatchObject({ active: 'green' });
    expect(store.newest.state).not.toHaveProperty('lock');
  });

  it('takes the lock when the reply to that was lost, and doesn’t when another one was faster', async () => {
    store.fates.push('lost-reply');
    const session = await begin('a');
    expect(session.state.lock?.holder.id).toBe('a');
    await session.end();
    const snapshot = await store.read();
    await begin('b');
    store.fates.push('silent');
    const late = StateSession.begin(store, clock, owner('c'), snapshot, { lease: 1 });
    await expect(late).rejects.toBeInstanceOf(StateConflictError);
  });
});
