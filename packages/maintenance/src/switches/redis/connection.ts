import { isIP } from 'node:net';
import { describeError, formatDuration, ProviderError } from '@deploy-actions/action-kit';
import type { Redis } from 'ioredis';
import { maintenanceSystem } from '../../maintenance-switch.ts';
import type { RedisAddress } from './address.ts';

/** A connection to send commands over. */
export type RedisCommands = Pick<Redis, 'get' | 'eval' | 'call'>;

/**
 * Lends a connection that is made once and ends with `use`; `timeout` in milliseconds, for connecting and for each command.
 * Throws ProviderError with what to do.
 */
export async function withRedis<T>(
  address: RedisAddress,
  operation: string,
  timeout: number,
  use: (redis: RedisCommands) => Promise<T>,
): Promise<T> {
  const redis = await createClient(address, timeout);
  let latest: unknown;
  redis.on('error', (error) => {
    latest = error;
  });
  try {
    await redis.connect();
    return await use(redis);
  } catch (error) {
    // That the connection is gone says less than why.
    const gone = latest !== undefined && /Connection is closed/.test(String(error));
    throw failure(gone ? latest : error, { operation, address, timeout });
  } finally {
    redis.disconnect();
  }
}

async function createClient(
  { host, port, db, tls, username, password }: RedisAddress,
  timeout: number,
): Promise<Redis> {
  // In a bundle, the module has no other names than this one.
  const { default: ioredis } = await import('ioredis');
  return new ioredis.Redis({
    ...{ host, port, db, lazyConnect: true, protocol: 2, connectTimeout: timeout, commandTimeout: timeout },
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(tls ? { tls: isIP(host) ? {} : { servername: host } } : {}),
    // A server that doesn't take part in the end of a connection is left to itself.
    disconnectTimeout: 100,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    // Both would ask for rights that nothing here needs.
    enableReadyCheck: false,
    disableClientInfo: true,
  });
}

/** The words that errors of Redis begin with (https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors), and those of the connection; what may pass is marked. */
const explanations: readonly (readonly [pattern: RegExp, message: string, passing?: true])[] = [
  [/^NOAUTH/, 'it wants a password: give `password`, as `env:NAME`'],
  [/^(WRONGPASS|ERR invalid password)/, 'it refuses the user or the password'],
  [
    /NOPERM|ACL failure in script/,
    'the user has too few rights; on the key it needs `+get +set +del +eval +ping`',
  ],
  [/^READONLY|can't write against a read only replica/, 'it is a replica; give the address of the primary'],
  [/^MOVED/, 'the key is on another node of its cluster; give that node’s address'],
  [/^WRONGTYPE/, 'something else than text is under the key; choose another `key`'],
  [/^MISCONF/, 'it can’t write its snapshot to disk and takes no changes; look at its log and its disk'],
  [/^OOM/, 'it has no memory left and takes no changes'],
  [/^LOADING/, 'it is still loading its data from disk', true],
  [/^MASTERDOWN/, 'it is a replica that has lost its primary', true],
  [/^BUSY/, 'a script holds it up', true],
  [/max number of clients/, 'it has no connection left', true],
  [/DB index is out of range|invalid DB index/, 'it has no database of this number'],
  [/^DENIED/, 'it is in protected mode and takes connections from its own machine only'],
  [/ECONNREFUSED/, 'nobody listens there', true],
  [/ENOTFOUND|EAI_AGAIN/, 'the host is unknown', true],
  [
    /self.signed|unable to (get|verify)|CERT|certificate|altnames/i,
    'its certificate is not trusted; a private authority goes into `NODE_EXTRA_CA_CERTS`',
  ],
  [
    /EPROTO|wrong version number|packet length too long/i,
    'it doesn’t speak TLS at this port; write `redis://`',
  ],
  [/Protocol error, got|Unknown RESP type/, 'what listens there is no Redis'],
  [
    /Connection is closed|ECONNRESET|EPIPE|aborted due to connection close/,
    'it closed the connection; does it want TLS (`rediss://`)?',
    true,
  ],
];

function failure(
  error: unknown,
  { operation, address, timeout }: { operation: string; address: RedisAddress; timeout: number },
): Error {
  if (error instanceof ProviderError) return error;
  const { code } = error as { readonly code?: unknown };
  const described = describeError(error);
  const text = typeof code === 'string' && !described.includes(code) ? `${described}, ${code}` : described;
  const say = (message: string, retryable: boolean) =>
    new ProviderError(`${address.place}: ${message}`, { system: maintenanceSystem, operation, retryable });
  if (/Command timed out|connect ETIMEDOUT$/.test(text)) {
    return say(`no answer within ${formatDuration(timeout)}; look at the address and the firewall`, true);
  }
  const known = explanations.find(([pattern]) => pattern.test(text));
  return say(known ? `${known[1]} (${text})` : text, known?.[2] ?? false);
}
