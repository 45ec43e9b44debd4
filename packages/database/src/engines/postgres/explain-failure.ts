import { ConfigurationError, describeError, ProviderError } from '@deploy-actions/action-kit';
import { DamagedBackupError } from '../../backup-engine.ts';
import type { EngineContext } from '../../engine-registry.ts';

const system = 'PostgreSQL';

/** What a reader can do about what a server says, by the beginning of the SQLSTATE. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const remedies: readonly (readonly [string, string])[] = [
  [
    '28P01',
    'the password of the address is wrong, or the user unknown; special characters of it are written as `%…`',
  ],
  [
    '28000',
    'the server lets this user in neither from here nor this way: see its pg_hba.conf, or put `?sslmode=require` behind the address',
  ],
  [
    '3D000',
    'there is no such database on that server; put the name behind the host right, or, to restore one that was dropped, create it empty first (`createdb`)',
  ],
  ['42501', 'grant the user what it lacks (docs/providers/postgres.md lists the grants of a backup role)'],
  [
    '40001',
    'a standby takes rows away that a long query reads: set `hot_standby_feedback = on` there, or back up the primary',
  ],
  ['53100', 'the disk of the server is full; make room there'],
  ['53200', 'the server is out of memory'],
  ['53300', 'the server has no connection left'],
  [
    '55P03',
    'another session holds a lock, a migration or a DDL statement perhaps; run it again when that is over, or raise `lock-timeout`',
  ],
  ['57P03', 'the server is starting or stopping; run it again when it is up'],
  ['57P', 'the server was stopped or ended the connection; run it again when it is up'],
  ['57014', 'the server cancelled the query: somebody asked it to, or a time limit ran out'],
  [
    '58P01',
    'a file is missing on that server; an extension that is not installed there is installed as `postgresql-<version>-<name>`',
  ],
];

/** Errors of the network and of TLS by their code in Node, or a part of their message. */
const network: readonly (readonly [RegExp, string])[] = [
  [/ENOTFOUND|EAI_AGAIN/, 'the host is unknown here; put the name in the address right'],
  [/ECONNREFUSED/, 'nobody listens there: is the server up, and the port right?'],
  [
    /ETIMEDOUT|timeout expired|EHOSTUNREACH|ENETUNREACH/,
    'the host doesn’t answer: a firewall or security group may be in between',
  ],
  [
    /does not support SSL/,
    'the server speaks no TLS; put `?sslmode=disable` behind the address, or turn it on there',
  ],
  [
    /ERR_TLS_CERT_ALTNAME_INVALID|does not match certificate/,
    'its certificate is for another name; use that name in the address, or `sslmode=verify-ca`',
  ],
  [
    /SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|self-signed certificate|unable to (verify|get)/,
    'its certificate is of an authority unknown here; name it with `&sslrootcert=`',
  ],
  [/CERT_HAS_EXPIRED|certificate has expired/, 'its certificate has expired; renew it'],
  [
    /Connection terminated|connection error|ECONNRESET|EPIPE|socket/i,
    'the connection was lost; run it again when the server is up',
  ],
];

/** What the programs of PostgreSQL say when they fail. */
const programs: readonly (readonly [RegExp, string])[] = [
  [
    /server version mismatch/,
    'the program is older than the server; install the client of its version, and name its folder as `programs`',
  ],
  [
    /lock timeout|could not obtain lock/,
    'another session holds a lock, or waits for one, a migration or a DDL statement perhaps; run it again when that is over, or raise `lock-timeout`',
  ],
  [/No space left on device|could not (extend|write)/, 'the disk is full; make room there'],
  [
    /password authentication failed|no password supplied/,
    'the password of the address is wrong, or the user unknown',
  ],
  [
    /extension "[^"]*" is not available|could not open extension control file/,
    'that extension is not installed on the server it is restored on: install it there, or name a server that has it as `restore-connection`',
  ],
  [
    /permission denied/,
    'grant the user what it lacks (docs/providers/postgres.md lists the grants of a backup role)',
  ],
  [/row-level security/, 'its policies hide rows from the user: `ALTER ROLE … BYPASSRLS`'],
  [
    /terminating connection|server closed the connection|connection to server .* failed|SSL SYSCALL|the database system is/,
    'the server was stopped or the connection lost; run it again when it is up',
  ],
  [
    /canceling statement due to conflict with recovery/,
    'a standby takes rows away that a long query reads: set `hot_standby_feedback = on` there, or back up the primary',
  ],
  [/role "[^"]*" does not exist/, 'create the role there first'],
];

