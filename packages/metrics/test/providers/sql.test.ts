import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, it } from 'vitest';
import type { InquiringProvider } from '../../src/metric-provider.ts';
import { sql } from '../../src/providers/sql.ts';
import { FakePostgres, type StatementResult } from '../fakes/postgres.ts';

const source = (database: string, timeout = 5_000) => ({ provider: 'sql' as const, database, timeout });
const seven: StatementResult = { type: 23, rows: ['7'] };

async function ask(
  queries: readonly string[],
  result: StatementResult | (() => StatementResult),
  timeout = 5_000,
) {
  const statements: string[] = [];
  const server = await FakePostgres.start('secret-1', (statement) => {
    statements.push(statement);
    return typeof result === 'function' ? result() : result;
  });
  const runtime = await createTestRuntime();
  const database = `postgres://reader:secret-1@${server.address}/shop`;
  const provider = sql.create(source(database, timeout), queries, {
    runtime,
    release: {},
  }) as InquiringProvider;
  return { server, runtime, provider, statements };
}

describe('checkQuery', () => {
  it.each([
    'select 1',
    '  \n SELECT 1 ;  ',
    'select 1; -- the end\n',
    'with x as (select 1) select * from x',
    'values (1)',
    'table numbers',
    '((select 1))',
    '/* why /* not */ ; */ select 1',
    '-- first;\nselect 1',
    "select ';'",
    "select 'it''s;'",
    "select E'it\\'s;'",
    'select ";" from "a;""b"',
    'select $$;$$',
    "select $tag$ $$; ' $tag$",
    'select a$1$b from t',
    'select $1$1',
  ])('takes %j', (query) => {
    expect(sql.checkQuery(query, source(''))).toBeUndefined();
  });

  it.each([
    ['', 'is empty'],
    [' ; ', 'is empty'],
    ['-- nothing', 'is empty'],
    ['select 1; select 2', 'has a `;` in it'],
    ["select 1; 'x'", 'has a `;` in it'],
    ['delete from orders', 'must begin with `select`'],
    ['explain analyze select 1', 'must begin with `select`'],
    ["set role 'admin'", 'must begin with `select`'],
    ['copy (select 1) to program $$touch x$$', 'must begin with `select`'],
    ["'select'", 'must begin with `select`'],
    ["select 'open", "has a `'` that is never closed"],
    ['select "open', 'has a `"` that is never closed'],
    ['select $tag$ open $$', 'has a `$tag$` that is never closed'],
    ['select 1 /* open /* */', 'has a `/*` that is never closed'],
  ])('refuses %j', (query, problem) => {
    expect(sql.checkQuery(query, source(''))).toContain(problem);
  });
});

describe('the address', () => {
  const open = async (database: string) => {
    const runtime = await createTestRuntime();
    return () => sql.create(source(database), ['select 1'], { runtime, release: {} });
  };

  it.each([
    ['oracle://a:secret-1@host/x', 'must be an address such as `postgres://'],
    ['host=db password=secret-1', 'must be an address'],
    ['postgres://a:secret-1@host:port/x', 'must be an address'],
    ['postgres://a:secret-1@host/x?sslmode=maybe', '`sslmode` in `database` must be one of `disable`'],
    ['postgres://a:secret-1@host/x?sslmode=verify-ca', 'needs `sslrootcert`'],
  ])('%s is refused, without repeating it', async (database, problem) => {
    const create = await open(database);
    expect(create).toThrow(problem);
    expect(create).not.toThrow('secret-1');
  });

  it.each(['postgres://a:p%40ss-word@host/x?sslmode=verify-full', 'postgresql://a@[::1]:5433/x'])(
    '%s is taken',
    async (database) => expect(await open(database)).not.toThrow(),
  );

  it('has its password masked, as it is written and as it is meant', async () => {
    const runtime = await createTestRuntime();
    const database = 'postgres://a:p%40ss-word%21@host/x';
    sql.create(source(database), ['select 1'], { runtime, release: {} });
    runtime.log.info('p%40ss-word%21 and p@ss-word!');
    expect(runtime.lines).toEqual(['*** and ***']);
  });
});

