/** A release as its host shows it; a draft only those see who may push. */
export interface HostedRelease {
  readonly id: number;
  readonly tag: string;
  readonly name: string;
  /** Markdown. */
  readonly body: string;
  readonly draft: boolean;
  readonly prerelease: boolean;
  /** Whether tag and assets can't be changed any more. */
  readonly immutable: boolean;
  /** The release's page. */
  readonly url: string;
}

/** What a release says. */
export interface ReleaseContent {
  readonly tag: string;
  /** The commit its tag will stand on, while there is no tag. */
  readonly commit: string;
  readonly name: string;
  /** Markdown. */
  readonly body: string;
  readonly prerelease: boolean;
  /** Whether the host shows it as its latest one. Drafts and prereleases never are. */
  readonly latest: boolean;
}

/** A file to commit on top of a branch. */
export interface FileCommit {
  readonly branch: string;
  /** The commit the branch must end with. */
  readonly parent: string;
  /** From the top of the tree. */
  readonly path: string;
  /** UTF-8. */
  readonly text: string;
  /** Headline, blank line, body. */
  readonly message: string;
}

/** A pull request that brings one file. */
export interface FilePullRequest extends FileCommit {
  /** The branch the file is proposed from; made on `parent`. */
  readonly from: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}

/** A pull request and its page. */
export interface OpenedPullRequest {
  readonly number: number;
  readonly url: string;
}

/** Who made a commit and through which pull request, as far as the host knows. */
export interface Credit {
  /** Login without `@`. */
  readonly author: string | undefined;
  readonly pullRequest: number | undefined;
}

/**
 * What a host answers when what a request builds on isn't there any more: the branch ends with another commit, the draft is gone,
 * the release is published already. Who gets it looks again.
 */
export const movedOn = Symbol('moved on');

/**
 * Where releases are shown to people, beside the git remote that holds commits and tags. Each method throws ConfigurationError
 * when token or rules forbid it (with the remedy), ProviderError when the host fails.
 */
export interface ReleaseHost {
  /** `owner/name`. */
  readonly repository: string;
  /**
   * Releases whose tag starts with a prefix, newest first, drafts included where the token may see them: those that matter, at most
   * 3 requests. `stands` tells whether git has the tag; without it nothing is published.
   */
  releases(prefix: string, tag: string, stands: boolean): Promise<readonly HostedRelease[]>;
  /** A release as it is now; `undefined` when it is gone. */
  release(id: number): Promise<HostedRelease | undefined>;
  /** Makes a release: as a draft, or at once. */
  create(content: ReleaseContent, draft: boolean): Promise<HostedRelease | typeof movedOn>;
  /** Rewrites a draft, or publishes it with `draft: false`. */
  update(id: number, content: ReleaseContent, draft: boolean): Promise<HostedRelease | typeof movedOn>;
  /** Deletes a draft; one that is gone already is no error. */
  remove(id: number): Promise<void>;
  /** Commits a file in one step, signed by the host; gives the commit's id. */
  commit(commit: FileCommit): Promise<string | typeof movedOn>;
  /** The pull request from one branch into another that is open or merged, if there is one. */
  proposal(branch: string, from: string): Promise<OpenedPullRequest | undefined>;
  /** Opens the pull request that brings a file; completes what an earlier run began. */
  propose(request: FilePullRequest): Promise<OpenedPullRequest>;
  /** Credits by commit, asked for in a bounded number of requests; commits that are too many are left out. */
  credits(commits: readonly string[]): Promise<ReadonlyMap<string, Credit>>;
}
