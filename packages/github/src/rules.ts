/**
 * The pattern that takes a branch out of a ruleset. One star never goes over a slash and two only in front of one:
 * https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/creating-rulesets-for-a-repository#using-fnmatch-syntax
 */
export function excluding(branch: string): string {
  return branch.startsWith('deployments/') ? 'deployments/**/*' : branch;
}
