/** One statement of SQL, as far as its shape matters. */
export interface Statement {
  /** Without comments; strings are empty, white space is single, quoted names have no space. */
  readonly text: string;
  /** Where it begins, from 1. */
  readonly line: number;
  /** What stands between dollar quotes, such as the body of `DO`. */
  readonly bodies: readonly { readonly text: string; readonly line: number }[];
}

/** Statements, and what keeps the rest of the text from being read. */
export interface Script {
  readonly statements: readonly Statement[];
  readonly unreadable: { readonly line: number; readonly what: string } | undefined;
}

/**
 * Cuts SQL into statements by the lexical rules of PostgreSQL (https://www.postgresql.org/docs/current/sql-syntax-lexical.html):
 * comments nest, dollar quotes quote, backslashes escape in `E''` only. Names in backticks are MySQL's.
 * In the block of a procedure statements begin behind the words that begin blocks, too.
 */
export function statementsOf(sql: string, inBlock = false): Script {
  const token =
    /--[^\n]*|\/\*|\$(?:[A-Za-z_]\w*)?\$|[eE]'(?:[^'\\]+|\\.)*'|'[^']*'|"[^"]*"|`[^`]*`|['"`]|;|\s+|[^\s;'"`$/(,=|-]+|./gsy;
  const statements: Statement[] = [];
  let text = '';
  let begin = 0;
  let bodies: { text: string; line: number }[] = [];
  const lineAt = lineCounter(sql);
  const end = () => {
    if (text.trim() !== '') statements.push({ text: text.trim(), line: lineAt(begin), bodies });
    [text, bodies] = ['', []];
  };
  for (let match = token.exec(sql); match; match = token.exec(sql)) {
    const [found] = match;
    const at = match.index;
    if (text === '' && /\S/.test(found)) begin = at;
    if (found === ';' || (inBlock && /^(BEGIN|THEN|ELSE|LOOP)$/i.test(found))) end();
    else if (found.startsWith('--') || /^\s/.test(found))
      text += text === '' || text.endsWith(' ') ? '' : ' ';
    else if (found === '/*') {
      token.lastIndex = afterComment(sql, at);
      if (token.lastIndex < 0) return cut(statements, lineAt(at), 'a comment');
    } else if (/^\$.*\$$/.test(found)) {
      const close = sql.indexOf(found, token.lastIndex);
      if (close < 0) return cut(statements, lineAt(at), 'a dollar quote');
      bodies.push({ text: sql.slice(token.lastIndex, close), line: lineAt(token.lastIndex) });
      token.lastIndex = close + found.length;
      text += "''";
    } else if (found === "'" || found === '"' || found === '`') {
      return cut(statements, lineAt(at), found === "'" ? 'a string' : 'a name in quotes');
    } else text += shortened(found);
  }
  end();
  return { statements, unreadable: undefined };
}

function cut(statements: readonly Statement[], line: number, what: string): Script {
  return { statements, unreadable: { line, what: `${what} begins here and never ends` } };
}

function shortened(found: string): string {
  if (found.endsWith("'")) return "''";
  return /^["`]/.test(found) ? found.replaceAll(/\s/g, '_') : found;
}

/** Where the comment that begins at `start` has ended, with those inside of it; -1 when it doesn't. */
function afterComment(sql: string, start: number): number {
  const bracket = /\/\*|\*\//g;
  bracket.lastIndex = start;
  let depth = 0;
  for (let match = bracket.exec(sql); match; match = bracket.exec(sql)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return bracket.lastIndex;
  }
  return -1;
}

/** Gives the line of an offset, for offsets that only grow. */
function lineCounter(text: string): (offset: number) => number {
  let [line, seen] = [1, 0];
  return (offset) => {
    for (let next = text.indexOf('\n', seen); next >= 0 && next < offset; next = text.indexOf('\n', seen)) {
      line += 1;
      seen = next + 1;
    }
    return line;
  };
}

/** The parts between commas that stand in no brackets. */
export function splitAtCommas(text: string): string[] {
  const parts: string[] = [];
  let [depth, start] = [0, 0];
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character !== ',' || depth > 0) continue;
    parts.push(text.slice(start, index).trim());
    start = index + 1;
  }
  return [...parts, text.slice(start).trim()];
}
