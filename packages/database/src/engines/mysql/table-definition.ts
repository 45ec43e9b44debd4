import type { SchemaObject } from '../../backup-engine.ts';
import { digestText } from '../../digest.ts';

/** What `SHOW CREATE TABLE` says, taken apart. */
export interface TableDefinition {
  readonly columns: readonly string[];
  /** Columns whose values aren't stored. */
  readonly virtual: readonly string[];
  readonly objects: readonly SchemaObject[];
}

/**
 * Takes apart what `SHOW CREATE TABLE` and dumps write: one line for each column, key and constraint, then the options and the
 * partitions. The next AUTO_INCREMENT value isn't part of a definition.
 */
export function readTableDefinition(table: string, text: string): TableDefinition {
  const columns: string[] = [];
  const virtual: string[] = [];
  const objects: SchemaObject[] = [];
  const shape: string[] = [];
  const add = (type: string, name: string, line: string) =>
    objects.push({ type, name, checksum: digestText(line) });
  const [lines, tail] = linesOf(text);
  for (const line of lines) {
    const [, column] = /^`((?:[^`]|``)+)`/.exec(line) ?? [];
    if (column !== undefined) {
      columns.push(column.replaceAll('``', '`'));
      if (isVirtual(line)) virtual.push(column.replaceAll('``', '`'));
      shape.push(modern(line));
      continue;
    }
    const { type, name } = keyOf(line);
    add(type, name === undefined ? table : `${table}.${name}`, line);
  }
  const [options = '', partitions] = tail.split(/(?=\n? ?(?:\/\*!\d+)? ?PARTITION BY )/);
  const lasting = options.replace(/\sAUTO_INCREMENT=\d+/, '').trim();
  objects.unshift({ type: 'table', name: table, checksum: digestText([...shape, lasting].join('\n')) });
  if (partitions !== undefined) add('partitions', table, partitions.replaceAll(/\s+/g, ' ').trim());
  return { columns, virtual, objects };
}

/** Lines between the outer parentheses, without the commas that end them, and what follows. */
function linesOf(text: string): readonly [readonly string[], string] {
  const begin = text.indexOf('(\n') + 2;
  const end = text.indexOf('\n)', begin);
  const lines: string[] = [];
  for (const line of text.slice(begin, end).split('\n')) {
    if (/^ {2}\S/.test(line)) lines.push(line.slice(2));
    else lines.push(`${lines.pop() ?? ''}\n${line}`);
  }
  return [lines.map((line) => line.replace(/,$/, '')), text.slice(end + 2)];
}

function keyOf(line: string): { readonly type: string; readonly name: string | undefined } {
  const [, found] = /`((?:[^`]|``)+)`/.exec(line.replace(/\(.*$/s, '')) ?? [];
  const name = found?.replaceAll('``', '`');
  if (/^PRIMARY KEY/.test(line)) return { type: 'primary key', name: undefined };
  if (/^CONSTRAINT .* FOREIGN KEY /.test(line)) return { type: 'foreign key', name };
  if (/^(CONSTRAINT `(?:[^`]|``)+` )?CHECK/.test(line)) return { type: 'check', name };
  if (/^PERIOD FOR/.test(line)) return { type: 'period', name: undefined };
  return { type: 'index', name };
}

/** A generated column that isn't stored: `GENERATED ALWAYS AS (…) VIRTUAL`. */
function isVirtual(line: string): boolean {
  return /\sGENERATED ALWAYS AS \(/.test(line) && /\)\s*VIRTUAL\b/.test(line);
}

/** MySQL 8.0.19 gave up the display width of whole numbers, which never meant anything but with ZEROFILL. */
function modern(line: string): string {
  if (/\szerofill\b/i.test(line)) return line;
  return line.replace(/^(`(?:[^`]|``)+` (?:tiny|small|medium|big)?int)\(\d+\)/, (whole, type: string) =>
    whole.includes('tinyint(1)') ? whole : type,
  );
}
