/** An active rule of a branch, as GitHub shows it. */
export interface BranchRule {
  readonly type: string;
  readonly parameters?: unknown;
  readonly ruleset_id?: number;
}

/** What is going to be pushed. */
export interface IntendedPush {
  readonly branch: string;
  readonly branchExists: boolean;
  /** A commit message like those to come. */
  readonly message: string;
  /** Commits of Apps are signed by GitHub, those of people's tokens are not. */
  readonly signed: boolean;
}

/**
 * What a rule has against the push, or against the pushes after it; `undefined` when nothing. Rules that can't be judged
 * from here, such as the author's address, are left to the push itself.
 * The rules: https://docs.github.com/rest/repos/rules#get-rules-for-a-branch.
 */
export function objectionOf({ type, parameters }: BranchRule, push: IntendedPush): string | undefined {
  switch (type) {
    case 'creation':
      return push.branchExists ? undefined : 'the branch may not be created';
    case 'update':
      return 'nobody may push to the branch';
    case 'pull_request':
      return 'changes need a pull request';
    case 'merge_queue':
      return 'changes go through a merge queue';
    case 'required_deployments':
      return 'commits have to be deployed somewhere first';
    case 'required_status_checks':
      return 'commits need checks that passed before they are pushed';
    case 'workflows':
      return 'commits need workflows that passed before they are pushed';
    case 'code_scanning':
      return 'commits need the results of code scanning first';
    case 'required_signatures':
      return push.signed ? undefined : 'commits need signatures, which GitHub gives to those of Apps alone';
    case 'commit_message_pattern':
      return fits(parameters, push.message) === false
        ? `commit messages ${wanted(parameters)}, and those of the state don't fit`
        : undefined;
    case 'branch_name_pattern':
      return !push.branchExists && fits(parameters, push.branch) === false
        ? `names of branches ${wanted(parameters)}`
        : undefined;
    default:
      return undefined;
  }
}

interface Pattern {
  readonly operator: string;
  readonly pattern: string;
  readonly negate: boolean;
}

function patternOf(parameters: unknown): Pattern {
  const { operator, pattern, negate } = (parameters ?? {}) as Record<string, unknown>;
  return { operator: String(operator), pattern: String(pattern), negate: negate === true };
}

/** `undefined` when it can't be told. */
function fits(parameters: unknown, text: string): boolean | undefined {
  const { operator, pattern, negate } = patternOf(parameters);
  const found = matches(operator, pattern, text);
  return found === undefined ? undefined : found !== negate;
}

function matches(operator: string, pattern: string, text: string): boolean | undefined {
  switch (operator) {
    case 'starts_with':
      return text.startsWith(pattern);
    case 'ends_with':
      return text.endsWith(pattern);
    case 'contains':
      return text.includes(pattern);
    case 'regex':
      try {
        return new RegExp(pattern).test(text);
      } catch {
        // GitHub's expressions are RE2, which knows a few things that ours don't.
        return undefined;
      }
    default:
      return undefined;
  }
}

function wanted(parameters: unknown): string {
  const { operator, pattern, negate } = patternOf(parameters);
  const verb = { starts_with: 'start with', ends_with: 'end with', contains: 'contain' }[operator] ?? 'match';
  return `must ${negate ? 'not ' : ''}${verb} \`${pattern}\``;
}
