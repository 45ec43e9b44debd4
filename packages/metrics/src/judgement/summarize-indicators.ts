import { formatDuration } from '@deploy-actions/action-kit';
import { type Indicator, type MetricsConfiguration, type Unit, unitOf } from '@deploy-actions/config';
import { comparisonText, worseOf } from './comparison-watch.ts';
import { type Condition, conditionsOf } from './condition.ts';
import { formatValue } from './format-value.ts';
import { trendText } from './trend-watch.ts';
import type { Assessment, Reading } from './verdict.ts';

/** One limit as a whole window saw it. */
export interface LimitSummary {
  /** As the configuration says it, e.g. `rollback-above 5%`. */
  readonly text: string;
  /** In base units; `undefined` where it is no single number, or there is no reference to take it from. */
  readonly value: number | undefined;
  /** Why it was left out, in words; absent where it was judged. */
  readonly unjudged?: string;
}

/** One indicator over a whole window, ready to be shown. Values in base units; `undefined` where there was none. */
export interface IndicatorSummary {
  readonly name: string;
  readonly unit: Unit;
  /** As it was evaluated at the last look. */
  readonly query: string;
  readonly last: number | undefined;
  readonly worst: number | undefined;
  /** On which side its values are worse: that of its most severe condition. */
  readonly badSide: Condition['badSide'];
  /** What `degrades-by` compared the last value with. */
  readonly reference: number | undefined;
  /** Its limits at the last look, those that lead to a rollback first. */
  readonly limits: readonly LimitSummary[];
  /** What must hold before a limit counts, in words: `for 5m`, `3 looks in a row`, `from 100 requests on`. */
  readonly needs: readonly string[];
  /** That of the last look. */
  readonly state: Reading['state'];
  readonly detail: string;
  /** Every value with its time, and what it was compared with then. */
  readonly values: readonly { readonly at: number; readonly value: number; readonly reference?: number }[];
  /** Values in their unit for people, `none` where there was none. */
  readonly formatted: { readonly last: string; readonly worst: string; readonly reference: string };
}

/** What the looks of a window say about each indicator. */
export function summarizeIndicators(
  metrics: MetricsConfiguration,
  looks: readonly Assessment[],
): IndicatorSummary[] {
  return Object.entries(metrics.indicators).map(([name, indicator]) => {
    const unit = unitOf(indicator);
    const readings = looks.flatMap(({ at, readings: all }) =>
      all.filter((reading) => reading.indicator === name).map((reading) => ({ ...reading, at })),
    );
    const values = readings.flatMap(({ at, value, reference }) =>
      value === undefined ? [] : [{ at, value, ...(reference === undefined ? {} : { reference }) }],
    );
    const final = readings.at(-1);
    const conditions = conditionsOf(indicator);
    const sorted = values.map(({ value }) => value).toSorted((a, b) => a - b);
    const badSide = conditions[0]?.badSide ?? unlimitedSide(indicator);
    const [last, worst] = [final?.value, badSide === 'below' ? sorted[0] : sorted.at(-1)];
    const show = (value: number | undefined) => (value === undefined ? 'none' : formatValue(value, unit));
    return {
      ...{ name, unit, last, worst, badSide, values },
      query: final?.query ?? indicator.query,
      reference: final?.reference,
      limits: limitsOf(indicator, readings),
      needs: needsOf(indicator),
      state: final?.state ?? 'error',
      detail: final?.detail ?? 'no look could be made',
      formatted: { last: show(last), worst: show(worst), reference: show(final?.reference) },
    };
  });
}

/** A baseline is there from the first look on: where no reading had a reference, there is none for this indicator. */
function limitsOf(indicator: Indicator, readings: readonly Reading[]): LimitSummary[] {
  const reference = readings.at(-1)?.reference;
  const uncompared = readings.length > 0 && readings.every((reading) => reading.reference === undefined);
  const lacking = uncompared ? { unjudged: 'no baseline' } : {};
  const { compare, trend } = indicator;
  return [
    ...conditionsOf(indicator).map(({ text, limit, relative }) => ({
      ...{ text, value: limit(reference) },
      ...(relative ? lacking : {}),
    })),
    ...(compare ? [{ text: comparisonText(indicator), value: undefined, ...lacking }] : []),
    ...(trend ? [{ text: trendText(trend), value: undefined }] : []),
  ];
}

/** A warning waits for no time and no number of looks. */
function needsOf(indicator: Indicator): string[] {
  const { for: time, consecutive, 'min-requests': requests } = indicator;
  const waits = conditionsOf(indicator).some(({ severity }) => severity !== 'warn');
  return [
    ...(waits && time > 0 ? [`for ${formatDuration(time)}`] : []),
    ...(waits && consecutive > 1 ? [`${consecutive} looks in a row`] : []),
    ...(requests === undefined ? [] : [`from ${requests} ${requests === 1 ? 'request' : 'requests'} on`]),
  ];
}

/** Of an indicator without limits. */
function unlimitedSide(indicator: Indicator): Condition['badSide'] {
  const falls = indicator.compare ? worseOf(indicator) === 'lower' : indicator.trend?.['falls-by'];
  return falls ? 'below' : 'above';
}
