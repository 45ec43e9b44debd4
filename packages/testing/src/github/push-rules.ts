import { Refusal } from './answer.ts';
import { fullName, type Repository, type Rule, type Ruleset, type Token } from './world.ts';

/** A change of a ref. `before` is missing when it is made, `after` when it is deleted. */
export interface RefChange {
  readonly ref: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** A rule that binds a branch, and the ruleset it is from. */
export interface BoundRule {
  readonly rule: Rule;
  readonly ruleset: Ruleset;
}

/** The rules that bind a branch, which need not exist. */
export function rulesOf(repository: Repository, ref: string): BoundRule[] {
  return repository.rulesets
    .filter(({ enforcement, include, exclude }) => {
      const named = (patterns: readonly string[]) =>
        patterns.some((pattern) => fits(repository, pattern, ref));
      return enforcement === 'active' && named(include) && !named(exclude);
    })
    .flatMap((ruleset) => ruleset.rules.map((rule) => ({ rule, ruleset })));
}

function fits(repository: Repository, pattern: string, ref: string): boolean {
  if (!ref.startsWith('refs/heads/')) return false;
  if (pattern === '~ALL') return true;
  if (pattern === '~DEFAULT_BRANCH') return ref === `refs/heads/${repository.defaultBranch}`;
  // Ruby's fnmatch with FNM_PATHNAME, as GitHub documents: no star goes over a slash, only two before one mean any folders.
  const expression = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/\*\*\/|\*+|\?/g, (glob) =>
      glob === '**/' ? '(?:[^/]+/)*' : glob === '?' ? '[^/]' : '[^/]*',
    );
  return new RegExp(`^${expression}$`).test(ref);
}

/**
 * Throws the refusal GitHub gives when rulesets or the protection of a branch forbid a change: 409 from the contents
 * operations, 422 from those on refs.
 * See https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets.
 */
export function assertPushAllowed(
  repository: Repository,
  token: Token | undefined,
  change: RefChange,
  status: 409 | 422,
): void {
  const login = token?.login ?? '';
  const reasons = rulesOf(repository, change.ref)
    .filter(({ ruleset }) => !ruleset.bypass.includes(login))
    .map(({ rule }) => violation(repository, rule, change))
    .filter((reason) => reason !== undefined);
  if (reasons.length > 0) {
    throw new Refusal(
      status,
      `Repository rule violations found\n\n${[...new Set(reasons)].join('\n\n')}\n\n`,
    );
  }
  assertUnprotected(repository, login, change, status);
}

function violation(repository: Repository, rule: Rule, change: RefChange): string | undefined {
  const { before, after } = change;
  const commit = after === undefined ? undefined : repository.objects.commit(after);
  const changes = before !== undefined && after !== undefined;
  switch (rule.type) {
    case 'creation':
      return before === undefined ? 'Cannot create ref due to creations being restricted.' : undefined;
    case 'update':
      return changes ? 'Cannot update this protected ref.' : undefined;
    case 'deletion':
      return after === undefined ? 'Cannot delete this branch' : undefined;
    case 'non_fast_forward':
      return changes && !repository.objects.isAncestor(before, after)
        ? 'Cannot force-push to this branch'
        : undefined;
    case 'pull_request':
      return changes ? 'Changes must be made through a pull request.' : undefined;
    case 'required_linear_history':
      return (commit?.parents.length ?? 0) > 1 ? 'This branch must not contain merge commits.' : undefined;
    case 'required_signatures':
      return commit && !commit.verified ? 'Commits must have verified signatures.' : undefined;
    case 'required_status_checks': {
      const checks = (rule.parameters?.['required_status_checks'] ?? []) as readonly { context: string }[];
      const exempt = before === undefined && rule.parameters?.['do_not_enforce_on_create'] === true;
      return after === undefined || exempt ? undefined : expectedChecks(checks.map(({ context }) => context));
    }
    case 'commit_message_pattern':
      return commit && !matches(rule, commit.message) ? `Commit message ${wanted(rule)}` : undefined;
    case 'branch_name_pattern':
      return before === undefined && !matches(rule, change.ref.slice('refs/heads/'.length))
        ? `Branch name ${wanted(rule)}`
        : undefined;
    default:
      throw new Error(
        `the fake GitHub doesn't know what the rule ${rule.type} forbids in ${fullName(repository)}`,
      );
  }
}

function expectedChecks(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  if (names.length === 1) return `Required status check "${names[0]}" is expected.`;
  return `${names.length} of ${names.length} required status checks are expected.`;
}

function matches({ parameters = {} }: Rule, text: string): boolean {
  const pattern = String(parameters['pattern']);
  const found = {
    starts_with: () => text.startsWith(pattern),
    ends_with: () => text.endsWith(pattern),
    contains: () => text.includes(pattern),
    regex: () => new RegExp(pattern).test(text),
  }[String(parameters['operator'])];
  if (found === undefined) throw new Error(`a pattern rule has no operator ${parameters['operator']}`);
  return found() !== (parameters['negate'] === true);
}

function wanted({ parameters = {} }: Rule): string {
  const verb = parameters['negate'] === true ? 'must not' : 'must';
  return `${verb} match a given ${parameters['operator']} pattern: ${parameters['pattern']}`;
}

function assertUnprotected(
  repository: Repository,
  login: string,
  { ref, before, after }: RefChange,
  status: 409 | 422,
): void {
  const protection = repository.protections.get(ref.replace('refs/heads/', ''));
  if (protection === undefined || protection.bypass?.includes(login)) return;
  const refuse = (reason: string) => {
    throw new Refusal(status, status === 409 ? `Could not update file: ${reason}` : reason);
  };
  if (protection.pushers !== undefined && !protection.pushers.includes(login)) {
    refuse(
      'You are not authorized to push to this branch. Visit "About protected branches" for more information.',
    );
  }
  if (after === undefined) {
    if (!protection.allowDeletions) refuse('Cannot delete this protected branch');
    return;
  }
  if (before !== undefined && !protection.allowForcePushes && !repository.objects.isAncestor(before, after)) {
    refuse('Cannot force-push to this protected branch');
  }
  const checks = expectedChecks(protection.requiredChecks ?? []);
  const reasons = [
    ...(checks === undefined ? [] : [checks]),
    ...(protection.requirePullRequest ? ['Changes must be made through a pull request.'] : []),
  ];
  if (before !== undefined && reasons.length > 0) refuse(reasons.join(' '));
}
