import { assertWorkflowPermitted } from './access.ts';
import { Refusal } from './answer.ts';
import { isReleasedForGood } from './release-state.ts';
import { changedWorkflow } from './workflow-rule.ts';
import { fullName, type Repository, type Rule, type Ruleset, type Token } from './world.ts';

/** A change of a ref. `before` is missing when it is made, `after` when it is deleted. */
export interface RefChange {
  readonly ref: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** A rule that binds a ref, and the ruleset it is from. */
export interface BoundRule {
  readonly rule: Rule;
  readonly ruleset: Ruleset;
}

/** Why GitHub forbids a change of a ref. */
export type PushFinding =
  | { readonly by: 'ruleset' | 'protection'; readonly reasons: readonly string[] }
  | { readonly by: 'workflow'; readonly path: string };

/** The rules that bind a branch or a tag, which need not exist. */
export function rulesOf(repository: Repository, ref: string): BoundRule[] {
  return repository.rulesets
    .filter(({ enforcement, include, exclude, target = 'branch' }) => {
      const named = (patterns: readonly string[]) =>
        patterns.some((pattern) => fits(repository, pattern, ref));
      return (
        enforcement === 'active' && ref.startsWith(prefixes[target]) && named(include) && !named(exclude)
      );
    })
    .flatMap((ruleset) => ruleset.rules.map((rule) => ({ rule, ruleset })));
}

const prefixes = { branch: 'refs/heads/', tag: 'refs/tags/' };

function fits(repository: Repository, pattern: string, ref: string): boolean {
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
 * What rulesets, immutable releases, the protection of a branch and the rule for workflow files have against a change.
 * See https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets.
 */
export function pushFinding(
  repository: Repository,
  token: Token | undefined,
  change: RefChange,
): PushFinding | undefined {
  const path = change.after === undefined ? undefined : changedWorkflow(repository, token, change.after);
  if (path !== undefined) return { by: 'workflow', path };
  const login = token?.login ?? '';
  const reasons = rulesOf(repository, change.ref)
    .filter(({ ruleset }) => !ruleset.bypass.includes(login))
    .map(({ rule }) => violation(repository, rule, change))
    .concat(lockViolation(repository, change))
    .filter((reason) => reason !== undefined);
  if (reasons.length > 0) return { by: 'ruleset', reasons: [...new Set(reasons)] };
  const forbidden = protectionReasons(repository, login, change);
  return forbidden.length > 0 ? { by: 'protection', reasons: forbidden } : undefined;
}

/**
 * Throws the refusal GitHub's API gives for what {@link pushFinding} finds: 409 from the contents operations, 422 from those on
 * refs, and 403 for workflow files.
 */
export function assertPushAllowed(
  repository: Repository,
  token: Token | undefined,
  change: RefChange,
  status: 409 | 422,
): void {
  const finding = pushFinding(repository, token, change);
  if (finding === undefined) return;
  if (finding.by === 'workflow') {
    assertWorkflowPermitted(token, finding.path);
    return;
  }
  if (finding.by === 'ruleset')
    throw new Refusal(status, `Repository rule violations found\n\n${finding.reasons.join('\n\n')}\n\n`);
  const reason = finding.reasons.join(' ');
  throw new Refusal(status, status === 409 ? `Could not update file: ${reason}` : reason);
}

const creationRestricted = 'Cannot create ref due to creations being restricted.';
const updateRestricted = 'Cannot update this protected ref.';

/**
 * An immutable release locks its tag, also against being made again when it was deleted with the release; see
 * https://docs.github.com/code-security/concepts/supply-chain-security/immutable-releases.
 */
function lockViolation(repository: Repository, { ref, before, after }: RefChange): string | undefined {
  const tag = ref.startsWith(prefixes.tag) ? ref.slice(prefixes.tag.length) : '';
  const { releases } = repository.project;
  if (!isReleasedForGood(releases, tag) && !releases.retired.includes(tag)) return undefined;
  if (before === undefined) return creationRestricted;
  return after === undefined ? 'Cannot delete this tag' : updateRestricted;
}

function violation(repository: Repository, rule: Rule, change: RefChange): string | undefined {
  const { ref, before, after } = change;
  const { objects } = repository;
  const commit = after === undefined ? undefined : objects.commit(objects.peeled(after));
  const changes = before !== undefined && after !== undefined;
  const kind = ref.startsWith(prefixes.tag) ? 'tag' : 'branch';
  switch (rule.type) {
    case 'creation':
      return before === undefined ? creationRestricted : undefined;
    case 'update':
      return changes ? updateRestricted : undefined;
    case 'deletion':
      return after === undefined ? `Cannot delete this ${kind}` : undefined;
    case 'non_fast_forward':
      return changes && !objects.isAncestor(objects.peeled(before), objects.peeled(after))
        ? `Cannot force-push to this ${kind}`
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
    case 'tag_name_pattern':
      return before === undefined && !matches(rule, ref.slice(prefixes[kind].length))
        ? `${kind === 'tag' ? 'Tag' : 'Branch'} name ${wanted(rule)}`
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

function protectionReasons(
  repository: Repository,
  login: string,
  { ref, before, after }: RefChange,
): string[] {
  const protection = ref.startsWith(prefixes.branch)
    ? repository.protections.get(ref.slice(prefixes.branch.length))
    : undefined;
  if (protection === undefined || protection.bypass?.includes(login)) return [];
  if (protection.pushers !== undefined && !protection.pushers.includes(login)) {
    return [
      'You are not authorized to push to this branch. Visit "About protected branches" for more information.',
    ];
  }
  if (after === undefined) return protection.allowDeletions ? [] : ['Cannot delete this protected branch'];
  if (before === undefined) return [];
  if (!protection.allowForcePushes && !repository.objects.isAncestor(before, after)) {
    return ['Cannot force-push to this protected branch'];
  }
  const checks = expectedChecks(protection.requiredChecks ?? []);
  return [
    ...(checks === undefined ? [] : [checks]),
    ...(protection.requirePullRequest ? ['Changes must be made through a pull request.'] : []),
  ];
}
