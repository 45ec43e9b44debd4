import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { BackupConfigurationOf } from '../../packages/config/src/index.ts';
import { openEngine } from '../../packages/database/src/engine-registry.ts';
import { isSnapshot, openBackup, prepareBackup } from '../../packages/database/src/index.ts';
import { openStorage } from '../../packages/database/src/storage-registry.ts';
import { type Mariadb, startMariadb } from './components/index.ts';
import { createShop, owner, password, realRuntime, runSql, section } from './mysql-shop.ts';

const server: Mariadb = await startMariadb([
  '--event-scheduler=ON',
  '--log-bin=bin',
  '--log-bin-trust-function-creators=1',
]);
await createShop(server, 1_000);
afterAll(() => server.close());

const shop = { aws: undefined, service: 'shop', environment: 'production', version: '1' };
const mine = (fields: object = {}) =>
  section(server, {
    connection: server.url(owner, password),
    verify: 'archive',
    ...fields,
  });

async function backUp(backup: BackupConfigurationOf<'mysql'>) {
  const runtime = await realRuntime();
  const { manifestLocation, manifest } = await (await prepareBackup({ ...shop, backup }, runtime)).make();
  return {
    runtime,
    manifest,
    opened: await openBackup(manifestLocation, { backup, aws: undefined }, runtime),
  };
}

/** Databases that aren't the server's own. */
async function databases(): Promise<string[]> {
  return (await server.admin('show databases'))
    .split('\n')
    .filter((name) => !/^(mysql|sys|\w+_schema)$/.test(name));
}

/** All there is to tell two states of the shop apart by. */
async function stateOf(database: string): Promise<string> {
  const objects = await server.admin(
    `select table_name, table_type from information_schema.tables where table_schema = '${database}' order by 1;
     select trigger_name, event_object_table, action_statement, definer from information_schema.triggers where trigger_schema = '${database}' order by 1;
     select routine_name, routine_definition, definer from information_schema.routines where routine_schema = '${database}' order by 1;
     select event_name, status, event_definition from information_schema.events where event_schema = '${database}' order by 1;
     select constraint_name, table_name, referenced_table_name, unique_constraint_schema = '${database}' from information_schema.referential_constraints where constraint_schema = '${database}'`,
  );
  const sums = await server.admin(
    `checksum table ${['customers', 'orders', 'items', 'visits', 'twice'].map((name) => `${database}.${name}`).join(', ')}`,
  );
  return `${objects}\n${sums.replaceAll(`${database}.`, '')}`;
}

beforeEach(async () => {
  for (const name of await databases()) await server.admin(`drop database \`${name}\``);
  await server.admin('create database shop character set utf8mb4 collate utf8mb4_general_ci');
  await createShop(server, 1_000);
});

const damage = `delete from orders; update items set name = 'overwritten'; insert into customers (name) values ('new');
  drop view first; create view first as select 1 as one; drop procedure backslash; drop trigger after_customer; drop event cleaning;
  alter event ticking enable; create table later (id int primary key, customer bigint unsigned, foreign key (customer) references customers (id));
  insert into later values (1, 1); create function later_too() returns int deterministic return 1;`;

