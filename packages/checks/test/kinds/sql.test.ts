import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { systemClock } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ask, section } from '../asking.ts';
import { outcomes } from '../outcomes.ts';

/** A runtime whose workspace has a database made by these statements. */
async function shop(statements = '', time = '2026-02-01T00:00:00Z') {
  const clock = { ...systemClock, now: () => Date.parse(time) };
  const runtime = { ...(await createTestRuntime()), clock };
  const file = new DatabaseSync(join(runtime.workspace, 'shop.db'));
  file.exec(`
    pragma synchronous = off;
    begin;
    create table files (id integer, note text);
    insert into files values (1, 'a'), (2, 'b'), (3, null);
    create table schema_versions (version integer, has_rollback integer);
    insert into schema_versions values (5, 1), (4, 1), (3, 0);
    create table replicas (name text, lag real);
    insert into replicas values ('a', 0.5), ('b', 7.25);
    ${statements};
    commit;
  `);
  file.close();
  return { runtime, database: 'sqlite:shop.db' };
}

const scene = (check: object, more: object) => async () => {
  const { runtime, database } = await shop();
  return { check: { database, ...check }, runtime, ...more } as never;
};

outcomes('sql', {
  passes: scene(
    { query: 'select sqlite_version() as version' },
    { finding: /^`version` is `3\.\d+/, answer: /^version\n-+\n3\./ },
  ),
  warns: scene(
    {
      query: 'select name, lag from replicas where lag > 1',
      'fail-unless': { rows: { 'at-most': 5 } },
      'warn-unless': { rows: { exactly: 0 } },
    },
    { finding: /^gives 1 row, wanted exactly 0$/, answer: /b {4}\| 7\.25/ },
  ),
  fails: {
    'no rows': scene(
      { query: 'select * from files where id > 9' },
      { finding: /^gives 0 rows, wanted at least 1$/, answer: /^no rows$/ },
    ),
    'too many rows': scene(
      { query: 'select id from files', 'fail-unless': { rows: { exactly: 0 } } },
      { finding: /^gives 3 rows, wanted exactly 0$/, answer: /^id\n--\n1\n2\n3$/ },
    ),
    'a value': scene(
      {
        query: 'select * from schema_versions',
        'fail-unless': { columns: { has_rollback: { equals: true } } },
      },
      { finding: /^`has_rollback` is 0 in row 3 \(`3`\), wanted true$/ },
    ),
    'a limit': scene(
      { query: 'select * from replicas', 'fail-unless': { columns: { lag: { below: '5s' } } } },
      { finding: /^`lag` is 7\.25 in row 2 \(`b`\), wanted below 5s$/ },
    ),
    null: scene(
      { query: 'select id, note from files', 'fail-unless': { columns: { note: { matches: '^[ab]$' } } } },
      { finding: /^`note` is null in row 3 \(`3`\), wanted a match of `\^\[ab\]\$`$/ },
    ),
    'a column that isn’t there': scene(
      { query: 'select lag from replicas', 'fail-unless': { columns: { lagg: { below: 5 } } } },
      { finding: /^gives no column `lagg`; did you mean `lag`\?$/ },
    ),
    'a table that isn’t there': scene(
      { query: 'select * from file' },
      { finding: /^SQLite file shop\.db: no such table: file$/ },
    ),
    'a mistake': scene({ query: 'select id frm files whre' }, { finding: /syntax error/ }),
    'something to write': scene(
      { query: 'with x as (select 1) delete from files' },
      { finding: /readonly database; queries may only read/ },
    ),
  },
  unreachable: {
    'no file': scene(
      { database: 'sqlite:nowhere.db', query: 'select 1' },
      { finding: /^SQLite file nowhere\.db: there is no such file$/ },
    ),
    'no PostgreSQL': scene(
      { database: 'postgres://reader:secret-1@127.0.0.1:1/shop', query: 'select 1' },
      { finding: /^PostgreSQL at 127\.0\.0\.1:1\/shop can't be reached: connect ECONNREFUSED/ },
    ),
    'no MySQL': scene(
      { database: 'mysql://reader:secret-1@127.0.0.1:1/shop', query: 'select 1' },
      { finding: /^MySQL at 127\.0\.0\.1:1\/shop can't be reached: connect ECONNREFUSED/ },
    ),
    'not a database': async () => {
      const { runtime } = await shop();
      writeFileSync(join(runtime.workspace, 'text.db'), 'just a text\n'.repeat(500));
      return {
        check: { database: 'sqlite:text.db', query: 'select 1 from x' },
        runtime,
        finding: /file is not a database/,
      };
    },
  },
});

async function found(check: object, statements = '') {
  const { runtime, database } = await shop(statements);
  return ask({ kind: 'sql', database, ...check }, runtime);
}

describe('what rows have', () => {
  test.each<[string, object, boolean]>([
    ['select 7 as x', { equals: 7 }, true],
    ["select '7' as x", { equals: 7 }, false],
    ['select null as x', { equals: null }, true],
    ['select null as x', { 'not-null': true }, false],
    ['select 0 as x', { 'not-null': true }, true],
    ['select 9007199254740993 as x', { above: 9_007_199_254_740_000 }, true],
    ['select 0.8 as x', { below: '80%' }, false],
    ['select 0.8 as x', { 'at-most': '80%' }, true],
    ['select 5 as x', { above: 4, below: 5 }, false],
    ["select 'many' as x", { above: 4 }, false],
    ['select 1024 as x', { 'at-least': '1KiB' }, true],
    ["select 'postgres 15' as x", { matches: '^postgres 1[5-9]' }, true],
  ])('%s: %o', async (query, demands, holds) => {
    const result = await found({ query, 'fail-unless': { columns: { x: demands } } });
    expect(result.status).toBe(holds ? 'pass' : 'fail');
  });

  test('says how many rows are like the first that is wrong', async () => {
    const { finding } = await found({
      query: 'select id from files',
      'fail-unless': { columns: { id: { above: 9 } } },
    });
    expect(finding).toBe('`id` is 1 in row 1, wanted above 9; and 2 more rows like it');
  });

  test('says that a text is no number', async () => {
    const { finding } = await found({
      query: "select 'many' as x",
      'fail-unless': { columns: { x: { above: 4 } } },
    });
    expect(finding).toBe('`x` is `many`, which is no number (cast it in the query), wanted above 4');
  });

  test('a failure hides the warning, and what holds is told', async () => {
    const check = {
      query: 'select max(lag) as lag from replicas',
      'warn-unless': { columns: { lag: { below: '2s' } } },
    };
    expect(await found(check)).toMatchObject({ status: 'warn', finding: '`lag` is 7.25, wanted below 2s' });
    expect(await found({ ...check, 'fail-unless': { columns: { lag: { below: '5s' } } } })).toMatchObject({
      status: 'fail',
      finding: '`lag` is 7.25, wanted below 5s',
    });
    expect(await found({ ...check, 'warn-unless': { columns: { lag: { below: '8s' } } } })).toMatchObject({
      status: 'pass',
      finding: '`lag` is 7.25, wanted `lag` below 8s',
    });
  });

  const endless = 'with recursive n(x) as (select 1 union all select x + 1 from n) select x from n';

  test('more rows than anybody can look at are no pass', async () => {
    const check = { query: endless, 'fail-unless': { columns: { x: { above: 0 } } } };
    const { status, finding, evidence } = await found(check);
    expect({ status, finding }).toEqual({
      status: 'fail',
      finding: 'gives more than 1000 rows, too many to look at each; aggregate, or add a `limit`',
    });
    expect(evidence?.answer.split('\n')).toHaveLength(23);
    expect(evidence?.answer).toMatch(/… and 980 or more further rows$/);
    expect(await found({ query: endless, 'fail-unless': { rows: { 'at-most': 2000 } } })).toMatchObject({
      finding: 'gives more than 2001 rows, wanted at most 2000',
    });
    expect(await found({ query: endless, 'fail-unless': { rows: { 'at-least': 5 } } })).toMatchObject({
      status: 'pass',
    });
  });

  test('binds what is known of the release', async () => {
    const result = await found({
      query: "select $1 as version, $2 as number, '$1' as text",
      parameters: ["{{version}}'; drop table files", 5],
      'fail-unless': {
        columns: { version: { matches: "^1\\.2\\.0'; drop" }, number: { equals: 5 }, text: { equals: '$1' } },
      },
    });
    expect(result.status).toBe('pass');
  });

  test('shows what is in the rows on one line each, cut, and nothing secret', async () => {
    const { runtime, database } = await shop();
    runtime.secrets.add('pass|word-1');
    const query =
      "select 'a|b' || char(10) || 'c' as x, 'pass|word-1' as y, hex(zeroblob(100)) as z, null as n";
    const result = await ask({ kind: 'sql', database, query }, runtime);
    const row = result.evidence?.answer.split('\n')[2] ?? '';
    expect(row).toMatch(/^a¦b c \| \S+ +\| 0{59}… \| null$/);
    expect(JSON.stringify(result)).not.toContain('pass|word');
  });
});

describe('a record', () => {
  test('keeps the rows, and a later answer is compared with it', async () => {
    const { runtime, database } = await shop();
    const query = 'select name, lag from replicas order by name';
    const recorded = await ask({ kind: 'sql', database, query, record: 'lags' }, runtime);
    const path = join(runtime.temporary, 'sql-lags.json');
    expect(recorded).toMatchObject({ status: 'pass', finding: `gives 2 rows; recorded 2 rows in ${path}` });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      schemaVersion: 1,
      recordedAt: '2026-02-01T00:00:00Z',
      query,
      rows: [
        ['a', 0.5],
        ['b', 7.25],
      ],
    });
    const file = new DatabaseSync(join(runtime.workspace, 'shop.db'));
    file.exec("update replicas set lag = 0.7 where name = 'a'");
    file.close();
    const compare = { baseline: path, key: 'name', 'fail-when': { lag: { 'rises-by': '50%' } } };
    const check = { kind: 'sql', database, query, compare };
    expect(await ask(check, runtime)).toMatchObject({
      status: 'pass',
      finding: 'gives 2 rows; `lag` of `a` rose by 40% from 0.5 to 0.7; `lag` of `b` stayed 7.25',
      evidence: {
        answer: expect.stringMatching(/^compared with .*sql-lags\.json, recorded 2026-02-01T00:00:00Z\nname/),
      },
    });
    const strict = { ...compare, 'warn-when': { lag: { 'rises-by': '20%' } } };
    expect(await ask({ ...check, compare: strict }, runtime)).toMatchObject({
      status: 'warn',
      finding: '`lag` of `a` rose by 40% from 0.5 to 0.7, wanted a rise of at most 20%',
    });
  });

  test.each([
    ['nowhere.json', /^the baseline `nowhere\.json` does not exist; a `sql` check with `record` makes one$/],
    ['shop.db', /is no record of a query/],
  ])('that is none: %s', async (baseline, finding) => {
    const compare = { baseline, 'fail-when': { lag: { 'rises-by': '50%' } } };
    const result = await found({ query: 'select max(lag) as lag from replicas', compare });
    expect(result).toMatchObject({ status: 'fail', finding: expect.stringMatching(finding) });
  });

  test('that can’t be written is a failure', async () => {
    const { runtime, database } = await shop();
    const temporary = join(runtime.workspace, 'shop.db');
    const result = await ask(
      { kind: 'sql', database, query: 'select 1', record: 'x' },
      { ...runtime, temporary },
    );
    expect(result).toMatchObject({ status: 'fail', finding: 'could not be recorded' });
  });
});

describe('two periods', () => {
  const orders = `
    create table orders (at text, amount real, feature text);
    insert into orders values
      ('2026-01-29 11:59:59', 1000, 'old'), ('2026-01-29 12:00:00', 60, 'old'), ('2026-01-30 11:59:59', 40, 'new'),
      ('2026-01-30 12:00:00', 70, 'old'), ('2026-01-31 11:00:00', 15, 'new'), ('2026-01-31 12:00:00', 1000, 'new');
  `;
  const revenue = 'select sum(amount) as revenue, count(*) as orders from orders where at >= $1 and at < $2';
  const compared = (compare: object, check: object = {}) =>
    found(
      {
        query: revenue,
        compare: { 'deployed-at': '2026-01-30T12:00:00Z', period: '1d', ...compare },
        ...check,
      },
      orders,
    );

  test('are told apart by the time of the deployment, as long as each other', async () => {
    const result = await compared({
      'fail-when': { revenue: { 'falls-by': '20%' } },
      'warn-when': { revenue: { 'falls-by': '10%' } },
    });
    expect(result).toMatchObject({
      status: 'warn',
      finding: '`revenue` fell by 15% from 100 to 85, wanted a fall of at most 10%',
      evidence: {
        answer: [
          '1d from 2026-01-30T12:00:00Z, compared with 1d from 2026-01-29T12:00:00Z:',
          'revenue | orders',
          '--------|-------',
          '100     | 2',
          'and now:',
          'revenue | orders',
          '--------|-------',
          '85      | 2',
        ].join('\n'),
      },
    });
    expect(await compared({ 'fail-when': { revenue: { 'falls-by': '14.9%' } } })).toMatchObject({
      status: 'fail',
    });
    expect(
      await compared({ 'fail-when': { revenue: { 'falls-by': '15%' }, orders: { 'rises-by': '0%' } } }),
    ).toMatchObject({
      status: 'pass',
      finding: 'gives 1 row; `revenue` fell by 15% from 100 to 85; `orders` stayed 2',
    });
  });

  test('soon after a deployment, only as much of the time before counts', async () => {
    const result = await compared({ period: '7d', 'fail-when': { revenue: { 'falls-by': '1%' } } });
    expect(result.evidence?.answer).toMatch(
      /^1d12h from 2026-01-30T12:00:00Z, compared with 1d12h from 2026-01-29T00:00:00Z:/,
    );
  });

  test('the other one may lie a week back, and what was nothing then is no share of it', async () => {
    const result = await compared({ earlier: '7d', 'fail-when': { orders: { 'rises-by': '500%' } } });
    expect(result).toMatchObject({
      status: 'fail',
      finding: '`orders` rose from 0 to 2, wanted a rise of at most 500%',
    });
    expect(await compared({ earlier: '7d', 'fail-when': { revenue: { 'falls-by': '10%' } } })).toMatchObject({
      status: 'fail',
      finding: '`revenue` had no value before',
    });
  });

  test('rows are told apart by a key; what is gone has fallen to nothing', async () => {
    const query =
      'select feature, count(*) as uses from orders where at >= $1 and at < $2 and feature <> $3 group by 1';
    const compare = { key: 'feature', 'fail-when': { uses: { 'falls-by': '50%' } } };
    expect(await compared(compare, { query, parameters: ['new'] })).toMatchObject({ status: 'pass' });
    const gone = { ...compare, 'deployed-at': '2026-01-30T12:30:00Z' };
    expect(await compared(gone, { query, parameters: ['none'] })).toMatchObject({
      status: 'fail',
      finding: expect.stringContaining('`uses` of `old` fell by 100% from 1 to 0'),
    });
    const { finding } = await compared(
      { 'fail-when': { uses: { 'falls-by': '50%' } } },
      { query, parameters: ['none'] },
    );
    expect(finding).toBe('gives several rows; name the column that tells them apart as `key`');
  });

  test('a deployment that is still to come, and a time that is none', async () => {
    const limits = { 'fail-when': { revenue: { 'falls-by': '1%' } } };
    expect(await compared({ ...limits, 'deployed-at': '2026-02-01T00:00:00Z' })).toMatchObject({
      status: 'fail',
      finding: '`deployed-at` (2026-02-01T00:00:00Z) is not over yet: it is 2026-02-01T00:00:00Z',
    });
    await expect(compared({ ...limits, 'deployed-at': '2026-01-30' })).rejects.toThrow(
      '`deployed-at` is `2026-01-30`, but must be',
    );
  });
});

describe('what can’t be is refused before anybody is asked', () => {
  const check = { kind: 'sql', database: 'sqlite:shop.db', query: 'select 1' };

  test.each([
    [{ query: "select * from t where v = '{{version}}'" }, /takes no `\{\{…\}\}`/],
    [{ 'fail-unless': { rows: {} } }, /needs `at-least`/],
    [{ 'fail-unless': { rows: { exactly: 1, 'at-least': 1 } } }, /has `exactly` beside another limit/],
    [{ 'fail-unless': { columns: { x: { matches: '(' } } } }, /is no regular expression/],
    [{ record: '../x' }, /must have only letters/],
    [{ compare: { 'fail-when': { x: { 'falls-by': '1%' } } } }, /or `baseline` is missing/],
    [
      { compare: { period: '1d', 'fail-when': { x: { 'falls-by': '1%' } } } },
      /needs `\$1` and `\$2` in the query/,
    ],
    [{ compare: { baseline: 'x' } }, /or `warn-when` is missing/],
    [
      { compare: { baseline: 'x', earlier: '1d', 'fail-when': { x: { 'falls-by': '1%' } } } },
      /goes with `period`/,
    ],
    [{ compare: { baseline: 'x', 'fail-when': { x: {} } } }, /needs `rises-by` or `falls-by`/],
  ])('%o', (more, message) => {
    expect(() => section({ ...check, ...more })).toThrow(message);
  });

  test.each([
    [{ query: 'delete from files' }, /the query must begin with `select`/],
    [{ query: 'select 1; select 2' }, /the query has a `;` in it/],
    [{ database: 'oracle://a:secret-1@x/y', query: 'select 1' }, /`database` must be an address/],
  ])('%o', async (more, message) => {
    await expect(found(more)).rejects.toThrow(message);
  });
});

test('a database that never answers ends with the time limit of the check', async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void silent.close());
  const { port } = silent.address() as { port: number };
  const runtime = await createTestRuntime();
  const database = `postgres://reader:secret-1@127.0.0.1:${port}/shop`;
  const check = { kind: 'sql', database, query: 'select 1', timeout: '300ms' };
  const result = await ask(check, { ...runtime, clock: systemClock });
  expect(result).toMatchObject({
    status: 'fail',
    finding: expect.stringMatching(/gave no answer within 270ms$/),
  });
});
