import type { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

/** How a file is opened: an archive is read alone and left untouched, a live database is shared with others. */
export type Mode = 'archive' | 'live' | 'new';

/**
 * `immutable` takes no lock and never makes a `-wal` file beside an archive; `rw` refuses to make a missing file. A live
 * database is opened for writing although only read, because a read-only connection that is the last to close
 * leaves `-wal` and `-shm` files behind that belong to the wrong user.
 */
const parameters = { archive: '?mode=ro&immutable=1', live: '?mode=rw', new: '?mode=rwc' } as const;

/**
 * SQLite's result codes that are handled here; https://www.sqlite.org/rescode.html. `none` is what Node reports when the
 * first or last step of a copy found the database busy or locked: it asks for the code where there is none.
 */
export const resultCodes = {
  none: 0,
  busy: 5,
  locked: 6,
  readOnly: 8,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const;

/** The primary result code of an error of SQLite, `undefined` for any other error. */
export function resultCode(error: unknown): number | undefined {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? code & 0xff : undefined;
}

/** Whether SQLite can't make anything of a file: it has no schema to read, or a malformed one. */
export function isDamage(error: unknown): boolean {
  const code = resultCode(error);
  return code === resultCodes.notADatabase || code === resultCodes.corrupt;
}

type Sqlite = typeof import('node:sqlite');

/** The module, without the notice that older Node 24 prints on loading it: the reader of a log can do nothing about it. */
export async function loadSqlite(): Promise<Sqlite> {
  const emitWarning = process.emitWarning;
  process.emitWarning = ((warning: string | Error, ...rest: never[]) => {
    if (!String(warning).startsWith('SQLite is an experimental feature')) emitWarning(warning, ...rest);
  }) as typeof process.emitWarning;
  try {
    return await import('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** Milliseconds SQLite itself waits for a lock; short, because it blocks the whole process meanwhile. */
export const busyTimeout = 20;

/** Opens a file for the time of `work`. */
export async function withDatabase<T>(
  file: string,
  mode: Mode,
  work: (database: DatabaseSync) => T | Promise<T>,
): Promise<T> {
  const { DatabaseSync } = await loadSqlite();
  const location = pathToFileURL(file);
  location.search = parameters[mode];
  const database = new DatabaseSync(location, { timeout: busyTimeout, enableForeignKeyConstraints: false });
  try {
    if (mode !== 'new') database.exec('PRAGMA query_only = ON');
    return await work(database);
  } finally {
    database.close();
  }
}

/** The one value of a pragma, as text. */
export function pragma(database: DatabaseSync, name: string): string {
  return String(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0] ?? '');
}

/** A name as SQL writes identifiers. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
