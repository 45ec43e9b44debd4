import type { Problem } from '@deploy-actions/action-kit';
import semver from 'semver';
import type { ReleaseRequest } from './release-request.ts';

/** Whether a path stays inside the tree and can be told from an option. */
export function isInsideTree(path: string): boolean {
  const parts = path.replace(/\/$/, '').split('/');
  const outside = path.includes('\\') || parts.includes('..') || parts.includes('.git');
  return !outside && !path.startsWith('-') && !parts.includes('') && !parts.includes('.');
}

/**
 * What contradicts itself in a request. `onGithub` is the remote's repository on the GitHub of this run, or `undefined` when it
 * is somewhere else.
 */
export function requestProblems(request: ReleaseRequest, onGithub: string | undefined): Problem[] {
  return [
    ...pathProblems(request),
    ...githubProblems(request, onGithub),
    ...changelogProblems(request, onGithub),
    ...candidateProblems(request),
  ];
}

function pathProblems({ paths }: ReleaseRequest): Problem[] {
  return paths
    .filter((path) => !isInsideTree(path))
    .map((path) => ({
      input: 'paths',
      message: `found \`${path}\`, allowed are folders and files from the top of the repository such as \`services/api\`, one per line and without patterns`,
    }));
}

/** Why the release can't be shown on GitHub, if it can't. */
function missingForGithub(
  { token, push, remote }: ReleaseRequest,
  onGithub: string | undefined,
): string | undefined {
  if (!push) return 'nothing is pushed (`push: false`)';
  if (onGithub === undefined) return `the remote \`${remote}\` is not on the GitHub of this run`;
  return token === undefined ? '`github-token` is not given' : undefined;
}

function githubProblems(request: ReleaseRequest, onGithub: string | undefined): Problem[] {
  const missing = missingForGithub(request, onGithub);
  if (request.githubRelease !== 'true' || missing === undefined) return [];
  return [
    {
      input: 'github-release',
      message: `found \`true\`, but ${missing}; allowed are \`auto\` and \`false\` then`,
    },
  ];
}

function changelogProblems(request: ReleaseRequest, onGithub: string | undefined): Problem[] {
  const { changelog, changelogCommit, githubRelease, releaseCommit, stage } = request;
  const problems: Problem[] = [];
  if (releaseCommit !== undefined && stage === 'all' && changelog !== undefined)
    problems.push({
      input: 'release-commit',
      message:
        'contradicts `stage: all` with a changelog, where the changelog commit is tagged; use `stage: publish`, or `changelog: none`',
    });
  if (changelogCommit !== 'pull-request') return problems;
  const input = 'changelog-commit';
  if (stage === 'all')
    problems.push({
      input,
      message:
        'found `pull-request`, which contradicts `stage: all`: the tagged commit would wait for a review; use `stage: publish`',
    });
  const missing =
    githubRelease === 'false'
      ? 'releases on GitHub are switched off (`github-release: false`)'
      : missingForGithub(request, onGithub);
  if (missing !== undefined)
    problems.push({ input, message: `found \`pull-request\`, but ${missing}; allowed is \`direct\` then` });
  return problems;
}

function candidateProblems({ bump, candidateTag, stage }: ReleaseRequest): Problem[] {
  if (!candidateTag) return [];
  const input = 'candidate-tag';
  if (stage !== 'prepare')
    return [{ input, message: `contradicts \`stage: ${stage}\`: only \`prepare\` makes a candidate` }];
  if (bump !== 'prerelease' && semver.prerelease(bump) === null) return [];
  return [{ input, message: `contradicts \`bump: ${bump}\`: the release itself is a candidate` }];
}
