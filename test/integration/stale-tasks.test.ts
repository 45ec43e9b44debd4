import { readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { systemClock } from '@deploy-actions/action-kit';
import { sections } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { removeStaleTasks, staleTasksObstacles } from '@deploy-actions/workloads';
import { fc, test as property } from '@fast-check/vitest';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { sweepList } from '../../packages/workloads/src/stale-tasks/redis/queue-sweep.ts';
import type { RedisConnection } from '../../packages/workloads/src/stale-tasks/redis/redis-connection.ts';
import { message, recorded } from '../../packages/workloads/test/stale-tasks/celery-messages.ts';
import { freePort, type RedisServer, startRedis } from './components/index.ts';

let server: RedisServer;
let redis: Redis;
beforeAll(async () => {
  server = await startRedis();
  redis = new Redis(server.url);
});
afterAll(async () => {
  redis?.disconnect();
  await server?.close();
});
beforeEach(() => redis.flushall());

/** The section as it would be in a file, with its defaults. */
function staleTasks(given: object) {
  const workloads = {
    worker: { 'stale-tasks': [{ store: 'redis', url: server.url, queue: 'celery', ...given }] },
  };
  const [read] = sections.rolling.parse({ workloads }).workloads['worker']?.['stale-tasks'] ?? [];
  if (!read) throw new Error('no stale tasks');
  return read;
}

async function sweep(given: object) {
  const runtime = await createTestRuntime();
  const clocked = { ...runtime, clock: systemClock };
  return { result: await removeStaleTasks(staleTasks(given), {}, clocked), lines: runtime.lines };
}

const put = (name: string) => redis.lpush(message(name).list, message(name).text);

describe('a queue of Celery', () => {
  test('loses the tasks that are too old, of every priority, and nothing else', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: recorded + 45 * 60_000 });
    onTestFinished(() => void vi.useRealTimers());
    for (const name of ['plain', 'stamped', 'due in an hour', 'expires in a minute', 'urgent', 'pickled'])
      await put(name);
    await redis.hset('unacked', 'tag', message('stamped').text);
    await redis.zadd('unacked_index', 1, 'tag');
    await redis.lpush('celery2', message('stamped').text);
    const { result, lines } = await sweep({ 'older-than': '30m' });
    expect(result).toEqual({ queue: 'celery', removed: 4, kept: 2, unknown: 1 });
    expect(await redis.lrange('celery', 0, -1)).toEqual(
      ['due in an hour', 'plain'].map((name) => message(name).text),
    );
    expect((await redis.keys('*')).toSorted()).toEqual(['celery', 'celery2', 'unacked', 'unacked_index']);
    expect(lines).toContain('Queue `celery`: 4 tasks removed that waited longer than 30m; 2 kept.');
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^warning: Queue `celery`: 1 task stayed .*headers\.enqueued_at.*before_task_publish/,
      ),
    );
  });

  test('keeps what is young enough', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: recorded + 45 * 60_000 });
    onTestFinished(() => void vi.useRealTimers());
    await put('stamped');
    const { result } = await sweep({ 'older-than': '46m' });
    expect(result).toEqual({ queue: 'celery', removed: 0, kept: 1, unknown: 0 });
  });

  test('tells the time by whatever else it is told', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: recorded + 45 * 60_000 });
    onTestFinished(() => void vi.useRealTimers());
    await put('with a timestamp');
    const given = { 'older-than': '44m', enqueued: 'properties.timestamp' };
    expect((await sweep(given)).result).toMatchObject({ removed: 1, kept: 0 });
  });

  test('is emptied when it is named to be, and no other', async () => {
    for (const name of ['plain', 'stamped', 'urgent']) await put(name);
    await redis.lpush('celery2', 'x');
    const { result, lines } = await sweep({ purge: 'celery' });
    expect(result).toEqual({ queue: 'celery', removed: 3, kept: 0, unknown: 0 });
    expect(await redis.keys('*')).toEqual(['celery2']);
    expect(lines).toContain('Queue `celery`: 3 tasks removed, whatever their age; 0 kept.');
  });

  test('that isn’t there is no error, but is told', async () => {
    const { result, lines } = await sweep({ 'older-than': '1h' });
    expect(result).toEqual({ queue: 'celery', removed: 0, kept: 0, unknown: 0 });
    expect(lines).toContain('Queue `celery`: no waiting tasks. A queue of another name would look the same.');
  });

  test.each([{ 'older-than': '1h' }, { purge: 'celery' }])(
    'that is no list stays as it is: %j',
    async (how) => {
      await redis.set('celery', 'a value');
      await expect(sweep(how)).rejects.toMatchObject({
        message: expect.stringMatching(
          /^Redis at 127\.0\.0\.1:\d+\/0: the key with the queue’s name is no list.*WRONGTYPE/,
        ),
        retryable: false,
      });
      expect(await redis.get('celery')).toBe('a value');
    },
  );
});

