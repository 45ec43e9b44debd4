import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Rows = readonly (readonly number[])[];

/** What SciPy says; `make-vectors.py` made it. */
export const vectors: {
  readonly lnGamma: Rows;
  readonly incompleteBeta: Rows;
  readonly normalTail: Rows;
  readonly normalQuantile: Rows;
  readonly studentTail: Rows;
  readonly counts: Rows;
  readonly interval: Rows;
  readonly ranks: readonly {
    readonly first: readonly number[];
    readonly second: readonly number[];
    readonly u: number;
    readonly p: readonly [number, number, number];
  }[];
  readonly shifts: readonly {
    readonly first: readonly number[];
    readonly second: readonly number[];
    readonly interval: readonly [number, number];
  }[];
  readonly trends: readonly {
    readonly values: readonly number[];
    readonly slope: number;
    readonly p: number;
  }[];
} = JSON.parse(readFileSync(join(import.meta.dirname, 'vectors.json'), 'utf8'));

/** How far a number is off, as a share of what it should be. */
export function relativeError(found: number, expected: number): number {
  if (found === expected) return 0;
  return Math.abs(found - expected) / Math.max(Math.abs(expected), 1e-300);
}
