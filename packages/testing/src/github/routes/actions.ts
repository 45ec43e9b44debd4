import { type Answer, notFound, ok } from '../answer.ts';
import { onRepository, paged, type RepositoryCall, type RouteTable } from '../route.ts';
import { shownJob, shownRun } from '../run-shapes.ts';
import type { Job, RunAttempt, WorkflowRun } from '../world.ts';

/** Workflow runs and their jobs: https://docs.github.com/rest/actions. */
export const actionRoutes: RouteTable = {
  'actions/get-workflow-run': onRepository('actions', 'read', (call) => {
    const run = runOf(call);
    return ok(shownRun(call, call.repository, run, newestAttempt(run)));
  }),

  'actions/get-workflow-run-attempt': onRepository('actions', 'read', (call) => {
    const run = runOf(call);
    return ok(shownRun(call, call.repository, run, attemptOf(call, run)));
  }),

  'actions/list-jobs-for-workflow-run-attempt': onRepository('actions', 'read', (call) => {
    const run = runOf(call);
    const { number } = attemptOf(call, run);
    return jobList(
      call,
      run,
      run.jobs.filter((job) => job.attempt === number),
    );
  }),

  'actions/list-jobs-for-workflow-run': onRepository('actions', 'read', (call) => {
    const run = runOf(call);
    const { number } = newestAttempt(run);
    const all = call.query.get('filter') === 'all';
    return jobList(
      call,
      run,
      run.jobs.filter((job) => all || job.attempt === number),
    );
  }),

  'actions/get-job-for-workflow-run': onRepository('actions', 'read', (call) => {
    const id = Number(call.parameters['job_id']);
    for (const run of call.repository.runs) {
      const job = run.jobs.find((one) => one.id === id);
      if (job !== undefined) return ok(shownJob(call, call.repository, run, job));
    }
    throw notFound();
  }),
};

function runOf({ repository, parameters }: RepositoryCall): WorkflowRun {
  const run = repository.runs.find(({ id }) => id === Number(parameters['run_id']));
  if (run === undefined) throw notFound();
  return run;
}

function attemptOf({ parameters }: RepositoryCall, run: WorkflowRun): RunAttempt {
  const attempt = run.attempts.find(({ number }) => number === Number(parameters['attempt_number']));
  if (attempt === undefined) throw notFound();
  return attempt;
}

function newestAttempt(run: WorkflowRun): RunAttempt {
  const attempt = run.attempts.at(-1);
  if (attempt === undefined) throw new Error(`the run ${run.id} of the fake GitHub has no attempt`);
  return attempt;
}

function jobList(call: RepositoryCall, run: WorkflowRun, jobs: readonly Job[]): Answer {
  const { items, headers } = paged(call, jobs);
  const shown = items.map((job) => shownJob(call, call.repository, run, job));
  return { ...ok({ total_count: jobs.length, jobs: shown }), headers };
}
