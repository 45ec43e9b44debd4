import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ComponentName, components } from '../../../scripts/components/components.ts';

/** How long a program may take until its port answers, in milliseconds. */
const patience = 30_000;

/** A program that was started and listens. */
export interface Daemon {
  readonly port: number;
  readonly pid: number;
  /** Everything it wrote so far. */
  readonly output: () => string;
  /** Ends it and waits for its end. */
  readonly close: () => Promise<void>;
}

/** A program that is no component by itself. */
export interface Program {
  readonly name: string;
  /** The file to start. */
  readonly program: string;
}

/** How a program is started, where it matters. */
export interface DaemonOptions {
  /** One that was free a moment ago when absent. */
  readonly port?: number;
  /** The user it runs as, and that user's group. */
  readonly owner?: number;
  /** What ends it; SIGTERM when absent. */
  readonly signal?: NodeJS.Signals;
  /** The folder it runs in. */
  readonly folder?: string;
}

/**
 * Starts a component with the arguments for a port, and waits until it listens there. Throws with what it wrote when it ends
 * before, or doesn't listen within 30 s.
 */
export async function startDaemon(
  component: ComponentName | Program,
  argumentsFor: (port: number) => readonly string[] | Promise<readonly string[]>,
  { port: wanted, owner, signal, folder }: DaemonOptions = {},
): Promise<Daemon> {
  const port = wanted ?? (await freePort());
  const { name, program } = typeof component === 'string' ? components[component] : component;
  const child = spawn(program, await argumentsFor(port), {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(folder === undefined ? {} : { cwd: folder }),
    ...(owner === undefined ? {} : { uid: owner, gid: owner }),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  child.once('error', (error) => {
    output += `${error.message}; \`npm run test:integration\` installs it\n`;
  });
  const close = () => ended(child, signal);
  const begun = performance.now();
  while (!(await listens(port))) {
    const over = child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
    if (over || performance.now() - begun > patience) {
      await close();
      throw new Error(`${name} does not listen on port ${port}:\n${output}`);
    }
    await sleep(20);
  }
  return { port, pid: child.pid ?? 0, output: () => output, close };
}

/** Below the ports that systems give to connections (Linux: from 32768), of which any may be taken before it is used. */
const ports = { first: 18_000, ofEachWorker: 3_500 };
let last = process.pid;

/** A port that nobody listens on; of those of this worker, and not the same twice. */
export async function freePort(): Promise<number> {
  last += 1;
  const worker = Number(process.env['VITEST_POOL_ID'] ?? 0) % 4;
  const port = ports.first + worker * ports.ofEachWorker + (last % ports.ofEachWorker);
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return freePort();
  }
  server.close();
  await once(server, 'close');
  return port;
}

/** Ends a child process that may have ended already, at once when it takes longer than 3 s. */
export async function ended(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  const hard = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await exit;
  clearTimeout(hard);
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