/** A server refused, failed or couldn't be reached. */
export class PostgresFailure extends ProviderError {
  /** SQLSTATE; `undefined` where no server said anything. */
  readonly state: string | undefined;

  constructor(
    message: string,
    details: { readonly operation: string; readonly retryable: boolean; readonly state: string | undefined },
  ) {
    const { operation, retryable, state } = details;
    super(message, { system, operation, retryable });
    this.name = 'PostgresFailure';
    this.state = state;
  }
}

/** SQLSTATE of an error that a server sent, in capitals and digits; `undefined` for any other error. */
export function sqlState(error: unknown): string | undefined {
  const { code, severity } = error as { code?: unknown; severity?: unknown };
  return typeof code === 'string' && typeof severity === 'string' ? code : undefined;
}

/** What to do about an error of the client, as the end of a sentence. */
export function remedyFor(error: unknown): string | undefined {
  const state = sqlState(error);
  if (state !== undefined) return remedies.find(([beginning]) => state.startsWith(beginning))?.[1];
  const text = `${(error as { code?: unknown } | null)?.code ?? ''} ${describeError(error)}`;
  return network.find(([pattern]) => pattern.test(text))?.[1];
}

/** Any error of the client as a ProviderError that says what to do; errors that already say so stay as they are. */
export function explainPostgres(
  error: unknown,
  { operation, place }: { readonly operation: string; readonly place: string },
  { secrets, signal }: Pick<EngineContext, 'secrets' | 'signal'>,
): unknown {
  if (signal.aborted) return signal.reason;
  if ([ConfigurationError, ProviderError, DamagedBackupError].some((type) => error instanceof type))
    return error;
  const state = sqlState(error);
  const lost =
    state === undefined &&
    !(error as NodeJS.ErrnoException).code &&
    !/terminat|timeout|connection error|SSL|SASL/i.test(describeError(error));
  if (lost && !(error instanceof AggregateError)) return error;
  const said = plain(describeError(error), secrets);
  const remedy = remedyFor(error);
  const message = `${place}: ${said}${remedy === undefined ? '' : `; ${remedy}`}${state === undefined ? '' : ` (SQLSTATE ${state})`}`;
  const retryable = state === undefined || /^(08|40|53|55P03|57)/.test(state);
  return new PostgresFailure(message, { operation, retryable, state });
}

/** A failed program of PostgreSQL as a ProviderError with what it said last and what to do. */
export function programFailure(
  program: string,
  lines: readonly string[],
  operation: string,
  { secrets }: Pick<EngineContext, 'secrets'>,
): ProviderError {
  const said = plain(saidLast(program, lines), secrets);
  const remedy = programs.find(([pattern]) => pattern.test(lines.join('\n')))?.[1];
  const message = `${program}: ${said}${remedy === undefined ? '' : `; ${remedy}`}`;
  return new ProviderError(message, { system, operation, retryable: /lost|run it again/.test(remedy ?? '') });
}

/** The errors among the lines a program wrote, or its last lines when it named none. */
function saidLast(program: string, lines: readonly string[]): string {
  const errors = lines.filter((line) => /\b(error|fatal|ERROR|FATAL|detail|DETAIL):/.test(line));
  return (
    (errors.length > 0 ? errors : lines.slice(-3))
      .map((line) => line.replace(new RegExp(`^(${program}: )?(\\[\\w+\\] )?(error: )?`), ''))
      .join('; ') || 'it failed without a word'
  );
}

function plain(text: string, secrets: EngineContext['secrets']): string {
  const line = secrets.redact(text).replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '');
  return line.length > 500 ? `${line.slice(0, 500).toWellFormed()}…` : line;
}
