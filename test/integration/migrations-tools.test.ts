import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPlainLog, Secrets, systemProcessRunner } from '@deploy-actions/action-kit';
import type { MigrationsConfiguration } from '@deploy-actions/config';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrationsSchema } from '../../packages/config/src/schema/migrations.ts';
import { lintMigrations } from '../../packages/migrations/src/lint/lint-migrations.ts';
import {
  type DatabaseAccess,
  type Migration,
  type MigrationTool,
  openMigrationTool,
} from '../../packages/migrations/src/migration-tool.ts';
import { components } from '../../scripts/components/components.ts';
import { type Mariadb, startMariadb } from './components/mariadb.ts';
import { type Postgres, startPostgres } from './components/postgres.ts';
import { type Project, projects } from './migration-projects.ts';

type Tool = MigrationsConfiguration['tool'];

/** With characters that have a meaning in addresses, configurations and shells. */
const password = "s3cret-p%ss/w0rd'$x";
const access = { lockTimeout: 1_000, statementTimeout: 42_000, name: 'migrate-db acme/shop 7/1' };

let postgres: Postgres;
let mariadb: Mariadb;
beforeAll(async () => {
  [postgres, mariadb] = await Promise.all([startPostgres(), startMariadb()]);
  await postgres.admin(`create role deployer login password '${password.replaceAll("'", "''")}'`);
  await mariadb.admin(
    `create user deployer identified by '${password.replaceAll("'", "''")}'; grant all on *.* to deployer`,
  );
});
afterAll(() => Promise.all([postgres?.close(), mariadb?.close()]));

interface World extends Project {
  readonly tool: MigrationTool;
  readonly database: DatabaseAccess;
  readonly folder: string;
  /** All that the tool wrote and the log said. */
  readonly written: string[];
  readonly context: Parameters<typeof openMigrationTool>[1];
  apply(migrations: readonly Migration[]): Promise<void>;
}

async function world(type: Tool, address: string, more: object = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), `${type}-`));
  const project = projects[type](folder);
  const section = migrationsSchema.parse({ tool: type, ...project.section, ...more });
  const [written, secrets] = [[] as string[], new Secrets()];
  const log = createPlainLog(secrets, { write: (text) => void written.push(text) });
  const signal = new AbortController().signal;
  const context = {
    environment: process.env,
    log,
    processes: systemProcessRunner,
    secrets,
    signal,
    temporary: folder,
    workspace: folder,
  };
  const tool = await openMigrationTool(section, context);
  const database = { ...access, address };
  const apply = async (migrations: readonly Migration[]) => {
    for (const step of tool.steps(migrations)) {
      await tool.apply(step, database, { timeout: 60_000, onLine: (line) => written.push(line) });
    }
  };
  return { ...project, tool, database, folder, written, context, apply };
}

async function postgresWorld(type: Tool, more: object = {}): Promise<World> {
  const name = `${type}_${Math.random().toString(36).slice(2)}`;
  await postgres.admin(`create database ${name} owner deployer`);
  return world(type, postgres.url('deployer', password, name), more);
}

async function ask(address: string, query: string): Promise<readonly (readonly unknown[])[]> {
  const { openDatabase } = await import('@deploy-actions/sql');
  const session = openDatabase(address, { timeout: 10_000, secrets: new Secrets(), folder: '/' });
  try {
    return (await session.ask(query)).rows;
  } finally {
    session.close();
  }
}

/** Holds a table so that nobody else can have it, while something is tried. */
async function whileLocked<T>(address: string, table: string, work: () => Promise<T>): Promise<T> {
  const { default: pg } = await import('pg');
  const client = new pg.Client(address);
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`lock table ${table}`);
    return await work();
  } finally {
    await client.end();
  }
}

const settings =
  "create table settings as select current_setting('lock_timeout') as l, current_setting('statement_timeout') as s, current_setting('application_name') as n";

