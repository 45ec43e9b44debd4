import { readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { systemClock } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { ask } from '../../packages/checks/test/asking.ts';
import { type RedisServer, startRedis } from './components/index.ts';

let primary: RedisServer;
let replica: RedisServer;
let redis: Redis;

beforeAll(async () => {
  primary = await startRedis([
    '--maxmemory',
    '100mb',
    '--repl-diskless-sync-delay',
    '0',
    '--repl-ping-replica-period',
    '1',
  ]);
  replica = await startRedis(['--replicaof', '127.0.0.1', String(primary.port)]);
  redis = new Redis(primary.url);
  await redis.call(
    'ACL',
    'SETUSER',
    'deploy',
    'on',
    '>secret-1',
    '~no-keys',
    '+ping',
    '+info',
    '+select',
    '+cluster|info',
  );
  await redis.call('ACL', 'SETUSER', 'nobody', 'on', '>secret-1', '+ping');
});
afterAll(async () => {
  redis?.disconnect();
  await replica?.close();
  await primary?.close();
});

async function found(check: object) {
  const runtime = { ...(await createTestRuntime()), clock: systemClock };
  const result = await ask({ kind: 'redis', ...check }, runtime);
  expect(JSON.stringify(result)).not.toContain('secret-1');
  return result;
}

const user = { username: 'deploy', password: 'secret-1' };

/** Waits until a check finds something, as a replica needs a moment. */
async function waitFor(check: object, finding: RegExp) {
  await vi.waitUntil(async () => finding.test((await found(check)).finding), {
    timeout: 20_000,
    interval: 100,
  });
}

describe('a primary and its replica', () => {
  test('follow each other, as a user sees that may hardly do anything', async () => {
    const check = {
      url: primary.url,
      ...user,
      role: 'primary',
      'replicas-at-least': 1,
      'fail-lag-above': '30s',
      'warn-memory-above': '80%',
    };
    await waitFor(check, /^primary; 1 replica online; lag \d+(\.\d+)?m?s; \d+\.\d MiB of 100\.0 MiB in use$/);
    const { status, evidence } = await found(check);
    expect(status).toBe('pass');
    expect(evidence?.answer).toMatch(
      /^PONG\nredis_version: \d[\s\S]*\nslave0: ip=127\.0\.0\.1,port=\d+,state=online/,
    );
    expect(await found({ url: replica.url, role: 'replica', 'fail-lag-above': '30s' })).toMatchObject({
      status: 'pass',
      finding: expect.stringMatching(/^replica; linked to 127\.0\.0\.1:\d+; lag \d/),
    });
    expect(await found({ ...check, 'replicas-at-least': 2 })).toMatchObject({
      status: 'fail',
      finding: '1 replica online, wanted at least 2',
    });
    expect(await found({ ...check, 'warn-memory-above': '0.1%' })).toMatchObject({ status: 'warn' });
  });

  test('a replica that stands still is seen to be behind', async () => {
    process.kill(replica.daemon.pid, 'SIGSTOP');
    try {
      await redis.set('key', 'x'.repeat(100_000));
      expect(await found({ url: primary.url, 'fail-lag-above': '50KiB' })).toMatchObject({
        status: 'fail',
        finding: expect.stringMatching(
          /^the replica 127\.0\.0\.1:\d+ is 9\d\.\d KiB behind, wanted at most 50\.0 KiB$/,
        ),
      });
      await waitFor(
        { url: primary.url, 'warn-lag-above': '1s' },
        /is [2-9](\.\d)?s behind, wanted at most 1s/,
      );
      expect(await found({ url: replica.url, timeout: '500ms' })).toMatchObject({
        status: 'fail',
        finding: expect.stringMatching(/gave no answer within 450ms/),
      });
    } finally {
      process.kill(replica.daemon.pid, 'SIGCONT');
    }
    await waitFor({ url: primary.url, 'fail-lag-above': '50KiB' }, /^primary; 1 replica online; lag 0 B/);
  });

  test('a replica whose primary is gone', async () => {
    const lonely = await startRedis(['--replicaof', '127.0.0.1', '1']);
    onTestFinished(lonely.close);
    expect(await found({ url: lonely.url })).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/^its link to the primary 127\.0\.0\.1:1 is down/),
    });
  });
});

describe('the way in', () => {
  test.each([
    [{ password: 'wrong-secret' }, /it refuses the user or the password \(WRONGPASS/],
    [{ username: 'nobody', password: 'secret-1' }, /too few rights; it needs `\+ping \+info`.*\(NOPERM/],
    [{ username: 'deploy', password: 'wrong-secret' }, /it refuses the user or the password/],
  ])('%o', async (access, finding) => {
    const guarded = await startRedis(['--requirepass', 'other-secret']);
    onTestFinished(guarded.close);
    const url = 'username' in access ? primary.url : guarded.url;
    expect(await found({ url, ...access })).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(finding),
    });
  });

  test('a server that wants a password', async () => {
    const guarded = await startRedis(['--requirepass', 'other-secret']);
    onTestFinished(guarded.close);
    expect(await found({ url: guarded.url })).toMatchObject({
      finding: expect.stringMatching(/it wants a password.*NOAUTH/),
    });
    expect(await found({ url: guarded.url, password: 'other-secret' })).toMatchObject({ status: 'pass' });
  });

  test('over TLS, only where the certificate is trusted', async () => {
    expect(await found({ url: primary.tlsUrl })).toMatchObject({
      finding: expect.stringMatching(/its certificate is not trusted/),
    });
    const before = getCACertificates('default');
    setDefaultCACertificates([...before, readFileSync(primary.certificate, 'utf8')]);
    onTestFinished(() => setDefaultCACertificates(before));
    expect(await found({ url: primary.tlsUrl })).toMatchObject({ status: 'pass' });
    expect(await found({ url: primary.url.replace('redis:', 'rediss:'), timeout: '2s' })).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/TLS/),
    });
    expect(await found({ url: primary.tlsUrl.replace('rediss:', 'redis:'), timeout: '2s' })).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/does it want TLS/),
    });
  });

  test('leaves no connection behind', async () => {
    await found({ url: primary.url, ...user });
    await vi.waitUntil(async () => !String(await redis.client('LIST')).includes('user=deploy'));
  });
});

test('a server that can’t write its snapshot', async () => {
  const broken = await startRedis(['--save', '3600 1', '--enable-protected-configs', 'yes']);
  onTestFinished(broken.close);
  const client = new Redis(broken.url);
  onTestFinished(() => client.disconnect());
  await client.set('key', 'value');
  await client.config('SET', 'dir', '/proc');
  await client.bgsave();
  await waitFor({ url: broken.url }, /it can’t write its snapshot to disk and takes no changes/);
});

describe('a cluster', () => {
  test('with all its slots, and with some', async () => {
    const node = await startRedis(['--cluster-enabled', 'yes']);
    onTestFinished(node.close);
    const check = { url: node.url, cluster: true };
    expect(await found(check)).toMatchObject({
      status: 'fail',
      finding: 'the cluster is in the state `fail` with 0 of 16384 slots served, wanted `ok` with all',
    });
    const client = new Redis(node.url);
    onTestFinished(() => client.disconnect());
    await client.call('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
    await waitFor(check, /^primary; \d.*; cluster ok, 1 nodes$/);
  });

  test('is none where there is none', async () => {
    expect(await found({ url: primary.url, cluster: true })).toMatchObject({
      finding: expect.stringMatching(/it is no node of a cluster; leave `cluster` out/),
    });
  });
});
