import { quoted } from '@deploy-actions/action-kit';
import type { Failure } from '../../metric-provider.ts';
import type { Buckets } from '../buckets.ts';

/** A row of NRQL's `results`. */
export type Row = Readonly<Record<string, unknown>>;

/** What stands in a row beside its values (docs.newrelic.com/docs/apis/nerdgraph/examples/nerdgraph-nrql-tutorial). */
const beside = new Set(['beginTimeSeconds', 'endTimeSeconds', 'inspectedCount', 'facet', 'comparison']);

interface Named {
  readonly name: string;
  readonly value: unknown;
}

/** The one value of each row with the end of its bucket, which is `end` for rows that don't tell it. */
export function readRows(rows: readonly Row[], facets: readonly string[], end: number): Buckets | Failure {
  const series = new Map<string, string>();
  const buckets: Buckets['buckets'][number][] = [];
  for (const row of rows) {
    const { facet, endTimeSeconds } = row;
    const scope = facet === undefined ? undefined : [facet].flat().join(', ');
    const values = valuesOf(row, facets);
    for (const { name } of values) series.set(JSON.stringify([scope, name]), scope ?? name);
    const { name = '', value = null } = values[0] ?? {};
    if (value !== null && typeof value !== 'number') {
      return malformed(`${quoted(name)} of the query is no number, but ${quoted(JSON.stringify(value))}`);
    }
    buckets.push({ end: typeof endTimeSeconds === 'number' ? endTimeSeconds * 1_000 : end, value });
  }
  if (series.size > 1) return several([...series.values()]);
  if (rows.length > 0 && series.size === 0) return malformed('the rows of the query have no value in them');
  return { buckets };
}

function valuesOf(row: Row, facets: readonly string[]): Named[] {
  const kept = Object.entries(row).filter(([name]) => !beside.has(name) && !facets.includes(name));
  return kept.flatMap(([name, value]) => {
    if (typeof value !== 'object' || value === null) return [{ name, value }];
    // `apdex(…)` gives its parts too.
    if ('score' in value) return [{ name, value: value.score }];
    // `percentile(duration, 95, 99)` gives `{"95": 0.8, "99": 1.2}`.
    return Object.entries(value).map(([part, inner]) => ({ name: `${name}.${part}`, value: inner }));
  });
}

function several(names: readonly string[]): Failure {
  const some = names.slice(0, 3).map((name) => quoted(name));
  const list = `${some.join(', ')}${names.length > 3 ? ', …' : ''}`;
  return {
    failure: 'several-series',
    detail: `the query gives ${names.length} series (${list}) where one is expected; select one value, without \`FACET\``,
  };
}

function malformed(detail: string): Failure {
  return { failure: 'malformed', detail };
}
