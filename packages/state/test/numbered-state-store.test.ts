import { FakeClock } from '@deploy-actions/testing';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { emptyState, StateConflictError, type StateDocument } from '../src/index.ts';
import { NumberedStateStore, type NumberedTexts } from '../src/stores/numbered-state-store.ts';

type Step = 'numbers' | 'read' | 'create' | 'remove' | 'mirror';

/** Texts in memory. Whatever is asked for waits for `turn` first, and lists may show the place as it was some changes ago. */
class MemoryTexts implements NumberedTexts {
  readonly type = 'memory';
  readonly place: { texts: ReadonlyMap<number, string>; shown: string | undefined; history: number[][] };
  turn: (step: Step) => Promise<unknown> = async () => {};
  lag: () => number = () => 0;

  constructor(place: MemoryTexts['place'] = { texts: new Map(), shown: undefined, history: [[]] }) {
    this.place = place;
  }

  async numbers(): Promise<readonly number[]> {
    await this.turn('numbers');
    const { history } = this.place;
    return history[Math.max(0, history.length - 1 - this.lag())] ?? [];
  }

  async read(number: number): Promise<string | undefined> {
    await this.turn('read');
    return this.place.texts.get(number);
  }

  async create(number: number, text: string): Promise<boolean> {
    await this.turn('create');
    if (this.place.texts.has(number)) return false;
    this.#change(new Map(this.place.texts).set(number, text));
    return true;
  }

  async remove(number: number): Promise<void> {
    await this.turn('remove');
    const texts = new Map(this.place.texts);
    texts.delete(number);
    this.#change(texts);
  }

  async mirror({ active }: StateDocument): Promise<boolean> {
    if (active === undefined || this.place.shown === active) return false;
    await this.turn('mirror');
    this.place.shown = active;
    return true;
  }

  placeOf(number: number): string {
    return `text ${number}`;
  }

  #change(texts: ReadonlyMap<number, string>): void {
    this.place.texts = texts;
    this.place.history.push([...texts.keys()]);
  }
}

const state = (writeId: string, change: Partial<StateDocument> = {}): StateDocument => ({
  ...emptyState('shop', 'production'),
  writeId,
  ...change,
});

describe('a numbered store', () => {
  let texts: MemoryTexts;
  let store: NumberedStateStore;
  let other: NumberedStateStore;
  const clock = new FakeClock();
  beforeEach(() => {
    texts = new MemoryTexts();
    store = new NumberedStateStore(texts, clock);
    other = new NumberedStateStore(new MemoryTexts(texts.place), clock);
  });

  /** Runs `work` once, in front of the nth time that the first handle takes this step. */
  const interrupt = (step: Step, work: () => Promise<unknown>, nth = 1) => {
    let count = 0;
    texts.turn = async (taken) => {
      if (taken !== step) return;
      count += 1;
      if (count === nth) await work();
    };
  };

  const fill = async (last: number, first = 1) => {
    for (let n = first; n <= last; n += 1) {
      await other.write(state(String(n)), n === 1 ? undefined : String(n - 1));
    }
  };

  it('counts a write that another run has built on already', async () => {
    await fill(1);
    interrupt('numbers', () => other.write(state('next'), '2'));
    await expect(store.write(state('mine'), '1')).resolves.toBe('2');
    expect((await store.read()).state?.writeId).toBe('next');
  });

  it('counts the first write of all that another run has built on already', async () => {
    interrupt('numbers', () => other.write(state('next'), '1'));
    await expect(store.write(state('mine'), undefined)).resolves.toBe('1');
  });

  it('knows its own write when the first answer was lost, whatever came after it', async () => {
    await fill(1);
    await other.write(state('mine'), '1');
    await expect(store.write(state('mine'), '1')).resolves.toBe('2');
    await other.write(state('next'), '2');
    await expect(store.write(state('mine'), '1')).resolves.toBe('2');
    await expect(store.write(state('another'), '1')).rejects.toBeInstanceOf(StateConflictError);
  });

  it.each([
    ['the beginning', undefined],
    ['a number removed long ago', '3'],
    ['the newest number that was removed', '19'],
  ])('refuses a write on %s, leaves the newest as it is, and tidies up after it', async (_, expected) => {
    await fill(40);
    expect([...texts.place.texts.keys()][0]).toBe(21);
    await expect(store.write(state('late', { active: 'green' }), expected)).rejects.toBeInstanceOf(
      StateConflictError,
    );
    expect((await store.read()).state?.writeId).toBe('40');
    expect(texts.place.shown).toBeUndefined();
    await fill(41, 41);
    expect(texts.place.texts.size).toBe(20);
  });

  it('refuses a late write even where the list knows only some of the newer numbers', async () => {
    await fill(40);
    texts.numbers = async () => [20, 21];
    await expect(store.write(state('late'), '19')).rejects.toBeInstanceOf(StateConflictError);
  });

  it('refuses a write whose own text was removed before it could look', async () => {
    await fill(1);
    interrupt('numbers', () => fill(40, 3));
    await expect(store.write(state('mine'), '1')).rejects.toBeInstanceOf(StateConflictError);
  });

  it('waits for a list that knows the new number, and gives up without calling it a conflict', async () => {
    await fill(3);
    const started = clock.now();
    let lists = 0;
    texts.lag = () => {
      lists += 1;
      return lists <= 3 ? 1 : 0;
    };
    await expect(store.write(state('mine'), '3')).resolves.toBe('4');
    expect(clock.now() - started).toBe(200 + 400 + 800);
    texts.lag = () => 1;
    await expect(store.write(state('lost'), '4')).rejects.toMatchObject({
      name: 'ProviderError',
      retryable: true,
    });
    texts.lag = () => 0;
    await expect(store.write(state('lost'), '4')).resolves.toBe('5');
  });

  it('removes oldest first, and stops where it can’t', async () => {
    await fill(20);
    const removed: number[] = [];
    const remove = texts.remove.bind(texts);
    texts.remove = async (number) => {
      removed.push(number);
      if (removed.length > 1) throw new Error('not now');
      await remove(number);
    };
    await store.write(state('21'), '20');
    await expect(store.write(state('22'), '21')).resolves.toBe('22');
    expect(removed).toEqual([1, 2]);
    await fill(24, 23);
    expect([...texts.place.texts.keys()]).toEqual(Array.from({ length: 20 }, (_, n) => n + 5));
  });

  it('removes only what the place allows, and ten at once at most', async () => {
    Object.assign(texts, { removable: (number: number) => number < 15 });
    for (let n = 1; n <= 20; n += 1) await store.write(state(String(n)), n === 1 ? undefined : String(n - 1));
    texts.remove = async () => {
      throw new Error('not now');
    };
    for (let n = 21; n <= 50; n += 1) await store.write(state(String(n)), String(n - 1));
    texts.remove = MemoryTexts.prototype.remove;
    await store.write(state('51'), '50');
    expect([...texts.place.texts.keys()][0]).toBe(11);
    await store.write(state('52'), '51');
    await store.write(state('53'), '52');
    expect([...texts.place.texts.keys()][0]).toBe(15);
  });

  it('reads the next revision when the newest is removed under its eyes, but not for ever', async () => {
    await fill(1);
    interrupt('read', () => fill(25, 2));
    expect((await store.read()).state?.writeId).toBe('25');
    texts.turn = async () => {};
    texts.read = async () => undefined;
    await expect(store.read()).rejects.toThrow('text 25 is listed but can’t be read'.replace('’', "'"));
  });

  it('ends with the mirror of the newest write, whichever writer comes last', async () => {
    await other.write(state('1', { active: 'blue' }), undefined);
    interrupt('mirror', () => other.write(state('3', { active: 'blue' }), '2'));
    await store.write(state('2', { active: 'green' }), '1');
    expect(texts.place.shown).toBe('blue');
  });

  it('leaves the mirror to the next write after a crash in front of it', async () => {
    await other.write(state('1', { active: 'blue' }), undefined);
    interrupt('mirror', async () => {
      throw new Error('the runner died');
    });
    await expect(store.write(state('2', { active: 'green' }), '1')).rejects.toThrow('the runner died');
    expect(texts.place.shown).toBe('blue');
    await other.write(state('3', { active: 'green' }), '2');
    expect(texts.place.shown).toBe('green');
  });
});

