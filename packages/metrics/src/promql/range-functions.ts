import type { Point } from '../metric-provider.ts';
import { change, type Span } from './extrapolate.ts';
import type { RangeFunctionName } from './syntax.ts';

/** Makes one value out of the points of one series in a span; `undefined` when there are too few. */
export type RangeFunction = (points: readonly Point[], span: Span) => number | undefined;

/** The functions over a range, by name. Rates are per second. */
export const rangeFunctions: { readonly [K in RangeFunctionName]: RangeFunction } = {
  rate: (points, span) => {
    const increase = change(points, span, true);
    return increase === undefined ? undefined : increase / ((span.end - span.start) / 1_000);
  },
  increase: (points, span) => change(points, span, true),
  delta: (points, span) => change(points, span, false),
  irate: (points) => {
    const [last, previous] = [points.at(-1), points.at(-2)];
    if (last === undefined || previous === undefined) return undefined;
    const rise = last.value < previous.value ? last.value : last.value - previous.value;
    return rise / ((last.time - previous.time) / 1_000);
  },
  avg_over_time: (points) => {
    const [first, ...rest] = values(points);
    return first === undefined ? undefined : rest.reduce((sum, value) => sum + value, first) / points.length;
  },
  max_over_time: (points) => extreme(points, (a, b) => a > b),
  min_over_time: (points) => extreme(points, (a, b) => a < b),
};

function values(points: readonly Point[]): number[] {
  return points.map(({ value }) => value);
}

/** As in Prometheus NaN counts only when there is nothing else. */
function extreme(points: readonly Point[], beats: (a: number, b: number) => boolean): number | undefined {
  const [first, ...rest] = values(points);
  if (first === undefined) return undefined;
  return rest.reduce((best, value) => (beats(value, best) || Number.isNaN(best) ? value : best), first);
}
