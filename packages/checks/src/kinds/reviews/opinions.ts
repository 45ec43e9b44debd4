import type { GithubFacts } from '../../github/github-source.ts';
import { accessOf, teamMembers } from '../../github/people.ts';
import type { PullRequest, Review } from '../../github/pull-requests.ts';

/** What people think of a pull request; logins. */
export interface Opinions {
  /** Approvals of its newest commit, by people who may write. */
  readonly approvals: readonly string[];
  /** Approvals of an older commit. */
  readonly stale: readonly string[];
  /** Approvals that don't count, with the reason. */
  readonly void: readonly string[];
  /** Changes that are asked for and not done. */
  readonly objections: readonly string[];
}

/** Only these states are an opinion; a comment leaves an earlier opinion as it is. */
const opinions = ['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'];

/**
 * What each person thought last. The author's own approval and those of bots don't count, and on GitHub neither do those of
 * people who may not write; `trusted` are logins in lower case that count nonetheless.
 */
export async function opinionsOf(
  facts: GithubFacts,
  pull: PullRequest,
  reviews: readonly Review[],
  trusted: ReadonlySet<string>,
): Promise<Opinions> {
  const last = new Map<string, Review>();
  for (const review of reviews) {
    if (review.user !== undefined && opinions.includes(review.state)) last.set(review.user, review);
  }
  const counts = async (login: string) =>
    trusted.has(login.toLowerCase()) || ['admin', 'write'].includes((await accessOf(facts, login)).access);
  const found = {
    approvals: [] as string[],
    stale: [] as string[],
    void: [] as string[],
    objections: [] as string[],
  };
  const sort = async ([login, review]: [string, Review]) => {
    if (review.state === 'CHANGES_REQUESTED') {
      if (await counts(login)) found.objections.push(login);
    } else if (review.state === 'APPROVED') {
      if (login === pull.author) found.void.push(`${login} is the author`);
      else if (review.bot) found.void.push(`${login} is a bot`);
      else if (review.commit !== pull.head) found.stale.push(login);
      else if (await counts(login)) found.approvals.push(login);
      else found.void.push(`${login} may not write here`);
    }
  };
  await Promise.all([...last].map(sort));
  return {
    approvals: found.approvals.toSorted(),
    stale: found.stale.toSorted(),
    void: found.void.toSorted(),
    objections: found.objections.toSorted(),
  };
}

/** The logins, in lower case, that are named one by one or by their teams. */
export async function namedPeople(
  facts: GithubFacts,
  {
    users = [],
    teams = [],
  }: { readonly users?: readonly string[] | undefined; readonly teams?: readonly string[] | undefined },
): Promise<ReadonlySet<string>> {
  const members = await Promise.all(teams.map((team) => teamMembers(facts, team)));
  return new Set([...users.map((login) => login.toLowerCase()), ...members.flatMap((each) => [...each])]);
}
