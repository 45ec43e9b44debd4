import { describeError, formatDuration, ProviderError } from '@deploy-actions/action-kit';
import type { RedisAddress } from './address.ts';

interface Explanation {
  readonly pattern: RegExp;
  readonly message: string;
  readonly retryable?: true;
}

/** The words that errors of Redis begin with (https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors), and those of the connection. */
const explanations: readonly Explanation[] = [
  { pattern: /^NOAUTH/, message: 'it wants a password: give `password`, as `env:NAME`' },
  { pattern: /^(WRONGPASS|ERR invalid password)/, message: 'it refuses the user or the password' },
  {
    pattern: /^NOPERM/,
    message: 'the user has too few rights; it needs `+ping +info`, with `cluster` also `+cluster|info`',
  },
  { pattern: /^LOADING/, message: 'it is still loading its data from disk', retryable: true },
  { pattern: /^MASTERDOWN/, message: 'it is a replica that has lost its primary', retryable: true },
  {
    pattern: /^MISCONF/,
    message:
      'it can’t write its snapshot to disk and takes no changes; look at its log and at the space on its disk',
  },
  { pattern: /^BUSY/, message: 'a script holds it up; `script kill` ends it', retryable: true },
  { pattern: /max number of clients/, message: 'it has no connection left', retryable: true },
  { pattern: /DB index is out of range|invalid DB index/, message: 'it has no database of this number' },
  { pattern: /cluster support disabled/, message: 'it is no node of a cluster; leave `cluster` out' },
  { pattern: /^DENIED/, message: 'it is in protected mode and takes connections from its own machine only' },
  { pattern: /ECONNREFUSED/, message: 'nobody listens there', retryable: true },
  { pattern: /ENOTFOUND|EAI_AGAIN/, message: 'the host is unknown', retryable: true },
  {
    pattern: /self.signed|unable to (get|verify)|CERT|certificate|altnames/i,
    message: 'its certificate is not trusted; a private authority goes into `NODE_EXTRA_CA_CERTS`',
  },
  {
    pattern: /EPROTO|wrong version number|packet length too long/i,
    message: 'it doesn’t speak TLS at this port; write `redis://`, or give the port with TLS',
  },
  { pattern: /Protocol error, got|Unknown RESP type/, message: 'what listens there is no Redis' },
  {
    pattern: /Connection is closed|ECONNRESET|EPIPE|aborted due to connection close/,
    message: 'it closed the connection; does it want TLS (`rediss://`)?',
    retryable: true,
  },
];

/** A failure of Redis as a person reads it, with what to do. */
export function redisFailure(
  error: unknown,
  {
    operation,
    address,
    timeout,
  }: { readonly operation: string; readonly address: RedisAddress; readonly timeout: number },
): ProviderError {
  const text = textOf(error);
  const { place } = address;
  if (/Command timed out|connect ETIMEDOUT$/.test(text)) {
    const message = `${place} gave no answer within ${formatDuration(timeout)}; look at the address, the firewall, and whether this port speaks TLS`;
    return new ProviderError(message, { system: 'Redis', operation, retryable: true });
  }
  const known = explanations.find(({ pattern }) => pattern.test(text));
  const message = known ? `${known.message} (${text})` : text;
  return new ProviderError(`${place}: ${message}`, {
    ...{ system: 'Redis', operation, retryable: known?.retryable ?? false },
  });
}

function textOf(error: unknown): string {
  const { code } = error as { readonly code?: unknown };
  const text = describeError(error);
  return typeof code === 'string' && !text.includes(code) ? `${text}, ${code}` : text;
}
