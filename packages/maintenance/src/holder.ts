import { hostname, userInfo } from 'node:os';
import type { RunIdentity } from '@deploy-actions/action-kit';
import type { MaintenanceHolder } from './maintenance-record.ts';

/**
 * Who turns it on: this job, the same for all its steps, or the person on this machine. `checkRunId` is the job's own number in
 * GitHub, which tells the legs of a matrix apart.
 */
export function holderOf(identity: RunIdentity, checkRunId: string | undefined): MaintenanceHolder {
  const { actor, url, repository, runId, job = '', attempt = '1' } = identity;
  if (runId === undefined || repository === undefined) {
    const person = `${actor === 'unknown' ? login() : actor}@${hostname()}`;
    return { id: person, actor: person };
  }
  const run = { repository, runId: Number(runId), attempt: Number(attempt), job };
  return {
    id: [repository, runId, attempt, job, ...(checkRunId ? [checkRunId] : [])].join('/'),
    run: checkRunId ? { ...run, checkRunId: Number(checkRunId) } : run,
    actor,
    ...(url === undefined ? {} : { url }),
  };
}

/** A holder for a message: who, and the page of the run. */
export function describeHolder({ actor, run, url }: MaintenanceHolder): string {
  if (run === undefined) return actor;
  const attempt = run.attempt > 1 ? `, attempt ${run.attempt}` : '';
  return `the job \`${run.job}\` of run ${run.runId}${attempt} in ${run.repository}, started by ${actor}${url === undefined ? '' : ` (${url})`}`;
}

/** Whom the system takes this process for; a container may run under a number without a name. */
function login(): string {
  try {
    return userInfo().username;
  } catch {
    return 'somebody';
  }
}
