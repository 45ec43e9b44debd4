import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { RulesInForce } from './rules-in-force.ts';

/** Rules as a person asks for them. */
export type Wanted = NonNullable<CheckConfigurationOf<'branch-protection'>['requires']>;

/** What a rule is called in the configuration. */
export type RuleName = keyof Wanted;

/** What is wanted and not in force, one text each. What a token may not read is said as such: it counts as lacking. */
export function lackingRules(wanted: Wanted, sources: readonly RulesInForce[]): string[] {
  const hidden = sources.find((source) => source.hidden !== undefined)?.hidden;
  const unread =
    hidden === undefined
      ? ''
      : `, as far as this token may see: the details of branch protection need \`administration: read\` (${hidden}), which GITHUB_TOKEN can't have; rulesets can be read by everybody`;
  const lacking = (Object.keys(wanted) as RuleName[]).flatMap((name) => {
    const text = lackingRule(name, wanted, sources);
    return text === undefined ? [] : [text];
  });
  return lacking.map((text) => `${text}${unread}`);
}

function lackingRule(name: RuleName, wanted: Wanted, sources: readonly RulesInForce[]): string | undefined {
  const found = sources.map(({ rules }) => rules[name]);
  if (name === 'status-checks') {
    const required = new Set(found.flatMap((checks) => (Array.isArray(checks) ? checks : [])));
    const missing = wanted['status-checks']?.filter((check) => !required.has(check)) ?? [];
    if (missing.length === 0) return undefined;
    return `no rule requires the status checks ${missing.map((check) => `\`${check}\``).join(', ')}`;
  }
  if (name === 'reviews') {
    const most = Math.max(0, ...found.map((count) => (typeof count === 'number' ? count : 0)));
    if (most >= (wanted.reviews ?? 0)) return undefined;
    return `approvals that a pull request needs: ${most}, wanted ${wanted.reviews}`;
  }
  return found.includes(true) ? undefined : `the rule \`${name}\` is missing`;
}

/** A line for the evidence when the token may not read all rules. */
export function hiddenRules(sources: readonly RulesInForce[]): string[] {
  return sources.flatMap(({ hidden }) =>
    hidden === undefined
      ? []
      : [`not readable with this token: the details of branch protection (${hidden})`],
  );
}
