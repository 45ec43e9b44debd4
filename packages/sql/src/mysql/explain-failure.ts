import { ConfigurationError, formatDuration } from '@deploy-actions/action-kit';
import {
  type Circumstances,
  DatabaseFailure,
  type FailureReason,
  placeIn,
  placeOf,
  plain,
} from '../failure.ts';

interface ServerError {
  readonly errno: number;
  readonly message: string;
}

/**
 * The reasons by number. https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html,
 * https://mariadb.com/docs/server/reference/error-codes
 */
const reasons: ReadonlyMap<number, FailureReason> = new Map([
  ...([1045, 1130, 1698, 1820, 1862, 3118, 4151] as const).map(
    (code) => [code, 'wrong-credentials'] as const,
  ),
  ...([1044, 1142, 1143, 1227, 1370] as const).map((code) => [code, 'permission-denied'] as const),
  [1049, 'unknown-database'],
  ...([1054, 1146, 1305, 1109] as const).map((code) => [code, 'missing'] as const),
  ...([1040, 1053, 1129, 1203, 1226] as const).map((code) => [code, 'not-ready'] as const),
  ...([1205, 1907, 1969, 3024] as const).map((code) => [code, 'timeout'] as const),
  ...([1317, 1927, 1928, 4031] as const).map((code) => [code, 'unreachable'] as const),
  [1365, 'division-by-zero'],
  ...([1030, 1034, 1194, 1213, 1712] as const).map((code) => [code, 'server-error'] as const),
  [1835, 'not-that-database'],
]);

/** A lock that didn't come within the limit of the server or of the session, which is shorter than that of the query. */
const lockTimeout = 1205;

/** What a reader can do, by number. */
const remedies: ReadonlyMap<number, string> = new Map([
  [1792, 'queries may only read'],
  [1040, 'the server has no connection left'],
  [1130, 'the server takes no connections from this machine'],
  [
    1129,
    'after too many failed connections the server takes none from this machine; `flush hosts` lets it in again',
  ],
  [1044, 'the user may read nothing in it, or it is called otherwise'],
  [1227, 'grant the user the privilege that it names'],
  [
    lockTimeout,
    'another session keeps a table or rows of it locked, a migration perhaps: `show full processlist` names it, `kill <id>` ends it; try again when that is over',
  ],
]);

/** What anything thrown by the client means. */
export function explainMysql(error: unknown, circumstances: Circumstances): Error {
  if (error instanceof ConfigurationError) return error;
  const [reason, message] = isServerError(error)
    ? serverFailure(error, circumstances)
    : clientFailure(error, circumstances);
  return new DatabaseFailure(message, { reason, system: 'MySQL', outOfReach: !circumstances.opened });
}

type Explained = readonly [FailureReason, string];

function serverFailure({ errno, message }: ServerError, circumstances: Circumstances): Explained {
  const { place, timeout, redact } = circumstances;
  const reason = reasons.get(errno) ?? (circumstances.opened ? 'bad-query' : 'refused');
  if (reason === 'timeout' && errno !== lockTimeout)
    return [reason, `${place} gave no answer within ${formatDuration(timeout)}`];
  const remedy = remedies.get(errno) ?? grant(message, circumstances);
  const at = errno === 1064 ? syntaxPlace(message, circumstances) : namePlace(message, circumstances);
  // Its own line is one of the whole statement.
  const said = plain(new Error(at === '' ? message : message.replace(/ at line \d+$/, '')), redact);
  return [reason, `${place}: ${said}${at}${remedy === undefined ? '' : `; ${remedy}`} (error ${errno})`];
}

function grant(message: string, { user }: Circumstances): string | undefined {
  const [, table] = /(?:SELECT|SHOW VIEW).* denied to user .* for (?:table|column) (\S+)/.exec(message) ?? [];
  if (table === undefined) return undefined;
  const name = table.replaceAll(/[`'"]/g, '');
  return `grant the user \`select\` on what it reads: \`grant select on ${name} to ${user ?? '…'}\``;
}

/** The server tells what follows the mistake, cut after 80 characters: mostly the end of the whole statement. */
function syntaxPlace(message: string, { before, query }: Circumstances): string {
  const [, near = ''] = /near '([\s\S]*)' at line \d+$/.exec(message) ?? [];
  const whole = query.trimEnd();
  if (before === '' && near !== '' && whole.endsWith(near)) {
    return placeIn(query, [...whole.slice(0, whole.length - near.length)].length);
  }
  return placeOf(query, near.split('\n)')[0] ?? '');
}

function namePlace(message: string, { query }: Circumstances): string {
  const [, name = ''] = /^Unknown column '([^']+)'/.exec(message) ?? [];
  return placeOf(query, name);
}

function clientFailure(error: unknown, { place, opened, timeout, redact }: Circumstances): Explained {
  const { code, message = '' } = error as { readonly code?: string; readonly message?: string };
  if (code === 'PROTOCOL_SEQUENCE_TIMEOUT') {
    return ['timeout', `${place} gave no answer within ${formatDuration(timeout)}`];
  }
  if (code === 'ETIMEDOUT' && !opened && /connect ETIMEDOUT$/.test(message)) {
    return [
      'timeout',
      `${place} gave no answer within ${formatDuration(timeout)}; is it a MySQL or MariaDB that listens there?`,
    ];
  }
  if (
    /out of order|malformed packet|unexpected packet|Unsupported protocol|HANDSHAKE_UNKNOWN/i.test(
      `${message} ${code}`,
    )
  ) {
    return ['not-that-database', `${place} answered with something else than the protocol of MySQL`];
  }
  if (code === 'HANDSHAKE_NO_SSL_SUPPORT') {
    return ['refused', `${place} doesn't speak TLS, which \`ssl-mode\` of the address asks for`];
  }
  if (code === 'AUTH_SWITCH_PLUGIN_ERROR' || /auth(entication)? plugin/i.test(message)) {
    return ['wrong-credentials', `${place}: ${plain(error, redact)}`];
  }
  return ['unreachable', `${place} ${opened ? 'was lost' : "can't be reached"}: ${plain(error, redact)}`];
}

/** Whether it is an error that the server sent; errors of the system have negative numbers. */
export function isServerError(error: unknown): error is ServerError {
  const { errno } = error as { readonly errno?: unknown };
  return error instanceof Error && typeof errno === 'number' && errno > 0;
}
