import { formatDuration } from '@deploy-actions/action-kit';
import { type Indicator, unitOf } from '@deploy-actions/config';
import type { Point } from '../metric-provider.ts';
import { findTrend } from '../statistics/trend.ts';
import { formatElapsed, formatValue } from './format-value.ts';
import type { Finding, LookOptions } from './verdict.ts';

/** More points than this don't make a slope over hours any better known. */
const mostPoints = 500;
/** The share of the least time seen after which the slope is computed anew. */
const renewal = 0.02;
/** The share of the least time seen that is enough at the end: in a watch just as long the first value comes late, and the last one early. */
const nearly = 0.95;
/** How often a watch may find a trend where there is none. */
const alarms = 0.01;

type Trend = NonNullable<Indicator['trend']>;

/** The condition `trend` in words. */
export function trendText({ 'rises-by': rise, 'falls-by': fall, over }: Trend): string {
  const limit = rise ?? fall;
  const amount = limit ? formatValue(limit.value, limit.unit) : '';
  return `trend ${rise ? 'rises-by' : 'falls-by'} ${amount} over ${formatDuration(over)}`;
}

/** The condition `trend` of one indicator over a whole watch. */
export class TrendWatch {
  readonly text: string;
  readonly judging: boolean;
  readonly #trend: Trend;
  readonly #indicator: Indicator;
  readonly #points: Point[] = [];
  readonly #spacing: number;
  #first: number | undefined;
  #found: { readonly at: number; readonly finding: Finding } | undefined;
  /** Of the false alarms, what was used. */
  #spent = 0;

  constructor(indicator: Indicator, trend: Trend) {
    this.#indicator = indicator;
    this.#trend = trend;
    this.#spacing = this.#after / mostPoints;
    this.judging = trend.severity === 'rollback';
    this.text = trendText(trend);
  }

  /** Takes one value and says what the slope through all of them means. */
  read({ value, time }: Point, when: LookOptions): Finding {
    const last = this.#points.at(-1);
    if (last === undefined || time - last.time >= this.#spacing) this.#points.push({ time, value });
    this.#first ??= time;
    this.#points.splice(0, Math.max(0, this.#points.length - 2 * mostPoints));
    const seen = time - this.#first;
    if (seen < this.#after * (when.final ? nearly : 1)) {
      const detail = `trend seen for ${formatElapsed(seen)} of ${formatDuration(this.#after)}`;
      if (when.final && when.more) return { state: 'ok', detail };
      return { state: 'no-data', detail, condition: this.text, cause: 'few-samples' };
    }
    // A slope over hours doesn't change from look to look, and takes all pairs of points to find.
    const known = this.#found && time - this.#found.at < this.#after * renewal ? this.#found : undefined;
    if (known && !when.final) return known.finding;
    this.#found = { at: time, finding: this.#judge(this.#spend(seen, when)) };
    return this.#found.finding;
  }

  get #after(): number {
    return this.#trend.after ?? this.#trend.over;
  }

  /**
   * What a test now may use of the false alarms: half of them at the first, which has them alone where the watch is as long as it takes,
   * and more with the time seen (Lan and DeMets 1983); the last one has what is left.
   */
  #spend(seen: number, { final = false, more = false }: LookOptions): number {
    const may = final && !more ? alarms : (alarms * seen) / (seen + this.#after);
    const now = Math.max(0, may - this.#spent);
    this.#spent = Math.max(this.#spent, may);
    return now;
  }

  #judge(allowed: number): Finding {
    const { 'rises-by': rise, 'falls-by': fall, over, severity } = this.#trend;
    const { slopePerMs, level, significant } = findTrend(this.#points, { confidence: 1 - allowed });
    const limit = rise ?? fall;
    const unit = unitOf(this.#indicator);
    const change = slopePerMs * over;
    const share = limit?.unit === 'ratio';
    if (share && level <= 0) {
      const detail = 'trend from nothing, of which there is no share; give an amount';
      const worse = significant && (rise ? change > 0 : change < 0);
      if (!worse) return { state: 'ok', detail };
      return { state: 'no-data', detail, condition: this.text, cause: 'no-reference' };
    }
    const risen = share ? change / level : change;
    const amount = formatValue(risen, share ? 'ratio' : unit);
    const chance = significant ? '' : ', which may be chance';
    const detail = `trend ${change < 0 ? '' : '+'}${amount} in ${formatDuration(over)}${chance}`;
    const steep = (rise && risen > rise.value) || (fall && -risen > fall.value);
    if (!significant || !steep) return { state: 'ok', detail };
    return { state: severity === 'rollback' ? 'breach' : 'warn', detail, condition: this.text };
  }
}
