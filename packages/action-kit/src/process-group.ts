import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { longestTimer } from './clock.ts';
import { describeError, ProviderError } from './errors.ts';

/** Between SIGTERM and SIGKILL; well inside the 7.5 s the runner leaves a cancelled step. */
const gracePeriod = 2_000;
/** How long output may still arrive after the program itself has ended; milliseconds. */
export const drainPeriod = 500;
const pollInterval = 20;

/** Whether child processes get a group of their own, to be stopped with everything they started. */
export const ownGroup = process.platform !== 'win32';

/** How a program ended. */
export interface Ending {
  /** `undefined` when a signal ended it. */
  readonly exitCode: number | undefined;
  readonly signal: NodeJS.Signals | undefined;
  readonly timedOut: boolean;
}

/** Where a program runs, and when it is stopped. */
export interface Limits {
  readonly directory: string;
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Gives the program that `spawn` starts. Throws ProviderError where the system refuses at once: arguments and variables that are
 * too long, a folder that is none, too many open files.
 */
export function launch<C extends ChildProcess>(program: string, directory: string, spawn: () => C): C {
  let child: C;
  try {
    child = spawn();
  } catch (error) {
    const refused = error instanceof Error && 'syscall' in error;
    throw refused ? startFailure(program, directory, error) : error;
  }
  // Without a file left to open there are no pipes, and the reason comes only later.
  if ((child.stdout as unknown) !== undefined) return child;
  child.once('error', () => {});
  throw startFailure(program, directory, new Error('too many files are open'));
}

function startFailure(program: string, directory: string, error: Error): ProviderError {
  const message = `${program} could not be started in ${directory}: ${describeError(error)}`;
  return new ProviderError(message, { system: program, operation: 'start' });
}

/**
 * Waits until a program has ended. At the time limit or when the signal fires, its whole process group is stopped: SIGTERM,
 * and SIGKILL for what is left 2 s later. What it left running in the background is not waited for. Throws ProviderError
 * when it could not be started.
 */
export async function supervise(child: ChildProcess, limits: Limits): Promise<Ending> {
  const { timeout, signal } = limits;
  let timedOut = false;
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= stopGroup(child);
  };
  const limit = setTimeout(
    () => {
      timedOut = true;
      stop();
    },
    Math.min(timeout, longestTimer),
  );
  child.once('exit', () => clearTimeout(limit));
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted) stop();
  try {
    const ending = await ended(child, limits.directory);
    await stopping;
    return { ...ending, timedOut };
  } finally {
    clearTimeout(limit);
    signal?.removeEventListener('abort', stop);
    child.stdout?.destroy();
    child.stderr?.destroy();
  }
}

function ended(child: ChildProcess, directory: string): Promise<Omit<Ending, 'timedOut'>> {
  return new Promise((resolve, reject) => {
    const end = (code: number | null, signal: NodeJS.Signals | null) =>
      resolve({ exitCode: code ?? undefined, signal: signal ?? undefined });
    child.once('error', (error) => {
      const [program = 'the program'] = child.spawnargs;
      reject(startFailure(program, directory, error));
    });
    child.once('close', end);
    // What runs on in the background may hold the pipes open for as long as it lives.
    child.once('exit', (code, signal) => setTimeout(end, drainPeriod, code, signal).unref());
  });
}

/** Stops a program with everything it started: SIGTERM, and SIGKILL for what is left 2 s later. */
export async function stopGroup(child: ChildProcess): Promise<void> {
  const killAt = performance.now() + gracePeriod;
  signalGroup(child, 'SIGTERM');
  while (signalGroup(child, 0)) {
    if (performance.now() >= killAt) return void signalGroup(child, 'SIGKILL');
    await delay(pollInterval);
  }
}

/** Sends a signal to the group, or only asks with 0; says whether the group is still there. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (child.pid === undefined) return false;
  try {
    return ownGroup ? process.kill(-child.pid, signal) : child.kill(signal);
  } catch {
    return false;
  }
}
