import { codeOwners } from '../../github/code-owners.ts';
import type { GithubFacts } from '../../github/github-source.ts';
import { listed } from '../../github/listed.ts';
import { namedPeople } from './opinions.ts';

/** Which approvals are of owners, and what still lacks one. */
export interface Ownership {
  readonly approvals: readonly string[];
  /** One text for each problem. */
  readonly lacking: readonly string[];
}

/** Holds approvals against CODEOWNERS: each file needs the approval of one of its owners. Throws ConfigurationError without the file, and for teams that the token may not see. */
export async function ownersApproval(
  facts: GithubFacts,
  branch: string,
  files: readonly string[],
  approvals: readonly string[],
): Promise<Ownership> {
  const owners = await codeOwners(facts, branch);
  const groups = Map.groupBy(files, (file) => owners.ownersOf(file).join(' '));
  const owning = new Set<string>();
  const lacking: string[] = [];
  for (const [names, theirs] of groups) {
    const which = listed(theirs.map((file) => `\`${file}\``));
    if (names === '') {
      lacking.push(`nobody owns ${which} in ${owners.file}`);
      continue;
    }
    const people = await peopleOf(facts, names.split(' '), approvals);
    const theirApprovals = approvals.filter((login) => people.has(login.toLowerCase()));
    for (const login of theirApprovals) owning.add(login);
    if (theirApprovals.length === 0) lacking.push(`no owner of ${which} approved: ${names}`);
  }
  return { approvals: approvals.filter((login) => owning.has(login)), lacking };
}

// Teams are asked for only where no person among the owners approved: many tokens may not see them.
async function peopleOf(
  facts: GithubFacts,
  names: readonly string[],
  approvals: readonly string[],
): Promise<ReadonlySet<string>> {
  const users = names.filter((name) => /^@[^/]+$/.test(name)).map((name) => name.slice(1));
  const teams = names.filter((name) => /^@[^/]+\/[^/]+$/.test(name)).map((name) => name.slice(1));
  const people = await namedPeople(facts, { users });
  if (approvals.length === 0 || approvals.some((login) => people.has(login.toLowerCase()))) return people;
  return namedPeople(facts, { users, teams });
}
