import type {
  ChangedFile,
  CodeScanningAlert,
  DependabotAlert,
  Deployment,
  DeploymentStatus,
  Environment,
  Project,
  PullRequest,
  Review,
  SecretScanningAlert,
} from './project.ts';
import type { Repository } from './world.ts';

/** What a test says of a new pull request. */
export type PullRequestOptions = Partial<
  Pick<
    PullRequest,
    'title' | 'body' | 'author' | 'base' | 'upstream' | 'commits' | 'mergeCommitSha' | 'state'
  >
> & {
  readonly head?: Partial<PullRequest['head']>;
  /** Paths that it modifies, or files as the API tells of them. */
  readonly files?: readonly (string | ChangedFile)[];
  /** In their order; a login alone is an approval of the head. */
  readonly reviews?: readonly (string | (Partial<Review> & Pick<Review, 'user'>))[];
};

/** What a test says of a new deployment. */
export type DeploymentOptions = Partial<Omit<Deployment, 'id' | 'statuses'>> & {
  /** From the first to the newest. */
  readonly states?: readonly DeploymentStatus['state'][];
};

/** What a test says of a new alert, by its kind. */
export interface AlertOptions {
  readonly codeScanning: Partial<CodeScanningAlert>;
  readonly dependabot: Partial<DependabotAlert>;
  readonly secretScanning: Partial<SecretScanningAlert>;
}

/** A pull request into the default branch: merged when it has a merge commit, else open. */
export function newPullRequest(
  repository: Repository,
  nextId: () => number,
  now: number,
  options: PullRequestOptions,
): PullRequest {
  const { files = [], reviews = [], head, mergeCommitSha = null } = options;
  const base = options.base ?? repository.defaultBranch;
  const sha = head?.sha ?? repository.refs.get(`refs/heads/${base}`) ?? '';
  return {
    title: 'Change',
    body: '',
    author: 'octocat',
    commits: [],
    ...options,
    id: nextId(),
    number: repository.project.pullRequests.length + 1,
    head: { ref: 'feature', ...head, sha },
    base,
    state: options.state ?? (mergeCommitSha === null ? 'open' : 'closed'),
    mergedAt: mergeCommitSha === null ? null : now,
    mergeCommitSha,
    files: files.map((file) => (typeof file === 'string' ? { filename: file, status: 'modified' } : file)),
    reviews: reviews.map((review, index) => ({
      state: 'APPROVED',
      commitId: sha,
      submittedAt: now + index * 1000,
      ...(typeof review === 'string' ? { user: review } : review),
      id: nextId(),
    })),
    createdAt: now,
  };
}

/** An environment that nothing guards unless told otherwise. */
export function newEnvironment(id: number, now: number, options: Partial<Environment>): Environment {
  return {
    name: 'production',
    reviewers: [],
    preventSelfReview: false,
    waitTimer: 0,
    canAdminsBypass: true,
    branchPolicy: null,
    createdAt: now,
    ...options,
    id,
  };
}

/** A deployment of the default branch's head that succeeded. */
export function newDeployment(
  repository: Repository,
  nextId: () => number,
  now: number,
  { states = ['success'], ...options }: DeploymentOptions,
): Deployment {
  const createdAt = options.createdAt ?? now;
  return {
    sha: repository.refs.get(`refs/heads/${repository.defaultBranch}`) ?? '',
    ref: repository.defaultBranch,
    environment: 'staging',
    task: 'deploy',
    creator: 'github-actions[bot]',
    ...options,
    createdAt,
    id: nextId(),
    statuses: states.map((state) => ({ id: nextId(), state, createdAt })),
  };
}

/** Adds an open alert of a kind. */
export function addAlert<K extends keyof AlertOptions>(
  { project, defaultBranch }: Repository,
  now: number,
  kind: K,
  options: AlertOptions[K],
): Project[K]['list'][number] {
  const number = project[kind].list.length + 1;
  const defaults = {
    codeScanning: {
      rule: 'js/sql-injection',
      severity: 'error',
      securitySeverity: 'high',
      ref: `refs/heads/${defaultBranch}`,
      path: 'src/db.js',
    },
    dependabot: { severity: 'high', package: 'lodash', scope: 'runtime' },
    secretScanning: { type: 'aws_secret_access_key', secret: 'wJalrXUtnFEMI/EXAMPLE' },
  }[kind];
  const alert = { state: 'open', createdAt: now, ...defaults, ...options, number };
  (project[kind].list as unknown[]).push(alert);
  return alert as unknown as Project[K]['list'][number];
}
