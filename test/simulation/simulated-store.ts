import { StateConflictError, type StateDocument, type StateStore } from '@deploy-actions/state';
import {
  DocumentStateStore,
  type VersionedText,
} from '../../packages/state/src/stores/document-state-store.ts';
import {
  NumberedStateStore,
  type NumberedTexts,
} from '../../packages/state/src/stores/numbered-state-store.ts';
import type { Plane } from './schedule.ts';
import type { SimulatedProcess } from './simulated-process.ts';

/** One text that was there from one moment until another. */
export interface Kept {
  readonly number: number;
  readonly text: string;
  readonly from: number;
  until: number;
}

/** Texts in one answer to a list. */
const pageSize = 10;
/** A revision is removed when its successor is so much older than the newest one, in milliseconds, as the SSM store does it. */
const removalAge = 2 * 60_000;

const clientTries = 3;

/** Sees what becomes of a text that a process writes. */
export interface StoreWatcher {
  written(process: SimulatedProcess, document: StateDocument): void;
  mirrored(process: SimulatedProcess, operation: 'read' | 'write'): void;
}

/** What the store's servers hold, with their whole past, for answers that lag behind. */
export class StoredState {
  readonly plane: Plane;
  /** What the plain parameter beside the revisions says. */
  mirror: string | undefined;
  readonly #now: () => number;
  readonly #kept: Kept[] = [];
  #newest: Kept | undefined;
  #document: StateDocument | undefined;

  constructor(plane: Plane, now: () => number) {
    this.plane = plane;
    this.#now = now;
  }

  /** The newest document in truth. */
  get document(): StateDocument | undefined {
    return this.#document;
  }

  get newestNumber(): number {
    return this.#newest?.number ?? 0;
  }

  /** The texts whose numbers come after this one, in order: ten of them where the store has pages. */
  page(after: number, lag: number): Kept[] {
    const at = this.#now() - lag;
    const there = this.#kept.filter(({ number, from, until }) => number > after && from <= at && at < until);
    there.sort((a, b) => a.number - b.number);
    return this.plane === 'ssm' ? there.slice(0, pageSize) : there;
  }

  text(number: number, lag: number): string | undefined {
    const at = this.#now() - lag;
    return this.#kept.find((kept) => kept.number === number && kept.from <= at && at < kept.until)?.text;
  }

  newest(lag: number): Kept | undefined {
    if (lag === 0) return this.#newest;
    const at = this.#now() - lag;
    return this.#kept.findLast(({ from, until }) => from <= at && at < until);
  }

  has(number: number): boolean {
    return this.#kept.some((kept) => kept.number === number && kept.until === Number.POSITIVE_INFINITY);
  }

  put(number: number, text: string, from = this.#now()): void {
    const kept = { number, text, from, until: Number.POSITIVE_INFINITY };
    this.#kept.push(kept);
    this.#settle();
  }

