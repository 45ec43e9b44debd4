import type { MetricsConfiguration } from '@deploy-actions/config';
import { loadProviderKind } from './metric-providers.ts';

/** One query that the provider can't evaluate: where it stands in the `metrics` section, and why. */
export interface QueryProblem {
  readonly path: readonly PropertyKey[];
  /** The end of a sentence that starts with the query's place. */
  readonly message: string;
}

/** Everything wrong with the queries of a `metrics` section; placeholders may still stand in them. */
export async function checkQueries(metrics: MetricsConfiguration): Promise<readonly QueryProblem[]> {
  const kind = await loadProviderKind(metrics);
  const queries: { path: readonly PropertyKey[]; query: string }[] = Object.entries(metrics.indicators).map(
    ([name, { query }]) => ({ path: ['indicators', name, 'query'], query }),
  );
  if (metrics.requests !== undefined) queries.push({ path: ['requests'], query: metrics.requests });
  return queries.flatMap(({ path, query }) => {
    const message = kind.checkQuery(query.replaceAll(/\{\{[^{}]*\}\}/g, 'placeholder'));
    return message === undefined ? [] : [{ path, message }];
  });
}
