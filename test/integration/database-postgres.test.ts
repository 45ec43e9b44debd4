import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DatabaseContents } from '../../packages/database/src/backup-engine.ts';
import { compareContents } from '../../packages/database/src/comparison.ts';
import { openBackup, prepareBackup } from '../../packages/database/src/index.ts';
import { type Postgres, startPostgres } from './components/index.ts';
import { bench, createShop, inDatabase, realRuntime, section } from './shop-backups.ts';

let server: Postgres;
const url = (database = 'shop') => server.url('admin', 'admin-secret', database);

beforeAll(async () => {
  server = await startPostgres();
  await createShop(server, 'shop');
});
afterAll(() => server?.close());

function contentsOf({ contents }: { readonly contents?: DatabaseContents | undefined }): DatabaseContents {
  if (!contents) throw new Error('a dump of PostgreSQL says what it holds');
  return contents;
}

test.each([
  ['custom', 1],
  ['custom', 2],
  ['directory', 2],
  ['plain', 1],
] as const)(
  'format %s, %i jobs: the copy on a temporary server holds what was dumped',
  async (format, jobs) => {
    const { engine, dump } = await bench(section(url(), { format, jobs }));
    expect((await engine.examine()).database).toBe(`127.0.0.1:${server.port}/shop`);
    const made = await dump();
    const contents = contentsOf(made.dump);
    const listed = await engine.list(made.archive, made.dump.settings);
    expect(listed.tables.map(({ name }) => name)).toEqual(contents.tables.map(({ name }) => name).sort());
    const copy = await engine.restoreScratch(made.archive, made.dump.settings);
    try {
      expect(compareContents(contents, await copy.contents(contents))).toEqual([]);
    } finally {
      await copy.remove();
    }
  },
);

test('what differs in a copy is found: rows, definitions, large objects, sequences', async () => {
  await server.admin('create database scratch_home');
  const fields = { 'restore-connection': url('postgres') };
  const { engine, dump } = await bench(section(url(), fields));
  const { archive, dump: made } = await dump();
  const contents = contentsOf(made);
  const copy = await engine.restoreScratch(archive, made.settings);
  const changes = new Map([
    ['update customers set name = name where id = 3', []],
    ["update customers set name = 'x' where id = 3", ['rows of table `public.customers` differ']],
    ['insert into void default values', ['table `public.void` has 3 rows instead of 2']],
    [
      'update products set weight = weight * 1.0000000001 where id = 2',
      ['rows of table `public.products` differ'],
    ],
    [
      'drop index orders_customer cascade',
      [expect.stringContaining('index `public.orders_customer` is missing')],
    ],
    ['alter table legacy drop constraint positive', ['constraint `public.legacy.positive` is missing']],
    ['alter table animals alter born set default now()', ['table `public.animals` is defined differently']],
    ["alter type order_status add value 'lost'", ['enum `public.order_status` is defined differently']],
    ['alter policy own on secrets using (true)', ['policy `public.secrets.own` is defined differently']],
    ['drop view open_orders', ['view `public.open_orders` is missing']],
    [
      'alter table customers disable trigger remember',
      ['trigger `public.customers.remember` is defined differently'],
    ],
    [
      "create or replace procedure renew() language sql as ''",
      ['procedure `public.renew()` is defined differently'],
    ],
    [
      "select setval('invoice_numbers', 1)",
      ['sequence value `public.invoice_numbers` is defined differently'],
    ],
    [
      'alter sequence invoice_numbers increment 6',
      ['sequence `public.invoice_numbers` is defined differently'],
    ],
    ['create schema extra', ['schema `extra` was not backed up']],
    [
      "select lowrite(lo_open(min(oid), 131072), 'x') from pg_largeobject_metadata",
      ['large objects `checksums` is defined differently'],
    ],
  ]);
  const client = new pg.Client(copy.connection);
  await client.connect();
  try {
    for (const [change, differences] of changes) {
      await client.query(`begin; set local search_path = public; ${change}; commit`);
      const found = compareContents(contents, await copy.contents(contents));
      // What was found once stays different; the newest change must add what it should.
      for (const difference of differences) expect(found, change).toContainEqual(difference);
      if (differences.length === 0) expect(found, change).toEqual([]);
    }
  } finally {
    await client.end();
    await copy.remove();
  }
  expect(await server.admin("select datname from pg_database where datname ~ '^deploy_'")).toEqual([]);
});

