import { normalQuantile } from './special-functions.ts';

/** How far Kayenta puts one sample above another. */
export interface KayentaShift {
  readonly low: number;
  readonly high: number;
  readonly estimate: number;
}

/**
 * Kayenta looks for the shift to this absolute width, as R's `wilcox.test` does, so in units in which a value is a ten-thousandth it
 * finds nothing. Kept: whoever comes from there compares with what they had.
 */
const absoluteTolerance = 1e-4;
const mostSteps = 1000;

/**
 * The confidence interval and the estimate of the shift between two samples by the search of R's `wilcox.test(exact = FALSE)`, which
 * Kayenta follows (its `MannWhitney` and `BrentSolver`): the shift at which the corrected rank statistic is what the quantile says. Throws
 * RangeError where all values are tied at the ends of the search, as Kayenta does.
 */
export function kayentaShift(
  experiment: readonly number[],
  control: readonly number[],
  confidence: number,
): KayentaShift {
  const least = Math.min(...experiment) - Math.max(...control);
  const most = Math.max(...experiment) - Math.min(...control);
  const find = (quantile: number) => {
    const at = (shift: number) => statistic(shift, experiment, control) - quantile;
    return { at, low: at(least), high: at(most) };
  };
  const bound = (quantile: number): number => {
    const { at, low, high } = find(quantile);
    if (low <= 0) return least;
    if (high >= 0) return most;
    return brent(at, [least, low], [most, high]);
  };
  const quantile = normalQuantile((1 - confidence) / 2);
  const middle = find(0);
  return {
    low: bound(quantile),
    high: bound(-quantile),
    estimate: brent(middle.at, [least, middle.low], [most, middle.high]),
  };
}

/** The rank statistic of the experiment moved down by the shift, corrected for ties and continuity. */
function statistic(shift: number, experiment: readonly number[], control: readonly number[]): number {
  const [m, n] = [experiment.length, control.length];
  const all = [
    ...experiment.map((value) => ({ value: value - shift, own: true })),
    ...control.map((value) => ({ value, own: false })),
  ].sort((a, b) => a.value - b.value);
  let [ranks, ties] = [0, 0];
  for (let start = 0; start < all.length; ) {
    let [end, own] = [start, 0];
    while (end < all.length && all[end]?.value === all[start]?.value) {
      own += all[end]?.own ? 1 : 0;
      end += 1;
    }
    ranks += own * ((start + 1 + end) / 2);
    ties += (end - start) ** 3 - (end - start);
    start = end;
  }
  const beyond = ranks - (m * (m + 1)) / 2 - (m * n) / 2;
  const deviation = Math.sqrt(((m * n) / 12) * (m + n + 1 - ties / ((m + n) * (m + n - 1))));
  if (!(deviation > 0)) throw new RangeError('all values are tied');
  return (beyond - Math.sign(beyond) * 0.5) / deviation;
}

type End = readonly [at: number, value: number];

/** Brent's method (Algorithms for Minimization without Derivatives, 1973, ch. 4) with the stopping rule of R's `zeroin`. */
function brent(f: (x: number) => number, [from, ofFrom]: End, [to, ofTo]: End): number {
  if (ofFrom === 0) return from;
  if (ofTo === 0) return to;
  // `b` is the best so far, `a` the one before, and the zero lies between `b` and `c`.
  let [a, fa, b, fb] = [from, ofFrom, to, ofTo];
  let [c, fc] = [a, fa];
  for (let step = 0; step <= mostSteps; step += 1) {
    const before = b - a;
    if (Math.abs(fc) < Math.abs(fb)) [a, b, c, fa, fb, fc] = [b, c, b, fb, fc, fb];
    const width = 2 * Number.EPSILON * Math.abs(b) + absoluteTolerance / 2;
    const half = (c - b) / 2;
    if (Math.abs(half) <= width || fb === 0) return b;
    let move = half;
    if (Math.abs(before) >= width && Math.abs(fa) > Math.abs(fb)) {
      const [p, q] = interpolation([a, fa], [b, fb], [c, fc]);
      if (p < 0.75 * (c - b) * q - Math.abs(width * q) / 2 && p < Math.abs((before * q) / 2)) move = p / q;
    }
    if (Math.abs(move) < width) move = move > 0 ? width : -width;
    [a, fa] = [b, fb];
    b += move;
    fb = f(b);
    if (fb > 0 === fc > 0 && fb !== 0) [c, fc] = [a, fa];
  }
  return b;
}

/** The next step as a fraction with a numerator that isn't negative: straight through two points, or an inverse parabola through three. */
function interpolation([a, fa]: End, [b, fb]: End, [c, fc]: End): readonly [number, number] {
  const s = fb / fa;
  let p = (c - b) * s;
  let q = 1 - s;
  if (a !== c) {
    const [t, r] = [fa / fc, fb / fc];
    p = s * ((c - b) * t * (t - r) - (b - a) * (r - 1));
    q = (t - 1) * (r - 1) * (s - 1);
  }
  return p > 0 ? [p, -q] : [-p, q];
}
