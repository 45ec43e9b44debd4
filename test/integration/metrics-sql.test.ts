import { describe, expect, test } from 'vitest';
import { sql } from '../../packages/metrics/src/providers/sql.ts';
import { ours, shopDatabase } from './shop-database.ts';

const { server, ask, answerTo, mistakeIn, number } = shopDatabase();

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
    const pids = () => server().admin(`select pid from pg_stat_activity where ${ours} order by pid`);
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
    const { provider } = await ask(Array.from({ length: 3 }, () => 'select pg_sleep(2) is null'));
    const looking = provider.observe();
    const running = `select count(*) from pg_stat_activity where ${ours} and query like '%pg_sleep(2)%'`;
    await expect.poll(() => number(running), { timeout: 10_000, interval: 20 }).toBe(3);
    expect(await looking).toEqual(Array.from({ length: 3 }, () => ({ value: 0 })));
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
    'select id from nothing',
    'select nothing from orders',
  ])('what the next rows or a migration may put right is none: %s', async (query) =>
    expect(await mistakeIn(query)).toBeUndefined(),
  );

  test('finding mistakes runs nothing', async () => {
    const started = performance.now();
    expect(await mistakeIn('select count(*) from pg_sleep(30)')).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

describe('nothing is ever written', () => {
  const database = () => server().url('owner', 'owner-secret');

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
    const [row] = await server().admin(
      `select count(*)::int as n from pg_stat_activity where ${ours} and state like 'idle in transaction%'`,
    );
    expect(row).toEqual({ n: 0 });
  });
});
