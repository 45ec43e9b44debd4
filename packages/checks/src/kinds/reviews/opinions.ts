import type { GithubFacts } from '../../github/github-source.ts';
import { teamMembers } from '../../github/people.ts';
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

/**
 * What each person thought last. The author's own approval and those of bots don't count, and on GitHub neither does what
 * people think who may not write; `trusted` are logins in lower case that count nonetheless.
 */
export function opinionsOf(
  pull: PullRequest,
  reviews: readonly Review[],
  trusted: ReadonlySet<string>,
): Opinions {
  const last = new Map(
    reviews.flatMap((review) => (review.user === undefined ? [] : [[review.user, review] as const])),
  );
  const found: Record<keyof Opinions, string[]> = { approvals: [], stale: [], void: [], objections: [] };
  for (const [login, { state, bot, commit, mayWrite }] of last) {
    const counts = mayWrite || trusted.has(login.toLowerCase());
    if (state === 'CHANGES_REQUESTED' && counts) found.objections.push(login);
    if (state !== 'APPROVED') continue;
    if (login === pull.author) found.void.push(`${login} is the author`);
    else if (bot) found.void.push(`${login} is a bot`);
    else if (!counts) found.void.push(`${login} may not write here`);
    else if (commit !== pull.head) found.stale.push(login);
    else found.approvals.push(login);
  }
  for (const people of Object.values(found)) people.sort();
  return found;
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
