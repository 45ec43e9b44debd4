import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { bareEnvironment, inheritedEnvironment } from './inherited-environment.ts';
import { eachLine } from './output-lines.ts';
import { drainPeriod, launch, ownGroup, stopGroup } from './process-group.ts';
import type { BackgroundEnd, BackgroundRequest, BackgroundTool } from './process-runner.ts';

const keptLines = 20;

/** What a shell exits with when a program is not there, or can't be executed (POSIX, Shell Command Language 2.8.2). */
const neverStarted = [126, 127];

/**
 * Runs the tool given as arguments until the standard input ends. That is when the action's process is gone, however it went:
 * a SIGKILL leaves it no time to stop anything itself. The group goes as a whole, for the tool may be a script around another.
 */
const guard = `
trap : TERM
exec 3<&0
"$@" </dev/null 3<&- &
tool=$!
{ read -r _ <&3; trap '' TERM; kill -- -$$; sleep 2; kill -9 -- -$$; } >/dev/null 2>&1 &
guard=$!
wait "$tool"
code=$?
while kill -0 "$tool"; do wait "$tool"; code=$?; done 2>/dev/null
kill "$guard" 2>/dev/null
wait "$guard" 2>/dev/null
exit "$code"
`;

/** Starts a tool beside everything else, in a process group of its own that a signal to this one's doesn't reach. */
export function startInBackground(request: BackgroundRequest): BackgroundTool {
  const { command, args, directory, environment } = request;
  const child = launch(command, directory, () =>
    spawn('bash', ['--noprofile', '--norc', '-c', guard, 'bash', command, ...args], {
      cwd: directory,
      env: { ...(request.bare ? bareEnvironment() : inheritedEnvironment()), ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: ownGroup,
    }),
  );
  child.unref();
  // All three are sockets, though their types don't say so: none may keep this process alive.
  for (const stream of [child.stdin, child.stdout, child.stderr]) (stream as unknown as Socket).unref();
  const lastLines: string[] = [];
  const onLine = (line: string) => {
    lastLines.push(line);
    if (lastLines.length > keptLines) lastLines.shift();
    request.onLine?.(line);
  };
  const flush = [eachLine(child.stdout, onLine), eachLine(child.stderr, onLine)];
  const ended = endOf(child, lastLines, () => flush.map((each) => each()));
  let over = false;
  void ended.then(() => {
    over = true;
  });
  // Its number may be another program's by then.
  return { ended, stop: async () => (over ? undefined : stopGroup(child)) };
}

function endOf(child: ChildProcess, lastLines: readonly string[], flush: () => void): Promise<BackgroundEnd> {
  return new Promise((resolve) => {
    const end = (code: number | null) => {
      flush();
      const started = code === null || !neverStarted.includes(code);
      resolve({ exitCode: code ?? undefined, started, lastLines });
    };
    child.once('error', () => resolve({ exitCode: undefined, started: false, lastLines }));
    child.once('close', end);
    // What it started may hold the pipes open for as long as it lives.
    child.once('exit', (code) => setTimeout(end, drainPeriod, code).unref());
  });
}
