import { describeError } from '@deploy-actions/action-kit';
import type { DatabaseSession, Engine } from '@deploy-actions/sql';
import type { HealthFinding } from '../migration-run.ts';

/** One look at a schema: each row is a subject, and what puts it right. */
interface Look {
  readonly check: string;
  readonly level: HealthFinding['level'];
  readonly message: string;
  readonly query: string;
}

const userSchemas = `n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'`;

/** https://www.postgresql.org/docs/current/catalog-pg-index.html and …/catalog-pg-constraint.html */
const postgres: readonly Look[] = [
  {
    ...{ check: 'invalid-index', level: 'error' },
    message:
      'is not valid: no query uses it, and every write pays for it; a `concurrently` that failed left it',
    query: `select format('%I.%I', n.nspname, c.relname),
        case when c.relname ~ '_ccnew[0-9]*$|_ccold[0-9]*$' then format('drop index concurrently %I.%I;', n.nspname, c.relname)
          else format('reindex index concurrently %I.%I;', n.nspname, c.relname) end
      from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
      where (not i.indisvalid or not i.indisready) and c.relkind = 'i' and ${userSchemas} order by 1`,
  },
  {
    ...{ check: 'incomplete-index', level: 'warning' },
    message: 'of a partitioned table is not valid: not all partitions have theirs attached to it',
    query: `select format('%I.%I', n.nspname, c.relname), format('alter index %I.%I attach partition …;', n.nspname, c.relname)
      from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
      where not i.indisvalid and c.relkind = 'I' and ${userSchemas} order by 1`,
  },
  {
    ...{ check: 'unvalidated-constraint', level: 'warning' },
    message: 'was added as `not valid`: rows from before it may break it, and the planner can’t rely on it',
    query: `select format('%I on %I.%I', k.conname, n.nspname, c.relname),
        format('alter table %I.%I validate constraint %I;', n.nspname, c.relname, k.conname)
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where not k.convalidated and ${userSchemas} order by 1`,
  },
  {
    ...{ check: 'duplicate-index', level: 'warning' },
    message: 'has the same columns as another index of its table: each write pays twice',
    query: `select format('%I.%I', n.nspname, c.relname), format('drop index concurrently %I.%I;', n.nspname, c.relname)
      from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
      where i.indisvalid and ${userSchemas} and not i.indisprimary and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
        and not exists (select from pg_inherits h where h.inhrelid = i.indexrelid)
        and exists (select from pg_index o join pg_class oc on oc.oid = o.indexrelid where o.indrelid = i.indrelid and o.indexrelid <> i.indexrelid and o.indisvalid
          and o.indkey::text = i.indkey::text and o.indclass::text = i.indclass::text and o.indcollation::text = i.indcollation::text
          and o.indoption::text = i.indoption::text and oc.relam = c.relam
          and coalesce(pg_get_expr(o.indexprs, o.indrelid), '') = coalesce(pg_get_expr(i.indexprs, i.indrelid), '')
          and coalesce(pg_get_expr(o.indpred, o.indrelid), '') = coalesce(pg_get_expr(i.indpred, i.indrelid), '')
          and (o.indisunique or not i.indisunique)
          and (o.indexrelid < i.indexrelid or o.indisunique and not i.indisunique or exists (select from pg_constraint k where k.conindid = o.indexrelid)))
      order by 1`,
  },
];

const mysql: readonly Look[] = [
  {
    ...{ check: 'duplicate-index', level: 'warning' },
    message: 'has the same columns as another index of its table: each write pays twice',
    query: `select concat(a.index_name, ' on ', a.table_name), concat('alter table \`', a.table_name, '\` drop index \`', a.index_name, '\`;')
      from (select table_name, index_name, min(non_unique) as shared, group_concat(coalesce(column_name, '') order by seq_in_index) as parts
          from information_schema.statistics where table_schema = database() group by table_name, index_name) a
        join (select table_name, index_name, min(non_unique) as shared, group_concat(coalesce(column_name, '') order by seq_in_index) as parts
          from information_schema.statistics where table_schema = database() group by table_name, index_name) b
        on a.table_name = b.table_name and a.parts = b.parts and a.index_name <> b.index_name
      where a.shared = 1 and (b.shared = 0 or b.index_name < a.index_name) order by 1`,
  },
];

/** Rows that point at a missing parent, and what `pragma quick_check` finds. https://www.sqlite.org/pragma.html */
const sqlite: readonly Look[] = [
  {
    ...{ check: 'foreign-key', level: 'error' },
    message: 'has rows that point at a missing parent',
    query: `select "table" || ' → ' || parent || ' (' || count(*) || ')', 'select * from pragma_foreign_key_check;' from pragma_foreign_key_check group by "table", parent order by 1`,
  },
  {
    ...{ check: 'integrity', level: 'error' },
    message: 'is what the file says of itself: it is damaged',
    query: `select quick_check, 'restore a backup' from pragma_quick_check where quick_check <> 'ok'`,
  },
];

const looks: Readonly<Record<Engine, readonly Look[]>> = { postgres, mysql, sqlite };

/** What isn't as it should be after migrations; what can't be looked at is among the notes. */
export async function schemaHealth(
  session: DatabaseSession,
): Promise<{ readonly findings: readonly HealthFinding[]; readonly notes: readonly string[] }> {
  const findings: HealthFinding[] = [];
  const notes: string[] = [];
  for (const { check, level, message, query } of looks[session.engine]) {
    try {
      const { rows } = await session.ask(query);
      for (const [subject, remedy] of rows)
        findings.push({ check, level, message, subject: String(subject), remedy: String(remedy) });
    } catch (error) {
      notes.push(`\`${check}\` could not be looked at: ${describeError(error)}.`);
    }
  }
  return { findings, notes };
}
