import { type Matcher, QueryError } from './syntax.ts';

/** What JavaScript understands and RE2, the language of Prometheus, doesn't, or the other way round. */
const unportable = /\(\?(?!:|i:)|\\[1-9kpPAzQEC]|\[\[:/;

/** Makes a matcher from the parts of `label op "value"`. Throws QueryError when a regular expression can't be used. */
export function createMatcher(label: string, operator: string, value: string): Matcher {
  switch (operator) {
    case '=':
      return { label, matches: (found) => found === value };
    case '!=':
      return { label, matches: (found) => found !== value };
    default: {
      const pattern = anchored(label, value);
      const wanted = operator === '=~';
      return { label, matches: (found) => pattern.test(found) === wanted };
    }
  }
}

/** Prometheus anchors patterns at both ends, and its dot matches line breaks. */
function anchored(label: string, pattern: string): RegExp {
  const ignoreCase = pattern.startsWith('(?i)');
  const body = ignoreCase ? pattern.slice('(?i)'.length) : pattern;
  if (unportable.test(body)) {
    throw new QueryError(
      `the pattern \`${pattern}\` for \`${label}\` uses what Prometheus and this provider don't share; allowed are literals, \`.\`, classes, groups \`(…)\`, \`(?:…)\`, \`|\`, \`* + ? {n,m}\` and a leading \`(?i)\``,
    );
  }
  try {
    return new RegExp(`^(?:${body})$`, ignoreCase ? 'si' : 's');
  } catch {
    throw new QueryError(`the pattern \`${pattern}\` for \`${label}\` is no regular expression`);
  }
}
