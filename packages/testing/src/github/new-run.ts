import type { Job, Repository, WorkflowRun } from './world.ts';

/** What a test says of a new run. */
export type RunOptions = Partial<
  Pick<WorkflowRun, 'name' | 'path' | 'event' | 'actor' | 'headBranch' | 'headSha' | 'fork'>
> & {
  /** A number that no other run has; the next free one when absent. */
  readonly id?: number;
};

/** What a test says of a new job. */
export type JobOptions = Partial<Job>;

/** A run under way in its first attempt. */
export function newRun(repository: Repository, id: number, now: number, options: RunOptions): WorkflowRun {
  const headBranch = options.headBranch ?? repository.defaultBranch;
  return {
    name: 'Deploy',
    path: '.github/workflows/deploy.yml',
    event: 'push',
    actor: 'octocat',
    headSha: repository.refs.get(`refs/heads/${headBranch}`) ?? '0'.repeat(40),
    ...options,
    headBranch,
    id: options.id ?? id,
    createdAt: now,
    attempts: [{ number: 1, status: 'in_progress', conclusion: null, startedAt: now }],
    jobs: [],
    approvals: [],
  };
}

/** A job under way in the newest attempt of a run; its check run has the same number, as on GitHub. */
export function newJob(run: WorkflowRun, id: number, now: number, options: JobOptions): Job {
  const number = options.id ?? id;
  return {
    name: 'deploy',
    attempt: run.attempts.length,
    status: 'in_progress',
    conclusion: null,
    checkRunId: number,
    startedAt: now,
    completedAt: null,
    steps: [],
    ...options,
    id: number,
  };
}
