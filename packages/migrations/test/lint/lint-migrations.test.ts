import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ProcessRunner,
  Secrets,
  systemProcessRunner,
  type ToolRequest,
} from '@deploy-actions/action-kit';
import type { Engine } from '@deploy-actions/sql';
import { describe, expect, test } from 'vitest';
import { type LintConfiguration, lintMigrations } from '../../src/lint/lint-migrations.ts';
import type { Migration } from '../../src/migration-tool.ts';

const workspace = mkdtempSync(join(tmpdir(), 'lint-'));

function lint(
  migrations: readonly (string | Migration)[],
  engine: Engine = 'postgres',
  configuration: Partial<LintConfiguration> = {},
  processes: ProcessRunner = systemProcessRunner,
) {
  const all = migrations.map((one, index) => (typeof one === 'string' ? { id: `m${index}`, sql: one } : one));
  const unused = { log: undefined as never, signal: new AbortController().signal, temporary: workspace };
  return lintMigrations(
    all,
    { squawk: 'off', ...configuration },
    { ...unused, engine, processes, secrets: new Secrets(), workspace },
  );
}

async function judged(sql: string, engine: Engine = 'postgres') {
  const { findings, compatibility } = await lint([sql], engine);
  const rules = findings.filter(({ kind }) => kind === 'contract').map(({ rule }) => rule);
  return [compatibility, ...rules].join(' ');
}

