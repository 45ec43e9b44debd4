import { spawn } from 'node:child_process';
import { startInBackground } from './background-tool.ts';
import { ProviderError } from './errors.ts';
import { bareEnvironment, inheritedEnvironment } from './inherited-environment.ts';
import { eachLine } from './output-lines.ts';
import { runPiped } from './piped-tool.ts';
import { launch, ownGroup, supervise } from './process-group.ts';
import type {
  ProcessRunner,
  ScriptRequest,
  ScriptResult,
  ToolRequest,
  ToolResult,
} from './process-runner.ts';
import { formatDuration } from './quantities.ts';

const keptLines = 20;
const keptOutput = 1024 * 1024;

/** Runs scripts in bash and tools directly on this machine. */
export const systemProcessRunner: ProcessRunner = {
  script: runScript,
  tool: runTool,
  piped: runPiped,
  background: startInBackground,
};

async function runScript(request: ScriptRequest): Promise<ScriptResult> {
  request.signal?.throwIfAborted();
  const child = launch('bash', request.directory, () =>
    spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', request.script], {
      cwd: request.directory,
      env: { ...inheritedEnvironment(), ...request.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: ownGroup,
    }),
  );
  const lastLines: string[] = [];
  let stdout = '';
  const onLine = (line: string) => {
    lastLines.push(line);
    if (lastLines.length > keptLines) lastLines.shift();
    request.onLine?.(line);
  };
  const flushStdout = eachLine(child.stdout, (line) => {
    stdout += `${line}\n`;
    if (stdout.length > 2 * keptOutput) stdout = stdout.slice(-keptOutput);
    onLine(line);
  });
  const flushStderr = eachLine(child.stderr, onLine);
  const { exitCode, timedOut } = await supervise(child, request);
  request.signal?.throwIfAborted();
  flushStdout();
  flushStderr();
  return {
    exitCode: timedOut ? undefined : exitCode,
    timedOut,
    stdout: stdout.slice(-keptOutput),
    lastLines,
  };
}

async function runTool(request: ToolRequest): Promise<ToolResult> {
  request.signal?.throwIfAborted();
  const child = launch(request.command, request.directory, () =>
    spawn(request.command, request.args, {
      cwd: request.directory,
      env: { ...(request.bare ? bareEnvironment() : inheritedEnvironment()), ...request.environment },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: ownGroup,
    }),
  );
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const flushes = [child.stdout, child.stderr].map((stream) =>
    eachLine(stream, request.onLine ?? (() => {})),
  );
  // A tool that ends before it has read its input is judged by its exit code.
  child.stdin.on('error', () => {});
  child.stdin.end(request.input ?? '');
  const { directory, timeout = Number.POSITIVE_INFINITY, signal } = request;
  const ending = await supervise(child, { directory, timeout, signal });
  for (const flush of flushes) flush();
  signal?.throwIfAborted();
  if (ending.exitCode === undefined || ending.timedOut) {
    const why = ending.timedOut
      ? `did not end within ${formatDuration(timeout)} and was stopped`
      : `was stopped by ${ending.signal}`;
    throw new ProviderError(`${request.command} ${why}`, {
      system: request.command,
      operation: request.args[0] ?? 'start',
      retryable: true,
    });
  }
  return {
    exitCode: ending.exitCode,
    stdout: stdout.join(''),
    stderr: stderr.join(''),
  };
}

function collect(stream: NodeJS.ReadableStream): readonly string[] {
  const texts: string[] = [];
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => texts.push(text));
  return texts;
}
