import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Postgres, startPostgres } from './components/index.ts';
import { checkOutShop, type ShopCheckout } from './migrations-shop.ts';
import { createShop, inDatabase } from './shop-backups.ts';

const rows = 1_000_000;
const password = 'migration-secret';
let server: Postgres;
let shop: ShopCheckout;
let manifest: string;

const address = () => server.url('migrator', password, 'shop');
const shopRows = (query: string) => inDatabase(server, 'shop', query);
const columnsOf = async (table: string) =>
  (
    await shopRows(
      `select attname from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped order by attnum`,
    )
  ).map(({ attname }) => attname);
const current = async () => (await shopRows('select version_num from alembic_version'))[0]?.['version_num'];

const configuration = () => `
service: shop
environments:
  production:
    backup:
      engine: postgres
      connection: env:DATABASE_URL
      destination: backups
      verify: restore
      restore-connection: env:SCRATCH_URL
    migrations:
      tool: alembic
      lock-timeout: 1s
      lock-attempts: 2
      lock-pause: 1s
      previous: previous
      smoke:
        - name: the orders of a customer
          run: 'psql "$DATABASE_URL" -v ON_ERROR_STOP=1 -qAtc "select email, lower_name from customers where id = 1"'
      lint:
        accept: [ { migration: 0001_phone, reason: nobody waits for sessions } ]
      baseline: { record: apply, min-calls: 3, at-least: 1ms }
`;

