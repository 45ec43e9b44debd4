import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { parse } from 'yaml';
import { sql } from '../../packages/metrics/src/providers/sql.ts';
import { freePort, startPostgres } from './components/index.ts';
import { ours, password, shopDatabase } from './shop-database.ts';

const { server, ask, answerTo, mistakeIn, number, connections } = shopDatabase();

describe('the way to the server', () => {
  test('a wrong password, an unknown user and an unknown database', async () => {
    const wrong = server().url('reader', 'wrong-password-1');
    const answer = await answerTo('select 1', { database: wrong });
    expect(answer).toEqual({
      failure: 'wrong-credentials',
      detail: expect.stringMatching(
        /^PostgreSQL at 127\.0\.0\.1:\d+\/postgres: password authentication failed .*28P01/,
      ),
    });
    expect(await mistakeIn('select 1', { database: wrong })).toMatch(/28P01/);
    expect(JSON.stringify(answer)).not.toContain('wrong-password');
    const without = `postgres://reader@127.0.0.1:${server().port}/postgres`;
    expect(await answerTo('select 1', { database: without })).toMatchObject({ failure: 'wrong-credentials' });
    const elsewhere = server().url('reader', password, 'nowhere');
    expect(await answerTo('select 1', { database: elsewhere })).toMatchObject({
      failure: 'refused',
      detail: expect.stringContaining('"nowhere" does not exist'),
    });
    expect(await mistakeIn('select 1', { database: elsewhere })).toMatch(/3D000/);
  });

  test.each([
    ['sslmode=require', undefined],
    ['sslmode=no-verify', undefined],
    ['sslmode=disable', undefined],
    ['sslmode=verify-ca&sslrootcert=CERTIFICATE', undefined],
    ['sslmode=verify-full&sslrootcert=CERTIFICATE', /altnames|does not match/i],
    ['sslmode=verify-full&sslrootcert=CERTIFICATE', undefined, 'localhost'],
    ['sslmode=verify-full', /self-signed certificate/, 'localhost'],
  ])('over TLS as %s wants it', async (parameters, problem, host = '127.0.0.1') => {
    const address = server().url('reader', password).replace('127.0.0.1', host);
    const database = `${address}?${parameters.replace('CERTIFICATE', server().certificate)}`;
    const encrypted = 'select ssl from pg_stat_ssl where pid = pg_backend_pid()';
    const answer = await answerTo(encrypted, { database });
    if (problem) {
      expect(answer).toMatchObject({ failure: 'unreachable', detail: expect.stringMatching(problem) });
    } else {
      expect(answer).toEqual({ value: parameters === 'sslmode=disable' ? 0 : 1 });
    }
  });

  test('a certificate that is named and isn’t there', async () => {
    const database = `${server().url('reader', password)}?sslmode=verify-full&sslrootcert=/nowhere.pem`;
    expect(await answerTo('select 1', { database })).toMatchObject({
      failure: 'refused',
      detail: expect.stringMatching(/ENOENT.*nowhere\.pem/),
    });
  });

  test('a server without TLS, where it is asked for', async () => {
    const without = await startPostgres({ ssl: 'off' });
    onTestFinished(without.close);
    const database = `${without.url()}?sslmode=require`;
    expect(await answerTo('select 1', { database })).toMatchObject({
      failure: 'unreachable',
      detail: expect.stringContaining('does not support SSL'),
    });
  });

  test('a query that takes too long ends on the server too, and the others are answered', async () => {
    const { provider } = await ask(['select count(*) from pg_sleep(60)', 'select 1', 'select 2'], {
      timeout: 1_000,
    });
    const [slow, ...others] = await provider.observe();
    expect(slow).toEqual({
      failure: 'unreachable',
      detail: expect.stringContaining('gave no answer within 1s, the `timeout` of the source'),
    });
    expect(others).toEqual([{ value: 1 }, { value: 2 }]);
    expect(
      await number(
        `select count(*) from pg_stat_activity where query like '%pg_sleep(60)%' and ${ours} and state = 'active'`,
      ),
    ).toBe(0);
  });

  test('a lock that somebody else holds is waited for no longer than that', async () => {
    const { provider } = await ask(['select count(*) from orders'], { timeout: 500 });
    const held = server().admin('begin; lock table orders; select pg_sleep(2); rollback');
    await vi.waitUntil(
      async () => (await number("select count(*) from pg_locks where mode = 'AccessExclusiveLock'")) > 0,
    );
    expect((await provider.observe())[0]).toMatchObject({ failure: 'unreachable' });
    await held;
    expect((await provider.observe())[0]).toEqual({ value: 100 });
  });

  test('no connection left', async () => {
    // Others take all there are; a connection of the superuser may be among them for a moment.
    for (let refused = 0; refused < 3; ) {
      const [answer] = await (await ask(['select 1'])).provider.observe();
      refused = answer?.failure === undefined ? 0 : refused + 1;
      if (refused > 0) await sleep(100);
    }
    const { provider } = await ask(['select 1', 'select 2', 'select 3']);
    expect((await provider.observe()).map(({ failure }) => failure)).toEqual([
      'not-ready',
      'not-ready',
      'not-ready',
    ]);
    expect((await provider.observe())[0]).toMatchObject({
      detail: expect.stringContaining('no connection left'),
    });
    expect(await provider.findMistakes()).toEqual([undefined, undefined, undefined]);
    const held = await connections();
    // With room for one of the three connections, that one answers everything.
    await server().admin(`select pg_terminate_backend(pid) from pg_stat_activity where ${ours} limit 2`);
    await vi.waitUntil(async () => (await connections()) === held - 2);
    expect(await provider.observe()).toEqual([{ value: 1 }, { value: 2 }, { value: 3 }]);
  });

  test('nobody there', async () => {
    const database = `postgres://reader:secret-word@127.0.0.1:${await freePort()}/shop`;
    const { provider } = await ask(['select 1', 'select 2'], { database });
    const [first, second] = await provider.observe();
    expect(first).toEqual({
      failure: 'unreachable',
      detail: expect.stringMatching(/^PostgreSQL at 127\.0\.0\.1:\d+\/shop can't be reached: .*ECONNREFUSED/),
    });
    expect(second).toEqual(first);
    expect(await provider.findMistakes()).toEqual([undefined, undefined]);
  });

  test('somebody who never answers, for a whole look no longer than the time limit', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    onTestFinished(() => void silent.close());
    await vi.waitUntil(() => silent.listening);
    const { port } = silent.address() as { port: number };
    const { provider, runtime } = await ask(
      Array.from({ length: 10 }, () => 'select 1'),
      { database: `postgres://reader:x@127.0.0.1:${port}/shop`, timeout: 400 },
    );
    const started = performance.now();
    const answers = await provider.observe();
    expect(performance.now() - started).toBeLessThan(1_500);
    expect(new Set(answers.map(({ failure }) => failure))).toEqual(new Set(['unreachable']));
    const looking = provider.observe();
    await sleep(100);
    runtime.cancel(new Error('enough'));
    await expect(looking).rejects.toThrow('enough');
  });

  test('a cancel in the middle of a query', async () => {
    const { provider, runtime } = await ask(['select count(*) from pg_sleep(30)'], { timeout: 60_000 });
    const looking = provider.observe();
    await sleep(500);
    const started = performance.now();
    runtime.cancel(new Error('enough'));
    await expect(looking).rejects.toThrow('enough');
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test('a lost connection is one failed look at most, and the next opens another', async () => {
    const { provider } = await ask(['select count(*) from orders', 'select 2']);
    expect((await provider.observe())[0]).toEqual({ value: 100 });
    await server().admin(`select pg_terminate_backend(pid) from pg_stat_activity where ${ours}`);
    await vi.waitUntil(async () => (await connections()) === 0);
    await provider.observe();
    expect(await provider.observe()).toEqual([{ value: 100 }, { value: 2 }]);

    const { provider: slow } = await ask(['select count(*) from pg_sleep(20)', 'select 2']);
    const looking = slow.observe();
    await vi.waitUntil(async () => (await connections()) >= 4);
    await sleep(300);
    await server().admin(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(20)%' and ${ours}`,
    );
    expect(await looking).toEqual([
      { failure: 'not-ready', detail: expect.stringContaining('57P01') },
      { value: 2 },
    ]);
  });

  test('a server that stops and comes back', async () => {
    const { provider } = await ask(['select count(*) from orders', 'select 2']);
    await provider.observe();
    await server().stop();
    // The first may still hear the server's last words.
    expect((await provider.observe())[0]?.failure).toMatch(/^(unreachable|not-ready)$/);
    expect((await provider.observe())[0]).toMatchObject({ failure: 'unreachable' });
    await server().start();
    expect(await provider.observe()).toEqual([{ value: 100 }, { value: 2 }]);
  });
});

/** The indicators on the documentation's page that a database answers, by name. */
function documented(): Readonly<Record<string, { readonly query: string; readonly source?: string }>> {
  const page = readFileSync(new URL('../../docs/providers/metrics-sql.md', import.meta.url), 'utf8');
  const blocks = [...page.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, text = '']) => parse(text).metrics);
  return Object.assign(
    {},
    ...blocks.map(({ provider, indicators }) =>
      Object.fromEntries(
        Object.entries(indicators as ReturnType<typeof documented>).filter(
          ([, { source }]) => provider === 'sql' || source === 'database',
        ),
      ),
    ),
  );
}

