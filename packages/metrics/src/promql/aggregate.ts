import { type Labels, labelKey } from '../labels.ts';
import type { Aggregation, AggregationName } from './syntax.ts';
import { type Element, group } from './vector.ts';

const combine: { readonly [K in AggregationName]: (values: readonly number[]) => number } = {
  sum: (values) => values.reduce((sum, value) => sum + value, 0),
  avg: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  min: (values) => values.reduce((least, value) => (value < least || Number.isNaN(least) ? value : least)),
  max: (values) => values.reduce((most, value) => (value > most || Number.isNaN(most) ? value : most)),
  count: (values) => values.length,
};

/** One element for each group of elements; none for none, as in Prometheus. */
export function aggregate(
  { operator, grouping }: Pick<Aggregation, 'operator' | 'grouping'>,
  elements: readonly Element[],
): Element[] {
  const groups = new Map<string, { readonly labels: Labels; readonly values: number[] }>();
  for (const element of elements) {
    const labels = group(element.labels, grouping);
    const key = labelKey(labels);
    const found = groups.get(key) ?? { labels, values: [] };
    found.values.push(element.value);
    groups.set(key, found);
  }
  return [...groups.values()].map(({ labels, values }) => ({ labels, value: combine[operator](values) }));
}
