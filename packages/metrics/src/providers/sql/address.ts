import { ConfigurationError } from '@deploy-actions/action-kit';

/** A database's address, taken apart. */
export interface Address {
  /** For the client; with the password. */
  readonly url: string;
  /** `host:port/database`, for messages. */
  readonly place: string;
  /** What must never show. */
  readonly secrets: readonly string[];
}

/** https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION, and `no-verify` of the client for Node. */
const modes = ['disable', 'require', 'verify-ca', 'verify-full', 'no-verify'];

/**
 * Reads `postgres://user:password@host:port/database?sslmode=verify-full`. Throws ConfigurationError, whose message doesn't
 * repeat the address.
 */
export function parseAddress(text: string): Address {
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) {
    throw new ConfigurationError(
      '`database` must be an address such as `postgres://user:password@host:5432/name` (special characters of the password as `%…`)',
    );
  }
  const url = new URL(text);
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
    secrets: secrets.filter((secret) => secret !== ''),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
