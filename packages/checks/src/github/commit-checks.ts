import { GithubRefusal } from '@deploy-actions/github';
import type { GithubFacts, GithubRepository } from './github-source.ts';
import { allPages } from './pages.ts';

/** A check run or a commit status, whoever set it. */
export interface CommitCheck {
  readonly name: string;
  /** The app that runs it; `status` for a commit status. */
  readonly source: string;
  /** How it ended, in GitHub's word; `undefined` while it runs. */
  readonly conclusion: string | undefined;
  /** How far it is, for one that hasn't ended. */
  readonly status: string;
  /** The run of a workflow that it belongs to. */
  readonly runId: number | undefined;
  /** Checks of one suite supersede each other; those of two suites may be of two workflows. */
  readonly suite: number | undefined;
  readonly id: number;
}

/** All check runs and statuses of a commit; `undefined` when GitHub doesn't know the commit. */
export function commitChecks(facts: GithubFacts, sha: string): Promise<readonly CommitCheck[] | undefined> {
  return facts.once(`checks of ${sha}`, async (repository) => {
    const [runs, statuses] = await Promise.all([checkRuns(repository, sha), commitStatuses(repository, sha)]);
    return runs && statuses && [...runs, ...statuses];
  });
}

async function checkRuns(
  { client, owner, repo, fullName }: GithubRepository,
  sha: string,
): Promise<CommitCheck[] | undefined> {
  const operation = {
    name: 'list the check runs of a commit',
    repository: fullName,
    permission: 'checks: read',
  };
  let unknown = false;
  const runs = await allPages('the check runs of a commit', async (page) => {
    const found = await client.attempt(operation, [422], (api) =>
      api.checks.listForRef({ owner, repo, ref: sha, ...page }),
    );
    unknown ||= found instanceof GithubRefusal;
    return found instanceof GithubRefusal ? [] : found.check_runs;
  });
  if (unknown) return undefined;
  return runs.map(({ id, name, app, conclusion, status, details_url, check_suite }) => ({
    ...{ id, name, status, conclusion: conclusion ?? undefined, source: app?.slug ?? 'unknown app' },
    suite: check_suite?.id,
    runId: runIdIn(details_url),
  }));
}

// A job's check run shows the page of the job, which has the run's number in it; others may show that of the run.
function runIdIn(address: string | null): number | undefined {
  const id = /\/actions\/runs\/(\d+)(?:\/|$)/.exec(address ?? '')?.[1];
  return id === undefined ? undefined : Number(id);
}

/** What a commit status means as a conclusion; a pending one has none. */
const conclusions: Readonly<Record<string, string | undefined>> = {
  success: 'success',
  failure: 'failure',
  error: 'error',
};

async function commitStatuses(
  { client, owner, repo, fullName }: GithubRepository,
  sha: string,
): Promise<CommitCheck[] | undefined> {
  const operation = {
    name: 'read the statuses of a commit',
    repository: fullName,
    permission: 'statuses: read',
  };
  let unknown = false;
  const statuses = await allPages('the statuses of a commit', async (page) => {
    const found = await client.attempt(operation, [422], (api) =>
      api.repos.getCombinedStatusForRef({ owner, repo, ref: sha, ...page }),
    );
    unknown ||= found instanceof GithubRefusal;
    return found instanceof GithubRefusal ? [] : found.statuses;
  });
  if (unknown) return undefined;
  return statuses.map(({ id, context, state }) => ({
    ...{ id, name: context, source: 'status', status: state, conclusion: conclusions[state] },
    ...{ runId: undefined, suite: undefined },
  }));
}
