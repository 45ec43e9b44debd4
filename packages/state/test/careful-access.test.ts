import { ConfigurationError } from '@deploy-actions/action-kit';
import { FakeClock } from '@deploy-actions/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { emptyState, readState, StateConflictError, type StateDocument, writeState } from '../src/index.ts';
import { type Fate, MemoryStore } from './memory-store.ts';

const state = (sequence: number, writeId = `write-${sequence}`): StateDocument => ({
  ...emptyState('shop', 'production'),
  sequence,
  writeId,
});

let store: MemoryStore;
let clock: FakeClock;
let started: number;
beforeEach(() => {
  store = new MemoryStore();
  clock = new FakeClock();
  started = clock.now();
});
const waited = () => clock.now() - started;

async function writeAll(last: number): Promise<void> {
  for (let n = 1; n <= last; n += 1) await store.write(state(n), n === 1 ? undefined : String(n - 1));
}

describe('reading', () => {
  it('takes the first answer that is no older than what was seen', async () => {
    await writeAll(2);
    expect(await readState(store, clock, 2)).toEqual({ state: state(2), revision: '2' });
    expect(await readState(store, clock, 1)).toEqual({ state: state(2), revision: '2' });
    expect(waited()).toBe(0);
  });

  it('asks again while the answers are older, with growing pauses', async () => {
    await writeAll(2);
    store.reads.push(1, 2, 1);
    expect((await readState(store, clock, 2)).state?.sequence).toBe(2);
    expect(waited()).toBe(200 + 400 + 800);
  });

  it('gives up after 3 s, and says which write is missing', async () => {
    await writeAll(2);
    store.reads.push(...Array(10).fill(1));
    const reading = readState(store, clock, 2);
    await expect(reading).rejects.toMatchObject({ name: 'ProviderError', retryable: true });
    await expect(reading).rejects.toThrow('answers with write 1 although write 2 was made already');
    expect(waited()).toBe(3_000);
  });

  it('takes what there is, or nothing, when nothing was seen', async () => {
    expect((await readState(store, clock)).state).toBeUndefined();
    await writeAll(2);
    store.reads.push(1);
    expect((await readState(store, clock)).state?.sequence).toBe(1);
  });
});

describe('writing', () => {
  const write = (document: StateDocument, expected: string | undefined, ...fates: Fate[]) => {
    store.fates.push(...fates);
    return writeState(store, clock, document, expected);
  };

  it('gives the revision, with no question asked', async () => {
    expect(await write(state(1), undefined)).toBe('1');
    expect(store.count).toEqual({ read: 0, write: 1 });
  });

  it.each(['lost-reply', 'own-retry'] as const)(
    'knows its own write after a %s and makes it once',
    async (fate) => {
      await writeAll(1);
      expect(await write(state(2), '1', fate)).toBe('2');
      expect(store.count.write).toBe(2);
      expect(store.newest.state?.writeId).toBe('write-2');
    },
  );

  it('knows its own write although the first reads after a conflict are old', async () => {
    await writeAll(1);
    store.reads.push(1, 1);
    expect(await write(state(2), '1', 'own-retry')).toBe('2');
  });

  it('lets the store complete a write that was found to have happened, and no other', async () => {
    const completed: string[] = [];
    store.complete = async ({ writeId }, revision) => void completed.push(`${writeId} at ${revision}`);
    await write(state(1), undefined);
    await write(state(2), '1', 'lost-reply');
    await expect(write(state(2, 'late'), '1')).rejects.toBeInstanceOf(StateConflictError);
    expect(completed).toEqual(['write-2 at 2']);
  });

  it('is a conflict when another writer came first, and is not made', async () => {
    await writeAll(2);
    await expect(write(state(2, 'mine'), '1')).rejects.toBeInstanceOf(StateConflictError);
    expect(store.newest.state?.writeId).toBe('write-2');
    expect(store.count.write).toBe(3);
  });

  it('is a conflict when another writer came between a try and the next', async () => {
    await writeAll(1);
    const writing = write(state(2, 'mine'), '1', 'silent');
    await store.write(state(2, 'theirs'), '1');
    await expect(writing).rejects.toBeInstanceOf(StateConflictError);
    expect(store.newest.state?.writeId).toBe('theirs');
  });

  it('is tried again, after a pause, when nobody answered and it did not happen', async () => {
    expect(await write(state(1), undefined, 'silent', 'silent')).toBe('1');
    expect(waited()).toBe(1_000);
  });

  it('finds a try that landed late', async () => {
    await writeAll(1);
    expect(await write(state(2), '1', 'late')).toBe('2');
    expect(store.newest).toEqual({ state: state(2), revision: '2' });
  });

  it('ends with the error of a store that stays silent', async () => {
    store.reads.push('silent', 'silent', 'silent');
    await expect(write(state(1), undefined, 'silent', 'silent', 'silent')).rejects.toMatchObject({
      message: 'the store is down',
      retryable: true,
    });
    expect(store.count.write).toBe(3);
  });

  it('is not tried again where that is of no use', async () => {
    await expect(write(state(1), undefined, 'failed')).rejects.toMatchObject({ retryable: false });
    expect(store.count.write).toBe(1);
    store.write = async () => {
      throw new ConfigurationError('no permission');
    };
    await expect(write(state(1), undefined)).rejects.toThrow('no permission');
  });
});
