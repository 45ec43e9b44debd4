import type { BackupConfigurationOf } from '@deploy-actions/config';
import { quoteName, type Row, readableName, type Session } from './session.ts';

type Selected = Pick<BackupConfigurationOf<'postgres'>, 'schemas' | 'tables'>;

/** The regular expressions of PostgreSQL that a pattern of pg_dump stands for. */
export interface PatternParts {
  /** `null` where the pattern names no schema. */
  readonly schema: string | null;
  readonly name: string;
}

/**
 * Reads a pattern as psql and pg_dump do: `*` and `?` stand for any characters, letters are small outside of double quotes, a dot
 * parts the schema from the name. https://www.postgresql.org/docs/current/app-psql.html#APP-PSQL-PATTERNS
 */
export function parsePattern(pattern: string): PatternParts {
  const parts = [''];
  let quoted = false;
  const add = (text: string) => parts.push(`${parts.pop()}${text}`);
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    if (character === '"') {
      if (quoted && pattern.charAt(at + 1) === '"') {
        add('"');
        at += 1;
      } else quoted = !quoted;
    } else if (quoted) add(/[|*+?()[\]{}.^$\\]/.test(character) ? `\\${character}` : character);
    else if (character === '*') add('.*');
    else if (character === '?') add('.');
    else if (character === '.') parts.push('');
    else if (character === '$') add('\\$');
    else add(character.toLowerCase());
  }
  const [name = '', schema] = parts.reverse().map((part) => `^(${part})$`);
  return { schema: schema ?? null, name };
}

/** The arguments of pg_dump that choose the same; every pattern must match something. */
export function selectionArguments({ schemas, tables }: Selected): string[] {
  const args = [
    ...(schemas?.include ?? []).map((pattern) => `--schema=${pattern}`),
    ...(schemas?.exclude ?? []).map((pattern) => `--exclude-schema=${pattern}`),
    ...(tables?.include ?? []).map((pattern) => `--table=${pattern}`),
    ...(tables?.exclude ?? []).map((pattern) => `--exclude-table=${pattern}`),
  ];
  return args.length === 0 ? [] : ['--strict-names', ...args];
}

/** `all`, or `some` where only named schemas or tables are backed up: then pg_dump leaves out what belongs to no schema. */
export function scopeOf({ schemas, tables }: Selected): 'all' | 'without' | 'some' {
  if (schemas?.include || tables?.include) return 'some';
  return schemas || tables ? 'without' : 'all';
}

/** A table, view, sequence or the like that is backed up. */
export interface Relation {
  readonly oid: string;
  readonly schema: string;
  /** For people: `public.orders`. */
  readonly name: string;
  /** For SQL. */
  readonly sql: string;
  /** `r` table, `p` partitioned table, `v` view, `m` materialized view, `S` sequence, `f` foreign table. */
  readonly kind: string;
}

/** What is backed up of a database, by its numbers there. */
export interface Selection {
  readonly scope: 'all' | 'without' | 'some';
  readonly relations: readonly Relation[];
  /** Numbers of the schemas whose functions and types are backed up. */
  readonly schemas: readonly string[];
}

/** What pg_dump never writes: the server's own, and what an extension brings. */
const foreign = `n.nspname ~ '^pg_' or n.nspname = 'information_schema'`;
const matches = (patterns: string) => `exists (
  select from json_to_recordset(${patterns}) p(schema text, name text)
  where c.relname ~ p.name and case when p.schema is null then pg_table_is_visible(c.oid) else n.nspname ~ p.schema end)`;

/** Finds what pg_dump would write with the same patterns. */
export async function select(session: Session, chosen: Selected): Promise<Selection> {
  const scope = scopeOf(chosen);
  const patterns = (list: readonly string[] | undefined) => JSON.stringify((list ?? []).map(parsePattern));
  const values = [
    chosen.schemas?.include,
    chosen.schemas?.exclude,
    chosen.tables?.include,
    chosen.tables?.exclude,
  ].map(patterns);
  // A pattern without a schema means what the user finds without naming one.
  await session.ask('reset search_path');
  const schemas = await session.ask(
    `select n.oid::text as oid from pg_namespace n where not (${foreign})
      and json_array_length($3) = 0
      and (json_array_length($1) = 0 or exists (select from json_to_recordset($1) p(name text) where n.nspname ~ p.name))
      and not exists (select from json_to_recordset($2) p(name text) where n.nspname ~ p.name)
      and ($4::json is not null)`,
    values,
  );
  const rows = await session.ask(
    `with candidate as (
       select c.oid, n.nspname, c.relname, c.relkind,
         (case when json_array_length($1) > 0 then ${matches('$1')} else n.oid = any ($3::oid[]) end) and not ${matches('$2')} as chosen
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and not (${foreign})
         and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'))
     select oid::text as oid, nspname as schema, relname as name, relkind as kind from candidate c
     where chosen or relkind = 'S' and exists (
       select from pg_depend d join candidate t on t.oid = d.refobjid and t.chosen
       where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i'))
     order by nspname collate "C", relname collate "C"`,
    [values[2], values[3], schemas.map(({ oid }) => oid)],
  );
  await session.ask(`set search_path = ''`);
  return { scope, relations: rows.map(toRelation), schemas: schemas.map(({ oid }) => oid ?? '') };
}

function toRelation(row: Row): Relation {
  const [oid = '', schema = '', name = '', kind = ''] = ['oid', 'schema', 'name', 'kind'].map(
    (key) => row[key] ?? '',
  );
  const parts = [schema, name];
  return { oid, schema, name: readableName(...parts), sql: parts.map(quoteName).join('.'), kind };
}

/** The relations of some kinds. */
export function ofKind({ relations }: Selection, kinds: string): Relation[] {
  return relations.filter(({ kind }) => kinds.includes(kind));
}

/** Patterns that match nothing: pg_dump would refuse them, too. */
export async function unmatched(session: Session, { schemas, tables }: Selected): Promise<string[]> {
  const lists = [
    ['schemas.include', schemas?.include, false],
    ['schemas.exclude', schemas?.exclude, false],
    ['tables.include', tables?.include, true],
    ['tables.exclude', tables?.exclude, true],
  ] as const;
  const missing: string[] = [];
  await session.ask('reset search_path');
  for (const [field, patterns = [], ofTables] of lists) {
    for (const pattern of patterns) {
      const parts = JSON.stringify([parsePattern(pattern)]);
      const question = ofTables
        ? `select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and ${matches('$1')})`
        : 'select exists (select from pg_namespace n, json_to_recordset($1) p(name text) where n.nspname ~ p.name)';
      if ((await session.value(question, [parts])) === 'f')
        missing.push(`\`${field}\`: nothing is called \`${pattern}\``);
    }
  }
  await session.ask(`set search_path = ''`);
  return missing;
}
