import type { BackupConfigurationOf } from '@deploy-actions/config';
import type { Dump } from '../../backup-engine.ts';
import type { ServerFacts } from './examination.ts';
import type { Programs } from './programs.ts';
import type { Selection } from './selection.ts';
import type { Session } from './session.ts';

/** What a backup of PostgreSQL needs to be read and restored. */
export interface BackupSettings {
  readonly format: BackupConfigurationOf<'postgres'>['format'];
  readonly scope: Selection['scope'];
  /** Major version of the server. */
  readonly server: number;
  /** Major version of pg_dump; an older pg_restore can't read its archives. */
  readonly program: number;
  readonly encoding: string;
  readonly collation: string;
  readonly characters: string;
  readonly extensions: readonly string[];
  /** Roles that own something, may do something or are named in policies. */
  readonly roles: readonly string[];
  /** Schemas that have to be there already: with tables by name, pg_dump doesn't make theirs. */
  readonly schemas: readonly string[];
}

/** Reads what a restore has to know about the database. */
export async function writeSettings(
  session: Session,
  { scope, relations }: Selection,
  {
    backup,
    server,
    programs,
  }: {
    readonly backup: Pick<BackupConfigurationOf<'postgres'>, 'format' | 'tables'>;
    readonly server: ServerFacts;
    readonly programs: Programs;
  },
): Promise<Dump['settings']> {
  const [row] = await session.ask(
    `select pg_encoding_to_char(encoding) as encoding, datcollate::text as collation, datctype::text as characters,
       (select coalesce(json_agg(extname order by extname), '[]') from pg_extension where extname <> 'plpgsql') as extensions,
       (select coalesce(json_agg(r.rolname order by r.rolname), '[]') from pg_roles r where r.rolname !~ '^pg_' and (r.oid = 10 or r.oid = d.datdba
          or exists (select from pg_shdepend s where s.dbid = d.oid and s.refclassid = 'pg_authid'::regclass and s.refobjid = r.oid))) as roles
     from pg_database d where datname = current_database()`,
  );
  return {
    format: backup.format,
    scope,
    server: String(server.major),
    program: String(programs.major),
    encoding: row?.['encoding'] ?? 'UTF8',
    collation: row?.['collation'] ?? 'C',
    characters: row?.['characters'] ?? 'C',
    extensions: row?.['extensions'] ?? '[]',
    roles: row?.['roles'] ?? '[]',
    schemas: JSON.stringify(
      backup.tables?.include ? [...new Set(relations.map(({ schema }) => schema))] : [],
    ),
  };
}

/** The settings of a manifest. */
export function readSettings(settings: Dump['settings']): BackupSettings {
  const list = (text: string | undefined): string[] => {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.map(String) : [];
  };
  const {
    format = 'custom',
    scope = 'all',
    server,
    program,
    encoding,
    collation,
    characters,
  } = settings as Record<string, string | undefined>;
  return {
    format: format as BackupSettings['format'],
    scope: scope as BackupSettings['scope'],
    server: Number(server ?? 0),
    program: Number(program ?? 0),
    encoding: encoding ?? 'UTF8',
    collation: collation ?? 'C',
    characters: characters ?? 'C',
    extensions: list(settings['extensions']),
    roles: list(settings['roles']),
    schemas: list(settings['schemas']),
  };
}
