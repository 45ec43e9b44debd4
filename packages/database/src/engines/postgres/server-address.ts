import { resolve } from 'node:path';
import { ConfigurationError, nearest, quoted } from '@deploy-actions/action-kit';

/** The address of a PostgreSQL database, for the client for Node and for the programs of PostgreSQL. */
export interface ServerAddress {
  /** For the client; with the password. */
  readonly url: string;
  /** `host:port/database`, for manifests and messages; the same from every machine. */
  readonly place: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** What libpq is told by environment variables; without the password. */
  readonly environment: Readonly<Record<string, string>>;
  /** Whether certificates are checked without one being named: libpq has to be told which authorities there are. */
  readonly needsAuthorities: boolean;
  /** Milliseconds that a statement of ours waits there for a lock; the default of the section when absent. */
  readonly lockTimeout?: number;
}

/** The field an address stands in, for messages. */
export type AddressField = 'connection' | 'restore-connection';

const example = 'postgres://user:password@host:5432/name';

/** What may stand behind `?`, and the variable of libpq for it; https://www.postgresql.org/docs/current/libpq-envars.html. */
const parameters: Readonly<Record<string, string | undefined>> = {
  sslmode: 'PGSSLMODE',
  sslrootcert: 'PGSSLROOTCERT',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
  application_name: 'PGAPPNAME',
  connect_timeout: 'PGCONNECT_TIMEOUT',
  host: 'PGHOST',
  uselibpqcompat: undefined,
};
const files = ['sslrootcert', 'sslcert', 'sslkey'];
/** https://www.postgresql.org/docs/current/libpq-ssl.html, and `no-verify` of the client for Node. */
const modes = ['disable', 'require', 'verify-ca', 'verify-full', 'no-verify'];

/**
 * Reads `postgres://user:password@host:port/database?sslmode=verify-full`; `postgres` is the database where none is named and
 * `field` is that of a server. Files are relative to `workspace`. Throws ConfigurationError, whose message doesn't repeat the address.
 */
export function parseServerAddress(text: string, field: AddressField, workspace: string): ServerAddress {
  const fail = (message: string) => new ConfigurationError([{ input: field, message }]);
  const behindScheme = text.slice(text.indexOf('//') + 2);
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) {
    throw fail(`must be an address such as \`${example}\` (special characters of the password as \`%…\`)`);
  }
  // A `/`, `?` or `#` in a password that isn't written as `%…` ends the host: the password then stands where messages quote from.
  if (/^[^@]*[/?#][^@]*@/.test(behindScheme)) {
    throw fail('has an `@` behind the host: special characters of the password are written as `%…`');
  }
  const url = new URL(text);
  const problem = parameterProblem(url.searchParams);
  if (problem !== undefined) throw fail(problem);
  const user = decoded(url.username);
  if (user === '') throw fail(`names no user; it is written as \`${example}\``);
  const database = decoded(url.pathname.slice(1)) || (field === 'restore-connection' ? 'postgres' : '');
  if (database === '') throw fail(`names no database; it is written as \`${example}\``);
  if (database.includes('/')) throw fail('has more than the name of a database behind the host');
  if (url.hostname.includes(',')) throw fail('names several hosts; name the one the backup is taken from');
  for (const name of files) {
    const file = url.searchParams.get(name);
    if (file && file !== 'system') url.searchParams.set(name, resolve(workspace, file));
  }
  return addressOf(url, { user, database });
}

function parameterProblem(given: URLSearchParams): string | undefined {
  const known = Object.keys(parameters);
  for (const [name, value] of given) {
    if (name === 'password') return 'has the password behind `?`; it belongs between `:` and `@`';
    if (known.includes(name)) {
      if (name !== 'sslmode' || modes.includes(value)) continue;
      return `has an unknown \`sslmode\`; there are ${modes.map((mode) => `\`${mode}\``).join(', ')}`;
    }
    const near = nearest(name, known);
    const hint =
      near === undefined
        ? `there are ${known
            .slice(0, -1)
            .map((each) => `\`${each}\``)
            .join(', ')}`
        : `did you mean \`${near}\`?`;
    return `has the unknown parameter ${quoted(name)}; ${hint}`;
  }
  if (given.get('sslmode') === 'verify-ca' && !given.has('sslrootcert')) {
    return 'has `sslmode=verify-ca`, which needs `sslrootcert` beside it';
  }
  return undefined;
}

function addressOf(
  url: URL,
  { user, database }: { readonly user: string; readonly database: string },
): ServerAddress {
  const given = url.searchParams;
  const host = given.get('host') ?? (decoded(url.hostname).replace(/^\[(.*)\]$/, '$1') || 'localhost');
  const port = url.port || '5432';
  const mode = given.get('sslmode');
  const environment: Record<string, string> = {
    PGAPPNAME: 'deploy-actions',
    PGCONNECT_TIMEOUT: '15',
    PGHOST: host,
    PGPORT: port,
    PGUSER: user,
    PGDATABASE: database,
  };
  for (const [name, value] of given) {
    const variable = parameters[name];
    if (variable !== undefined) environment[variable] = value;
  }
  if (mode === 'no-verify') environment['PGSSLMODE'] = 'require';
  const named = given.get('sslrootcert');
  // Otherwise the client takes `require` for `verify-full`, and says so on standard error.
  if (mode !== null && mode !== 'no-verify') given.set('uselibpqcompat', 'true');
  if (named === 'system') given.delete('sslrootcert');
  return {
    url: url.href,
    place: `${host}:${port}/${database}`,
    user,
    password: decoded(url.password),
    database,
    environment,
    needsAuthorities: mode === 'verify-full' && (named === null || named === 'system'),
  };
}

/** The same server with another database. */
export function onDatabase(address: ServerAddress, database: string): ServerAddress {
  const url = new URL(address.url);
  url.pathname = `/${encodeURIComponent(database)}`;
  return {
    ...address,
    url: url.href,
    place: `${address.place.slice(0, address.place.indexOf('/', address.environment['PGHOST']?.length ?? 0))}/${database}`,
    database,
    environment: { ...address.environment, PGDATABASE: database },
  };
}

/** The name by which manifests call the database at an address: `host:port/name`. Throws ConfigurationError for none. */
export function postgresName(address: string): string {
  return parseServerAddress(address, 'connection', '/').place;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
