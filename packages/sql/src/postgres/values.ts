import type { Column, Value } from '../session.ts';
import { exactNumber } from '../values.ts';

/** The types whose values are numbers, by the numbers that PostgreSQL has for types itself (pg_type.dat). */
const numeric = new Set([20, 21, 23, 26, 700, 701, 1700]);
const boolean = 16;
const textual = new Set([18, 19, 25, 1042, 1043]);

/** https://github.com/postgres/postgres/blob/master/src/include/catalog/pg_type.dat */
const names: Readonly<Record<number, string>> = {
  ...{ 16: 'bool', 17: 'bytea', 19: 'name', 20: 'int8', 21: 'int2', 23: 'int4', 25: 'text', 26: 'oid' },
  ...{ 114: 'json', 700: 'float4', 701: 'float8', 790: 'money', 1042: 'char', 1043: 'varchar' },
  ...{ 1082: 'date', 1083: 'time', 1114: 'timestamp', 1184: 'timestamptz', 1186: 'interval' },
  ...{ 1700: 'numeric', 2950: 'uuid', 3802: 'jsonb' },
};

/** A column as the server describes it. */
export function postgresColumn({
  name,
  dataTypeID: id,
}: {
  readonly name: string;
  readonly dataTypeID: number;
}): Column {
  const type = numeric.has(id) ? 'number' : id === boolean ? 'boolean' : textual.has(id) ? 'text' : 'other';
  return { name, type, typeName: names[id] ?? `type ${id}` };
}

/** A value of the text in which the server sends everything. */
export function postgresValue(text: string | null, { type }: Column): Value {
  if (text === null) return null;
  if (type === 'boolean') return text === 't';
  return type === 'number' ? exactNumber(text) : text;
}