describe('the examples of the documentation', () => {
  const examples = documented();
  const query = (name: string) => examples[name]?.query ?? `no example ${name}`;

  test.each(Object.keys(examples))('%s has nothing wrong with it', async (name) => {
    expect(sql.checkQuery(query(name), { provider: 'sql', database: '', timeout: 1 })).toBeUndefined();
    expect(await mistakeIn(query(name), { release: { version: '1.2.3' } })).toBeUndefined();
  });

  test('orders without a customer', async () => {
    expect(await answerTo(query('orders-without-customer'))).toEqual({ value: 0 });
    await server().admin('update orders set customer_id = 77 where id < 4');
    expect(await answerTo(query('orders-without-customer'))).toEqual({ value: 3 });
    await server().admin('update orders set customer_id = 1 where id < 4');
  });

  test('failed payments of the version', async () => {
    const share = () => answerTo(query('failed-payments'), { release: { version: '1.2.3' } });
    expect(await share()).toMatchObject({ failure: 'no-data' });
    await server().admin(`
      insert into payments select 'paid', now(), '1.2.3' from generate_series(1, 9);
      insert into payments values ('failed', now(), '1.2.3'), ('failed', now(), '1.2.2');
      insert into payments values ('failed', now() - interval '10 minutes', '1.2.3');
    `);
    expect(await share()).toEqual({ value: 0.1 });
  });

  test('connection errors and the use of connections, from the statistics of the server', async () => {
    const { provider } = await ask([query('database-connection-errors'), query('database-connections-used')]);
    const values = async () => (await provider.observe()) as { readonly value: number }[];
    const [before, share] = await values();
    expect(share?.value).toBeGreaterThanOrEqual(1 / 12);
    expect(share?.value).toBeLessThanOrEqual(1);
    const { provider: victim } = await ask(['select 1']);
    await victim.observe();
    const pid = await number(`select max(pid) from pg_stat_activity where ${ours} and query = 'rollback'`);
    await server().admin(`select pg_terminate_backend(${pid})`);
    // The server tells its statistics with a delay.
    await expect
      .poll(async () => (await values())[0]?.value, { timeout: 15_000, interval: 500 })
      .toBeGreaterThan(before?.value ?? Number.NaN);
  });
});

test('a process that has asked ends by itself', async () => {
  const program = `
    import { createTestRuntime } from '@deploy-actions/testing';
    import { sql } from './packages/metrics/src/providers/sql.ts';
    const runtime = await createTestRuntime();
    const source = { provider: 'sql', database: process.env.DATABASE_URL, timeout: 30_000 };
    const provider = sql.create(source, ['select 41 + 1'], { runtime, release: {} });
    console.log(JSON.stringify(await provider.observe()));
  `;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module-typescript', '-e', program],
    {
      encoding: 'utf8',
      timeout: 15_000,
      env: { ...process.env, DATABASE_URL: server().url('reader', password) },
    },
  );
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '[{"value":42}]\n', stderr: '' });
});
