import { ConfigurationError } from '@deploy-actions/action-kit';
import type { AskOptions, Engine } from './session.ts';

/** A query, ready to be part of a statement, and what is wrong with it. */
export interface Statement {
  /** Without the `;` at its end and what follows it. */
  readonly statement: string;
  /** As the end of a sentence that starts with its name. */
  readonly problem: string | undefined;
}

/**
 * What may stand in a statement as one piece, by its first characters; none may be left open.
 * https://www.postgresql.org/docs/current/sql-syntax-lexical.html,
 * https://dev.mysql.com/doc/refman/8.4/en/comments.html and …/string-literals.html, https://www.sqlite.org/lang_keywords.html
 */
const pieces: Readonly<Record<Engine, RegExp>> = {
  postgres: anyOf([
    /(?<comment>--[^\n]*)/,
    /(?<block>\/\*)/,
    /(?<escaped>(?<![\w$])[eE]'(?:[^'\\]|\\[\s\S]|'')*')/,
    /(?<text>'(?:[^']|'')*')/,
    /(?<name>"(?:[^"]|"")*")/,
    /(?<dollar>(?<![\w$])\$(?<tag>(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?)\$[\s\S]*?\$\k<tag>\$)/,
    /(?<open>['"]|(?<![\w$])\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)/,
  ]),
  mysql: anyOf([
    /(?<comment>(?:--(?=\s|$)|#)[^\n]*)/,
    /(?<executable>\/\*M?!)/,
    /(?<block>\/\*)/,
    /(?<text>'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*")/,
    /(?<name>`(?:[^`]|``)*`)/,
    /(?<open>['"`])/,
  ]),
  sqlite: anyOf([
    /(?<comment>--[^\n]*)/,
    /(?<block>\/\*)/,
    /(?<text>'(?:[^']|'')*')/,
    /(?<name>"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\])/,
    /(?<open>['"`[])/,
  ]),
};

function anyOf(patterns: readonly RegExp[]): RegExp {
  const all = [...patterns, /(?<semicolon>;)/, /(?<parameter>(?<![\w$])\$(?<number>[1-9]\d*)(?![\w$]))/];
  return new RegExp(all.map(({ source }) => source).join('|'), 'g');
}

const reading = /^(select|with|values|table)$/i;
/** What tells about the database itself, and can't stand within another statement. */
const telling: Readonly<Record<Engine, RegExp>> = {
  postgres: /^(show|explain)$/i,
  mysql: /^(show|explain|describe|desc)$/i,
  sqlite: /^(explain|pragma)$/i,
};

/** The pragmas that only look, with an argument or without; with a value, the others would change something. https://www.sqlite.org/pragma.html */
const lookingPragma = new RegExp(
  String.raw`^\s*pragma\s+(?:\w+\.)?(?:(?:${[
    ...['integrity_check', 'quick_check', 'foreign_key_check', 'foreign_key_list'],
    ...['index_list', 'index_info', 'table_info', 'table_list'],
  ].join('|')})\s*(?:\(\s*\w+\s*\))?|${[
    ...['page_count', 'freelist_count', 'page_size', 'schema_version', 'user_version', 'journal_mode'],
    ...['encoding', 'compile_options'],
  ].join('|')})\s*$`,
  'i',
);

/** Finds the one statement in a query; with `alone`, one that can stand only by itself (`show …`) is one, too. */
export function readStatement(
  query: string,
  engine: Engine,
  { alone = false }: { readonly alone?: boolean } = {},
): Statement {
  const { code, end, open, executable } = scan(query, engine);
  const statement = query.slice(0, end);
  const problem = (message: string) => ({ statement, problem: message });
  if (open !== undefined) return problem(`has a \`${open}\` that is never closed`);
  if (executable !== undefined)
    return problem(`has a comment that begins with \`${executable}\`, which is run`);
  const [first = '', ...further] = code.split(';');
  if (further.some((rest) => rest.trim() !== ''))
    return problem('has a `;` in it, but must be one statement');
  if (first.trim() === '') return problem('is empty');
  const word = first.match(/^[\s(]*(\w+)/)?.[1] ?? '';
  if (engine === 'mysql' && /\binto\s+(outfile|dumpfile)\b/i.test(first))
    return problem('writes a file; it may only read');
  if (reading.test(word)) return { statement, problem: undefined };
  if (alone && telling[engine].test(word)) {
    const changes = /^pragma$/i.test(word) && !lookingPragma.test(first);
    return changes ? problem('is a pragma that does more than look') : { statement, problem: undefined };
  }
  return problem('must begin with `select`, `with`, `values` or `table`: it may only read');
}

/** The statement that is asked. Throws ConfigurationError for what is none, unless it becomes part of another one, which the database judges. */
export function theStatement(query: string, engine: Engine, wrap: AskOptions['wrap']): string {
  const { statement, problem } = readStatement(query, engine, { alone: true });
  if (problem !== undefined && !wrap) throw new ConfigurationError(`the query ${problem}`);
  return statement;
}

/** The query with another mark for each parameter (`$1`, `$2`, …), and the numbers of the parameters in their order. */
export function markParameters(
  query: string,
  engine: Engine,
  mark: (number: number) => string,
): { readonly text: string; readonly numbers: readonly number[] } {
  const numbers: number[] = [];
  let text = '';
  let from = 0;
  for (const { index, number } of scan(query, engine).parameters) {
    text += `${query.slice(from, index)}${mark(number)}`;
    from = index + `$${number}`.length;
    numbers.push(number);
  }
  return { text: text + query.slice(from), numbers };
}

interface Scan {
  /** The query with blanks for comments and `_` for what is quoted. */
  readonly code: string;
  /** Where its first statement ends. */
  readonly end: number;
  /** What was left open. */
  readonly open?: string;
  readonly executable?: string;
  readonly parameters: readonly { readonly index: number; readonly number: number }[];
}

function scan(query: string, engine: Engine): Scan {
  const pattern = new RegExp(pieces[engine]);
  const parameters: { index: number; number: number }[] = [];
  let code = '';
  let from = 0;
  let end = query.length;
  for (let found = pattern.exec(query); found; found = pattern.exec(query)) {
    code += query.slice(from, found.index);
    const { block, open, comment, semicolon, executable, number, parameter } = found.groups ?? {};
    if (open !== undefined) return { code, end, open, parameters };
    if (executable !== undefined) return { code, end, executable, parameters };
    if (semicolon !== undefined) end = Math.min(end, found.index);
    if (number !== undefined) parameters.push({ index: found.index, number: Number(number) });
    if (block !== undefined) {
      const after = endOfBlock(query, found.index, engine);
      if (after < 0) return { code, end, open: block, parameters };
      pattern.lastIndex = after;
    }
    code += semicolon ?? parameter ?? (comment === undefined && block === undefined ? '_' : ' ');
    from = pattern.lastIndex;
  }
  return { code: code + query.slice(from), end, parameters };
}

/** Comments of this kind nest in PostgreSQL alone. */
function endOfBlock(query: string, start: number, engine: Engine): number {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = start;
  let depth = 0;
  for (let mark = marks.exec(query); mark; mark = marks.exec(query)) {
    const opens = mark[0] === '/*';
    if (opens && depth === 1 && engine !== 'postgres') marks.lastIndex = mark.index + 1;
    else depth += opens ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  return -1;
}
