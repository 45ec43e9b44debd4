import type { Pair } from './comparison.ts';

/** What an end-of-window test and its estimates say. */
export interface Estimate {
  readonly ratio: number | undefined;
  readonly interval: readonly [number, number] | undefined;
  readonly p: number | undefined;
  /** What was compared, with numbers, for a person. */
  readonly seen: () => string;
}

/** Collects blocks of one kind of value. */
export interface Evidence {
  add(pair: Pair): void;
  /** The e-value of "worse beyond the tolerance" so far. */
  sequential(): number;
  /** The estimate; with the test and the interval only where `final`, as they cost more. */
  estimate(final: boolean): Estimate;
  /** Whether any values whatever, in so many blocks, could have passed one of both tests at these levels. */
  canFind(looks: number, final: number): boolean;
}

/** A side that counts as worse. */
export type Direction = 'higher' | 'lower';

/** The directions that count as worse. */
export function directionsOf(worse: Direction | 'either'): readonly Direction[] {
  return worse === 'either' ? ['higher', 'lower'] : [worse];
}

/** The ratio at which a difference in this direction begins to count. */
export function limitOf(direction: Direction, tolerance: number): number {
  return direction === 'higher' ? 1 + tolerance : 1 - tolerance;
}
