import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Archive, DamagedBackupError, type Dump } from '../../packages/database/src/backup-engine.ts';
import { type Postgres, startPostgres } from './components/index.ts';
import { bench, createShop, inDatabase, section, trickyPassword } from './shop-backups.ts';

let server: Postgres;
let archive: Archive;
let made: Dump;
const admin = (database: string) => server.url('admin', 'admin-secret', database);
const options = () => ({
  backupId: 'b',
  settings: made.settings,
  contents: made.contents,
  maintenance: false,
});
const ours = async () =>
  (await server.admin("select datname from pg_database where datname ~ '^deploy_' order by 1")).map(
    (row) => row['datname'],
  );

beforeAll(async () => {
  server = await startPostgres();
  await server.admin(
    `create role app login password 'app-secret'; create role reader; create role owner createdb login password '${trickyPassword.replaceAll("'", "''")}'`,
  );
  await createShop(server, 'shop');
  await server.admin(`
    alter database shop owner to owner; alter database shop set search_path = "$user", public, audit; alter database shop set work_mem = '7MB';
    alter database shop set "custom.note" = 'it''s \\ "x"';
    alter role app in database shop set statement_timeout = '77s'; revoke connect on database shop from public; grant connect on database shop to app;
    grant create on database shop to reader with grant option; comment on database shop is 'it''s the shop'; alter database shop connection limit 50;
    grant pg_signal_backend to owner; grant app, reader to owner`);
  await inDatabase(
    server,
    'shop',
    'alter default privileges in schema public grant select on tables to reader; grant select on customers to reader; alter table customers owner to app; create policy mine on secrets to reader using (true)',
  );
  const { dump } = await bench(section(admin('shop')));
  ({ archive, dump: made } = await dump());
});
afterAll(() => server?.close());

/** A database as it is before a restore: the shop, changed since its backup. */
async function changed(name: string): Promise<void> {
  await server.admin(`create database ${name} template shop`);
  await inDatabase(server, name, "update customers set name = 'changed'");
}

const facts = (name: string) =>
  server.admin(`
  select pg_get_userbyid(datdba) as owner, datacl::text as acl, datconnlimit as most, shobj_description(oid, 'pg_database') as comment,
    (select json_agg(json_build_object('role', setrole::regrole, 'set', setconfig) order by setrole) from pg_db_role_setting where setdatabase = d.oid) as settings
  from pg_database d where datname = '${name}'`);

describe('into the database itself', () => {
  test('the restored copy takes the name, with all that belongs to it; the former one is kept, and undo brings it back', async () => {
    await inDatabase(
      server,
      'shop',
      "update customers set name = 'changed'; drop view open_orders; create table later ()",
    );
    const before = await facts('shop');
    const connected = new pg.Client(server.url('app', 'app-secret', 'shop'));
    connected.on('error', () => {});
    await connected.connect();
    const { engine, runtime } = await bench(section(admin('shop')));
    const plan = await engine.planRestore(options());
    expect(plan.join('\n')).toMatch(/rename it to `shop_before_\d{8}t\d{6}z`.*in one transaction/);
    const { replaced, undo } = await engine.restore(archive, options());
    const reconnected = new pg.Client(server.url('app', 'app-secret', 'shop'));
    reconnected.on('error', () => {});
    await reconnected.connect();
    await expect(connected.query('select 1')).rejects.toThrow();
    expect(await facts('shop')).toEqual(before);
    const [kept] = /shop_before_\w+/.exec(replaced) ?? [];
    expect(
      await inDatabase(server, 'shop', "select count(*)::int as n from customers where name = 'changed'"),
    ).toEqual([{ n: 0 }]);
    expect(
      await inDatabase(server, kept ?? '', "select count(*)::int as n from customers where name = 'changed'"),
    ).toEqual([{ n: 500 }]);
    const owners =
      "select relowner::regrole::text as owner, relacl::text as acl from pg_class where relname = 'customers'";
    expect(await inDatabase(server, 'shop', owners)).toEqual(await inDatabase(server, kept ?? '', owners));
    expect(await ours()).toEqual([]);
    const [, statements = ''] =
      /connected to the database `postgres`.*`(SELECT .*;)`$/.exec(undo ?? '') ?? [];
    await inDatabase(server, 'postgres', statements);
    expect(
      await inDatabase(server, 'shop', "select count(*)::int as n from customers where name = 'changed'"),
    ).toEqual([{ n: 500 }]);
    expect(runtime.lines.join('\n')).not.toContain('admin-secret');
  });

  test('what is not what was backed up is not put in place', async () => {
    await changed('unproven');
    const contents = made.contents && {
      ...made.contents,
      tables: made.contents.tables.map((table) =>
        table.name === 'public.void' ? { ...table, rows: 3 } : table,
      ),
    };
    const { engine } = await bench(section(admin('unproven')));
    const restoring = engine.restore(archive, { ...options(), contents });
    await expect(restoring).rejects.toThrow(DamagedBackupError);
    await expect(restoring).rejects.toThrow('table `public.void` has 2 rows instead of 3');
    expect(
      await inDatabase(server, 'unproven', "select count(*)::int as n from customers where name = 'changed'"),
    ).toEqual([{ n: 500 }]);
    expect(await ours()).toEqual([]);
  });

  test('a cancel on the way leaves the database as it was, and nothing else', async () => {
    await changed('cancelled');
    const controller = new AbortController();
    const { engine } = await bench(section(admin('cancelled')), { signal: controller.signal });
    const restoring = engine.restore(archive, options());
    restoring.catch(() => {});
    await expect.poll(ours, { timeout: 20_000, interval: 5 }).toHaveLength(1);
    controller.abort(new Error('cancelled by the test'));
    await expect(restoring).rejects.toThrow('cancelled by the test');
    expect(await ours()).toEqual([]);
    expect(
      await inDatabase(
        server,
        'cancelled',
        "select count(*)::int as n from customers where name = 'changed'",
      ),
    ).toEqual([{ n: 500 }]);
  });

  test('clients that come back at once keep nobody from the switch', async () => {
    await changed('crowded');
    let over = false;
    const clients = Array.from({ length: 5 }, async () => {
      while (!over) {
        const client = new pg.Client(admin('crowded'));
        client.on('error', () => {});
        try {
          await client.connect();
          await client.query('select pg_sleep(1)');
        } catch {
          // It was ended, as it should be, and comes back.
        } finally {
          await client.end().catch(() => {});
        }
      }
    });
    const { engine } = await bench(section(admin('crowded')));
    await engine.restore(archive, options());
    over = true;
    await Promise.all(clients);
    expect(
      await inDatabase(server, 'crowded', "select count(*)::int as n from customers where name = 'changed'"),
    ).toEqual([{ n: 0 }]);
  });

  test('all that is in the way is said before anything is written', async () => {
    await changed('forbidden');
    await server.admin(
      "create role weak login password 'weak-secret'; grant connect on database forbidden to weak",
    );
    const { engine } = await bench(section(server.url('weak', 'weak-secret', 'forbidden')));
    const settings = { ...made.settings, server: '99', extensions: '["nix"]', roles: '["ghost","app"]' };
    const error = await engine.planRestore({ ...options(), settings }).catch((failure: Error) => failure);
    for (const expected of [
      /older than the 99/,
      /ALTER ROLE "weak" CREATEDB/,
      /GRANT admin TO "weak"/,
      /pg_signal_backend/,
      /not installed on the server: nix/,
      /not on the server: `ghost`/,
    ]) {
      expect(String(error)).toMatch(expected);
    }
    expect(String(error)).not.toContain('weak-secret');
  });
});

