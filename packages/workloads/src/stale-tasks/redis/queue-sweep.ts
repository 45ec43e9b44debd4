import { ProviderError } from '@deploy-actions/action-kit';
import type { Redis } from 'ioredis';
import type { RedisConnection } from './redis-connection.ts';

/** How many tasks are read at a time: some hundred kB, and a command that keeps Redis from others for less than a millisecond or two. */
const page = 500;

/** What is to become of a task that stands in the queue as `text`; `unknown` ones are kept. */
export type Judgement = 'stale' | 'fresh' | 'unknown';

/** What a sweep did. */
export interface SweepCounts {
  readonly removed: number;
  readonly kept: number;
  readonly unknown: number;
}

/**
 * Removes the stale tasks of one list, a page at a time from its right end, where the oldest stand: producers put tasks in at
 * the left, workers take them from the right, and tasks that were given back come in at the right again. Each is removed by
 * its whole text, so that one that a worker took meanwhile is left alone.
 */
export async function sweepList(
  connection: RedisConnection,
  key: string,
  judge: (text: string) => Judgement,
): Promise<SweepCounts> {
  let removed = 0;
  let unknown = 0;
  // The tasks at the right that were looked at and stay, and the leftmost of them: the mark from which the next page counts.
  let kept = 0;
  let mark: Buffer | undefined;
  for (;;) {
    const slice = await connection.ask('read the queue', (redis) =>
      redis.lrangeBuffer(key, -(kept + page), -Math.max(kept, 1)),
    );
    const found = mark ? slice.slice(0, -1) : slice;
    if (mark && !slice.at(-1)?.equals(mark)) {
      // Others took or gave back tasks at the right. What was given back was not looked at yet: from the start, then.
      const place = await placeOf(connection, key, mark);
      const counted = place !== undefined && place <= kept;
      kept = counted ? place : 0;
      if (!counted) [mark, unknown] = [undefined, 0];
      continue;
    }
    if (found.length === 0) return { removed, kept, unknown: Math.min(unknown, kept) };
    const judged = found.map((text) => ({ text, judgement: judge(text.toString()) }));
    const stale = judged.filter(({ judgement }) => judgement === 'stale').map(({ text }) => text);
    removed += await removeFrom(connection, key, stale);
    unknown += judged.filter(({ judgement }) => judgement === 'unknown').length;
    kept += found.length - stale.length;
    mark = judged.find(({ judgement }) => judgement !== 'stale')?.text ?? mark;
  }
}

/** The place of a task counted from the right, from 1 on; `undefined` when it is gone, and with it all that stood right of it. */
async function placeOf(connection: RedisConnection, key: string, task: Buffer): Promise<number | undefined> {
  const [index, length] = await connection.ask('find the place in the queue', async (redis) =>
    values(await redis.multi().lpos(key, task, 'RANK', -1).llen(key).exec()),
  );
  return typeof index === 'number' ? Number(length) - index : undefined;
}

/** Gives how many were still there. The rightmost is the one that was read, should two have the same text. */
async function removeFrom(
  connection: RedisConnection,
  key: string,
  stale: readonly Buffer[],
): Promise<number> {
  if (stale.length === 0) return 0;
  const counts = await connection.ask('remove stale tasks', async (redis) => {
    const pipeline = redis.pipeline();
    for (const text of stale.toReversed()) pipeline.lrem(key, -1, text);
    return values(await pipeline.exec());
  });
  return counts.reduce<number>((sum, count) => sum + Number(count), 0);
}

/** How many tasks stand in each list. Throws when one of the keys is no list. */
export async function lengths(
  connection: RedisConnection,
  keys: readonly string[],
): Promise<readonly number[]> {
  return connection.ask('read the length of the queue', async (redis) => {
    const pipeline = redis.pipeline();
    for (const key of keys) pipeline.llen(key);
    return values(await pipeline.exec()).map(Number);
  });
}

/** Empties a list, whatever is in it, and gives how many tasks that were. A key that is no list stays as it is. */
export async function emptyList(connection: RedisConnection, key: string): Promise<number> {
  const [length] = await connection.ask('purge the queue', async (redis: Redis) =>
    values(await redis.multi().llen(key).ltrim(key, 1, 0).exec()),
  );
  return Number(length);
}

function values(answers: readonly (readonly [error: Error | null, value: unknown])[] | null): unknown[] {
  if (answers === null) {
    const details = { system: 'Redis', operation: 'run a transaction', retryable: true };
    throw new ProviderError('Redis gave the transaction up', details);
  }
  return answers.map(([error, value]) => {
    if (error) throw error;
    return value;
  });
}
