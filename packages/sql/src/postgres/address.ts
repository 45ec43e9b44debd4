import { ConfigurationError } from '@deploy-actions/action-kit';
import { decoded, serverAddress } from '../address.ts';

/** The address of a PostgreSQL server, taken apart. */
export interface PostgresAddress {
  /** For the client; with the password. */
  readonly url: string;
  /** `host:port/database`, for messages. */
  readonly place: string;
  readonly user: string | undefined;
  /** What must never show. */
  readonly secrets: readonly string[];
}

/** https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION, and `no-verify` of the client for Node. */
const modes = ['disable', 'require', 'verify-ca', 'verify-full', 'no-verify'];

/**
 * Reads `postgres://user:password@host:port/database?sslmode=verify-full`. Throws ConfigurationError, whose message doesn't
 * repeat the address.
 */
export function parsePostgresAddress(text: string): PostgresAddress {
  const url = serverAddress(text, 'postgres://user:password@host:5432/name');
  const mode = url.searchParams.get('sslmode');
  if (mode !== null && !modes.includes(mode)) {
    const allowed = modes.map((each) => `\`${each}\``).join(', ');
    throw new ConfigurationError(`\`sslmode\` in \`database\` must be one of ${allowed}`);
  }
  if (mode === 'verify-ca' && !url.searchParams.has('sslrootcert')) {
    throw new ConfigurationError('`sslmode=verify-ca` in `database` needs `sslrootcert` beside it');
  }
  // Without it the client takes `require` for `verify-full`, and says so on standard error.
  if (mode !== null && mode !== 'no-verify') url.searchParams.set('uselibpqcompat', 'true');
  const host = url.searchParams.get('host') ?? (decoded(url.hostname) || 'localhost');
  const name = decoded(url.pathname.slice(1));
  const secrets = [url.password, decoded(url.password), url.searchParams.get('password') ?? ''];
  return {
    url: url.href,
    place: `${host}:${url.port || 5432}${name === '' ? '' : `/${name}`}`,
    user: url.username === '' ? undefined : decoded(url.username),
    secrets: secrets.filter((secret) => secret !== ''),
  };
}
