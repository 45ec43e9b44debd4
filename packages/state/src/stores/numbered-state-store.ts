import { type Clock, ProviderError } from '@deploy-actions/action-kit';
import type { StateDocument } from '../state-document.ts';
import { StateConflictError, type StateSnapshot, type StateStore, stateSystem } from '../state-store.ts';
import { formatState, parseState } from '../state-text.ts';

/** Revisions that stay, the newest one included: as history, and so that a slow writer finds its number taken. */
const keptRevisions = 20;

/**
 * A revision that has fewer newer ones than this when its writer looks was built on, and not removed and created anew: half of
 * what stays, so that a list which lags behind by as many more still tells the two apart.
 */
const overtakenBy = keptRevisions / 2;

/** How many revisions one write removes at most, so that tidying up after a busy day doesn't hold up a shift. */
const removedAtOnce = 10;

/** How often a list is asked again that doesn't know yet what was just created, and the first pause in milliseconds; each is twice the one before. */
const listTries = 5;
const listPause = 200;

/** How often a read starts anew because the newest revision was gone before it could be read. */
const readTries = 5;

/** A place where texts stand under numbers, each of which only one writer can create. */
export interface NumberedTexts {
  /** `file` or `ssm`. */
  readonly type: string;
  /** All numbers there are, in any order; an answer may lag behind. */
  numbers(): Promise<readonly number[]>;
  /** `undefined` when there is none under that number; of a number in the last list, the text may be as old as that list. */
  read(number: number): Promise<string | undefined>;
  /** Creates the text as a whole or not at all; false when the number was taken. */
  create(number: number, text: string): Promise<boolean>;
  /** No error when there is none. */
  remove(number: number): Promise<void>;
  /** Whether a number of the last list may be removed once 20 newer ones exist; any may when absent. */
  removable?(number: number): boolean;
  /** Shows the state to readers that know nothing of revisions, and says whether that took a write. Doesn't throw: the next write repairs it. */
  mirror(state: StateDocument): Promise<boolean>;
  /** What messages call a number. */
  placeOf(number: number): string;
}

/**
 * Compare-and-swap by numbers: revision n + 1 is created only where it doesn't exist, which one writer alone can do. All
 * but the newest 20 are removed, so a number can be free because it was used long ago. After creating, a writer therefore
 * lists again until the list shows its own text, and counts as having written only if no newer numbers show that it came too
 * late.
 */
export class NumberedStateStore implements StateStore {
  readonly type: string;
  readonly #texts: NumberedTexts;
  readonly #clock: Clock | undefined;

  /** Where lists may lag behind, `clock` makes the pauses between two of them. */
  constructor(texts: NumberedTexts, clock?: Clock) {
    this.type = texts.type;
    this.#texts = texts;
    this.#clock = clock;
  }

  async read(): Promise<StateSnapshot> {
    for (let tries = 1; ; tries += 1) {
      const newest = (await this.#numbers()).at(-1);
      if (newest === undefined) return { state: undefined, revision: undefined };
      const text = await this.#texts.read(newest);
      if (text !== undefined) {
        const remedy = 'move it away, and the revision before it counts again';
        return { state: parseState(text, this.#texts.placeOf(newest), remedy), revision: String(newest) };
      }
      // Removed since the numbers were listed: a newer revision is there.
      if (tries === readTries) {
        throw this.#failure('read the state', `${this.#texts.placeOf(newest)} is listed but can't be read`);
      }
      await this.#pause(tries);
    }
  }

  async write(state: StateDocument, expected: string | undefined): Promise<string> {
    const revision = Number(expected ?? 0) + 1;
    const created = await this.#texts.create(revision, formatState(state));
    if (!created && !(await this.#isOwn(revision, state))) throw new StateConflictError();
    const numbers = await this.#numbersWith(revision, state);
    if (numbers.at(-1) === revision) {
      await this.#mirror(state, revision);
      await this.#prune(numbers);
    } else if (cameTooLate(revision, numbers)) {
      throw new StateConflictError();
    }
    return String(revision);
  }

  async complete(state: StateDocument, revision: string): Promise<void> {
    await this.#mirror(state, Number(revision));
  }

  /** A number that is taken may be this very write's: its first answer was lost, and a client's own retry came second. */
  async #isOwn(revision: number, { writeId }: StateDocument): Promise<boolean> {
    const text = await this.#texts.read(revision);
    try {
      return text !== undefined && JSON.parse(text).writeId === writeId;
    } catch {
      return false;
    }
  }

  /** A list that is no older than the creation of `revision`, which it proves by having it with the text of this write. */
  async #numbersWith(revision: number, state: StateDocument): Promise<readonly number[]> {
    for (let tries = 1; ; tries += 1) {
      const numbers = await this.#numbers();
      if (numbers.includes(revision) && (await this.#isOwn(revision, state))) return numbers;
      if (tries === listTries) {
        if ((numbers.at(-1) ?? 0) > revision) throw new StateConflictError();
        const place = this.#texts.placeOf(revision);
        throw this.#failure('write the state', `${place} was created but the list doesn't have it yet`);
      }
      await this.#pause(tries);
    }
  }

  /** The mirror of a slower writer may land after that of a faster one: whoever sees a newer revision shows that one. */
  async #mirror(state: StateDocument, revision: number): Promise<void> {
    let shown = { state, revision };
    while (await this.#texts.mirror(shown.state)) {
      // The revision is written, whatever becomes of its mirror.
      const newest = await this.read().catch(() => undefined);
      if (newest?.state === undefined || Number(newest.revision) <= shown.revision) return;
      shown = { state: newest.state, revision: Number(newest.revision) };
    }
  }

  /** Oldest first, so that what stands is always a row without gaps. */
  async #prune(numbers: readonly number[]): Promise<void> {
    for (const old of numbers.slice(0, -keptRevisions).slice(0, removedAtOnce)) {
      if (this.#texts.removable?.(old) === false) return;
      try {
        await this.#texts.remove(old);
      } catch {
        // A later write removes what is left.
        return;
      }
    }
  }

  async #numbers(): Promise<number[]> {
    return [...(await this.#texts.numbers())].sort((a, b) => a - b);
  }

  async #pause(tries: number): Promise<void> {
    await this.#clock?.sleep(listPause * 2 ** (tries - 1));
  }

  #failure(operation: string, message: string): ProviderError {
    return new ProviderError(message, { system: stateSystem, operation, retryable: true });
  }
}

/**
 * Whether a number that was created although newer ones exist was free only because it had been removed. Where its
 * predecessor still stands and few are newer it was not: then other writers have built on this revision already.
 */
function cameTooLate(revision: number, numbers: readonly number[]): boolean {
  const newer = numbers.filter((number) => number > revision).length;
  const followsItsPredecessor = revision === 1 || numbers.includes(revision - 1);
  return !followsItsPredecessor || newer >= overtakenBy;
}
