import { ConfigurationError } from '@deploy-actions/action-kit';
import { GithubRefusal } from '@deploy-actions/github';
import type { GithubFacts } from './github-source.ts';
import { allPages } from './pages.ts';

/** What a person may do in the repository: `maintain` is shown as `write`, `triage` as `read`. */
export type Access = 'admin' | 'write' | 'read' | 'none';

/** A person's access to the repository of the run and the name of their role; `none` for somebody GitHub doesn't know there. */
export function accessOf(
  facts: GithubFacts,
  login: string,
): Promise<{ readonly access: Access; readonly role: string }> {
  return facts.once(`access of ${login.toLowerCase()}`, async ({ client, owner, repo, fullName }) => {
    const found = await client.attempt(
      {
        name: `read what \`${login}\` may do`,
        repository: fullName,
        permission: 'metadata: read',
      },
      [404],
      (api) => api.repos.getCollaboratorPermissionLevel({ owner, repo, username: login }),
    );
    if (found instanceof GithubRefusal) return { access: 'none', role: 'none' };
    return { access: found.permission as Access, role: found.role_name };
  });
}

/**
 * The logins of a team (`organization/team`), in lower case, its child teams included. Throws ConfigurationError when
 * the token may not see it, as GITHUB_TOKEN never may.
 */
export function teamMembers(facts: GithubFacts, team: string): Promise<ReadonlySet<string>> {
  return facts.once(`members of ${team.toLowerCase()}`, async ({ client, fullName }) => {
    const [org = '', slug = ''] = team.split('/');
    const operation = {
      name: `read the members of the team ${team}`,
      repository: fullName,
      permission: 'members: read',
    };
    const members = await allPages(`members of ${team}`, async (page) => {
      const found = await client.attempt(operation, [403, 404], (api) =>
        api.teams.listMembersInOrg({ org, team_slug: slug, ...page }),
      );
      if (!(found instanceof GithubRefusal)) return found;
      throw new ConfigurationError(
        `could not read the members of the team \`${team}\` (${found.status}, \`${found.message}\`): either there is no such team, or the token may not see it. GITHUB_TOKEN never may; give \`github-token\` the token of a GitHub App with the organization's permission \`members: read\`, or name the people in \`users\``,
      );
    });
    return new Set(members.map(({ login }) => login.toLowerCase()));
  });
}
