import { Autocorrelation, inflationOf } from './autocorrelation.ts';
import type { ComparisonOptions, Pair } from './comparison.ts';
import { type Direction, directionsOf, type Estimate, type Evidence, limitOf } from './evidence.ts';
import { formatNumber } from './format-number.ts';
import { rankTest, shiftBetween } from './mann-whitney.ts';
import { median } from './median.ts';
import { withFreedom } from './special-functions.ts';
import { SymmetryBets } from './symmetry-bets.ts';

interface ValueBlock {
  readonly subject: number;
  readonly reference: number;
}

/** More blocks than this are joined two by two; the test at the end compares each value with each. */
const mostBlocks = 360;

/** Neighbouring blocks count as correlated from so many standard errors on. */
const correlatedFrom = 1;

const confidence = 0.95;

/** What measurements of neighbouring blocks are taken to correlate by until they show it. */
const neighbours = { expected: 0.6, weight: 16 } as const;

/** Measured values, such as latencies, on both sides. */
export class ValueEvidence implements Evidence {
  readonly #tolerance: number;
  readonly #format: (value: number) => string;
  readonly #ways: readonly { readonly direction: Direction; readonly bets: SymmetryBets }[];
  #blocks: ValueBlock[] = [];
  #count = 0;

  constructor({
    worse,
    tolerance,
    format = formatNumber,
  }: Pick<ComparisonOptions, 'worse' | 'tolerance' | 'format'>) {
    this.#tolerance = tolerance;
    this.#format = format;
    this.#ways = directionsOf(worse).map((direction) => ({ direction, bets: new SymmetryBets(neighbours) }));
  }

  add({ subject, reference }: Pair): void {
    const block = { subject: subject.value, reference: reference.value };
    this.#count += 1;
    this.#blocks.push(block);
    if (this.#blocks.length > mostBlocks) this.#blocks = halved(this.#blocks);
    for (const { direction, bets } of this.#ways) bets.add(this.#beyond(block, direction));
  }

  sequential(): number {
    return this.#ways.reduce((sum, { bets }) => sum + bets.evidence, 0) / this.#ways.length;
  }

  estimate(final: boolean): Estimate {
    const subjects = this.#blocks.map((block) => block.subject);
    const references = this.#blocks.map((block) => block.reference);
    const medians = [median(subjects), median(references)] as const;
    const seen = () => `median ${this.#format(medians[0])} against ${this.#format(medians[1])}`;
    if (!final || this.#count === 0) {
      const ratio = this.#count > 0 && medians[1] !== 0 ? medians[0] / medians[1] : undefined;
      return { ratio, interval: undefined, p: undefined, seen };
    }
    const ps = this.#ways.map(({ direction }) => this.#test(direction, subjects, references));
    const p = Math.min(1, ps.length * Math.min(...ps));
    return { ...this.#ratio(subjects, references, medians[1]), p, seen };
  }

  canFind(looks: number, final: number): boolean {
    const ways = this.#ways.length;
    if (2 ** this.#count >= ways / looks) return true;
    // The least p of the rank test: one order of all, where all of one side lie above all of the other.
    return leastRankP(this.#count) * ways <= final;
  }

  /** How far the subject lies beyond the limit, -1 to 1: half the logarithm of their ratio, which is as likely up as down at the limit. */
  #beyond({ subject, reference }: ValueBlock, direction: Direction): number {
    const limit = limitAround(reference, limitOf(direction, this.#tolerance));
    const size = Math.abs(subject) + Math.abs(limit);
    if (size === 0) return 0;
    return ((direction === 'higher' ? 1 : -1) * (subject - limit)) / size;
  }

  #test(direction: Direction, subjects: readonly number[], references: readonly number[]): number {
    const limits = references.map((value) => limitAround(value, limitOf(direction, this.#tolerance)));
    const inflation = this.#inflation(direction);
    const test = rankTest(subjects, limits, inflation);
    const p = direction === 'higher' ? test.larger : test.smaller;
    // So few independent blocks are left that how they vary is an estimate too.
    return inflation === 1 ? p : withFreedom(p, this.#blocks.length / inflation - 1);
  }

  /** What dependence between neighbouring blocks does to the variance; 1 where none is to be seen. */
  #inflation(direction: Direction): number {
    const series = new Autocorrelation();
    for (const block of this.#blocks) series.add(this.#beyond(block, direction));
    return inflationOf(series.significant(correlatedFrom));
  }

  #ratio(
    subjects: readonly number[],
    references: readonly number[],
    middle: number,
  ): Pick<Estimate, 'ratio' | 'interval'> {
    const inflation = this.#inflation('higher');
    if ([...subjects, ...references].every((value) => value > 0)) {
      const shift = shiftBetween(subjects.map(Math.log), references.map(Math.log), confidence, inflation);
      return {
        ratio: Math.exp(shift.estimate),
        interval: [Math.exp(shift.interval[0]), Math.exp(shift.interval[1])],
      };
    }
    if (middle === 0) return { ratio: undefined, interval: undefined };
    const { estimate, interval } = shiftBetween(subjects, references, confidence, inflation);
    const ratioOf = (shift: number) => 1 + shift / Math.abs(middle);
    return { ratio: ratioOf(estimate), interval: [ratioOf(interval[0]), ratioOf(interval[1])] };
  }
}

/** The value at a ratio to this one; for one below zero as far above or below it. */
function limitAround(value: number, ratio: number): number {
  return value + Math.abs(value) * (ratio - 1);
}

/** 1 over the number of ways to pick n of 2 n. */
function leastRankP(n: number): number {
  let p = 1;
  for (let i = 1; i <= n; i += 1) p *= i / (n + i);
  return p;
}

function halved(blocks: readonly ValueBlock[]): ValueBlock[] {
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    if (index % 2 === 1) return [];
    if (!next) return [block];
    return [
      { subject: (block.subject + next.subject) / 2, reference: (block.reference + next.reference) / 2 },
    ];
  });
}
