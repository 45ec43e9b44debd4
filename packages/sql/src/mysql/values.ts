import type { FieldPacket } from 'mysql2';
import type { Column, Value } from '../session.ts';
import { exactNumber, hexOf } from '../values.ts';

/** The types by number, which are the same in MariaDB. https://dev.mysql.com/doc/dev/mysql-server/latest/field__types_8h.html */
const names: Readonly<Record<number, string>> = {
  ...{ 0: 'DECIMAL', 1: 'TINYINT', 2: 'SMALLINT', 3: 'INT', 4: 'FLOAT', 5: 'DOUBLE', 6: 'NULL' },
  ...{ 7: 'TIMESTAMP', 8: 'BIGINT', 9: 'MEDIUMINT', 10: 'DATE', 11: 'TIME', 12: 'DATETIME', 13: 'YEAR' },
  ...{ 15: 'VARCHAR', 16: 'BIT', 245: 'JSON', 246: 'DECIMAL', 247: 'ENUM', 248: 'SET' },
  ...{ 249: 'TEXT', 250: 'TEXT', 251: 'TEXT', 252: 'TEXT', 253: 'VARCHAR', 254: 'CHAR', 255: 'GEOMETRY' },
};

const numeric = new Set([0, 1, 2, 3, 4, 5, 8, 9, 13, 246]);
const textual = new Set([15, 247, 249, 250, 251, 252, 253, 254]);
/** The character set of what is no text. */
const binary = 63;

/** A column as the server describes it. */
export function mysqlColumn({ name, columnType = -1, characterSet }: FieldPacket): Column {
  const bytes = textual.has(columnType) && characterSet === binary;
  const type = numeric.has(columnType) ? 'number' : textual.has(columnType) && !bytes ? 'text' : 'other';
  return { name, type, typeName: bytes ? 'BINARY' : (names[columnType] ?? `type ${columnType}`) };
}

/** A value as the client gives it, with big and decimal numbers, dates and JSON as text. */
export function mysqlValue(value: unknown, { type }: Column): Value {
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array) return hexOf(value);
  if (type === 'number') return typeof value === 'number' ? value : exactNumber(String(value));
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
