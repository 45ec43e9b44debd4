import type { DatabaseContents, SchemaObject, TableContents } from '../../backup-engine.ts';
import { digestText } from '../../digest.ts';
import { normalizeDefinition } from './definitions.ts';
import { objectQueries } from './object-queries.ts';
import { ofKind, type Selection } from './selection.ts';
import type { Session } from './session.ts';

/** How thorough contents are read. */
export type Depth = 'schema' | 'rows' | 'checksums';

/** How thorough what is known of a database was read. */
export function depthOf({ tables, objects }: DatabaseContents): Depth {
  const large = objects.find(({ type }) => type === largeObjects)?.name;
  if (large === 'checksums' || tables.some(({ checksum }) => checksum !== undefined)) return 'checksums';
  return large === 'rows' || tables.some(({ rows }) => rows !== undefined) ? 'rows' : 'schema';
}

/** What all large objects together are called among the objects; they are named after how they were read. */
const largeObjects = 'large objects';

/** Everything a database is compared by, read one after the other on one connection and thus from its snapshot. */
export async function readContents(
  session: Session,
  selection: Selection,
  depth: Depth,
): Promise<DatabaseContents> {
  const objects = await readObjects(session, selection);
  const tables: TableContents[] = [];
  for (const table of await listTables(session, selection)) {
    const { oid, ...shape } = table;
    const stored = ofKind(selection, 'r').find((relation) => relation.oid === oid);
    tables.push({ ...shape, ...(stored && (await readRows(session, stored.sql, depth))) });
  }
  if (selection.scope !== 'some') objects.push(...(await readLargeObjects(session, depth)));
  return { tables, objects };
}

/** Ordinary and partitioned tables with their columns; only partitions have rows, the tables above them have none. */
async function listTables(
  session: Session,
  selection: Selection,
): Promise<(Pick<TableContents, 'name' | 'columns'> & { readonly oid: string })[]> {
  const tables = ofKind(selection, 'rp');
  const rows = await session.ask(
    `select a.attrelid::text as oid, json_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod) order by a.attnum) as columns
     from pg_attribute a where a.attrelid = any ($1::oid[]) and a.attnum > 0 and not a.attisdropped group by a.attrelid`,
    [tables.map(({ oid }) => oid)],
  );
  const columns = new Map(rows.map((row) => [row['oid'], JSON.parse(row['columns'] ?? '[]') as string[]]));
  return tables.map(({ oid, name }) => ({ oid, name, columns: columns.get(oid) ?? [] }));
}

/**
 * Counts the rows of a table, and adds up 128 bits of the SHA-256 of each as the server writes it: a sum doesn't depend on their order,
 * and counts a row that is there twice twice.
 */
async function readRows(
  session: Session,
  name: string,
  depth: Depth,
): Promise<Pick<TableContents, 'rows' | 'checksum'>> {
  if (depth === 'schema') return {};
  if (depth === 'rows') return { rows: Number(await session.value(`select count(*) from only ${name}`)) };
  return sumOf(session, `select sha256(convert_to((t.*)::text, 'UTF8')) as hash from only ${name} t`);
}

async function sumOf(
  session: Session,
  hashes: string,
): Promise<{ readonly rows: number; readonly checksum: string }> {
  const part = (from: number) => `sum(('x' || substr(hex, ${from}, 16))::bit(64)::bigint)`;
  // `offset 0`: otherwise each hash is computed once for each part of it.
  const [row] = await session.ask(
    `select count(*) as rows, concat_ws(':', ${part(1)}, ${part(17)}) as sums
     from (select encode(hash, 'hex') as hex from (${hashes}) h offset 0) x`,
  );
  return { rows: Number(row?.['rows']), checksum: digestText(`${row?.['rows']}:${row?.['sums']}`) };
}

/** Read in pieces: one may have 4 TiB, and a value 1 GiB at most. */
const pieces = `
  with recursive piece as (
    select m.oid, 0::bigint as start, sha256(p.data) as hash, length(p.data) as size
      from pg_largeobject_metadata m cross join lateral (select lo_get(m.oid, 0, 4194304) as data offset 0) p
    union all
    select piece.oid, piece.start + 4194304, sha256(p.data), length(p.data)
      from piece cross join lateral (select lo_get(piece.oid, piece.start + 4194304, 4194304) as data offset 0) p where piece.size = 4194304)
  select sha256(convert_to(concat_ws(':', oid, start, encode(hash, 'hex')), 'UTF8')) as hash from piece`;

async function readLargeObjects(session: Session, depth: Depth): Promise<SchemaObject[]> {
  if (depth === 'schema') return [];
  const rows = await session.value('select count(*) from pg_largeobject_metadata');
  if (rows === '0') return [];
  const checksum = depth === 'rows' ? digestText(String(rows)) : (await sumOf(session, pieces)).checksum;
  return [{ type: largeObjects, name: depth, checksum }];
}

async function readObjects(session: Session, selection: Selection): Promise<SchemaObject[]> {
  const numbers = {
    tables: ofKind(selection, 'rpf').map(({ oid }) => oid),
    relations: selection.relations.map(({ oid }) => oid),
    schemas: selection.schemas,
  };
  const objects: SchemaObject[] = [];
  for (const { sql, of, rewritten } of objectQueries) {
    if (selection.scope === 'some' && (of === 'schemas' || of === 'database')) continue;
    const rows = await session.ask(sql, of === 'database' ? [] : [numbers[of]]);
    for (const { type, name, definition } of rows) {
      const text = definition ?? '';
      const checksum = digestText(rewritten ? normalizeDefinition(text) : text);
      objects.push({ type: type ?? '', name: name ?? '', checksum });
    }
  }
  return objects.sort((a, b) => compare(a.type, b.type) || compare(a.name, b.name));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Where the sequences stand; a dump reads that outside of its snapshot. */
export async function readSequenceValues(session: Session, selection: Selection): Promise<SchemaObject[]> {
  const objects: SchemaObject[] = [];
  for (const { name, sql } of ofKind(selection, 'S')) {
    const value = await session.value(`select concat_ws(' ', last_value, is_called) from ${sql}`);
    objects.push({ type: 'sequence value', name, checksum: digestText(value ?? '') });
  }
  return objects;
}

/** The objects of both lists that are the same in both: of sequences, those that nobody used in between. */
export function unchanged(before: readonly SchemaObject[], after: readonly SchemaObject[]): SchemaObject[] {
  const later = new Map(after.map(({ name, checksum }) => [name, checksum]));
  return before.filter(({ name, checksum }) => later.get(name) === checksum);
}