describe('while others put in, take and give back', () => {
  const task = (id: number, kind: string) => JSON.stringify({ kind, id });
  const kindOf = (text: string) => JSON.parse(text).kind;
  const kinds = fc.constantFrom('stale', 'fresh', 'unknown');
  const action = fc.record({
    take: fc.integer({ min: 0, max: 700 }),
    giveBack: fc.integer({ min: 0, max: 300 }),
    put: fc.integer({ min: 0, max: 300 }),
  });

  property.prop(
    [
      // Runs of tasks of one kind, so that pages are all stale, all kept, or mixed.
      fc.array(fc.tuple(kinds, fc.integer({ min: 1, max: 900 })), { maxLength: 8 }),
      fc.integer({ min: 0, max: 900 }),
      fc.array(action, { maxLength: 12 }),
      fc.boolean(),
    ],
    { numRuns: 60 },
  )(
    'every stale task goes, no other, and the counts are right',
    async (runs, takenBefore, actions, drained) => {
      await redis.flushall();
      let next = 0;
      const all = new Map<number, string>();
      const add = async (kind: string, count: number) => {
        const texts = Array.from({ length: count }, () => {
          const text = task(next, kind);
          all.set(next, text);
          next += 1;
          return text;
        });
        if (texts.length > 0) await redis.lpush('q', ...texts);
      };
      for (const [kind, count] of runs) await add(kind, count);
      const taken = takenBefore > 0 ? ((await redis.rpop('q', takenBefore)) ?? []) : [];
      const givenBack = new Set<string>();
      const ahead = [...actions];
      const connection: RedisConnection = {
        ask: async (_, work) => {
          const now = ahead.shift();
          if (now) {
            await add('fresh', now.put);
            if (now.take > 0 && !drained) taken.push(...((await redis.rpop('q', now.take)) ?? []));
            const back = taken.splice(0, now.giveBack);
            for (const text of back) givenBack.add(text);
            if (back.length > 0) await redis.rpush('q', ...back);
          }
          return work(redis);
        },
      };
      const counts = await sweepList(connection, 'q', (text) => kindOf(text));

      const waiting = await redis.lrange('q', 0, -1);
      const left = waiting.filter((text) => kindOf(text) === 'stale');
      // Given back while others are taken, a task can stand where one stood that was looked at.
      expect(left.filter((text) => drained || !givenBack.has(text))).toEqual([]);
      const there = new Set([...waiting, ...taken]);
      const gone = [...all.values()].filter((text) => !there.has(text));
      expect(gone.filter((text) => kindOf(text) !== 'stale')).toEqual([]);
      expect(counts.removed).toBe(gone.length);
      expect(counts.kept).toBe(waiting.length);
      if (drained) expect(counts.unknown).toBe(waiting.filter((text) => kindOf(text) === 'unknown').length);
    },
  );
});

