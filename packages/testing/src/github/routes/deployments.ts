import { notFound, ok } from '../answer.ts';
import { nodeId, pageUrl, repositoryUrl, time } from '../git-shapes.ts';
import { shownUser } from '../identity.ts';
import type { Deployment, DeploymentStatus } from '../project.ts';
import { onRepository, paged, type RepositoryCall, type RouteTable } from '../route.ts';

/** Deployments and their statuses, the newest first: https://docs.github.com/rest/deployments. */
export const deploymentRoutes: RouteTable = {
  'repos/list-deployments': onRepository('deployments', 'read', (call) => {
    const asked = (name: 'sha' | 'ref' | 'environment' | 'task') => call.query.get(name) ?? 'none';
    const fits = (one: Deployment) =>
      (['sha', 'ref', 'environment', 'task'] as const).every(
        (name) => asked(name) === 'none' || asked(name) === one[name],
      );
    const { items, headers } = paged(call, call.repository.project.deployments.filter(fits).toReversed());
    return { ...ok(items.map((one) => shown(call, one))), headers };
  }),

  'repos/list-deployment-statuses': onRepository('deployments', 'read', (call) => {
    const id = Number(call.parameters['deployment_id']);
    const deployment = call.repository.project.deployments.find((one) => one.id === id);
    if (deployment === undefined) throw notFound();
    const { items, headers } = paged(call, deployment.statuses.toReversed());
    return { ...ok(items.map((status) => shownStatus(call, deployment, status))), headers };
  }),
};

function shown(call: RepositoryCall, deployment: Deployment) {
  const { id, sha, ref, task, environment, creator, createdAt, statuses } = deployment;
  const base = repositoryUrl(call, call.repository);
  const url = `${base}/deployments/${id}`;
  return {
    ...{ id, node_id: nodeId('Deployment', id), sha, ref, task, payload: {}, description: null },
    ...{ environment, original_environment: environment },
    ...{ transient_environment: false, production_environment: false },
    creator: shownUser(call.api, creator),
    ...{ created_at: time(createdAt), updated_at: time(statuses.at(-1)?.createdAt ?? createdAt) },
    ...{ url, statuses_url: `${url}/statuses`, repository_url: base, performed_via_github_app: null },
  };
}

function shownStatus(call: RepositoryCall, deployment: Deployment, status: DeploymentStatus) {
  const base = repositoryUrl(call, call.repository);
  const page = `${pageUrl(call.repository)}/deployments`;
  const deploymentUrl = `${base}/deployments/${deployment.id}`;
  return {
    id: status.id,
    node_id: nodeId('DeploymentStatus', status.id),
    state: status.state,
    creator: shownUser(call.api, deployment.creator),
    description: '',
    environment: deployment.environment,
    ...{ target_url: page, log_url: page, environment_url: page },
    ...{ created_at: time(status.createdAt), updated_at: time(status.createdAt) },
    ...{ repository_url: base, deployment_url: deploymentUrl },
    url: `${deploymentUrl}/statuses/${status.id}`,
    performed_via_github_app: null,
  };
}