test('switched to: everything is as it was backed up, and what was there is kept whole', async () => {
  const { opened, runtime } = await backUp(mine());
  const before = await stateOf('shop');
  await runSql(server, 'shop', damage);
  await expect(opened.planRestore({ maintenance: false })).rejects.toThrow(
    /triggers, .*turn maintenance mode on/,
  );
  const plan = await opened.planRestore({ maintenance: true });
  expect(plan.join('\n')).toMatch(
    /new database `deploy_restore_…`[\s\S]*one RENAME TABLE, dropping the triggers[\s\S]*`shop_before_…`/,
  );
  const { replaced, undo, safetyCopy } = await opened.restore({ maintenance: true });
  expect(safetyCopy).toBeUndefined();
  expect(await stateOf('shop')).toBe(before);
  const [kept = '', ...others] = (await databases()).filter((name) => name !== 'shop');
  expect(others).toEqual([]);
  expect(kept).toMatch(/^shop_before_\d{8}t\d{6}z$/);
  expect(replaced).toContain(kept);
  expect(
    await server.admin(
      `select count(*) from ${kept}.later; select distinct name from ${kept}.items; select one from ${kept}.first; select ${kept}.later_too()`,
    ),
  ).toBe('1\noverwritten\n1\n1');
  // A restored child can't point at a former parent, nor the other way round.
  await expect(server.admin('insert into shop.orders (customer) values (999)')).rejects.toThrow(
    /foreign key constraint fails/,
  );
  await server.admin(`delete from ${kept}.customers where id = 3`);
  expect(await server.admin('select count(*) from shop.customers')).toBe('3');
  expect(undo).toMatch(
    /^`CREATE DATABASE `shop_aside`; RENAME TABLE `shop`.`customers` TO `shop_aside`.`customers`, /,
  );
  expect(runtime.lines.join('\n')).not.toContain(password.slice(0, 8));
}, 60_000);

test('without triggers nobody has to be kept out, and `undo` brings the former tables back', async () => {
  await server.admin('drop trigger shop.before_customer; drop trigger shop.after_customer');
  const { opened } = await backUp(mine());
  const before = await stateOf('shop');
  await server.admin("update shop.items set name = 'overwritten'");
  const damaged = await stateOf('shop');
  await opened.planRestore({ maintenance: false });
  const { undo = '' } = await opened.restore({ maintenance: false });
  expect(await stateOf('shop')).toBe(before);
  await server.admin(undo.replace(/^`(.*)`$/s, '$1'));
  expect(await stateOf('shop')).toBe(damaged);
}, 60_000);

test('a database that was dropped is made anew', async () => {
  const { opened } = await backUp(mine());
  const before = await stateOf('shop');
  await server.admin('drop database shop');
  expect(await opened.planRestore({ maintenance: false })).toContainEqual(
    expect.stringContaining('create the database `shop`'),
  );
  expect(await opened.restore({ maintenance: false })).toMatchObject({ replaced: '' });
  expect(await stateOf('shop')).toBe(before);
  expect(await databases()).toEqual(['shop']);
}, 60_000);

test('a switch that fails half-way leaves everything as it was', async () => {
  await server.admin('create table shop.audit (id int primary key)');
  const { opened } = await backUp(mine({ tables: { exclude: ['audit'] } }));
  await runSql(server, 'shop', damage);
  // The name of a trigger of the backup now belongs to a table that stays: its creation fails when the tables are switched already.
  await server.admin('create trigger shop.after_customer after insert on shop.audit for each row set @a = 1');
  await server.admin('alter event shop.ticking disable');
  const damaged = await stateOf('shop');
  await opened.planRestore({ maintenance: true });
  await expect(opened.restore({ maintenance: true })).rejects.toThrow(
    /the switch to the restored tables failed: .*; everything is as it was$/,
  );
  expect(await stateOf('shop')).toBe(damaged);
  expect(await databases()).toEqual(['shop']);
}, 60_000);

test('foreign keys from another database: in place, behind maintenance mode, after a safety copy', async () => {
  const backup = mine();
  const { opened } = await backUp(backup);
  const before = await stateOf('shop');
  await runSql(server, 'shop', damage);
  await server.admin(
    'create database crm; create table crm.notes (id int primary key, customer bigint unsigned, constraint fk_crm foreign key (customer) references shop.customers (id)); insert into crm.notes values (1, 1)',
  );
  await expect(opened.planRestore({ maintenance: false })).rejects.toThrow(
    /`fk_crm` of `crm.notes` crosses the border/,
  );
  expect((await opened.planRestore({ maintenance: true })).join('\n')).toMatch(
    /in place, because the foreign key `fk_crm`/,
  );
  const { safetyCopy } = await opened.restore({ maintenance: true });
  expect(await stateOf('shop')).toBe(before);
  expect(safetyCopy).toBeDefined();
  await expect(server.admin('delete from shop.customers where id = 1')).rejects.toThrow(
    /foreign key constraint fails/,
  );
  expect((await databases()).sort()).toEqual(['crm', 'shop']);
}, 60_000);

const crossing =
  'create database crm; create table crm.notes (id int primary key, customer bigint unsigned, constraint fk_crm foreign key (customer) references shop.customers (id)); insert into crm.notes values (1, 1)';

test('what was to be kept is not written over because a foreign key came in between', async () => {
  const backup = mine();
  const { manifest, opened, runtime } = await backUp(backup);
  await runSql(server, 'shop', damage);
  const engine = await openEngine(backup, undefined, runtime);
  if (engine.type !== 'mysql' || isSnapshot(manifest)) throw new Error('MySQL is expected');
  const storage = await openStorage(backup, undefined, runtime);
  const { backupId, contents, settings } = manifest;
  const options = { backupId, contents, settings, maintenance: true };
  expect((await engine.planRestore(options)).join('\n')).toMatch(/by one RENAME TABLE/);
  await server.admin(`${crossing}; alter event shop.ticking disable`);
  const damaged = await stateOf('shop');
  await expect(engine.restore(storage.archive(manifest), options)).rejects.toThrow(/`fk_crm`.*run it again/);
  expect(await stateOf('shop')).toBe(damaged);
  expect((await opened.restore({ maintenance: true })).safetyCopy).toBeDefined();
}, 60_000);

test('nothing is written over of which no copy can be taken', async () => {
  const { manifest, opened: whole, runtime } = await backUp(mine());
  await runSql(server, 'shop', damage);
  await server.admin(`${crossing}; alter event shop.ticking disable`);
  const damaged = await stateOf('shop');
  const location = join(runtime.workspace, 'backups', `${manifest.backupId}.json`);
  const backup = mine({ tables: { exclude: ['nothing'] } });
  const opened = await openBackup(location, { backup, aws: undefined }, runtime);
  await expect(opened.restore({ maintenance: true })).rejects.toThrow(
    /no copy of it can be taken before: `tables.exclude` names `nothing`/,
  );
  expect(await stateOf('shop')).toBe(damaged);
  expect((await whole.restore({ maintenance: true })).safetyCopy).toBeDefined();
}, 60_000);

test('what is in the way is named all at once, with what to grant', async () => {
  const { manifest } = await backUp(mine());
  const { opened } = await backUp(section(server, { verify: 'archive' }));
  expect(manifest.settings['definers']).toBe('owner@%');
  const refused = opened.planRestore({ maintenance: false });
  await expect(refused).rejects.toThrow(/GRANT SET USER ON \*\.\* TO 'backup'@'%'/);
  await expect(refused).rejects.toThrow(
    /GRANT SELECT, INSERT, .* ON `deploy\\_restore\\_%`\.\* TO 'backup'@'%'/,
  );
  await expect(refused).rejects.toThrow(/turn maintenance mode on/);
}, 60_000);
