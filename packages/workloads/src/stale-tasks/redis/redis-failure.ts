import { describeError, ProviderError } from '@deploy-actions/action-kit';

/** What the ACL of the user needs, https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/. */
export const neededCommands = '+select +llen +lrange +lrem +lpos +ltrim +multi +exec';

interface Explanation {
  readonly pattern: RegExp;
  readonly message: string;
  readonly retryable?: boolean;
}

const cluster =
  'it is a cluster, which keeps the queue on another node; Celery doesn’t run on one, so give the address of its own broker, or use `store: command`';

/** The words that errors of Redis begin with, and those of the connection. */
const explanations: readonly Explanation[] = [
  {
    pattern: /^NOAUTH/,
    message:
      'it wants a password: put the whole address with it into a variable and write `url: env:REDIS_URL`',
  },
  { pattern: /^(WRONGPASS|ERR invalid password)/, message: 'it refuses the user or the password of `url`' },
  {
    pattern: /without any password configured/,
    message: 'it knows no password for this user; take it out of `url`',
  },
  {
    pattern: /^NOPERM/,
    message: `the user of \`url\` has too few rights; it needs \`${neededCommands}\` and the keys of the queue`,
  },
  {
    pattern: /^WRONGTYPE/,
    message:
      'the key with the queue’s name is no list, so it is no queue of Celery; is the name right? Other queues can be reached with `store: command`',
  },
  { pattern: /^(MOVED|ASK|CROSSSLOT|CLUSTERDOWN)/, message: cluster },
  { pattern: /^READONLY/, message: 'it is a replica; give the address of the primary' },
  {
    pattern: /^MISCONF/,
    message: 'it can’t write to its disk and therefore refuses changes; look at its log',
  },
  { pattern: /^ERR DB index/, message: 'it has no database of this number' },
  { pattern: /^(LOADING|BUSY|TRYAGAIN|MASTERDOWN)/, message: 'it is busy right now', retryable: true },
  { pattern: /ECONNREFUSED/, message: 'nobody listens there', retryable: true },
  { pattern: /ENOTFOUND|EAI_AGAIN/, message: 'the host is unknown', retryable: true },
  {
    pattern: /ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/,
    message:
      'it doesn’t answer; look at the address, the firewall, and whether this port speaks TLS (`rediss://`) or doesn’t (`redis://`)',
    retryable: true,
  },
  {
    pattern: /self.signed|unable to (get|verify)|CERT|certificate|altnames/i,
    message: 'its certificate is not trusted; a private authority goes into `NODE_EXTRA_CA_CERTS`',
  },
  {
    pattern: /EPROTO|wrong version number|packet length too long/i,
    message: 'it doesn’t speak TLS at this port; write `redis://`, or give the port with TLS',
  },
  {
    pattern: /Connection is closed|ECONNRESET|EPIPE|aborted due to connection close/,
    message: 'it closed the connection; does it want TLS (`rediss://`)?',
    retryable: true,
  },
];

/** A failure of Redis as a person reads it, with what to do. */
export function redisFailure(error: unknown, operation: string, place: string): ProviderError {
  const text = textOf(error);
  const known = explanations.find(({ pattern }) => pattern.test(text));
  const message = known ? `${known.message} (${text})` : text;
  return new ProviderError(`Redis at ${place}: ${message}`, {
    ...{ system: 'Redis', operation, retryable: known?.retryable ?? false },
  });
}

/** A transaction that was refused names the command that was the reason beside it; a connection's error its code. */
function textOf(error: unknown): string {
  const { code, previousErrors } = error as { code?: unknown; previousErrors?: readonly unknown[] };
  const first = previousErrors?.[0];
  if (first !== undefined) return textOf(first);
  const text = describeError(error);
  return typeof code === 'string' && !text.includes(code) ? `${text}, ${code}` : text;
}
