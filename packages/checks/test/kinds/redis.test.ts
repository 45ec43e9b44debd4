import { describe, expect, test, vi } from 'vitest';
import { ask, realRuntime, section } from '../asking.ts';
import { outcomes } from '../outcomes.ts';
import { fakeRedis, type RedisBehaviour } from './fake-redis.ts';

/** https://redis.io/docs/latest/commands/info/, as Redis 7.0 writes it. */
const lines = (...more: readonly string[]) =>
  [
    '# Server',
    'redis_version:7.0.15',
    '# Memory',
    'used_memory:1572864',
    'maxmemory:0',
    '# Replication',
    ...more,
    '',
  ].join('\r\n');
const primary = lines(
  'role:master',
  'connected_slaves:2',
  'slave0:ip=10.0.0.2,port=6379,state=online,offset=5000,lag=0',
  'slave1:ip=10.0.0.3,port=6379,state=wait_bgsave,offset=0,lag=0',
  'master_repl_offset:5120',
);
const replica = (...more: readonly string[]) =>
  lines(
    'role:slave',
    'master_host:10.0.0.1',
    'master_port:6379',
    'master_link_status:up',
    'master_last_io_seconds_ago:7',
    ...more,
  );
const cluster = (state: string, slots: number) =>
  [
    'cluster_enabled:1',
    `cluster_state:${state}`,
    `cluster_slots_ok:${slots}`,
    'cluster_known_nodes:6',
    '',
  ].join('\r\n');

const scene = (behaviour: RedisBehaviour, check: object, more: object) => async () => {
  const { port } = await fakeRedis(behaviour);
  return { check: { url: `redis://127.0.0.1:${port}`, ...check }, ...more } as never;
};

