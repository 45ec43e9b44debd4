import { notFound, ok } from '../answer.ts';
import { nodeId, pageUrl, repositoryUrl, time } from '../git-shapes.ts';
import { shownUser } from '../identity.ts';
import type { Environment } from '../project.ts';
import { onRepository, paged, type RepositoryCall, type RouteTable } from '../route.ts';
import { shownTeam } from '../team-shapes.ts';

/** Environments and what guards them: https://docs.github.com/rest/deployments/environments. */
export const environmentRoutes: RouteTable = {
  'repos/get-environment': onRepository('actions', 'read', (call) => ok(shown(call, environmentOf(call)))),

  'repos/list-deployment-branch-policies': onRepository('actions', 'read', (call) => {
    const { branchPolicy, id } = environmentOf(call);
    const all = Array.isArray(branchPolicy) ? branchPolicy : [];
    const { items, headers } = paged(call, all);
    const policies = items.map(({ name, type }, index) => ({
      ...{ id: id * 10 + index, node_id: nodeId('GateBranchPolicy', id * 10 + index), name, type },
    }));
    return { ...ok({ total_count: all.length, branch_policies: policies }), headers };
  }),
};

// GitHub doesn't mind how the name is written.
function environmentOf({ repository, parameters }: RepositoryCall): Environment {
  const name = parameters['environment_name']?.toLowerCase();
  const found = repository.project.environments.find((one) => one.name.toLowerCase() === name);
  if (found === undefined) throw notFound();
  return found;
}

function shown(call: RepositoryCall, environment: Environment) {
  const { id, name, branchPolicy, waitTimer, canAdminsBypass, createdAt } = environment;
  return {
    ...{ id, node_id: nodeId('Environment', id), name, can_admins_bypass: canAdminsBypass },
    url: `${repositoryUrl(call, call.repository)}/environments/${encodeURIComponent(name)}`,
    html_url: `${pageUrl(call.repository)}/deployments/activity_log?environments_filter=${name}`,
    ...{ created_at: time(createdAt), updated_at: time(createdAt) },
    protection_rules: [
      ...(waitTimer > 0 ? [{ ...rule(id, 1, 'wait_timer'), wait_timer: waitTimer }] : []),
      ...reviewerRule(call, environment),
      ...(branchPolicy === null ? [] : [rule(id, 3, 'branch_policy')]),
    ],
    deployment_branch_policy: branchPolicy && {
      protected_branches: branchPolicy === 'protected',
      custom_branch_policies: branchPolicy !== 'protected',
    },
  };
}

// Without reviewers there is no such rule, and so nothing that forbids self-review.
function reviewerRule(call: RepositoryCall, { id, reviewers, preventSelfReview }: Environment) {
  if (reviewers.length === 0) return [];
  const people = reviewers.map(({ type, name }) => ({
    type,
    reviewer: type === 'User' ? shownUser(call.api, name) : shownTeam(call, name),
  }));
  return [
    {
      ...rule(id, 2, 'required_reviewers'),
      prevent_self_review: preventSelfReview,
      reviewers: people,
    },
  ];
}

function rule(environment: number, index: number, type: string) {
  const id = environment * 10 + index;
  return { id, node_id: nodeId('Gate', id), type };
}
