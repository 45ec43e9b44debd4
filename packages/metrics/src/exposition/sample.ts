import type { Labels } from '../labels.ts';

/** One value on a metrics page. */
export interface Sample {
  readonly labels: Labels;
  readonly value: number;
  /** Milliseconds since 1970, when the page says when the value was measured. */
  readonly time: number | undefined;
  /** Whether it only ever rises from 0: a counter, or a bucket, count or sum of a histogram or summary. */
  readonly cumulative: boolean;
}

/** A page that is not in the exposition format; says which line and why. */
export class ExpositionError extends Error {
  /** Counted from 1. */
  readonly line: number;

  constructor(line: number, message: string) {
    super(`line ${line}: ${message}`);
    this.line = line;
    this.name = 'ExpositionError';
  }
}
