/** Who makes commits and tags. */
export interface Committer {
  readonly name: string;
  readonly email: string;
}

/** How far a release goes. */
export const stages = ['prepare', 'publish', 'all'] as const;

/** One of {@link stages}. */
export type ReleaseStage = (typeof stages)[number];

/** Whether the remote's host shows a release, too: where it can, always or never. */
export const githubReleaseModes = ['auto', 'true', 'false'] as const;

/** How the changelog gets onto its branch. */
export const changelogCommits = ['direct', 'pull-request'] as const;

/** What is to be released, and how. */
export interface ReleaseRequest {
  /** A folder of the work tree. */
  readonly directory: string;
  /** The commit to release; `HEAD` when absent. */
  readonly sha: string | undefined;
  /** Folders and files whose commits count, from the top of the tree; all of them when empty. */
  readonly paths: readonly string[];
  /** A commit to tag in place of `sha`: one that only carries its release (its parent, by the trailer `Source-Commit`). */
  readonly releaseCommit: string | undefined;
  /** `auto`, `major`, `minor`, `patch`, `prerelease` or a version. */
  readonly bump: string;
  readonly stage: ReleaseStage;
  /** Path of the changelog below `directory`; none is kept when absent. */
  readonly changelog: string | undefined;
  readonly changelogCommit: (typeof changelogCommits)[number];
  /** Whether entries name who made them. */
  readonly contributors: boolean;
  /** Whether entries name their pull requests. */
  readonly pullRequests: boolean;
  readonly githubRelease: (typeof githubReleaseModes)[number];
  /** Whether `prepare` puts the next candidate's tag onto the commit. */
  readonly candidateTag: boolean;
  readonly floatingTags: boolean;
  readonly tagPrefix: string;
  /** The tag's message; may hold {@link messagePlaceholders}. */
  readonly message: string;
  readonly prereleaseChannel: string;
  readonly push: boolean;
  /** Name of the remote. */
  readonly remote: string;
  /** The branch that gets the changelog commit. */
  readonly branch: string | undefined;
  readonly committer: Committer;
  /** A token for a remote over HTTPS; git's own credentials are used when absent. */
  readonly token: string | undefined;
  readonly dryRun: boolean;
}

/** What `{{name}}` in a tag's message can stand for. */
export const messagePlaceholders = ['version', 'tag', 'previous-tag', 'notes'] as const;

/** Values by the name of the placeholder. */
export type MessageValues = Readonly<Record<(typeof messagePlaceholders)[number], string>>;

/** The names in a message that aren't {@link messagePlaceholders}. */
export function unknownPlaceholders(message: string): string[] {
  return [...message.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => !(messagePlaceholders as readonly string[]).includes(name));
}

/** The message with its placeholders replaced. */
export function expandMessage(message: string, values: MessageValues): string {
  return message.replace(
    /\{\{\s*([^{}]*?)\s*\}\}/g,
    (whole, name: keyof MessageValues) => values[name] ?? whole,
  );
}
