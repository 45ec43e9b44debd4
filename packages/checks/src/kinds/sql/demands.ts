import { formatDuration, formatSize, nearest, quoted } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf, Threshold } from '@deploy-actions/config';
import type { Column, Rows, Value } from '@deploy-actions/sql';

/** What a query's rows must be like. */
export type Demands = NonNullable<CheckConfigurationOf<'sql'>['fail-unless']>;
type ColumnDemands = NonNullable<Demands['columns']>[string];
type RowLimits = NonNullable<Demands['rows']>;

/** What is wrong with rows, as the parts of one finding; nothing when they are as wanted. */
export function violations({ rows: limits, columns = {} }: Demands, found: Rows): string[] {
  const counted = limits && wrongCount(limits, found);
  if (counted !== undefined) return [counted];
  const named = Object.entries(columns);
  if (named.length > 0 && found.more) {
    return [
      `gives more than ${found.rows.length} rows, too many to look at each; aggregate, or add a \`limit\``,
    ];
  }
  return named.flatMap(([name, demands]) => wrongColumn(name, demands, found) ?? []);
}

/** The demands of rows that are met, in words. */
export function wordsFor({ rows: limits, columns = {} }: Demands): string[] {
  const named = Object.entries(columns).map(([name, demands]) => `${quoted(name)} ${wantedOf(demands)}`);
  return [...(limits ? [wantedRows(limits)] : []), ...named];
}

/** The number of rows in words. */
export function countOf({ rows, more }: Rows): string {
  if (more) return `more than ${rows.length} rows`;
  return rows.length === 1 ? '1 row' : `${rows.length} rows`;
}

function wrongCount(limits: RowLimits, found: Rows): string | undefined {
  const { exactly, 'at-least': least = exactly, 'at-most': most = exactly } = limits;
  const count = found.more ? Number.POSITIVE_INFINITY : found.rows.length;
  const fits = count >= (least ?? 0) && count <= (most ?? Number.POSITIVE_INFINITY);
  return fits ? undefined : `gives ${countOf(found)}, wanted ${wantedRows(limits)}`;
}

function wantedRows({ exactly, 'at-least': least, 'at-most': most }: RowLimits): string {
  const parts = [
    ...(exactly === undefined ? [] : [`exactly ${exactly}`]),
    ...(least === undefined ? [] : [`at least ${least}`]),
    ...(most === undefined ? [] : [`at most ${most}`]),
  ];
  return parts.join(' and ');
}

function wrongColumn(name: string, demands: ColumnDemands, found: Rows): string | undefined {
  const index = indexOf(name, found.columns);
  if (typeof index === 'string') return index;
  const column = found.columns[index];
  const wrong = found.rows.flatMap((row, number) => {
    const is = column && wrongValue(row[index] ?? null, demands);
    return is === undefined ? [] : [{ is, where: placeOf(row, number, index, found) }];
  });
  const [first] = wrong;
  if (!first) return undefined;
  const others = wrong.length > 1 ? `; and ${wrong.length - 1} more rows like it` : '';
  return `${quoted(name)} ${first.is}${first.where}, wanted ${wantedOf(demands)}${others}`;
}

/** Where a column stands, or why it can't be told. */
export function indexOf(name: string, columns: readonly Column[]): number | string {
  const names = columns.map((column) => column.name);
  const index = names.indexOf(name);
  if (index < 0) {
    const near = nearest(name, names);
    const help = near ? `did you mean ${quoted(near)}?` : `it gives ${names.map(quoted).join(', ')}`;
    return `gives no column ${quoted(name)}; ${help}`;
  }
  return names.includes(name, index + 1)
    ? `gives ${quoted(name)} twice; name the columns apart with \`as\``
    : index;
}

/** The first column usually says which row it is. */
function placeOf(row: readonly Value[], number: number, index: number, { rows }: Rows): string {
  if (rows.length === 1) return '';
  return index === 0 ? ` in row ${number + 1}` : ` in row ${number + 1} (${quoted(String(row[0]))})`;
}

function wrongValue(value: Value, demands: ColumnDemands): string | undefined {
  const { equals, matches } = demands;
  const is = `is ${typeof value === 'string' ? quoted(value) : String(value)}`;
  if (equals !== undefined && !isEqual(value, equals)) return typeNote(value, equals, is);
  if (value === null) return equals === null ? undefined : 'is null';
  if (matches !== undefined && !new RegExp(matches).test(String(value))) return is;
  const limits = limitsOf(demands);
  if (limits.length === 0) return undefined;
  const number = numberOf(value);
  if (number === undefined) return `${is}, which is no number (cast it in the query)`;
  return limits.every(({ holds, limit }) => holds(number, limit.value)) ? undefined : is;
}

/** A boolean is 1 or 0 where a database knows no other; digits that a number would lose are text. */
function isEqual(value: Value, wanted: Value): boolean {
  if (typeof wanted === 'boolean' && typeof value === 'number') return value === Number(wanted);
  return value === wanted;
}

function typeNote(value: Value, wanted: Value, is: string): string {
  return value !== null && String(value) === String(wanted) ? `${is} as a ${typeof value}` : is;
}

/** A number that was too long for a double is near enough for a limit. */
export function numberOf(value: Value): number | undefined {
  if (typeof value === 'number') return Number.isNaN(value) ? undefined : value;
  return typeof value === 'string' && /^[+-]?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

interface Limit {
  readonly words: string;
  readonly limit: Threshold;
  readonly holds: (value: number, limit: number) => boolean;
}

function limitsOf(demands: ColumnDemands): Limit[] {
  const { above, below, 'at-least': least, 'at-most': most } = demands;
  const all = [
    { words: 'above', limit: above, holds: (value: number, limit: number) => value > limit },
    { words: 'at least', limit: least, holds: (value: number, limit: number) => value >= limit },
    { words: 'below', limit: below, holds: (value: number, limit: number) => value < limit },
    { words: 'at most', limit: most, holds: (value: number, limit: number) => value <= limit },
  ];
  return all.flatMap(({ limit, ...rest }) => (limit === undefined ? [] : [{ ...rest, limit }]));
}

function wantedOf(demands: ColumnDemands): string {
  const { equals, matches } = demands;
  const parts = [
    ...(equals === undefined ? [] : [typeof equals === 'string' ? quoted(equals) : String(equals)]),
    ...limitsOf(demands).map(({ words, limit }) => `${words} ${formatThreshold(limit)}`),
    ...(matches === undefined ? [] : [`a match of ${quoted(matches)}`]),
  ];
  return parts.length === 0 ? 'not null' : parts.join(' and ');
}

function formatThreshold({ value, unit }: Threshold): string {
  switch (unit) {
    case 'ratio':
      return `${Number((value * 100).toPrecision(12))}%`;
    case 'seconds':
      return formatDuration(value * 1_000);
    case 'bytes':
      return formatSize(value);
    case 'number':
      return String(value);
  }
}
