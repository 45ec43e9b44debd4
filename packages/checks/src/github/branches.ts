import { GithubRefusal } from '@deploy-actions/github';
import { confirmRepository } from './confirm-repository.ts';
import type { GithubFacts } from './github-source.ts';
import { allPages } from './pages.ts';

/** A branch as everybody who may read the repository sees it. */
export interface Branch {
  readonly head: string;
  /** By a ruleset or the classic way. */
  readonly protected: boolean;
  /** Whether it is protected the classic way. */
  readonly classic: boolean;
  /** The checks that the classic protection requires. */
  readonly requiredChecks: readonly string[];
}

/** A branch; `undefined` when there is none of that name. */
export function branchOf(facts: GithubFacts, branch: string): Promise<Branch | undefined> {
  return facts.once(`branch ${branch}`, async (repository) => {
    const { client, owner, repo, fullName } = repository;
    const operation = { name: 'read a branch', repository: fullName, permission: 'contents: read' };
    const found = await client.attempt(operation, [404], (api) =>
      api.repos.getBranch({ owner, repo, branch }),
    );
    if (found instanceof GithubRefusal) {
      await confirmRepository(repository, operation);
      return undefined;
    }
    return {
      ...{ head: found.commit.sha, protected: found.protected },
      classic: found.protection.enabled === true,
      requiredChecks: found.protection.required_status_checks?.contexts ?? [],
    };
  });
}

/** Whether any branch is protected, by a ruleset or the classic way. */
export function hasProtectedBranch(facts: GithubFacts): Promise<boolean> {
  return facts.once('protected branches', async ({ client, owner, repo, fullName }) => {
    const operation = { name: 'list protected branches', repository: fullName, permission: 'contents: read' };
    const found = await client.send(operation, (api) =>
      api.repos.listBranches({ owner, repo, protected: true, per_page: 1 }),
    );
    return found.length > 0;
  });
}

/** How a branch is to a commit: the commits that only the branch has, and whether it has the commit. */
export interface Distance {
  readonly contained: boolean;
  readonly behind: number;
}

/** Compares a commit with a branch; `undefined` when GitHub doesn't know the commit. */
export function distanceTo(facts: GithubFacts, sha: string, branch: string): Promise<Distance | undefined> {
  return facts.once(`${sha} against ${branch}`, async ({ client, owner, repo, fullName }) => {
    const found = await client.attempt(
      { name: 'compare a commit with a branch', repository: fullName, permission: 'contents: read' },
      [404],
      (api) =>
        api.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${sha}...${branch}`, per_page: 1 }),
    );
    if (found instanceof GithubRefusal) return undefined;
    return {
      contained: found.status === 'ahead' || found.status === 'identical',
      behind: found.ahead_by,
    };
  });
}

/** A rule of a ruleset that is in force. */
export interface BranchRule {
  readonly type: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** The rules of all rulesets that bind a branch, organization's included; who may bypass them isn't among them. */
export function branchRules(facts: GithubFacts, branch: string): Promise<readonly BranchRule[]> {
  return facts.once(`rules of ${branch}`, async ({ client, owner, repo, fullName }) => {
    const operation = {
      name: 'list the rules of a branch',
      repository: fullName,
      permission: 'metadata: read',
    };
    const rules = await allPages('the rules of a branch', (page) =>
      client.send(operation, (api) => api.repos.getBranchRules({ owner, repo, branch, ...page })),
    );
    return rules.map((rule) => ({
      type: rule.type,
      parameters: 'parameters' in rule ? { ...rule.parameters } : {},
    }));
  });
}
