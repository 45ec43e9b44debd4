import { formatDuration } from '@deploy-actions/action-kit';
import { type Circumstances, DatabaseFailure, type FailureReason, placeIn, plain } from '../failure.ts';

interface ServerError {
  readonly message: string;
  readonly code: string;
  readonly severity: string;
  readonly position?: string | undefined;
}

/** The reasons by SQLSTATE, the longest beginning first. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const reasons: readonly (readonly [string, FailureReason])[] = [
  ['22012', 'division-by-zero'],
  ['25006', 'bad-query'],
  ['3D000', 'unknown-database'],
  ['42501', 'permission-denied'],
  ['42703', 'missing'],
  ['42P01', 'missing'],
  ['57014', 'timeout'],
  ['08', 'unreachable'],
  ['0A', 'bad-query'],
  ['22', 'bad-query'],
  ['28', 'wrong-credentials'],
  ['40', 'server-error'],
  ['42', 'bad-query'],
  ['53', 'not-ready'],
  ['54', 'bad-query'],
  ['57P', 'not-ready'],
  ['58', 'server-error'],
  ['XX', 'server-error'],
];

/** What a reader can do, by SQLSTATE. */
const remedies: ReadonlyMap<string, string> = new Map([
  [
    '22012',
    'something was divided by 0, as it is without traffic; where that means 0, divide by `nullif(…, 0)` and put `coalesce(…, 0)` around it',
  ],
  ['25006', 'queries may only read'],
  ['53300', 'the server has no connection left'],
]);

/** A server sent what is no message of PostgreSQL. */
export class ForeignProtocol extends Error {
  constructor(cause: unknown) {
    super('what came is not the protocol of PostgreSQL', { cause });
    this.name = 'ForeignProtocol';
  }
}

/** What anything thrown by the client means. */
export function explainPostgres(error: unknown, circumstances: Circumstances): DatabaseFailure {
  const [reason, message] = isServerError(error)
    ? serverFailure(error, circumstances)
    : clientFailure(error, circumstances);
  return new DatabaseFailure(message, { reason, system: 'PostgreSQL', outOfReach: !circumstances.opened });
}

type Explained = readonly [FailureReason, string];

function serverFailure(error: ServerError, circumstances: Circumstances): Explained {
  const { place, before, query, timeout, redact } = circumstances;
  const { code, message } = error;
  const reason = reasons.find(([beginning]) => code.startsWith(beginning))?.[1] ?? 'refused';
  if (code === '57014' && /timeout/.test(message)) {
    return [reason, `${place} gave no answer within ${formatDuration(timeout)}`];
  }
  if (code === '42601' && /only one column/.test(message)) {
    return [reason, `${place} says that the query gives several columns, where one is expected`];
  }
  const at = error.position ? placeIn(query, Number(error.position) - before.length - 1) : '';
  const remedy = remedies.get(code) ?? remedyIn(message, code, circumstances);
  const said = plain(new Error(message), redact);
  return [reason, `${place}: ${said}${at}${remedy === undefined ? '' : `; ${remedy}`} (SQLSTATE ${code})`];
}

/** In the words that the server has in English; less of it in any other language. */
function remedyIn(message: string, code: string, { user }: Circumstances): string | undefined {
  if (code === '42704' && message.includes('deploy.')) {
    return 'what is known of the release is there as `deploy.color`, `deploy.version` and so on';
  }
  if (code !== '42501') return undefined;
  const [, kind, name] =
    /permission denied for (table|view|schema|relation|sequence) (\S+)/.exec(message) ?? [];
  const remedy = 'grant the user `select` on what it reads';
  if (name === undefined) return remedy;
  const right = kind === 'schema' ? `usage on schema ${name}` : `select on ${name}`;
  return `${remedy}: \`grant ${right} to ${user ?? '…'}\``;
}

function clientFailure(error: unknown, { place, opened, timeout, redact }: Circumstances): Explained {
  if (error instanceof ForeignProtocol) {
    return ['not-that-database', `${place} answered with something else than the protocol of PostgreSQL`];
  }
  const why = plain(error, redact);
  // The client reads the certificates itself; a socket that isn't there fails to `connect`.
  if ((error as NodeJS.ErrnoException).syscall === 'open') {
    return ['refused', `${place}: a file that the address names can't be read: ${why}`];
  }
  // https://www.postgresql.org/docs/current/sasl-authentication.html: said before anything was sent.
  if (/^SASL:|client password/.test(why)) {
    return [
      'wrong-credentials',
      `${place} asks for a password that the address doesn't have or that is not the right one (${why})`,
    ];
  }
  if (/timeout expired|Query read timeout/.test(why)) {
    return ['timeout', `${place} gave no answer within ${formatDuration(timeout)}`];
  }
  return ['unreachable', `${place} ${opened ? 'was lost' : "can't be reached"}: ${why}`];
}

/** Whether it is an error that the server sent; in the language of the server. */
export function isServerError(error: unknown): error is ServerError {
  const { code, severity } = error as Partial<ServerError>;
  return error instanceof Error && typeof code === 'string' && typeof severity === 'string';
}
