import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PlaceholderValues } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { parse } from 'yaml';
import type { InquiringProvider } from '../../packages/metrics/src/metric-provider.ts';
import { sql } from '../../packages/metrics/src/providers/sql.ts';
import { freePort, type Postgres, startPostgres } from './components/index.ts';

const password = 'reader:secret/1';
/** What our connections are called on the server. */
const ours = "application_name = 'deploy-actions'";
let postgres: Postgres;

beforeAll(async () => {
  postgres = await startPostgres({ max_connections: '12', superuser_reserved_connections: '4' });
  await postgres.admin(`
    create table customers (id int primary key);
    create table orders (id int primary key, customer_id int, note text);
    create table payments (status text, created_at timestamptz, deployed_version text);
    create table private (id int);
    insert into customers select generate_series(1, 10);
    insert into orders select n, 1 + n % 10, 'note' from generate_series(1, 100) n;
    create user reader password '${password}';
    grant select on customers, orders, payments to reader;
    create user owner password 'owner-secret' in role pg_write_all_data, pg_read_all_data;
    create sequence numbers;
    grant all on sequence numbers to owner;
    create function leave_a_note() returns int language sql as
      'insert into orders values (999, 1, null) returning 1';
  `);
});
afterAll(() => postgres.close());
// Providers keep their connections; nothing may go wrong when the server ends them.
afterEach(() =>
  postgres.admin(`select pg_terminate_backend(pid) from pg_stat_activity where ${ours}`).catch(() => []),
);

interface Asked {
  readonly database?: string;
  readonly timeout?: number;
  readonly release?: PlaceholderValues;
}

async function ask(queries: readonly string[], { database, timeout = 5_000, release = {} }: Asked = {}) {
  const runtime = await createTestRuntime();
  const source = {
    provider: 'sql' as const,
    database: database ?? postgres.url('reader', password),
    timeout,
  };
  const provider = sql.create(source, queries, { runtime, release }) as InquiringProvider;
  return { runtime, provider };
}

async function answerTo(query: string, asked?: Asked) {
  const { provider } = await ask([query], asked);
  return (await provider.observe())[0];
}

async function mistakeIn(query: string, asked?: Asked) {
  const { provider } = await ask([query], asked);
  return (await provider.findMistakes())[0];
}

async function number(query: string): Promise<number> {
  const [row] = await postgres.admin(query);
  return Number(Object.values(row ?? {})[0]);
}

const connections = () => number(`select count(*) from pg_stat_activity where ${ours}`);

describe('a value', () => {
  test.each([
    ['select 7', 7],
    ['select 7::smallint', 7],
    ['select 9007199254740991::bigint', 9_007_199_254_740_991],
    ['select 0.25::numeric', 0.25],
    ['select 1e-7::double precision', 1e-7],
    ['select 1.5::real', 1.5],
    ['select count(*) from orders', 100],
    ['select exists (select from orders)', 1],
    ['select false', 0],
    ["select extract(epoch from interval '2 minutes')", 120],
    ['values (3)', 3],
    ['with n as (select 4 as a) select a from n; -- done', 4],
    ["select length(';''--') /* ; /* nested */ ; */", 4],
    ["select length($q$it's; $q$ || E'\\';')", 8],
    ['select 5 -- ;', 5],
    ['(select 6)', 6],
  ])('%s', async (query, value) => {
    expect(sql.checkQuery(query, { provider: 'sql', database: '', timeout: 1 })).toBeUndefined();
    expect(await answerTo(query)).toEqual({ value });
    expect(await mistakeIn(query)).toBeUndefined();
  });

  test('many queries have their answers in their order, over few connections that stay', async () => {
    const { provider } = await ask(Array.from({ length: 20 }, (_, index) => `select ${index} * 2`));
    const pids = () => postgres.admin(`select pid from pg_stat_activity where ${ours} order by pid`);
    await provider.observe();
    const first = await pids();
    expect(first).toHaveLength(3);
    for (let look = 0; look < 3; look += 1) {
      const expected = Array.from({ length: 20 }, (_, index) => ({ value: index * 2 }));
      expect(await provider.observe()).toEqual(expected);
    }
    expect(await pids()).toEqual(first);
  });

  test('the queries of a look run at the same time', async () => {
    const { provider } = await ask(Array.from({ length: 3 }, () => 'select pg_sleep(0.5) is null'));
    await provider.observe();
    const started = performance.now();
    await provider.observe();
    expect(performance.now() - started).toBeLessThan(1_400);
  });
});

