import { digestText } from '../../digest.ts';
import type { DefinedTable } from './definitions.ts';
import { quoteName, type ServerSession } from './server-session.ts';

/** How far tables are read. */
export type Depth = 'schema' | 'rows' | 'checksums';

/** What a table holds. */
export interface Counted {
  readonly rows: number;
  readonly checksum?: string | undefined;
}

/** Columns whose type says that they are read as they are: their text is short and the same in every character set. */
const plain = new Set([
  'tinyint',
  'smallint',
  'mediumint',
  'int',
  'bigint',
  'decimal',
  'float',
  'double',
  'date',
  'time',
  'datetime',
  'timestamp',
  'year',
]);
const spatial = /^(geometry|point|linestring|polygon|multi\w+|geom(etry)?collection)$/;

/**
 * Counts the rows of a table and, when asked to, takes a checksum over them that doesn't depend on their order: each row as text
 * is hashed with SHA-256, of which 4 × 60 bits are added up. Columns that aren't stored are left out. Throws DatabaseFailure.
 */
export async function countRows(
  session: ServerSession,
  database: string,
  table: DefinedTable,
  depth: Exclude<Depth, 'schema'>,
): Promise<Counted> {
  const from = `${quoteName(database)}.${quoteName(table.name)}`;
  if (depth === 'rows') {
    const [row] = await session.rows(`select count(*) as total from ${from}`);
    return { rows: Number(row?.['total']) };
  }
  const types = await session.rows(
    'select column_name as name, data_type as type from information_schema.columns where table_schema = ? and table_name = ?',
    [database, table.name],
  );
  const typeOf = new Map(types.map(({ name, type }) => [String(name), String(type).toLowerCase()]));
  const parts = table.columns
    .filter((column) => !table.virtual.includes(column))
    .map((column) => partOf(quoteName(column), typeOf.get(column) ?? ''));
  const sums = [1, 16, 31, 46].map(
    (start, index) =>
      `coalesce(sum(cast(conv(substr(h, ${start}, 15), 16, 10) as unsigned)), 0) as s${index}`,
  );
  const [row] = await session.rows(
    `select count(*) as total, count(h) as hashed, ${sums.join(', ')} from (select sha2(concat_ws(',', ${parts.join(', ')}), 256) as h from ${from}) as hashes`,
  );
  const rows = Number(row?.['total']);
  if (Number(row?.['hashed']) !== rows) return { rows };
  return { rows, checksum: digestText([rows, ...[0, 1, 2, 3].map((index) => row?.[`s${index}`])].join(':')) };
}

/** A column as a text without commas; `-` for NULL. What may be long goes in as its hash, so that no row is too long to be put together. */
function partOf(column: string, type: string): string {
  if (plain.has(type)) return `coalesce(${column}, '-')`;
  if (type === 'bit') return `coalesce(hex(${column}), '-')`;
  if (spatial.test(type))
    return `coalesce(concat(st_srid(${column}), ':', sha2(st_aswkb(${column}), 256)), '-')`;
  if (/blob|binary/.test(type)) return `coalesce(sha2(${column}, 256), '-')`;
  if (/text|json|char|enum|set/.test(type))
    return `coalesce(sha2(convert(${column} using utf8mb4), 256), '-')`;
  return `coalesce(sha2(cast(${column} as char), 256), '-')`;
}
