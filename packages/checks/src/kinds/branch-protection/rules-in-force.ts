import { GithubRefusal } from '@deploy-actions/github';
import type { BranchRule } from '../../github/branches.ts';
import type { GithubFacts } from '../../github/github-source.ts';
import type { RuleName } from './wanted-rules.ts';

/** The rules that one source puts in force. */
export interface RulesInForce {
  readonly source: 'rulesets' | 'branch protection';
  /** Numbers for approvals, names for checks, `true` for the rest. */
  readonly rules: Partial<Record<RuleName, true | number | readonly string[]>>;
  /** Why its details could not be read. */
  readonly hidden?: string;
}

/** How the rules of rulesets are called: https://docs.github.com/rest/repos/rules. */
const simple: Readonly<Record<string, RuleName>> = {
  required_signatures: 'signatures',
  required_linear_history: 'linear-history',
  non_fast_forward: 'no-force-pushes',
  deletion: 'no-deletions',
  pull_request: 'pull-requests',
};

/** The rules of all rulesets together; where several say how much, the most counts. */
export function rulesetRules(found: readonly BranchRule[]): RulesInForce {
  const rules: RulesInForce['rules'] = {};
  for (const { type, parameters } of found) {
    const name = simple[type];
    if (name !== undefined) rules[name] = true;
    if (type === 'pull_request') Object.assign(rules, reviewRules(parameters, rules.reviews));
    if (type === 'required_status_checks') {
      const checks = (parameters['required_status_checks'] ?? []) as readonly { context: string }[];
      const known = (rules['status-checks'] ?? []) as readonly string[];
      rules['status-checks'] = [...known, ...checks.map(({ context }) => context)];
      if (parameters['strict_required_status_checks_policy'] === true) rules['up-to-date'] = true;
    }
  }
  return { source: 'rulesets', rules };
}

function reviewRules(
  parameters: BranchRule['parameters'],
  known: RulesInForce['rules']['reviews'],
): RulesInForce['rules'] {
  const count = Number(parameters['required_approving_review_count'] ?? 0);
  return {
    reviews: Math.max(count, Number(known ?? 0)),
    ...(parameters['require_code_owner_review'] === true && { 'code-owner-reviews': true as const }),
    ...(parameters['dismiss_stale_reviews_on_push'] === true && { 'dismiss-stale-reviews': true as const }),
    ...(parameters['required_review_thread_resolution'] === true && {
      'conversation-resolution': true as const,
    }),
  };
}

/** The classic protection in detail, or its summary with the reason why there is no more. */
export function classicRules(
  facts: GithubFacts,
  branch: string,
  summary: RulesInForce,
): Promise<RulesInForce> {
  return facts.once(`protection of ${branch}`, async ({ client, owner, repo, fullName }) => {
    const found = await client.attempt(
      { name: 'read the protection of a branch', repository: fullName, permission: 'administration: read' },
      [403, 404],
      (api) => api.repos.getBranchProtection({ owner, repo, branch }),
    );
    if (found instanceof GithubRefusal) {
      return { ...summary, hidden: `${found.status}, \`${found.message}\`` };
    }
    const reviews = found.required_pull_request_reviews;
    const checks = found.required_status_checks;
    const on = (name: RuleName, given: boolean | undefined) => (given ? { [name]: true as const } : {});
    return {
      source: 'branch protection',
      rules: {
        'status-checks': checks?.contexts ?? [],
        ...(reviews && { 'pull-requests': true as const }),
        ...(reviews && { reviews: reviews.required_approving_review_count ?? 0 }),
        ...on('code-owner-reviews', reviews?.require_code_owner_reviews),
        ...on('dismiss-stale-reviews', reviews?.dismiss_stale_reviews),
        ...on('up-to-date', checks?.strict),
        ...on('conversation-resolution', found.required_conversation_resolution?.enabled),
        ...on('signatures', found.required_signatures?.enabled),
        ...on('linear-history', found.required_linear_history?.enabled),
        ...on('no-force-pushes', found.allow_force_pushes?.enabled === false),
        ...on('no-deletions', found.allow_deletions?.enabled === false),
      },
    };
  });
}

/** The rules for people, each once. */
export function ruleNames(sources: readonly RulesInForce[]): string[] {
  const names = sources.flatMap(({ rules }) =>
    Object.entries(rules).flatMap(([name, value]) => {
      if (value === true) return [name];
      if (typeof value === 'number') return value > 0 ? [`${name}: ${value}`] : [];
      return value && value.length > 0 ? [`${name}: ${value.join(', ')}`] : [];
    }),
  );
  return [...new Set(names)];
}
