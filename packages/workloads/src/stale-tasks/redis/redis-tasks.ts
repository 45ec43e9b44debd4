import { ConfigurationError, type Runtime } from '@deploy-actions/action-kit';
import type { StaleTasks } from '@deploy-actions/config';
import type { Swept } from '../swept.ts';
import { waitingSince } from '../task-age.ts';
import { emptyList, type Judgement, lengths, sweepList } from './queue-sweep.ts';
import { parseRedisAddress, type RedisAddress } from './redis-address.ts';
import { withRedis } from './redis-connection.ts';

type RedisTasks = Extract<StaleTasks, { store: 'redis' }>;

/**
 * The lists of a queue of Celery: that of its name, and one for each higher step of priority, 9 at most, which kombu tells by
 * this separator. https://docs.celeryq.dev/en/stable/userguide/routing.html#redis-message-priorities
 */
function listsOf(queue: string): readonly string[] {
  return [queue, ...Array.from({ length: 9 }, (_, index) => `${queue}${separator}${index + 1}`)];
}

const separator = '\u0006\u0016';

/** A list that is never there: what has the priority 0 is in the list with the queue's name. */
const unusedList = (queue: string) => `${queue}${separator}0`;

/** Throws ConfigurationError for an address that is none, or whose password stands in the file. */
function addressOf({ url }: RedisTasks, { secrets }: Pick<Runtime, 'secrets'>): RedisAddress {
  const address = parseRedisAddress(url);
  if (address.password === undefined) return address;
  // What came by `env:NAME` is masked as a whole.
  const literal = secrets.redact(url) !== '***';
  secrets.add(address.password);
  // As it stands in the address, where that is not how it would be encoded here.
  secrets.add(new URL(url).password);
  if (!literal) return address;
  throw new ConfigurationError(
    '`url` of the stale tasks has a password in it: put the whole address into a variable and write `url: env:REDIS_URL`',
  );
}

/** Removes tasks from a queue that Celery keeps in Redis. */
export async function removeFromRedis(
  configuration: RedisTasks,
  runtime: Pick<Runtime, 'clock' | 'signal' | 'secrets'>,
  say: (reason: string) => void,
): Promise<Swept> {
  const { queue, timeout, enqueued, purge, 'older-than': age } = configuration;
  const now = runtime.clock.now();
  const judge = (text: string): Judgement => {
    const found = waitingSince(text, enqueued);
    if ('unknown' in found) say(found.unknown);
    if ('unknown' in found) return 'unknown';
    return age !== undefined && now - found.since > age ? 'stale' : 'fresh';
  };
  return withRedis(addressOf(configuration, runtime), runtime, timeout, async (connection) => {
    const lists = listsOf(queue);
    const present = await lengths(connection, lists);
    const total = { removed: 0, kept: 0, unknown: 0 };
    for (const [index, key] of lists.entries()) {
      if (present[index] === 0) continue;
      const counts =
        purge === undefined
          ? await sweepList(connection, key, judge)
          : { removed: await emptyList(connection, key), kept: 0, unknown: 0 };
      total.removed += counts.removed;
      total.kept += counts.kept;
      total.unknown += counts.unknown;
    }
    return { queue, ...total };
  });
}

/** Throws when the queue can't be read, or nothing be written beside it: ConfigurationError for the address, ProviderError for all else. */
export async function lookAtRedis(
  configuration: RedisTasks,
  runtime: Pick<Runtime, 'clock' | 'signal' | 'secrets'>,
): Promise<void> {
  const { queue, timeout } = configuration;
  await withRedis(addressOf(configuration, runtime), runtime, timeout, async (connection) => {
    await lengths(connection, listsOf(queue));
    // A replica, and a server that can't write to its disk, refuse that alone.
    await emptyList(connection, unusedList(queue));
  });
}
