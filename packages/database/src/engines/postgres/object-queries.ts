/** A question for objects of one kind: gives rows of `type`, `name` and `definition`. */
export interface ObjectQuery {
  readonly sql: string;
  /** What `$1` takes: the numbers of relations of these kinds, those of schemas, or nothing. */
  readonly of: 'tables' | 'relations' | 'schemas' | 'database';
  /** The server writes the definition anew from what it parsed: it says the same in other words after a restore. */
  readonly rewritten: boolean;
}

/** What an extension brings is made by the extension. */
const own = (catalog: string, oid: string) =>
  `not exists (select from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = ${oid} and d.deptype = 'e')`;

/** A column of a catalog that older servers don't have. */
const optional = (row: string, column: string) => `coalesce(to_jsonb(${row}) ->> '${column}', '')`;

/**
 * Tables by all that isn't rows: columns with type, nullability, default, identity and collation, partitioning, inheritance, options,
 * row level security. Catalogs: https://www.postgresql.org/docs/current/catalogs.html
 */
const tables = `
  select case c.relkind when 'f' then 'foreign table' else 'table' end as type, format('%I.%I', n.nspname, c.relname) as name,
    concat_ws(e'\\n', c.relkind, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity, c.relreplident, array_to_string(c.reloptions, ','),
      case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end, pg_get_expr(c.relpartbound, c.oid), obj_description(c.oid, 'pg_class'),
      (select string_agg(i.inhparent::regclass::text, ',' order by i.inhseqno) from pg_inherits i where i.inhrelid = c.oid),
      (select string_agg(concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
          ${optional('a', 'attgenerated')}, pg_get_expr(f.adbin, f.adrelid), (select l.collname from pg_collation l where l.oid = a.attcollation and l.oid <> t.typcollation),
          col_description(a.attrelid, a.attnum)), e'\\n' order by a.attnum)
        from pg_attribute a join pg_type t on t.oid = a.atttypid
        left join pg_attrdef f on f.adrelid = a.attrelid and f.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)) as definition
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = any ($1::oid[]) and c.relkind in ('r', 'p', 'f')`;

/** Of foreign keys between partitioned tables, the server makes those of partitions itself, and names them as it likes. */
const constraints = `
  select 'constraint' as type, format('%I.%I.%I', n.nspname, c.relname, k.conname) as name,
    concat_ws(' ', k.contype, pg_get_constraintdef(k.oid), k.convalidated) as definition
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where k.conrelid = any ($1::oid[]) and k.contype in ('c', 'f', 'p', 'u', 'x') and not (k.contype = 'f' and k.conparentid <> 0)`;

const indexes = `
  select 'index' as type, format('%I.%I', n.nspname, i.relname) as name,
    concat_ws(' ', pg_get_indexdef(x.indexrelid), x.indisvalid, x.indisclustered, x.indisreplident) as definition
  from pg_index x join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = i.relnamespace
  where x.indrelid = any ($1::oid[])`;

const triggers = `
  select 'trigger' as type, format('%I.%I.%I', n.nspname, c.relname, t.tgname) as name,
    concat_ws(' ', t.tgenabled, pg_get_triggerdef(t.oid)) as definition
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where t.tgrelid = any ($1::oid[]) and not t.tgisinternal and ${optional('t', 'tgparentid')} in ('', '0')`;

const rules = `
  select 'rule' as type, format('%I.%I.%I', n.nspname, c.relname, r.rulename) as name, concat_ws(' ', r.ev_enabled, pg_get_ruledef(r.oid)) as definition
  from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
  where r.ev_class = any ($1::oid[]) and r.rulename <> '_RETURN'`;

const policies = `
  select 'policy' as type, format('%I.%I.%I', n.nspname, c.relname, p.polname) as name,
    concat_ws(' ', p.polcmd, p.polpermissive, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid),
      (select string_agg(coalesce(r.rolname, 'public'), ',' order by r.rolname) from unnest(p.polroles) g left join pg_roles r on r.oid = g)) as definition
  from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where p.polrelid = any ($1::oid[])`;

const views = `
  select case c.relkind when 'v' then 'view' else 'materialized view' end as type, format('%I.%I', n.nspname, c.relname) as name,
    concat_ws(' ', array_to_string(c.reloptions, ','), c.relispopulated, pg_get_viewdef(c.oid)) as definition
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = any ($1::oid[]) and c.relkind in ('v', 'm')`;

