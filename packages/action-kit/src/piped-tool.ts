import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ProviderError } from './errors.ts';
import { bareEnvironment } from './inherited-environment.ts';
import { eachLine } from './output-lines.ts';
import { launch, ownGroup, supervise } from './process-group.ts';
import type { PipedRequest, PipedResult } from './process-runner.ts';
import { formatDuration } from './quantities.ts';

const keptLines = 20;

/** Runs a tool between two streams. */
export async function runPiped(request: PipedRequest): Promise<PipedResult> {
  const { command, args, directory, signal, timeout = Number.POSITIVE_INFINITY } = request;
  signal?.throwIfAborted();
  const child = launch(command, directory, () =>
    spawn(command, args, {
      cwd: directory,
      env: { ...bareEnvironment(), ...request.environment },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: ownGroup,
    }),
  );
  const lastLines: string[] = [];
  const flush = eachLine(child.stderr, (line) => {
    lastLines.push(line);
    if (lastLines.length > keptLines) lastLines.shift();
    request.onLine?.(line);
  });
  const broken = new AbortController();
  const ended = supervise(child, {
    ...{ directory, timeout },
    signal: signal ? AbortSignal.any([signal, broken.signal]) : broken.signal,
  });
  // Whatever fails at the other end of a stream ends the tool, and is why the whole fails.
  const failures: unknown[] = [];
  const streams = [fill(child.stdin, request.stdin), drain(child.stdout, request.stdout)].map((stream) =>
    stream.catch((error: unknown) => {
      failures.push(error);
      broken.abort();
    }),
  );
  const ending = await ended;
  await Promise.all(streams);
  flush();
  signal?.throwIfAborted();
  if (failures.length > 0) throw failures[0];
  if (ending.exitCode === undefined || ending.timedOut) {
    const why = ending.timedOut
      ? `did not end within ${formatDuration(timeout)} and was stopped`
      : `was stopped by ${ending.signal}`;
    const operation = args[0] ?? 'start';
    throw new ProviderError(`${command} ${why}`, { system: command, operation, retryable: true });
  }
  return { exitCode: ending.exitCode, lastLines };
}

/** A tool that ends before it has read its input is judged by its exit code; only the source itself can fail here. */
async function fill(stdin: Writable, source: Readable | undefined): Promise<void> {
  if (source === undefined) {
    stdin.on('error', () => {});
    stdin.end();
    return;
  }
  await pipeline(source, stdin).catch((error: NodeJS.ErrnoException) => {
    const toolEnded = ['EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes(error.code ?? '');
    if (!toolEnded || (source.errored !== null && source.errored !== error)) throw error;
  });
}

/** Whoever gave the target ends it: what a failed tool wrote must not look complete. */
async function drain(stdout: Readable, target: Writable | undefined): Promise<void> {
  if (target === undefined) {
    stdout.resume();
    return;
  }
  await pipeline(stdout, target, { end: false });
}
