import { formatDuration } from '@deploy-actions/action-kit';
import { type Indicator, unitOf } from '@deploy-actions/config';
import type { Point } from '../metric-provider.ts';
import { findTrend } from '../statistics/trend.ts';
import { formatValue } from './format-value.ts';
import type { Finding, LookOptions } from './verdict.ts';

/** More points than this don't make a slope over hours any better known. */
const mostPoints = 500;
/** How sure it must be that there is a trend at all. */
const confidence = 0.99;

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
    if (seen < this.#after) {
      const detail = `trend seen for ${formatDuration(seen)} of ${formatDuration(this.#after)}`;
      if (when.final && when.more) return { state: 'ok', detail };
      return { state: 'no-data', detail, cause: 'few-samples' };
    }
    return this.#judge();
  }

  get #after(): number {
    return this.#trend.after ?? this.#trend.over;
  }

  #judge(): Finding {
    const { 'rises-by': rise, 'falls-by': fall, over, severity } = this.#trend;
    const { slopePerMs, level, significant } = findTrend(this.#points, { confidence });
    const limit = rise ?? fall;
    const unit = unitOf(this.#indicator);
    const change = slopePerMs * over;
    // A share of the level, except where what is measured is a share itself and stands at 0.
    const relative = limit?.unit === 'ratio' && level > 0 ? change / level : change;
    const amount =
      limit?.unit === 'ratio' && level > 0 ? formatValue(relative, 'ratio') : formatValue(change, unit);
    const detail = `trend ${change < 0 ? '' : '+'}${amount} in ${formatDuration(over)}${significant ? '' : ', which may be chance'}`;
    const steep = rise ? relative > rise.value : fall ? -relative > fall.value : false;
    if (!significant || !steep) return { state: 'ok', detail };
    return { state: severity === 'rollback' ? 'breach' : 'warn', detail, condition: this.text };
  }
}
