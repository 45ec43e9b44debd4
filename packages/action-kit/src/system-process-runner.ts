import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { describeError, ProviderError } from './errors.ts';
import type {
  ProcessRunner,
  ScriptRequest,
  ScriptResult,
  ToolRequest,
  ToolResult,
} from './process-runner.ts';

const keptLines = 20;
const keptOutput = 1024 * 1024;
/** Between SIGTERM and SIGKILL; well inside the 7.5 s the runner leaves a cancelled step. */
const gracePeriod = 2_000;
/** How long output may still arrive after the script itself has ended. */
const drainPeriod = 500;

/** Runs scripts in bash and tools by @actions/exec on this machine. */
export const systemProcessRunner: ProcessRunner = { script: runScript, tool: runTool };

async function runScript(request: ScriptRequest): Promise<ScriptResult> {
  request.signal?.throwIfAborted();
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', request.script], {
    cwd: request.directory,
    env: { ...process.env, ...request.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const stopper = stopWhenDue(child, request);
  const lastLines: string[] = [];
  let stdout = '';
  const follow = (stream: NodeJS.ReadableStream, keep: boolean) => {
    createInterface({ input: stream }).on('line', (line) => {
      if (keep) stdout = `${stdout}${line}\n`.slice(-keptOutput);
      lastLines.push(line);
      if (lastLines.length > keptLines) lastLines.shift();
      request.onLine?.(line);
    });
  };
  follow(child.stdout, true);
  follow(child.stderr, false);
  try {
    const exitCode = await exit(child);
    request.signal?.throwIfAborted();
    return {
      exitCode: stopper.timedOut ? undefined : exitCode,
      timedOut: stopper.timedOut,
      stdout,
      lastLines,
    };
  } finally {
    stopper.done();
  }
}

function exit(child: ChildProcess): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) =>
      reject(
        new ProviderError(`bash could not be started: ${describeError(error)}`, {
          system: 'bash',
          operation: 'start',
        }),
      ),
    );
    child.once('close', (code) => resolve(code ?? undefined));
    // What the script left running in the background may hold the pipes open for as long as it lives.
    child.once('exit', (code) => setTimeout(() => resolve(code ?? undefined), drainPeriod));
  });
}

/** Stops the whole process group at the time limit or when the signal fires: SIGTERM, then SIGKILL. */
function stopWhenDue(child: ChildProcess, request: ScriptRequest) {
  const state = { timedOut: false, done: () => {} };
  let force: NodeJS.Timeout | undefined;
  const kill = () => signalGroup(child, 'SIGKILL');
  const stop = () => {
    signalGroup(child, 'SIGTERM');
    force = setTimeout(kill, gracePeriod);
  };
  const limit = setTimeout(() => {
    state.timedOut = true;
    stop();
  }, request.timeout);
  request.signal?.addEventListener('abort', stop, { once: true });
  state.done = () => {
    clearTimeout(limit);
    clearTimeout(force);
    if (force) kill();
    child.stdout?.destroy();
    child.stderr?.destroy();
    request.signal?.removeEventListener('abort', stop);
  };
  return state;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}

async function runTool(request: ToolRequest): Promise<ToolResult> {
  const { getExecOutput } = await import('@actions/exec');
  try {
    return await getExecOutput(request.command, [...request.args], {
      cwd: request.directory,
      silent: true,
      ignoreReturnCode: true,
      ...(request.input === undefined ? {} : { input: Buffer.from(request.input) }),
    });
  } catch (error) {
    throw new ProviderError(`${request.command} could not be started: ${describeError(error)}`, {
      system: request.command,
      operation: request.args[0] ?? 'start',
    });
  }
}
