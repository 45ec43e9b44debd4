import { GithubRefusal } from '@deploy-actions/github';
import { confirmRepository } from './confirm-repository.ts';
import type { GithubFacts } from './github-source.ts';
import { allPages } from './pages.ts';

/** What guards an environment. */
export interface Environment {
  readonly name: string;
  /** Logins, and teams as `team release`. */
  readonly reviewers: readonly string[];
  readonly preventSelfReview: boolean;
  /** `undefined` where GitHub doesn't say it. */
  readonly canAdminsBypass: boolean | undefined;
  /** In milliseconds. */
  readonly waitTimer: number;
  readonly branches: 'any' | 'protected' | 'patterns';
}

const permission = 'actions: read';

/** An environment; `undefined` when there is none. Throws ConfigurationError when the whole repository is hidden from the token. */
export function environmentOf(facts: GithubFacts, name: string): Promise<Environment | undefined> {
  return facts.once(`environment ${name.toLowerCase()}`, async (repository) => {
    const { client, owner, repo, fullName } = repository;
    const operation = { name: 'read an environment', repository: fullName, permission };
    const found = await client.attempt(operation, [404], (api) =>
      api.repos.getEnvironment({ owner, repo, environment_name: name }),
    );
    if (found instanceof GithubRefusal) {
      await confirmRepository(repository, operation);
      return undefined;
    }
    const rules = (found.protection_rules ?? []) as readonly ProtectionRule[];
    const review = rules.find(({ type }) => type === 'required_reviewers');
    const policy = found.deployment_branch_policy;
    return {
      name: found.name,
      reviewers: (review?.reviewers ?? []).map(({ type, reviewer }) =>
        type === 'Team' ? `team ${reviewer?.slug ?? '?'}` : (reviewer?.login ?? '?'),
      ),
      preventSelfReview: review?.prevent_self_review ?? false,
      canAdminsBypass: 'can_admins_bypass' in found ? found.can_admins_bypass === true : undefined,
      waitTimer: (rules.find(({ type }) => type === 'wait_timer')?.wait_timer ?? 0) * 60_000,
      branches: !policy ? 'any' : policy.protected_branches ? 'protected' : 'patterns',
    };
  });
}

/** All rules in one, since each says only its own share. */
interface ProtectionRule {
  readonly type: string;
  /** In minutes. */
  readonly wait_timer?: number;
  readonly prevent_self_review?: boolean;
  readonly reviewers?: readonly {
    readonly type?: string;
    readonly reviewer?: { readonly login?: string; readonly slug?: string };
  }[];
}

/** The patterns of branches and tags (`tag v*`) that may deploy to an environment which has such patterns. */
export function branchPolicies(facts: GithubFacts, name: string): Promise<readonly string[]> {
  return facts.once(`branches of environment ${name.toLowerCase()}`, async (repository) => {
    const { client, owner, repo, fullName } = repository;
    const operation = { name: 'list the branches of an environment', repository: fullName, permission };
    const policies = await allPages('the branches of an environment', async (page) => {
      const found = await client.send(operation, (api) =>
        api.repos.listDeploymentBranchPolicies({ owner, repo, environment_name: name, ...page }),
      );
      return found.branch_policies;
    });
    return policies.map((policy) => (policy.type === 'tag' ? `tag ${policy.name}` : (policy.name ?? '')));
  });
}