/**
 * Writers that read, write on what they have read and count what succeeded, at any interleaving of their calls, with lists
 * that show an older moment, and writers that sleep between reading and writing while the others prune what they read.
 */
it('gives each revision to one writer at any interleaving, with lists that lag and writers that sleep', async () => {
  const property = fc.asyncProperty(fc.scheduler(), fc.infiniteStream(fc.nat(3)), async (scheduler, lags) => {
    const place: MemoryTexts['place'] = { texts: new Map(), shown: undefined, history: [[]] };
    const succeeded: { revision: number; read: number }[] = [];
    const handle = () => {
      const texts = new MemoryTexts(place);
      texts.turn = (step) => scheduler.schedule(Promise.resolve(), step);
      texts.lag = () => lags.next().value ?? 0;
      return new NumberedStateStore(texts);
    };
    let writes = 0;
    const writeOn = async (store: NumberedStateStore, revision: string | undefined) => {
      writes += 1;
      try {
        const written = await store.write(state(`write-${writes}`), revision);
        succeeded.push({ revision: Number(written), read: Number(revision ?? 0) });
      } catch (error) {
        // What a lagging list leaves open is open, and may have happened.
        if (error instanceof StateConflictError || (error as Error).name === 'ProviderError') return;
        throw error;
      }
    };
    // What they read is pruned while they sleep; they wake while the others are still at it.
    const sleepers = [undefined, '1', '2', '3', '4'];
    const woken: Promise<void>[] = [];
    const newest = () => place.history.at(-1)?.at(-1) ?? 0;
    const busy = async (store: NumberedStateStore) => {
      while (newest() < 28) {
        await writeOn(store, (await store.read()).revision);
        if (newest() > 20 && sleepers.length > 0) woken.push(writeOn(handle(), sleepers.shift()));
      }
    };
    await scheduler.waitFor(Promise.all([busy(handle()), busy(handle()), busy(handle())]));
    await scheduler.waitFor(Promise.all(woken));

    const revisions = succeeded.map(({ revision }) => revision);
    expect(new Set(revisions).size).toBe(revisions.length);
    for (const { revision, read } of succeeded) expect(revision).toBe(read + 1);
    expect(Math.max(...revisions)).toBeLessThanOrEqual(Math.max(...place.texts.keys()));
  });
  await fc.assert(property, { numRuns: 100 });
});
