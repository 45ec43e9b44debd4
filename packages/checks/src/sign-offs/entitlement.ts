import type { Entitled } from '@deploy-actions/config';
import type { GithubFacts } from '../github/github-source.ts';
import { accessOf, teamMembers } from '../github/people.ts';

/** Whether a person is among those; teams and roles are asked for only where the names don't tell. Rejects when they can't be. */
export async function isEntitled(login: string, by: Entitled, facts: GithubFacts): Promise<boolean> {
  const person = login.toLowerCase();
  if (by.users.some((user) => user.toLowerCase() === person)) return true;
  for (const team of by.teams) {
    if ((await teamMembers(facts, team)).has(person)) return true;
  }
  const roles = by['repository-roles'].map((role) => role.toLowerCase());
  if (roles.length === 0) return false;
  return roles.includes((await accessOf(facts, login)).role.toLowerCase());
}

/** Those who are entitled, for people: `@alice, team acme/leads or role maintain`. */
export function namedEntitled(by: Entitled): string {
  return oneOf(by, (team) => `team ${team}`);
}

/** The same in an issue, where GitHub tells those who are named: `@alice, @acme/leads or role maintain`. */
export function mentionedEntitled(by: Entitled): string {
  return oneOf(by, (team) => `@${team}`);
}

function oneOf(
  { users, teams, 'repository-roles': roles }: Entitled,
  shownTeam: (team: string) => string,
): string {
  const names = [
    ...users.map((user) => `@${user}`),
    ...teams.map(shownTeam),
    ...roles.map((role) => `role ${role}`),
  ];
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names.at(-1)}` : (names[0] ?? 'nobody');
}
