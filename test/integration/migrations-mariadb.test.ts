import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readInputs } from '@deploy-actions/action-kit';
import { openDatabase } from '@deploy-actions/sql';
import type { TestRuntime } from '@deploy-actions/testing';
import { type Connection, createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inputs, resolve } from '../../actions/migrate-db/src/inputs.ts';
import { type Result, run } from '../../actions/migrate-db/src/run.ts';
import { watchLocks } from '../../packages/migrations/src/rehearsal/lock-watch.ts';
import { rewritten, tableFiles } from '../../packages/migrations/src/rehearsal/table-files.ts';
import { type Mariadb, startMariadb } from './components/index.ts';
import { realRuntime } from './shop-backups.ts';

const password = 'migration-secret';
let server: Mariadb;
let runtime: TestRuntime;

/** Files of SQL, run by the server's own client, which stops at the first error. */
const client = () =>
  `mariadb --no-defaults --protocol=tcp -h127.0.0.1 -P${server.port} -umigrator -p${password} -N shop`;
const section = () => `
tool: command
connection: ${server.url('migrator', password)}
backup: false
lock-attempts: 2
lock-pause: 500ms
current: { run: '${client()} -e "select max(id) from schema_migrations"' }
pending: { run: '${client()} -e "select id from schema_migrations" > done; ls migrations | grep -vxFf done || true' }
apply:
  run: |
    (echo "set session lock_wait_timeout = 1;"; cat "migrations/$DEPLOY_MIGRATION") | ${client()} || exit 1
    ${client()} -e "insert into schema_migrations values ('$DEPLOY_MIGRATION')"
sql: { run: 'cat "migrations/$DEPLOY_MIGRATION"' }
`;

const migration = (name: string, sql: string) =>
  writeFileSync(join(runtime.workspace, 'migrations', name), sql);

async function migrate(command: string): Promise<Result['run']> {
  const environment = {
    INPUT_COMMAND: command,
    INPUT_MIGRATIONS: section(),
    INPUT_ENVIRONMENT: 'production',
  };
  const { values } = readInputs(inputs, environment, runtime.secrets);
  return (await run(await resolve(values, runtime), runtime)).run;
}

const session = () =>
  openDatabase(server.url('migrator', password), {
    ...{ timeout: 5_000, secrets: runtime.secrets, folder: runtime.workspace },
  });

async function asMigrator<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await createConnection(server.url('migrator', password));
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

beforeAll(async () => {
  server = await startMariadb();
  await server.admin(
    `create user migrator identified by '${password}'; grant all on shop.* to migrator; grant process on *.* to migrator;
     use shop; create table schema_migrations (id varchar(100)); create table orders (id int primary key, amount int); insert into orders select seq, seq from seq_1_to_1000`,
  );
  runtime = await realRuntime();
  mkdirSync(join(runtime.workspace, 'migrations'));
});
afterAll(() => server.close());

describe('migrations of MariaDB', () => {
  test('that fail half-way are told with what stays', async () => {
    migration('1_customers.sql', 'create table customers (id int primary key);');
    migration('2_half.sql', 'create table half (id int); insert into nowhere values (1);');
    const failed = await migrate('apply');
    expect(failed).toMatchObject({
      outcome: 'failed',
      revision: '1_customers.sql',
      reasonCode: 'migration-failed',
    });
    expect(failed.reason).toContain('there is now: column half.id');
    expect(failed.reason).toMatch(/nowhere/);
    expect(failed.reason).not.toContain(password);
    await server.admin('drop table shop.half');
    migration('2_half.sql', 'create index amount on orders (amount); create index again on orders (amount);');
    expect(await migrate('apply')).toMatchObject({ outcome: 'applied', revision: '2_half.sql' });
    const verified = await migrate('verify');
    expect(verified.health).toMatchObject([{ check: 'duplicate-index', subject: 'amount on orders' }]);
  });

  test('don’t run beside another run, which is named', async () => {
    migration('3_coupons.sql', 'create table coupons (id int);');
    await asMigrator(async (connection) => {
      await connection.query("select get_lock(concat('migrate-db:', left(sha1('shop'), 40)), 0)");
      const refused = await migrate('apply');
      expect(refused).toMatchObject({ outcome: 'refused', reasonCode: 'busy' });
      expect(refused.reason).toContain(`connection ${connection.threadId} of the server: migrator@`);
    });
    expect(await migrate('apply')).toMatchObject({ outcome: 'applied', revision: '3_coupons.sql' });
  });

  test('that don’t get their lock are tried again and change nothing', async () => {
    migration('4_note.sql', 'alter table orders add column note text;');
    await asMigrator(async (connection) => {
      await connection.query('start transaction');
      await connection.query('select * from orders limit 1');
      const waited = await migrate('apply');
      expect(waited).toMatchObject({ reasonCode: 'lock-timeout', migrations: [{ attempts: 2 }] });
    });
    expect(await migrate('apply')).toMatchObject({ outcome: 'applied', revision: '4_note.sql' });
  });

  test('are watched in a rehearsal, as far as the server shows its locks', async () => {
    const blind = session();
    const work = () =>
      asMigrator(async (connection) => {
        await connection.query('lock tables orders write');
        await connection.query(
          'alter table orders add column big bigint not null default 1, algorithm = copy',
        );
        await new Promise((resolve) => setTimeout(resolve, 300));
      });
    expect((await watchLocks(blind, runtime.clock, async () => {})).note).toContain('metadata_lock_info');
    await server.admin("install soname 'metadata_lock_info'");
    const before = await tableFiles(blind);
    const { locks, note } = await watchLocks(blind, runtime.clock, work);
    expect(note).toBeUndefined();
    const exclusive = locks.find(({ relation, blocks }) => relation === 'orders' && blocks === 'everybody');
    expect(exclusive?.milliseconds, JSON.stringify(locks)).toBeGreaterThan(100);
    expect(rewritten(before, await tableFiles(blind))).toMatchObject([{ relation: 'shop/orders' }]);
    blind.close();
  });
});