test('what is written while the dump runs is in none of it, and the comparison is exact', async () => {
  await server.admin('create database busy template shop');
  const writer = new pg.Client(url('busy'));
  await writer.connect();
  let over = false;
  let writes = 0;
  const writing = (async () => {
    while (!over) {
      await writer.query(`
        insert into audit.entries (what) values ('busy'); update customers set name = name || '!' where id = 1 + ${writes} % 500;
        delete from sessions; insert into sessions default values; select nextval('invoice_numbers')`);
      writes += 1;
    }
  })();
  try {
    const { engine, dump } = await bench(section(url('busy')));
    const { archive, dump: made } = await dump();
    over = true;
    await writing;
    expect(writes).toBeGreaterThan(10);
    const contents = contentsOf(made);
    expect(
      contents.objects.filter(({ type }) => type === 'sequence value').map(({ name }) => name),
    ).not.toContain('public.invoice_numbers');
    const copy = await engine.restoreScratch(archive, made.settings);
    try {
      expect(compareContents(contents, await copy.contents(contents))).toEqual([]);
    } finally {
      await copy.remove();
    }
  } finally {
    over = true;
    await writing.catch(() => {});
    await writer.end();
  }
});

describe('a selection', () => {
  const names = (contents: DatabaseContents) => contents.tables.map(({ name }) => name);

  test.each([
    [{ schemas: { include: ['audit'] } }, ['audit.entries']],
    [
      { tables: { include: ['public.animals', 'cats', '"We""ird Schema".*'] } },
      ['"We""ird Schema"."select ""from"" Ünï; Type: TABLE"', 'public.animals', 'public.cats'],
    ],
    [{ tables: { include: ['leg*', 'voi?'] } }, ['public.legacy', 'public.void']],
  ] as const)('%j', async (chosen, expected) => {
    const { engine, dump } = await bench(section(url(), JSON.parse(JSON.stringify(chosen))));
    await engine.examine();
    const { archive, dump: made } = await dump();
    expect(names(contentsOf(made))).toEqual(expected);
    expect(names(await engine.list(archive, made.settings))).toEqual(expected);
    const copy = await engine.restoreScratch(archive, made.settings);
    try {
      expect(compareContents(contentsOf(made), await copy.contents(contentsOf(made)))).toEqual([]);
    } finally {
      await copy.remove();
    }
    const options = { backupId: 'x', settings: made.settings, contents: made.contents, maintenance: true };
    await expect(engine.planRestore(options)).rejects.toThrow(/some schemas or tables only/);
  });

  test('all but some', async () => {
    const chosen = { schemas: { exclude: ['audit'] }, tables: { exclude: ['sess*', 'public.shipments'] } };
    const { engine, dump } = await bench(section(url(), chosen));
    const { archive, dump: made } = await dump();
    const left = names(contentsOf(made));
    expect(left).toContain('public.customers');
    expect(left.filter((name) => /audit|sess|shipments/.test(name))).toEqual([]);
    expect(names(await engine.list(archive, made.settings))).toEqual(left);
  });

  test('a pattern that matches nothing is refused', async () => {
    const { engine } = await bench(section(url(), { tables: { include: ['ordrs'], exclude: ['nix.*'] } }));
    await expect(engine.examine()).rejects.toThrow(
      /`tables.include`: nothing is called `ordrs`\n.*`tables.exclude`: nothing is called `nix\.\*`/,
    );
  });
});

test('the whole way: a million rows, backed up, proven by a restore, and restored', async () => {
  await createShop(server, 'million', 1_000_000);
  const runtime = await realRuntime();
  const backup = section(url('million'), { roles: true, jobs: 2, compare: 'rows' });
  const request = { backup, aws: undefined, service: 'shop', environment: 'production', version: '1.2.3' };
  const { manifest, manifestLocation } = await (await prepareBackup(request, runtime)).make();
  expect(manifest.verified.level).toBe('restore');
  expect(JSON.stringify(manifest)).not.toContain('admin-secret');
  if (!('contents' in manifest)) throw new Error('it is an archive');
  const rows = manifest.contents?.tables.reduce((sum, table) => sum + (table.rows ?? 0), 0);
  expect(rows).toBeGreaterThan(1_000_000);
  await inDatabase(
    server,
    'million',
    'delete from shipments; delete from orders where id > 10; drop view open_orders; insert into legacy values (7)',
  );
  const opened = await openBackup(manifestLocation, { backup, aws: undefined }, runtime);
  expect(await opened.planRestore({ maintenance: false })).toContainEqual(
    expect.stringContaining('rename it to'),
  );
  await opened.restore({ maintenance: false });
  expect(await inDatabase(server, 'million', 'select count(*)::int as n from orders')).toEqual([
    { n: 1_000_000 },
  ]);
  expect(await inDatabase(server, 'million', 'select count(*)::int as n from legacy')).toEqual([{ n: 1 }]);
});
