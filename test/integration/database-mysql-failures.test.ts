import { createWriteStream } from 'node:fs';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ConfigurationError } from '../../packages/action-kit/src/index.ts';
import type { Archive } from '../../packages/database/src/backup-engine.ts';
import { MysqlEngine } from '../../packages/database/src/engines/mysql/mysql-engine.ts';
import { prepareBackup } from '../../packages/database/src/index.ts';
import { type Mariadb, startMariadb } from './components/index.ts';
import { createShop, owner, password, realRuntime, section } from './mysql-shop.ts';

let server: Mariadb;

beforeAll(async () => {
  server = await startMariadb();
  await createShop(server, 100_000);
}, 60_000);
afterAll(() => server?.close());

const shop = { aws: undefined, service: 'shop', environment: 'production', version: '1' };

async function engineFor(fields: object = {}, replace: object = {}) {
  const runtime = await realRuntime(replace);
  return {
    runtime,
    engine: new MysqlEngine(section(server, { verify: 'archive', compare: 'rows', ...fields }), runtime),
  };
}

/** What is left of a run that failed: nothing on this machine and nothing on the server. */
async function leftovers(runtime: { readonly temporary: string }): Promise<string[]> {
  const files = (await readdir(runtime.temporary)).filter((name) => name.includes('mysql'));
  const folders = (await readdir('/tmp')).filter(
    (name) => name.startsWith('.partial-') && name.includes(`-${process.pid}-mysql`),
  );
  const databases = (await server.admin("show databases like 'deploy%'"))
    .split('\n')
    .filter((name) => name !== '');
  return [...files, ...folders, ...databases];
}

const reached = (user: string, secret: string, database = 'shop'): string =>
  server.url(user, secret, database);

const mistakes: readonly (readonly [string, () => string, RegExp])[] = [
  ['a wrong password', () => reached('backup', 'wrong-password'), /Access denied for user 'backup'/],
  ['an unknown database', () => reached('backup', password, 'nothing'), /Access denied|Unknown database/],
  ['no database', () => reached('backup', password, ''), /names no database/],
  [
    'an address that is none',
    () => 'mysql://backup:pass/word@db:3306/shop',
    /`connection` (has an `@` behind the host|must be an address)/,
  ],
];

test.each(mistakes)('%s is the reader’s to put right', async (_what, address, message) => {
  const failing = engineFor({ connection: address() }).then(({ engine }) => engine.examine());
  await expect(failing).rejects.toThrow(message);
  await expect(failing).rejects.toBeInstanceOf(ConfigurationError);
  await expect(failing).rejects.not.toThrow(/wrong-password|pass\/word/);
});

