import { quoted } from '@deploy-actions/action-kit';

/** A query as Datadog's API takes it: the metrics, each with a name, and a formula that calculates with the names. */
export interface ParsedQuery {
  readonly metrics: readonly { readonly name: string; readonly query: string }[];
  readonly formula: string;
  readonly mistake?: never;
}

/**
 * One metric: `p95:trace.http.request{env:prod} by {host}.as_count()`. A name has letters, digits, `_` and `.`, and starts
 * with a letter (docs.datadoghq.com/metrics/custom_metrics).
 */
const metricQuery =
  /(?:[a-z]\w*(?:\.\d+)?(?:\(v:[^()]*\))?:)?[A-Za-z][\w.]*\{[^{}]*\}(?:\s*by\s*\{[^{}]*\})?(?:\.\w+\([^()]*\))*/g;

/**
 * Takes a query as it stands in a graph of Datadog apart; the API wants the metrics of a calculation one by one, so that it
 * can make buckets of each. Names in the formula start with `prefix`.
 */
export function parseQuery(text: string, prefix = 'q'): ParsedQuery | { readonly mistake: string } {
  if (/\.rollup\([^()]*\d/.test(text)) {
    const mistake =
      'has a `.rollup(…)` with a length of its own; the `period` of the source says how long a bucket is';
    return { mistake };
  }
  const metrics: { name: string; query: string }[] = [];
  const formula = text.trim().replaceAll(metricQuery, (query) => {
    const name = `${prefix}${metrics.length}`;
    metrics.push({ name, query });
    return name;
  });
  const mistake = mistakeIn(formula, metrics.length, prefix);
  return mistake === undefined ? { metrics, formula } : { mistake };
}

function mistakeIn(formula: string, metrics: number, prefix: string): string | undefined {
  const nameless = new RegExp(
    `(?<![\\w.'"])(?!${prefix}\\d+(?![\\w.]))[A-Za-z][\\w.:]*(?![\\w.:]|\\s*\\(|['"])`,
  );
  const bare = nameless.exec(formula)?.[0];
  if (/[{}]/.test(formula)) return `has braces that don't close a scope, at ${quoted(braced(formula))}`;
  if (bare !== undefined) {
    return `has ${quoted(bare)} without a scope; write ${quoted(`${bare}{*}`)}, with the tags to select by instead of \`*\``;
  }
  if (metrics === 0) return 'names no metric; write it as `avg:name{scope}`';
  const strange = /[^\w\s.,()+*/'"-]/.exec(formula)?.[0];
  if (strange !== undefined) return `has ${quoted(strange)} outside a metric`;
  return unbalanced(formula);
}

function braced(formula: string): string {
  const place = formula.search(/[{}]/);
  return formula.slice(Math.max(0, place - 20), place + 20);
}

function unbalanced(formula: string): string | undefined {
  let depth = 0;
  for (const character of formula) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth < 0) return 'closes a parenthesis that is not open';
    if (character === ',' && depth === 0) return 'asks for several things; write one query for each';
  }
  return depth > 0 ? 'has a parenthesis that is not closed' : undefined;
}

/**
 * Datadog keeps tags in lower case, with `_` for every character that a tag can't have; what is left can't leave a scope
 * (docs.datadoghq.com/getting_started/tagging).
 */
export function asTag(value: string): string {
  return value.toLowerCase().replaceAll(/[^\p{L}\p{N}_\-:./]/gu, '_');
}