const sequences = `
  select 'sequence' as type, format('%I.%I', n.nspname, c.relname) as name,
    concat_ws(' ', format_type(s.seqtypid, null), s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle) as definition
  from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace where c.oid = any ($1::oid[])`;

const statistics = `
  select 'statistics' as type, format('%I.%I', n.nspname, s.stxname) as name, pg_get_statisticsobjdef(s.oid) as definition
  from pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace where s.stxrelid = any ($1::oid[])`;

const functions = `
  select case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end as type,
    format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) as name,
    case p.prokind when 'a' then (select concat_ws(' ', format_type(p.prorettype, null), a.aggtransfn, a.aggfinalfn, format_type(a.aggtranstype, null), a.agginitval)
      from pg_aggregate a where a.aggfnoid = p.oid) else pg_get_functiondef(p.oid) end as definition
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.pronamespace = any ($1::oid[]) and ${own('pg_proc', 'p.oid')}`;

const types = `
  select case t.typtype when 'e' then 'enum' when 'd' then 'domain' when 'r' then 'range' when 'm' then 'multirange' else 'type' end as type,
    format('%I.%I', n.nspname, t.typname) as name,
    concat_ws(e'\\n', t.typnotnull, case when t.typtype = 'd' then format_type(t.typbasetype, t.typtypmod) end, t.typdefault,
      (select string_agg(e.enumlabel, ',' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid),
      (select string_agg(k.conname || ' ' || pg_get_constraintdef(k.oid), ',' order by k.conname) from pg_constraint k where k.contypid = t.oid and k.contype = 'c'),
      (select format_type(r.rngsubtype, null) from pg_range r where r.rngtypid = t.oid),
      (select string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod), ',' order by a.attnum)
        from pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped)) as definition
  from pg_type t join pg_namespace n on n.oid = t.typnamespace
  where t.typnamespace = any ($1::oid[]) and ${own('pg_type', 't.oid')}
    and (t.typtype in ('e', 'd', 'r', 'm') or t.typtype = 'c' and exists (select from pg_class c where c.oid = t.typrelid and c.relkind = 'c'))`;

/** An extension is made in the version that the server has; which version that is, isn't the backup's business. */
const extensions = `select 'extension' as type, e.extname::text as name, '' as definition from pg_extension e where e.extname <> 'plpgsql'`;

/** The first number that isn't the server's own; src/include/access/transam.h. */
const firstNormal = 16_384;
const named = [
  ...[
    'pg_cast',
    'pg_event_trigger',
    'pg_foreign_data_wrapper',
    'pg_foreign_server',
    'pg_language',
    'pg_publication',
  ],
  ...[
    'pg_collation',
    'pg_conversion',
    'pg_opclass',
    'pg_operator',
    'pg_opfamily',
    'pg_ts_config',
    'pg_ts_dict',
    'pg_namespace',
  ],
];

/** All else is looked at by name alone. What lies in schemas that are left out, or is `public` as in every database, doesn't count. */
const others = `
  select o.type, o.identity as name, '' as definition
  from (${named.map((catalog) => `select '${catalog}'::regclass as class, oid from ${catalog} where oid >= ${firstNormal}`).join(' union all ')}) x
  cross join lateral pg_identify_object(x.class, x.oid, 0) o
  where (o.schema is null and o.type <> 'schema' or o.schema in (select nspname from pg_namespace where oid = any ($1::oid[]))
      or o.type = 'schema' and x.oid = any ($1::oid[]))
    and not (o.type = 'schema' and o.name = 'public')
    and not exists (select from pg_depend d where d.classid = x.class and d.objid = x.oid and d.deptype = 'e')`;

/** All questions, in the order of what they are about. */
export const objectQueries: readonly ObjectQuery[] = [
  { sql: tables, of: 'tables', rewritten: true },
  { sql: constraints, of: 'tables', rewritten: true },
  { sql: indexes, of: 'relations', rewritten: true },
  { sql: triggers, of: 'relations', rewritten: true },
  { sql: rules, of: 'relations', rewritten: true },
  { sql: policies, of: 'tables', rewritten: true },
  { sql: views, of: 'relations', rewritten: true },
  { sql: sequences, of: 'relations', rewritten: false },
  { sql: statistics, of: 'relations', rewritten: true },
  { sql: functions, of: 'schemas', rewritten: false },
  { sql: types, of: 'schemas', rewritten: true },
  { sql: extensions, of: 'database', rewritten: false },
  { sql: others, of: 'schemas', rewritten: false },
];
