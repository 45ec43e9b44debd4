import type { ServerFacts } from './server-facts.ts';
import { quoteName, type ServerSession } from './server-session.ts';

/** Privileges by where they apply. */
export interface Privileges {
  /** Whether the user has a privilege for all of a database. */
  has(privilege: string, database: string): boolean;
  /** Whether the user has a privilege on one table. */
  hasOnTable(privilege: string, database: string, table: string): boolean;
  /** `'user'@'host'`, as it stands behind TO. */
  readonly grantee: string;
}

interface Grant {
  readonly privileges: readonly string[];
  readonly revoked: boolean;
  readonly database: string;
  readonly table: string;
}

/** What the user of a session may do, roles that are active included. Throws DatabaseFailure. */
export async function readPrivileges(session: ServerSession): Promise<Privileges> {
  const [who] = await session.rows('select current_user() as grantee');
  const [user = '', host = '%'] = String(who?.['grantee']).split(/@(?=[^@]*$)/);
  const grants = (await session.rows('show grants')).map((row) => String(Object.values(row)[0]));
  const roles = (await session.rows('select current_role() as role').catch(() => [])).map((row) =>
    String(row['role'] ?? 'NONE'),
  );
  const [role = 'NONE'] = roles;
  // MariaDB lists the grants of the active role by itself.
  if (role !== 'NONE' && role !== '' && role !== 'null' && /`@`/.test(role)) {
    const more = await session.rows(`show grants for current_user() using ${role}`);
    grants.push(...more.map((row) => String(Object.values(row)[0])));
  }
  return {
    ...judge(grants.map(readGrant).filter((grant) => grant !== undefined)),
    grantee: `'${user}'@'${host}'`,
  };
}

/** Reads what `SHOW GRANTS` writes; nothing for grants of roles and proxies. */
export function readGrant(text: string): Grant | undefined {
  const match =
    /^(GRANT|REVOKE) (.+?) ON (?:TABLE )?(\*|`(?:[^`]|``)*`)\.(\*|`(?:[^`]|``)*`) (?:TO|FROM) /i.exec(text);
  if (!match) return undefined;
  const [, verb = '', list = '', database = '', table = ''] = match;
  // Privileges on columns have the columns in parentheses, and don't cover the table.
  const privileges = list
    .replaceAll(/ ?\w+(?: \w+)* \([^)]*\)(?:, ?)?/g, '')
    .split(/, ?/)
    .map((each) => each.trim().toUpperCase());
  return { privileges, revoked: /^revoke$/i.test(verb), database: nameIn(database), table: nameIn(table) };
}

function nameIn(text: string): string {
  return text === '*' ? '*' : text.slice(1, -1).replaceAll('``', '`');
}

/** Finds privileges among grants. */
export function judge(grants: readonly Grant[]): Omit<Privileges, 'grantee'> {
  const gives = ({ privileges }: Grant, privilege: string) =>
    privileges.includes(privilege) || privileges.includes('ALL PRIVILEGES') || privileges.includes('ALL');
  const has = (privilege: string, database: string) => {
    const about = grants.filter((grant) => grant.table === '*' && gives(grant, privilege));
    if (about.some((grant) => grant.revoked && grant.database === database)) return false;
    return about.some(
      (grant) => !grant.revoked && (grant.database === '*' || matches(grant.database, database)),
    );
  };
  return {
    has,
    hasOnTable: (privilege, database, table) =>
      has(privilege, database) ||
      grants.some((grant) => grant.database === database && grant.table === table && gives(grant, privilege)),
  };
}

/** Names of databases in grants are patterns: `_` is any character and `%` any text, unless a backslash stands before it. */
function matches(pattern: string, database: string): boolean {
  const source = pattern.replaceAll(
    /\\([_%\\])|([_%])|([.*+?^${}()|[\]\\])/g,
    (_all, literal, wild, special) => {
      if (literal !== undefined) return literal === '\\' ? '\\\\' : literal;
      return wild === undefined ? `\\${special}` : wild === '_' ? '.' : '.*';
    },
  );
  return new RegExp(`^${source}$`, 's').test(database);
}

/** What a user needs and hasn't got, each with the statement that grants it. */
export function missingForDump(privileges: Privileges, server: ServerFacts, database: string): string[] {
  const needed = ['SELECT', 'SHOW VIEW', 'TRIGGER', 'EVENT'].filter(
    (each) => !privileges.has(each, database),
  );
  const missing =
    needed.length === 0
      ? []
      : [`GRANT ${needed.join(', ')} ON ${quoteName(database)}.* TO ${privileges.grantee}`];
  const routines = missingForRoutines(privileges, server, database);
  return routines === undefined ? missing : [...missing, routines];
}

/**
 * Routines that the user may not look into are missing from the dump without a word.
 * https://dev.mysql.com/doc/refman/8.4/en/show-create-procedure.html, https://mariadb.com/kb/en/show-create-procedure/
 */
function missingForRoutines(
  privileges: Privileges,
  server: ServerFacts,
  database: string,
): string | undefined {
  const { kind, major, minor, text } = server;
  const to = privileges.grantee;
  if (privileges.hasOnTable('SELECT', 'mysql', 'proc')) return undefined;
  if (kind === 'mariadb' && (major > 11 || (major === 11 && minor >= 3))) {
    if (privileges.has('SHOW CREATE ROUTINE', database)) return undefined;
    return `GRANT SHOW CREATE ROUTINE ON ${quoteName(database)}.* TO ${to}`;
  }
  if (kind === 'mysql' && major >= 8) {
    if (privileges.has('SHOW_ROUTINE', '*') || privileges.has('SELECT', '*')) return undefined;
    // Before 8.0.20 only SELECT on everything did.
    const patch = Number(text.split('.')[2]);
    return major === 8 && minor === 0 && patch < 20
      ? `GRANT SELECT ON *.* TO ${to}`
      : `GRANT SHOW_ROUTINE ON *.* TO ${to}`;
  }
  return `GRANT SELECT ON mysql.proc TO ${to}`;
}
