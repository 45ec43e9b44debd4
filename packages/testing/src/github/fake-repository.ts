import { ownSignature } from './identity.ts';
import { editedIssue, type Issue, type IssueOptions, newIssue } from './issue-state.ts';
import { type JobOptions, newJob, newRun, type RunOptions } from './new-run.ts';
import type { CommitStatus, Deployment, Environment, PullRequest } from './project.ts';
import {
  type AlertOptions,
  addAlert,
  type DeploymentOptions,
  newDeployment,
  newEnvironment,
  newPullRequest,
  type PullRequestOptions,
} from './project-options.ts';
import { addRelease, type Release, type ReleaseOptions } from './release-state.ts';
import type { BranchProtection, CheckRun, Job, Repository, Rule, Ruleset, WorkflowRun } from './world.ts';

/** What a test says of a new repository. */
export interface RepositoryOptions {
  readonly owner: string;
  readonly name: string;
  /** False when absent. */
  readonly private?: boolean;
  /** `main` when absent. */
  readonly defaultBranch?: string;
  /** Files of the first commit; a readme when absent; an empty repository when null. */
  readonly files?: Readonly<Record<string, string>> | null;
  /**
   * A folder in which refs and objects are a bare git repository, made there when there is none; one with refs stays as it
   * is. In memory when absent.
   */
  readonly bare?: string;
}

/** What a test says of a commit. */
export interface CommitOptions {
  /** The default branch when absent; it is made if need be. */
  readonly branch?: string;
  /** New contents by path; null removes a file. What isn't named stays. */
  readonly files: Readonly<Record<string, string | null>>;
  readonly message?: string;
  /** The branch's head when absent; none makes an orphan. */
  readonly parents?: readonly string[];
}

/** What a test says of a tag. */
export interface TagOptions {
  /** The id of what it names; the default branch's head when absent. */
  readonly target?: string;
  readonly annotated?: boolean;
  readonly verified?: boolean;
}

/** What a test says of a ruleset. */
export interface RulesetOptions {
  /** `~ALL`, `~DEFAULT_BRANCH`, or full ref names with the stars of Ruby's fnmatch; the default branch, or all tags, when absent. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly rules: readonly Rule[];
  readonly name?: string;
  readonly enforcement?: Ruleset['enforcement'];
  /** `branch` when absent. */
  readonly target?: Ruleset['target'];
  /** Logins that the rules don't bind. */
  readonly bypass?: readonly string[];
}

/** What a repository needs of its fake. */
export interface RepositoryHost {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A number that was never given before. */
  readonly nextId: () => number;
  /** Called before every change, so that stale reads have something to show. */
  readonly beforeChange: () => void;
}

/** A repository in the hands of a test: what is there, and changes that no rule forbids. */
export class FakeRepository {
  /** The repository itself, for what has no method here. */
  readonly state: Repository;
  readonly #host: RepositoryHost;

  constructor(state: Repository, host: RepositoryHost) {
    this.state = state;
    this.#host = host;
  }