describe('what the previous release can’t live with', () => {
  test.each<[string, string]>([
    ['drop table orders', 'contract drop-table'],
    ['DROP TABLE IF EXISTS "orders" CASCADE', 'contract drop-table'],
    ['alter table "shop"."orders" drop column "drop constraint"', 'contract drop-column'],
    ['alter table orders add a int, drop b, drop constraint c', 'contract drop-column'],
    ['alter table orders drop constraint c', 'expand'],
    ['alter table orders rename column a to b', 'contract rename-column'],
    ['alter table orders rename a to b', 'contract rename-column'],
    ['alter table orders rename to purchases', 'contract rename-table'],
    ['alter table orders rename constraint a to b', 'expand'],
    [
      'alter table orders alter column price type numeric(12, 2) using price::numeric',
      'contract change-type',
    ],
    ['alter table orders alter price set data type text', 'contract change-type'],
    ['alter table orders alter column note set not null', 'contract set-not-null'],
    ['alter table orders alter column note drop not null', 'expand'],
    ['alter table orders alter note drop default', 'contract drop-default'],
    ['alter table orders alter note set default 1', 'expand'],
    ['alter table orders add column note text not null', 'contract required-column'],
    ["alter table orders add column note text default '' not null", 'expand'],
    ['alter table orders add column note text', 'expand'],
    ['alter table orders add column id bigserial primary key', 'expand'],
    ['alter table orders add column total int not null generated always as (a + b) stored', 'expand'],
    ['alter table orders add column note text /* not null */ -- not null', 'expand'],
    ["alter table orders add column note text default 'not null'", 'expand'],
    ['alter table orders add constraint c unique (a)', 'contract add-constraint'],
    ['alter table orders add constraint c check (a > 0) not valid', 'contract add-constraint'],
    ['alter table orders add foreign key (a) references b (id)', 'contract add-constraint'],
    ['alter table orders add column a int unique', 'contract add-constraint'],
    ['alter table orders validate constraint c', 'expand'],
    ['create unique index concurrently u on orders (a)', 'contract unique-index'],
    ['create index concurrently i on orders (a)', 'expand'],
    ['drop view report', 'contract drop-object'],
    ['drop materialized view report', 'contract drop-object'],
    ['drop function f(int)', 'contract drop-object'],
    ['drop type mood', 'contract drop-object'],
    ['drop index concurrently i', 'expand'],
    ["alter type mood rename value 'a' to 'b'", 'contract change-object'],
    ["alter type mood add value 'c'", 'expand'],
    ['truncate orders', 'contract truncate'],
    ['delete from orders', 'contract delete-all'],
    ['delete from orders where id = 1', 'expand'],
    ['revoke select on orders from app', 'contract revoke'],
    ['alter table orders detach partition orders_1', 'contract move-table'],
    ['do $$ begin drop table orders; end $$', 'unknown'],
    ['call tidy()', 'unknown'],
    ['select tidy(1)', 'unknown'],
    ["select setval('orders_id_seq', 5)", 'expand'],
    ['frobnicate orders', 'unknown'],
    ["insert into notes values ('drop table orders; --')", 'expand'],
    ["insert into notes values ('never closed", 'unknown'],
    [
      'create table t (a int not null unique check (a > 0)); create unique index on t (a); alter table t drop a; drop table t',
      'expand',
    ],
    ["begin; create table t (a int); comment on table t is 'x'; grant select on t to app; commit", 'expand'],
    ['', 'expand'],
    ['with gone as (delete from orders returning *) select count(*) from gone', 'unknown'],
    ['with t (a) as (select 1) insert into orders select a from t', 'expand'],
    ['delete from orders where true', 'contract delete-all'],
    ['delete from orders where 1 = 1;', 'contract delete-all'],
    ['drop owned by app', 'contract drop-object'],
    ['drop role app', 'contract drop-object'],
    ['drop text search configuration c', 'contract drop-object'],
    ['alter role app nologin', 'unknown'],
    ['alter default privileges revoke select on tables from app', 'unknown'],
    ['alter table orders owner to someone', 'contract owner'],
    ['alter table orders no inherit everything', 'contract move-table'],
    ['alter table orders alter id set generated always', 'contract generated-always'],
    ['alter table orders alter column id add generated always as identity', 'contract generated-always'],
    ['alter table orders add column id int generated always as identity', 'expand'],
    ['alter sequence orders_id_seq restart', 'contract change-object'],
    ['create or replace view report as select 1', 'unknown'],
    ['create or replace function f() returns int language sql as $$ select 1 $$', 'unknown'],
    ['create function f() returns int language sql as $$ select 1 $$', 'expand'],
    ['create trigger t before insert on orders execute function f()', 'unknown'],
    ['create rule r as on insert to orders do instead nothing', 'unknown'],
    ['create policy p on orders as restrictive using (false)', 'unknown'],
    ['alter policy p on orders using (false)', 'unknown'],
    ['alter table orders disable trigger all', 'unknown'],
    ['select "tidy"(1)', 'unknown'],
    ['values (tidy(1))', 'unknown'],
    ['explain analyze delete from orders where id = 1', 'unknown'],
    ['create table if not exists orders (a int); alter table orders drop column b', 'contract drop-column'],
    [
      'create table if not exists t (a int not null); create unique index if not exists u on t (a); grant select on t to app',
      'expand',
    ],
    ['create temp table orders (a int); drop table orders; drop table orders', 'contract drop-table'],
  ])('%s: %s', async (sql, expected) => {
    expect(await judged(sql)).toBe(expected);
  });

  test.each<[string, string]>([
    ['alter table `orders` modify column `note` varchar(20) not null', 'contract change-type'],
    ['alter table orders change note remark text', 'contract rename-column change-type'],
    ['rename table orders to purchases', 'contract rename-table'],
    ['alter table orders drop index i', 'expand'],
    ['alter table orders add index i (a)', 'expand'],
    ['/*!50000 drop table orders */', 'contract drop-table'],
    ["prepare s from 'drop table orders'", 'unknown'],
    ['create table t (a int not null auto_increment primary key)', 'expand'],
    ['alter ignore table orders drop column note', 'contract drop-column'],
    ['alter online table orders nowait drop column note', 'contract drop-column'],
    ['alter table orders wait 5 drop column note', 'contract drop-column'],
    ['alter table orders add constraint unique (a)', 'contract add-constraint'],
    ['alter table orders add constraint foreign key (a) references b (c)', 'contract add-constraint'],
    ['alter table orders discard tablespace', 'contract move-table'],
    ['drop tables orders, notes', 'contract drop-table'],
    ['drop temporary table t', 'expand'],
    ['create or replace table orders (a int)', 'contract drop-table'],
    ['delete quick from orders', 'contract delete-all'],
    ['delete orders, notes from orders join notes', 'contract delete-all'],
    ['rename user app to shop', 'contract change-object'],
    ['alter view report as select 1', 'unknown'],
    ['alter user app account lock', 'unknown'],
    ['set global max_connections = 1', 'unknown'],
    ['set @@persist.max_connections = 1', 'unknown'],
    ['create trigger t before insert on orders for each row set new.a = 1', 'unknown'],
  ])('in MySQL, %s: %s', async (sql, expected) => {
    expect(await judged(sql, 'mysql')).toBe(expected);
  });

  test('a table that an earlier migration of the same run made is nobody’s yet', async () => {
    const { findings, classifications } = await lint([
      'create table "public"."t" (a int)',
      'alter table public.t drop a; drop table u',
    ]);
    expect(findings).toMatchObject([{ migration: 'm1', rule: 'drop-table', line: 1 }]);
    expect(classifications.map(({ compatibility }) => compatibility)).toEqual(['expand', 'contract']);
  });
});

