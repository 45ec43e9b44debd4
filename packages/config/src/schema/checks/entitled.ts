import * as z from 'zod/mini';
import { described, text } from '../values.ts';

// https://docs.github.com/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication
const login = /^[A-Za-z\d](?:[A-Za-z\d]|-(?=[A-Za-z\d])){0,38}(?:_[A-Za-z\d]+)?$/;
const team = /^[A-Za-z\d][A-Za-z\d-]*\/[a-z\d][a-z\d_.-]*$/;

/** People by their names, their teams or their roles; whoever is among any of them is entitled. */
export const entitledSchema = z
  .strictObject({
    users: described(
      'Logins of people.',
      z._default(z.array(z.string().check(z.regex(login, 'must be a login such as `alice`, without @'))), []),
    ),
    teams: described(
      'Teams as `organization/team`, by the name in their address; members of their child teams count. Needs the token of a GitHub App with `members: read`.',
      z._default(
        z.array(
          z.string().check(z.regex(team, 'must be `organization/team`, as in the address of the team')),
        ),
        [],
      ),
    ),
    'repository-roles': described(
      'Roles in the repository, exactly: `read`, `triage`, `write`, `maintain`, `admin`, or one of the organization.',
      z._default(z.array(text()), []),
    ),
  })
  .check(
    z.check((context) => {
      const { users, teams, 'repository-roles': roles } = context.value;
      if (users.length + teams.length + roles.length > 0) return;
      const message = 'names nobody; give at least one of `users`, `teams` and `repository-roles`';
      context.issues.push({ code: 'custom', message, input: context.value });
    }),
  );

/** Who is entitled to something. */
export type Entitled = z.output<typeof entitledSchema>;
