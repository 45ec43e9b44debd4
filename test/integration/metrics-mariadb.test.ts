import { createTestRuntime } from '@deploy-actions/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InquiringProvider } from '../../packages/metrics/src/metric-provider.ts';
import { sql } from '../../packages/metrics/src/providers/sql.ts';
import { type Mariadb, startMariadb } from './components/index.ts';

let server: Mariadb;
beforeAll(async () => {
  server = await startMariadb();
  await server.admin(`use shop;
    create table orders (id int primary key, amount decimal(10, 2), version varchar(20), at datetime);
    insert into orders values (1, 2.5, '1.2.3', now()), (2, 5, '1.2.2', now());
    create table private (id int);
    create user reader@'%' identified by 'secret-word';
    grant select on shop.orders to reader@'%';
  `);
});
afterAll(() => server?.close());

async function provider(queries: readonly string[], timeout = 5_000) {
  const runtime = await createTestRuntime();
  const source = { provider: 'sql' as const, database: server.url('reader', 'secret-word'), timeout };
  return sql.create(source, queries, { runtime, release: { version: '1.2.3' } }) as InquiringProvider;
}

describe('MariaDB as a source of metrics', () => {
  test.each<[string, object]>([
    ['select sum(amount) from orders where version = @deploy_version', { value: 2.5 }],
    ['select count(*) from orders', { value: 2 }],
    ['select exists (select * from orders) -- ; ', { value: 1 }],
    ['select 1 / 0', { failure: 'no-data', detail: expect.stringContaining('gives null') }],
    [
      'select id from orders',
      { failure: 'several-series', detail: expect.stringContaining('more than one row (`1`, `2`)') },
    ],
    [
      'select id, amount from orders',
      { failure: 'several-series', detail: expect.stringContaining('2 columns (`id`, `amount`)') },
    ],
    [
      'select max(at) from orders',
      { failure: 'malformed', detail: expect.stringContaining('`DATETIME`; `timestampdiff(') },
    ],
    [
      'select count(*) from private',
      { failure: 'wrong-credentials', detail: expect.stringContaining('grant select on shop.private') },
    ],
    [
      'select sleep(20)',
      { failure: 'unreachable', detail: expect.stringContaining('gave no answer within') },
    ],
  ])('%s', async (query, answer) => {
    expect(await (await provider([query], 1_000)).observe()).toEqual([answer]);
  });

  test('finds mistakes without running anything', async () => {
    const started = performance.now();
    const queries = [
      'select nope from orders',
      'select 1, 2',
      'select count(* from orders',
      'select sleep(20)',
    ];
    expect(await (await provider(queries)).findMistakes()).toEqual([
      undefined,
      expect.stringMatching(/can't be answered: .*Operand should contain 1 column/),
      expect.stringMatching(/can't be answered: .*syntax/),
      undefined,
    ]);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
