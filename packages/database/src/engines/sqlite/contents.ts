import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import {
  DamagedBackupError,
  type DatabaseContents,
  type SchemaObject,
  type TableContents,
} from '../../backup-engine.ts';
import { digestText } from '../../digest.ts';
import { quoteName } from './database.ts';

/** Characters of row text hashed in one go; between two goes the event loop gets its turn, so that signals arrive. */
const batch = 256 * 1024;
/** Arguments in one call; SQLite builds may allow as few as 100. */
const argumentsAtOnce = 90;

/** Fails with what `PRAGMA integrity_check` finds. Throws DamagedBackupError. */
export function checkIntegrity(database: DatabaseSync): void {
  const findings = database
    .prepare('PRAGMA integrity_check(5)')
    .all()
    .map((row) => String(row['integrity_check']));
  if (findings.length !== 1 || findings[0] !== 'ok') {
    throw new DamagedBackupError(`the integrity check found: ${findings.join('; ')}`);
  }
}

/**
 * The tables that store rows, in the order of their names: ordinary ones, SQLite's own, and those in which virtual tables
 * keep their data. Virtual tables themselves need their module to be read and hold nothing else.
 */
export function listTables(database: DatabaseSync): Pick<TableContents, 'name' | 'columns'>[] {
  return database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name")
    .all()
    .map((row) => String(row['name']))
    .map((name) => ({ name, columns: columnsOf(database, name).map((column) => column.name) }));
}

/** Everything the database holds. Throws the signal's reason when it fires. */
export async function readContents(database: DatabaseSync, signal: AbortSignal): Promise<DatabaseContents> {
  const tables: TableContents[] = [];
  for (const table of listTables(database)) {
    tables.push({ ...table, ...(await readRows(database, table.name, signal)) });
  }
  return { tables, objects: listObjects(database), foreignKeyViolations: countViolations(database) };
}

function listObjects(database: DatabaseSync): SchemaObject[] {
  return database
    .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name')
    .all()
    .map(({ type, name, tbl_name, sql }) => ({
      type: String(type),
      name: String(name),
      checksum: digestText(`${tbl_name}\n${sql}`),
    }));
}

/** A key that names no unique columns of its parent can't be checked: that is a flaw of the schema, not of the copy. */
function countViolations(database: DatabaseSync): number | undefined {
  try {
    return Number(database.prepare('SELECT count(*) AS n FROM pragma_foreign_key_check').get()?.['n']);
  } catch {
    return undefined;
  }
}

interface Column {
  readonly name: string;
  /** A generated column that isn't stored; reading it may need functions only the application has. */
  readonly computed: boolean;
}

function columnsOf(database: DatabaseSync, table: string): Column[] {
  return database
    .prepare(`PRAGMA table_xinfo(${quoteName(table)})`)
    .all()
    .map(({ name, hidden }) => ({ name: String(name), computed: hidden === 2 }));
}

/**
 * Counts and hashes the rows in the order the table stores them, by rowid or primary key. Each row is hashed as the SQL
 * literals of its values, which tell 1 from '1' and 1.0; texts go in as their bytes, so that no encoding is lost.
 */
async function readRows(
  database: DatabaseSync,
  table: string,
  signal: AbortSignal,
): Promise<Pick<TableContents, 'rows' | 'checksum'>> {
  const hash = createHash('sha256');
  const stored = columnsOf(database, table).filter(({ computed }) => !computed);
  const row = join(stored.map(({ name }) => literal(quoteName(name))));
  const statement = database.prepare(`SELECT ${row} AS row FROM ${quoteName(table)} NOT INDEXED`);
  statement.setReturnArrays(true);
  let rows = 0;
  let pending = '';
  for (const [text] of statement.iterate() as unknown as Iterable<[string]>) {
    rows += 1;
    pending += `${text}\n`;
    if (pending.length < batch) continue;
    hash.update(pending);
    pending = '';
    await setImmediate();
    signal.throwIfAborted();
  }
  return { rows, checksum: hash.update(pending).digest('hex') };
}

function literal(column: string): string {
  return `CASE typeof(${column}) WHEN 'text' THEN concat('t', quote(CAST(${column} AS BLOB))) ELSE quote(${column}) END`;
}

/** One text of many, in nested calls that each stay below the limit on arguments. */
function join(expressions: readonly string[]): string {
  if (expressions.length <= argumentsAtOnce) return `concat_ws(',', ${expressions.join(', ')})`;
  const groups: string[] = [];
  for (let start = 0; start < expressions.length; start += argumentsAtOnce) {
    groups.push(join(expressions.slice(start, start + argumentsAtOnce)));
  }
  return join(groups);
}
