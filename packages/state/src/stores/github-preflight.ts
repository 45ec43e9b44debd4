import { excluding, GithubRefusal } from '@deploy-actions/github';
import { type GithubBranch, messageOf } from './github-branch.ts';
import { type BranchRule, objectionOf } from './github-rules.ts';

/**
 * What would stop the writes of a state, each with what to do. A ruleset may allow a branch to be created and forbid to
 * update it: a lock that could never be given back. `signed` says whether GitHub signs the commits of this token.
 */
export async function githubObstacles(branch: GithubBranch, signed: boolean): Promise<readonly string[]> {
  const [ofRepository, exists, rules] = await Promise.all([
    repositoryObstacles(branch),
    branch.exists(),
    rulesOf(branch),
  ]);
  const inTheWay = exists ? undefined : await branch.inTheWay();
  const push = {
    branch: branch.place.branch,
    branchExists: exists,
    message: messageOf(`${branch.place.subject}: locked by octocat`),
    signed,
  };
  const objections = rules.flatMap((rule) => {
    const objection = objectionOf(rule, push);
    return objection === undefined
      ? []
      : [{ ruleset: rule.ruleset_id, text: `${objection} (\`${rule.type}\`)` }];
  });
  const byRuleset = Map.groupBy(objections, ({ ruleset }) => ruleset);
  const ofRules = await Promise.all(
    [...byRuleset].map(([ruleset, all]) => {
      const texts = all.map(({ text }) => text).join(', ');
      return rulesetObstacle(branch, ruleset, texts);
    }),
  );
  return [...ofRepository, inTheWay, ...ofRules].filter((obstacle) => obstacle !== undefined);
}

async function repositoryObstacles(branch: GithubBranch): Promise<string[]> {
  const { owner, repo, branch: name } = branch.place;
  const found = await branch.attempt('see the repository', 'metadata: read', [], (api) =>
    api.repos.get({ owner, repo }),
  );
  if (found instanceof GithubRefusal) return [];
  const { archived, disabled, default_branch, permissions } = found;
  const obstacles: string[] = [];
  if (archived || disabled) {
    obstacles.push(
      `the repository ${owner}/${repo} is ${archived ? 'archived' : 'disabled'}; keep the state in another one, with \`repository\` in the section \`state\``,
    );
  }
  // A role belongs to a person. GitHub shows the tokens of runs and Apps with no role at all, whatever they may do.
  if (permissions?.pull && !permissions.push) {
    obstacles.push(
      `the owner of the token may only read ${owner}/${repo}; give \`github-token\` a token that may write there (\`contents: write\`)`,
    );
  }
  if (default_branch === name) {
    obstacles.push(
      `\`${name}\` is the default branch of ${owner}/${repo}; give the state a branch of its own, or leave \`branch\` out of the section \`state\``,
    );
  }
  return obstacles;
}

async function rulesOf(branch: GithubBranch): Promise<readonly BranchRule[]> {
  const { owner, repo, branch: name } = branch.place;
  // An older Enterprise Server knows no such request; what it forbids shows with the first write.
  const rules = await branch.attempt('see the rules of the branch', 'metadata: read', [403, 404], (api) =>
    api.repos.getBranchRules({ owner, repo, branch: name, per_page: 100 }),
  );
  return rules instanceof GithubRefusal ? [] : rules;
}

async function rulesetObstacle(
  branch: GithubBranch,
  id: number | undefined,
  objections: string,
): Promise<string | undefined> {
  const { owner, repo, branch: name } = branch.place;
  const ruleset =
    id === undefined
      ? undefined
      : await branch.attempt('see a ruleset', 'metadata: read', [403, 404], (api) =>
          api.repos.getRepoRuleset({ owner, repo, ruleset_id: id, includes_parents: true }),
        );
  const known = ruleset === undefined || ruleset instanceof GithubRefusal ? undefined : ruleset;
  if (known?.current_user_can_bypass === 'always' || known?.current_user_can_bypass === 'exempt') {
    return undefined;
  }
  const which = known ? `the ruleset \`${known.name}\`` : id === undefined ? 'a ruleset' : `ruleset ${id}`;
  const page = known?._links?.html?.href;
  return `${which} of ${owner}/${repo} stops the state on the branch \`${name}\`: ${objections}; exclude \`${excluding(name)}\` from it, or let the owner of the token bypass it${page ? `: ${page}` : ''}`;
}
