import { ConfigurationError, type Problem } from '@deploy-actions/action-kit';
import { DatabaseFailure, openDatabase } from '@deploy-actions/sql';
import type { EngineContext } from '../../engine-registry.ts';
import { PostgresFailure, remedyFor } from './explain-failure.ts';
import { chooseVersion, findPrograms, missingPrograms, type Programs } from './programs.ts';
import { ofKind, type Selection } from './selection.ts';
import type { AddressField, ServerAddress } from './server-address.ts';
import { quoteName, Session } from './session.ts';

/** Milliseconds for the first answer of a server. */
const probeTimeout = 15_000;

/**
 * Opens a session after an attempt that tells apart why there might be none. Throws ConfigurationError, with the field, for
 * what the reader can put right.
 */
export async function reach(
  address: ServerAddress,
  field: AddressField,
  context: EngineContext,
): Promise<Session> {
  const { secrets, signal, workspace } = context;
  const probe = openDatabase(address.url, { timeout: probeTimeout, secrets, folder: workspace });
  try {
    await probe.ask('select 1', { signal });
  } catch (error) {
    if (!(error instanceof DatabaseFailure)) throw error;
    const remedy = remedyFor(sqlStateIn(error.message) ?? error);
    throw new ConfigurationError([
      { input: field, message: `${error.message}${remedy === undefined ? '' : `; ${remedy}`}` },
    ]);
  } finally {
    probe.close();
  }
  return Session.open(address, context);
}

function sqlStateIn(message: string): { readonly code: string; readonly severity: string } | undefined {
  const [, code] = /\(SQLSTATE (\w{5})\)/.exec(message) ?? [];
  return code === undefined ? undefined : { code, severity: 'FATAL' };
}

/** What a server is. */
export interface ServerFacts {
  /** `15.14`. */
  readonly version: string;
  readonly major: number;
}

/** Reads the version of a server. */
export async function readServer(session: Session): Promise<ServerFacts> {
  const [row] = await session.ask(
    `select current_setting('server_version_num') as number, current_setting('server_version') as version`,
  );
  const [version = ''] = (row?.['version'] ?? '').split(' ');
  return { version, major: Math.floor(Number(row?.['number']) / 10_000) };
}

/** The programs for a server. Gives what is to be said instead when there are none that fit. */
export async function programsFor(
  needed: readonly string[],
  atLeast: number,
  { kind, given }: { readonly kind: 'client' | 'server'; readonly given: string | undefined },
  context: EngineContext,
): Promise<Programs | string> {
  const found = await findPrograms(needed, given, context);
  return chooseVersion(found, atLeast) ?? missingPrograms(needed[0] ?? '', atLeast, { found, given, kind });
}

/** What the user may not read of what is to be backed up, each with the statement that grants it. */
export async function missingRights(session: Session, selection: Selection): Promise<string[]> {
  const { user } = session.address;
  const role = quoteName(user);
  const numbers = [ofKind(selection, 'rpSm').map(({ oid }) => oid)];
  const unreadable = await session.ask(
    `select format('%I.%I', n.nspname, c.relname) as name, c.relkind = 'S' as sequence,
       not has_schema_privilege(n.oid, 'USAGE') as closed, quote_ident(n.nspname) as schema
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.oid = any ($1::oid[]) and not (has_schema_privilege(n.oid, 'USAGE') and
       case c.relkind when 'S' then has_sequence_privilege(c.oid, 'SELECT') else has_table_privilege(c.oid, 'SELECT') end)
     order by 1`,
    numbers,
  );
  const problems: string[] = [];
  if (unreadable.length > 0) {
    const schemas = [
      ...new Set(unreadable.filter((row) => row['closed'] === 't').map((row) => row['schema'])),
    ];
    const names = (sequence: boolean) =>
      unreadable.filter((row) => (row['sequence'] === 't') === sequence).map((row) => row['name']);
    const grants = [
      ...(schemas.length > 0 ? [`GRANT USAGE ON SCHEMA ${schemas.join(', ')} TO ${role}`] : []),
      ...(names(false).length > 0 ? [`GRANT SELECT ON ${names(false).join(', ')} TO ${role}`] : []),
      ...(names(true).length > 0 ? [`GRANT SELECT ON SEQUENCE ${names(true).join(', ')} TO ${role}`] : []),
    ];
    problems.push(
      `the user \`${user}\` may not read ${unreadable.map((row) => `\`${row['name']}\``).join(', ')}: \`${grants.join('; ')}\`, or \`GRANT pg_read_all_data TO ${role}\` once and for all`,
    );
  }
  const hidden = await session.ask(
    `select c.oid::regclass::text as name from pg_class c where c.oid = any ($1::oid[]) and c.relrowsecurity
       and not exists (select from pg_roles r where r.rolname = current_user and (r.rolsuper or r.rolbypassrls))
       and not (pg_has_role(c.relowner, 'USAGE') and not c.relforcerowsecurity) order by 1`,
    numbers,
  );
  if (hidden.length > 0) {
    const names = hidden.map((row) => `\`${row['name']}\``).join(', ');
    problems.push(
      `row level security may hide rows of ${names} from the user \`${user}\`: \`ALTER ROLE ${role} BYPASSRLS\``,
    );
  }
  if (selection.scope !== 'some') problems.push(...(await unreadableLargeObjects(session)));
  return problems;
}

