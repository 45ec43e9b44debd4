import { describeError, formatDuration } from '@deploy-actions/action-kit';
import type { Failure, FailureKind } from '../../metric-provider.ts';

/** Where and how a statement failed. */
interface Circumstances {
  readonly place: string;
  readonly before: string;
  readonly query: string;
  readonly timeout: number;
  /** Whether there was a connection. */
  readonly opened: boolean;
  /** Takes out what is secret; before anything is cut off, as half a secret would not be known as one. */
  readonly redact: (text: string) => string;
}

interface ServerError {
  readonly message: string;
  readonly code: string;
  readonly severity: string;
  readonly position?: string | undefined;
}

/** The kinds of failure by SQLSTATE, the longest beginning first. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const kinds: readonly (readonly [string, FailureKind])[] = [
  ['22012', 'not-a-number'],
  ['25006', 'bad-query'],
  ['42501', 'wrong-credentials'],
  ['57014', 'unreachable'],
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
  ['42501', 'grant the user `select` on what it reads'],
  ['42704', 'what is known of the release is there as `deploy.color`, `deploy.version` and so on'],
  ['53300', 'the server has no connection left'],
]);

/** SQLSTATEs of a table and of a column that isn't there. */
const notThere = ['42P01', '42703'];

/** A server sent what is no message of PostgreSQL. */
export class ForeignProtocol extends Error {
  constructor(cause: unknown) {
    super('what came is not the protocol of PostgreSQL', { cause });
    this.name = 'ForeignProtocol';
  }
}

const outOfReach = new WeakSet<Failure>();

/** Whether a failure is one of connecting, which the next query would meet too. */
export function isOutOfReach(failure: Failure): boolean {
  return outOfReach.has(failure);
}

const missing = new WeakSet<Failure>();

/** Whether a table or a column isn't there, which a migration may still make. */
export function isMissing(failure: Failure): boolean {
  return missing.has(failure);
}

/** What anything thrown by the client means. */
export function explainFailure(error: unknown, circumstances: Circumstances): Failure {
  const failure = isServerError(error)
    ? serverFailure(error, circumstances)
    : clientFailure(error, circumstances);
  if (!circumstances.opened) outOfReach.add(failure);
  if (isServerError(error) && notThere.includes(error.code)) missing.add(failure);
  return failure;
}

function serverFailure(error: ServerError, circumstances: Circumstances): Failure {
  const { place, before, query, timeout, redact } = circumstances;
  const { code, message } = error;
  const failure = kinds.find(([beginning]) => code.startsWith(beginning))?.[1] ?? 'refused';
  if (code === '57014' && /timeout/.test(message)) {
    return {
      failure,
      detail: `${place} gave no answer within ${formatDuration(timeout)}, the \`timeout\` of the source`,
    };
  }
  if (code === '42601' && /only one column/.test(message)) {
    return { failure, detail: `${place} says that the query gives several columns, where one is expected` };
  }
  const at = positionIn(query, Number(error.position) - before.length);
  const remedy = remedies.get(code);
  const detail = `${place}: ${plain(redact(message))}${at}${remedy === undefined ? '' : `; ${remedy}`} (SQLSTATE ${code})`;
  return { failure, detail };
}

function clientFailure(error: unknown, { place, opened, timeout, redact }: Circumstances): Failure {
  if (error instanceof ForeignProtocol) {
    return {
      failure: 'not-metrics',
      detail: `${place} answered with something else than the protocol of PostgreSQL`,
    };
  }
  const why = plain(redact(describeError(error)));
  // The client reads the certificates itself; a socket that isn't there fails to `connect`.
  if ((error as NodeJS.ErrnoException).syscall === 'open') {
    return { failure: 'refused', detail: `${place}: a file that the address names can't be read: ${why}` };
  }
  // https://www.postgresql.org/docs/current/sasl-authentication.html: said before anything was sent.
  if (/^SASL:|client password/.test(why)) {
    const detail = `${place} asks for a password that the address doesn't have or that is not the right one (${why})`;
    return { failure: 'wrong-credentials', detail };
  }
  if (/timeout expired|Query read timeout/.test(why)) {
    return { failure: 'unreachable', detail: `${place} gave no answer within ${formatDuration(timeout)}` };
  }
  return { failure: 'unreachable', detail: `${place} ${opened ? 'was lost' : "can't be reached"}: ${why}` };
}

/** A server's message as part of one sentence on one line. */
function plain(message: string): string {
  const line = message.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '');
  return line.length > 300 ? `${line.slice(0, 300).toWellFormed()}…` : line;
}

/** PostgreSQL counts characters, not UTF-16 units, from 1. */
function positionIn(query: string, position: number): string {
  const characters = [...query];
  if (!(position >= 1) || position > characters.length + 1) return '';
  const lines = characters
    .slice(0, position - 1)
    .join('')
    .split('\n');
  return ` at line ${lines.length}, column ${[...(lines.at(-1) ?? '')].length + 1}`;
}

/** Whether it is an error that the server sent; in the language of the server. */
export function isServerError(error: unknown): error is ServerError {
  const { code, severity } = error as Partial<ServerError>;
  return error instanceof Error && typeof code === 'string' && typeof severity === 'string';
}
