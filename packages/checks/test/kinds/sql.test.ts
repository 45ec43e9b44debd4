import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { systemClock } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ask, section } from '../asking.ts';
import { outcomes } from '../outcomes.ts';
import { found, shop } from './sql-shop.ts';

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