outcomes('redis', {
  passes: scene(
    { info: primary },
    { role: 'primary', 'replicas-at-least': 1, 'fail-lag-above': '1KiB' },
    {
      finding: /^primary; 1 replica online, 1 not yet; lag 120 B; 1\.5 MiB in use$/,
      answer: /^PONG\nredis_version: 7\.0\.15\nused_memory: 1572864\n[\s\S]*slave0: ip=10\.0\.0\.2/,
    },
  ),
  warns: scene(
    { info: primary },
    { 'warn-lag-above': '100B', 'fail-lag-above': '1KiB' },
    { finding: /^the replica 10\.0\.0\.2:6379 is 120 B behind, wanted at most 100 B$/ },
  ),
  fails: {
    'too few replicas': scene(
      { info: primary },
      { 'replicas-at-least': 2 },
      { finding: /^1 replica online, 1 not yet, wanted at least 2$/ },
    ),
    'a replica that is behind': scene(
      { info: primary },
      { 'fail-lag-above': '100B' },
      { finding: /120 B behind, wanted at most 100 B/ },
    ),
    'no replica to be behind': scene(
      { info: lines('role:master', 'connected_slaves:0', 'master_repl_offset:0') },
      { 'fail-lag-above': '10s' },
      { finding: /^no replica is online whose lag could be seen$/ },
    ),
    'the wrong role': scene(
      { info: primary },
      { role: 'replica' },
      { finding: /^is a primary, wanted a replica$/ },
    ),
    'a lost link': scene(
      {
        info: replica(
          'master_link_status:down',
          'master_link_down_since_seconds:42',
          'master_sync_in_progress:1',
        ),
      },
      {},
      { finding: /^its link to the primary 10\.0\.0\.1:6379 is down for 42s, a full copy is under way$/ },
    ),
    'a silent primary': scene(
      { info: replica() },
      { 'fail-lag-above': '5s' },
      { finding: /^it is 7s behind, wanted at most 5s$/ },
    ),
    memory: scene(
      { info: primary },
      { 'fail-memory-above': '1MiB' },
      { finding: /^uses 1\.5 MiB of memory, wanted at most 1\.0 MiB$/ },
    ),
    'a share of no limit': scene(
      { info: primary },
      { 'fail-memory-above': '80%' },
      { finding: /^has no `maxmemory` to take a share of/ },
    ),
    'a broken cluster': scene(
      { info: primary, cluster: cluster('fail', 10_923) },
      { cluster: true },
      {
        finding:
          /^the cluster is in the state `fail` with 10923 of 16384 slots served, wanted `ok` with all$/,
      },
    ),
    'no cluster': scene(
      { info: primary },
      { cluster: true },
      { finding: /it is no node of a cluster; leave `cluster` out/ },
    ),
    loading: scene(
      { error: 'LOADING Redis is loading the dataset in memory' },
      {},
      { finding: /^Redis at 127\.0\.0\.1:\d+: it is still loading its data from disk \(LOADING/ },
    ),
    'no snapshot': scene(
      {
        error:
          'MISCONF Redis is configured to save RDB snapshots, but it is currently unable to persist to disk.',
      },
      {},
      { finding: /it can’t write its snapshot to disk and takes no changes/ },
    ),
  },
  unreachable: {
    'nobody there': () => ({
      check: { url: 'redis://127.0.0.1:1' },
      finding: /^Redis at 127\.0\.0\.1:1: nobody listens there \(connect ECONNREFUSED/,
    }),
    'no password': scene(
      { users: { default: 'secret-1' } },
      {},
      { finding: /it wants a password: give `password`, as `env:NAME` \(NOAUTH/ },
    ),
    'a wrong password': scene(
      { users: { default: 'secret-1' } },
      { password: 'wrong-secret-2' },
      { finding: /it refuses the user or the password \(WRONGPASS/ },
    ),
    'too few rights': scene(
      { error: "NOPERM this user has no permissions to run the 'info' command" },
      {},
      { finding: /the user has too few rights; it needs `\+ping \+info`/ },
    ),
    silence: scene(
      { silent: true },
      { timeout: '200ms' },
      { finding: /gave no answer within 180ms; look at the address/ },
    ),
    'something else': scene(
      { says: 'SSH-2.0-OpenSSH_9.2\r\n' },
      {},
      { finding: /what listens there is no Redis/ },
    ),
  },
});

describe('redis', () => {
  const found = async (behaviour: RedisBehaviour, check: object = {}) => {
    const fake = await fakeRedis(behaviour);
    const result = await ask(
      { kind: 'redis', url: `redis://127.0.0.1:${fake.port}`, ...check },
      await realRuntime(),
    );
    return { fake, result };
  };

  test('lets an ACL user in, and shows no password', async () => {
    const users = { default: 'other', app: 'p@ss-word-1' };
    const { fake, result } = await found(
      { info: primary, users },
      { username: 'app', password: 'p@ss-word-1' },
    );
    expect(result.status).toBe('pass');
    expect(JSON.stringify(result)).not.toContain('ss-word');
    const url = `redis://app:p%40ss-word-1@127.0.0.1:${fake.port}/3`;
    expect(await ask({ kind: 'redis', url }, await realRuntime())).toMatchObject({ status: 'pass' });
    expect(fake.commands).toEqual([
      'auth app p@ss-word-1',
      'PING',
      'INFO',
      'auth app p@ss-word-1',
      'select 3',
      'PING',
      'INFO',
    ]);
  });

  test.each([
    [{ info: primary }, {}],
    [{ users: { default: 'secret-1' } }, { password: 'wrong-secret' }],
    [{ error: 'LOADING Redis is loading the dataset in memory' }, {}],
    [{ silent: true }, { timeout: '200ms' }],
    [{ says: '-ERR max number of clients reached\r\n' }, {}],
  ])('connects once and leaves nothing behind: %o', async (behaviour, check) => {
    const { fake } = await found(behaviour, check);
    await vi.waitUntil(() => fake.connections().open === 0);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(fake.connections()).toEqual({ all: 1, open: 0 });
  });

  test('ends at once when the run is cancelled', async () => {
    const cancel = new AbortController();
    const fake = await fakeRedis({ silent: true });
    const runtime = { ...(await realRuntime()), signal: cancel.signal };
    const asking = ask({ kind: 'redis', url: `redis://127.0.0.1:${fake.port}` }, runtime);
    await vi.waitUntil(() => fake.connections().open === 1);
    const started = performance.now();
    cancel.abort(new Error('enough'));
    expect(await asking).toMatchObject({ status: 'fail', finding: 'enough' });
    expect(performance.now() - started).toBeLessThan(1_000);
    await vi.waitUntil(() => fake.connections().open === 0);
  });

  test('a healthy cluster, and the share of memory', async () => {
    const info = primary.replace('maxmemory:0', 'maxmemory:3145728');
    const behaviour = { info, cluster: cluster('ok', 16_384) };
    const { result } = await found(behaviour, { cluster: true, 'warn-memory-above': '50%' });
    expect(result).toMatchObject({
      status: 'pass',
      finding: 'primary; 1 replica online, 1 not yet; 1.5 MiB of 3.0 MiB in use; cluster ok, 6 nodes',
    });
    const { result: full } = await found(behaviour, { 'warn-memory-above': '49.9%' });
    expect(full).toMatchObject({ status: 'warn', finding: 'uses 50% of memory, wanted at most 49.9%' });
  });

  test('a limit itself is still good', async () => {
    const { result } = await found(
      { info: primary },
      { 'fail-lag-above': '120B', 'fail-memory-above': '1.5MiB' },
    );
    expect(result.status).toBe('pass');
  });

  test('a lag that a server doesn’t tell is none that is kept', async () => {
    const { result } = await found({ info: replica() }, { 'fail-lag-above': '1MiB' });
    expect(result).toMatchObject({
      status: 'fail',
      finding: 'it is behind by nobody knows how many bytes; give the limit as a duration',
    });
  });

  test.each([
    ['http://127.0.0.1', /`url` must be an address/],
    ['redis://:sec/ret-1@127.0.0.1', /`url` must be an address/],
    ['redis://a/secret-1@127.0.0.1', /has an `@` behind the host/],
    ['redis://127.0.0.1/shop', /must end with the number of the database/],
    ['redis://127.0.0.1/0?family=6', /must end with the number of the database/],
    ['redis://:secret-1@127.0.0.1', /has a password, and `password` is given, too/],
  ])('refuses %s', async (url, message) => {
    const asking = ask({ kind: 'redis', url, password: 'other-secret' }, await realRuntime());
    await expect(asking).rejects.toThrow(message);
    await expect(asking).rejects.not.toThrow('ret-1');
  });

  test.each([
    [{ 'fail-lag-above': '5%' }, /must be a duration `10s` or a size/],
    [{ 'warn-memory-above': '5s' }, /must be a share of `maxmemory`/],
    [{ 'warn-lag-above': '10s', 'fail-lag-above': '10s' }, /would never be seen/],
    [{ role: 'replica', 'replicas-at-least': 1 }, /is asked of a primary/],
    [{ username: 'app' }, /needs `password`/],
  ])('refuses %o', (more, message) => {
    expect(() => section({ kind: 'redis', url: 'redis://127.0.0.1', ...more })).toThrow(message);
  });
});
