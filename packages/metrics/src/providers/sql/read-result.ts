import { quoted } from '@deploy-actions/action-kit';
import type { Column, Rows, Value } from '@deploy-actions/sql';
import type { Answer } from '../../metric-provider.ts';

/** Types that are met by mistake, and what makes a number of them. */
const others: Readonly<Record<string, string>> = {
  text: '`text`; cast it, as in `…::numeric`',
  varchar: '`varchar`; cast it, as in `…::numeric`',
  money: '`money`; cast it, as in `…::numeric`',
  date: '`date`; subtract two of them',
  timestamp: '`timestamp`; `extract(epoch from …)` gives seconds',
  timestamptz: '`timestamptz`; `extract(epoch from now() - …)` gives seconds',
  interval: '`interval`; `extract(epoch from …)` gives seconds',
  TEXT: '`TEXT`; cast it, as in `cast(… as decimal(20, 6))`',
  VARCHAR: '`VARCHAR`; cast it, as in `cast(… as decimal(20, 6))`',
  DATETIME: '`DATETIME`; `timestampdiff(second, …, now())` gives seconds',
  TIMESTAMP: '`TIMESTAMP`; `timestampdiff(second, …, now())` gives seconds',
};

const shown = 3;

/** The one value of a result, or why there is none; `redact` takes out what is secret of what is shown. */
export function readResult({ columns, rows }: Rows, place: string, redact: (text: string) => string): Answer {
  if (columns.length > 1) {
    const names = columns.slice(0, shown).map(({ name }) => quoted(redact(name)));
    const more = columns.length > shown ? ', …' : '';
    const detail = `the query gives ${columns.length} columns (${names.join(', ')}${more}) where one is expected; select one of them`;
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
  return readValue(row[0] ?? null, columns[0], place);
}

function readValue(value: Value, column: Column | undefined, place: string): Answer {
  if (value === null) {
    return {
      failure: 'no-data',
      detail: 'the query gives null; where that means 0, put `coalesce(…, 0)` around it',
    };
  }
  if (typeof value === 'boolean') return { value: value ? 1 : 0 };
  if (column?.type === 'number') {
    const number = Number(value);
    if (Number.isFinite(number)) return { value: number };
    return {
      failure: 'not-a-number',
      detail: `the query gives ${quoted(String(value))}, which is no number`,
    };
  }
  const found = others[column?.typeName ?? ''] ?? 'a type that is neither number nor boolean';
  return { failure: 'malformed', detail: `${place}: the value of the query is of the type ${found}` };
}
