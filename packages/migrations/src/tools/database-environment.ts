import { engineOf } from '@deploy-actions/sql';
import type { DatabaseAccess } from '../migration-tool.ts';

/** How a kind of tool wants the address. */
export interface AddressStyle {
  /** Other names of the scheme: `postgresql+psycopg`. */
  readonly schemes?: Partial<Record<'postgres' | 'mysql', string>>;
  /** What stands before the absolute path of an SQLite file; `sqlite:///` when absent. */
  readonly sqlite?: string;
  /** Parameter of a MySQL address with a statement that is run first; where there is none, no timeout reaches MySQL. */
  readonly mysqlStart?: 'init_command';
  /** The timeouts stand in the address itself and not only in `PGOPTIONS`: for clients that read no such variables. */
  readonly optionsInAddress?: boolean;
}

/** The options for PostgreSQL that set the timeouts; the last of several `-c` for a setting holds. */
export function timeoutOptions({ lockTimeout, statementTimeout }: DatabaseAccess): string {
  // https://www.postgresql.org/docs/current/runtime-config-client.html: without a unit, both are milliseconds.
  return `-c lock_timeout=${Math.ceil(lockTimeout)} -c statement_timeout=${Math.ceil(statementTimeout)}`;
}

/** What MySQL runs first so that nobody waits longer for a lock; both count in seconds, and 0 isn't for ever. */
export function mysqlSettings({ lockTimeout }: DatabaseAccess): readonly string[] {
  const seconds = Math.max(1, Math.ceil(lockTimeout / 1_000));
  return [`lock_wait_timeout=${seconds}`, `innodb_lock_wait_timeout=${seconds}`];
}

/** The address as a kind of tool wants it, with the timeouts where they can stand in it; options that were there stay. */
export function addressFor(
  database: DatabaseAccess,
  style: AddressStyle,
  workspacePath: (path: string) => string,
): string {
  const { address } = database;
  const engine = engineOf(address);
  if (engine === 'sqlite') {
    const path = address.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '');
    return `${style.sqlite ?? 'sqlite:///'}${workspacePath(path)}`;
  }
  if (engine === undefined) return address;
  const scheme = style.schemes?.[engine];
  const named = scheme === undefined ? address : address.replace(/^[^:]+(?=:\/\/)/, scheme);
  if (engine === 'postgres') return withOptions(named, database, style.optionsInAddress ?? false);
  if (style.mysqlStart === undefined) return named;
  const [first = '', second = ''] = mysqlSettings(database);
  // Neither blanks nor `%`: alembic's configuration takes a `%` for the beginning of a reference.
  return withParameter(named, `${style.mysqlStart}=SET+SESSION+${first},SESSION+${second}`, style.mysqlStart);
}

/** libpq takes `options` of an address instead of PGOPTIONS, so that the timeouts have to be there, too. */
function withOptions(address: string, database: DatabaseAccess, always: boolean): string {
  const given = new RegExp(/([?&]options=)([^&#]*)/);
  const encoded = encodeURIComponent(timeoutOptions(database));
  if (given.test(address)) return address.replace(given, (_, name, value) => `${name}${value}%20${encoded}`);
  return always ? withParameter(address, `options=${encoded}`, 'options') : address;
}

/** The address with one more parameter; one of this name that is there already keeps its place. */
export function withParameter(address: string, parameter: string, name: string): string {
  if (new RegExp(`[?&]${name}=`).test(address)) return address;
  return `${address}${address.includes('?') ? '&' : '?'}${parameter}`;
}

/** Variables by which clients of PostgreSQL get the timeouts and their name; `given` is the step's environment. */
export function clientVariables(
  database: DatabaseAccess,
  given: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  if (engineOf(database.address) !== 'postgres') return {};
  const options = [given['PGOPTIONS'], timeoutOptions(database)].filter((each) => each?.trim()).join(' ');
  return {
    PGOPTIONS: options,
    ...(database.name === undefined ? {} : { PGAPPNAME: database.name }),
  };
}

/** The password in an address, as it stands there and as it is meant. */
export function passwordsIn(address: string): readonly string[] {
  if (!URL.canParse(address)) return [];
  const { password, searchParams } = new URL(address);
  const meant = safelyDecoded(password);
  return [password, meant, searchParams.get('password') ?? ''].filter((each) => each !== '');
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
