import type { Shuffle } from './schedule.ts';

/** Something that will happen. */
export interface Occurrence {
  /** The earliest moment, and by how much it may be later, in milliseconds. */
  readonly time: number;
  readonly slack: number;
  readonly order: number;
  readonly happen: () => void;
}

/** Picks one of so many things that may happen next; 0 is the one whose time comes first. */
export type Pick = (choices: number, step: number) => number;

/**
 * Runs all promise jobs that are ready, and what they make ready. Node has no other way to do that in the middle of a
 * function: this one is what it calls between two timers.
 */
export const drain: () => void = (process as unknown as { _tickCallback(): void })._tickCallback;

/** Runs work where {@link drain} drains: not within a promise job. */
export function outsidePromises<T>(work: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    setImmediate(() => {
      try {
        resolve(work());
      } catch (error) {
        reject(error);
      }
    });
  });
}

/** Time and order of a simulated world: one thing happens at a time. */
export class Scheduler {
  /** Milliseconds since 1970, in truth; no process knows it. */
  now = Date.UTC(2026, 0, 1);
  /** What has happened so far. */
  step = 0;
  /** Without it, all happens in the order of time. */
  pick: Pick | undefined;
  #waiting: Occurrence[] = [];
  #made = 0;

  constructor(pick: Pick | undefined) {
    this.pick = pick;
  }

  /** Lets something happen in `delay` milliseconds, or up to `slack` milliseconds later. */
  plan(delay: number, slack: number, happen: () => void): Occurrence {
    const occurrence = { time: this.now + Math.max(0, delay), slack, order: this.#made++, happen };
    this.#waiting.push(occurrence);
    return occurrence;
  }

  /** Nothing when it has happened already. */
  drop(occurrence: Occurrence): void {
    const index = this.#waiting.indexOf(occurrence);
    if (index >= 0) this.#remove(index);
  }

  /** Lets the next thing happen; false when there is nothing. */
  advance(): boolean {
    const waiting = this.#waiting;
    if (waiting.length === 0) return false;
    const index = this.#next();
    const occurrence = waiting[index] as Occurrence;
    this.#remove(index);
    if (occurrence.time > this.now) this.now = occurrence.time;
    this.step += 1;
    occurrence.happen();
    return true;
  }

  #next(): number {
    const waiting = this.#waiting;
    let first = 0;
    for (let index = 1; index < waiting.length; index += 1) {
      if (compare(waiting[index] as Occurrence, waiting[first] as Occurrence) < 0) first = index;
    }
    const { pick } = this;
    if (pick === undefined || waiting.length === 1) return first;
    let latest = Number.POSITIVE_INFINITY;
    for (const { time, slack } of waiting) latest = Math.min(latest, time + slack);
    const possible: number[] = [];
    for (let index = 0; index < waiting.length; index += 1) {
      if ((waiting[index] as Occurrence).time <= latest) possible.push(index);
    }
    if (possible.length === 1) return first;
    possible.sort((a, b) => compare(waiting[a] as Occurrence, waiting[b] as Occurrence));
    return possible[pick(possible.length, this.step) % possible.length] as number;
  }

  #remove(index: number): void {
    const last = this.#waiting.pop();
    if (index < this.#waiting.length) this.#waiting[index] = last as Occurrence;
  }
}

function compare(a: Occurrence, b: Occurrence): number {
  return a.time - b.time || a.order - b.order;
}

/** Draws the order within the stretches given, and leaves it to time elsewhere. */
export function shuffledPick(shuffles: readonly Shuffle[]): Pick | undefined {
  if (shuffles.length === 0) return undefined;
  return (choices, step) => {
    const shuffle = shuffles.find(({ from, steps }) => step >= from && step < from + steps);
    return shuffle ? mixed(shuffle.seed, step) % choices : 0;
  };
}

/** A number from 0 to 2^32 - 1 that looks drawn (the finalizer of MurmurHash3). */
function mixed(seed: number, step: number): number {
  let hash = Math.imul(seed ^ Math.imul(step + 1, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