/** Ends with what waits for something in the database. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await condition()); tries += 1) {
    if (tries > 400) throw new Error('it never came about');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

beforeAll(async () => {
  server = await startPostgres({ shared_preload_libraries: 'pg_stat_statements' });
  await server.admin(`create role migrator superuser login password '${password}'`);
  await createShop(server, 'shop', rows);
  await shopRows('create extension pg_stat_statements');
  shop = checkOutShop(configuration(), {
    DATABASE_URL: address(),
    SCRATCH_URL: server.url('migrator', password),
  });
  const backup = await shop.start('backup-db', {}).done;
  expect(backup.exitCode, backup.log).toBe(0);
  manifest = backup.outputs['manifest'] ?? '';
}, 120_000);
afterAll(() => server.close());

describe('a release with two migrations', () => {
  beforeAll(() => {
    const statements = [
      'alter table customers add column phone text',
      // With a default that differs from row to row the table is written anew.
      'alter table sessions add column seen timestamptz default clock_timestamp()',
      'select pg_sleep(0.3)',
    ];
    shop.migration('0001_phone', statements.map((statement) => `op.execute("${statement}")`).join('\n'));
    shop.migration(
      '0002_note',
      'op.execute("create index concurrently shipments_carrier on shipments (carrier)")',
      { autocommit: true },
    );
  });

  test('is planned', async () => {
    const plan = await shop.migrate('plan');
    expect(plan.exitCode, plan.log).toBe(0);
    expect(plan.outputs).toMatchObject({
      pending: '2',
      contract: 'false',
      migrations: '["0001_phone","0002_note"]',
    });
    expect(await columnsOf('customers')).not.toContain('phone');
  });

  test('is rehearsed on a copy of the backup, with the release before', async () => {
    const before = await server.admin('select datname from pg_database order by 1');
    const run = await shop.migrate('rehearse');
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({ reversible: 'true', pending: '2' });
    expect(run.log).not.toContain(password);
    const report = JSON.parse(readFileSync(run.outputs['report'] ?? '', 'utf8'));
    const held = { relation: 'public.customers', mode: 'AccessExclusiveLock', blocks: 'everybody' };
    expect(report.migrations[0].locks).toContainEqual({ ...held, milliseconds: expect.any(Number) });
    expect(report.migrations[0].rewrites).toMatchObject([{ relation: 'public.sessions' }]);
    expect(await server.admin('select datname from pg_database order by 1')).toEqual(before);
    expect(await columnsOf('customers')).not.toContain('phone');
  });

  test('is applied and verified', async () => {
    await shopRows('select pg_stat_statements_reset()');
    const query = (wait: number) => `select count(*), pg_sleep(${wait}) from customers`;
    for (let calls = 0; calls < 5; calls += 1) await shopRows(query(0.002));
    const run = await shop.migrate('apply', { backup: manifest });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({
      outcome: 'applied',
      applied: '2',
      revision: '0002_note',
      contract: 'false',
    });
    expect(await columnsOf('customers')).toContain('phone');
    expect(
      JSON.parse(readFileSync(join(shop.workspace, 'query-baseline.json'), 'utf8')).queries.length,
    ).toBeGreaterThan(0);

    for (let calls = 0; calls < 5; calls += 1) await shopRows(query(0.05));
    const verified = await shop.migrate('verify');
    expect(verified.exitCode, verified.log).toBe(0);
    expect(verified.outputs).toMatchObject({ verdict: 'conditional-go', pending: '0' });
    // The schema has it from the start.
    expect(verified.summary).toContain('ALTER TABLE'.toLowerCase());
    expect(verified.summary).toContain('validate constraint positive');
    expect(verified.summary).toMatch(/slower-query.*pg_sleep/);
  });
});

describe('a migration that the release before can’t live with', () => {
  beforeAll(() => {
    shop.migration('0003_drop', 'op.execute("alter table customers drop column lower_name")');
  });

  test('is refused, with the way to do it', async () => {
    const run = await shop.migrate('apply');
    expect(run.exitCode, run.log).toBe(1);
    expect(run.outputs['reason-code']).toBe('contract');
    expect(run.outputs['reason']).toContain('contract: allow');
    expect(await columnsOf('customers')).toContain('lower_name');
  });

  test('fails its rehearsal because of the release before', async () => {
    const run = await shop.migrate('rehearse');
    expect(run.exitCode, run.log).toBe(1);
    expect(run.outputs).toMatchObject({ verdict: 'no-go', reversible: 'false', contract: 'true' });
    expect(run.outputs['reason']).toContain('lower_name');
  });

  test('runs when it may', async () => {
    const run = await shop.migrate('apply', { contract: 'allow' });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({ contract: 'true', revision: '0003_drop' });
    expect(await columnsOf('customers')).not.toContain('lower_name');
  });
});

describe('what goes wrong', () => {
  test('a backup that is too old is refused before anything is written', async () => {
    shop.migration('0004_city', 'op.execute("alter table customers add column city text")');
    const migrations = '{ tool: alembic, backup: { max-age: 1ms } }';
    const run = await shop.migrate('apply', { migrations });
    expect(run.exitCode, run.log).toBe(1);
    expect(run.outputs).toMatchObject({ outcome: 'refused', 'reason-code': 'backup-too-old', applied: '0' });
    expect(await current()).toBe('0003_drop');
  });

  test('a lock that somebody holds is waited for no longer than it may, and tried again', async () => {
    const somebody = new pg.Client(server.url('admin', 'admin-secret', 'shop'));
    await somebody.connect();
    await somebody.query('begin; lock table customers in access share mode');
    const run = await shop.migrate('apply');
    await somebody.end();
    expect(run.exitCode, run.log).toBe(1);
    expect(run.outputs).toMatchObject({ 'reason-code': 'lock-timeout', revision: '0003_drop', applied: '0' });
    expect(run.log).toContain('try 2 of 2');
    const again = await shop.migrate('apply');
    expect(again.outputs, again.log).toMatchObject({ outcome: 'applied', revision: '0004_city' });
  });

  test('an error in the middle is told with what is applied, what failed and what is left', async () => {
    shop.migration('0005_ok', 'op.execute("create table coupons (id bigint primary key)")');
    shop.migration(
      '0006_broken',
      'op.execute("create table half (id bigint)")\nop.execute("insert into coupons values (1), (1)")',
    );
    shop.migration('0007_last', 'op.execute("create table last (id bigint)")');
    const run = await shop.migrate('apply');
    expect(run.exitCode, run.log).toBe(1);
    expect(run.outputs).toMatchObject({ outcome: 'failed', applied: '1', revision: '0005_ok', pending: '2' });
    expect(run.outputs['reason']).toContain('coupons_pkey');
    expect(run.outputs['reason']).toContain('It was rolled back');
    expect(run.outputs['reason']).toContain('Applied: `0005_ok`. Not begun: `0007_last`');
    expect((await shopRows("select to_regclass('half') as half"))[0]?.['half']).toBeNull();
  });

  test('an index that could not be built is named with the way to remove it', async () => {
    shop.migration('0006_broken', 'op.execute("insert into coupons values (1)")');
    shop.migration(
      '0008_unique',
      'op.execute("create unique index concurrently once on shipments (carrier)")',
      { autocommit: true },
    );
    // The release before may write what it forbids, which is known and doesn't matter here.
    const allowed = { contract: 'allow' };
    const run = await shop.migrate('apply', allowed);
    expect(run.exitCode, run.log).toBe(1);
    expect(run.outputs).toMatchObject({ outcome: 'failed', applied: '2', revision: '0007_last' });
    expect(run.outputs['reason']).toContain('invalid index public.once');
    expect(run.log).toContain('drop index concurrently public.once;');
    const verified = await shop.migrate('verify');
    expect(verified.outputs, verified.log).toMatchObject({ verdict: 'no-go' });
    expect(verified.summary).toContain('invalid-index');
    await shopRows('drop index once; delete from shipments where id > (select min(id) from shipments)');
    const again = await shop.migrate('apply', allowed);
    expect(again.outputs, again.log).toMatchObject({ revision: '0008_unique' });
  });
});

describe('a run that ends amid a migration', () => {
  const slow = 'select pg_sleep(20)';
  const atWork = async () =>
    (
      await server.admin(
        `select 1 from pg_stat_activity where query like '%${slow}%' and state = 'active' and pid <> pg_backend_pid()`,
      )
    ).length > 0;

  beforeAll(() => {
    shop.migration('0009_slow', `op.execute("create table slow (id bigint)")\nop.execute("${slow}")`);
  });

  test('by a cancel ends what the database still does, and says where it stands', async () => {
    const step = shop.start('migrate-db', { command: 'apply' });
    await until(atWork);
    step.cancel();
    const run = await step.done;
    // Where nobody has time to ask the tool again, there is no revision.
    expect(run.outputs, run.log).toMatchObject({ outcome: 'cancelled', applied: '0', pending: '1' });
    expect(run.outputs['reason']).toContain('It was rolled back');
    expect(await atWork()).toBe(false);
    expect((await shopRows("select to_regclass('slow') as slow"))[0]?.['slow']).toBeNull();
  });

  test('by a kill is found by the next, which begins nothing beside it', async () => {
    const step = shop.start('migrate-db', { command: 'apply' });
    await until(atWork);
    const beside = await shop.migrate('apply');
    expect(beside.outputs, beside.log).toMatchObject({ outcome: 'refused', 'reason-code': 'busy' });
    expect(beside.outputs['reason']).toContain('octocat/shop 1/1');
    process.kill(step.pid ?? 0, 'SIGKILL');
    await step.done;
    const next = await shop.migrate('apply');
    expect(next.outputs, next.log).toMatchObject({ outcome: 'refused', 'reason-code': 'busy' });
    expect(next.outputs['reason']).toMatch(/select pg_terminate_backend\((\d+)\)/);
    await server.admin(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like '%${slow}%' and pid <> pg_backend_pid()`,
    );
    expect(await current()).toBe('0008_unique');
  });
});
