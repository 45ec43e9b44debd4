import { nodeId, pageUrl, repositoryUrl, time } from './git-shapes.ts';
import { shownUser, userId } from './identity.ts';
import { shownMinimalRepository } from './repository-shapes.ts';
import type { Call } from './route.ts';
import type { CheckRun, Job, Repository, RunAttempt, WorkflowRun } from './world.ts';

/** One attempt of a run as the API shows it. */
export function shownRun(call: Call, repository: Repository, run: WorkflowRun, attempt: RunAttempt) {
  const base = `${repositoryUrl(call, repository)}/actions`;
  const url = `${base}/runs/${run.id}`;
  const here = attempt.number === 1 && run.attempts.length === 1 ? url : `${url}/attempts/${attempt.number}`;
  const shown = shownMinimalRepository(call, repository);
  const actor = shownUser(call.api, run.actor);
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('WorkflowRun', run.id),
    check_suite_id: suiteOf(run),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.path,
    run_number: 1 + repository.runs.filter(({ id, path }) => path === run.path && id < run.id).length,
    run_attempt: attempt.number,
    event: run.event,
    display_title: run.name,
    status: attempt.status,
    conclusion: attempt.conclusion,
    workflow_id: workflowId(run.path),
    url,
    html_url: `${pageUrl(repository)}/actions/runs/${run.id}`,
    pull_requests: [],
    created_at: time(run.createdAt),
    updated_at: time(Math.max(attempt.startedAt, run.createdAt)),
    run_started_at: time(attempt.startedAt),
    actor,
    triggering_actor: actor,
    jobs_url: `${here}/jobs`,
    logs_url: `${here}/logs`,
    check_suite_url: `${repositoryUrl(call, repository)}/check-suites/${suiteOf(run)}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: attempt.number > 1 ? `${url}/attempts/${attempt.number - 1}` : null,
    workflow_url: `${base}/workflows/${workflowId(run.path)}`,
    head_commit: headCommit(repository, run.headSha),
    repository: shown,
    head_repository:
      run.fork === undefined ? shown : { ...shown, id: -run.id, full_name: run.fork, fork: true },
  };
}

/** A workflow as the API shows it; its name is that of its file. */
export function shownWorkflow(call: Call, repository: Repository, path: string) {
  const id = workflowId(path);
  const since = time(repository.createdAt);
  return {
    ...{ id, node_id: nodeId('Workflow', id), name: path, path, state: 'active' },
    ...{ created_at: since, updated_at: since },
    url: `${repositoryUrl(call, repository)}/actions/workflows/${id}`,
    html_url: `${pageUrl(repository)}/blob/${repository.defaultBranch}/${path}`,
    badge_url: `${pageUrl(repository)}/workflows/${encodeURIComponent(path)}/badge.svg`,
  };
}

/** A job as the API shows it. */
export function shownJob(call: Call, repository: Repository, run: WorkflowRun, job: Job) {
  const base = repositoryUrl(call, repository);
  return {
    id: job.id,
    run_id: run.id,
    run_url: `${base}/actions/runs/${run.id}`,
    run_attempt: job.attempt,
    node_id: nodeId('CheckRun', job.id),
    head_sha: run.headSha,
    head_branch: run.headBranch,
    workflow_name: run.name,
    url: `${base}/actions/jobs/${job.id}`,
    html_url: `${pageUrl(repository)}/actions/runs/${run.id}/job/${job.id}`,
    status: job.status,
    conclusion: job.conclusion,
    created_at: time(job.startedAt),
    started_at: time(job.startedAt),
    completed_at: timeOrNull(job.completedAt),
    name: job.name,
    steps: job.steps.map((step, index) => ({ ...step, number: index + 1 })),
    check_run_url: `${base}/check-runs/${job.checkRunId}`,
    labels: ['ubuntu-latest'],
    runner_id: job.status === 'queued' ? null : 1,
    runner_name: job.status === 'queued' ? null : 'GitHub Actions 1',
    runner_group_id: job.status === 'queued' ? null : 0,
    runner_group_name: job.status === 'queued' ? null : 'GitHub Actions',
  };
}

/** A check run as the API shows it. */
export function shownCheckRun(call: Call, repository: Repository, check: CheckRun) {
  const url = `${repositoryUrl(call, repository)}/check-runs/${check.id}`;
  const run = repository.runs.find(({ jobs }) => jobs.some(({ checkRunId }) => checkRunId === check.id));
  const page = run
    ? `${pageUrl(repository)}/actions/runs/${run.id}/job/${check.id}`
    : `${pageUrl(repository)}/runs/${check.id}`;
  return {
    id: check.id,
    head_sha: check.headSha,
    node_id: nodeId('CheckRun', check.id),
    external_id: '',
    url,
    html_url: page,
    details_url: check.detailsUrl ?? page,
    status: check.status,
    conclusion: check.conclusion,
    started_at: timeOrNull(check.startedAt),
    completed_at: timeOrNull(check.completedAt),
    output: {
      title: check.output?.title ?? null,
      summary: check.output?.summary ?? null,
      text: null,
      annotations_count: check.output?.annotations.length ?? 0,
      annotations_url: `${url}/annotations`,
    },
    name: check.name,
    check_suite: { id: run ? suiteOf(run) : (check.suite ?? check.id - 1) },
    app: shownApp(call, check.app),
    pull_requests: [],
  };
}

function shownApp(call: Call, slug = 'github-actions') {
  const since = '2018-07-30T09:30:17Z';
  // GitHub's own app is known by its number everywhere.
  const id = slug === 'github-actions' ? 15368 : userId(slug);
  return {
    id,
    slug,
    node_id: nodeId('App', id),
    owner: shownUser(call.api, 'github', 'Organization'),
    name: slug === 'github-actions' ? 'GitHub Actions' : slug,
    description: 'Automate your workflow from idea to production',
    external_url: 'https://help.github.com/en/actions',
    html_url: `https://github.com/apps/${slug}`,
    created_at: since,
    updated_at: since,
    permissions: { actions: 'write', checks: 'write', contents: 'write', metadata: 'read' },
    events: [],
  };
}

function headCommit({ objects }: Repository, sha: string) {
  const commit = objects.commit(sha);
  if (commit === undefined) return null;
  const { author, committer, message, tree } = commit;
  return {
    id: sha,
    tree_id: tree,
    message,
    timestamp: time(committer.seconds * 1000),
    author: { name: author.name, email: author.email },
    committer: { name: committer.name, email: committer.email },
  };
}

// Numbers that GitHub gives for itself; here they follow from the run's.
function suiteOf({ id }: WorkflowRun): number {
  return id * 10;
}

function workflowId(path: string): number {
  return userId(path);
}

function timeOrNull(milliseconds: number | null): string | null {
  return milliseconds === null ? null : time(milliseconds);
}
