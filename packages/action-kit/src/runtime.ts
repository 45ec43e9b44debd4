import { tmpdir } from 'node:os';
import { type Clock, systemClock } from './clock.ts';
import { CancelledError } from './failure.ts';
import { createHttpClient } from './fetch-http-client.ts';
import type { HttpClient } from './http-client.ts';
import { createPlainLog, createRunnerLog, type Log } from './log.ts';
import type { ProcessRunner } from './process-runner.ts';
import { type RunIdentity, readRunIdentity } from './run-identity.ts';
import type { RunnerCommands } from './runner-commands.ts';
import { Secrets } from './secrets.ts';
import { systemProcessRunner } from './system-process-runner.ts';

/** Everything an action may use of the outside world, handed in so that tests can hand in something else. */
export interface Runtime {
  readonly log: Log;
  readonly clock: Clock;
  readonly http: HttpClient;
  readonly processes: ProcessRunner;
  /** Fires on SIGINT and SIGTERM; the runner kills the process 10 s after the first of them. */
  readonly signal: AbortSignal;
  readonly secrets: Secrets;
  /** The step's environment, for `env:NAME` and for nothing else. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The checked-out repository; relative paths start here. */
  readonly workspace: string;
  /** A folder that lasts as long as the job; reports are written here. */
  readonly temporary: string;
  readonly run: RunIdentity;
  /** Keeps a value for this step's `post`. */
  readonly saveState: (name: string, value: string) => void;
}

/** Whether the GitHub runner, or something that behaves like it, started this process. */
export function isRunner(environment: Readonly<Record<string, string | undefined>>): boolean {
  return environment['GITHUB_ACTIONS'] === 'true';
}

/** The runtime of this process: the runner's log and files when it was started by one, a terminal's otherwise. */
export function createRuntime(
  commands: RunnerCommands,
  environment: Readonly<Record<string, string | undefined>>,
): Runtime {
  const onRunner = isRunner(environment);
  const secrets = new Secrets(onRunner ? commands.setSecret : undefined);
  return {
    log: onRunner
      ? createRunnerLog(commands, secrets)
      : createPlainLog(secrets, { debug: environment['RUNNER_DEBUG'] === '1' }),
    clock: systemClock,
    http: createHttpClient(systemClock),
    processes: systemProcessRunner,
    signal: abortOnSignals(),
    secrets,
    environment,
    workspace: environment['GITHUB_WORKSPACE'] || process.cwd(),
    temporary: environment['RUNNER_TEMP'] || tmpdir(),
    run: readRunIdentity(environment),
    saveState: environment['GITHUB_STATE'] ? commands.saveState : () => {},
  };
}

function abortOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => controller.abort(new CancelledError(signal)));
  }
  return controller.signal;
}
