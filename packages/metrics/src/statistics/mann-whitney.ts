import { normalQuantile, normalTail } from './special-functions.ts';

/** What the rank test of Mann and Whitney says of two samples. */
export interface RankTest {
  /** U: the pairs in which the first is larger, ties counting half. */
  readonly u: number;
  /** P(the first sample is as large as this, or larger, in rank) where both are alike. */
  readonly larger: number;
  /** The same for smaller. */
  readonly smaller: number;
  readonly twoSided: number;
}

/** The most pairs of values for which the exact distribution is counted out; a millisecond. */
const mostExactPairs = 900;

/**
 * Mann and Whitney 1947. Exact without ties up to 900 pairs of values; else normal with the corrections for ties and continuity (Lehmann,
 * Nonparametrics, 1975). `inflation` widens the standard error of samples whose values depend on each other; the normal form is then used.
 */
export function rankTest(first: readonly number[], second: readonly number[], inflation = 1): RankTest {
  const { u, ties } = rankSum(first, second);
  const pairs = first.length * second.length;
  if (pairs === 0) return { u, larger: 1, smaller: 1, twoSided: 1 };
  const [larger, smaller] =
    ties === 0 && inflation === 1 && pairs <= mostExactPairs
      ? exactTails(first.length, second.length, u)
      : normalTails(first.length, second.length, u, ties, inflation);
  return { u, larger, smaller, twoSided: Math.min(1, 2 * Math.min(larger, smaller)) };
}

/** U of the first sample, and the sum of t³ - t over all groups of t equal values. */
function rankSum(first: readonly number[], second: readonly number[]): { u: number; ties: number } {
  const all = [
    ...first.map((value) => ({ value, own: true })),
    ...second.map((value) => ({ value, own: false })),
  ].sort((a, b) => a.value - b.value);
  let [ranks, ties] = [0, 0];
  for (let start = 0; start < all.length; ) {
    let end = start;
    let own = 0;
    while (end < all.length && all[end]?.value === all[start]?.value) {
      if (all[end]?.own) own += 1;
      end += 1;
    }
    const size = end - start;
    ranks += own * ((start + 1 + end) / 2);
    ties += size ** 3 - size;
    start = end;
  }
  return { u: ranks - (first.length * (first.length + 1)) / 2, ties };
}

/** Counts the orders of both samples by U: those that end with a value of the first, and those that end with one of the second. */
function exactTails(m: number, n: number, u: number): readonly [number, number] {
  // ways[j][x]: the share of the orders of i values of the first and j of the second with U = x.
  let ways: Float64Array[] = Array.from({ length: n + 1 }, () => Float64Array.of(1));
  for (let i = 1; i <= m; i += 1) {
    const row: Float64Array[] = [Float64Array.of(1)];
    for (let j = 1; j <= n; j += 1) {
      const next = new Float64Array(i * j + 1);
      const share = i / (i + j);
      ways[j]?.forEach((way, x) => {
        next[x + j] = way * share;
      });
      row[j - 1]?.forEach((way, x) => {
        next[x] = (next[x] ?? 0) + way * (1 - share);
      });
      row.push(next);
    }
    ways = row;
  }
  let [larger, smaller] = [0, 0];
  ways[n]?.forEach((share, x) => {
    if (x >= u) larger += share;
    if (x <= u) smaller += share;
  });
  return [Math.min(1, larger), Math.min(1, smaller)];
}

function normalTails(
  m: number,
  n: number,
  u: number,
  ties: number,
  inflation: number,
): readonly [number, number] {
  const all = m + n;
  const variance = ((m * n) / 12) * (all + 1 - ties / (all * (all - 1))) * inflation;
  if (!(variance > 0)) return [1, 1];
  const deviation = Math.sqrt(variance);
  const beyond = u - (m * n) / 2;
  return [normalTail((beyond - 0.5) / deviation), normalTail((-beyond - 0.5) / deviation)];
}

/** How far the first sample lies above the second: an estimate and an interval. */
export interface Shift {
  readonly estimate: number;
  readonly interval: readonly [number, number];
}

/**
 * The median of all differences between a value of the first and one of the second sample (Hodges and Lehmann 1963), with the interval of
 * Moses by the normal approximation. Both samples must have values; time and memory grow with their product.
 */
export function shiftBetween(
  first: readonly number[],
  second: readonly number[],
  confidence: number,
  inflation = 1,
): Shift {
  const [m, n] = [first.length, second.length];
  const differences = new Float64Array(m * n);
  first.forEach((a, i) => {
    second.forEach((b, j) => {
      differences[i * n + j] = a - b;
    });
  });
  differences.sort();
  const at = (index: number) => differences[Math.min(Math.max(index, 0), m * n - 1)] ?? Number.NaN;
  const half = (m * n) / 2;
  const reach = normalQuantile((1 - confidence) / 2) * Math.sqrt((m * n * (m + n + 1) * inflation) / 12);
  const skip = Math.floor(half - reach);
  return {
    estimate: (at(Math.ceil(half) - 1) + at(Math.floor(half))) / 2,
    interval: [at(skip), at(m * n - 1 - skip)],
  };
}
