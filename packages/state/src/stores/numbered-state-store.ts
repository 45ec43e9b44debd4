import type { StateDocument } from '../state-document.ts';
import { StateConflictError, type StateSnapshot, type StateStore } from '../state-store.ts';
import { formatState, parseState } from '../state-text.ts';

/** Revisions that stay behind the newest one, as history. */
const keptRevisions = 20;

/** A place where texts stand under numbers, each of which only one writer can create. */
export interface NumberedTexts {
  /** `file` or `ssm`. */
  readonly type: string;
  /** All numbers there are, in any order; an answer may lag behind. */
  numbers(): Promise<readonly number[]>;
  /** `undefined` when there is none under that number. */
  read(number: number): Promise<string | undefined>;
  /** Creates the text as a whole or not at all; false when the number was taken. */
  create(number: number, text: string): Promise<boolean>;
  /** No error when there is none. */
  remove(number: number): Promise<void>;
  /** Shows the state to readers that know nothing of revisions, and says whether that took a write. Doesn't throw: the next write repairs it. */
  mirror(state: StateDocument): Promise<boolean>;
  /** What messages call a number. */
  placeOf(number: number): string;
}

/**
 * Compare-and-swap by numbers: revision n + 1 is created only where it doesn't exist, which one writer alone can do. All
 * but the newest 20 are removed, so after creating, a writer looks again: unless its number is the newest one, the name was
 * free only because that revision was removed long ago.
 */
export class NumberedStateStore implements StateStore {
  readonly type: string;
  readonly #texts: NumberedTexts;

  constructor(texts: NumberedTexts) {
    this.type = texts.type;
    this.#texts = texts;
  }

  async read(): Promise<StateSnapshot> {
    for (;;) {
      const newest = (await this.#numbers()).at(-1);
      if (newest === undefined) return { state: undefined, revision: undefined };
      const text = await this.#texts.read(newest);
      // Removed since the numbers were listed: a newer revision is there.
      if (text === undefined) continue;
      const remedy = 'move it away, and the revision before it counts again';
      return { state: parseState(text, this.#texts.placeOf(newest), remedy), revision: String(newest) };
    }
  }

  async write(state: StateDocument, expected: string | undefined): Promise<string> {
    const revision = Number(expected ?? 0) + 1;
    if (!(await this.#texts.create(revision, formatState(state)))) throw new StateConflictError();
    const numbers = await this.#numbers();
    if ((numbers.at(-1) ?? revision) > revision) {
      await this.#texts.remove(revision);
      throw new StateConflictError();
    }
    await this.#mirror(state, revision);
    for (const old of numbers.slice(0, -keptRevisions)) await this.#texts.remove(old);
    return String(revision);
  }

  /** The mirror of a slower writer may land after that of a faster one: whoever sees a newer revision shows that one. */
  async #mirror(state: StateDocument, revision: number): Promise<void> {
    let shown = { state, revision };
    for (;;) {
      if (!(await this.#texts.mirror(shown.state))) return;
      const newest = await this.read();
      if (newest.state === undefined || Number(newest.revision) <= shown.revision) return;
      shown = { state: newest.state, revision: Number(newest.revision) };
    }
  }

  async #numbers(): Promise<number[]> {
    return [...(await this.#texts.numbers())].sort((a, b) => a - b);
  }
}
