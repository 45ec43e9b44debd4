import { type Labels, labelKey, metricName, onlyLabels, showLabels, withoutLabels } from '../labels.ts';
import type { Grouping } from './syntax.ts';

/** One series with its value at the moment of evaluation. */
export interface Element {
  readonly labels: Labels;
  readonly value: number;
}

/** What an evaluated expression gives. */
export type Value =
  | { readonly type: 'scalar'; readonly value: number }
  | { readonly type: 'vector'; readonly elements: readonly Element[] };

/** A query that is well formed, but can't be evaluated over the series there are. */
export class EvaluationError extends Error {}

/** Elements without their metric names. Throws EvaluationError when two of them can't be told apart any more. */
export function withoutNames(elements: readonly Element[]): Element[] {
  const seen = new Set<string>();
  return elements.map(({ labels, value }) => {
    const rest = withoutLabels(labels, [metricName]);
    const key = labelKey(rest);
    if (seen.has(key)) {
      throw new EvaluationError(`more than one series is left as ${showLabels(rest)}; select one metric`);
    }
    seen.add(key);
    return { labels: rest, value };
  });
}

/** The labels that a grouping keeps. The metric's name goes with `without`, as in Prometheus. */
export function group(labels: Labels, { only, labels: names }: Grouping): Labels {
  return only ? onlyLabels(labels, names) : withoutLabels(labels, [...names, metricName]);
}
