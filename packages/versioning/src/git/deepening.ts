import { ConfigurationError, type Runtime } from '@deploy-actions/action-kit';
import semver from 'semver';
import type { ReleaseRequest } from '../release/release-request.ts';
import { readCommitsAt, sourceOf } from './commits.ts';
import { isAncestor } from './repository.ts';
import { type CloneToDeepen, ShallowClone, WholeHistoryNeeded } from './shallow-clone.ts';
import { byVersion, type Tag } from './tags.ts';

type Wanted = Pick<ReleaseRequest, 'remote' | 'tagPrefix' | 'paths' | 'bump' | 'candidateTag'>;
type VersionTag = Tag & { readonly version: string };

/**
 * Deepens a clone as far as the last release tag among the target's ancestors, and no further; without one, to the beginning.
 * Gives the commits that come before that release though the clone can't tell, because what connects them isn't there.
 * Throws ConfigurationError without a remote, ProviderError when the history can't be fetched.
 */
export async function deepen(
  where: CloneToDeepen,
  wanted: Wanted,
  runtime: Pick<Runtime, 'clock' | 'signal' | 'log'>,
): Promise<readonly string[]> {
  const { remote } = wanted;
  if (where.remoteUrl === undefined) {
    throw new ConfigurationError(
      `the clone is shallow and has no remote \`${remote}\` to get the rest of the history from; set \`fetch-depth: 0\` for actions/checkout`,
    );
  }
  const clone = await ShallowClone.open(where, remote, runtime);
  try {
    const last = await toLastRelease(clone, where, wanted);
    if (last !== undefined) {
      runtime.log.info(`The clone is shallow: it has the history back to ${last.name} now.`);
      return last.behind;
    }
  } catch (error) {
    if (!(error instanceof WholeHistoryNeeded)) throw error;
    runtime.log.debug(`The clone can't be deepened up to a tag: ${error.message}`);
  }
  runtime.log.info(`The clone is shallow: fetching the whole history from ${remote}.`);
  await clone.fetchAll();
  return [];
}

interface LastRelease {
  readonly name: string;
  readonly behind: readonly string[];
}

/** Tries the final releases from the highest down, until one is an ancestor. */
async function toLastRelease(
  clone: ShallowClone,
  where: CloneToDeepen,
  wanted: Wanted,
): Promise<LastRelease | undefined> {
  const { target, tip } = where;
  const tags = byVersion((await clone.remoteTags(wanted.tagPrefix)).values(), wanted.tagPrefix);
  for (const tag of tags) {
    if (!isFinal(tag) || tag.commit === target || tag.commit === tip) continue;
    const carried = await commitsOf(clone, where, tag);
    if (carried.length === 0 || carried.includes(target)) continue;
    const reached = await reach(clone, where, tag, carried);
    if (reached === undefined) continue;
    const older = await candidatesBehind(clone, where, wanted, tags, tag);
    if (older.asked) await clone.fetchWithout(tag.name, tip);
    const behind = await clone.attach(tag.name, reached, wanted.paths.length > 0);
    return { name: tag.name, behind: await clone.settle([...behind, ...older.behind]) };
  }
  return undefined;
}

function isFinal({ version }: VersionTag): boolean {
  return semver.prerelease(version) === null;
}

/** The commit of a tag and, when that only carries a release, the ones it stands for; none when the tag isn't on a commit. */
async function commitsOf(clone: ShallowClone, { git }: CloneToDeepen, tag: Tag): Promise<string[]> {
  if ((await clone.present([tag.commit])).length === 0) await clone.fetchAlone([`refs/tags/${tag.name}`]);
  if ((await clone.types([tag.commit])).get(tag.commit) !== 'commit') return [];
  const found = [tag.commit];
  for (;;) {
    const [commit] = await readCommitsAt(git, found.slice(-1));
    if (commit === undefined || sourceOf(commit) === commit.hash) return found;
    found.push(sourceOf(commit));
  }
}

/** Brings the commits since a release; gives those it contains, when it is an ancestor. */
async function reach(
  clone: ShallowClone,
  { git, tip }: CloneToDeepen,
  tag: Tag,
  carried: readonly string[],
): Promise<readonly string[] | undefined> {
  if (!(await clone.fetchWithout(tag.name, tip))) return undefined;
  const behind = await clone.attach(tag.name, carried, false);
  for (const commit of carried) if (await isAncestor(git, commit, tip)) return behind;
  return undefined;
}

/**
 * Prereleases of a higher version that the last release contains: they count for the next prerelease. Asking for one brings
 * what its branch has besides.
 */
async function candidatesBehind(
  clone: ShallowClone,
  { git, tip }: CloneToDeepen,
  { bump, candidateTag }: Wanted,
  tags: readonly VersionTag[],
  last: VersionTag,
): Promise<{ readonly asked: boolean; readonly behind: readonly string[] }> {
  const behind: string[] = [];
  let asked = false;
  const higher = tags.filter((tag) => !isFinal(tag) && semver.gt(tag.version, last.version));
  for (const { name, commit } of bump === 'prerelease' || candidateTag ? higher : []) {
    if (await isAncestor(git, commit, tip)) continue;
    asked = true;
    if (await clone.fetchWithout(last.name, commit)) continue;
    await clone.fetchAlone([`refs/tags/${name}`]);
    behind.push(commit);
  }
  return { asked, behind };
}
