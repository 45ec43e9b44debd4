import { type Indicator, unitOf } from '@deploy-actions/config';
import { type Block, type Comparison, createComparison } from '../statistics/comparison.ts';
import { hasLimits } from './condition.ts';
import { formatValue } from './format-value.ts';
import type { Measured } from './measurement.ts';
import { overlaps } from './thinning.ts';
import type { Finding, LookOptions } from './verdict.ts';

/** A moment is seen again and again by looks that follow closely; one value a minute is new enough. */
const leastSpacing = 60_000;

/** How far the values of an indicator must lie apart to be seen as separate, in milliseconds. */
export function spacingOf({ over, increase }: Indicator, span: number, interval: number): number {
  return Math.max(over ?? increase ?? (span > 0 ? span : leastSpacing), interval);
}

/** The shares that a difference may have and be none. Counts know their own chance; all else is noisier than it looks. */
const tolerances = { counts: 0.05, values: 0.25 } as const;

/** The condition `compare` of one indicator with the method `sequential`, over a whole watch. */
export class ComparisonWatch {
  readonly text: string;
  readonly #indicator: Indicator;
  readonly #comparison: Comparison;
  readonly #spacing: number;
  readonly #stored: readonly Block[] | undefined;
  #next = 0;
  /** Whether the baseline had no value left for one that was seen. */
  #usedUp = false;
  #lastSubject: number | undefined;
  #lastReference: number | undefined;

  /**
   * `spacing` as {@link spacingOf} gives it; `alarms` is the share of false alarms this comparison may use. `stored` are the
   * blocks of a baseline, as far apart as `spacing`; without them each look brings its reference along.
   */
  constructor(
    indicator: Indicator,
    { spacing, alarms, stored }: { spacing: number; alarms: number; stored?: readonly Block[] | undefined },
  ) {
    this.#indicator = indicator;
    const counts = indicator.of !== undefined;
    const format = (value: number) => formatValue(value, unitOf(indicator));
    const [worse, tolerance] = [worseOf(indicator), toleranceOf(indicator)];
    this.#comparison = createComparison({ counts, worse, tolerance, alarms, format });
    this.#spacing = spacing;
    this.#stored = stored;
    this.text = comparisonText(indicator);
  }

  /** Takes what one look saw on both sides, and says what all looks so far say together. */
  read(subject: Measured, reference: Measured | undefined, when: LookOptions): Finding {
    this.#take(subject, reference);
    const { finding, detail: found } = this.#comparison.judge(when.final ?? false);
    const detail = this.#usedUp ? `${found}; the baseline has no more values to compare with` : found;
    switch (finding) {
      case 'worse':
        return { state: 'breach', detail, condition: this.text };
      case 'suspicious':
        return { state: 'warn', detail, condition: this.text };
      case 'no-worse':
        return { state: 'ok', detail };
      case 'too-few':
        if (when.final && when.more) return { state: 'ok', detail };
        return { state: 'no-data', detail, condition: this.text, cause: 'few-samples' };
    }
  }

  #take(subject: Measured, reference: Measured | undefined): void {
    if (overlaps(subject, this.#lastSubject, this.#spacing)) return;
    if (this.#stored) {
      const stored = this.#stored[this.#next];
      if (stored === undefined) {
        this.#usedUp = true;
        return;
      }
      this.#next += 1;
      this.#comparison.add({ subject: blockOf(subject, this.#indicator), reference: stored });
    } else {
      if (reference === undefined || overlaps(reference, this.#lastReference, this.#spacing)) return;
      this.#lastReference = reference.time;
      this.#comparison.add({
        subject: blockOf(subject, this.#indicator),
        reference: blockOf(reference, this.#indicator),
      });
    }
    this.#lastSubject = subject.time;
  }
}

function toleranceOf({ of, compare }: Indicator): number {
  if (compare?.tolerance !== undefined) return compare.tolerance / 100;
  return tolerances[of === undefined ? 'values' : 'counts'];
}

/** The condition `compare` of an indicator in words. */
export function comparisonText(indicator: Indicator): string {
  if (indicator.compare?.method === 'kayenta') return 'compare by kayenta';
  return `compare, tolerance ${Number((toleranceOf(indicator) * 100).toPrecision(3))}%`;
}

/** What the statistics are told of a measured value: what was counted where the indicator counts, else the value itself. */
export function blockOf({ value, count }: Pick<Measured, 'value' | 'count'>, { of }: Indicator): Block {
  return count && of !== undefined ? { value: count.events, exposure: count.exposure } : { value };
}

/** The direction that is bad: as written, else as the limits say. */
export function worseOf(indicator: Indicator): 'higher' | 'lower' | 'either' {
  const written = indicator.compare?.worse;
  if (written) return written;
  return hasLimits(indicator, 'below') && !hasLimits(indicator, 'above') ? 'lower' : 'higher';
}
