import { rm, stat } from 'node:fs/promises';
import { formatSize, type Runtime } from '@deploy-actions/action-kit';
import {
  type BackupEngine,
  DamagedBackupError,
  type DatabaseContents,
  type TableContents,
} from './backup-engine.ts';
import { digestFile } from './digest.ts';
import type { Manifest } from './manifest.ts';

/** What a backup file is checked against. */
export type Expected = Pick<Manifest, 'sizeBytes' | 'sha256' | 'contents' | 'settings'>;

/**
 * Reads a backup file from where it lies: its size, its SHA-256, its integrity and its tables. Throws
 * {@link DamagedBackupError} with the first of these that is not as it was backed up.
 */
export async function verifyArchive(
  engine: BackupEngine,
  file: string,
  expected: Expected,
  { signal }: Pick<Runtime, 'signal'>,
): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new DamagedBackupError(`the backup file ${file} is not there`);
  if (found.size === 0) throw new DamagedBackupError(`the backup file ${file} is empty`);
  if (found.size !== expected.sizeBytes) {
    const how = found.size < expected.sizeBytes ? 'it was cut off' : 'it is another file';
    throw new DamagedBackupError(
      `the backup file ${file} has ${found.size} bytes (${formatSize(found.size)}), ${expected.sizeBytes} were backed up: ${how}`,
    );
  }
  const sha256 = await digestFile(file, signal);
  if (sha256 !== expected.sha256) {
    throw new DamagedBackupError(
      `the backup file ${file} has SHA-256 ${sha256}, ${expected.sha256} was backed up: it was damaged or changed`,
    );
  }
  const tables = await engine.tables(file);
  if (!expected.contents) return;
  const differences = compareTables(expected.contents.tables, tables);
  if (differences.length > 0) throw differing('the backup file', differences);
}

/**
 * Restores a backup file to a scratch place, reads the copy whole, compares it with what was backed up and deletes it.
 * Throws {@link DamagedBackupError} with every difference.
 */
export async function verifyRestore(
  engine: BackupEngine,
  file: string,
  scratch: string,
  expected: Expected & { readonly contents: DatabaseContents },
): Promise<void> {
  try {
    await engine.restore(file, scratch, expected.settings);
    const differences = compareContents(expected.contents, await engine.read(scratch));
    if (differences.length > 0) throw differing('the restored copy', differences);
  } finally {
    for (const ending of ['', '-journal', '-wal', '-shm']) await rm(`${scratch}${ending}`, { force: true });
  }
}

function differing(what: string, differences: readonly string[]): DamagedBackupError {
  return new DamagedBackupError(`${what} is not what was backed up: ${differences.join('; ')}`);
}

/** Every difference between two databases, each as a sentence; none when they hold the same. */
export function compareContents(expected: DatabaseContents, found: DatabaseContents): string[] {
  const differences = compareTables(expected.tables, found.tables);
  const foundTables = byName(found.tables);
  for (const table of expected.tables) {
    const other = foundTables.get(table.name);
    if (!other) continue;
    const name = `table \`${table.name}\``;
    if (other.rows !== table.rows)
      differences.push(`${name} has ${other.rows} rows instead of ${table.rows}`);
    else if (other.checksum !== table.checksum) differences.push(`rows of ${name} differ`);
  }
  const key = ({ type, name }: { readonly type: string; readonly name: string }) => `${type} \`${name}\``;
  const foundObjects = new Map(found.objects.map((object) => [key(object), object.checksum]));
  for (const object of expected.objects) {
    const checksum = foundObjects.get(key(object));
    if (checksum === undefined) differences.push(`${key(object)} is missing`);
    else if (checksum !== object.checksum) differences.push(`${key(object)} is defined differently`);
    foundObjects.delete(key(object));
  }
  for (const extra of foundObjects.keys()) differences.push(`${extra} was not backed up`);
  if (expected.foreignKeyViolations !== found.foreignKeyViolations) {
    differences.push(
      `${found.foreignKeyViolations} rows point at a missing parent instead of ${expected.foreignKeyViolations}`,
    );
  }
  return differences;
}

type TableShape = Pick<TableContents, 'name' | 'columns'>;

function compareTables(expected: readonly TableShape[], found: readonly TableShape[]): string[] {
  const differences: string[] = [];
  const others = byName(found);
  for (const { name, columns } of expected) {
    const other = others.get(name);
    others.delete(name);
    if (!other) differences.push(`table \`${name}\` is missing`);
    else if (JSON.stringify(other.columns) !== JSON.stringify(columns)) {
      differences.push(`table \`${name}\` has the columns ${other.columns.join(', ')}`);
    }
  }
  for (const name of others.keys()) differences.push(`table \`${name}\` was not backed up`);
  return differences;
}

function byName<T extends { readonly name: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.name, item]));
}
