import { emptyReleases, type Releases } from './release-state.ts';

/** A review of a pull request. */
export interface Review {
  id: number;
  user: string;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
  /** The head of the pull request when the review was given. */
  commitId: string;
  submittedAt: number;
}

/** A file that a pull request changes. */
export interface ChangedFile {
  filename: string;
  status: 'added' | 'removed' | 'modified' | 'renamed';
  previousFilename?: string;
}

/** A pull request. */
export interface PullRequest {
  id: number;
  number: number;
  title: string;
  /** Markdown. */
  body: string;
  author: string;
  head: { ref: string; sha: string };
  base: string;
  /** The repository it is for, when that is the one this is a fork of. */
  upstream?: string;
  /** Merged when `mergedAt` is there. */
  state: 'open' | 'closed';
  mergedAt: number | null;
  mergeCommitSha: string | null;
  /** Further commits that it brings, beside its head and its merge commit. */
  commits: string[];
  files: ChangedFile[];
  reviews: Review[];
  createdAt: number;
}

/** A commit status, as systems outside of GitHub set it. */
export interface CommitStatus {
  id: number;
  sha: string;
  context: string;
  state: 'error' | 'failure' | 'pending' | 'success';
  description: string | null;
  createdAt: number;
}

/** An environment with the rules that guard it. */
export interface Environment {
  id: number;
  name: string;
  reviewers: { type: 'User' | 'Team'; name: string }[];
  preventSelfReview: boolean;
  /** Minutes. */
  waitTimer: number;
  canAdminsBypass: boolean;
  /** All branches may deploy when null, protected ones or those that a pattern names otherwise. */
  branchPolicy: 'protected' | { name: string; type: 'branch' | 'tag' }[] | null;
  createdAt: number;
}

/** A status of a deployment. */
export interface DeploymentStatus {
  id: number;
  state: 'error' | 'failure' | 'inactive' | 'pending' | 'success' | 'queued' | 'in_progress';
  createdAt: number;
}

/** A deployment. */
export interface Deployment {
  id: number;
  sha: string;
  ref: string;
  environment: string;
  task: string;
  creator: string;
  createdAt: number;
  /** From the first to the newest. */
  statuses: DeploymentStatus[];
}

/** An alert of code scanning. */
export interface CodeScanningAlert {
  number: number;
  state: 'open' | 'dismissed' | 'fixed';
  rule: string;
  severity: 'none' | 'note' | 'warning' | 'error';
  /** Null for what isn't about security, and for tools that don't say it. */
  securitySeverity: 'low' | 'medium' | 'high' | 'critical' | null;
  ref: string;
  path: string;
  createdAt: number;
}

/** An alert of Dependabot. */
export interface DependabotAlert {
  number: number;
  state: 'open' | 'dismissed' | 'fixed' | 'auto_dismissed';
  severity: 'low' | 'medium' | 'high' | 'critical';
  package: string;
  scope: 'development' | 'runtime';
  createdAt: number;
}

/** An alert of secret scanning. */
export interface SecretScanningAlert {
  number: number;
  state: 'open' | 'resolved';
  type: string;
  /** What a token may see of it: never to be found in a report. */
  secret: string;
  createdAt: number;
}

/** A kind of alerts: what there is, or why GitHub has none. */
export interface Alerts<T> {
  /** `unanalysed` is code scanning that is on and never got a result. */
  state: 'on' | 'off' | 'unanalysed';
  list: T[];
}

/** What a repository has beside its git data and its runs. */
export interface Project {
  pullRequests: PullRequest[];
  /** Whether GITHUB_TOKEN may open pull requests: a setting of the repository. */
  actionsMayPropose: boolean;
  releases: Releases;
  /** Logins by the addresses of commits, beside GitHub's own noreply addresses. */
  logins: Map<string, string>;
  statuses: CommitStatus[];
  environments: Environment[];
  deployments: Deployment[];
  codeScanning: Alerts<CodeScanningAlert>;
  dependabot: Alerts<DependabotAlert>;
  secretScanning: Alerts<SecretScanningAlert>;
}

/** A project with nothing in it, and all alerts on. */
export function emptyProject(): Project {
  return {
    pullRequests: [],
    actionsMayPropose: true,
    releases: emptyReleases(),
    logins: new Map(),
    statuses: [],
    environments: [],
    deployments: [],
    codeScanning: { state: 'on', list: [] },
    dependabot: { state: 'on', list: [] },
    secretScanning: { state: 'on', list: [] },
  };
}
