import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ended } from './daemon.ts';
import type { LoadPlan, Slices } from './load-counts.ts';

/** Requests that come all the while. */
export interface Load {
  /** Sends no more, waits for the answers under way and gives what happened. */
  readonly stop: () => Promise<Slices>;
  readonly close: () => Promise<void>;
}

/** Starts sending requests from a process of its own. */
export function startLoad(plan: LoadPlan): Load {
  const program = fileURLToPath(new URL('load-client.ts', import.meta.url));
  const child = fork(program, [JSON.stringify(plan)], { execArgv: [] });
  return {
    stop: async () => {
      const answer = once(child, 'message');
      child.send('stop');
      const [slices] = (await answer) as [Slices];
      return slices;
    },
    close: () => ended(child),
  };
}