  /** Commits to a branch as somebody else would; gives the commit's id. */
  commit({ branch = this.state.defaultBranch, files, message = 'Change', parents }: CommitOptions): string {
    this.#host.beforeChange();
    const { objects, refs } = this.state;
    const head = refs.get(`refs/heads/${branch}`);
    const from = parents ?? (head === undefined ? [] : [head]);
    const start = from[0] === undefined ? undefined : objects.commit(from[0])?.tree;
    const tree = Object.entries(files).reduce(
      (whole, [path, text]) =>
        objects.withEntry(
          whole,
          path,
          text === null ? undefined : { mode: '100644', sha: objects.addBlob(Buffer.from(text)) },
        ),
      start ?? objects.addTree(new Map()),
    );
    const author = ownSignature({ login: 'octocat' }, this.#host.now());
    const sha = objects.addCommit({ tree, parents: from, author, committer: author, message });
    refs.set(`refs/heads/${branch}`, sha);
    this.state.pushedAt = this.#host.now();
    return sha;
  }

  /** The names of all branches. */
  get branches(): string[] {
    const prefix = 'refs/heads/';
    return [...this.state.refs.keys()]
      .filter((ref) => ref.startsWith(prefix))
      .map((ref) => ref.slice(prefix.length))
      .toSorted();
  }

  /** The commit a branch is at; undefined when there is no such branch. */
  head(branch = this.state.defaultBranch): string | undefined {
    return this.state.refs.get(`refs/heads/${branch}`);
  }

  /** A file's text at the head of a branch; undefined when there is none. */
  file(path: string, branch = this.state.defaultBranch): string | undefined {
    const { objects } = this.state;
    const tree = objects.commit(this.head(branch) ?? '')?.tree;
    const entry = tree === undefined ? undefined : objects.entryAt(tree, path);
    return entry && objects.blob(entry.sha)?.toString();
  }

  /** The commits of a branch along first parents, newest first. */
  history(branch = this.state.defaultBranch): { sha: string; message: string; parents: readonly string[] }[] {
    const found: { sha: string; message: string; parents: readonly string[] }[] = [];
    for (let sha = this.head(branch); sha !== undefined; sha = found.at(-1)?.parents[0]) {
      const commit = this.state.objects.commit(sha);
      if (commit === undefined) break;
      found.push({ sha, message: commit.message, parents: commit.parents });
    }
    return found;
  }

  /** Puts a branch somewhere, made if need be; undefined deletes it. */
  setBranch(branch: string, sha: string | undefined): void {
    this.#host.beforeChange();
    if (sha === undefined) this.state.refs.delete(`refs/heads/${branch}`);
    else this.state.refs.set(`refs/heads/${branch}`, sha);
  }

  /** Adds a ruleset; gives it, and removing it from `state.rulesets` ends it. */
  addRuleset(options: RulesetOptions): Ruleset {
    const id = this.#host.nextId();
    const ruleset: Ruleset = {
      id,
      name: options.name ?? `ruleset ${id}`,
      enforcement: options.enforcement ?? 'active',
      target: options.target ?? 'branch',
      include: options.include ?? [options.target === 'tag' ? '~ALL' : '~DEFAULT_BRANCH'],
      exclude: options.exclude ?? [],
      rules: options.rules,
      bypass: options.bypass ?? [],
    };
    this.state.rulesets.push(ruleset);
    return ruleset;
  }

  /** Protects a branch the classic way. */
  protectBranch(branch: string, protection: BranchProtection): void {
    this.state.protections.set(branch, protection);
  }

  /** Adds a workflow run that is under way, without jobs. Its properties may be changed at any time. */
  addRun(options: RunOptions = {}): WorkflowRun {
    const run = newRun(this.state, this.#host.nextId(), this.#host.now(), options);
    this.state.runs.push(run);
    return run;
  }

  /** Adds a job that is under way to a run's newest attempt. Its properties may be changed at any time. */
  addJob(run: WorkflowRun, options: JobOptions = {}): Job {
    const job = newJob(run, this.#host.nextId(), this.#host.now(), options);
    run.jobs.push(job);
    return job;
  }

  /** Runs a run again, as a person does who presses the button; gives the attempt's number. It has no jobs yet. */
  addAttempt(run: WorkflowRun): number {
    const number = run.attempts.length + 1;
    run.attempts.push({ number, status: 'in_progress', conclusion: null, startedAt: this.#host.now() });
    return number;
  }

  /** Ends a job, now. */
  completeJob(job: Job, conclusion: NonNullable<Job['conclusion']>): void {
    this.#host.beforeChange();
    Object.assign(job, { status: 'completed', conclusion, completedAt: this.#host.now() });
  }

  /** Adds a check run that belongs to no job, done and green unless told otherwise. */
  addCheckRun(options: Partial<Omit<CheckRun, 'id'>> = {}): CheckRun {
    const now = this.#host.now();
    const checkRun: CheckRun = {
      name: 'check',
      headSha: this.head() ?? '',
      status: 'completed',
      conclusion: 'success',
      startedAt: now,
      completedAt: now,
      ...options,
      id: this.#host.nextId(),
    };
    this.state.checkRuns.push(checkRun);
    return checkRun;
  }
  /** Opens an issue as a person does. */
  addIssue(options: IssueOptions): Issue {
    this.#host.beforeChange();
    const issue = newIssue(this.state, this.#host.nextId(), this.#host.now(), options);
    this.state.issues.push(issue);
    return issue;
  }

  /** Changes an issue's description as a person does, e.g. by ticking a box. Throws when nothing changes. */
  editIssue(issue: Pick<Issue, 'number'>, editor: string, change: (body: string) => string): void {
    this.#host.beforeChange();
    const found = this.state.issues.find(({ number }) => number === issue.number);
    if (found === undefined) throw new Error(`the fake GitHub has no issue ${issue.number}`);
    const body = change(found.body);
    if (body === found.body) throw new Error(`${editor} changes nothing of the issue ${issue.number}`);
    editedIssue(found, { editor, body, id: this.#host.nextId(), at: this.#host.now() });
  }

  /** Puts a tag on a commit (the default branch's head when absent), an annotated one unless told otherwise; gives the commit. */
  addTag(name: string, options: TagOptions = {}): string {
    const { target = this.head() ?? '', annotated = true, verified = false } = options;
    const tagger = ownSignature({ login: 'octocat' }, this.#host.now());
    const object = annotated
      ? this.state.objects.addTag({ name, object: target, tagger, message: name, verified })
      : target;
    this.state.refs.set(`refs/tags/${name}`, object);
    return target;
  }

  /** Adds a release as a person makes it, published unless it is a draft; no tag is made. */
  addRelease(options: ReleaseOptions): Release {
    const { nextId, now } = this.#host;
    return addRelease(this.state.project.releases, nextId(), now(), options);
  }

  /** Adds a pull request: open, unless it has a merge commit. Its properties may be changed at any time. */
  addPullRequest(options: PullRequestOptions = {}): PullRequest {
    const { nextId, now } = this.#host;
    const pullRequest = newPullRequest(this.state, nextId, now(), options);
    this.state.project.pullRequests.push(pullRequest);
    return pullRequest;
  }

  /** Adds a commit status, a green one on the default branch's head unless told otherwise. */
  addStatus(options: Partial<Omit<CommitStatus, 'id'>> = {}): CommitStatus {
    const status: CommitStatus = {
      ...{ sha: this.head() ?? '', context: 'ci/external', state: 'success', description: null },
      ...{ createdAt: this.#host.now(), ...options, id: this.#host.nextId() },
    };
    this.state.project.statuses.push(status);
    return status;
  }

  /** Adds an environment, which nothing guards unless told so. Its properties may be changed at any time. */
  addEnvironment(options: Partial<Environment> = {}): Environment {
    const environment = newEnvironment(this.#host.nextId(), this.#host.now(), options);
    this.state.project.environments.push(environment);
    return environment;
  }

  /** Adds a deployment, one that succeeded unless told otherwise. */
  addDeployment(options: DeploymentOptions = {}): Deployment {
    const { nextId, now } = this.#host;
    const deployment = newDeployment(this.state, nextId, now(), options);
    this.state.project.deployments.push(deployment);
    return deployment;
  }

  /** Adds an alert of a kind, open unless told otherwise. */
  addAlert<K extends keyof AlertOptions>(kind: K, options: AlertOptions[K] = {}) {
    return addAlert(this.state, this.#host.now(), kind, options);
  }
}
