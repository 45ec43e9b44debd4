import { hostname, userInfo } from 'node:os';
import type { RunIdentity } from '@deploy-actions/action-kit';
import type { Holder } from '@deploy-actions/state';

/**
 * The lock holder this run is: the same for all steps of a job; by hand, the person on this machine. `checkRunId` is the
 * job's own number in GitHub, which tells the legs of a matrix apart.
 */
export function holderOf(identity: RunIdentity, checkRunId?: string): Holder {
  const { actor, url, repository, runId, job = '', attempt = '1' } = identity;
  if (runId === undefined || repository === undefined) {
    const person = `${actor === 'unknown' ? login() : actor}@${hostname()}`;
    return { id: `${person}/${process.pid}`, actor: person };
  }
  const run = { repository, runId: Number(runId), attempt: Number(attempt), job };
  return {
    id: [repository, runId, attempt, job, ...(checkRunId ? [checkRunId] : [])].join('/'),
    run: checkRunId ? { ...run, checkRunId: Number(checkRunId) } : run,
    actor,
    ...(url === undefined ? {} : { url }),
  };
}

/** Whom the system takes this process for; a container may run under a number without a name. */
function login(): string {
  try {
    return userInfo().username;
  } catch {
    return 'somebody';
  }
}
