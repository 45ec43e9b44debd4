import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { ConfigurationError, describeError } from '@deploy-actions/action-kit';
import { decoded, serverAddress } from '../address.ts';

/** The address of a MySQL or MariaDB server, taken apart. */
export interface MysqlAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string | undefined;
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** How TLS is spoken; not at all when absent. */
  readonly tls: Tls | undefined;
  /** `host:port/database`, for messages. */
  readonly place: string;
  /** What must never show. */
  readonly secrets: readonly string[];
}

interface Tls {
  readonly rejectUnauthorized: boolean;
  readonly verifyIdentity: boolean;
  /** Path of the certificates of its authority, where it isn't one that Node knows. */
  readonly authority?: string;
}

/** https://dev.mysql.com/doc/refman/8.4/en/connection-options.html#option_general_ssl-mode; `PREFERRED` would mean that nobody knows. */
const modes: Readonly<Record<string, Omit<Tls, 'authority'> | undefined>> = {
  DISABLED: undefined,
  REQUIRED: { rejectUnauthorized: false, verifyIdentity: false },
  VERIFY_CA: { rejectUnauthorized: true, verifyIdentity: false },
  VERIFY_IDENTITY: { rejectUnauthorized: true, verifyIdentity: true },
};

/**
 * Reads `mysql://user:password@host:port/database?ssl-mode=VERIFY_IDENTITY`. Throws ConfigurationError, whose message doesn't
 * repeat the address.
 */
export function parseMysqlAddress(text: string): MysqlAddress {
  const url = serverAddress(text, 'mysql://user:password@host:3306/name');
  if (url.hostname === '') throw new ConfigurationError('`database` names no host');
  const unknown = [...url.searchParams.keys()].find((name) => !['ssl-mode', 'ssl-ca'].includes(name));
  if (unknown !== undefined) {
    throw new ConfigurationError(
      `\`database\` has the parameter \`${unknown}\`; known are \`ssl-mode\` and \`ssl-ca\``,
    );
  }
  const host = decoded(url.hostname).replace(/^\[|\]$/g, '');
  const port = Number(url.port || 3306);
  const database = decoded(url.pathname.slice(1));
  const password = decoded(url.password);
  return {
    ...{ host, port, tls: tlsOf(url.searchParams, host) },
    database: database === '' ? undefined : database,
    user: url.username === '' ? undefined : decoded(url.username),
    password: password === '' ? undefined : password,
    place: `${url.hostname}:${port}${database === '' ? '' : `/${database}`}`,
    secrets: [url.password, password].filter((secret) => secret !== ''),
  };
}

function tlsOf(parameters: URLSearchParams, host: string): Tls | undefined {
  const mode = (parameters.get('ssl-mode') ?? 'DISABLED').toUpperCase().replaceAll('-', '_');
  const authority = parameters.get('ssl-ca');
  if (!Object.hasOwn(modes, mode)) {
    const allowed = Object.keys(modes).map((each) => `\`${each}\``);
    throw new ConfigurationError(`\`ssl-mode\` in \`database\` must be one of ${allowed.join(', ')}`);
  }
  if (mode === 'VERIFY_CA' && authority === null) {
    throw new ConfigurationError('`ssl-mode=VERIFY_CA` in `database` needs `ssl-ca` beside it');
  }
  // The client would compare the certificate of a bare address with `localhost`.
  if (mode === 'VERIFY_IDENTITY' && isIP(host) !== 0) {
    throw new ConfigurationError(
      '`ssl-mode=VERIFY_IDENTITY` in `database` needs the name of the host, not its number',
    );
  }
  const tls = modes[mode];
  return tls && (authority === null ? tls : { ...tls, authority });
}

/** The options of the client for TLS. Throws ConfigurationError when the file of the authority can't be read. */
export function tlsOptions({ authority, ...tls }: Tls): object {
  if (authority === undefined) return { ...tls };
  try {
    return { ...tls, ca: readFileSync(authority) };
  } catch (error) {
    throw new ConfigurationError(
      `the file in \`ssl-ca\` of \`database\` can't be read: ${describeError(error)}`,
    );
  }
}
