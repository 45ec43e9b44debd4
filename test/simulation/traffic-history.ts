import type { StateDocument } from '@deploy-actions/state';
import { allOn, sameWeights, type Weights } from '@deploy-actions/traffic';
import type { SimulatedProcess } from './simulated-process.ts';

/**
 * How a split came about: by the holder of the lock; beside the lock, by a rollback that hadn't recorded itself yet; or
 * late, by a process that was gone or had lost the lock.
 */
export type Origin = 'held' | 'beside' | 'late';

/** The split that is in force, and how it came about. */
export interface Split {
  readonly weights: Weights;
  readonly origin: Origin;
  readonly process: SimulatedProcess | undefined;
  /** Since when, in milliseconds and in steps. */
  readonly since: number;
  readonly step: number;
  /** Who has to put a late one right, and since when: the holder of the lock, if it lived. */
  witness: SimulatedProcess | undefined;
  witnessed: number;
}

/** The splits that traffic had. */
export class TrafficHistory {
  #current: Split;
  readonly #past: { readonly weights: Weights; readonly until: number }[] = [];

  constructor(weights: Weights, now: number) {
    this.#current = {
      ...{ weights, origin: 'held', process: undefined, since: now, step: 0 },
      ...{ witness: undefined, witnessed: now },
    };
  }

  get current(): Split {
    return this.#current;
  }

  /** Whether a late write is in force. */
  get strays(): boolean {
    return this.#current.origin === 'late';
  }

  change(split: Split): void {
    this.#past.push({ weights: this.#current.weights, until: split.step });
    this.#current = split;
  }

  /** From now on the split counts as one of the holder's own: it was recorded, or is what the state wants. */
  accept(): void {
    this.#current = { ...this.#current, origin: 'held', witness: undefined };
  }

  /** Whether traffic was split like this at that step or later. */
  showed(weights: Weights, step: number): boolean {
    return (
      sameWeights(this.#current.weights, weights) ||
      this.#past.some(({ until, weights: past }) => until >= step && sameWeights(past, weights))
    );
  }
}

/** Where traffic is to be according to a state. */
export function wantedBy(document: StateDocument | undefined): Weights | undefined {
  const { journal, settled, active } = document ?? {};
  if (journal) return journal.intended;
  if (settled?.outcome === 'held') return settled.weights;
  return active && allOn(active);
}