async function unreadableLargeObjects(session: Session): Promise<string[]> {
  const { user } = session.address;
  const count = Number(
    await session.value(
      `select count(*) from pg_largeobject_metadata m where not (pg_has_role(m.lomowner, 'USAGE') or exists (
         select from aclexplode(m.lomacl) a where a.privilege_type = 'SELECT' and (a.grantee = 0 or pg_has_role(a.grantee, 'USAGE'))))
       and current_setting('lo_compat_privileges') = 'off'
       and not (current_setting('server_version_num')::int >= 180000 and pg_has_role('pg_read_all_data', 'USAGE'))`,
    ),
  );
  if (count === 0) return [];
  return [
    `the user \`${user}\` may not read ${count} large objects: \`GRANT SELECT ON LARGE OBJECT … TO ${quoteName(user)}\` for each, or make it a member of the role that owns them`,
  ];
}

/** Bytes on the disk of the server: `all` with indexes, `data` without. */
export async function readSizes(
  session: Session,
  selection: Selection,
): Promise<{ readonly all: number; readonly data: number }> {
  const [row] = await session.ask(
    `select coalesce(sum(pg_total_relation_size(oid)), 0)::bigint as all, coalesce(sum(pg_table_size(oid)), 0)::bigint as data
     from unnest($1::oid[]) oid`,
    [ofKind(selection, 'rmS').map(({ oid }) => oid)],
  );
  const large =
    selection.scope === 'some'
      ? 0
      : Number(await session.value(`select pg_total_relation_size('pg_largeobject')`));
  return { all: Number(row?.['all']) + large, data: Number(row?.['data']) + large };
}

/** What keeps restored copies from being made on a server that was given for them. */
export async function restoreServerProblems(
  address: ServerAddress,
  { major, extensions }: { readonly major: number; readonly extensions: readonly string[] },
  context: EngineContext,
): Promise<Problem[]> {
  const say = (message: string): Problem => ({
    input: 'restore-connection',
    message: `${address.place}: ${message}`,
  });
  let session: Session;
  try {
    session = await reach(address, 'restore-connection', context);
  } catch (error) {
    if (error instanceof ConfigurationError) return [...error.problems];
    if (error instanceof PostgresFailure) return [say(error.message)];
    throw error;
  }
  try {
    const problems: Problem[] = [];
    const server = await readServer(session);
    if (server.major < major) {
      problems.push(
        say(
          `the server is PostgreSQL ${server.version}, older than the ${major} that is backed up; name one of at least ${major}`,
        ),
      );
    }
    if (!(await mayCreateDatabases(session))) {
      problems.push(
        say(
          `the user \`${address.user}\` may not create databases: \`ALTER ROLE ${quoteName(address.user)} CREATEDB\``,
        ),
      );
    }
    const missing = await unavailable(session, extensions);
    if (missing.length > 0)
      problems.push(say(`extensions that the database uses are not installed there: ${missing.join(', ')}`));
    return problems;
  } finally {
    await session.close();
  }
}

/** Whether the user may make databases. */
export async function mayCreateDatabases(session: Session): Promise<boolean> {
  return (
    (await session.value('select rolsuper or rolcreatedb from pg_roles where rolname = current_user')) === 't'
  );
}

/** Those of the extensions that a server doesn't have. */
export async function unavailable(session: Session, extensions: readonly string[]): Promise<string[]> {
  const rows = await session.ask(
    'select e as name from unnest($1::text[]) e where e not in (select name from pg_available_extensions) order by 1',
    [extensions],
  );
  return rows.map((row) => row['name'] ?? '');
}

/** Names of the extensions that a database uses. */
export async function readExtensions(session: Session): Promise<string[]> {
  const rows = await session.ask(
    `select extname::text as name from pg_extension where extname <> 'plpgsql' order by 1`,
  );
  return rows.map((row) => row['name'] ?? '');
}
