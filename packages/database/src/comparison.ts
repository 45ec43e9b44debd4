import type { DatabaseContents, TableContents } from './backup-engine.ts';

/**
 * Every difference between two databases, each as a sentence; none when they hold the same. What was looked at on one side only
 * (rows, checksums, parents) isn't compared.
 */
export function compareContents(expected: DatabaseContents, found: DatabaseContents): string[] {
  const differences = [...compareTables(expected.tables, found.tables), ...compareObjects(expected, found)];
  const [wanted, parentless] = [expected.foreignKeyViolations, found.foreignKeyViolations];
  if (wanted !== undefined && parentless !== undefined && wanted !== parentless) {
    differences.push(`${parentless} rows point at a missing parent instead of ${wanted}`);
  }
  return differences;
}

/**
 * Every difference between a database and what its archive says of itself, which may be the names of the tables and no more: columns
 * and objects are compared where the archive knows any.
 */
export function compareListing(expected: DatabaseContents, listed: DatabaseContents): string[] {
  const columns = listed.tables.some((table) => table.columns.length > 0);
  const known = columns ? expected.tables : expected.tables.map((table) => ({ ...table, columns: [] }));
  const objects = listed.objects.length > 0 ? expected.objects : [];
  return compareContents({ ...expected, tables: known, objects }, listed);
}

function compareTables(expected: readonly TableContents[], found: readonly TableContents[]): string[] {
  const differences: string[] = [];
  const others = new Map(found.map((table) => [table.name, table]));
  for (const table of expected) {
    const other = others.get(table.name);
    others.delete(table.name);
    if (other) differences.push(...compareTable(table, other));
    else differences.push(`table \`${table.name}\` is missing`);
  }
  for (const name of others.keys()) differences.push(`table \`${name}\` was not backed up`);
  return differences;
}

function compareTable(expected: TableContents, found: TableContents): string[] {
  const differences: string[] = [];
  const name = `table \`${expected.name}\``;
  if (JSON.stringify(expected.columns) !== JSON.stringify(found.columns)) {
    differences.push(`${name} has the columns ${found.columns.join(', ')}`);
  }
  if (differ(expected.rows, found.rows)) {
    differences.push(`${name} has ${found.rows} rows instead of ${expected.rows}`);
  } else if (differ(expected.checksum, found.checksum)) {
    differences.push(`rows of ${name} differ`);
  }
  return differences;
}

function compareObjects(expected: DatabaseContents, found: DatabaseContents): string[] {
  const differences: string[] = [];
  const key = ({ type, name }: { readonly type: string; readonly name: string }) => `${type} \`${name}\``;
  const others = new Map(found.objects.map((object) => [key(object), object.checksum]));
  for (const object of expected.objects) {
    const checksum = others.get(key(object));
    if (checksum === undefined) differences.push(`${key(object)} is missing`);
    else if (checksum !== object.checksum) differences.push(`${key(object)} is defined differently`);
    others.delete(key(object));
  }
  for (const extra of others.keys()) differences.push(`${extra} was not backed up`);
  return differences;
}

function differ<T>(expected: T | undefined, found: T | undefined): boolean {
  return expected !== undefined && found !== undefined && expected !== found;
}
