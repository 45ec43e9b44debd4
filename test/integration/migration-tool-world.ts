import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPlainLog, Secrets, systemProcessRunner } from '@deploy-actions/action-kit';
import type { MigrationsConfiguration } from '@deploy-actions/config';
import { openDatabase } from '@deploy-actions/sql';
import pg from 'pg';
import { expect } from 'vitest';
import { migrationsSchema } from '../../packages/config/src/schema/migrations.ts';
import {
  type DatabaseAccess,
  type Migration,
  type MigrationTool,
  openMigrationTool,
} from '../../packages/migrations/src/migration-tool.ts';
import type { Postgres } from './components/postgres.ts';
import { type Project, projects } from './migration-projects.ts';

/** The name of a tool. */
export type Tool = MigrationsConfiguration['tool'];

/** With characters that have a meaning in addresses, configurations and shells. */
export const password = "s3cret-p%ss/w0rd'$x";
const access = { lockTimeout: 1_000, statementTimeout: 42_000, name: 'migrate-db acme/shop 7/1' };

/** A project with its tool and a database. */
export interface World extends Project {
  readonly tool: MigrationTool;
  readonly database: DatabaseAccess;
  readonly folder: string;
  /** All that the tool wrote and the log said. */
  readonly written: string[];
  readonly context: Parameters<typeof openMigrationTool>[1];
  apply(migrations: readonly Migration[]): Promise<void>;
}

/** A project in an empty folder, for the database at an address. */
export async function world(type: Tool, address: string, more: object = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), `${type}-`));
  const project = projects[type](folder);
  const section = migrationsSchema.parse({ tool: type, ...project.section, ...more });
  const [written, secrets] = [[] as string[], new Secrets()];
  const log = createPlainLog(secrets, { write: (text) => void written.push(text) });
  const context = {
    ...{ environment: process.env, log, processes: systemProcessRunner, secrets },
    ...{ signal: new AbortController().signal, temporary: folder, workspace: folder },
  };
  const tool = await openMigrationTool(section, context);
  const database = { ...access, address };
  const apply = async (migrations: readonly Migration[]) => {
    for (const step of tool.steps(migrations)) {
      await tool.apply(step, database, { timeout: 120_000, onLine: (line) => written.push(line) });
    }
  };
  return { ...project, tool, database, folder, written, context, apply };
}

/** The same with an empty database. */
export async function postgresWorld(type: Tool, postgres: Postgres): Promise<World> {
  const name = `${type}_${Math.random().toString(36).slice(2)}`;
  await postgres.admin(`create database ${name} owner deployer`);
  return world(type, postgres.url('deployer', password, name));
}

/** Makes the role that projects log in with. */
export async function createDeployer(postgres: Postgres): Promise<void> {
  await postgres.admin(`create role deployer login password '${password.replaceAll("'", "''")}'`);
}

/** The rows of a query. */
export async function ask(address: string, query: string): Promise<readonly (readonly unknown[])[]> {
  const session = openDatabase(address, { timeout: 10_000, secrets: new Secrets(), folder: '/' });
  try {
    return (await session.ask(query)).rows;
  } finally {
    session.close();
  }
}

/** Holds a table so that nobody else can have it, while something is tried. */
async function whileLocked<T>(address: string, table: string, work: () => Promise<T>): Promise<T> {
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

/** From nothing to a migration that waits for a lock and one that fails. */
export async function journey(type: Tool, postgres: Postgres): Promise<void> {
  const { add, apply, database, hasSql, id, tool, written, folder } = await postgresWorld(type, postgres);
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
  expect(await ask(database.address, 'select l, s, n from settings')).toEqual([['1s', '42s', access.name]]);

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
}

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
