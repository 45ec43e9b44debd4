import { isIP } from 'node:net';
import type { Redis } from 'ioredis';
import type { RedisAddress } from './address.ts';
import { redisFailure } from './failure.ts';

/** Sends one command and gives the text of its reply. Throws ProviderError with what to do. */
export type AskRedis = (...command: readonly [string, ...string[]]) => Promise<string>;

/**
 * Lends a connection that is made once and never again, and ends with `use` or the signal; `timeout` in milliseconds, for
 * connecting and for each command.
 */
export async function withRedis<T>(
  address: RedisAddress,
  { timeout, signal }: { readonly timeout: number; readonly signal: AbortSignal },
  use: (ask: AskRedis) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const redis = await createClient(address, timeout);
  let latest: unknown;
  redis.on('error', (error) => {
    latest = error;
  });
  const stop = () => redis.disconnect();
  signal.addEventListener('abort', stop, { once: true });
  const attempt = async <R>(operation: string, work: () => Promise<R>): Promise<R> => {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      // That the connection is gone says less than why.
      const gone = latest !== undefined && /Connection is closed/.test(String(error));
      throw redisFailure(gone ? latest : error, { operation, address, timeout });
    }
  };
  try {
    await attempt('connect', () => redis.connect());
    return await use((name, ...words) => attempt(name, async () => String(await redis.call(name, ...words))));
  } finally {
    signal.removeEventListener('abort', stop);
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
