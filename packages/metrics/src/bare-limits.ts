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
 * bytes, by its metrics' names; https://prometheus.io/docs/practices/naming/. Of a share of 1 those that it is never above. As the
 * ends of sentences that start with the limit.
 */
export function bareLimits(indicator: Indicator): { readonly key: string; readonly message: string }[] {
  const { query, unit: given, of, 'measured-in': foreign } = indicator;
  if (given !== undefined || of !== undefined || foreign !== undefined) return [];
  if (givesShare(query)) return beyondAnyShare(indicator);
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

function beyondAnyShare(indicator: Indicator): { readonly key: string; readonly message: string }[] {
  const message =
    'is a bare number that is never crossed: the query gives a share of 1; write a percentage such as `5%`';
  return limitKeys
    .filter((key) => {
      const { unit, value = 0 } = indicator[key] ?? {};
      return key.endsWith('-above') && unit === 'number' && value >= 1;
    })
    .map((key) => ({ key, message }));
}

/** Whether a query divides some of what one metric counts by all of it: the same on both sides, but for labels that the lower one asks less of. */
function givesShare(query: string): boolean {
  const strings: string[] = [];
  // Each string as its number, so that what is in it is neither a division nor a brace.
  const bare = query
    .replaceAll(texts, (string) => {
      if (!strings.includes(string)) strings.push(string);
      return String(strings.indexOf(string));
    })
    .replaceAll(/\s+/g, '');
  const [part, whole, ...others] = bare.split('/').map(sideOf);
  if (!part || !whole || others.length > 0 || part.form !== whole.form) return false;
  return (
    whole.labels.length < part.labels.length && whole.labels.every((label) => part.labels.includes(label))
  );
}

/** One side of a division without its labels, and these; `undefined` unless it adds up or counts the series of one selector. */
function sideOf(text: string): { readonly form: string; readonly labels: readonly string[] } | undefined {
  const side = /^\((.*)orvector\(0\)\)$/.exec(text)?.[1] ?? text;
  const [before = '', labels, after, ...others] = side.split(/[{}]/);
  if (others.length > 0 || !/^(?:sum|count)\(/.test(before) || !side.endsWith(')')) return undefined;
  return {
    form: `${before}${after ?? ''}`,
    labels: labels?.split(',').filter((label) => label !== '') ?? [],
  };
}
