/** One figure, and what it may be. Figures are ratios within one run, so that they hold on any machine. */
export interface Measurement {
  readonly name: string;
  /** How many times as long, or as much, as what it is compared with. */
  readonly ratio: number;
  /** Above this, the benchmark fails. */
  readonly budget: number;
  /** What it should be. */
  readonly aim: number;
}

/** Something that is measured; every `*.bench.ts` file exports one as `benchmark`. */
export interface Benchmark {
  readonly title: string;
  readonly measure: () => Promise<readonly Measurement[]>;
}

/** The middle of some values; with an even number of them, the lower of the two in the middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}
