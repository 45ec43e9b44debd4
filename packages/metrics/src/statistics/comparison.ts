import { CountEvidence } from './count-evidence.ts';
import { describeComparison } from './describe-comparison.ts';
import type { Evidence } from './evidence.ts';
import { ValueEvidence } from './value-evidence.ts';

/** What was seen in one block of time; `exposure` where the value counts a part of something: `value` is then the number of events, `exposure` of how many. */
export interface Block {
  readonly value: number;
  readonly exposure?: number;
}

/** The same block of time on both sides. */
export interface Pair {
  readonly subject: Block;
  readonly reference: Block;
}

/** What is compared, and how sure it must be. */
export interface ComparisonOptions {
  /** Whether values are numbers of events out of their exposure. */
  readonly counts: boolean;
  readonly worse: 'higher' | 'lower' | 'either';
  /** A difference up to this share of the reference is none. */
  readonly tolerance: number;
  /** The probability of a false alarm that this comparison may use over a whole watch. */
  readonly alarms: number;
  /** Writes a measured value for a person; a plain number without. */
  readonly format?: (value: number) => string;
}

/** What the blocks so far say. */
export interface ComparisonResult {
  readonly finding: 'worse' | 'suspicious' | 'no-worse' | 'too-few';
  /** The estimate of subject over reference; undefined where the reference has nothing. */
  readonly ratio: number | undefined;
  /** The 95% interval of the ratio, for once, not for every look. */
  readonly interval: readonly [number, number] | undefined;
  /** Of the final test against the limit that the tolerance sets; undefined at looks. */
  readonly p: number | undefined;
  /** The e-value of the sequential test: how many times the stake a bet on "worse" has won. */
  readonly evidence: number;
  /** Pairs taken in. */
  readonly blocks: number;
  /** One line for a person. */
  readonly detail: string;
}

/** Compares a subject with a reference over blocks of time that don't overlap. */
export interface Comparison {
  /** Takes the next block of time in; one with a value that isn't a finite number is left out. */
  add(pair: Pair): void;
  /** Whether the subject is worse by now; `final` at the end of a stage or window, when a test for once is made too. */
  judge(final: boolean): ComparisonResult;
}

/** The part of the allowed false alarms that goes to the test at every look; the tests at the end need more to find small differences. */
const shareOfLooks = 0.2;

/** Half of what the tests at the end may use is used when so many blocks were seen. */
const halfSpentAt = 5;

/**
 * Below so many times the allowed false alarms, and beyond the tolerance, a difference is named though it isn't certain: in one
 * window of twenty by default, however many indicators it has.
 */
const suspicionPerAlarm = 5;

/** A comparison that has seen nothing yet. Its memory stays flat, and a look costs a few operations a block. */
export function createComparison(options: ComparisonOptions): Comparison {
  return new SpendingComparison(options);
}

class SpendingComparison implements Comparison {
  readonly #options: ComparisonOptions;
  readonly #evidence: Evidence;
  #blocks = 0;
  #spent = 0;
  #certain = false;

  constructor(options: ComparisonOptions) {
    this.#options = options;
    this.#evidence = options.counts ? new CountEvidence(options) : new ValueEvidence(options);
  }

  add(pair: Pair): void {
    const numbers = [pair.subject, pair.reference].flatMap(({ value, exposure = 1 }) => [value, exposure]);
    if (!numbers.every(Number.isFinite)) return;
    this.#blocks += 1;
    this.#evidence.add(pair);
  }

  judge(final: boolean): ComparisonResult {
    const needed = 1 / (this.#options.alarms * shareOfLooks);
    const evidence = this.#evidence.sequential();
    if (evidence >= needed) this.#certain = true;
    const estimate = this.#evidence.estimate(final);
    const { ratio, interval, p } = estimate;
    const allowed = final ? this.#spend() : 0;
    if (p !== undefined && p <= allowed) this.#certain = true;
    const finding = this.#finding(p, ratio, allowed);
    const said = { ...this.#options, finding, estimate, evidence, needed, blocks: this.#blocks };
    return {
      finding,
      ratio,
      interval,
      p,
      evidence,
      blocks: this.#blocks,
      // Most looks are never read.
      get detail() {
        return describeComparison(said);
      },
    };
  }

  #finding(p: number | undefined, ratio: number | undefined, allowed: number): ComparisonResult['finding'] {
    if (this.#certain) return 'worse';
    if (!this.#evidence.canFind(this.#options.alarms * shareOfLooks, allowed)) return 'too-few';
    if (p !== undefined && p < this.#options.alarms * suspicionPerAlarm && this.#beyond(ratio))
      return 'suspicious';
    return 'no-worse';
  }

  #beyond(ratio: number | undefined): boolean {
    const { worse, tolerance } = this.#options;
    if (ratio === undefined) return true;
    return (worse !== 'lower' && ratio > 1 + tolerance) || (worse !== 'higher' && ratio < 1 - tolerance);
  }

  /** Tests at the end use up what is theirs as blocks come in, not by their number (Lan and DeMets 1983): one late test has most of it. */
  #spend(): number {
    const may = (this.#options.alarms * (1 - shareOfLooks) * this.#blocks) / (this.#blocks + halfSpentAt);
    const now = Math.max(0, may - this.#spent);
    this.#spent = Math.max(this.#spent, may);
    return now;
  }
}