describe('sql', () => {
  it('asks only in read-only transactions, and keeps its connections', async () => {
    const { provider, server } = await ask(Array(7).fill('select 7'), seven);
    const accepted = server.connections;
    for (let look = 0; look < 3; look += 1)
      expect(await provider.observe()).toEqual(Array(7).fill({ value: 7 }));
    expect(server.connections - accepted).toBe(3);
    expect(server.requests).toBe(21);
  });

  it('opens another connection after one was lost', async () => {
    const { provider, server } = await ask(['select 7'], seven);
    await provider.observe();
    await server.drop();
    expect(await provider.observe()).toEqual([{ value: 7 }]);
  });

  it('goes on after a failed statement over the same connection', async () => {
    let result: StatementResult = { code: '22P02', message: 'invalid input syntax' };
    const { provider, server } = await ask(['select 7'], () => result);
    expect(await provider.observe()).toMatchObject([{ failure: 'bad-query' }]);
    result = seven;
    expect(await provider.observe()).toEqual([{ value: 7 }]);
    expect(server.connections).toBe(1);
  });

  it.each([
    ['40001', 'server-error'],
    ['40P01', 'server-error'],
    ['0A000', 'bad-query'],
    ['3D000', 'refused'],
    ['57P02', 'not-ready'],
    ['58030', 'server-error'],
    ['P0001', 'refused'],
  ])('takes SQLSTATE %s for %s', async (code, failure) => {
    const { provider } = await ask(['select 7'], { code, message: 'a message\n of two lines.' });
    expect(await provider.observe()).toEqual([
      {
        failure,
        detail: expect.stringMatching(/^PostgreSQL at .*: a message of two lines .*\(SQLSTATE \w{5}\)$/),
      },
    ]);
  });

  it('survives a server that sends something else', async () => {
    const { provider, server } = await ask(['select 7', 'select 8'], seven);
    // A description of one column, without the column.
    server.behaviour = Buffer.from([0x54, 0, 0, 0, 6, 0, 1]);
    const detail = expect.stringMatching(/^PostgreSQL at .* something else than the protocol/);
    expect(await provider.observe()).toEqual(Array(2).fill({ failure: 'not-metrics', detail }));
    server.behaviour = 'serving';
    expect(await provider.observe()).toEqual([{ value: 7 }, { value: 7 }]);
  });

  it('is well again after a connection that ended as a transaction began', async () => {
    const { provider, server } = await ask(['select 7'], seven);
    server.behaviour = 'leaving';
    expect(await provider.observe()).toMatchObject([{ failure: 'unreachable' }]);
    server.behaviour = 'serving';
    expect(await provider.observe()).toEqual([{ value: 7 }]);
  });

  it('refuses an address that names a certificate that isn’t there', async () => {
    const runtime = await createTestRuntime();
    const database =
      'postgres://reader:secret-1@127.0.0.1:1/shop?sslmode=verify-full&sslrootcert=nowhere.pem';
    const provider = sql.create(source(database), ['select 7'], {
      runtime,
      release: {},
    }) as InquiringProvider;
    expect(await provider.findMistakes()).toEqual([
      expect.stringMatching(
        /^can't be answered: .* a file that the address names can't be read: .*nowhere\.pem/,
      ),
    ]);
  });

  it('shows nothing secret of messages, however they are cut, and of rows', async () => {
    let result: StatementResult = { code: 'P0001', message: `${'x'.repeat(295)}secret-1 and more` };
    const { provider } = await ask(['select 7'], () => result);
    const said = JSON.stringify(await provider.observe());
    expect(said).toContain('x***');
    expect(said).not.toContain('xsecr');
    result = { type: 25, rows: ['a secret-1', `${'y'.repeat(115)}secret-1`] };
    const shown = JSON.stringify(await provider.observe());
    expect(shown).toContain('`a ***`');
    expect(shown).not.toMatch(/secr/);
  });

  it.each([
    ['42P01', 'relation "refunds" does not exist'],
    ['42703', 'column "refunded" does not exist'],
  ])('warns of what isn’t there yet (%s), for a migration may make it', async (code, message) => {
    const { provider, runtime } = await ask(['select 7', 'select 8'], { code, message });
    expect(await provider.findMistakes()).toEqual([undefined, undefined]);
    expect(runtime.lines).toEqual([
      expect.stringMatching(new RegExp(`${message}.*: unless the deployment makes it`)),
    ]);
    expect(await provider.observe()).toMatchObject(Array(2).fill({ failure: 'bad-query' }));
  });

  it('asks no more of a look when nobody can be reached', async () => {
    const { provider, server } = await ask(Array(9).fill('select 7'), seven);
    server.behaviour = { code: '57P03', message: 'the database system is starting up' };
    expect(await provider.observe()).toMatchObject(Array(9).fill({ failure: 'not-ready' }));
    expect(server.connections).toBe(3);
  });
});

describe('an SQLite file', () => {
  const shop = async () => {
    const runtime = await createTestRuntime();
    const database = new DatabaseSync(join(runtime.workspace, 'shop.db'));
    database.exec(
      "create table orders (amount real, version text); insert into orders values (2, '1.2.3'), (5, '1.2.2')",
    );
    database.close();
    return (...queries: readonly string[]) =>
      sql.create(source('sqlite:shop.db'), queries, {
        runtime,
        release: { version: '1.2.3', 'color-url': 'http://x' },
      }) as InquiringProvider;
  };

  it('gives values, and knows the release', async () => {
    const provider = (await shop())(
      'select sum(amount) from orders where version = $deploy_version',
      'select count(*) from orders; -- all',
      "select $deploy_color_url = 'http://x'",
      'select max(amount) from orders where version = $deploy_color',
      'select version from orders limit 1',
    );
    expect(await provider.observe()).toEqual([
      { value: 2 },
      { value: 2 },
      { value: 1 },
      { failure: 'no-data', detail: expect.stringContaining('gives null') },
      {
        failure: 'malformed',
        detail: expect.stringMatching(/^SQLite file shop\.db: the value of the query is of the type `TEXT`/),
      },
    ]);
  });

  it('is planned to find mistakes, not run', async () => {
    const provider = (await shop())(
      'select amount, version from orders',
      'select count(*) frm orders where',
      'select amount from orders',
    );
    expect(await provider.findMistakes()).toEqual([
      expect.stringMatching(/can't be answered: .*sub-select returns 2 columns/),
      expect.stringMatching(/can't be answered: .*syntax error/),
      undefined,
    ]);
  });
});

it('checks queries in the language of the address', () => {
  const query = "select 'it\\'s;'";
  expect(sql.checkQuery(query, source('mysql://a@host/shop'))).toBeUndefined();
  expect(sql.checkQuery(query, source('sqlite:shop.db'))).toContain('never closed');
  expect(sql.checkQuery('pragma integrity_check', source('sqlite:shop.db'))).toContain('must begin with');
});
