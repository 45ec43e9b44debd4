import { ProviderError } from '@deploy-actions/action-kit';
import { StateConflictError, type StateDocument, type StateSnapshot, type StateStore } from '../src/index.ts';

/** What may become of one write. */
export type Fate =
  | 'done'
  /** Done, and the answer is lost. */
  | 'lost-reply'
  /** Done, and then tried again by the client itself, which finds its own first try. */
  | 'own-retry'
  /** Not done, and no answer. */
  | 'silent'
  /** Not done, and of no use to try again. */
  | 'failed'
  /** Not done until the next call, and no answer. */
  | 'late';

/** The error of a store that gave no answer, or a bad one. */
export function storeFailure(retryable: boolean): ProviderError {
  return new ProviderError('the store is down', { system: 'state store', operation: 'write', retryable });
}

/** A store in memory, with every write it has seen and troubles on demand. */
export class MemoryStore implements StateStore {
  readonly type = 'memory';
  /** Of the next writes, in order. */
  readonly fates: Fate[] = [];
  /** Of the next reads, in order: how many writes ago they are from, or none at all. */
  readonly reads: (number | 'silent')[] = [];
  /** How often it was asked. */
  readonly count = { read: 0, write: 0 };
  complete?: (state: StateDocument, revision: string) => Promise<void>;
  readonly #history: StateSnapshot[] = [{ state: undefined, revision: undefined }];
  #late: (() => void) | undefined;

  get newest(): StateSnapshot {
    return this.#history.at(-1) as StateSnapshot;
  }

  async read(): Promise<StateSnapshot> {
    this.count.read += 1;
    const lag = this.reads.shift() ?? 0;
    if (lag === 'silent') throw storeFailure(true);
    return this.#history[Math.max(0, this.#history.length - 1 - lag)] as StateSnapshot;
  }

  async write(state: StateDocument, expected: string | undefined): Promise<string> {
    this.count.write += 1;
    this.#late?.();
    this.#late = undefined;
    const fate = this.fates.shift() ?? 'done';
    if (fate === 'late') this.#late = () => this.#put(state, expected);
    if (fate === 'failed') throw storeFailure(false);
    if (fate === 'silent' || fate === 'late') throw storeFailure(true);
    const revision = this.#put(state, expected);
    if (fate === 'lost-reply') throw storeFailure(true);
    if (fate === 'own-retry') throw new StateConflictError();
    return revision;
  }

  #put(state: StateDocument, expected: string | undefined): string {
    if (expected !== this.newest.revision) throw new StateConflictError();
    const revision = String(Number(expected ?? 0) + 1);
    this.#history.push({ state, revision });
    return revision;
  }
}
