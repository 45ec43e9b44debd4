import { ConfigurationError, type Problem, type Runtime } from '@deploy-actions/action-kit';
import { openRepository, type Repository } from '../git/repository.ts';
import { repositoryOnGithub, type WebLinks, webLinks } from '../hosting/web-links.ts';
import type { ReleaseRequest } from './release-request.ts';
import { isInsideTree, requestProblems } from './request-problems.ts';

/** Where a release happens. */
export interface Place {
  readonly repository: Repository;
  /** `owner/name` of the remote on the GitHub of this run, when it is there. */
  readonly onGithub: string | undefined;
  /** Pages to link to, when the remote is on a host that is known. */
  readonly links: WebLinks | undefined;
}

/**
 * Opens the repository and checks everything that can be checked without a look at the remote. Throws ConfigurationError with
 * all problems; writes nothing.
 */
export async function examine(request: ReleaseRequest, runtime: Runtime): Promise<Place> {
  const paths = request.paths.filter(isInsideTree);
  const opened = await openRepository({ ...request, paths }, runtime).catch((error: unknown) => error);
  if (opened instanceof ConfigurationError) {
    const apart: readonly Problem['input'][] = ['github-release', 'changelog-commit'];
    const known = requestProblems(request, undefined).filter(({ input }) => !apart.includes(input));
    throw new ConfigurationError([...known, ...opened.problems]);
  }
  if (opened instanceof Error) throw opened;
  const repository = opened as Repository;
  const server = serverOf(runtime);
  const urls = [repository.remoteUrl, await rawUrl(repository, request)];
  const onGithub = urls.map((url) => repositoryOnGithub(url, server)).find((found) => found !== undefined);
  const links = urls.map((url) => webLinks(url, server)).find((found) => found !== undefined);
  const problems = requestProblems(request, onGithub);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return { repository, onGithub, links };
}

function serverOf({ environment, run }: Runtime): string {
  const ofRun = run.url && new URL(run.url).origin;
  return environment['GITHUB_SERVER_URL'] || ofRun || 'https://github.com';
}

/** The URL as it stands in the configuration: `insteadOf` may send git to a mirror of the same repository. */
async function rawUrl({ git }: Repository, { remote }: ReleaseRequest): Promise<string | undefined> {
  const { stdout } = await git.attempt(['config', '--get', `remote.${remote}.url`]);
  return stdout.trim() || undefined;
}
