import type { Row, ServerSession } from './server-session.ts';

/** The two kinds of servers that speak this protocol. */
export type Kind = 'mysql' | 'mariadb';

/** A version as its first two numbers, which name a series: 10.11, 8.0. */
export interface Version {
  readonly kind: Kind;
  /** As it is written: `10.11.6`. */
  readonly text: string;
  readonly major: number;
  readonly minor: number;
}

/** What a server is and where it keeps what. */
export interface ServerFacts extends Version {
  /** Bytes of the longest statement it takes. */
  readonly longestStatement: number;
  /** Whether names of tables are case-sensitive (0) or not. */
  readonly lowerCaseNames: number;
}

/** How people call a server or a program of a kind. */
export function nameOf({ kind, text }: Pick<Version, 'kind' | 'text'>): string {
  return `${kind === 'mariadb' ? 'MariaDB' : 'MySQL'} ${text}`;
}

/** Reads a version as servers write it; `5.5.5-10.11.6-MariaDB` is one of MariaDB before a proxy. */
export function readVersion(text: string, kind: Kind): Version {
  const [, major = '0', minor = '0', patch = '0'] =
    /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text.replace(/^5\.5\.5-/, '')) ?? [];
  return { kind, text: `${major}.${minor}.${patch}`, major: Number(major), minor: Number(minor) };
}

/** Whether a version is of an older series than another of the same kind. */
export function isOlder(version: Version, than: Version): boolean {
  return version.major < than.major || (version.major === than.major && version.minor < than.minor);
}

/** Asks a server what it is. Throws DatabaseFailure. */
export async function readServerFacts(session: ServerSession): Promise<ServerFacts> {
  const [row]: Row[] = await session.rows(
    'select version() as version, @@version_comment as comment, @@global.max_allowed_packet as packet, @@lower_case_table_names as lower_case',
  );
  const version = String(row?.['version']);
  const kind = /mariadb/i.test(`${version} ${row?.['comment']}`) ? 'mariadb' : 'mysql';
  return {
    ...readVersion(version, kind),
    longestStatement: Number(row?.['packet']),
    lowerCaseNames: Number(row?.['lower_case']),
  };
}
