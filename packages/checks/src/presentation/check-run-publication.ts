import { describeError, type Runtime, withTimeLimit } from '@deploy-actions/action-kit';
import type { GithubSource } from '../github/github-source.ts';
import type { CheckRun } from './check-run.ts';

/** For all requests together; a cancelled run has little time left. In milliseconds. */
const publicationLimit = 30_000;
const limitWhenCancelled = 2_500;

/**
 * Puts a check run onto a commit and gives its page. Where GitHub won't have it that is a warning that says why and what to
 * do, and no page: the verdict stands without it.
 */
export async function publishCheckRun(
  checkRun: CheckRun,
  sha: string | undefined,
  github: GithubSource,
  { log, clock, signal, run, secrets }: Pick<Runtime, 'log' | 'clock' | 'signal' | 'run' | 'secrets'>,
): Promise<string | undefined> {
  if (sha === undefined) {
    log.warning('There is no check run: the commit is not known; give it as `sha`.');
    return undefined;
  }
  const limit = signal.aborted ? limitWhenCancelled : publicationLimit;
  try {
    const masked = { ...checkRun, summary: secrets.redact(checkRun.summary) };
    const work = published(masked, sha, github, run.url);
    return (await withTimeLimit('GitHub', work, limit, clock)) ?? undefined;
  } catch (error) {
    log.warning(
      `The check run could not be put onto ${sha.slice(0, 12)}: ${describeError(error)}${hint(error)}`,
    );
    return undefined;
  }
}

async function published(
  checkRun: CheckRun,
  sha: string,
  github: GithubSource,
  details: string | undefined,
): Promise<string | null> {
  const { client, owner, repo, fullName } = await github.open();
  const operation = { name: 'write a check run', repository: fullName, permission: 'checks: write' };
  const { name, conclusion, startedAt, completedAt, title, summary, batches } = checkRun;
  const [first = [], ...rest] = batches;
  const output = (annotations: CheckRun['batches'][number]) => ({
    title,
    summary,
    annotations: [...annotations],
  });
  const made = await client.send(operation, (api) =>
    api.checks.create({
      ...{ owner, repo, name, head_sha: sha, status: 'completed', conclusion, output: output(first) },
      ...{ started_at: startedAt, completed_at: completedAt },
      ...(details !== undefined && { details_url: details }),
    }),
  );
  for (const batch of rest) {
    await client.send(operation, (api) =>
      api.checks.update({ owner, repo, check_run_id: made.id, output: output(batch) }),
    );
  }
  return made.html_url;
}

/** Only an App may write check runs, and GITHUB_TOKEN is one. */
function hint(error: unknown): string {
  return /authenticate via a GitHub App/i.test(describeError(error))
    ? '; a personal token never may: give the token of the run or of a GitHub App'
    : '';
}
