import { notFound, ok } from '../answer.ts';
import { nodeId, pageUrl, repositoryUrl, time } from '../git-shapes.ts';
import { shownUser } from '../identity.ts';
import { onRepository, type RepositoryCall, type RouteTable } from '../route.ts';

/** What people said of a run's environments, without any time: https://docs.github.com/rest/actions/workflow-runs. */
export const approvalRoutes: RouteTable = {
  'actions/get-reviews-for-run': onRepository('actions', 'read', (call) => {
    const { repository, parameters, api } = call;
    const run = repository.runs.find(({ id }) => id === Number(parameters['run_id']));
    if (run === undefined) throw notFound();
    return ok(
      run.approvals.map(({ environments, state, user, comment = '' }) => ({
        environments: environments.map((name) => shownEnvironment(call, name)),
        state,
        user: shownUser(api, user),
        comment,
      })),
    );
  }),
};

function shownEnvironment(call: RepositoryCall, name: string) {
  const { repository } = call;
  const id = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 1);
  return {
    id,
    node_id: nodeId('Environment', id),
    name,
    url: `${repositoryUrl(call, repository)}/environments/${encodeURIComponent(name)}`,
    html_url: `${pageUrl(repository)}/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`,
    created_at: time(repository.createdAt),
    updated_at: time(repository.createdAt),
  };
}
