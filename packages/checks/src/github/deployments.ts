import type { GithubFacts, GithubRepository } from './github-source.ts';

/** A deployment and how it went. */
export interface Deployment {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  /** Its newest status: `success`, `failure`, `error`, `inactive`, `in_progress`, `queued` or `pending`; `undefined` before the first. */
  readonly state: string | undefined;
  /** Whether it succeeded at some time, whatever came after. */
  readonly succeeded: boolean;
  /** When it succeeded, or else when it was made; in milliseconds since 1970. */
  readonly at: number;
  /** When it was made, in milliseconds since 1970. */
  readonly startedAt: number;
}

/** Which deployments to look for. */
export interface DeploymentQuery {
  readonly environment: string;
  readonly sha?: string | undefined;
  readonly ref?: string | undefined;
  readonly task?: string | undefined;
}

/** So many deployments of an environment are looked through, all that GitHub puts on a page. */
const listed = 100;

/** Of so many later ones it is looked how they went. */
const mostLater = 10;

const permission = 'deployments: read';

/** The newest deployment that fits; `undefined` when there is none. */
export function newestDeployment(
  facts: GithubFacts,
  query: DeploymentQuery,
): Promise<Deployment | undefined> {
  const { environment, sha, ref, task } = query;
  const key = JSON.stringify([environment, sha ?? null, ref ?? null, task ?? null]);
  return facts.once(`deployment ${key}`, async (repository) => {
    const all = await deploymentsTo(facts, environment, task);
    const [older] =
      all.length < listed || all.some(fits(query)) ? [] : await listDeployments(repository, query, 1);
    const newest = all.find(fits(query)) ?? older;
    if (newest === undefined) return undefined;
    const statuses = await statusesOf(repository, newest.id, 100);
    const success = statuses.find(({ state }) => state === 'success');
    return {
      ...{ id: newest.id, sha: newest.sha, ref: newest.ref, state: statuses[0]?.state },
      succeeded: success !== undefined,
      at: Date.parse(success?.created_at ?? newest.created_at),
      startedAt: Date.parse(newest.created_at),
    };
  });
}

/**
 * Whether a later deployment to the environment succeeded. GitHub calls the earlier one inactive by itself, but not in an
 * environment that counts as production, nor where whoever deploys asks it not to:
 * https://docs.github.com/rest/deployments/statuses#create-a-deployment-status.
 */
export function hasSuccessor(
  facts: GithubFacts,
  { id }: Deployment,
  { environment, task }: Pick<DeploymentQuery, 'environment' | 'task'>,
): Promise<boolean> {
  return facts.once(`successor of deployment ${JSON.stringify([id, task ?? null])}`, async (repository) => {
    const all = await deploymentsTo(facts, environment, task);
    const place = all.findIndex((one) => one.id === id);
    const later = place < 0 ? all : all.slice(0, place);
    for (const one of later.slice(0, mostLater)) {
      const [newest] = await statusesOf(repository, one.id, 1);
      if (newest?.state === 'success') return true;
    }
    // With so many later ones nobody knows what is there.
    return later.length > mostLater;
  });
}

/** The newest deployments to an environment, the newest first. */
function deploymentsTo(facts: GithubFacts, environment: string, task: string | undefined) {
  return facts.once(`deployments to ${JSON.stringify([environment, task ?? null])}`, (repository) =>
    listDeployments(repository, { environment, task }, listed),
  );
}

function fits({ sha, ref }: DeploymentQuery) {
  return (one: { readonly sha: string; readonly ref: string }) =>
    (sha === undefined || one.sha === sha) && (ref === undefined || one.ref === ref);
}

function listDeployments(
  { client, owner, repo, fullName }: GithubRepository,
  { environment, sha, ref, task }: DeploymentQuery,
  count: number,
) {
  return client.send({ name: 'list deployments', repository: fullName, permission }, (api) =>
    api.repos.listDeployments({
      ...{ owner, repo, environment, per_page: count },
      ...(sha !== undefined && { sha }),
      ...(ref !== undefined && { ref }),
      ...(task !== undefined && { task }),
    }),
  );
}

function statusesOf({ client, owner, repo, fullName }: GithubRepository, id: number, count: number) {
  return client.send({ name: 'list the statuses of a deployment', repository: fullName, permission }, (api) =>
    api.repos.listDeploymentStatuses({ owner, repo, deployment_id: id, per_page: count }),
  );
}
