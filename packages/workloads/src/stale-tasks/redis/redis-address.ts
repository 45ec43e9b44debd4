import { ConfigurationError, quoted } from '@deploy-actions/action-kit';

/** A Redis server's address, taken apart. */
export interface RedisAddress {
  readonly host: string;
  readonly port: number;
  /** Number of the database. */
  readonly db: number;
  readonly tls: boolean;
  readonly username: string | undefined;
  readonly password: string | undefined;
  /** `host:port/db`, for messages. */
  readonly place: string;
}

/** What Celery's own addresses carry and is always so here: the certificate is checked. */
const harmless = { ssl_cert_reqs: ['required', 'CERT_REQUIRED'] };

/**
 * Reads `rediss://user:password@host:6379/0`, as redis-cli and Celery write it. Throws ConfigurationError, whose message
 * doesn't repeat the address.
 */
export function parseRedisAddress(text: string): RedisAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.hostname === '' || !['redis:', 'rediss:'].includes(url.protocol)) {
    throw wrong(
      'must be an address such as `redis://user:password@host:6379/0` (special characters of the password as `%…`)',
    );
  }
  // A `/`, `?` or `#` in a password that isn't written as `%…` ends the host: the password then stands where messages quote from.
  if (/[/?#].*@/.test(text.slice(text.indexOf('//') + 2)))
    throw wrong('has an `@` behind the host: special characters of a password are written as `%…`');
  const db = /^\/?(\d*)$/.exec(url.pathname)?.[1];
  if (db === undefined) {
    throw wrong(
      `ends with ${quoted(url.pathname)}, but after the host comes the number of the database, such as \`/0\``,
    );
  }
  for (const [name, value] of url.searchParams) {
    if (name in harmless && harmless.ssl_cert_reqs.includes(value)) continue;
    throw wrong(
      `has ${quoted(name)}, but no parameters are known: \`rediss://\` means TLS, whose certificate is always checked; a private authority goes into \`NODE_EXTRA_CA_CERTS\``,
    );
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || 6379);
  return {
    ...{ host, port, db: Number(db), tls: url.protocol === 'rediss:' },
    username: url.username === '' ? undefined : decoded(url.username),
    password: url.password === '' ? undefined : decoded(url.password),
    place: `${url.hostname}:${port}/${Number(db)}`,
  };
}

function wrong(what: string): ConfigurationError {
  return new ConfigurationError(`\`url\` of the stale tasks ${what}`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