  remove(number: number, until = this.#now()): void {
    for (const kept of this.#kept) if (kept.number === number) kept.until = Math.min(kept.until, until);
    this.#settle();
  }

  #settle(): void {
    const there = this.#kept.filter(({ until }) => until === Number.POSITIVE_INFINITY);
    const newest = there.reduce<Kept | undefined>(
      (best, kept) => (best && best.number > kept.number ? best : kept),
      undefined,
    );
    if (newest === this.#newest) return;
    this.#newest = newest;
    this.#document = newest && (JSON.parse(newest.text) as StateDocument);
  }
}

/** The store as one process uses it: the real protocol over simulated requests. */
export function storeOf(process: SimulatedProcess, stored: StoredState, watcher: StoreWatcher): StateStore {
  const numbered = stored.plane === 'file' || stored.plane === 'ssm';
  return numbered
    ? new NumberedStateStore(
        numberedTexts(process, stored, watcher),
        stored.plane === 'ssm' ? process.clock : undefined,
      )
    : new DocumentStateStore(versionedText(process, stored, watcher));
}

function numberedTexts(process: SimulatedProcess, stored: StoredState, watcher: StoreWatcher): NumberedTexts {
  const ssm = stored.plane === 'ssm';
  let listed = new Map<number, Kept>();
  const list = async () => {
    const found = new Map<number, Kept>();
    for (let last = 0; ; ) {
      const after = last;
      const page = await process.contact({
        operation: 'store list',
        effect: () => stored.page(after, 0),
        earlier: (lag) => stored.page(after, lag),
        tell: (texts) => `newest ${texts.at(-1)?.number ?? 0}`,
      });
      for (const kept of page) found.set(kept.number, kept);
      last = page.at(-1)?.number ?? 0;
      if (!ssm || page.length < pageSize) return found;
    }
  };
  return {
    type: stored.plane,
    placeOf: (number) => `revision ${number}`,
    numbers: async () => {
      const found = await list();
      // A list of SSM has the texts in it.
      if (ssm) listed = found;
      return [...found.keys()];
    },
    read: async (number) =>
      listed.get(number)?.text ??
      process.contact({
        operation: 'store read',
        effect: () => stored.text(number, 0),
        earlier: (lag) => stored.text(number, lag),
        tell: (text) => `${number}: ${tellText(text)}`,
      }),
    ...(ssm ? { removable: (number: number) => removable(number, listed) } : {}),
    create: (number, text) =>
      process.contact({
        operation: 'store create',
        effect: () => {
          if (stored.has(number)) return false;
          const newest = number > stored.newestNumber;
          stored.put(number, text);
          if (newest) watcher.written(process, stored.document as StateDocument);
          return true;
        },
        tell: (created) => `${number}${created ? '' : ' is taken'}: ${tellText(text)}`,
      }),
    remove: (number) =>
      process.contact({
        operation: 'store remove',
        effect: () => stored.remove(number),
        tell: () => String(number),
      }),
    mirror: async (state) => {
      if (stored.plane === 'file' || state.active === undefined) return false;
      return mirror(process, stored, watcher, state.active);
    },
  };
}

function removable(number: number, listed: ReadonlyMap<number, Kept>): boolean {
  const later = [...listed.values()].filter((kept) => kept.number > number);
  const successor = later.reduce<Kept | undefined>((a, b) => (a && a.number < b.number ? a : b), undefined);
  const newest = later.reduce<Kept | undefined>((a, b) => (a && a.number > b.number ? a : b), undefined);
  return successor !== undefined && newest !== undefined && newest.from - successor.from >= removalAge;
}

/** As the SSM store does it: looks first, and writes where the colour differs. */
async function mirror(
  process: SimulatedProcess,
  stored: StoredState,
  watcher: StoreWatcher,
  color: string,
): Promise<boolean> {
  const read = () =>
    process.contact({
      operation: 'mirror read',
      effect: () => {
        watcher.mirrored(process, 'read');
        return stored.mirror;
      },
      tell: String,
    });
  const write = () =>
    process.contact({
      operation: 'mirror write',
      effect: () => {
        stored.mirror = color;
        watcher.mirrored(process, 'write');
      },
      tell: () => color,
    });
  try {
    if ((await asClient(read)) === color) return false;
    await asClient(write);
    return true;
  } catch {
    return false;
  }
}

/** The client of AWS tries a call three times. */
async function asClient<T>(call: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      if (tries === clientTries) throw error;
    }
  }
}

function versionedText(process: SimulatedProcess, stored: StoredState, watcher: StoreWatcher): VersionedText {
  const read = (lag: number) => {
    const found = stored.newest(lag);
    return found && { text: found.text, version: String(found.number) };
  };
  const write = (text: string, expected: number) => {
    if (stored.newestNumber !== expected) throw new StateConflictError();
    stored.put(expected + 1, text);
    if (expected > 0) stored.remove(expected);
    watcher.written(process, stored.document as StateDocument);
    return String(expected + 1);
  };
  return {
    type: stored.plane,
    place: 'the document',
    read: () =>
      process.contact({
        operation: 'store read',
        effect: () => read(0),
        earlier: read,
        tell: (found) => tellText(found?.text),
      }),
    create: (text) =>
      process.contact({
        operation: 'store create',
        effect: () => write(text, 0),
        tell: () => tellText(text),
      }),
    replace: (text, version) =>
      process.contact({
        operation: 'store replace',
        effect: () => write(text, Number(version)),
        tell: () => tellText(text),
      }),
  };
}

/** A document in a few words. */
function tellText(text: string | undefined): string {
  return text === undefined ? 'nothing' : tellDocument(JSON.parse(text) as StateDocument);
}

/** A document in a few words. */
export function tellDocument({ sequence, active, lock, journal, settled }: StateDocument): string {
  return [
    `#${sequence}`,
    `active ${active ?? 'unknown'}`,
    lock ? `lock ${lock.token} of ${lock.holder.actor}` : 'no lock',
    journal
      ? `journal ${journal.operation} to ${journal.to} ${journal.phase} ${journal.intended.blue}/${journal.intended.green}`
      : 'no journal',
    ...(settled ? [`settled ${settled.outcome} ${settled.weights.blue}/${settled.weights.green}`] : []),
  ].join(', ');
}
