import type { DefinedTable } from './definitions.ts';
import { quoteName, type Row, type ServerSession } from './server-session.ts';

/** A foreign key, by the databases and tables at its two ends. */
export interface ForeignKey {
  readonly name: string;
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly parentSchema: string;
  readonly parent: string;
  readonly parentColumns: readonly string[];
}

/** All foreign keys that begin or end in a database. Throws DatabaseFailure. */
export async function readForeignKeys(session: ServerSession, database: string): Promise<ForeignKey[]> {
  const rows = await session.rows(
    `select constraint_name as name, table_schema as \`schema\`, table_name as \`table\`, column_name as \`column\`,
       referenced_table_schema as parent_schema, referenced_table_name as parent, referenced_column_name as parent_column
     from information_schema.key_column_usage
     where referenced_table_name is not null and (table_schema = ? or referenced_table_schema = ?)
     order by table_schema, table_name, constraint_name, ordinal_position`,
    [database, database],
  );
  const keys = new Map<string, Row[]>();
  for (const row of rows) {
    const id = JSON.stringify([row['schema'], row['table'], row['name']]);
    keys.set(id, [...(keys.get(id) ?? []), row]);
  }
  return [...keys.values()].map((parts) => {
    const [first = {}] = parts;
    return {
      ...{ name: String(first['name']), schema: String(first['schema']), table: String(first['table']) },
      ...{ parentSchema: String(first['parent_schema']), parent: String(first['parent']) },
      columns: parts.map((part) => String(part['column'])),
      parentColumns: parts.map((part) => String(part['parent_column'])),
    };
  });
}

/** How many rows of the tables point at a parent that isn't there; keys to other databases and to tables that are left out aren't looked at. */
export async function countViolations(
  session: ServerSession,
  database: string,
  tables: readonly Pick<DefinedTable, 'name'>[],
): Promise<number> {
  const known = new Set(tables.map(({ name }) => name.toLowerCase()));
  let total = 0;
  for (const key of await readForeignKeys(session, database)) {
    if (key.schema !== database || key.parentSchema !== database) continue;
    if (!known.has(key.table.toLowerCase()) || !known.has(key.parent.toLowerCase())) continue;
    const [child, parent] = [key.table, key.parent].map(
      (name) => `${quoteName(database)}.${quoteName(name)}`,
    );
    const pairs = key.columns.map((column, index) => [
      quoteName(column),
      quoteName(key.parentColumns[index] ?? ''),
    ]);
    const given = pairs.map(([column]) => `c.${column} is not null`).join(' and ');
    const same = pairs.map(([column, other]) => `p.${other} = c.${column}`).join(' and ');
    const [row] = await session.rows(
      `select count(*) as total from ${child} c where ${given} and not exists (select 1 from ${parent} p where ${same})`,
    );
    total += Number(row?.['total']);
  }
  return total;
}
