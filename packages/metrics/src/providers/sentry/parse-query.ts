import { quoted } from '@deploy-actions/action-kit';

/** What Sentry can be asked about without further parameters (docs.sentry.io/api/explore, `dataset`). */
const datasets = [
  'errors',
  'spans',
  'transactions',
  'logs',
  'discover',
  'uptime_results',
  'profile_functions',
] as const;

/** A query taken apart as the API takes it. */
export interface ParsedQuery {
  readonly dataset: string;
  /** The function, as `p95(span.duration)`. */
  readonly aggregate: string;
  /** In the language of Sentry's search; may be empty. */
  readonly search: string;
  /** Whether nothing to measure is 0 for the function, as it is for a count. */
  readonly counts: boolean;
  readonly mistake?: never;
}

/** Reads `[dataset] function(…) [search]`. */
export function parseQuery(text: string): ParsedQuery | { readonly mistake: string } {
  const match = /^\s*(?:([\w-]+)\s+)?([a-z]\w*)\(([^()]*)\)(?:\s+(\S[\s\S]*?))?\s*$/.exec(text);
  if (!match) {
    return {
      mistake:
        'has no function at its start; write it as `count() level:error` or `spans p95(span.duration)`',
    };
  }
  const [, given, name = '', argument = '', search = ''] = match;
  if (given !== undefined && !(datasets as readonly string[]).includes(given)) {
    return {
      mistake: `has the dataset ${quoted(given)}; known are ${datasets.map((each) => `\`${each}\``).join(', ')}`,
    };
  }
  if (unbalanced(search)) return { mistake: 'has a quote or a parenthesis in its search that is not closed' };
  return {
    dataset: given ?? usualDataset(name, argument),
    aggregate: `${name}(${argument})`,
    search,
    counts: /^(count|failure_count|sum|[ets]p[ms]$)/.test(name),
  };
}

/** Where a function has its values: errors are counted, durations and failures are those of spans. */
function usualDataset(name: string, argument: string): string {
  if (/^(transaction\.duration|measurements\.)/.test(argument)) return 'transactions';
  if (/^span\./.test(argument)) return 'spans';
  return /^(count|count_unique|count_if|ep[ms])$/.test(name) ? 'errors' : 'spans';
}

function unbalanced(search: string): boolean {
  const bare = search.replaceAll(/"(?:\\"|[^"])*"/g, '');
  const depth = [...bare].reduce((sum, each) => sum + (each === '(' ? 1 : each === ')' ? -1 : 0), 0);
  return depth !== 0 || bare.includes('"');
}

/**
 * Makes a value safe between the double quotes of a search: a `*` there is any text, and a backslash before the closing
 * quote would leave it open. Releases have neither quotes nor backslashes (docs.sentry.io/product/releases/naming-releases).
 */
export function escapeSearch(value: string): string {
  return value.replaceAll(/["\\\p{Cc}]/gu, '_').replaceAll('*', '\\*');
}
