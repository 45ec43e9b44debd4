/** Which run this is, for messages, records and locks. On a laptop most of it is absent. */
export interface RunIdentity {
  /** `owner/name`. */
  readonly repository: string | undefined;
  /** The commit the run is about. */
  readonly sha: string | undefined;
  /** The branch the workflow runs for, without `refs/heads/`; absent for tags and pull requests. */
  readonly branch?: string | undefined;
  readonly runId: string | undefined;
  readonly attempt: string | undefined;
  readonly job: string | undefined;
  /** Who started the run. */
  readonly actor: string;
  /** Who started this attempt of it: somebody else when another person ran it again. */
  readonly triggeringActor?: string | undefined;
  /** The page of this run in GitHub. */
  readonly url: string | undefined;
}

/** Reads the run's identity from the runner's variables. */
export function readRunIdentity(environment: Readonly<Record<string, string | undefined>>): RunIdentity {
  const value = (name: string) => environment[name] || undefined;
  const repository = value('GITHUB_REPOSITORY');
  const runId = value('GITHUB_RUN_ID');
  const server = value('GITHUB_SERVER_URL') ?? 'https://github.com';
  return {
    repository,
    sha: value('GITHUB_SHA'),
    branch: /^refs\/heads\/(.+)$/.exec(value('GITHUB_REF') ?? '')?.[1],
    runId,
    attempt: value('GITHUB_RUN_ATTEMPT'),
    job: value('GITHUB_JOB'),
    actor: value('GITHUB_ACTOR') ?? value('USER') ?? 'unknown',
    triggeringActor: value('GITHUB_TRIGGERING_ACTOR'),
    url: repository && runId ? `${server}/${repository}/actions/runs/${runId}` : undefined,
  };
}
