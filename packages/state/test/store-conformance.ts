import { randomUUID } from 'node:crypto';
import { ConfigurationError } from '@deploy-actions/action-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyState, StateConflictError, type StateDocument, type StateStore } from '../src/index.ts';

/** One place that keeps a state, empty at first, and handles on it. */
export interface StorePlace {
  readonly store: StateStore;
  /** A handle of another process on the same place. */
  another(): Promise<StateStore>;
  close(): Promise<void>;
}

/** The nth write, counted from 1. */
function writeNumber(sequence: number, change: Partial<StateDocument> = {}): StateDocument {
  return { ...emptyState('shop', 'production'), sequence, writeId: `write-${sequence}`, ...change };
}

/** A state with every field, and with texts that quoting, templates and encodings stumble over. */
const rich = writeNumber(1, {
  active: 'green',
  versions: { blue: '1.0.0', green: '2.0.0-rc.1+build.5' },
  lastToken: 7,
  lock: {
    token: 7,
    holder: {
      id: 'acme/shop/12/1/deploy',
      run: { repository: 'acme/shop', runId: 12, attempt: 1, job: 'deploy', checkRunId: 99 },
      actor: 'Zoë Ōtani 🚀',
      url: 'https://github.com/acme/shop/actions/runs/12',
    },
    acquired: '2026-01-01T12:00:00Z',
    expires: '2026-01-01T13:00:00Z',
  },
  journal: {
    operation: 'shift',
    from: 'blue',
    to: 'green',
    version: '2.0.0',
    phase: 'shifting',
    stage: 2,
    intended: { blue: 75, green: 25 },
    observed: { blue: 90, green: 10 },
    started: '2026-01-01T12:00:00Z',
    writeLimit: 15_000,
    reason: 'a "quoted" {{placeholder}}, a \\ backslash,\na line, $HOME `date` <&> ´ß漢字\u2028',
  },
  begun: { run: { repository: 'acme/shop', runId: 12, attempt: 1, job: 'deploy' }, version: '2.0.0' },
  lateWrites: [
    { weights: { blue: 100, green: 0 }, holder: { id: 'x', actor: 'me' }, at: '2026-01-01T12:00:00Z' },
  ],
});

const wins = (results: readonly PromiseSettledResult<string>[]) =>
  results.filter(({ status }) => status === 'fulfilled').length;

/** What every state store must do, whatever it stands on. `open` gives a new, empty place each time. */
export function storeConformance(name: string, open: () => Promise<StorePlace>): void {
  describe(`${name} is a state store`, () => {
    let place: StorePlace;
    let store: StateStore;
    beforeEach(async () => {
      place = await open();
      store = place.store;
    });
    afterEach(() => place.close());

    /** Writes on what is newest, as `first` to `last`, and gives the last revision. */
    async function writeAll(first: number, last: number, revision?: string): Promise<string | undefined> {
      let newest = revision;
      for (let n = first; n <= last; n += 1) newest = await store.write(writeNumber(n), newest);
      return newest;
    }

    async function handles(count: number): Promise<StateStore[]> {
      return Promise.all(Array.from({ length: count }, () => place.another()));
    }

    it('has neither state nor revision before the first write', async () => {
      expect(await store.read()).toEqual({ state: undefined, revision: undefined });
    });

    it('gives back every field as it was written, to every handle', async () => {
      const revision = await store.write(rich, undefined);
      expect(await store.read()).toEqual({ state: rich, revision });
      expect(await (await place.another()).read()).toEqual({ state: rich, revision });
    });

    it('has a new revision after each write', async () => {
      const first = await store.write(writeNumber(1), undefined);
      const second = await store.write(writeNumber(2), first);
      expect(second).not.toBe(first);
      expect(await store.read()).toEqual({ state: writeNumber(2), revision: second });
    });

    it('refuses a write on a revision that is no longer the newest, and keeps what is there', async () => {
      const first = await store.write(writeNumber(1), undefined);
      const other = await place.another();
      const second = await other.write(writeNumber(2), first);
      const late = writeNumber(2, { writeId: 'late' });
      await expect(store.write(late, first)).rejects.toBeInstanceOf(StateConflictError);
      await expect(store.write(late, undefined)).rejects.toBeInstanceOf(StateConflictError);
      expect(await store.read()).toEqual({ state: writeNumber(2), revision: second });
    });

    it('lets handles take turns, each on what the other wrote', async () => {
      const pair = [store, await place.another()];
      for (let n = 1; n <= 6; n += 1) {
        const mine = pair[n % 2] as StateStore;
        const { state, revision } = await mine.read();
        expect(state?.sequence ?? 0).toBe(n - 1);
        await mine.write(writeNumber(n), revision);
      }
      expect((await store.read()).state?.sequence).toBe(6);
    });

    it.each(['the first', 'a later'])('lets exactly one of eight writers make %s write', async (which) => {
      const before = which === 'a later' ? await writeAll(1, 2) : undefined;
      const sequence = before === undefined ? 1 : 3;
      const writers = await handles(8);
      const results = await Promise.allSettled(
        writers.map((writer, n) => writer.write(writeNumber(sequence, { writeId: `w${n}` }), before)),
      );
      const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
      expect(reasons.filter((reason) => !(reason instanceof StateConflictError))).toEqual([]);
      expect(wins(results)).toBe(1);
      const winner = results.findIndex(({ status }) => status === 'fulfilled');
      expect((await store.read()).state?.writeId).toBe(`w${winner}`);
    });

    it('loses no change when several read, change and write until they succeed', async () => {
      const count = async (handle: StateStore) => {
        for (;;) {
          const { state, revision } = await handle.read();
          const sequence = (state?.sequence ?? 0) + 1;
          try {
            return await handle.write(writeNumber(sequence, { writeId: randomUUID() }), revision);
          } catch (error) {
            if (!(error instanceof StateConflictError)) throw error;
          }
        }
      };
      const writers = await handles(6);
      await Promise.all(writers.map(count));
      expect((await store.read()).state?.sequence).toBe(6);
    });

    it('keeps the newest of 45 writes, and still refuses one from the beginning', async () => {
      const first = await writeAll(1, 1);
      const newest = await writeAll(2, 45, first);
      expect(await store.read()).toEqual({ state: writeNumber(45), revision: newest });
      const late = await place.another();
      await expect(late.write(writeNumber(2, { writeId: 'late' }), first)).rejects.toBeInstanceOf(
        StateConflictError,
      );
      await expect(late.write(writeNumber(1, { writeId: 'late' }), undefined)).rejects.toBeInstanceOf(
        StateConflictError,
      );
      expect(await late.read()).toEqual({ state: writeNumber(45), revision: newest });
      await late.write(writeNumber(46), newest);
      expect((await store.read()).state?.sequence).toBe(46);
    });

    it('refuses a document of a newer version', async () => {
      const newer = { ...writeNumber(1), schemaVersion: 2 } as unknown as StateDocument;
      await store.write(newer, undefined);
      const reading = store.read();
      await expect(reading).rejects.toBeInstanceOf(ConfigurationError);
      await expect(reading).rejects.toThrow(/schema version 2, but this version .* reads only 1/);
    });

    it('refuses what is no state document, and says where it stands and what to do', async () => {
      await store.write({ schemaVersion: 1 } as unknown as StateDocument, undefined);
      const reading = store.read();
      await expect(reading).rejects.toBeInstanceOf(ConfigurationError);
      await expect(reading).rejects.toThrow(/\S+ is not a state document: .+; \w+/);
    });
  });
}
