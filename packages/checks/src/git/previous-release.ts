import type { Subject } from '../check.ts';
import type { Git } from './git.ts';

/** A release that is there as a tag. */
export interface TaggedRelease {
  /** Semantic version, without the tag's prefix. */
  readonly version: string;
  readonly tag: string;
}

/**
 * The release that this deployment follows: the tag of the previous version where it is known, else the highest tagged
 * version below the one to deploy, prereleases left out. `undefined` when git has no such tag, as in a shallow clone.
 * Throws ProviderError when git fails.
 */
export async function previousRelease(
  { version, previousVersion }: Pick<Subject, 'version' | 'previousVersion'>,
  git: Git,
): Promise<TaggedRelease | undefined> {
  const { default: semver } = await import('semver');
  const tags = (await git('tag', '--list')).split('\n').filter((tag) => tag !== '');
  const read = (text: string | undefined) =>
    semver.parse(text === undefined ? undefined : withoutPrefix(text));
  const releases = tags.flatMap((tag) => {
    const found = read(tag);
    return found ? [{ version: found.version, tag }] : [];
  });
  if (previousVersion !== undefined) {
    const wanted = read(previousVersion)?.version;
    return releases.find((release) => release.version === wanted);
  }
  const current = read(version);
  if (!current) return undefined;
  return releases
    .filter((release) => semver.lt(release.version, current) && semver.prerelease(release.version) === null)
    .sort((a, b) => semver.rcompare(a.version, b.version))[0];
}

/** What stands from the first three numbers on: `1.2.0` of `v1.2.0` or `api-v1.2.0`. */
function withoutPrefix(text: string): string {
  return /\d+\.\d+\.\d+(?:[-+].*)?$/.exec(text)?.[0] ?? text;
}

/** The files that differ between a release and a commit, relative to the repository's root. Throws ProviderError when git fails. */
export async function changedFiles(since: string, sha: string, git: Git): Promise<string[]> {
  const changed = await git('diff', '--name-only', '-z', '--end-of-options', since, sha);
  return changed.split('\0').filter((path) => path !== '');
}