test.each([
  ['nobody listens', 'mysql://backup:secret@127.0.0.1:1/shop', /can't be reached.*ECONNREFUSED/],
  ['an unknown host', 'mysql://backup:secret@db.invalid/shop', /can't be reached/],
])('%s', async (_what, connection, message) => {
  const { engine } = await engineFor({ connection });
  await expect(engine.examine()).rejects.toThrow(message);
});

test('all that is missing is named at once: grants, programs, tables that aren’t there or lie elsewhere', async () => {
  await server.admin(
    "create user little@'%' identified by 'little-secret'; grant select on shop.items to little@'%'",
  );
  const connection = reached('little', 'little-secret');
  const { engine } = await engineFor(
    { connection, tables: { exclude: ['itemz'] }, verify: 'restore' },
    { environment: { PATH: '/nowhere' } },
  );
  const failing = engine.examine();
  await expect(failing).rejects.toThrow(
    /GRANT SELECT, SHOW VIEW, TRIGGER, EVENT ON `shop`\.\* TO 'little'@'%'/,
  );
  await expect(failing).rejects.toThrow(/GRANT SELECT ON mysql\.proc TO 'little'@'%'/);
  await expect(failing).rejects.toThrow(/`itemz`, which the database doesn't have; is it `items`\?/);
  await expect(failing).rejects.toThrow(
    /`mariadb-dump` or `mysqldump` is not on PATH: install `mariadb-client`/,
  );
});

test('an older program, or one of MySQL, is refused unless a restore proves what it wrote', async () => {
  const runtime = await realRuntime();
  const folder = join(runtime.temporary, 'old');
  await mkdir(folder);
  for (const [name, version] of [
    ['mysqldump', 'mysqldump  Ver 8.0.36 for Linux on x86_64 (MySQL Community Server - GPL)'],
    ['mysql', 'mysql  Ver 8.0.36 for Linux on x86_64'],
  ] as const) {
    await writeFile(join(folder, name), `#!/bin/sh\necho '${version}'\n`);
    await chmod(join(folder, name), 0o755);
  }
  const { engine } = await engineFor({ programs: folder });
  await expect(engine.examine()).rejects.toThrow(
    /mysqldump` is MySQL 8\.0\.36 and the server MariaDB 10\.11\.\d+: .*set `verify: restore`/,
  );
  await writeFile(
    join(folder, 'mysqldump'),
    "#!/bin/sh\necho 'mysqldump  Ver 10.19 Distrib 10.5.23-MariaDB, for Linux'\n",
  );
  await expect(engine.examine()).rejects.toThrow(
    /is MariaDB 10\.5\.23 and the server .*an older program may leave out/,
  );
});

test('a full disk, a cancel and a server that is killed: each ends the dump and leaves nothing', async () => {
  const full = await engineFor();
  await expect(full.engine.dump(createWriteStream('/dev/full'))).rejects.toMatchObject({ code: 'ENOSPC' });
  expect(await leftovers(full.runtime)).toEqual([]);

  const cancelled = await engineFor({ compare: 'checksums' });
  const atFirst = (act: () => void) =>
    new Writable({
      write: (_chunk, _encoding, done) => {
        act();
        setTimeout(done, 20);
      },
    });
  await expect(
    cancelled.engine.dump(atFirst(() => cancelled.runtime.cancel(new Error('enough')))),
  ).rejects.toThrow('enough');
  expect(await leftovers(cancelled.runtime)).toEqual([]);

  const killed = await engineFor({ compare: 'schema' });
  let stopping: Promise<void> | undefined;
  const failing = killed.engine.dump(
    atFirst(() => {
      stopping ??= server.stop();
    }),
  );
  await expect(failing).rejects.toThrow(/was lost|Lost connection|connection was lost|shutdown/i);
  await stopping;
  await server.start();
  expect(await leftovers(killed.runtime)).toEqual([]);
}, 60_000);

test('a migration while the dump runs is found, and rows of a table without transactions that changed', async () => {
  const { engine } = await engineFor({ compare: 'schema' });
  const during = (statement: string) => {
    let changing: Promise<unknown> | undefined;
    return new Writable({
      write: (_chunk, _encoding, done) => {
        changing ??= server.admin(statement);
        changing.then(() => done(), done);
      },
    });
  };
  await expect(engine.dump(during('alter table shop.visits add column seen int'))).rejects.toThrow(
    /table `visits`.*let no migration run|1412/,
  );
  await server.admin('create table shop.legacy (id int) engine=MyISAM; insert into shop.legacy values (1)');
  const mixed = await engineFor({ compare: 'schema' });
  await expect(mixed.engine.dump(during('insert into shop.legacy values (2)'))).rejects.toThrow(
    /`legacy` isn't transactional and changed/,
  );
  expect(mixed.runtime.lines.join('\n')).toMatch(/Tables without transactions: `legacy` \(MyISAM\)/);
  const dump = await mixed.engine.dump(during('select 1'));
  expect(dump.contents?.tables.map(({ name }) => name)).toContain('legacy');
  await server.admin('drop table shop.legacy');
}, 60_000);

function archiveOf(bytes: Buffer): Archive {
  return {
    ...{ location: 'memory', sizeBytes: bytes.length, file: undefined },
    open: async () => Readable.from([bytes]),
    localFile: () => Promise.reject(new Error('not needed')),
  };
}

test('an archive that is empty, cut off, changed or foreign is refused', async () => {
  const { engine, runtime } = await engineFor({ compare: 'schema' });
  const parts: Buffer[] = [];
  await engine.dump(
    new Writable({ write: (chunk, _encoding, done) => done(void parts.push(chunk) as never) }),
  );
  const whole = Buffer.concat(parts);
  const { tables } = await engine.list(archiveOf(whole));
  expect(tables.find(({ name }) => name === 'items')).toMatchObject({ rows: 100_000 });
  const sql = gunzipSync(whole).toString('latin1');
  const zipped = (text: string) => gzipSync(Buffer.from(text, 'latin1'));
  const flipped = Buffer.from(whole);
  flipped.writeUInt8(flipped.readUInt8(flipped.length >> 1) ^ 1, flipped.length >> 1);
  const refusals: readonly (readonly [Buffer, RegExp])[] = [
    [Buffer.alloc(0), /it is empty|cut off/],
    [whole.subarray(0, whole.length >> 1), /it was cut off/],
    [flipped, /damaged|no dump of one database|cut off|rows of/],
    [zipped(sql.slice(0, -200)), /`-- Dump completed` at its end is missing/],
    [zipped('hello'), /it is no dump of mysqldump or mariadb-dump/],
    [Buffer.from(sql, 'latin1'), /isn’t gzip/],
    [
      zipped(sql.replace('DROP TABLE IF EXISTS `items`;', 'USE `mysql`;')),
      /no dump of one database has: `USE `mysql``/,
    ],
    [
      zipped(sql.replace('DROP TABLE IF EXISTS `items`;', 'DROP TABLE IF EXISTS `mysql`.`user`;')),
      /no dump of one database/,
    ],
  ];
  for (const [bytes, message] of refusals)
    await expect(engine.list(archiveOf(bytes))).rejects.toThrow(message);
  expect(await leftovers(runtime)).toEqual([]);
}, 60_000);

test('a backup that fails while it is restored isn’t there, and neither is its copy', async () => {
  const runtime = await realRuntime();
  await server.admin(
    'create table shop.secret (id int primary key); create view shop.needs as select * from shop.secret',
  );
  const backup = section(server, {
    'restore-connection': reached(owner, password, ''),
    tables: { exclude: ['secret', 'items'] },
  });
  const prepared = await prepareBackup({ ...shop, backup }, runtime);
  await expect(prepared.make()).rejects.toThrow(
    /a view or routine of the backup needs a table that isn’t in it/,
  );
  expect(await readdir(join(runtime.workspace, 'backups')).catch(() => [])).toEqual([]);
  expect(await leftovers(runtime)).toEqual([]);
  await server.admin('drop view shop.needs; drop table shop.secret');
}, 60_000);
