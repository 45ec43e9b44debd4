import { type Indicator, limitKeys } from '@deploy-actions/config';

const written = {
  seconds: 'like seconds; write `500ms` or `2s`',
  bytes: 'like bytes; write `512MiB` or `4GiB`',
} as const;

/** What gives a count or 1 and 0, whatever the unit of what it is given. */
const counting =
  /\b(?:count|count_over_time|count_values|changes|resets|absent|absent_over_time|group|bool)\b/;
const texts = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g;
const named = /[\w:]*_(seconds|bytes)(?:_sum|(_bucket))?(?![\w:]|\s*[(=!])/g;

/**
 * The limits of an indicator that are bare numbers although nothing says what they measure and the PromQL query reads like seconds or
 * bytes, by its metrics' names; https://prometheus.io/docs/practices/naming/. As the ends of sentences that start with the limit.
 */
export function bareLimits(indicator: Indicator): { readonly key: string; readonly message: string }[] {
  const { query, unit: given, of, 'measured-in': foreign } = indicator;
  if (given !== undefined || of !== undefined || foreign !== undefined) return [];
  const measured = readsLike(query);
  if (measured === undefined) return [];
  const message = `is a bare number, but the query reads ${written[measured]}, or \`unit: number\` where it is none`;
  return limitKeys
    .filter((key) => {
      const { unit, value } = indicator[key] ?? {};
      // None of anything is 0 in every unit.
      return unit === 'number' && value !== 0;
    })
    .map((key) => ({ key, message }));
}

/** What a query gives by its only kind of metric; `undefined` where that isn't plain, as for a share of two of the same unit. */
function readsLike(query: string): keyof typeof written | undefined {
  const bare = query.replaceAll(texts, '""');
  if (counting.test(bare)) return undefined;
  // Without a quantile, a bucket is a number of requests.
  const metrics = [...bare.matchAll(named)].filter(
    ([, , bucket]) => bucket === undefined || bare.includes('histogram_quantile'),
  );
  const units = new Set(metrics.map(([, unit]) => unit));
  if (units.size !== 1 || (metrics.length > 1 && bare.includes('/'))) return undefined;
  return metrics[0]?.[1] as keyof typeof written;
}
