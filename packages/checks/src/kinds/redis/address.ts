import { ConfigurationError } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';

/** Where a Redis server is, and how it lets one in. */
export interface RedisAddress {
  readonly host: string;
  readonly port: number;
  /** Number of the database. */
  readonly db: number;
  readonly tls: boolean;
  readonly username: string | undefined;
  readonly password: string | undefined;
  /** What messages call it: `Redis at host:port`. */
  readonly place: string;
}

type Given = Pick<CheckConfigurationOf<'redis'>, 'url' | 'username' | 'password'>;

/**
 * Reads `rediss://user:password@host:6379/0`, as the IANA registered it: https://www.iana.org/assignments/uri-schemes/prov/redis.
 * Throws ConfigurationError, whose message doesn't repeat the address.
 */
export function redisAddress({ url: text, username, password }: Given): RedisAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.hostname === '' || !/^rediss?:$/.test(url.protocol)) {
    throw new ConfigurationError(
      '`url` must be an address such as `redis://host:6379/0` (special characters of a password as `%…`)',
    );
  }
  // A `/`, `?` or `#` in a password that isn't written as `%…` ends the host: the password then stands where messages quote from.
  if (/[/?#].*@/.test(text.slice(text.indexOf('//') + 2))) {
    throw new ConfigurationError(
      '`url` has an `@` behind the host: special characters of a password are written as `%…`',
    );
  }
  if (url.password !== '' && password !== undefined) {
    throw new ConfigurationError('`url` has a password, and `password` is given, too: one of them is enough');
  }
  if (!/^\/?\d*$/.test(url.pathname) || url.search !== '') {
    throw new ConfigurationError(
      '`url` must end with the number of the database, such as `/0`; it knows no parameters, and `rediss://` means TLS',
    );
  }
  const port = Number(url.port || 6379);
  return {
    ...{ host: url.hostname.replace(/^\[|\]$/g, ''), port, db: Number(url.pathname.slice(1)) },
    tls: url.protocol === 'rediss:',
    username: username ?? (decoded(url.username) || undefined),
    password: password ?? (decoded(url.password) || undefined),
    place: `Redis at ${url.hostname}:${port}`,
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
