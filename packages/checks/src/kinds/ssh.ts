import { ConfigurationError, type ToolResult } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Answer, Check, CheckContext } from '../check.ts';
import { loginOf, whyRefused, wordsOf } from './ssh/failures.ts';
import { type LoginFiles, withLoginFiles } from './ssh/login-files.ts';

/** So many last lines of output are evidence. */
const keptLines = 20;

/** ssh gives up on a connection this much before the check's time is over, so that it can say so; milliseconds. */
const reserve = 1_000;

type Configuration = CheckConfigurationOf<'ssh'>;

/** Logs in by ssh as a deployment does, and runs a command there. */
export function createSshCheck(
  configuration: Configuration,
  { runtime }: Pick<CheckContext, 'runtime'>,
): Check {
  const { host, port, user, run, identity, 'known-hosts': knownHosts } = configuration;
  return {
    asks: `ssh ${user}@${host}${port === 22 ? '' : ` on port ${port}`}, and there: ${run.trim()}`,
    ask: (signal) =>
      withLoginFiles({ identity, knownHosts }, runtime, async (files) => {
        const result = await runtime.processes
          .tool({
            ...{
              command: 'ssh',
              args: argumentsFor(configuration, files),
              directory: runtime.workspace,
              signal,
            },
            environment: { LC_ALL: 'C' },
          })
          .catch((error: unknown) => {
            const missing =
              error instanceof Error && /ENOENT/.test(String(error.message) + String(error.cause));
            throw missing
              ? new ConfigurationError('there is no `ssh` on this runner; install OpenSSH')
              : error;
          });
        return judge(configuration, result);
      }),
  };
}

/** Nobody is there to answer questions, an unknown host is refused, and nothing of this machine is lent to the other. */
function argumentsFor(
  { host, port, user, run, timeout }: Configuration,
  { identity, knownHosts }: LoginFiles,
): readonly string[] {
  const options = {
    BatchMode: 'yes',
    StrictHostKeyChecking: 'yes',
    ConnectTimeout: String(Math.max(1, Math.floor((timeout - reserve) / 1_000))),
    // It names the login, by which a failure of ssh is told from one of the command.
    LogLevel: 'VERBOSE',
    // A connection that somebody left open would prove nothing.
    ControlPath: 'none',
    ClearAllForwardings: 'yes',
    ForwardAgent: 'no',
    RequestTTY: 'no',
    PermitLocalCommand: 'no',
    ...(identity === undefined ? {} : { IdentitiesOnly: 'yes', IdentityFile: path(identity) }),
    ...(knownHosts === undefined
      ? {}
      : { UserKnownHostsFile: path(knownHosts), GlobalKnownHostsFile: 'none' }),
  };
  return [
    ...Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]),
    ...['-p', String(port), '-l', user, '--', host, run],
  ];
}

/** ssh splits at spaces, and expands `%` and `${}` (`man ssh_config`, TOKENS). */
function path(file: string): string {
  if (/["\\$]/.test(file)) {
    throw new ConfigurationError(
      'the temporary folder has a quote, `\\` or `$` in its path, which ssh can not take',
    );
  }
  return `"${file.replaceAll('%', '%%')}"`;
}

function judge(configuration: Configuration, { exitCode, stdout, stderr }: ToolResult): Answer {
  const { user, host, port, 'warn-exit-code': warning } = configuration;
  const where = `${user}@${host}${port === 22 ? '' : `:${port}`}`;
  const login = loginOf(stderr);
  const output = [...stdout.trimEnd().split('\n'), ...wordsOf(stderr)].filter((line) => line !== '');
  const answer = [login ?? `exit code ${exitCode}`, ...output.slice(-keptLines)].join('\n');
  if (login === undefined) return { status: 'fail', finding: `${where}: ${whyRefused(stderr)}`, answer };
  if (exitCode === 0)
    return { status: 'pass', finding: `${where} is let in, and the command succeeds`, answer };
  const last = output.at(-1);
  const ended = `${where} is let in, but the command ended with exit code ${exitCode}`;
  return {
    status: exitCode === warning ? 'warn' : 'fail',
    finding: last === undefined ? ended : `${ended}: ${last}`,
    answer,
  };
}
