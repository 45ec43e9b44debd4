import { median } from './median.ts';
import { normalTail } from './special-functions.ts';

/** A value and its time in milliseconds. */
export interface TimedValue {
  readonly time: number;
  readonly value: number;
}

/** The straight line through points, and whether there is one. */
export interface Trend {
  /** Change per millisecond. */
  readonly slopePerMs: number;
  /** Change over the whole time seen, along the line. */
  readonly change: number;
  /** Where the line begins. */
  readonly level: number;
  /** Whether the rise or fall is surer than `confidence`. */
  readonly significant: boolean;
  /** Of the two-sided test of Mann and Kendall. */
  readonly p: number;
}

/** More points are joined into so many, evenly in their order: pairs of all are looked at. */
const mostPoints = 300;

/**
 * The slope of Theil (1950) and Sen (1968), the median over all pairs of points, which stands up to a quarter of outliers, with the test of
 * Mann (1945) and Kendall. Neighbours that depend on each other widen it (Hamed and Rao 1998), so that a slow wave is no trend. Points with
 * values that aren't finite are left out; fewer than 3, or all at one time, are no trend.
 */
export function findTrend(
  points: readonly TimedValue[],
  { confidence }: { readonly confidence: number },
): Trend {
  const seen = joined(points.filter(({ value }) => Number.isFinite(value)));
  const [first, last] = [seen[0], seen.at(-1)];
  if (!first || !last || seen.length < 3 || last.time === first.time) {
    return {
      slopePerMs: 0,
      change: 0,
      level: median(seen.map(({ value }) => value)),
      significant: false,
      p: 1,
    };
  }
  const { slope, score } = pairwise(seen);
  const level = median(seen.map(({ time, value }) => value - slope * (time - first.time)));
  const rests = seen.map(({ time, value }) => value - level - slope * (time - first.time));
  const deviation = Math.sqrt(scoreVariance(seen) * dependence(rests));
  const p = deviation > 0 ? Math.min(1, 2 * normalTail((Math.abs(score) - 1) / deviation)) : 1;
  return {
    slopePerMs: slope,
    change: slope * (last.time - first.time),
    level,
    significant: p < 1 - confidence,
    p,
  };
}

function pairwise(points: readonly TimedValue[]): { slope: number; score: number } {
  const slopes = new Float64Array((points.length * (points.length - 1)) / 2);
  let [count, score] = [0, 0];
  points.forEach((a, index) => {
    for (let later = index + 1; later < points.length; later += 1) {
      const b = points[later];
      if (!b) continue;
      score += Math.sign(b.value - a.value);
      if (b.time === a.time) continue;
      slopes[count] = (b.value - a.value) / (b.time - a.time);
      count += 1;
    }
  });
  return { slope: median(slopes.subarray(0, count)), score };
}

/** The variance of Kendall's score without a trend, corrected for equal values. */
function scoreVariance(points: readonly TimedValue[]): number {
  const term = (n: number) => n * (n - 1) * (2 * n + 5);
  const sizes = new Map<number, number>();
  for (const { value } of points) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  const ties = [...sizes.values()].reduce((sum, size) => sum + term(size), 0);
  return (term(points.length) - ties) / 18;
}

/** Hamed and Rao's factor, from the correlations of the ranks of what the line leaves, as far as they are surer than chance. */
function dependence(rests: readonly number[]): number {
  const n = rests.length;
  const order = rests.map((_, index) => index).sort((a, b) => (rests[a] ?? 0) - (rests[b] ?? 0));
  const ranks = new Float64Array(n);
  order.forEach((at, rank) => {
    ranks[at] = rank - (n - 1) / 2;
  });
  const variance = (n * (n * n - 1)) / 12;
  let sum = 0;
  for (let lag = 1; lag < n / 3; lag += 1) {
    let products = 0;
    for (let at = lag; at < n; at += 1) products += (ranks[at] ?? 0) * (ranks[at - lag] ?? 0);
    const correlation = products / variance;
    if (Math.abs(correlation) < 1.96 / Math.sqrt(n)) continue;
    sum += (n - lag) * (n - lag - 1) * (n - lag - 2) * correlation;
  }
  return Math.max(1, 1 + (2 / (n * (n - 1) * (n - 2))) * sum);
}

/** Medians of runs of points, so that an outlier stays one. */
function joined(points: readonly TimedValue[]): readonly TimedValue[] {
  const size = Math.ceil(points.length / mostPoints);
  if (size <= 1) return points;
  return Array.from({ length: Math.ceil(points.length / size) }, (_, index) => {
    const run = points.slice(index * size, (index + 1) * size);
    return { time: median(run.map(({ time }) => time)), value: median(run.map(({ value }) => value)) };
  });
}
