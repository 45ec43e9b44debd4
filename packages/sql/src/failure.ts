import { describeError, ProviderError } from '@deploy-actions/action-kit';

/** Why a database gave no answer. */
export type FailureReason =
  /** Nobody listens, the host is unknown, or the connection was lost. */
  | 'unreachable'
  /** It is starting or stopping, or has no connection left. */
  | 'not-ready'
  /** Neither connecting nor the query ended in time. */
  | 'timeout'
  | 'wrong-credentials'
  | 'unknown-database'
  /** The user may not read something. */
  | 'permission-denied'
  /** A table, a column or a function isn't there. */
  | 'missing'
  | 'bad-query'
  | 'division-by-zero'
  /** What answers is no database of this kind. */
  | 'not-that-database'
  /** The database itself is broken. */
  | 'server-error'
  | 'refused';

/** A database gave no answer. */
export class DatabaseFailure extends ProviderError {
  readonly reason: FailureReason;
  /** Whether it failed before there was a connection, so that the next query would meet the same. */
  readonly outOfReach: boolean;

  constructor(
    message: string,
    details: {
      readonly reason: FailureReason;
      readonly system: string;
      readonly outOfReach: boolean;
    },
  ) {
    const { reason, system, outOfReach } = details;
    const retryable = reason === 'unreachable' || reason === 'not-ready' || reason === 'timeout';
    super(message, { system, operation: outOfReach ? 'connect' : 'query', retryable });
    this.name = 'DatabaseFailure';
    this.reason = reason;
    this.outOfReach = outOfReach;
  }
}

/** Where and how a query failed. */
export interface Circumstances {
  readonly place: string;
  /** The user of the address, for the grant that is missing. */
  readonly user: string | undefined;
  readonly query: string;
  /** What was put before the query. */
  readonly before: string;
  /** In milliseconds. */
  readonly timeout: number;
  /** Whether there was a connection. */
  readonly opened: boolean;
  /** Takes out what is secret; before anything is cut off, as half a secret would not be known as one. */
  readonly redact: (text: string) => string;
}

/** A server's message as part of one sentence on one line. */
export function plain(error: unknown, redact: (text: string) => string): string {
  const line = redact(describeError(error)).replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '');
  return line.length > 300 ? `${line.slice(0, 300).toWellFormed()}…` : line;
}

/** A place in a query as a person finds it; `offset` counts characters, not UTF-16 units, from 0. Nothing for a place outside of it. */
export function placeIn(query: string, offset: number): string {
  const characters = [...query];
  if (!(offset >= 0) || offset > characters.length) return '';
  const lines = characters.slice(0, offset).join('').split('\n');
  return ` at line ${lines.length}, column ${[...(lines.at(-1) ?? '')].length + 1}`;
}

/** The place of a text that stands in a query exactly once. */
export function placeOf(query: string, text: string): string {
  const index = text === '' ? -1 : query.indexOf(text);
  if (index < 0 || query.includes(text, index + 1)) return '';
  return placeIn(query, [...query.slice(0, index)].length);
}
