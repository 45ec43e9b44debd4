import { ConfigurationError } from '@deploy-actions/action-kit';
import type { MaintenanceConfigurationOf } from '@deploy-actions/config';

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

type Given = Pick<MaintenanceConfigurationOf<'redis'>, 'url' | 'username' | 'password'>;

/**
 * Reads `rediss://user:password@host:6379/0`, as the IANA registered it: https://www.iana.org/assignments/uri-schemes/prov/redis.
 * Throws ConfigurationError with all that is wrong; its messages don't repeat the address, in which a password may stand.
 */
export function redisAddress({ url: text, username, password }: Given): RedisAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // A `/`, `?` or `#` in a password that isn't written as `%…` ends the host: the password then stands where messages quote from.
  const split = /[/?#].*@/.test(text.slice(text.indexOf('//') + 2));
  const good = url !== undefined && url.hostname !== '' && /^rediss?:$/.test(url.protocol) && !split;
  const extra = good && (!/^\/?\d*$/.test(url.pathname) || url.search !== '');
  const problems = [
    ...(good
      ? []
      : [
          '`maintenance.url` must be an address such as `redis://host:6379/0`, special characters of a password written as `%…`',
        ]),
    ...(extra
      ? [
          '`maintenance.url` must end with the number of the database, such as `/0`; it knows no parameters, and `rediss://` means TLS',
        ]
      : []),
    ...(good && url.password !== '' && password !== undefined
      ? ['`maintenance.url` has a password, and `password` is given, too: one of them is enough']
      : []),
    ...(username !== undefined && password === undefined
      ? ['`maintenance.username` needs `password` beside it']
      : []),
  ];
  if (problems.length > 0 || url === undefined) {
    throw new ConfigurationError(problems.map((message) => ({ message })));
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