describe('the release', () => {
  const release = { color: "gre'en; drop table orders", version: '1.2.3', 'color-url': 'http://x' };

  test.each([
    ["select current_setting('deploy.version') = '1.2.3'", 1],
    ["select length(current_setting('deploy.color'))", release.color.length],
    ["select current_setting('deploy.color_url') = 'http://x'", 1],
  ])('%s', async (query, value) => {
    expect(await answerTo(query, { release })).toEqual({ value });
    expect(await mistakeIn(query, { release })).toBeUndefined();
  });

  test('a part of it that is not known is a mistake that says which are', async () => {
    const query = "select count(*) from orders where note = current_setting('deploy.sha')";
    expect(await answerTo(query, { release })).toMatchObject({ failure: 'bad-query' });
    expect(await answerTo(query, { release })).toMatchObject({
      detail: expect.stringMatching(/deploy\.sha.*; what is known .* `deploy\.color`/),
    });
  });
});

describe('no value', () => {
  test.each([
    ['select 1 where false', 'no-data', /no row/],
    ['select null::int', 'no-data', /null/],
    ['select max(id) from orders where false', 'no-data', /coalesce/],
    ["select 'NaN'::float8", 'not-a-number', /NaN/],
    ["select 'Infinity'::numeric", 'not-a-number', /Infinity/],
    ['select count(*) / (count(*) - 100) from orders', 'not-a-number', /divided by 0/],
    ['select id from orders order by id', 'several-series', /more than one row \(`1`, `2`, `3`, …\)/],
    ['select id from orders where id < 3 order by id', 'several-series', /\(`1`, `2`\)/],
    ['select 1 as a, 2 as b', 'several-series', /2 columns \(`a`, `b`\)/],
    ["select '7'", 'malformed', /`text`; cast/],
    ["select '7'::money", 'malformed', /`money`/],
    ['select now()', 'malformed', /`timestamptz`/],
    ["select interval '1 minute'", 'malformed', /`extract\(epoch/],
    ["select '{}'::jsonb", 'malformed', /neither/],
    ['select id from nothing', 'bad-query', /"nothing" does not exist at line 1, column 16 /],
    [
      'select\n  count(*)\nfrom\n  orders where nonsense = 1',
      'bad-query',
      /"nonsense" .* at line 4, column 16 /,
    ],
    ["select length('ä😀') + nothing", 'bad-query', /at line 1, column 23 /],
    ['select count(* from orders', 'bad-query', /at line 1, column 16 .*42601/],
    ["select 'x'::int", 'bad-query', /22P02/],
    ['select count(*) from private', 'wrong-credentials', /permission denied .*; grant the user `select`/],
  ])('%s', async (query, failure, detail) => {
    expect(await answerTo(query)).toEqual({ failure, detail: expect.stringMatching(detail) });
  });

  test.each([
    ['select id from nothing', /"nothing" does not exist at line 1, column 16 /],
    ['select 1, 2', /several columns/],
    ['select count(*) from private', /permission denied/],
    ['select count(* from orders', /syntax error/],
  ])('what is certain to stay wrong is a mistake: %s', async (query, detail) => {
    expect(await mistakeIn(query)).toMatch(detail);
  });

  test.each([
    'select null::int',
    'select id from orders',
    'select 1 / (id - id) from orders',
    'select 1 where false',
  ])('what the next rows may put right is none: %s', async (query) =>
    expect(await mistakeIn(query)).toBeUndefined(),
  );

  test('finding mistakes runs nothing', async () => {
    const started = performance.now();
    expect(await mistakeIn('select count(*) from pg_sleep(3)')).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(2_500);
  });
});

describe('nothing is ever written', () => {
  const database = () => postgres.url('owner', 'owner-secret');

  test.each([
    ['with gone as (delete from orders returning id) select count(*) from gone', /data-modifying/],
    ["select nextval('numbers')", /read-only transaction/],
    ['select leave_a_note()', /read-only transaction; queries may only read/],
    ['select id from orders where id = 1 for update', /read-only transaction/],
    ['select 1) as result; delete from orders; select * from (select 1', /syntax error/],
    ["select set_config('transaction_read_only', 'off', true) is null", /read-write mode must be set before/],
  ])('%s', async (query, detail) => {
    expect(await answerTo(query, { database: database() })).toEqual({
      failure: expect.stringMatching(/^(bad-query|refused)$/),
      detail: expect.stringMatching(detail),
    });
    expect(await number('select count(*) from orders')).toBe(100);
  });

  test('not even after a query has tried to open the door for the next', async () => {
    const open = "select set_config('default_transaction_read_only', 'off', false) is null";
    const { provider } = await ask([open, 'select leave_a_note()'], { database: database() });
    for (let look = 0; look < 3; look += 1) {
      expect((await provider.observe())[1]).toMatchObject({ failure: 'bad-query' });
    }
    expect(await number('select count(*) from orders')).toBe(100);
  });

  test('and nothing that is set stays set for who gets the connection next', async () => {
    const { provider } = await ask(
      ["select coalesce(current_setting('statement_timeout'), '') = '1234ms'", 'select 1'],
      { timeout: 1_234 },
    );
    expect((await provider.observe())[0]).toEqual({ value: 1 });
    const [row] = await postgres.admin(
      `select count(*)::int as n from pg_stat_activity where ${ours} and state like 'idle in transaction%'`,
    );
    expect(row).toEqual({ n: 0 });
  });
});

describe('the way to the server', () => {
  test('a wrong password, an unknown user and an unknown database', async () => {
    const wrong = postgres.url('reader', 'wrong-password-1');
    const answer = await answerTo('select 1', { database: wrong });
    expect(answer).toEqual({
      failure: 'wrong-credentials',
      detail: expect.stringMatching(
        /^PostgreSQL at 127\.0\.0\.1:\d+\/postgres: password authentication failed .*28P01/,
      ),
    });
    expect(await mistakeIn('select 1', { database: wrong })).toMatch(/28P01/);
    expect(JSON.stringify(answer)).not.toContain('wrong-password');
    const without = `postgres://reader@127.0.0.1:${postgres.port}/postgres`;
    expect(await answerTo('select 1', { database: without })).toMatchObject({ failure: 'wrong-credentials' });
    const elsewhere = postgres.url('reader', password, 'nowhere');
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
    ['sslmode=verify-full&sslrootcert=/nowhere.pem', /ENOENT.*nowhere\.pem/],
  ])('over TLS as %s wants it', async (parameters, problem, host = '127.0.0.1') => {
    const address = postgres.url('reader', password).replace('127.0.0.1', host);
    const database = `${address}?${parameters.replace('CERTIFICATE', postgres.certificate)}`;
    const encrypted = 'select ssl from pg_stat_ssl where pid = pg_backend_pid()';
    const answer = await answerTo(encrypted, { database });
    if (problem) {
      expect(answer).toMatchObject({ failure: 'unreachable', detail: expect.stringMatching(problem) });
    } else {
      expect(answer).toEqual({ value: parameters === 'sslmode=disable' ? 0 : 1 });
    }
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
      timeout: 300,
    });
    const [slow, ...others] = await provider.observe();
    expect(slow).toEqual({
      failure: 'unreachable',
      detail: expect.stringContaining('gave no answer within 300ms, the `timeout` of the source'),
    });
    expect(others).toEqual([{ value: 1 }, { value: 2 }]);
    expect(
      await number(
        `select count(*) from pg_stat_activity where query like '%pg_sleep(60)%' and ${ours} and state = 'active'`,
      ),
    ).toBe(0);
  });

  test('a lock that somebody else holds is waited for no longer than that', async () => {
    const { provider } = await ask(['select count(*) from orders'], { timeout: 300 });
    const held = postgres.admin('begin; lock table orders; select pg_sleep(2); rollback');
    await vi.waitUntil(
      async () => (await number("select count(*) from pg_locks where mode = 'AccessExclusiveLock'")) > 0,
    );
    expect((await provider.observe())[0]).toMatchObject({ failure: 'unreachable' });
    await held;
    expect((await provider.observe())[0]).toEqual({ value: 100 });
  });

  test('no connection left', async () => {
    const before = await Promise.all(Array.from({ length: 8 }, () => ask(['select 1'])));
    await Promise.all(before.map(({ provider }) => provider.observe()));
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
    await postgres.admin(`select pg_terminate_backend(pid) from pg_stat_activity where ${ours} limit 2`);
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
    const server = createServer(() => {}).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await vi.waitUntil(() => server.listening);
    const { port } = server.address() as { port: number };
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
    await postgres.admin(`select pg_terminate_backend(pid) from pg_stat_activity where ${ours}`);
    await vi.waitUntil(async () => (await connections()) === 0);
    await provider.observe();
    expect(await provider.observe()).toEqual([{ value: 100 }, { value: 2 }]);

    const { provider: slow } = await ask(['select count(*) from pg_sleep(20)', 'select 2']);
    const looking = slow.observe();
    await vi.waitUntil(async () => (await connections()) >= 4);
    await sleep(300);
    await postgres.admin(
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
    await postgres.stop();
    // The first may still hear the server's last words.
    expect((await provider.observe())[0]?.failure).toMatch(/^(unreachable|not-ready)$/);
    expect((await provider.observe())[0]).toMatchObject({ failure: 'unreachable' });
    await postgres.start();
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
    await postgres.admin('update orders set customer_id = 77 where id < 4');
    expect(await answerTo(query('orders-without-customer'))).toEqual({ value: 3 });
    await postgres.admin('update orders set customer_id = 1 where id < 4');
  });

  test('failed payments of the version', async () => {
    const share = () => answerTo(query('failed-payments'), { release: { version: '1.2.3' } });
    expect(await share()).toMatchObject({ failure: 'no-data' });
    await postgres.admin(`
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
    await postgres.admin(`select pg_terminate_backend(${pid})`);
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
      env: { ...process.env, DATABASE_URL: postgres.url('reader', password) },
    },
  );
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '[{"value":42}]\n', stderr: '' });
});
