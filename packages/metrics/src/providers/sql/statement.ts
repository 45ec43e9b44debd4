/** A query, ready to be part of a statement, and what is wrong with it. */
export interface Statement {
  /** Without the `;` at its end and what follows it. */
  readonly statement: string;
  /** As the end of a sentence that starts with its name. */
  readonly problem: string | undefined;
}

/**
 * What may stand in a statement as one piece, by its first characters; none may be left open.
 * https://www.postgresql.org/docs/current/sql-syntax-lexical.html
 */
const pieces = new RegExp(
  [
    /(?<comment>--[^\n]*)/,
    /(?<block>\/\*)/,
    /(?<escaped>(?<![\w$])[eE]'(?:[^'\\]|\\[\s\S]|'')*')/,
    /(?<text>'(?:[^']|'')*')/,
    /(?<name>"(?:[^"]|"")*")/,
    /(?<dollar>(?<![\w$])\$(?<tag>(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?)\$[\s\S]*?\$\k<tag>\$)/,
    /(?<open>['"]|(?<![\w$])\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)/,
    /(?<semicolon>;)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** Finds the one statement in a query. */
export function readStatement(query: string): Statement {
  const { code, end, open } = scan(query);
  const statement = query.slice(0, end);
  const problem = (message: string) => ({ statement, problem: message });
  if (open !== undefined) return problem(`has a \`${open}\` that is never closed`);
  const [first = '', ...further] = code.split(';');
  if (further.some((rest) => rest.trim() !== ''))
    return problem('has a `;` in it, but must be one statement');
  if (first.trim() === '') return problem('is empty');
  const word = first.match(/^[\s(]*(\w+)/)?.[1] ?? '';
  if (/^(select|with|values|table)$/i.test(word)) return { statement, problem: undefined };
  return problem('must begin with `select`, `with`, `values` or `table`: it may only read');
}

/** The query with blanks for comments and `_` for what is quoted, where its first statement ends, and what was left open. */
function scan(query: string): { readonly code: string; readonly end: number; readonly open?: string } {
  let code = '';
  let from = 0;
  let end = query.length;
  pieces.lastIndex = 0;
  for (let found = pieces.exec(query); found; found = pieces.exec(query)) {
    code += query.slice(from, found.index);
    const { block, open, comment, semicolon } = found.groups ?? {};
    if (open !== undefined) return { code, end, open };
    if (semicolon !== undefined) end = Math.min(end, found.index);
    if (block !== undefined) {
      const after = endOfBlock(query, found.index);
      if (after < 0) return { code, end, open: block };
      pieces.lastIndex = after;
    }
    code += semicolon ?? (comment === undefined && block === undefined ? '_' : ' ');
    from = pieces.lastIndex;
  }
  return { code: code + query.slice(from), end };
}

/** Comments of this kind nest. */
function endOfBlock(query: string, start: number): number {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = start;
  let depth = 0;
  for (let mark = marks.exec(query); mark; mark = marks.exec(query)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  return -1;
}