describe('a server', () => {
  const failure = async (
    given: object,
    prepared?: (runtime: Awaited<ReturnType<typeof createTestRuntime>>) => void,
  ) => {
    const runtime = await createTestRuntime();
    prepared?.(runtime);
    const clocked = { ...runtime, clock: systemClock };
    const tasks = staleTasks({ 'older-than': '1h', ...given });
    const [error] = await Promise.all([
      removeStaleTasks(tasks, {}, clocked).then(
        () => undefined,
        (thrown) => thrown,
      ),
    ]);
    const obstacles = await staleTasksObstacles(tasks, clocked);
    expect(obstacles).toEqual(error ? [`stale tasks of the queue \`celery\`: ${error.message}`] : []);
    return error;
  };
  const password = 'p%40ss-word';
  const byVariable = (url: string) => (runtime: Awaited<ReturnType<typeof createTestRuntime>>) =>
    runtime.secrets.add(url);

  test('without trouble has no obstacles', async () => {
    expect(await failure({})).toBeUndefined();
  });

  test('wants a password, or another', async () => {
    const guarded = await startRedis(['--requirepass', 'p@ss-word']);
    onTestFinished(guarded.close);
    const error = await failure({ url: guarded.url });
    expect(error.message).toMatch(/it wants a password: .*`url: env:REDIS_URL`.*NOAUTH/);
    const wrong = `redis://:wrong-one@${guarded.address}/0`;
    const refused = await failure({ url: wrong }, byVariable(wrong));
    expect(refused.message).toMatch(/it refuses the user or the password of `url`/);
    expect(refused.message).not.toContain('wrong-one');
    const right = `redis://:${password}@${guarded.address}/0`;
    expect(await failure({ url: right }, byVariable(right))).toBeUndefined();
    const literal = await failure({ url: right });
    expect(literal).toMatchObject({ name: 'ConfigurationError' });
    expect(literal.message).toMatch(/has a password in it: .*`url: env:REDIS_URL`/);
    expect(literal.message).not.toMatch(/p@ss|p%40ss/);
  });

  test('gives a user few rights: what the page names is enough, less is told', async () => {
    const page = readFileSync(new URL('../../docs/providers/stale-tasks.md', import.meta.url), 'utf8');
    const [, rights = ''] = /^ACL SETUSER deploy on >\S+ (.*)$/m.exec(page) ?? [];
    await redis.call(
      'ACL',
      'SETUSER',
      'deploy',
      'on',
      '>secret-one',
      ...rights.split(' ').map((word) => word.replace(/^~generation/, '~celery')),
    );
    onTestFinished(async () => void (await redis.call('ACL', 'DELUSER', 'deploy', 'less')));
    await put('stamped');
    await put('urgent');
    const url = `redis://deploy:secret-one@${server.address}/0`;
    expect(await failure({ url }, byVariable(url))).toBeUndefined();
    await redis.call('ACL', 'SETUSER', 'less', 'on', '>secret-one', '~*', '+select');
    const less = `redis://less:secret-one@${server.address}/0`;
    expect((await failure({ url: less }, byVariable(less))).message).toMatch(
      /has too few rights; it needs `.*NOPERM.*llen/,
    );
  });

  test('speaks TLS, and its certificate is checked', async () => {
    expect((await failure({ url: server.tlsUrl })).message).toMatch(
      /its certificate is not trusted; .*NODE_EXTRA_CA_CERTS/,
    );
    const before = getCACertificates('default');
    setDefaultCACertificates([...before, readFileSync(server.certificate, 'utf8')]);
    onTestFinished(() => setDefaultCACertificates(before));
    expect(await failure({ url: server.tlsUrl })).toBeUndefined();
    const [, tlsPort = ''] = /:(\d+)\//.exec(server.tlsUrl.slice('rediss:'.length)) ?? [];
    expect((await failure({ url: `redis://127.0.0.1:${tlsPort}/0` })).message).toMatch(
      /it closed the connection; does it want TLS/,
    );
    expect((await failure({ url: server.url.replace('redis:', 'rediss:'), timeout: '1s' })).message).toMatch(
      /it doesn’t answer; look at .* whether this port speaks TLS/,
    );
  });

  test('isn’t there, is a replica, a cluster, or has no such database', async () => {
    const nowhere = await failure({ url: `redis://127.0.0.1:${await freePort()}/0` });
    expect(nowhere).toMatchObject({
      message: expect.stringMatching(/nobody listens there.*ECONNREFUSED/),
      retryable: true,
    });
    expect((await failure({ url: `${server.url.slice(0, -1)}99` })).message).toMatch(
      /no database of this number/,
    );
    await put('stamped');
    const replica = await startRedis(['--replicaof', '127.0.0.1', String(server.port)]);
    onTestFinished(replica.close);
    const copy = new Redis(replica.url);
    await vi.waitUntil(async () => (await copy.llen('celery')) === 1, { timeout: 20_000 });
    copy.disconnect();
    const runtime = { ...(await createTestRuntime()), clock: systemClock };
    const purge = staleTasks({ url: replica.url, purge: 'celery' });
    await expect(removeStaleTasks(purge, {}, runtime)).rejects.toThrow(
      /it is a replica; give the address of the primary/,
    );
    // Known before anything of the update is written.
    expect(await staleTasksObstacles(purge, runtime)).toEqual([
      expect.stringMatching(/it is a replica; give the address of the primary/),
    ]);
    expect(await redis.llen('celery')).toBe(1);
    const cluster = await startRedis(['--cluster-enabled', 'yes']);
    onTestFinished(cluster.close);
    expect((await failure({ url: cluster.url })).message).toMatch(/it is a cluster/);
  });

  test('that hangs is left after the time limit, and at once when the run is cancelled', async () => {
    const client = new Redis(server.url);
    onTestFinished(() => client.disconnect());
    await client.call('CLIENT', 'PAUSE', '8000', 'ALL');
    const slow = await createTestRuntime();
    const begun = performance.now();
    const limited = removeStaleTasks(
      staleTasks({ 'older-than': '1h', timeout: '500ms' }),
      {},
      { ...slow, clock: systemClock },
    );
    await expect(limited).rejects.toMatchObject({
      message: expect.stringContaining('not done within 500ms'),
      retryable: true,
    });
    const cancelled = await createTestRuntime();
    const waiting = removeStaleTasks(
      staleTasks({ 'older-than': '1h' }),
      {},
      { ...cancelled, clock: systemClock },
    );
    cancelled.cancel(new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
    expect(performance.now() - begun).toBeLessThan(6_000);
    expect(slow.lines).toEqual([]);
  });
});
