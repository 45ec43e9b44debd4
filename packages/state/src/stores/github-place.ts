import type { Problem } from '@deploy-actions/action-kit';
import { quoted } from '@deploy-actions/action-kit';

/** Where GitHub keeps a state. */
export interface GithubPlace {
  readonly owner: string;
  readonly repo: string;
  readonly branch: string;
  /** What the state is about, for people: `shop in production`. */
  readonly subject: string;
}

/** What decides the place. */
export interface GithubPlaceOptions {
  readonly service: string;
  readonly environment: string;
  /** The repository of the run; on a laptop there is none. */
  readonly runRepository: string | undefined;
  readonly repository: string | undefined;
  readonly branch: string | undefined;
}

/** The file on the branch. */
export const stateFile = 'state.json';

/** The place, as far as it is known, and what is wrong with it. */
export function githubPlace(options: GithubPlaceOptions): { place: GithubPlace; problems: Problem[] } {
  const { service, environment } = options;
  const problems: Problem[] = [];
  const repository = options.repository ?? options.runRepository;
  if (repository === undefined) {
    problems.push({
      message:
        'no repository is known that could keep the state; give `repository: owner/name` in the section `state`, or set GITHUB_REPOSITORY',
    });
  }
  const branch = options.branch ?? `deployments/${service}/${asBranchPart(environment)}`;
  const wrong = wrongBranchName(branch);
  if (wrong) {
    problems.push({ message: `\`state.branch\` is ${quoted(branch)}, but ${wrong}` });
  }
  const [owner = '', repo = ''] = (repository ?? '').split('/');
  return { place: { owner, repo, branch, subject: `${service} in ${environment}` }, problems };
}

/** Any name as one part of a branch's name, different for each: what git or a path could take amiss becomes `%XX`. */
function asBranchPart(name: string): string {
  return name.replaceAll(/[^\w-]/gu, (character) =>
    [...Buffer.from(character)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );
}

/** https://git-scm.com/docs/git-check-ref-format */
function wrongBranchName(branch: string): string | undefined {
  if (branch.startsWith('refs/')) return 'a branch is named without `refs/heads/`';
  if (/[\p{Cc} ~^:?*[\\]|@\{/u.test(branch)) {
    return 'the name of a branch has no spaces, no control characters and none of `~^:?*[\\` or `@{`';
  }
  const parts = branch.split('/');
  if (parts.some((part) => part === '' || part.startsWith('.') || part.endsWith('.lock'))) {
    return 'no part between slashes is empty, starts with a dot or ends with `.lock`';
  }
  if (branch.includes('..') || branch.endsWith('.') || branch.startsWith('-') || branch === '@') {
    return 'the name of a branch has no `..`, ends with no dot and starts with no hyphen';
  }
  return undefined;
}
