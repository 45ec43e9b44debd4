import { createReadStream, createWriteStream, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { type Runtime, systemClock } from '@deploy-actions/action-kit';
import type { BackupConfigurationOf } from '@deploy-actions/config';
import { createTestRuntime, type TestRuntime } from '@deploy-actions/testing';
import pg from 'pg';
import type { Archive, Dump } from '../../packages/database/src/backup-engine.ts';
import { PostgresEngine } from '../../packages/database/src/engines/postgres/postgres-engine.ts';
import type { Postgres } from './components/index.ts';

/** The schema of the shop, with everything that is easily lost. */
export const shopSchema = readFileSync(fileURLToPath(new URL('shop-schema.sql', import.meta.url)), 'utf8');

/** A password in which everything stands that addresses, files and programs could trip over. */
export const trickyPassword = 'p:ss\\w/rd@ "x" %41$HOME';

/** Runs statements in a database as the superuser; gives the rows of the last one. */
export async function inDatabase(
  server: Postgres,
  database: string,
  statements: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new pg.Client(server.url('admin', 'admin-secret', database));
  await client.connect();
  try {
    return [await client.query(statements)].flat().at(-1)?.rows ?? [];
  } finally {
    await client.end();
  }
}

/** Makes a database with the shop in it, with so many orders. */
export async function createShop(server: Postgres, database: string, orders = 1_000): Promise<void> {
  await server.admin(`create database ${database}`);
  await inDatabase(server, database, `set shop.orders = '${orders}'; ${shopSchema}`);
}

/** The section of a database, as it is read from a file that says no more. */
export function section(
  connection: string,
  fields: Partial<BackupConfigurationOf<'postgres'>> = {},
): BackupConfigurationOf<'postgres'> {
  return {
    ...{ engine: 'postgres', connection, destination: 'backups', format: 'custom', jobs: 1, roles: false },
    ...{
      compare: 'checksums',
      verify: 'restore',
      timeout: 120_000,
      'lock-timeout': 5_000,
      'warn-when-shrunk-by': 50,
    },
    ...fields,
  };
}

/** A runtime with the real clock. */
export async function realRuntime(replace: Partial<Runtime> = {}): Promise<TestRuntime> {
  const runtime = await createTestRuntime({
    environment: { PATH: process.env['PATH'] },
    ...replace,
  });
  return { ...runtime, clock: systemClock as TestRuntime['clock'] };
}

/** An engine, its runtime, and a way to dump into a file. */
export interface Bench {
  readonly engine: PostgresEngine;
  readonly runtime: TestRuntime;
  readonly dump: (name?: string) => Promise<{ readonly dump: Dump; readonly archive: Archive }>;
}

/** An engine for a section. */
export async function bench(
  backup: BackupConfigurationOf<'postgres'>,
  replace: Partial<Runtime> = {},
): Promise<Bench> {
  const runtime = await realRuntime(replace);
  const engine = new PostgresEngine(backup, runtime);
  const dump: Bench['dump'] = async (name = `archive.${engine.extension}`) => {
    const file = join(runtime.temporary, name);
    const target = createWriteStream(file);
    try {
      const made = await engine.dump(target);
      target.end();
      await finished(target);
      return { dump: made, archive: archiveAt(file) };
    } finally {
      target.destroy();
    }
  };
  return { engine, runtime, dump };
}

/** A file as an archive. */
export function archiveAt(file: string): Archive {
  return {
    location: file,
    file,
    sizeBytes: statSync(file).size,
    open: async () => createReadStream(file),
    localFile: async () => ({ file, done: async () => {} }),
  };
}
