import { FakeClock } from '@deploy-actions/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  FencedError,
  type Journal,
  LockedError,
  StateConflictError,
  type StateDocument,
  StateSession,
  type StateSnapshot,
  type StateStore,
} from '../src/index.ts';

class MemoryStore implements StateStore {
  readonly type = 'memory';
  #snapshot: StateSnapshot = { state: undefined, revision: undefined };

  async read(): Promise<StateSnapshot> {
    return this.#snapshot;
  }

  async write(state: StateDocument, expected: string | undefined): Promise<string> {
    if (expected !== this.#snapshot.revision) throw new StateConflictError();
    const revision = String(Number(expected ?? 0) + 1);
    this.#snapshot = { state, revision };
    return revision;
  }
}

let store: MemoryStore;
let clock: FakeClock;
const owner = (id: string) => ({
  service: 'shop',
  environment: 'production',
  holder: { id, actor: `actor-${id}`, url: `https://ci.example/${id}` },
});
const begin = async (id: string, options = { lease: 60_000 }) =>
  StateSession.begin(store, clock, owner(id), await store.read(), options);

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
    const rescue = await begin('b', { lease: 60_000, force: true } as { lease: number });
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
    const journal: Journal = {
      operation: 'shift',
      from: 'blue',
      to: 'green',
      version: '2',
      phase: 'shifting',
      intended: { blue: 90, green: 10 },
      started: '2026-01-01T12:00:00Z',
    };
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
});
