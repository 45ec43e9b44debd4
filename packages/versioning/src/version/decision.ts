import { ConfigurationError } from '@deploy-actions/action-kit';
import semver from 'semver';
import { highestLevel } from '../changelog/changes.ts';
import { type Commit, readCommits, readCommitsAt, sourceOf } from '../git/commits.ts';
import {
  absentPaths,
  absentProblem,
  fetchObjects,
  has,
  isAncestor,
  type Repository,
  typesOf,
} from '../git/repository.ts';
import type { Sight } from '../git/sight.ts';
import {
  type ReachableReleases,
  type ReleaseTag,
  reachableReleases,
  type Tag,
  versionOf,
} from '../git/tags.ts';
import type { ReleaseRequest } from '../release/release-request.ts';
import { isExplicit, newestCandidate, nextVersion } from './next-version.ts';
import { withoutReverted } from './reverts.ts';

/** Which version a commit becomes. */
export interface Decision {
  readonly version: string;
  readonly tag: string;
  /** The tag of this very release, when an earlier run got that far. */
  readonly existing: Tag | undefined;
  /** The last final release before it. */
  readonly last: ReleaseTag | undefined;
  /** What was changed since, newest first. */
  readonly commits: readonly Commit[];
  /** Everything since, newest first and children before parents, nothing left out. */
  readonly history: readonly Commit[];
  /** Paths that count, and that are there no more since the last release. */
  readonly gone: readonly string[];
}

/** Why there is nothing to release. */
export interface NothingToRelease {
  readonly nothing: string;
  readonly last: ReleaseTag | undefined;
}

type Parameters = Pick<ReleaseRequest, 'bump' | 'prereleaseChannel' | 'tagPrefix' | 'remote' | 'paths'>;

/**
 * Decides on the version: that of a tag the commit already has, so that a run which is repeated completes the same release, or
 * else the next one. Throws ConfigurationError when the version's tag stands on another commit.
 */
export async function decide(
  repository: Repository,
  sight: Sight,
  request: Parameters,
): Promise<Decision | NothingToRelease> {
  const { git, shallow } = repository;
  const fetch = (missing: readonly Tag[]) =>
    fetchObjects(
      git,
      request.remote,
      missing.filter(({ name }) => sight.remote.has(name)).map(({ name }) => `refs/tags/${name}`),
      shallow ? 1 : undefined,
    );
  const search = { ...repository, prefix: request.tagPrefix, fetch };
  const releases = await reachableReleases(git, sight.tags, search);
  const same = releases.here.find(({ version }) => isSameRelease(version, request));
  const before = releases.here.find(
    (tag) => isFinal(tag) && !(same && semver.gte(tag.version, same.version)),
  );
  const last = before ?? releases.last;
  const gone = await gonePaths(repository, request, last);
  const { history, commits } = await changesSince(repository, request, last);
  const existing = same ?? askedFor(commits, releases.here, request);
  if (existing) {
    checkAgreement(existing, sight);
    return { version: existing.version, tag: existing.name, existing, last, commits, history, gone };
  }
  const refuseTaken = async (version: string) => {
    const elsewhere = sight.tags.find(({ name }) => versionOf(name, request.tagPrefix) === version);
    if (elsewhere) throw await standsElsewhere(elsewhere, last, { repository, sight, request });
  };
  if (isExplicit(request.bump)) await refuseTaken(request.bump);
  const next = nextVersion({
    bump: request.bump,
    channel: request.prereleaseChannel,
    last: last?.version,
    prefix: request.tagPrefix,
    commits,
    candidates: await candidatesOf(repository, promotable(releases, history, request), request),
    taken: sight.tags.flatMap(({ name }) => versionOf(name, request.tagPrefix) ?? []),
  });
  if ('nothing' in next) return { ...next, last };
  await refuseTaken(next.version);
  const tag = `${request.tagPrefix}${next.version}`;
  return { version: next.version, tag, existing: undefined, last, commits, history, gone };
}

function isFinal({ version }: ReleaseTag): boolean {
  return semver.prerelease(version) === null;
}

function isSameRelease(version: string, { bump, prereleaseChannel }: Parameters): boolean {
  if (isExplicit(bump)) return version === bump;
  const channel = semver.prerelease(version)?.[0];
  return bump === 'prerelease' ? channel === prereleaseChannel : channel === undefined;
}

/** The prerelease on the commit that a footer asked for: a run that is repeated completes it. */
function askedFor(
  commits: readonly Commit[],
  here: readonly ReleaseTag[],
  { bump }: Parameters,
): ReleaseTag | undefined {
  const asked = bump === 'auto' ? commits.find(({ releaseAs }) => releaseAs !== undefined) : undefined;
  return here.find(({ version }) => version === asked?.releaseAs);
}

