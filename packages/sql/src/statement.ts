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
  /** As long as the query, with blanks for comments and `_` for what is quoted. */
  readonly code: string;
  /** Where its first statement ends. */
  readonly end: number;
  /** What was left open. */
  readonly open?: string;
  readonly executable?: string;
  readonly parameters: readonly { readonly index: number; readonly number: number }[];
}

/** With `script`, what MySQL runs of comments is code like any other. */
function scan(query: string, engine: Engine, { script = false } = {}): Scan {
  const pattern = new RegExp(pieces[engine]);
  const parameters: { index: number; number: number }[] = [];
  let code = '';
  let from = 0;
  let end = query.length;
  for (let found = pattern.exec(query); found; found = pattern.exec(query)) {
    code += query.slice(from, found.index);
    from = found.index;
    const { block, open, comment, semicolon, executable, number, parameter } = found.groups ?? {};
    if (open !== undefined) return { code, end, open, parameters };
    if (executable !== undefined && !script) return { code, end, executable, parameters };
    if (semicolon !== undefined) end = Math.min(end, found.index);
    if (number !== undefined) parameters.push({ index: found.index, number: Number(number) });
    if (block !== undefined) {
      const after = endOfBlock(query, found.index, engine);
      if (after < 0) return { code, end, open: block, parameters };
      pattern.lastIndex = after;
    }
    // The version from which on it is run.
    if (executable !== undefined)
      pattern.lastIndex += (/^\d*/.exec(query.slice(pattern.lastIndex))?.[0] ?? '').length;
    const blank = comment !== undefined || block !== undefined || executable !== undefined;
    const piece = query.slice(from, pattern.lastIndex);
    code += semicolon ?? parameter ?? (blank ? piece.replaceAll(/[^\n]/g, ' ') : '_'.repeat(piece.length));
    from = pattern.lastIndex;
  }
  return { code: code + query.slice(from), end, parameters };
}

/** One statement of a script. */
export interface ScriptStatement {
  /** As it was written, without what stands around it. */
  readonly text: string;
  /** As long as the text, with blanks for comments and `_` for what is quoted, names included. */
  readonly code: string;
  /** Where it begins; counts from 1. */
  readonly line: number;
  /** What was left open, so that nobody knows where it ends: a quote or a comment. */
  readonly open?: string;
}

/** A body of statements of its own, as far as it has come. */
const withBody = /\bcreate\b[\s\S]*\b(?:procedure|function|trigger|event)\b[\s\S]*\bbegin\b/i;

/** The statements of a script: what stands between `;`, but for those in quotes, comments and the bodies of procedures. */
export function splitStatements(script: string, engine: Engine): readonly ScriptStatement[] {
  const scanned = scan(script, engine, { script: true });
  const { open } = scanned;
  const unread = script.slice(scanned.code.length);
  const code = `${scanned.code}${open === undefined ? '' : unread.replaceAll(/[^\n]/g, '_')}`.replaceAll(
    '*/',
    '  ',
  );
  const statements: ScriptStatement[] = [];
  let from = 0;
  for (let end = code.indexOf(';'); end >= 0; end = code.indexOf(';', end + 1)) {
    if (isOpenBody(code.slice(from, end))) continue;
    statements.push(...statementAt(script, code, from, end));
    from = end + 1;
  }
  const last = statementAt(script, code, from, code.length);
  return [...statements, ...(open === undefined ? last : last.map((each) => ({ ...each, open })))];
}

function statementAt(script: string, code: string, from: number, to: number): readonly ScriptStatement[] {
  const start = from + (/\S/.exec(code.slice(from, to))?.index ?? Number.POSITIVE_INFINITY);
  if (!Number.isFinite(start)) return [];
  const length = code.slice(start, to).trimEnd().length;
  const line = script.slice(0, start).split('\n').length;
  return [{ text: script.slice(start, start + length), code: code.slice(start, start + length), line }];
}

/** `begin` and `case` open, `end` closes; `end if` and the like close what isn't counted. */
function isOpenBody(code: string): boolean {
  if (!withBody.test(code)) return false;
  const opened = code.match(/(?<!\bend\s+)\b(?:begin|case)\b/gi)?.length ?? 0;
  const closed = code.match(/\bend\b(?!\s+(?:if|loop|while|repeat)\b)/gi)?.length ?? 0;
  return opened > closed;
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
