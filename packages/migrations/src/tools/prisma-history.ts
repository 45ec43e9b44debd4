import { createHash } from 'node:crypto';
import { engineOf, openDatabase } from '@deploy-actions/sql';
import type { ToolContext } from '../migration-tool.ts';

/** A migration in Prisma's own table. */
export interface HistoryEntry {
  readonly name: string;
  readonly checksum: string;
  readonly state: 'applied' | 'failed' | 'rolled-back';
}

const timeout = 30_000;

/** Where the table stands, and its name for a query. */
const places = {
  postgres: (schema: string) => ({
    exists: 'select count(*) from information_schema.tables where table_name = $2 and table_schema = $1',
    table: `"${schema.replaceAll('"', '""')}"."_prisma_migrations"`,
    parameters: [schema, '_prisma_migrations'],
  }),
  mysql: () => ({
    exists:
      'select count(*) from information_schema.tables where table_name = $1 and table_schema = database()',
    table: '_prisma_migrations',
    parameters: ['_prisma_migrations'],
  }),
  sqlite: () => ({
    exists: "select count(*) from sqlite_master where type = 'table' and name = $1",
    table: '_prisma_migrations',
    parameters: ['_prisma_migrations'],
  }),
};

/**
 * What Prisma wrote down of the migrations it ran, in their order: its own `migrate status` leaves out what failed. Empty when it
 * never ran. Throws DatabaseFailure.
 */
export async function readPrismaHistory(
  address: string,
  { secrets, signal, workspace }: Pick<ToolContext, 'secrets' | 'signal' | 'workspace'>,
): Promise<readonly HistoryEntry[]> {
  // Prisma's own parameters; the rest of the address is as everybody's.
  const schema = /[?&]schema=([^&#]*)/.exec(address)?.[1] ?? 'public';
  const engine = engineOf(address) ?? 'postgres';
  const session = openDatabase(address, { timeout, secrets, folder: workspace });
  try {
    const { exists, table, parameters } = places[engine](decodeURIComponent(schema));
    const found = await session.ask(exists, { parameters, signal });
    if (Number(found.rows[0]?.[0]) === 0) return [];
    const { rows } = await session.ask(
      `select migration_name, checksum, finished_at is not null, rolled_back_at is not null from ${table} order by started_at, migration_name`,
      { signal },
    );
    return rows.map(([name, checksum, finished, rolledBack]) => ({
      name: String(name),
      checksum: String(checksum),
      state: isTrue(rolledBack) ? 'rolled-back' : isTrue(finished) ? 'applied' : 'failed',
    }));
  } finally {
    session.close();
  }
}

function isTrue(value: unknown): boolean {
  return value === true || value === 1 || value === 't' || value === '1';
}

/** What Prisma compares a file with: the SHA-256 of its text. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
