import { quoted } from '@deploy-actions/action-kit';
import type { Answer } from '../../metric-provider.ts';
import type { QueryResult } from './session.ts';

/** The types whose values are numbers, by the numbers that PostgreSQL has for types itself (pg_type.dat). */
const numeric = new Set([20, 21, 23, 26, 700, 701, 1700]);

/** Types that are met by mistake, and what makes a number of them. */
const others: Readonly<Record<number, string>> = {
  25: '`text`; cast it, as in `…::numeric`',
  1043: '`varchar`; cast it, as in `…::numeric`',
  790: '`money`; cast it, as in `…::numeric`',
  1082: '`date`; subtract two of them',
  1114: '`timestamp`; `extract(epoch from …)` gives seconds',
  1184: '`timestamptz`; `extract(epoch from now() - …)` gives seconds',
  1186: '`interval`; `extract(epoch from …)` gives seconds',
};

const shown = 3;

/** The one value of a result, or why there is none; `redact` takes out what is secret of what is shown. */
export function readResult(
  { rows, fields }: QueryResult,
  place: string,
  redact: (text: string) => string,
): Answer {
  if (fields.length > 1) {
    const names = fields.slice(0, shown).map(({ name }) => quoted(redact(name)));
    const more = fields.length > shown ? ', …' : '';
    const detail = `the query gives ${fields.length} columns (${names.join(', ')}${more}) where one is expected; select one of them`;
    return { failure: 'several-series', detail };
  }
  const [row, ...further] = rows;
  if (row === undefined) {
    return {
      failure: 'no-data',
      detail: 'the query gives no row; where that means 0, count or put `coalesce((…), 0)` around it',
    };
  }
  if (further.length > 0) {
    const values = rows.slice(0, shown).map(([value]) => quoted(redact(String(value))));
    const more = rows.length > shown ? ', …' : '';
    const detail = `the query gives more than one row (${values.join(', ')}${more}) where one is expected; aggregate with \`sum(…)\` or \`count(*)\``;
    return { failure: 'several-series', detail };
  }
  return readValue(row[0], fields[0]?.dataTypeID, place);
}

function readValue(value: unknown, type: number | undefined, place: string): Answer {
  if (value === null) {
    return {
      failure: 'no-data',
      detail: 'the query gives null; where that means 0, put `coalesce(…, 0)` around it',
    };
  }
  if (typeof value === 'boolean') return { value: value ? 1 : 0 };
  if (type !== undefined && numeric.has(type)) {
    const number = Number(value);
    if (Number.isFinite(number)) return { value: number };
    return {
      failure: 'not-a-number',
      detail: `the query gives ${quoted(String(value))}, which is no number`,
    };
  }
  const found = others[type ?? 0] ?? 'a type that is neither number nor boolean';
  return { failure: 'malformed', detail: `${place}: the value of the query is of the type ${found}` };
}
