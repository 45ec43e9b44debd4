import type { GithubFacts } from './github-source.ts';

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

/** The newest deployment that fits; `undefined` when there is none. */
export function newestDeployment(
  facts: GithubFacts,
  { environment, sha, ref, task }: DeploymentQuery,
): Promise<Deployment | undefined> {
  const key = JSON.stringify([environment, sha ?? null, ref ?? null, task ?? null]);
  return facts.once(`deployment ${key}`, async ({ client, owner, repo, fullName }) => {
    const permission = 'deployments: read';
    const [newest] = await client.send(
      { name: 'list deployments', repository: fullName, permission },
      (api) =>
        api.repos.listDeployments({
          ...{ owner, repo, environment, per_page: 1 },
          ...(sha !== undefined && { sha }),
          ...(ref !== undefined && { ref }),
          ...(task !== undefined && { task }),
        }),
    );
    if (newest === undefined) return undefined;
    const statuses = await client.send(
      { name: 'list the statuses of a deployment', repository: fullName, permission },
      (api) => api.repos.listDeploymentStatuses({ owner, repo, deployment_id: newest.id, per_page: 100 }),
    );
    const success = statuses.find(({ state }) => state === 'success');
    return {
      ...{ id: newest.id, sha: newest.sha, ref: newest.ref, state: statuses[0]?.state },
      succeeded: success !== undefined,
      at: Date.parse(success?.created_at ?? newest.created_at),
      startedAt: Date.parse(newest.created_at),
    };
  });
}
