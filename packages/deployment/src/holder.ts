import { hostname } from 'node:os';
import type { RunIdentity } from '@deploy-actions/action-kit';
import type { Holder } from '@deploy-actions/state';

/** The lock holder this run is: the same for all steps of a job; by hand, the person on this machine. */
export function holderOf(run: RunIdentity): Holder {
  const { actor } = run;
  if (run.runId === undefined) return { id: `${actor}@${hostname()}/${process.pid}`, actor };
  const job = [run.repository, run.runId, run.job ?? ''].join('/');
  const attempt = Number(run.attempt ?? 1);
  return { id: `${job}/${attempt}`, job, attempt, actor, ...(run.url === undefined ? {} : { url: run.url }) };
}