/** The commits since a release that touch the paths that count and were not reverted, and all of them. */
async function changesSince(
  { git, target, shallow, behind, toTop }: Repository,
  { paths }: Parameters,
  release: ReleaseTag | undefined,
): Promise<{ readonly commits: readonly Commit[]; readonly history: readonly Commit[] }> {
  const tagged = release === undefined ? [] : [...new Set([release.commit, release.source])];
  // A shallow clone may lack what connects a tag beside the branch with the commit it was made from, or that commit.
  const known = shallow ? [...(await typesOf(git, tagged)).keys()] : tagged.slice(0, 1);
  const since = [...known, ...behind];
  const history = await readCommits(git, since, target);
  const below = paths.map((path) => `${toTop}${path}`);
  const found = paths.length > 0 ? await readCommits(git, since, target, below) : history;
  // Commits that only carry a release are no changes; a squash merge that quotes such a commit's trailer is one.
  const changes = found.filter((commit) => sourceOf(commit) === commit.hash);
  return { history, commits: withoutReverted(changes, history) };
}

/** Paths that the last release had and the commit lacks. A path that neither has is misspelt and would never count. */
async function gonePaths(
  { git, target, shallow }: Repository,
  { paths, remote }: Parameters,
  last: ReleaseTag | undefined,
): Promise<string[]> {
  const absent = await absentPaths(git, target, paths);
  if (absent.length > 0 && last && shallow && !(await has(git, last.commit)))
    await fetchObjects(git, remote, [`refs/tags/${last.name}`], 1);
  const never = last === undefined ? absent : await absentPaths(git, last.commit, absent);
  if (never.length > 0) throw new ConfigurationError([absentProblem(never, target)]);
  return absent;
}

/** A higher candidate that the last release left behind was given up, and `auto` doesn't come back to it. */
function promotable(
  releases: ReachableReleases,
  history: readonly Commit[],
  { bump }: Parameters,
): ReachableReleases {
  if (bump !== 'auto') return releases;
  const since = new Set(history.map(({ hash }) => hash));
  return { ...releases, candidates: releases.candidates.filter(({ source }) => since.has(source)) };
}

/** Prereleases and whether there are changes since, which is looked up only where it matters. */
async function candidatesOf(
  repository: Repository,
  { here, candidates }: ReachableReleases,
  request: Parameters,
): Promise<{ version: string; changedSince: boolean }[]> {
  const own = here.filter((tag) => !isFinal(tag)).map(({ version }) => ({ version, changedSince: false }));
  const all = [...own, ...candidates].map(({ version }) => version);
  const asked = request.bump === 'prerelease' ? newestCandidate(all, request.prereleaseChannel) : undefined;
  const changed = async (tag: ReleaseTag) => {
    if (tag.version !== asked) return true;
    const { commits: since } = await changesSince(repository, request, tag);
    return highestLevel(since) !== undefined || since.some(({ releaseAs }) => releaseAs);
  };
  const found = candidates.map(async (tag) => ({ version: tag.version, changedSince: await changed(tag) }));
  return [...own, ...(await Promise.all(found))];
}

function checkAgreement({ name }: Tag, { local, remote }: Sight): void {
  const [here, there] = [local.get(name)?.commit, remote.get(name)?.commit];
  if (here === undefined || there === undefined || here === there) return;
  throw new ConfigurationError(
    `the tag ${name} stands on ${here} in this clone, but on ${there} in the remote; delete the local one (\`git tag -d ${name}\`) if the remote is right`,
  );
}

async function standsElsewhere(
  tag: Tag,
  last: ReleaseTag | undefined,
  { repository, sight, request }: { repository: Repository; sight: Sight; request: Parameters },
): Promise<ConfigurationError> {
  const { git, target, remoteUrl } = repository;
  const where = remoteUrl === undefined || sight.remote.has(tag.name) ? '' : ', though in this clone only';
  const known = await has(git, tag.commit);
  const commits = await readCommitsAt(git, known ? [target, tag.commit] : [target]);
  const subjects = new Map(commits.map(({ hash, header }) => [hash, header]));
  const show = (hash: string) => (subjects.has(hash) ? `${hash} (${subjects.get(hash)})` : hash);
  const beside = known && !(await isAncestor(git, tag.commit, target));
  const merge = !beside
    ? ''
    : `; ${target.slice(0, 10)} does not contain it: to go on from ${tag.name}, merge it (\`git merge ${tag.name}\`)`;
  const taken = new Set(sight.tags.flatMap(({ name }) => versionOf(name, request.tagPrefix) ?? []));
  const free = `\`bump: ${freeAfter(last?.version ?? '0.0.0', taken)}\``;
  return new ConfigurationError(
    `the tag ${tag.name} already stands on ${show(tag.commit)}${where}, and this run would put it on ${show(target)}${merge}; for a release beside it give another version, of which ${free} is free${last ? ` after ${last.name}` : ''}; or delete the tag if nothing was published from it`,
  );
}

/** The next patch of a version that has no tag yet. */
function freeAfter(version: string, taken: ReadonlySet<string>): string {
  const next = new semver.SemVer(version).inc('patch').version;
  return taken.has(next) ? freeAfter(next, taken) : next;
}
