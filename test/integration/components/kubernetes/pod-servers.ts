import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ended } from '../daemon.ts';

/** Opens the server of a pod, or ends it. */
export interface PodServerCommand {
  readonly id: string;
  /** What its answers say in `x-color`; absent when it ends. */
  readonly version?: string;
  /** What it answers; 200 when absent. */
  readonly status?: number;
}

/** Changes what all pods of a version answer to `/health`. */
export interface HealthCommand {
  readonly healthOf: string;
  readonly healthy: boolean;
}

/** Where a pod’s server listens. */
export interface PodServerReport {
  readonly id: string;
  readonly port: number;
}

/** What answers in the place of pods: one server for each, all in a process of their own. */
export interface PodServers {
  /** Gives the port on loopback. */
  readonly open: (command: PodServerCommand) => Promise<number>;
  /** Ends it with all its connections, as the end of a container does. */
  readonly end: (id: string) => void;
  readonly setHealthy: (version: string, healthy: boolean) => void;
  readonly close: () => Promise<void>;
}

/** Starts the process, with no pod yet. */
export function startPodServers(): PodServers {
  const program = fileURLToPath(new URL('pod-server-process.ts', import.meta.url));
  const child: ChildProcess = fork(program, { execArgv: [] });
  return {
    open: async (command) => {
      child.send(command);
      for (;;) {
        const [report] = (await once(child, 'message')) as [PodServerReport];
        if (report.id === command.id) return report.port;
      }
    },
    end: (id) => void child.send({ id } satisfies PodServerCommand),
    setHealthy: (healthOf, healthy) => void child.send({ healthOf, healthy } satisfies HealthCommand),
    close: () => ended(child),
  };
}
