import { Autocorrelation, inflationOf } from './autocorrelation.ts';
import { moreEvents } from './count-test.ts';
import { median } from './median.ts';
import { normalTail, studentTail } from './special-functions.ts';

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
  /** Two-sided, of both tests together. */
  readonly p: number;
}

/** More points are joined into so many, evenly in their order: pairs of all are looked at. */
const mostPoints = 300;

/** What points have in common for longer than one is seen in the means of so many stretches of them. */
const stretches = 30;
/** Neighbouring stretches count as correlated from so many standard errors on. */
const correlatedFrom = 1;
/** The means of stretches vary more than those of independent points from so many standard errors on. */
const commonFrom = 2;

/**
 * The slope of Theil (1950) and Sen (1968), the median over all pairs of points, which stands up to a quarter of outliers, with the test of
 * Mann (1945) and Kendall, or that of Spearman (1904) where neighbours depend on each other (Hamed and Rao 1998, or means of stretches
 * where these show more), so that neither a slow wave nor noise that lasts is a trend. Points with values that aren't finite are left
 * out; fewer than 3, or all at one time, are no trend.
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
  const byOrder = orderTest(score, { points: seen, rests });
  const p = Math.min(1, 2 * Math.min(byOrder, stepTest(seen, slope)));
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

/** The two-sided p of Kendall's score; where points depend on each other, of how their ranks follow time (Spearman 1904). */
function orderTest(
  score: number,
  { points, rests }: { readonly points: readonly TimedValue[]; readonly rests: readonly number[] },
): number {
  const inflation = dependence(rests);
  if (inflation > 1) return spearmanTest(points, points.length / inflation - 2);
  const deviation = Math.sqrt(scoreVariance(points));
  return deviation > 0 ? Math.min(1, 2 * normalTail((Math.abs(score) - 1) / deviation)) : 1;
}

/** The p of Spearman's correlation with time, with so many degrees of freedom; so few that how points vary is an estimate too. */
function spearmanTest(points: readonly TimedValue[], freedom: number): number {
  if (freedom <= 0) return 1;
  const ranks = ranksOf(points.map(({ value }) => value));
  const middle = (points.length - 1) / 2;
  let [products, squares, times] = [0, 0, 0];
  ranks.forEach((rank, index) => {
    products += rank * (index - middle);
    squares += rank * rank;
    times += (index - middle) ** 2;
  });
  if (squares === 0) return 1;
  const correlation = Math.min(Math.abs(products) / Math.sqrt(squares * times), 1 - Number.EPSILON);
  return Math.min(1, 2 * studentTail(correlation * Math.sqrt(freedom / (1 - correlation ** 2)), freedom));
}

/**
 * The two-sided p of how many neighbouring stretches differ the way the slope goes (after Cox and Stuart 1955). What goes one way all
 * the time, but not straight, leaves a line as noise does that lasts; that noise turns back as often as not.
 */
function stepTest(points: readonly TimedValue[], slope: number): number {
  const means = meansOf(points.map(({ value }) => value));
  const steps = means.slice(1).map((mean, index) => Math.sign(mean - (means[index] ?? mean)));
  const count = (sign: number) => steps.filter((step) => step === sign).length;
  const way = slope < 0 ? -1 : 1;
  const split = { subject: count(way), reference: count(-way), expectedShare: 0.5 };
  return Math.min(1, 2 * moreEvents(split));
}

/** Means of as many stretches as there may be, all of the same length; what is left at the end is left out. */
function meansOf(values: readonly number[]): number[] {
  const size = Math.ceil(values.length / stretches);
  return Array.from({ length: Math.floor(values.length / size) }, (_, stretch) => {
    const of = values.slice(stretch * size, (stretch + 1) * size);
    return of.reduce((sum, value) => sum + value, 0) / size;
  });
}

/** The variance of Kendall's score without a trend, corrected for equal values. */
function scoreVariance(points: readonly TimedValue[]): number {
  const term = (n: number) => n * (n - 1) * (2 * n + 5);
  const sizes = new Map<number, number>();
  for (const { value } of points) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  const ties = [...sizes.values()].reduce((sum, size) => sum + term(size), 0);
  return (term(points.length) - ties) / 18;
}

/** By how much what the line leaves, which depends on itself, widens the test. */
function dependence(rests: readonly number[]): number {
  const ranks = ranksOf(rests);
  const squares = ranks.reduce((sum, rank) => sum + rank * rank, 0);
  return squares === 0 ? 1 : Math.max(1, byLags(ranks, squares), byStretches(ranks, squares));
}

/** What of the range of some numbers counts as the same: more is lost where they are computed. */
const sameWithin = 1e-9;

/** The ranks of numbers around 0; those that are the same share theirs. */
function ranksOf(numbers: readonly number[]): readonly number[] {
  const sorted = numbers.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value);
  const same = ((sorted.at(-1)?.value ?? 0) - (sorted[0]?.value ?? 0)) * sameWithin;
  const ranks = new Array<number>(numbers.length).fill(0);
  for (let from = 0; from < sorted.length; ) {
    const { value: least = 0 } = sorted[from] ?? {};
    let to = from + 1;
    while ((sorted[to]?.value ?? Number.POSITIVE_INFINITY) <= least + same) to += 1;
    for (const { at } of sorted.slice(from, to)) ranks[at] = (from + to - numbers.length) / 2;
    from = to;
  }
  return ranks;
}

/** Hamed and Rao's factor, from the correlations of ranks as far as they are surer than chance. */
function byLags(ranks: readonly number[], squares: number): number {
  const n = ranks.length;
  let sum = 0;
  for (let lag = 1; lag < n / 3; lag += 1) {
    let products = 0;
    for (let at = lag; at < n; at += 1) products += (ranks[at] ?? 0) * (ranks[at - lag] ?? 0);
    const correlation = products / squares;
    if (Math.abs(correlation) < 1.96 / Math.sqrt(n)) continue;
    sum += (n - lag) * (n - lag - 1) * (n - lag - 2) * correlation;
  }
  return 1 + (2 / (n * (n - 1) * (n - 2))) * sum;
}

/**
 * How much more the means of stretches vary than those of independent points, times what their own correlation adds. Correlations of
 * single points are too small by more and more with the lag, as the line took some of each.
 */
function byStretches(ranks: readonly number[], squares: number): number {
  const means = meansOf(ranks);
  const series = new Autocorrelation();
  for (const mean of means) series.add(mean);
  const size = Math.ceil(ranks.length / stretches);
  const variance = means.reduce((sum, mean) => sum + mean * mean, 0) / means.length;
  const common = (size * variance * ranks.length) / squares;
  const shown = common > 1 + commonFrom * Math.sqrt(2 / means.length) ? common : 1;
  const correlation = series.significant(correlatedFrom);
  // A line takes as much of it again as a mean does (Marriott and Pope 1954).
  const whole = correlation === 0 ? 0 : Math.min(0.95, correlation + (1 + correlation) / means.length);
  return shown * inflationOf(whole);
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
