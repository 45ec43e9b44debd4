import { type Circumstances, DatabaseFailure, type FailureReason, placeOf, plain } from '../failure.ts';

/** The reasons by primary result code. https://www.sqlite.org/rescode.html */
const reasons: ReadonlyMap<number, FailureReason> = new Map([
  [3, 'permission-denied'],
  [5, 'timeout'],
  [6, 'timeout'],
  [8, 'bad-query'],
  [10, 'server-error'],
  [11, 'server-error'],
  [13, 'server-error'],
  [14, 'unreachable'],
  [23, 'bad-query'],
  [26, 'not-that-database'],
]);

/** What a reader can do, by primary result code. */
const remedies: ReadonlyMap<number, string> = new Map([
  [5, 'another process holds its lock'],
  [8, 'queries may only read'],
  [11, 'the file is damaged'],
  [14, 'may this user read the file, and write into its folder?'],
]);

/** What anything thrown by SQLite means. */
export function explainSqlite(error: unknown, circumstances: Circumstances): unknown {
  if (error instanceof DatabaseFailure) return error;
  const { errcode } = error as { readonly errcode?: unknown };
  if (!(error instanceof Error) || typeof errcode !== 'number') return error;
  const { place, query, opened, redact } = circumstances;
  const code = errcode & 0xff;
  const said = plain(new Error(error.message), redact);
  const absent = /^no such (table|column|function):/.test(said);
  const reason = reasons.get(code) ?? (absent ? 'missing' : 'bad-query');
  const [, near] = /^(?:near "|no such column: )([^"\s]+)/.exec(error.message) ?? [];
  const remedy = remedies.get(code);
  const message = `${place}: ${said}${placeOf(query, near ?? '')}${remedy === undefined ? '' : `; ${remedy}`}`;
  return new DatabaseFailure(message, { reason, system: 'SQLite', outOfReach: !opened });
}
