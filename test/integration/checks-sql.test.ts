import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ask } from '../../packages/checks/test/asking.ts';
import { type Mariadb, type Postgres, startMariadb, startPostgres } from './components/index.ts';

let postgres: Postgres;
let mariadb: Mariadb;

const tables = (boolean: string, time: string) => `
  create table files (id int);
  insert into files values (1), (2);
  create table schema_versions (version_id int, version_number varchar(20), rollback_script text);
  insert into schema_versions values (1, '1.0', 'drop'), (2, '1.1', 'drop'), (3, '1.2', null);
  create table orders (amount decimal(12, 2), paid ${boolean}, created_at ${time});
  insert into orders values
    (60, true, '2026-01-29 12:00:00'), (40, true, '2026-01-30 11:59:59'),
    (70, true, '2026-01-30 12:00:00'), (15, false, '2026-01-31 11:59:59'), (1000, true, '2026-01-31 12:00:00');
  create table private (id int);
`;

beforeAll(async () => {
  [postgres, mariadb] = await Promise.all([
    startPostgres({ shared_preload_libraries: 'pg_stat_statements', timezone: 'America/New_York' }),
    startMariadb(['--default-time-zone=-05:00']),
  ]);
  await postgres.admin(`${tables('boolean', 'timestamptz').replaceAll(/('2026[^']*)'/g, "$1+00'")}
    create extension pg_stat_statements;
    create user reader password 'secret-1';
    grant select on files, schema_versions, orders to reader;
    grant pg_read_all_stats to reader;
    alter table files add constraint positive check (id > 0) not valid;
  `);
  await mariadb.admin(`use shop; ${tables('boolean', 'datetime')}
    create user reader@'%' identified by 'secret-1';
    ${['files', 'schema_versions', 'orders'].map((name) => `grant select on shop.${name} to reader@'%';`).join(' ')}
  `);
}, 60_000);
afterAll(() => Promise.all([postgres?.close(), mariadb?.close()]));

const addresses = {
  PostgreSQL: () => postgres.url('reader', 'secret-1'),
  MariaDB: () => mariadb.url('reader', 'secret-1'),
};

async function found(database: string, check: object) {
  const runtime = { ...(await createTestRuntime()), clock: systemClock };
  const result = await ask({ kind: 'sql', database, ...check }, runtime);
  expect(JSON.stringify(result)).not.toContain('secret-1');
  return { ...result, runtime };
}

