import type { GithubClient, GithubOperation } from './github-client.ts';
import { GithubRefusal } from './github-client.ts';

/** One attempt of one job of one run. */
export interface JobReference {
  /** `owner/name`. */
  readonly repository: string;
  readonly runId: number;
  readonly attempt: number;
  readonly job: string;
  /** Absent where the runner doesn't say it. */
  readonly checkRunId?: number;
}

/**
 * Whether that job has ended, however it ended: the job itself where its check run is known, whose id is the job's own, else
 * all jobs of its attempt. `undefined` when the token may not see it (it needs `actions: read`) or GitHub no longer knows
 * it. GitHub notices a lost runner only after some minutes, and its process may go on. Throws ProviderError when GitHub
 * doesn't answer.
 */
export async function jobHasEnded(client: GithubClient, run: JobReference): Promise<boolean | undefined> {
  const [owner = '', repo = ''] = run.repository.split('/');
  const operation: GithubOperation = {
    name: `look whether the job \`${run.job}\` of run ${run.runId} has ended`,
    repository: run.repository,
    permission: 'actions: read',
  };
  const hidden = [403, 404] as const;
  if (run.checkRunId !== undefined) {
    const id = run.checkRunId;
    const job = await client.attempt(operation, hidden, (api) =>
      api.actions.getJobForWorkflowRun({ owner, repo, job_id: id }),
    );
    if (!(job instanceof GithubRefusal) && job.run_id === run.runId) return job.status === 'completed';
  }
  const attempt = await client.attempt(operation, hidden, (api) =>
    api.actions.getWorkflowRunAttempt({ owner, repo, run_id: run.runId, attempt_number: run.attempt }),
  );
  return attempt instanceof GithubRefusal ? undefined : attempt.status === 'completed';
}
