import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isoInstant } from '@deploy-actions/action-kit';
import type { ArchiveManifest } from '@deploy-actions/database';
import { openDatabase } from '@deploy-actions/sql';
import { createTestRuntime, type TestRuntime } from '@deploy-actions/testing';
import type { FoundBackup } from '../src/backup-access.ts';
import type { MigrationRequest, MigrationWorld } from '../src/index.ts';
import type { Compatibility, Finding, LintReport } from '../src/lint/lint-migrations.ts';
import { SqliteTool, type Written } from './sqlite-tool.ts';

type Section = MigrationRequest['configuration'];

/** What a test changes of the usual. */
export interface Given {
  readonly migrations?: readonly Written[];
  readonly together?: boolean;
  readonly section?: Partial<Section>;
  readonly request?: Partial<MigrationRequest>;
  readonly manifest?: Partial<ArchiveManifest> | undefined;
  /** Backups beside that one, newest first. */
  readonly older?: readonly Partial<ArchiveManifest>[];
  readonly state?: MigrationWorld['state'];
  readonly findings?: readonly Finding[];
  readonly contracts?: readonly string[];
  /** Migrations that nobody can look through. */
  readonly programs?: readonly string[];
}

/** A shop with a database that can be migrated, and its backup of a minute ago. */
export interface Shop {
  readonly world: MigrationWorld;
  readonly runtime: TestRuntime;
  readonly tool: SqliteTool;
  readonly file: string;
  /** The tables that are there now. */
  readonly tables: () => string[];
  /** Copies that were made and not removed. */
  readonly copies: string[];
}

/** Two migrations that nobody objects to. */
export const usual: readonly Written[] = [
  { id: 'a1', sql: 'create table customers (id integer primary key, email text)' },
  { id: 'a2', sql: 'create table orders (id integer primary key)' },
];

const section = {
  ...{ tool: 'command', directory: '.', variable: 'DATABASE_URL' },
  ...{ current: { run: 'true' }, pending: { run: 'true' }, apply: { run: 'true' } },
  ...{ 'lock-timeout': 5_000, 'statement-timeout': 900_000, timeout: 3_600_000 },
  ...{ 'lock-attempts': 3, 'lock-pause': 10_000, smoke: [] },
  backup: { 'max-age': 3_600_000, verified: 'restore' },
} as const satisfies Section;

/** Makes a shop. */
export async function openShop(given: Given = {}): Promise<Shop> {
  const runtime = await createTestRuntime();
  const file = join(runtime.workspace, 'shop.db');
  query(file, 'create table settings (name text)');
  const tool = new SqliteTool(given.migrations ?? usual, { together: given.together ?? false });
  const request: MigrationRequest = {
    ...{
      address: `sqlite:${file}`,
      service: 'shop',
      environment: 'production',
      version: '2.0.0',
      sha: undefined,
    },
    ...{
      contract: 'refuse',
      windowOverride: undefined,
      manifest: undefined,
      backup: undefined,
      aws: undefined,
    },
    configuration: { ...section, ...given.section } as Section,
    ...given.request,
  };
  const copies: string[] = [];
  const found =
    'manifest' in given && given.manifest === undefined
      ? []
      : [given.manifest, ...(given.older ?? [])].map((changed) => backupOf(runtime, changed));
  const world: MigrationWorld = {
    ...{ request, runtime, engine: 'sqlite', tool, toolAfterCancel: tool, state: given.state },
    access: (address) => ({ address, lockTimeout: 5_000, statementTimeout: 900_000 }),
    session: (address) =>
      openDatabase(address, { timeout: 1_000, secrets: runtime.secrets, folder: runtime.workspace }),
    lint: async (migrations) => reportOn(migrations, given),
    backups: {
      find: async () => found[0],
      candidates: async () => found,
      belongs: async ({ database }) =>
        database === 'shop.db' ? {} : { refusal: `the backup is of the database ${database}` },
      scratchCopy: async () => {
        const copy = join(runtime.workspace, `copy-${copies.length}.db`);
        copyFileSync(file, copy);
        copies.push(copy);
        return {
          connection: `sqlite:${copy}`,
          contents: async () => ({ tables: [], objects: [] }),
          remove: async () => {
            rmSync(copy);
            copies.splice(copies.indexOf(copy), 1);
          },
        };
      },
    },
  };
  const tables = () =>
    query(file, "select name from sqlite_master where type = 'table' order by name").map(({ name }) =>
      String(name),
    );
  return { world, runtime, tool, file, tables, copies };
}

/** Runs SQL in a file. */
export function query(file: string, sql: string): Record<string, unknown>[] {
  const database = new DatabaseSync(file);
  try {
    if (!/^select/.test(sql)) {
      database.exec(sql);
      return [];
    }
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

function backupOf({ clock }: TestRuntime, changed: Partial<ArchiveManifest> = {}): FoundBackup {
  const created = isoInstant(clock.now() - 60_000);
  const manifest: ArchiveManifest = {
    ...{
      schemaVersion: 1,
      backupId: 'shop-1',
      engine: 'sqlite',
      engineVersion: '3',
      created,
      actor: 'tester',
    },
    ...{ service: 'shop', environment: 'production', database: 'shop.db', sizeBytes: 1, settings: {} },
    ...{ verified: { level: 'restore' }, file: 'shop-1.sqlite', sha256: 'a'.repeat(64) },
    ...changed,
  };
  return { manifest, location: 'backups/shop-1.json' };
}

function reportOn(
  migrations: readonly { readonly id: string }[],
  { findings = [], contracts = [], programs = [] }: Given,
): LintReport {
  const ids = new Set(migrations.map(({ id }) => id));
  const classifications = migrations.map(({ id }) => {
    if (contracts.includes(id)) return classified(id, 'contract', 'drops a column');
    return programs.includes(id)
      ? classified(id, 'unknown', 'it is a program')
      : classified(id, 'expand', 'adds a table');
  });
  const contract = classifications.some(({ compatibility }) => compatibility === 'contract');
  return {
    findings: findings.filter(({ migration }) => ids.has(migration)),
    ...{ classifications, contract, compatibility: contract ? 'contract' : 'expand', linters: ['a test'] },
  };
}

function classified(
  migration: string,
  compatibility: Compatibility,
  reason: string,
): LintReport['classifications'][number] {
  return { migration, compatibility, declared: false, reason };
}
