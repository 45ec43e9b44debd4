import { quoteName, quoteText, type Row, type Session } from './session.ts';

/** Settings whose values are lists of quoted names: they are written as several. src/backend/utils/misc/guc_tables.c, GUC_LIST_QUOTE. */
const lists = [
  'search_path',
  'temp_tablespaces',
  'session_preload_libraries',
  'shared_preload_libraries',
  'local_preload_libraries',
  'unix_socket_directories',
];

/** Makes an empty database of the owner, the encoding and the locale of another one. */
export async function createLike(session: Session, original: string, name: string): Promise<void> {
  const [row] = await session.ask(
    `select to_jsonb(d) || jsonb_build_object('encoding', pg_encoding_to_char(d.encoding), 'owner', pg_get_userbyid(d.datdba),
       'tablespace', (select spcname from pg_tablespace t where t.oid = d.dattablespace)) as found from pg_database d where datname = $1`,
    [original],
  );
  const found = JSON.parse(row?.['found'] ?? '{}') as Record<string, string | number | null | undefined>;
  const text = (key: string) => quoteText(String(found[key] ?? ''));
  const providers: Readonly<Record<string, string>> = { i: 'icu', b: 'builtin', c: 'libc' };
  const provider = providers[String(found['datlocprovider'] ?? '')];
  const locale = found['datlocale'] ?? found['daticulocale'];
  const words = [
    `create database ${quoteName(name)} template template0 owner ${quoteName(String(found['owner']))} encoding ${text('encoding')}`,
    `lc_collate ${text('datcollate')} lc_ctype ${text('datctype')} tablespace ${quoteName(String(found['tablespace']))}`,
    ...(provider === undefined ? [] : [`locale_provider ${provider}`]),
    ...(provider === 'icu' && locale ? [`icu_locale ${quoteText(String(locale))}`] : []),
    ...(provider === 'builtin' && locale ? [`builtin_locale ${quoteText(String(locale))}`] : []),
  ];
  await session.ask(words.join(' '), [], 'restore');
}

/**
 * Gives a database what belongs to another one and is in no dump of it: settings, also those of roles there, privileges, comment and
 * the limit on connections. `inside` is a session in the new database.
 */
export async function copyDatabaseSettings(
  session: Session,
  from: string,
  to: string,
  inside: Session,
): Promise<void> {
  const target = quoteName(to);
  const settings = await session.ask(
    `select r.rolname::text as role, json_array_elements_text(to_json(s.setconfig)) as setting
     from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase left join pg_roles r on r.oid = s.setrole where d.datname = $1`,
    [from],
  );
  for (const row of settings) await inside.ask(settingStatement(row, target), [], 'restore');
  for (const statement of await privilegeStatements(session, from, target))
    await session.ask(statement, [], 'restore');
  const [row] = await session.ask(
    `select datconnlimit as most, shobj_description(oid, 'pg_database') as comment from pg_database where datname = $1`,
    [from],
  );
  if (row?.['comment'] != null)
    await session.ask(`comment on database ${target} is ${quoteText(row['comment'])}`);
  if (row?.['most'] !== '-1')
    await session.ask(`alter database ${target} connection limit ${Number(row?.['most'])}`);
}

function settingStatement({ role, setting }: Row, target: string): string {
  const text = setting ?? '';
  const name = text.slice(0, text.indexOf('='));
  const value = text.slice(name.length + 1);
  const whose = role == null ? `database ${target}` : `role ${quoteName(role)} in database ${target}`;
  const written = lists.includes(name.toLowerCase())
    ? splitList(value).map(quoteText).join(', ') || `''`
    : quoteText(value);
  return `alter ${whose} set ${name.split('.').map(quoteName).join('.')} = ${written}`;
}

/** The names in a list as the server keeps it: `"$user", public`. */
export function splitList(value: string): string[] {
  return [...value.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^",\s][^,]*?))\s*(?:,|$)/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

async function privilegeStatements(session: Session, from: string, target: string): Promise<string[]> {
  const rows = await session.ask(
    `select case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end as grantee, a.privilege_type as privilege,
       a.is_grantable as grantable, quote_ident(pg_get_userbyid(d.datdba)) as owner
     from pg_database d cross join lateral aclexplode(d.datacl) a where d.datname = $1`,
    [from],
  );
  const [first] = rows;
  if (first === undefined) return [];
  return [
    `revoke all on database ${target} from public`,
    `revoke all on database ${target} from ${first['owner']}`,
    ...rows.map(
      (row) =>
        `grant ${row['privilege']} on database ${target} to ${row['grantee']}${row['grantable'] === 't' ? ' with grant option' : ''}`,
    ),
  ];
}