describe.each(Object.entries(addresses))('%s', (name, address) => {
  const asking = (check: object) => found(address(), check);

  test('answers', async () => {
    const version = name === 'MariaDB' ? /^`version` is `\d+.*MariaDB/ : /^`version` is `PostgreSQL \d+/;
    expect(await asking({ query: 'SELECT version() AS version' })).toMatchObject({
      status: 'pass',
      finding: expect.stringMatching(version),
    });
  });

  test('has files', async () => {
    const check = { query: 'SELECT COUNT(*) AS files FROM files' };
    expect(await asking({ ...check, 'fail-unless': { columns: { files: { above: 0 } } } })).toMatchObject({
      status: 'pass',
    });
    expect(await asking({ ...check, 'fail-unless': { columns: { files: { above: 2 } } } })).toMatchObject({
      status: 'fail',
      finding: '`files` is 2, wanted above 2',
    });
  });

  test('lacks a rollback script', async () => {
    const result = await asking({
      query: `SELECT version_number, rollback_script IS NOT NULL AS has_rollback
        FROM schema_versions ORDER BY version_id DESC LIMIT 5`,
      'fail-unless': { columns: { has_rollback: { equals: true } } },
    });
    expect(result).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/^`has_rollback` is (false|0) in row 1 \(`1\.2`\), wanted true$/),
    });
  });

  test.each([
    [{ key: undefined, 'fail-when': { revenue: { 'falls-by': '20%' } } }, 'pass'],
    [{ 'fail-when': { revenue: { 'falls-by': '10%' } } }, 'fail'],
    [{ 'warn-when': { revenue: { 'falls-by': '10%' } } }, 'warn'],
  ])('compares two periods, whatever the zone of the server: %o', async (limits, status) => {
    const result = await asking({
      query:
        'SELECT sum(amount) AS revenue FROM orders WHERE created_at >= $1 AND created_at < $2 AND created_at < $3',
      parameters: ['2027-01-01'],
      compare: { period: '1d', 'deployed-at': '2026-01-30T12:00:00Z', ...limits },
    });
    expect(result).toMatchObject({
      status,
      finding: expect.stringContaining('`revenue` fell by 15% from 100 to 85'),
    });
  });

  test('records what it found', async () => {
    const query = 'SELECT amount, paid FROM orders ORDER BY amount LIMIT 2';
    const { runtime, finding } = await asking({ query, record: 'orders' });
    const path = join(runtime.temporary, 'sql-orders.json');
    expect(finding).toContain(path);
    const [no, yes] = name === 'MariaDB' ? [0, 1] : [false, true];
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      query,
      rows: [
        [15, no],
        [40, yes],
      ],
    });
  });

  test.each([
    [
      'select * from private',
      /denied.*; grant the user `select` on what it reads: `grant select on (shop\.)?private to reader`/,
    ],
    ['select nonsense from files', /nonsense.* at line 1, column 8/],
    ['select id\nfrom files\nwhere where', /syntax.* at line 3, column 7/],
    ['with x as (select 1) select * from files for update', /; queries may only read|permission denied/i],
    ['select sleep_or_not()', /sleep_or_not/],
  ])('%s', async (query, finding) => {
    expect(await asking({ query })).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(finding),
    });
  });

  test('ends a query that takes too long, on the server too', async () => {
    const slow = name === 'MariaDB' ? 'select sleep(20) as slow' : 'select pg_sleep(20) as slow';
    const result = await asking({ query: slow, timeout: '1s' });
    expect(result).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/gave no answer within 900ms$/),
    });
    const running = async () =>
      name === 'MariaDB'
        ? await mariadb.admin(
            "select count(*) from information_schema.processlist where info like 'select sleep(20)%'",
          )
        : String(
            (
              await postgres.admin(
                "select count(*) as n from pg_stat_activity where query like 'select pg_sleep(20)%' and state = 'active'",
              )
            )[0]?.['n'],
          );
    expect(await running()).toBe('0');
  });

  test('leaves no connection behind', async () => {
    await asking({ query: 'select 1' });
    const connections = async () =>
      name === 'MariaDB'
        ? await mariadb.admin("select count(*) from information_schema.processlist where user = 'reader'")
        : String(
            (
              await postgres.admin(
                "select count(*) as n from pg_stat_activity where application_name = 'deploy-actions'",
              )
            )[0]?.['n'],
          );
    await vi.waitUntil(async () => (await connections()) === '0', 5_000);
  });

  test('refuses a wrong password', async () => {
    const result = await found(address().replace('secret-1', 'wrong-secret-2'), { query: 'select 1' });
    expect(result).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/password authentication failed|Access denied for user/),
    });
    expect(JSON.stringify(result)).not.toContain('wrong-secret');
  });

  test('says that a database is unknown', async () => {
    const database =
      name === 'MariaDB' ? mariadb.url('root', '', 'nowhere') : address().replace('/postgres', '/nowhere');
    expect(await found(database, { query: 'select 1' })).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/database .nowhere. does not exist|Unknown database 'nowhere'/),
    });
  });
});

