import { notFound, ok, Refusal } from '../answer.ts';
import { shownUser } from '../identity.ts';
import { onRepository, paged, type RouteTable } from '../route.ts';

/** GitHub's older names for the roles it has had since: https://docs.github.com/rest/collaborators/collaborators. */
const permissions: Readonly<Record<string, string>> = {
  admin: 'admin',
  maintain: 'write',
  write: 'write',
  triage: 'read',
  read: 'read',
  none: 'none',
};

/** Who may do what in a repository, and who is in a team. */
export const peopleRoutes: RouteTable = {
  'repos/get-collaborator-permission-level': onRepository('metadata', 'read', (call) => {
    const { repository } = call;
    const login = call.parameters['username'] ?? '';
    const role = repository.collaborators.get(login.toLowerCase()) ?? (repository.private ? 'none' : 'read');
    const permission = permissions[role] ?? 'write';
    return ok({ permission, role_name: role, user: { ...shownUser(call.api, login), role_name: role } });
  }),

  // GITHUB_TOKEN belongs to a repository and sees nothing of its organization: https://docs.github.com/rest/teams/members.
  'teams/list-members-in-org': {
    handle: (call) => {
      const { org = '', team_slug: slug = '' } = call.parameters;
      if (call.token?.kind === 'actions') throw new Refusal(403, 'Resource not accessible by integration');
      const members = call.world.teams.get(`${org}/${slug}`.toLowerCase());
      const permitted = (call.token?.permissions['members'] ?? 'none') !== 'none';
      if (members === undefined || !permitted) throw notFound();
      const { items, headers } = paged(call, members);
      return { ...ok(items.map((login) => shownUser(call.api, login))), headers };
    },
  },
};
