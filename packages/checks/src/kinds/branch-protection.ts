import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from '../check.ts';
import { branchOf, branchRules } from '../github/branches.ts';
import type { GithubFacts } from '../github/github-source.ts';
import { gathered } from '../grades.ts';
import {
  classicRules,
  type RulesInForce,
  ruleNames,
  rulesetRules,
} from './branch-protection/rules-in-force.ts';
import { hiddenRules, lackingRules, type Wanted } from './branch-protection/wanted-rules.ts';

/** Asks GitHub whether a branch is protected, and by which rules. */
export function createBranchProtectionCheck(
  { branch, requires = {}, recommends = {} }: CheckConfigurationOf<'branch-protection'>,
  { github }: Pick<CheckContext, 'github'>,
): Check {
  const nextTry = github.tries();
  return {
    asks: `protection of the branch ${branch}`,
    async ask() {
      const facts = nextTry();
      const [found, rules] = await Promise.all([branchOf(facts, branch), branchRules(facts, branch)]);
      if (found === undefined) {
        return { status: 'fail', finding: `there is no branch \`${branch}\``, answer: `no branch ${branch}` };
      }
      if (!found.protected && rules.length === 0) {
        const finding = `the branch \`${branch}\` is not protected: add a ruleset for it (Settings, Rules)`;
        return { status: 'fail', finding, answer: `${branch} at ${found.head}, protected: false` };
      }
      const sources = await inForce(facts, branch, rulesetRules(rules), found, [requires, recommends]);
      const missing = lackingRules(requires, sources);
      const wished = lackingRules(recommends, sources);
      const hidden = hiddenRules(sources);
      const names = ruleNames(sources);
      return gathered(
        [
          ...missing.map((lack) => ({ status: 'fail' as const, finding: `\`${branch}\`: ${lack}` })),
          ...wished.map((lack) => ({ status: 'warn' as const, finding: `\`${branch}\`: ${lack}` })),
          {
            status: 'pass',
            finding: `\`${branch}\` is protected: ${names.join(', ') || 'without a rule that can be read'}`,
          },
        ],
        [`${branch} at ${found.head}`, ...names, ...hidden].join('\n'),
      );
    },
  };
}

/** What rulesets and the classic protection ask for. The classic one is asked for its details, which only an administrator's token may read, when the rest isn't enough. */
async function inForce(
  facts: GithubFacts,
  branch: string,
  rulesets: RulesInForce,
  { classic, requiredChecks }: { readonly classic: boolean; readonly requiredChecks: readonly string[] },
  wanted: readonly Wanted[],
): Promise<readonly RulesInForce[]> {
  if (!classic) return [rulesets];
  const summary: RulesInForce = { source: 'branch protection', rules: { 'status-checks': requiredChecks } };
  const known = [rulesets, summary];
  if (wanted.every((each) => lackingRules(each, known).length === 0)) return known;
  return [rulesets, await classicRules(facts, branch, summary)];
}