describe('the statistics of PostgreSQL', () => {
  const asking = (check: object) => found(postgres.url('reader', 'secret-1'), check);

  test('constraints that were never validated are named', async () => {
    const result = await asking({
      query: 'SELECT conrelid::regclass AS on_table, conname FROM pg_constraint WHERE NOT convalidated',
      'fail-unless': { rows: { exactly: 0 } },
    });
    expect(result).toMatchObject({
      status: 'fail',
      finding: 'gives 1 row, wanted exactly 0',
      evidence: { answer: expect.stringMatching(/files +\| positive/) },
    });
    const none = { query: 'SELECT indexrelid::regclass AS index FROM pg_index WHERE NOT indisvalid' };
    expect(await asking({ ...none, 'fail-unless': { rows: { exactly: 0 } } })).toMatchObject({
      status: 'pass',
    });
  });

  test('slow queries are a warning, and the slowest are recorded', async () => {
    await postgres.admin('select pg_sleep(0.3)');
    const query = `SELECT query, mean_exec_time, calls FROM pg_stat_statements
      WHERE mean_exec_time > 250 ORDER BY mean_exec_time DESC LIMIT 20`;
    const limits = { 'fail-unless': { rows: { 'at-most': 5 } }, 'warn-unless': { rows: { exactly: 0 } } };
    const result = await asking({ query, record: 'slow', ...limits });
    expect(result).toMatchObject({
      status: 'warn',
      finding: expect.stringMatching(/^gives \d rows?, wanted exactly 0$/),
    });
    const record = JSON.parse(readFileSync(join(result.runtime.temporary, 'sql-slow.json'), 'utf8'));
    expect(JSON.stringify(record.rows)).toContain('pg_sleep($1)');
  });

  test('the share of connections', async () => {
    const query =
      "SELECT sum(numbackends) / current_setting('max_connections')::float AS used FROM pg_stat_database";
    expect(await asking({ query, 'fail-unless': { columns: { used: { below: '80%' } } } })).toMatchObject({
      status: 'pass',
    });
    expect(await asking({ query, 'fail-unless': { columns: { used: { below: '0.1%' } } } })).toMatchObject({
      status: 'fail',
    });
  });

  test('a replica that isn’t there is not within its limits', async () => {
    const query = 'SELECT application_name, extract(epoch FROM replay_lag) AS lag FROM pg_stat_replication';
    const result = await asking({ query, 'fail-unless': { columns: { lag: { below: '5s' } } } });
    expect(result).toMatchObject({ status: 'fail', finding: 'gives 0 rows, wanted at least 1' });
  });
});

test('MariaDB takes parameters, JSON, binary data, big and exact numbers as they are', async () => {
  const query =
    "select 18446744073709551615 as big, 123456789012345.6789 as exact, x'0102' as bytes, json_object('a', 1) as j, $1 as p, cast(null as date) as none";
  const { evidence } = await found(mariadb.url('reader', 'secret-1'), {
    query,
    parameters: ["it's $2; -- "],
  });
  expect(evidence?.answer.split('\n').at(-1)).toBe(
    '18446744073709551615 | 123456789012345.6789 | \\x0102 | {"a": 1} | it\'s $2; -- | null',
  );
});

test('MariaDB that stopped, and one that has no connection left', async () => {
  const small = await startMariadb(['--max-connections=10']);
  try {
    await small.admin("create user reader@'%' identified by 'secret-1'");
    const { createConnection } = await import('mysql2');
    const held = Array.from({ length: 10 }, () => createConnection(small.url('reader', 'secret-1', '')));
    await Promise.all(held.map((connection) => new Promise((resolve) => connection.connect(resolve))));
    const { finding } = await found(small.url('reader', 'secret-1', ''), { query: 'select 1' });
    expect(finding).toMatch(/Too many connections; the server has no connection left/);
    for (const connection of held) connection.destroy();
  } finally {
    await small.close();
  }
  expect(await found(small.url('reader', 'secret-1'), { query: 'select 1' })).toMatchObject({
    status: 'fail',
    finding: expect.stringMatching(/^MySQL at 127\.0\.0\.1:\d+\/shop can't be reached: connect ECONNREFUSED/),
  });
});
