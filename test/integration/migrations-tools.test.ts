import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrationsSchema } from '../../packages/config/src/schema/migrations.ts';
import { lintMigrations } from '../../packages/migrations/src/lint/lint-migrations.ts';
import { openMigrationTool } from '../../packages/migrations/src/migration-tool.ts';
import { components } from '../../scripts/components/components.ts';
import { type Mariadb, startMariadb } from './components/mariadb.ts';
import { type Postgres, startPostgres } from './components/postgres.ts';
import {
  ask,
  createDeployer,
  journey,
  password,
  postgresWorld,
  type Tool,
  world,
} from './migration-tool-world.ts';

let postgres: Postgres;
let mariadb: Mariadb;
beforeAll(async () => {
  [postgres, mariadb] = await Promise.all([startPostgres(), startMariadb()]);
  await createDeployer(postgres);
  await mariadb.admin(
    `create user deployer identified by '${password.replaceAll("'", "''")}'; grant all on *.* to deployer`,
  );
});
afterAll(() => Promise.all([postgres?.close(), mariadb?.close()]));

test.each<Tool>(['alembic', 'django', 'knex', 'command'])(
  '%s, PostgreSQL: from nothing to a migration that waits for a lock and one that fails',
  (type) => journey(type, postgres),
);

describe.each<Tool>(['alembic', 'knex', 'flyway'])('%s, MariaDB', (type) => {
  test('from nothing to a migration that fails; how long it waits for locks', async () => {
    const name = `${type}_db`;
    await mariadb.admin(`create database ${name}`);
    const plain = mariadb.url('deployer', password, name);
    const address = type === 'flyway' ? plain.replace('mysql:', 'mariadb:') : plain;
    const { add, apply, database, id, tool, written } = await world(
      type,
      address,
      type === 'alembic' ? { driver: 'pymysql' } : {},
    );
    add(1, 'create table settings as select @@lock_wait_timeout as l, @@innodb_lock_wait_timeout as i');
    expect(await tool.current(database)).toBeUndefined();
    await apply(await tool.pending(database));
    expect(await tool.current(database)).toBe(id(1));
    const [limits] = await tool.limits(database);
    if (type === 'knex') expect(limits).toContain('doesn’t reach MySQL');
    else expect(limits).toBeUndefined();
    const waits = type === 'knex' ? [86_400, 50] : [1, 1];
    expect(await ask(database.address, 'select l, i from settings')).toEqual([waits]);
    add(2, 'alter table settings add column nonsense nothing');
    await expect(apply(await tool.pending(database))).rejects.toThrow(/nothing/);
    expect(await tool.current(database)).toBe(id(1));
    expect(written.join('\n')).not.toContain(password);
  });
});

describe('what has to be put right first', () => {
  test('alembic: several heads, a revision that this release doesn’t know', async () => {
    const { add, apply, database, folder, tool } = await postgresWorld('alembic', postgres);
    add(1, 'select 1');
    add(2, 'select 2');
    await apply(await tool.pending(database));
    const other =
      'from alembic import op\nrevision = "other"\ndown_revision = "rev1"\ndef upgrade():\n    pass\n';
    writeFileSync(join(folder, 'schema/versions/other.py'), other);
    expect(await tool.problems()).toMatchObject([
      { message: expect.stringMatching(/several heads \((rev2|other), (rev2|other)\).*alembic merge heads/) },
    ]);
    await expect(tool.pending(database)).rejects.toThrow('several heads');
    rmSync(join(folder, 'schema/versions/other.py'));
    rmSync(join(folder, 'schema/versions/rev2.py'));
    await expect(tool.pending(database)).rejects.toThrow(/rev2/);
  });

  test('alembic: the SQL of what asks the database on the way stays unknown, that of the others not', async () => {
    const { add, database, folder, tool } = await postgresWorld('alembic', postgres);
    add(1, 'create table a (id int)');
    writeFileSync(
      join(folder, 'schema/versions/rev2.py'),
      'from alembic import op\nimport sqlalchemy as sa\nrevision = "rev2"\ndown_revision = "rev1"\ndef upgrade():\n    op.get_bind().execute(sa.text("select 1")).scalar()\n',
    );
    add(3, 'create table c (id int)');
    expect(await tool.pending(database)).toMatchObject([
      { id: 'rev1', sql: 'create table a (id int);', description: 'number 1' },
      { id: 'rev2', withoutSql: expect.stringContaining('asks the database') },
      { id: 'rev3', sql: 'create table c (id int);' },
    ]);
  });

  test('django: conflicting migrations; options of its own keep the timeouts out, and it says so', async () => {
    const { add, database, folder, tool, context } = await postgresWorld('django', postgres);
    add(1, 'select 1');
    expect(await tool.limits(database)).toEqual([]);
    const program = [
      'env',
      `SHOP_OPTIONS={"options": "-c work_mem=8MB"}`,
      join(components['python-migrations'].program, '../python'),
      'manage.py',
    ];
    const own = await openMigrationTool(
      migrationsSchema.parse({ tool: 'django', program, directory: folder }),
      context,
    );
    expect(await own.limits(database)).toMatchObject([
      expect.stringMatching(/doesn't reach Django's connection, which has 0/),
    ]);
    add(2, 'select 2');
    copyFileSync(join(folder, 'shop/migrations/0002_step.py'), join(folder, 'shop/migrations/0002_other.py'));
    await expect(tool.pending(database)).rejects.toThrow(
      /Conflicting migrations detected.*makemigrations --merge/,
    );
  });

  test('knex: a file that is gone', async () => {
    const { add, apply, database, folder, tool } = await postgresWorld('knex', postgres);
    add(1, 'select 1');
    await apply(await tool.pending(database));
    rmSync(join(folder, 'migrations/20260101000000_step.js'));
    await expect(tool.pending(database)).rejects.toThrow(
      /directory is corrupt.*20260101000000_step\.js.*newer release/,
    );
  });
});

test('squawk itself finds what blocks, and what it can’t read is left to the built-in rules', async () => {
  const { context } = await world('command', 'sqlite:none');
  const sql =
    'select 1;\n\ncreate index i on orders (a);\nalter table orders drop column b, alter column c type bigint;\nalter table orders add constraint f foreign key (a) references b (id);';
  const broken = 'drop table orders;\nfrobnicate;';
  const report = await lintMigrations(
    [
      { id: 'a', sql },
      { id: 'b', sql: broken },
    ],
    {
      squawk: 'required',
      program: [components.squawk.program],
      ignore: ['prefer-robust-stmts', 'prefer-text-field'],
    },
    { ...context, engine: 'postgres' },
  );
  expect(report.linters).toEqual(['squawk 2.70.0', 'built-in rules']);
  const found = report.findings.map(
    ({ migration, line, kind, rule }) => `${migration}:${line} ${kind} ${rule}`,
  );
  expect(found).toEqual(
    expect.arrayContaining([
      'a:3 lock require-concurrent-index-creation',
      'a:4 contract drop-column',
      'a:4 contract change-type',
      'b:1 contract drop-table',
    ]),
  );
  expect(found).not.toContain('a:3 lock index-blocks-writes');
  expect(found.filter((each) => each.includes('ban-drop-column'))).toEqual([]);
  expect(report.contract).toBe(true);
});
