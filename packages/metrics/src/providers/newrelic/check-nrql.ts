import { quoted } from '@deploy-actions/action-kit';

/** What clauses can't hide in: strings, names in backticks and comments (docs.newrelic.com/docs/nrql/nrql-syntax-clauses-functions). */
const opaque = /'(?:[^'\\]|\\.)*'|`[^`]*`|--[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

const added = /\b(SINCE|UNTIL|TIMESERIES|COMPARE\s+WITH|SLIDE\s+BY)\b/i;

/**
 * What is wrong with an NRQL query that the provider gives its time, as the end of a sentence that starts with its name;
 * `undefined` when nothing is that can be known here.
 */
export function checkNrql(query: string): string | undefined {
  const bare = query.replaceAll(opaque, (hidden) => (/^['`]/.test(hidden) ? '``' : ' '));
  const open = /'|`(?!`)|\/\*/.exec(bare.replaceAll('``', ''))?.[0];
  if (open !== undefined) return `has ${open === '/*' ? 'a comment' : `a ${open}`} that is not closed`;
  if (!/^\s*(SELECT|FROM|WITH)\b/i.test(bare)) {
    return `starts with ${quoted(query.trim().split(/\s/)[0] ?? '')}, but NRQL with \`SELECT\` or \`FROM\``;
  }
  if (/\bSELECT\s+\*/i.test(bare)) return 'gives events; count or average them: `SELECT count(*)`';
  const outer = outermost(bare);
  if (outer === undefined) return 'has parentheses that do not match';
  const clause = added.exec(outer)?.[1];
  if (clause === undefined) return undefined;
  return `has \`${clause.toUpperCase()}\`; leave it out, the provider asks for the time that is looked at`;
}

/** The query without its inner ones, which may have a time of their own. */
function outermost(text: string): string | undefined {
  let depth = 0;
  let outer = '';
  for (const character of text) {
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (depth === 0) outer += character;
    if (depth < 0) return undefined;
  }
  return depth === 0 ? outer : undefined;
}

/** Makes a value safe between the single quotes of NRQL. */
export function escapeNrql(value: string): string {
  return value.replaceAll(/[\\']/g, '\\$&');
}
