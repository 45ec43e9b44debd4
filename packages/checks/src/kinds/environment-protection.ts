import { formatDuration } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from '../check.ts';
import { hasProtectedBranch } from '../github/branches.ts';
import { branchPolicies, type Environment, environmentOf } from '../github/environments.ts';
import { type Grade, gathered } from '../grades.ts';

type Configuration = CheckConfigurationOf<'environment-protection'>;

/** Asks GitHub what guards the environment. One that is missing is no error for GitHub: it makes it, with nothing that guards it. */
export function createEnvironmentProtectionCheck(
  configuration: Configuration,
  { github }: Pick<CheckContext, 'github'>,
): Check {
  const { environment: name } = configuration;
  const nextTry = github.tries();
  return {
    asks: `rules of the environment ${name}`,
    async ask() {
      const facts = nextTry();
      const environment = await environmentOf(facts, name);
      if (environment === undefined) return missing(name);
      const patterns =
        environment.branches === 'patterns' && configuration.branches !== 'any'
          ? await branchPolicies(facts, name)
          : undefined;
      const unprotected =
        environment.branches === 'protected' &&
        (configuration.branches === 'protected' || configuration.branches === 'restricted') &&
        !(await hasProtectedBranch(facts));
      return gathered(
        [
          ...gradeReviewers(environment, configuration),
          unprotected ? nothingProtected : gradeBranches(environment, patterns, configuration.branches),
          ...gradeBypass(environment, configuration),
          ...gradeTimer(environment, configuration),
        ],
        evidence(environment, patterns),
      );
    },
  };
}

function missing(name: string) {
  return {
    status: 'fail' as const,
    finding: `there is no environment \`${name}\`: GitHub would create it silently with the first deployment, without reviewers and for every branch; make it under Settings, Environments, with required reviewers`,
    answer: `no environment ${name}`,
  };
}

/** See "Deployment branches and tags" in https://docs.github.com/actions/reference/deployments-and-environments. */
const nothingProtected: Grade = {
  status: 'fail',
  finding:
    'only protected branches may deploy, but no branch is protected, and then GitHub lets every branch: protect the branch (Settings, Rules) or name patterns',
};

/** Patterns of stars alone, which leave nothing out. */
const everything = /^(tag )?[*/]+$/;

function gradeReviewers(
  { reviewers, preventSelfReview }: Environment,
  { 'reviewers-at-least': least, 'prevent-self-review': prevent }: Configuration,
): Grade[] {
  const found = reviewers.length === 0 ? 'nobody' : reviewers.join(', ');
  if (reviewers.length < least) {
    const finding = `required reviewers: ${found}, wanted at least ${least}`;
    return [{ status: 'fail', finding }];
  }
  if (reviewers.length === 0) return [{ status: 'pass', finding: 'no reviewers, none wanted' }];
  const who: Grade = { status: 'pass', finding: `required reviewers: ${found}` };
  if (!prevent) return [who];
  if (preventSelfReview) return [who, { status: 'pass', finding: 'no self-review' }];
  const finding =
    'whoever starts a deployment can approve it, wanted `Prevent self-review` in the rules of the environment';
  return [who, { status: 'fail', finding }];
}

function gradeBranches(
  { branches }: Environment,
  patterns: readonly string[] | undefined,
  wanted: Configuration['branches'],
): Grade {
  if (wanted === 'any') return { status: 'pass', finding: 'any branch may deploy, as wanted' };
  const wish = Array.isArray(wanted)
    ? wanted.join(', ')
    : wanted === 'protected'
      ? 'protected ones'
      : 'some only';
  if (branches === 'any') {
    return { status: 'fail', finding: `every branch and tag may deploy, wanted ${wish}` };
  }
  if (patterns?.length === 0) {
    return { status: 'fail', finding: `no branch at all may deploy, wanted ${wish}: add a pattern` };
  }
  const found = patterns === undefined ? 'protected branches' : patterns.join(', ');
  const pass: Grade = { status: 'pass', finding: `only ${found} may deploy` };
  const unlimited = patterns?.filter((pattern) => everything.test(pattern)) ?? [];
  if (wanted === 'restricted' && unlimited.length > 0) {
    return {
      status: 'fail',
      finding: `${unlimited.join(', ')} may deploy, which leaves nothing out, wanted ${wish}`,
    };
  }
  if (wanted === 'restricted' || wanted === branches) return pass;
  if (!Array.isArray(wanted) || patterns === undefined) {
    return { status: 'fail', finding: `${found} may deploy, wanted ${wish}` };
  }
  const extra = patterns.filter((pattern) => !wanted.includes(pattern));
  if (extra.length === 0) return pass;
  return { status: 'fail', finding: `${extra.join(', ')} may deploy, wanted only ${wish}` };
}

function gradeBypass({ canAdminsBypass }: Environment, { 'admin-bypass': meaning }: Configuration): Grade[] {
  if (meaning === 'allow') return [];
  if (canAdminsBypass === false) return [{ status: 'pass', finding: 'no bypass for administrators' }];
  const finding =
    canAdminsBypass === undefined
      ? 'GitHub doesn’t say whether administrators can pass over the rules'
      : 'administrators can pass over the rules (`Allow administrators to bypass`)';
  return [{ status: meaning, finding }];
}

function gradeTimer({ waitTimer }: Environment, { 'wait-timer': least }: Configuration): Grade[] {
  if (least === undefined) return [];
  const finding = `GitHub waits ${formatDuration(waitTimer)}, wanted at least ${formatDuration(least)}`;
  return [{ status: waitTimer >= least ? 'pass' : 'fail', finding }];
}

function evidence(environment: Environment, patterns: readonly string[] | undefined): string {
  const { name, reviewers, preventSelfReview, canAdminsBypass, waitTimer, branches } = environment;
  return [
    `environment ${name}`,
    `required reviewers: ${reviewers.join(', ') || 'none'}`,
    `prevent self-review: ${preventSelfReview}`,
    `branches: ${patterns ? patterns.join(', ') || 'none' : branches}`,
    `administrators can bypass: ${canAdminsBypass ?? 'not told'}`,
    `wait timer: ${formatDuration(waitTimer)}`,
  ].join('\n');
}
