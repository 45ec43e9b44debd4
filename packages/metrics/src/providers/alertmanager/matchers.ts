import { QueryError } from '../../promql/syntax.ts';

/** A condition on one label of an alert. */
export interface Matcher {
  readonly name: string;
  readonly operator: string;
  readonly value: string;
}

const quotedText = /"(?:[^"\\]|\\.)*"/s.source;
const matcherPattern = new RegExp(
  `\\s*(?<name>[a-zA-Z_:][\\w:]*|${quotedText})\\s*(?<operator>=~|!~|!=|=)\\s*(?<value>${quotedText}|[^\\s,{}"'\\\\=!~\`]+)\\s*`,
  'ys',
);

/**
 * Reads matchers as they stand in the configuration of Alertmanager, with or without braces around them; `{}` has none,
 * and so all alerts. Throws QueryError.
 * https://prometheus.io/docs/alerting/latest/configuration/#matcher
 */
export function parseMatchers(query: string): Matcher[] {
  if (query.trim() === '') throw new QueryError('is empty; `{}` are all alerts');
  const start = query.length - query.trimStart().length;
  const braced = query[start] === '{';
  const end = braced ? query.lastIndexOf('}') : query.trimEnd().length;
  if (braced && query.slice(end).trim() !== '}') throw new QueryError('has no `}` at its end');
  const matchers: Matcher[] = [];
  let at = start + (braced ? 1 : 0);
  const text = query.slice(0, end);
  while (text.slice(at).trim() !== '') {
    matcherPattern.lastIndex = at;
    const found = matcherPattern.exec(text);
    const next = text[matcherPattern.lastIndex];
    if (!found?.groups || (next !== undefined && next !== ',')) {
      throw problemAt(text, found ? matcherPattern.lastIndex : at);
    }
    const { name = '', operator = '', value = '' } = found.groups;
    matchers.push({ name: unquote(name), operator, value: unquote(value) });
    at = matcherPattern.lastIndex + 1;
  }
  return matchers;
}

/** A matcher as the API takes it in `filter`. */
export function formatMatcher({ name, operator, value }: Matcher): string {
  // Quoted names are understood since Alertmanager 0.27, bare ones by all.
  return `${/^[a-zA-Z_:][\w:]*$/.test(name) ? name : quote(name)}${operator}${quote(value)}`;
}

function problemAt(text: string, at: number): QueryError {
  const rest = text.slice(at).trimStart();
  const place = text.length - rest.length + 1;
  const found = rest === '' ? 'at its end' : `at character ${place}, near \`${rest.slice(0, 20).trim()}\``;
  return new QueryError(
    `is no list of matchers such as \`severity="critical", service=~"shop|cart"\`: the problem is ${found}`,
  );
}

/** Only these escapes are known; in a pattern, any other backslash is the pattern's own. */
function unquote(text: string): string {
  if (!text.startsWith('"')) return text;
  return text
    .slice(1, -1)
    .replaceAll(/\\(["'\\n])/g, (_, character: string) => (character === 'n' ? '\n' : character));
}

function quote(text: string): string {
  return `"${escapeInMatcher(text)}"`;
}

/** A value as it stands between the quotes of a matcher. */
export function escapeInMatcher(value: string): string {
  return value.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', '\\n');
}
