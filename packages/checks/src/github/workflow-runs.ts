import { GithubRefusal } from '@deploy-actions/github';
import { confirmRepository } from './confirm-repository.ts';
import type { GithubFacts } from './github-source.ts';
import { allPages } from './pages.ts';

/** A run of a workflow, in its newest attempt. */
export interface RunOfWorkflow {
  readonly id: number;
  /** The workflow's file, e.g. `.github/workflows/ci.yml`. */
  readonly path: string;
  readonly workflowId: number;
  readonly suite: number | undefined;
  readonly event: string;
  readonly branch: string | null;
  readonly sha: string;
  readonly status: string | null;
  readonly conclusion: string | null;
  /** When its newest attempt began, in milliseconds since 1970. */
  readonly startedAt: number;
  readonly address: string;
  /** Whether its commit lies in a fork, where strangers write the workflow's file and name the branches. */
  readonly ofFork: boolean;
}

/** Which runs of a workflow to look for. */
export interface RunQuery {
  readonly branch?: string | undefined;
  readonly event?: string | undefined;
}

const permission = 'actions: read';

/** All runs for a commit, the newest first. */
export function runsOfCommit(facts: GithubFacts, sha: string): Promise<readonly RunOfWorkflow[]> {
  return facts.once(`runs of ${sha}`, async ({ client, owner, repo, fullName }) => {
    const operation = { name: 'list the workflow runs of a commit', repository: fullName, permission };
    const runs = await allPages('the workflow runs of a commit', async (page) => {
      const found = await client.send(operation, (api) =>
        api.actions.listWorkflowRunsForRepo({ owner, repo, head_sha: sha, ...page }),
      );
      return found.workflow_runs;
    });
    return runs.map(readRun);
  });
}

/** So many runs are asked for, of which the newest may be left out. */
const newestRuns = 20;

/** The newest runs of a workflow that have ended, the newest first; `undefined` when there is no such workflow. */
export function endedRunsOf(
  facts: GithubFacts,
  file: string,
  { branch, event }: RunQuery,
): Promise<readonly RunOfWorkflow[] | undefined> {
  const key = JSON.stringify([file, branch ?? null, event ?? null]);
  return facts.once(`ended runs of ${key}`, async (repository) => {
    const { client, owner, repo, fullName } = repository;
    const operation = { name: `list the runs of ${file}`, repository: fullName, permission };
    const found = await client.attempt(operation, [404], (api) =>
      api.actions.listWorkflowRuns({
        ...{ owner, repo, workflow_id: file, status: 'completed', per_page: newestRuns },
        ...(branch !== undefined && { branch }),
        ...(event !== undefined && { event }),
      }),
    );
    if (!(found instanceof GithubRefusal)) return found.workflow_runs.map(readRun);
    await confirmRepository(repository, operation);
    return undefined;
  });
}

/** Whether the repository has a workflow of that name. */
export function hasWorkflow(facts: GithubFacts, file: string): Promise<boolean> {
  return facts.once(`workflow ${file}`, async ({ client, owner, repo, fullName }) => {
    const found = await client.attempt(
      { name: `look for the workflow ${file}`, repository: fullName, permission },
      [404],
      (api) => api.actions.getWorkflow({ owner, repo, workflow_id: file }),
    );
    return !(found instanceof GithubRefusal);
  });
}

interface Shown {
  readonly id: number;
  readonly path: string;
  readonly workflow_id: number;
  readonly check_suite_id?: number;
  readonly event: string;
  readonly head_branch: string | null;
  readonly head_sha: string;
  readonly status: string | null;
  readonly conclusion: string | null;
  readonly run_started_at?: string;
  readonly created_at: string;
  readonly html_url: string;
  readonly repository: { readonly id: number };
  readonly head_repository: { readonly id: number } | null;
}

function readRun(run: Shown): RunOfWorkflow {
  return {
    ...{ id: run.id, path: run.path, workflowId: run.workflow_id, suite: run.check_suite_id },
    ...{ event: run.event, branch: run.head_branch, sha: run.head_sha },
    ...{ status: run.status, conclusion: run.conclusion, address: run.html_url },
    startedAt: Date.parse(run.run_started_at ?? run.created_at),
    // That of a fork which is gone is null.
    ofFork: run.head_repository?.id !== run.repository.id,
  };
}
