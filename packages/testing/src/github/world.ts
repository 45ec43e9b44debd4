import type { BareRepository } from './bare-repository.ts';
import type { GitObjects } from './git-objects.ts';
import type { Issue } from './issue-state.ts';
import type { Project } from './project.ts';

/** What a token may do with an area, as under `permissions` in a workflow. */
export type Access = 'none' | 'read' | 'write';

/** A token as the fake knows it. */
export interface Token {
  readonly value: string;
  /** `actions` is GITHUB_TOKEN, `installation` another App's, `user` a fine-grained personal one. */
  readonly kind: 'actions' | 'installation' | 'user';
  /** Who acts, e.g. `github-actions[bot]`. */
  readonly login: string;
  /** By area, e.g. `contents`, `actions`, `checks`; what is missing is `none`. */
  readonly permissions: Readonly<Record<string, Access>>;
  /** Full names of the repositories it reaches beyond public ones. */
  readonly repositories: readonly string[] | 'all';
  /** Requests an hour. */
  readonly limit: number;
}

/** A rule of a ruleset as the API shows it. */
export interface Rule {
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** A ruleset for branches or tags. */
export interface Ruleset {
  readonly id: number;
  readonly name: string;
  readonly enforcement: 'active' | 'evaluate' | 'disabled';
  /** `branch` when absent. */
  readonly target?: 'branch' | 'tag';
  /** `~ALL`, `~DEFAULT_BRANCH`, or full ref names with the stars of Ruby's fnmatch. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly rules: readonly Rule[];
  /** Logins that the rules don't bind. */
  readonly bypass: readonly string[];
}

/** Classic protection of one branch: pushes need a pull request, or only listed logins may push. */
export interface BranchProtection {
  readonly requirePullRequest?: boolean;
  /** Names of checks that must have passed. */
  readonly requiredChecks?: readonly string[];
  readonly allowForcePushes?: boolean;
  readonly allowDeletions?: boolean;
  /** Approvals that a pull request needs. */
  readonly approvals?: number;
  /** Only these logins may push; everybody with write access when absent. */
  readonly pushers?: readonly string[];
  /** Logins that the protection doesn't bind. */
  readonly bypass?: readonly string[];
}

/** A job of a run; a test changes it as it likes. */
export interface Job {
  id: number;
  name: string;
  /** The attempt it belongs to. */
  attempt: number;
  status: 'queued' | 'in_progress' | 'completed' | 'waiting' | 'requested' | 'pending';
  conclusion:
    | 'success'
    | 'failure'
    | 'cancelled'
    | 'skipped'
    | 'timed_out'
    | 'action_required'
    | 'neutral'
    | null;
  /** The check run that shows it; GitHub uses the job's own id. */
  checkRunId: number;
  /** Milliseconds since 1970. */
  startedAt: number;
  completedAt: number | null;
  steps: { name: string; status: 'queued' | 'in_progress' | 'completed'; conclusion: string | null }[];
}

/** One attempt of a run. */
export interface RunAttempt {
  number: number;
  status: string;
  conclusion: string | null;
  /** Milliseconds since 1970. */
  startedAt: number;
}

/** A workflow run; a test changes it as it likes. */
export interface WorkflowRun {
  id: number;
  name: string;
  /** The workflow's file, e.g. `.github/workflows/deploy.yml`. */
  path: string;
  event: string;
  actor: string;
  headBranch: string;
  headSha: string;
  /** The fork that the commit was pushed to, as `owner/name`; absent for the repository itself. */
  fork?: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  /** From the first to the newest. */
  attempts: RunAttempt[];
  jobs: Job[];
  /** What people said of its environments, from the first to the last. */
  approvals: EnvironmentReview[];
}

/** What somebody said of environments that a run waited for. */
export interface EnvironmentReview {
  readonly environments: readonly string[];
  readonly state: 'approved' | 'rejected';
  /** A login. */
  readonly user: string;
  readonly comment?: string;
}

/** A check run; every job has one too, which follows the job. */
export interface CheckRun {
  id: number;
  name: string;
  headSha: string;
  status: 'queued' | 'in_progress' | 'completed' | 'waiting' | 'requested' | 'pending';
  conclusion: string | null;
  startedAt: number | null;
  completedAt: number | null;
  /** Each suite belongs to one app; a check run has a suite of its own when absent. */
  suite?: number;
  /** `github-actions` when absent. */
  app?: string;
  /** What an App wrote about it; annotations as they were sent. */
  output?: {
    title: string | null;
    summary: string | null;
    annotations: readonly Readonly<Record<string, unknown>>[];
  };
  detailsUrl?: string;
}

/** A repository. */
export interface Repository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  private: boolean;
  archived: boolean;
  defaultBranch: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  pushedAt: number;
  /** Ids by full name, e.g. `refs/heads/main`. */
  refs: Map<string, string>;
  rulesets: Ruleset[];
  /** By the branch's name. */
  protections: Map<string, BranchProtection>;
  runs: WorkflowRun[];
  checkRuns: CheckRun[];
  /** Pull requests, statuses, environments, deployments and alerts. */
  project: Project;
  /** False when issues are switched off. */
  hasIssues: boolean;
  /** From the oldest to the newest. */
  issues: Issue[];
  /** The role of each person that has one, by login in lower case; GitHub's own names or one of the organization's. */
  readonly collaborators: Map<string, string>;
  /** Shared by all copies, since nothing is ever removed. */
  readonly objects: GitObjects;
  /** Where refs and objects are, when they are on disk. */
  readonly bare?: BareRepository;
}

/** All that the fake knows. Keys of repositories are full names in lower case. */
export interface World {
  readonly repositories: Map<string, Repository>;
  readonly tokens: Map<string, Token>;
  /** The logins of each team's members, by `org/slug` in lower case. */
  readonly teams: Map<string, readonly string[]>;
}

/** A copy that later changes don't reach. */
export function copyOf(world: World): World {
  return {
    tokens: new Map(world.tokens),
    teams: new Map(world.teams),
    repositories: new Map(
      [...world.repositories].map(([key, { objects, refs, bare, ...rest }]) => [
        key,
        { ...structuredClone(rest), refs: new Map(refs), objects, ...(bare && { bare }) },
      ]),
    ),
  };
}

/** `owner/name` as it is written. */
export function fullName(repository: Repository): string {
  return `${repository.owner}/${repository.name}`;
}
