import { readdir, readFile } from 'node:fs/promises';
import mysql from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBackup, prepareBackup } from '../../packages/database/src/index.ts';
import { isSnapshot } from '../../packages/database/src/manifest.ts';
import { type Mariadb, startMariadb } from './components/index.ts';
import { createShop, owner, password, realRuntime, section } from './mysql-shop.ts';

let server: Mariadb;

beforeAll(async () => {
  server = await startMariadb([
    '--event-scheduler=ON',
    '--log-bin=bin',
    '--log-bin-trust-function-creators=1',
  ]);
  await createShop(server);
}, 60_000);
afterAll(() => server?.close());

const shop = { aws: undefined, service: 'shop', environment: 'production', version: '1' };

/** What every process on this machine shows of itself, as long as it runs. */
async function watchProcesses(
  secret: string,
): Promise<() => Promise<{ readonly seen: number; readonly leaks: string[] }>> {
  const leaks: string[] = [];
  let seen = 0;
  let over = false;
  const watching = (async () => {
    while (!over) {
      for (const id of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
        const read = (file: string) => readFile(`/proc/${id}/${file}`, 'latin1').catch(() => '');
        const line = await read('cmdline');
        // The tests themselves call the client with `--no-defaults`.
        if (!/mariadb-dump|mariadb\0/.test(line) || line.includes('--no-defaults')) continue;
        const texts = [line, await read('environ')];
        seen += 1;
        if (texts.some((text) => text.includes(secret))) leaks.push(line);
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  })();
  return async () => {
    over = true;
    await watching;
    return { seen, leaks };
  };
}

test('a backup is restored on a temporary server and holds all there was; nothing shows the password or is left behind', async () => {
  const runtime = await realRuntime();
  const before = await readdir('/tmp');
  const stop = await watchProcesses(password.slice(0, 8));
  const { manifest, manifestLocation } = await (
    await prepareBackup({ ...shop, backup: section(server) }, runtime)
  ).make();
  const { seen, leaks } = await stop();
  expect(seen).toBeGreaterThan(0);
  expect(leaks).toEqual([]);
  if (isSnapshot(manifest)) throw new Error('it is an archive');
  expect(manifest).toMatchObject({
    engine: 'mysql',
    engineVersion: expect.stringMatching(/^10\.11\./),
    database: `127.0.0.1:${server.port}/shop`,
    verified: { level: 'restore' },
    settings: { kind: 'mariadb', collation: 'utf8mb4_general_ci', definers: 'owner@%' },
  });
  const { tables = [], objects = [], foreignKeyViolations } = manifest.contents ?? {};
  expect(tables.map(({ name, rows }) => [name, rows])).toEqual([
    ...[
      ['customers', 3],
      ['items', 200_000],
      ['orders', 2],
      ['twice', 3],
      ['visits', 2],
      ['we`ird \'n"ä;me', 0],
    ],
  ]);
  expect(tables.every(({ checksum }) => checksum !== undefined)).toBe(true);
  expect(foreignKeyViolations).toBe(0);
  expect(new Set(objects.map(({ type }) => type))).toEqual(
    new Set([
      'table',
      'primary key',
      'index',
      'foreign key',
      'check',
      'partitions',
      'sequence',
      'view',
      'trigger',
      'procedure',
      'function',
      'event',
      'default',
    ]),
  );
  expect(`${JSON.stringify(manifest)}${runtime.lines.join('\n')}`).not.toContain(password.slice(0, 8));
  const left = (await readdir('/tmp')).filter(
    (name) => name.startsWith('.partial-') && !before.includes(name),
  );
  expect(left.filter((name) => name.includes(`-${process.pid}-`))).toEqual([]);
  expect((await readdir(runtime.temporary)).filter((name) => name.includes('mysql'))).toEqual([]);
  const opened = await openBackup(manifestLocation, { backup: section(server), aws: undefined }, runtime);
  await opened.verifyArchive();
}, 60_000);

test('a copy on another server: a database of its own that is gone afterwards, whose events never ran', async () => {
  const runtime = await realRuntime();
  const fields = { 'restore-connection': server.url(owner, password, ''), compare: 'rows' };
  await server.admin('alter event shop.ticking enable');
  try {
    const backup = section(server, { ...fields, tables: { exclude: ['items', 'twice'] } });
    const { manifestLocation, manifest } = await (await prepareBackup({ ...shop, backup }, runtime)).make();
    expect(manifest.verified.level).toBe('restore');
    const opened = await openBackup(manifestLocation, { backup, aws: undefined }, runtime);
    const copy = await opened.scratchCopy();
    const name = new URL(copy.connection).pathname.slice(1);
    expect(
      await server.admin(
        `select status from information_schema.events where event_schema = '${name}' group by 1`,
      ),
    ).toBe('DISABLED');
    expect(
      await server.admin(
        `select count(*) from information_schema.tables where table_schema = '${name}' and table_name in ('items', 'twice')`,
      ),
    ).toBe('0');
    await copy.remove();
    expect(await server.admin("show databases like 'deploy%'")).toBe('');
    expect(
      await server.admin(
        'select default_collation_name from information_schema.schemata where schema_name = "shop"',
      ),
    ).toBe('utf8mb4_general_ci');
  } finally {
    await server.admin('alter event shop.ticking disable');
  }
}, 60_000);

test('what a run that died left on a server is dropped by the next one, and not what a living one has', async () => {
  const runtime = await realRuntime();
  const backup = section(server, {
    'restore-connection': server.url(owner, password, ''),
    compare: 'schema',
    tables: { exclude: ['items'] },
  });
  const { manifestLocation } = await (await prepareBackup({ ...shop, backup }, runtime)).make();
  const living = await (
    await openBackup(manifestLocation, { backup, aws: undefined }, runtime)
  ).scratchCopy();
  await server.admin('create database deploy_scratch_0123456789abcdef; create database deploy_scratch_mine');
  await (await prepareBackup({ ...shop, backup }, runtime)).make();
  expect((await server.admin("show databases like 'deploy%'")).split('\n').sort()).toEqual(
    ['deploy_scratch_mine', new URL(living.connection).pathname.slice(1)].sort(),
  );
  await living.remove();
  await server.admin('drop database deploy_scratch_mine');
}, 60_000);

test('while others write, the copy is of one moment: what stood still is compared in full, the rest by its rows in the dump', async () => {
  const runtime = await realRuntime();
  await server.admin(
    'create table shop.moving (id int primary key auto_increment, a int); create table shop.mirror (id int primary key, a int)',
  );
  await server.admin('delete from shop.items where id > 20000');
  let over = false;
  let written = 0;
  const writer = await mysql.createConnection({
    host: '127.0.0.1',
    port: server.port,
    user: owner,
    password,
    database: 'shop',
  });
  const writing = (async () => {
    while (!over) {
      written += 1;
      await writer.beginTransaction();
      await writer.query('insert into moving (a) values (?)', [written]);
      await writer.query('insert into mirror select id, a from moving where id = last_insert_id()');
      await writer.commit();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await writer.end();
  })();
  try {
    const backup = section(server, {
      'restore-connection': server.url(owner, password, ''),
      tables: { exclude: ['orders', 'named', 'first'] },
    });
    const { manifest, manifestLocation } = await (await prepareBackup({ ...shop, backup }, runtime)).make();
    if (isSnapshot(manifest)) throw new Error('it is an archive');
    const rows = new Map(manifest.contents?.tables.map((table) => [table.name, table]));
    expect(rows.get('items')?.checksum).toBeDefined();
    expect(rows.get('moving')?.rows).toBe(rows.get('mirror')?.rows);
    const copy = await (
      await openBackup(manifestLocation, { backup, aws: undefined }, runtime)
    ).scratchCopy();
    const contents = await copy.contents({
      tables: [
        { name: 'moving', columns: [], rows: 0, checksum: '0' },
        { name: 'mirror', columns: [], rows: 0, checksum: '0' },
      ],
      objects: [],
    });
    await copy.remove();
    const [moving, mirror] = ['moving', 'mirror'].map((name) =>
      contents.tables.find((table) => table.name === name),
    );
    expect(moving?.checksum).toBe(mirror?.checksum);
    expect(written).toBeGreaterThan(3);
  } finally {
    over = true;
    await writing;
    await server.admin('drop table shop.moving, shop.mirror');
  }
}, 60_000);