describe('scratch databases', () => {
  test('on a given server, as a user that may create databases and no more', async () => {
    const address = server.url('owner', trickyPassword, 'postgres');
    await inDatabase(server, 'postgres', 'select 1');
    const { engine } = await bench(
      section(admin('shop'), { 'restore-connection': address, tables: { include: ['legacy', 'animals'] } }),
    );
    await engine.examine();
    const { dump } = await bench(section(admin('shop'), { tables: { include: ['legacy', 'animals'] } }));
    const { archive: some, dump: of } = await dump();
    const copy = await engine.restoreScratch(some, of.settings);
    expect(await ours()).toHaveLength(1);
    if (of.contents) expect((await copy.contents(of.contents)).tables).toEqual(of.contents.tables);
    await copy.remove();
    expect(await ours()).toEqual([]);
  });

  test('a user that may not create databases, and extensions that are missing, are said', async () => {
    const { engine } = await bench(
      section(admin('shop'), { 'restore-connection': server.url('app', 'app-secret', 'postgres') }),
    );
    await expect(engine.examine()).rejects.toThrow(
      /input `restore-connection`: .*may not create databases: `ALTER ROLE "app" CREATEDB`/,
    );
  });

  test('dead ones are deleted, live ones and those of others stay', async () => {
    const old = Math.floor(Date.now() / 1_000) - 3_600;
    const fresh = Math.floor(Date.now() / 1_000);
    const [dead, young, live] = [
      `deploy_scratch_${old}_00000001`,
      `deploy_scratch_${fresh}_00000002`,
      `deploy_restore_${old}_00000003`,
    ];
    for (const name of [dead, young, live, 'deploy_scratch_mine'])
      await server.admin(`create database ${name}`);
    const lease = new pg.Client(admin(live));
    await lease.connect();
    const { engine } = await bench(section(admin('shop')));
    expect(await engine.tidy()).toEqual([dead]);
    await lease.end();
    await expect.poll(() => engine.tidy(), { timeout: 5_000 }).toEqual([live]);
    for (const name of [young, 'deploy_scratch_mine']) await server.admin(`drop database ${name}`);
  });

  test('one that a user is at work on whom we may not look at stays, and is in nobody’s way', async () => {
    const live = `deploy_restore_${Math.floor(Date.now() / 1_000) - 3_600}_00000004`;
    await server.admin("create role stranger login password 'stranger-secret'");
    await server.admin(`create database ${live} owner app`);
    const lease = new pg.Client(server.url('stranger', 'stranger-secret', live));
    await lease.connect();
    const { engine } = await bench(section(server.url('owner', trickyPassword, 'shop')));
    const tidied = await engine.tidy().catch((error: unknown) => error);
    await lease.end();
    expect(tidied).toEqual([]);
    await expect.poll(() => engine.tidy(), { timeout: 5_000 }).toEqual([live]);
  });

  test('a temporary server is gone with its folder, and lets nobody in without its password', async () => {
    const { engine, dump, runtime } = await bench(
      section(admin('shop'), { tables: { include: ['legacy'] } }),
    );
    const { archive: some, dump: of } = await dump();
    const copy = await engine.restoreScratch(some, of.settings);
    const url = new URL(copy.connection);
    expect(runtime.secrets.redact(copy.connection)).not.toContain(url.password);
    url.password = 'wrong';
    await expect(new pg.Client(url.href).connect()).rejects.toThrow('password authentication failed');
    await copy.remove();
    await delay(50);
    await expect(new pg.Client(copy.connection).connect()).rejects.toThrow('ECONNREFUSED');
    expect(await engine.tidy()).toEqual([]);
  });
});
