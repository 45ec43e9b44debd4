import type { DatabaseSession } from '@deploy-actions/sql';
import type { Rewrite } from '../migration-run.ts';

/** Each table's name and size, with what changes when it is written anew, by what stays. */
type TableFiles = ReadonlyMap<
  string,
  { readonly name: string; readonly file: string; readonly bytes: number }
>;

/** https://www.postgresql.org/docs/current/catalog-pg-class.html (relfilenode); InnoDB makes a new tablespace. */
const queries = {
  postgres: [
    `select c.oid::text, format('%I.%I', n.nspname, c.relname), pg_relation_filenode(c.oid)::text, pg_table_size(c.oid)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'`,
  ],
  mysql: [
    `select t.name, t.name, cast(t.space as char), coalesce(s.data_length + s.index_length, 0) from information_schema.innodb_tables t
      left join information_schema.tables s on concat(s.table_schema, '/', s.table_name) = t.name
      where t.name like concat(database(), '/%')`,
    `select t.name, t.name, cast(t.space as char), coalesce(s.data_length + s.index_length, 0) from information_schema.innodb_sys_tables t
      left join information_schema.tables s on concat(s.table_schema, '/', s.table_name) = t.name
      where t.name like concat(database(), '/%')`,
  ],
  sqlite: [],
} as const;

/** The files of all tables; `undefined` where the server doesn't tell. */
export async function tableFiles(session: DatabaseSession): Promise<TableFiles | undefined> {
  for (const query of queries[session.engine]) {
    const found = await session.ask(query, { mostRows: 100_000 }).catch(() => undefined);
    if (!found) continue;
    return new Map(
      found.rows.map(([key, name, file, bytes]) => [
        String(key),
        { name: String(name), file: String(file), bytes: Number(bytes) },
      ]),
    );
  }
  return undefined;
}

/** The tables that were there before and have other files now: written anew as a whole, or emptied. */
export function rewritten(before: TableFiles | undefined, after: TableFiles | undefined): Rewrite[] {
  return [...(before ?? [])].flatMap(([key, { name, file, bytes }]) => {
    const now = after?.get(key);
    return now === undefined || now.file === file ? [] : [{ relation: name, bytes }];
  });
}
