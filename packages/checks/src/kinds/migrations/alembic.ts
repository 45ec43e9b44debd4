import type { Breach } from './breach.ts';
import { sqlBreaches } from './sql.ts';

/** Code in which each string is a mark of the same number of lines, and the strings. */
interface Masked {
  readonly code: string;
  readonly strings: readonly string[];
}

/** A call of an operation: its name, its arguments with strings masked, and where it begins. */
interface Call {
  readonly name: string;
  readonly arguments: string;
  readonly line: number;
}

const unread: Breach['what'] = 'runs SQL that does not stand in the migration';

/**
 * The operations in `upgrade` of an Alembic migration (https://alembic.sqlalchemy.org/en/latest/ops.html) that break the
 * release before, or may; also in the SQL that it executes. Tables that it creates itself are nobody's yet.
 */
export function alembicBreaches(source: string): Breach[] {
  const masked = mask(source);
  const { code, line } = functionBody(masked.code, 'upgrade') ?? { code: masked.code, line: 1 };
  const calls = callsIn(code, line);
  const created = new Set(
    calls.filter(({ name }) => name === 'create_table').map((call) => stringsOf(call, masked)[0] ?? ''),
  );
  return calls.flatMap((call): Breach[] => {
    const strings = stringsOf(call, masked);
    if (call.name === 'execute') return executed(call, strings);
    if (strings.some((text) => created.has(text))) return [];
    const found = breachOf(call);
    return found ? [{ line: call.line, severity: found[0], what: found[1] }] : [];
  });
}

/** Whether `downgrade` does anything: not only `pass`, a text or an exception. */
export function hasDowngrade(source: string): boolean {
  const body = functionBody(mask(source).code, 'downgrade');
  if (!body) return false;
  const statements = body.code.split('\n').map((line) => line.trim());
  return statements.some(
    (line) => line !== '' && !/^(\0\d+\0|pass|\.\.\.|return( None)?|raise\b.*)$/.test(line),
  );
}

function executed(call: Call, strings: readonly string[]): Breach[] {
  if (strings.length === 0) return [{ line: call.line, severity: 'may', what: unread }];
  return sqlBreaches(strings.join('')).map((breach) => ({ ...breach, line: breach.line + call.line - 1 }));
}

function breachOf({ name, arguments: given }: Call): [Breach['severity'], string] | undefined {
  switch (name) {
    case 'drop_column':
      return ['breaks', 'drops a column'];
    case 'drop_table':
      return ['breaks', 'drops a table'];
    case 'rename_table':
      return ['breaks', 'renames a table'];
    case 'alter_column':
      if (/\bnew_column_name\s*=/.test(given)) return ['breaks', 'renames a column'];
      if (/\btype_\s*=/.test(given)) return ['breaks', 'changes the type of a column'];
      if (/\bnullable\s*=\s*False\b/.test(given)) return ['breaks', 'makes a column required'];
      return /\bserver_default\s*=\s*None\b/.test(given) ? ['may', 'takes a default away'] : undefined;
    case 'add_column':
      return /\bnullable\s*=\s*False\b/.test(given) && !/\bserver_default\s*=(?!\s*None\b)/.test(given)
        ? ['breaks', 'adds a required column without a default']
        : undefined;
    case 'create_unique_constraint':
    case 'create_check_constraint':
    case 'create_foreign_key':
    case 'create_exclude_constraint':
      return ['may', 'adds a constraint that writes can violate'];
    case 'create_index':
      return /\bunique\s*=\s*True\b/.test(given) ? ['may', 'refuses values that are there twice'] : undefined;
    default:
      return undefined;
  }
}

/** Python without comments and with marks for strings, so that neither can be taken for code. */
function mask(source: string): Masked {
  const token =
    /#[^\n]*|(?:\b[rRbBfFuU]{1,2})?(?:"""(?:[^\\]|\\.)*?"""|'''(?:[^\\]|\\.)*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/gs;
  const strings: string[] = [];
  const code = source.replaceAll(token, (found) => {
    if (found.startsWith('#')) return '';
    const [, quote = ''] = /^[A-Za-z]{0,2}("""|'''|"|')/.exec(found) ?? [];
    strings.push(found.slice(found.indexOf(quote) + quote.length, -quote.length));
    // Lines stay where they are, and a text at the beginning of one doesn't look like the end of a function.
    return `\0${strings.length - 1}\0${'\n '.repeat(found.split('\n').length - 1)}`;
  });
  return { code, strings };
}

/** The indented lines below a function's head. */
function functionBody(code: string, name: string): { code: string; line: number } | undefined {
  const head = new RegExp(`^(?:async )?def ${name}\\b[^:]*?\\([^)]*\\)[^:]*:`, 'm').exec(code);
  if (!head) return undefined;
  const start = head.index + head[0].length;
  const rest = code.slice(start);
  const end = /^[^\s\0]/m.exec(rest.slice(1));
  return {
    code: end ? rest.slice(0, end.index + 1) : rest,
    line: code.slice(0, start).split('\n').length,
  };
}

function callsIn(code: string, firstLine: number): Call[] {
  let [line, seen] = [firstLine, 0];
  return [...code.matchAll(/\.\s*([a-z_]+)\s*\(/g)].map((match) => {
    const start = match.index + match[0].length;
    let depth = 1;
    let end = start;
    for (; end < code.length && depth > 0; end += 1) {
      if (code[end] === '(') depth += 1;
      if (code[end] === ')') depth -= 1;
    }
    line += code.slice(seen, match.index).split('\n').length - 1;
    seen = match.index;
    return { name: match[1] ?? '', arguments: code.slice(start, end), line };
  });
}

function stringsOf(call: Call, { strings }: Masked): string[] {
  return [...call.arguments.matchAll(/\0(\d+)\0/g)].map(([, index]) => strings[Number(index)] ?? '');
}
