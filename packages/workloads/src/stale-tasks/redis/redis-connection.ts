import { isIP } from 'node:net';
import { formatDuration, ProviderError, type Runtime } from '@deploy-actions/action-kit';
import type { Redis } from 'ioredis';
import type { RedisAddress } from './redis-address.ts';
import { redisFailure } from './redis-failure.ts';

/** How long a connection may take, in milliseconds, where the time limit leaves that much. */
const connectLimit = 10_000;

/** One connection that is made once and never again: what it was doing is then known to be over. */
export interface RedisConnection {
  /** Throws ProviderError with what to do, and the signal's reason when the run is cancelled. */
  ask<T>(operation: string, work: (redis: Redis) => Promise<T>): Promise<T>;
}

/** Lends a connection that ends with `use`, or at the time limit (milliseconds), whichever comes first. */
export async function withRedis<T>(
  address: RedisAddress,
  { clock, signal }: Pick<Runtime, 'clock' | 'signal'>,
  timeout: number,
  use: (connection: RedisConnection) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const redis = await createClient(address, timeout);
  let latest: unknown;
  let over: unknown;
  redis.on('error', (error) => {
    latest = error;
  });
  const stop = (reason: unknown) => {
    over ??= reason;
    redis.disconnect();
  };
  const cancel = () => stop(signal.reason);
  signal.addEventListener('abort', cancel, { once: true });
  const ended = new AbortController();
  clock
    .sleep(timeout, ended.signal)
    .then(() => stop(tooLong(address, timeout)))
    .catch(() => {});
  const ask: RedisConnection['ask'] = async (operation, work) => {
    try {
      return await work(redis);
    } catch (error) {
      if (over !== undefined) throw over;
      if (error instanceof ProviderError) throw error;
      // That the connection is gone says less than why.
      const gone = latest !== undefined && /Connection is closed/.test(String(error));
      throw redisFailure(gone ? latest : error, operation, address.place);
    }
  };
  try {
    await ask('connect', () => redis.connect());
    // As an option, a number that is refused would leave the client on the first database.
    if (address.db !== 0) await ask('choose the database', () => redis.select(address.db));
    return await use({ ask });
  } finally {
    ended.abort();
    signal.removeEventListener('abort', cancel);
    redis.disconnect();
  }
}

async function createClient({ host, port, tls, username, password }: RedisAddress, timeout: number) {
  // In a bundle, the module has no other names than this one.
  const { default: ioredis } = await import('ioredis');
  return new ioredis.Redis({
    ...{ host, port, lazyConnect: true, protocol: 2 },
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(tls ? { tls: isIP(host) ? {} : { servername: host } } : {}),
    // Before the time limit, so that the reason is the one that is told.
    connectTimeout: Math.min(connectLimit, timeout * 0.8),
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    // Both would ask for rights that nothing here needs.
    enableReadyCheck: false,
    disableClientInfo: true,
  });
}

function tooLong({ place }: RedisAddress, timeout: number): ProviderError {
  const message = `Redis at ${place}: not done within ${formatDuration(timeout)}; what was removed by then stays removed, and running it again goes on. A longer \`timeout\` helps a long queue`;
  return new ProviderError(message, { system: 'Redis', operation: 'remove stale tasks', retryable: true });
}
