import { hostname } from 'node:os';
import { resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { isoInstant, type Runtime } from '@deploy-actions/action-kit';
import { loadSqlite } from '@deploy-actions/sql';
import type { Busy, RunLock } from './run-lock.ts';

/**
 * The lock of a database that is a file: the write lock of a small database beside it, which says whose it is. The system takes it
 * back when the process is gone, however it went.
 */
export async function lockFile(
  path: string,
  { workspace, clock, run }: Pick<Runtime, 'workspace' | 'clock' | 'run'>,
): Promise<RunLock | Busy> {
  const { DatabaseSync } = await loadSqlite();
  const file = `${resolve(workspace, path)}.migrate-lock`;
  const database = new DatabaseSync(file, { timeout: 0 });
  const own = `${run.url ?? run.actor} (process ${process.pid} on ${hostname()}, since ${isoInstant(clock.now())})`;
  try {
    begin(database);
    database.exec('create table if not exists holder (name text); delete from holder');
    database.prepare('insert into holder values (?)').run(own);
    // Readers see a name only once it is committed.
    database.exec('commit');
    begin(database);
  } catch (error) {
    const holder = isBusy(error) ? holderIn(database) : undefined;
    database.close();
    if (holder === undefined) throw error;
    return { holder };
  }
  return {
    get holds() {
      return database.isOpen;
    },
    // The file stays: deleted, it could still be what somebody else has just locked.
    release: async () => database.close(),
  };
}

function begin(database: DatabaseSync): void {
  database.exec('begin immediate');
}

/** https://www.sqlite.org/rescode.html#busy, and its extended codes. */
function isBusy(error: unknown): boolean {
  const { errcode } = error as { readonly errcode?: unknown };
  return typeof errcode === 'number' && (errcode & 0xff) === 5;
}

function holderIn(database: DatabaseSync): string {
  try {
    const [row] = database.prepare('select name from holder').all();
    return String(row?.['name'] ?? 'another run');
  } catch {
    return 'another run, which has just begun';
  }
}
