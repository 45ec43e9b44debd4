import { type Answer, notFound, ok } from '../answer.ts';
import { onRepository, paged, type RepositoryCall, type RouteTable } from '../route.ts';
import { shownJob, shownRun, shownWorkflow } from '../run-shapes.ts';
import type { Job, RunAttempt, WorkflowRun } from '../world.ts';

/** Workflow runs and their jobs: https://docs.github.com/rest/actions. */
export const actionRoutes: RouteTable = {
  'actions/get-workflow-run': onRepository('actions', 'read', (call) => {
    const run = runOf(call);
    return ok(shownRun(call, call.repository, run, newestAttempt(run)));
  }),

  'actions/list-workflow-runs-for-repo': onRepository('actions', 'read', (call) =>
    runList(call, call.repository.runs),
  ),

  'actions/list-workflow-runs': onRepository('actions', 'read', (call) => {
    const path = workflowOf(call);
    return runList(
      call,
      call.repository.runs.filter((run) => run.path === path),
    );
  }),

  'actions/get-workflow': onRepository('actions', 'read', (call) =>
    ok(shownWorkflow(call, call.repository, workflowOf(call))),
  ),

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

// By the name of its file. A workflow is one that is on the default branch, or that ever ran.
function workflowOf({ repository, parameters }: RepositoryCall): string {
  const path = `.github/workflows/${parameters['workflow_id']}`;
  const head = repository.refs.get(`refs/heads/${repository.defaultBranch}`);
  const tree = repository.objects.commit(head ?? '')?.tree;
  const known = tree !== undefined && repository.objects.entryAt(tree, path) !== undefined;
  if (!known && !repository.runs.some((run) => run.path === path)) throw notFound();
  return path;
}

// The newest first, by all that is asked for.
function runList(call: RepositoryCall, runs: readonly WorkflowRun[]): Answer {
  const { query, repository } = call;
  const fits = (name: string, value: string | null) => query.get(name) === null || query.get(name) === value;
  const found = runs
    .filter((run) => fits('head_sha', run.headSha) && fits('branch', run.headBranch))
    .filter((run) => fits('event', run.event) && fits('actor', run.actor))
    .filter((run) => {
      const { status, conclusion } = newestAttempt(run);
      return fits('status', status) || fits('status', conclusion);
    })
    .toSorted((one, other) => other.createdAt - one.createdAt || other.id - one.id);
  const { items, headers } = paged(call, found);
  const shown = items.map((run) => shownRun(call, repository, run, newestAttempt(run)));
  return { ...ok({ total_count: found.length, workflow_runs: shown }), headers };
}

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