test.each<[string, string, Engine?]>([
  ['create index i on orders (a)', 'lock index-blocks-writes'],
  ['create index concurrently i on orders (a)', ''],
  ['create index i on orders (a)', '', 'mysql'],
  ['alter table orders alter a type bigint', 'contract change-type, rewrite type-rewrites'],
  ['alter table orders modify a bigint', 'contract change-type, rewrite copies-table', 'mysql'],
  ['alter table orders add id uuid default gen_random_uuid()', 'rewrite default-rewrites'],
  ['alter table orders add at timestamptz default now()', ''],
  ['alter table orders add constraint c foreign key (a) references b not valid', 'contract add-constraint'],
  ['update orders set a = 1', 'lock update-all'],
  ['vacuum full orders', 'rewrite table-rewrites'],
])('locks and rewrites: %s', async (sql, expected, engine) => {
  const { findings } = await lint([sql], engine);
  expect(findings.map(({ kind, rule }) => `${kind} ${rule}`).join(', ')).toBe(expected);
});

describe('what a migration says of itself', () => {
  test('has precedence, and what its SQL looks like is said', async () => {
    const report = await lint([
      '-- deploy-actions: expand\ndrop table orders',
      '/* deploy-actions: contract */ select 1',
    ]);
    expect(report.classifications).toEqual([
      {
        migration: 'm0',
        compatibility: 'expand',
        declared: true,
        reason: 'says so of itself; read from its SQL alone it would be contract: found drop-table',
      },
      {
        migration: 'm1',
        compatibility: 'contract',
        declared: true,
        reason: expect.stringContaining('it would be expand'),
      },
    ]);
    expect(report).toMatchObject({ compatibility: 'contract', contract: true });
  });

  test('counts where there is no SQL; without it nobody knows', async () => {
    const report = await lint([
      { id: 'a', withoutSql: 'it is a program' },
      { id: 'b', declared: 'expand' },
      { id: 'c', sql: 'select 1', withoutSql: 'a part is Python' },
    ]);
    expect(report.classifications.map(({ compatibility, reason }) => [compatibility, reason])).toEqual([
      ['unknown', 'it is a program'],
      ['expand', expect.stringContaining('says so of itself')],
      ['unknown', 'a part is Python'],
    ]);
    expect(report).toMatchObject({ compatibility: 'unknown', contract: false });
  });

  test('doesn’t count in a text', async () => {
    expect((await lint(["insert into t values ('-- deploy-actions: expand'); drop table u"])).contract).toBe(
      true,
    );
  });
});

describe('rules of one’s own', () => {
  test('are looked for in each statement, and ignored ones don’t count', async () => {
    writeFileSync(
      join(workspace, 'rules.yml'),
      '- { id: no-cascade, pattern: \\bcascade\\b, kind: contract, level: error, message: No cascades., remedy: Name them. }\n',
    );
    const migration = "insert into t values ('cascade');\nalter table t drop constraint c\ncascade";
    const report = await lint([migration], 'postgres', { rules: 'rules.yml', ignore: ['drop-constraint'] });
    expect(report.findings).toEqual([
      {
        migration: 'm0',
        rule: 'no-cascade',
        kind: 'contract',
        level: 'error',
        message: 'No cascades.',
        remedy: 'Name them.',
        line: 2,
      },
    ]);
    expect(report.contract).toBe(true);
    expect(report.linters).toEqual(['built-in rules', 'rules.yml']);
  });

  test('that are none are refused, each at its place', async () => {
    writeFileSync(
      join(workspace, 'bad.yml'),
      '- { id: a, pattern: "(", message: x }\n- { id: B, pattern: x, message: y, kind: bad }\n',
    );
    await expect(lint(['select 1'], 'postgres', { rules: 'bad.yml' })).rejects.toThrow(
      /bad\.yml:1:.*regular expression[\s\S]*bad\.yml:2:.*`\[1\]\.id`[\s\S]*bad\.yml:2:.*kind/,
    );
    await expect(lint(['select 1'], 'postgres', { rules: 'none.yml' })).rejects.toThrow(
      "`none.yml` can't be read",
    );
  });
});

test('a squawk that must be there and isn’t is refused; otherwise it goes without', async () => {
  const asked: ToolRequest[] = [];
  const processes: ProcessRunner = {
    ...systemProcessRunner,
    tool: (request) => {
      asked.push(request);
      return systemProcessRunner.tool(request);
    },
  };
  const program = ['/nowhere/squawk'];
  await expect(lint(['select 1'], 'postgres', { squawk: 'required', program }, processes)).rejects.toThrow(
    "`/nowhere/squawk` isn't squawk",
  );
  expect(asked).toMatchObject([{ bare: true, args: ['--version'] }]);
  expect((await lint(['select 1'], 'mysql', { squawk: 'required', program })).linters).toEqual([
    'built-in rules',
  ]);
});
