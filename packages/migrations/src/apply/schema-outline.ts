import type { DatabaseSession, Engine, Rows } from '@deploy-actions/sql';

/** What a schema is made of, one line for each table, column, index and constraint; what changed between two can be told by it. */
export type SchemaOutline = ReadonlySet<string>;

/** What the tools keep their own books in; these change with every migration. */
const books = [
  ...['alembic_version', 'django_migrations', '_prisma_migrations', 'flyway_schema_history'],
  ...['schema_migrations', 'ar_internal_metadata', 'knex_migrations', 'knex_migrations_lock'],
];
const bookList = books.map((name) => `'${name}'`).join(', ');

/** More than anybody has; without a limit of its own a query ends after 10,000 rows. */
const mostRows = 500_000;

/** The catalogs that say it. https://www.postgresql.org/docs/current/catalogs.html, https://www.sqlite.org/schematab.html */
const queries: Readonly<Record<Engine, readonly string[]>> = {
  postgres: [
    `select 'column ' || format('%I.%I.%I', n.nspname, c.relname, a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
        || case when a.attnotnull then ' not null' else '' end || case when a.atthasdef then ' with a default' else '' end
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm', 'f')
        and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)' and c.relname not in (${bookList})`,
    `select case when i.indisvalid then 'index ' else 'invalid index ' end || format('%I.%I', n.nspname, c.relname)
      from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace join pg_class t on t.oid = i.indrelid
      where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)' and t.relname not in (${bookList})`,
    `select case when k.convalidated then 'constraint ' else 'unvalidated constraint ' end || format('%I on %I.%I', k.conname, n.nspname, c.relname)
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname not in ('pg_catalog', 'information_schema') and c.relname not in (${bookList})`,
    `select 'type ' || format('%I.%I', n.nspname, t.typname) || coalesce(' ' || string_agg(e.enumlabel, ', ' order by e.enumsortorder), '')
      from pg_type t join pg_namespace n on n.oid = t.typnamespace left join pg_enum e on e.enumtypid = t.oid
      where t.typtype in ('e', 'd') and n.nspname not in ('pg_catalog', 'information_schema') group by n.nspname, t.typname`,
  ],
  mysql: [
    `select concat('column ', table_name, '.', column_name, ' ', column_type, if(is_nullable = 'NO', ' not null', ''))
      from information_schema.columns where table_schema = database() and table_name not in (${bookList})`,
    `select distinct concat('index ', index_name, ' on ', table_name)
      from information_schema.statistics where table_schema = database() and table_name not in (${bookList})`,
    `select concat('constraint ', constraint_name, ' on ', table_name)
      from information_schema.table_constraints where table_schema = database() and table_name not in (${bookList})`,
  ],
  sqlite: [
    `select type || ' ' || name || ': ' || coalesce(sql, '') from sqlite_master where tbl_name not in (${bookList}) and name not like 'sqlite\\_%' escape '\\'`,
  ],
};

/** Reads what a schema is made of. Throws DatabaseFailure. */
export async function outlineOf(session: DatabaseSession): Promise<SchemaOutline> {
  const lines: string[] = [];
  for (const query of queries[session.engine]) lines.push(...linesOf(await session.ask(query, { mostRows })));
  return new Set(lines);
}

function linesOf({ rows }: Rows): string[] {
  return rows.map(([line]) => String(line).replaceAll(/\s+/g, ' '));
}

/** What came and went between two outlines, as lines for people. */
export function differences(before: SchemaOutline, after: SchemaOutline): string[] {
  return [
    ...[...after].filter((line) => !before.has(line)).map((line) => `there is now: ${line}`),
    ...[...before].filter((line) => !after.has(line)).map((line) => `gone: ${line}`),
  ];
}
