import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { components } from '../../scripts/components/components.ts';
import { type Postgres, startPostgres } from './components/index.ts';
import { checkOutShop, type ShopCheckout } from './migrations-shop.ts';
import { createShop, inDatabase } from './shop-backups.ts';

const rows = 1_000_000;
const password = 'migration-secret';
let server: Postgres;
let shop: ShopCheckout;

const configuration = `
service: shop
environments:
  production:
    backup: { engine: postgres, connection: env:DATABASE_URL, destination: backups, restore-connection: env:SCRATCH_URL }
    migrations: { tool: knex, knexfile: knexfile.cjs, lock-timeout: 1s, lock-attempts: 1 }
`;

beforeAll(async () => {
  server = await startPostgres();
  await server.admin(`create role migrator superuser login password '${password}'`);
  await createShop(server, 'shop', rows);
  shop = checkOutShop(configuration, {
    DATABASE_URL: server.url('migrator', password, 'shop'),
    SCRATCH_URL: server.url('migrator', password),
  });
  const { workspace } = shop;
  mkdirSync(join(workspace, 'migrations'));
  symlinkSync(dirname(dirname(components.knex.program)), join(workspace, 'node_modules'));
  const knexfile = "module.exports = { client: 'pg', connection: process.env.DATABASE_URL };\n";
  writeFileSync(join(workspace, 'knexfile.cjs'), knexfile);
  const backup = await shop.start('backup-db', {}).done;
  expect(backup.exitCode, backup.log).toBe(0);
}, 120_000);
afterAll(() => server.close());

function addMigration(name: string, statements: readonly string[], marker = 'expand'): void {
  const calls = statements.map((statement) => `  await knex.raw(${JSON.stringify(statement)});`);
  const text = [
    `// deploy-actions: ${marker}`,
    'exports.up = async (knex) => {',
    ...calls,
    '};',
    'exports.down = async () => {};',
    '',
  ];
  writeFileSync(join(shop.workspace, 'migrations', `${name}.js`), text.join('\n'));
}

const columns = async (table: string) =>
  (
    await inDatabase(
      server,
      'shop',
      `select attname from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped`,
    )
  ).map(({ attname }) => attname);

test('migrations in JavaScript go the whole way over a million rows, partitions and foreign keys', async () => {
  addMigration('001_phone', ['alter table customers add column phone text']);
  addMigration('002_remark', [
    'alter table orders add column remark text',
    'create index on shipments (carrier)',
  ]);
  const plan = await shop.migrate('plan');
  expect(plan.outputs, plan.log).toMatchObject({
    ...{ verdict: 'go', compatibility: 'expand', migrations: '["001_phone.js","002_remark.js"]' },
  });
  const rehearsal = await shop.migrate('rehearse');
  expect(rehearsal.exitCode, rehearsal.log).toBe(0);
  expect(await columns('orders')).not.toContain('remark');
  const applied = await shop.migrate('apply');
  expect(applied.outputs, applied.log).toMatchObject({ outcome: 'applied', applied: '2', pending: '0' });
  expect(await columns('orders')).toContain('remark');
  const verified = await shop.migrate('verify');
  expect(verified.exitCode, verified.log).toBe(0);
});

test('one that fails says where the database stands, and one that takes something away is refused', async () => {
  addMigration('003_fax', ['alter table customers add column fax text']);
  addMigration('004_twice', ['alter table customers add column fax text']);
  const failed = await shop.migrate('apply');
  expect(failed.outputs, failed.log).toMatchObject({ outcome: 'failed', applied: '1', pending: '1' });
  expect(failed.outputs['reason']).toMatch(/004_twice.*already exists/s);
  expect(failed.log).not.toContain(password);
  addMigration('004_twice', ['alter table customers drop column fax'], 'contract');
  const refused = await shop.migrate('apply');
  expect(refused.outputs, refused.log).toMatchObject({ outcome: 'refused' });
  expect(await columns('customers')).toContain('fax');
});
