import { hostname } from 'node:os';
import type { RunIdentity } from '@deploy-actions/action-kit';
import type { Holder } from '@deploy-actions/state';

/** The lock holder this run is: the same for all steps of a job; by hand, the person on this machine. */
export function holderOf(run: RunIdentity): Holder {
  const inJob = run.runId !== undefined;
  const id = inJob
    ? [run.repository, run.runId, run.attempt ?? '1', run.job ?? ''].join('/')
    : `${run.actor}@${hostname()}/${process.pid}`;
  return { id, actor: run.actor, ...(run.url === undefined ? {} : { url: run.url }) };
}
