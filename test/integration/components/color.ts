import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ended } from './daemon.ts';

/** What a colour is told. */
export interface ColorCommand {
  /** Whether `/health` answers 200 or 503. */
  readonly healthy?: boolean;
  /** Whether `/health` answers nothing at all. */
  readonly hanging?: boolean;
  /** Whether everything else answers 500. */
  readonly failing?: boolean;
}

/** What a colour tells. */
export interface ColorReport {
  readonly port: number;
  /** When the first failing answer of `/health` left, or should have, in milliseconds since 1970. */
  readonly firstFailure: number | undefined;
  readonly healthy: boolean;
  readonly hanging: boolean;
  readonly failing: boolean;
}

/** A colour in a process of its own: `/` names it in `x-color`, `/health` and `/metrics` as a shop has them. */
export interface ColorServer {
  readonly url: string;
  /** `host:port`. */
  readonly address: string;
  readonly pid: number;
  /** When the first failing answer of `/health` left, or should have, in milliseconds since 1970; healed, it forgets. */
  readonly firstFailure: () => number | undefined;
  /** Changes its answers; the change counts from when this resolves. */
  readonly set: (command: ColorCommand) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts a healthy colour. */
export async function startColor(name: string): Promise<ColorServer> {
  const child = fork(fileURLToPath(new URL('color-server.ts', import.meta.url)), [name], { execArgv: [] });
  let report = await next(child);
  child.on('message', (message: ColorReport) => {
    report = message;
  });
  const address = `127.0.0.1:${report.port}`;
  return {
    url: `http://${address}`,
    address,
    pid: child.pid ?? 0,
    firstFailure: () => report.firstFailure,
    set: async (command) => {
      child.send(command);
      const agrees = () =>
        (command.healthy ?? report.healthy) === report.healthy &&
        (command.hanging ?? report.hanging) === report.hanging &&
        (command.failing ?? report.failing) === report.failing;
      do await next(child);
      while (!agrees());
    },
    close: () => ended(child),
  };
}

async function next(child: ChildProcess): Promise<ColorReport> {
  const [report] = (await once(child, 'message')) as [ColorReport];
  return report;
}
