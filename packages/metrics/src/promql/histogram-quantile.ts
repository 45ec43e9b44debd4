import { parseNumber } from '../exposition/parse-number.ts';
import { type Labels, labelKey, metricName, withoutLabels } from '../labels.ts';
import type { Element } from './vector.ts';

interface Bucket {
  readonly upper: number;
  readonly count: number;
}

/** The φ-quantile of each classic histogram in a vector of `_bucket` elements; elements without a readable `le` are left out. */
export function histogramQuantile(quantile: number, elements: readonly Element[]): Element[] {
  const histograms = new Map<string, { readonly labels: Labels; readonly buckets: Map<number, number> }>();
  for (const { labels, value } of elements) {
    const upper = parseNumber(labels['le'] ?? '');
    if (upper === undefined) continue;
    const rest = withoutLabels(labels, ['le', metricName]);
    const key = labelKey(rest);
    const histogram = histograms.get(key) ?? { labels: rest, buckets: new Map<number, number>() };
    histogram.buckets.set(upper, (histogram.buckets.get(upper) ?? 0) + value);
    histograms.set(key, histogram);
  }
  return [...histograms.values()].map(({ labels, buckets }) => ({
    labels,
    value: bucketQuantile(
      quantile,
      [...buckets].map(([upper, count]) => ({ upper, count })),
    ),
  }));
}

/**
 * The value below which the share `quantile` of all observations lies, taking them as evenly spread inside a bucket, as
 * Prometheus does (`BucketQuantile` in promql/quantile.go). NaN without observations or without a `+Inf` bucket. In the last
 * bucket the answer is its lower bound: nothing more is known.
 */
export function bucketQuantile(quantile: number, unordered: readonly Bucket[]): number {
  if (Number.isNaN(quantile)) return Number.NaN;
  if (quantile < 0) return Number.NEGATIVE_INFINITY;
  if (quantile > 1) return Number.POSITIVE_INFINITY;
  const buckets = rising(unordered.toSorted((a, b) => a.upper - b.upper));
  const last = buckets.at(-1);
  if (last === undefined || buckets.length < 2 || last.upper !== Number.POSITIVE_INFINITY) return Number.NaN;
  if (!(last.count > 0)) return Number.NaN;
  const rank = quantile * last.count;
  const index = buckets.slice(0, -1).findIndex(({ count }) => count >= rank);
  const below = index > 0 ? buckets[index - 1] : undefined;
  const bucket = buckets[index];
  if (bucket === undefined) return buckets.at(-2)?.upper ?? Number.NaN;
  if (below === undefined && bucket.upper <= 0) return bucket.upper;
  const [start, before] = [below?.upper ?? 0, below?.count ?? 0];
  return start + (bucket.upper - start) * ((rank - before) / (bucket.count - before));
}

/** Buckets are cumulative; a count that falls comes from rounding or from a page read while it changed, and is lifted. */
function rising(buckets: readonly Bucket[]): Bucket[] {
  let most = Number.NEGATIVE_INFINITY;
  return buckets.map(({ upper, count }) => {
    most = Math.max(most, count);
    return { upper, count: most };
  });
}