describe.each<Tool>(['alembic', 'django', 'knex', 'flyway', 'prisma', 'rails', 'command'])(
  '%s, PostgreSQL',
  (type) => {
    test('from nothing to a migration that waits for a lock and one that fails', async () => {
      const { add, apply, database, hasSql, id, tool, written, folder } = await postgresWorld(type);
      const ids = async () => (await tool.pending(database)).map((migration) => migration.id);
      add(1, settings);
      expect(await tool.problems()).toEqual([]);
      expect(await tool.current(database)).toBeUndefined();
      const [first] = await tool.pending(database);
      expect(first?.id).toBe(id(1));
      if (hasSql) expect(first?.sql).toContain('create table settings');
      else expect(first?.withoutSql).toContain('programs');
      await apply(first ? [first] : []);
      expect(await tool.current(database)).toBe(id(1));
      expect(await ask(database.address, 'select l, s, n from settings')).toEqual([
        ['1s', '42s', access.name],
      ]);

      add(2, 'alter table settings add column note text', 'deploy-actions: expand');
      const second = await tool.pending(database);
      expect(second).toMatchObject([
        { id: id(2), ...(type === 'command' ? {} : { declared: 'expand', file: expect.any(String) }) },
      ]);
      await expect(whileLocked(database.address, 'settings', () => apply(second))).rejects.toThrow(
        /which is `lock-timeout`[\s\S]*lock timeout/,
      );
      if (type === 'prisma') {
        await expect(tool.pending(database)).rejects.toThrow(`migrate resolve --rolled-back ${id(2)}`);
        await rolledBack(folder, database.address, id(2));
      }
      expect(await ids()).toEqual([id(2)]);
      await apply(second);

      add(3, 'alter table settings add column total nonsense');
      await expect(apply(await tool.pending(database))).rejects.toThrow(/nonsense/);
      if (type !== 'prisma') expect(await ids()).toEqual([id(3)]);
      expect(await tool.current(database)).toBe(id(2));
      expect(written.join('\n')).not.toContain(password);
      expect(written.join('\n')).not.toContain(encodeURIComponent(password));
    });
  },
);

async function rolledBack(folder: string, address: string, name: string): Promise<void> {
  const engines = {
    PRISMA_QUERY_ENGINE_LIBRARY: join(folder, 'engine.node'),
    PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
  };
  const { exitCode, stderr } = await systemProcessRunner.tool({
    ...{
      command: join(folder, 'node_modules/.bin/prisma'),
      args: ['migrate', 'resolve', '--rolled-back', name],
    },
    ...{ directory: folder, environment: { DATABASE_URL: address, ...engines } },
  });
  if (exitCode !== 0) throw new Error(stderr);
}

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
    const { add, apply, database, folder, tool } = await postgresWorld('alembic');
    add(1, 'select 1');
    add(2, 'select 2');
    await apply(await tool.pending(database));
    const { rmSync, writeFileSync } = await import('node:fs');
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
    const { add, database, folder, tool } = await postgresWorld('alembic');
    add(1, 'create table a (id int)');
    const { writeFileSync } = await import('node:fs');
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
    const { add, database, folder, tool, context } = await postgresWorld('django');
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
    const { copyFileSync } = await import('node:fs');
    copyFileSync(join(folder, 'shop/migrations/0002_step.py'), join(folder, 'shop/migrations/0002_other.py'));
    await expect(tool.pending(database)).rejects.toThrow(
      /Conflicting migrations detected.*makemigrations --merge/,
    );
  });

  test('flyway: a changed file and one that came too late; repeatable ones go with the rest', async () => {
    const { add, apply, database, folder, tool } = await postgresWorld('flyway');
    const { writeFileSync } = await import('node:fs');
    add(2, 'create table a (id int)');
    add(3, 'create table b (id int)');
    writeFileSync(join(folder, 'sql/R__view.sql'), 'create or replace view v as select * from b;');
    const pending = await tool.pending(database);
    expect(tool.steps(pending).map((step) => step.map(({ id }) => id))).toEqual([['2', '3', 'R__view']]);
    await apply(pending);
    expect(await tool.pending(database)).toEqual([]);
    add(1, 'select 1');
    add(2, 'create table changed (id int)');
    await expect(tool.pending(database)).rejects.toThrow(
      /1 \(step\) is older than[\s\S]*2 \(step\).*checksum mismatch/,
    );
  });

  test('knex: a file that is gone', async () => {
    const { add, apply, database, folder, tool } = await postgresWorld('knex');
    add(1, 'select 1');
    await apply(await tool.pending(database));
    const { rmSync } = await import('node:fs');
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
