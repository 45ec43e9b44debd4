import { ConfigurationError } from '@deploy-actions/action-kit';
import semver from 'semver';
import { highestLevel, type Level } from '../changelog/changes.ts';
import type { Commit } from '../git/commits.ts';

/** How the next version is found: from the commits, by hand, or as a version itself. */
export const bumps = ['auto', 'major', 'minor', 'patch', 'prerelease'] as const;

/** The first version there is when the commits decide; semver.org's FAQ starts initial development there. */
export const firstVersion = '0.1.0';

/** What the next version is made from. */
export interface VersionRequest {
  /** One of {@link bumps}, or a version. */
  readonly bump: string;
  /** The word in prerelease versions, e.g. `rc`. */
  readonly channel: string;
  /** The last final version reachable from the commit. */
  readonly last: string | undefined;
  /** What stands before a version in a tag. */
  readonly prefix?: string;
  /** Commits since then, newest first, reverted ones left out. */
  readonly commits: readonly Commit[];
  /** Prerelease versions reachable from the commit, with whether anything was changed since. */
  readonly candidates: readonly { readonly version: string; readonly changedSince: boolean }[];
  /** Every version that has a tag anywhere. */
  readonly taken: readonly string[];
}

/** The next version, or why there is none. */
export type NextVersion = { readonly version: string } | { readonly nothing: string };

/** Computes the next version. Throws ConfigurationError for a version given by hand or by a footer that isn't greater than the last. */
export function nextVersion(request: VersionRequest): NextVersion {
  const { bump, last, commits } = request;
  const since = last === undefined ? 'in the history' : `since ${request.prefix ?? ''}${last}`;
  if (isExplicit(bump)) return { version: greater(bump, last, 'input `bump`') };
  if (bump !== 'auto' && bump !== 'prerelease') {
    if (commits.length === 0) return { nothing: `there are no commits ${since}` };
    return { version: increase(last ?? '0.0.0', bump as Level) };
  }
  const wanted = releaseAs(commits, last);
  const level = highestLevel(commits);
  const tried = highestTried(request);
  const promotes = bump === 'auto' && request.candidates.some(({ changedSince }) => !changedSince);
  if (wanted === undefined && level === undefined && !promotes) {
    return { nothing: nothingAsks(commits.length, since) };
  }
  const target =
    wanted ?? (last === undefined ? firstVersion : increase(last, allowed(level ?? 'patch', last)));
  if (bump !== 'auto') return candidate(finalOf(target), request);
  if (wanted === undefined) return { version: higher(target, tried) };
  // A prerelease that a footer asks for is made once; what follows is what it was a candidate for.
  const made = request.candidates.some(({ version }) => version === target);
  return { version: made ? higher(finalOf(target), tried) : target };
}

function nothingAsks(count: number, since: string): string {
  if (count === 0) return `there are no commits ${since}`;
  const none =
    count === 1 ? `the only commit ${since} doesn't ask` : `none of the ${count} commits ${since} asks`;
  const types = 'feat, fix, perf, security, deprecate, remove, a revert or a breaking change';
  return `${none} for a release (${types} would); \`bump: patch\` makes one all the same`;
}

/** Whether `bump` is a version. */
export function isExplicit(bump: string): boolean {
  return !(bumps as readonly string[]).includes(bump);
}

/** What the step from one version to the next is called: `major`, `minor`, `patch` or `prerelease`. */
export function bumpBetween(previous: string | undefined, version: string): string {
  if (semver.prerelease(version)) return 'prerelease';
  return semver.diff(previous ?? '0.0.0', version) ?? 'patch';
}

/** Before 1.0.0 anything may change: a breaking change raises the minor version (semver.org, item 4). */
function allowed(level: Level, last: string): Level {
  return level === 'major' && semver.major(last) === 0 ? 'minor' : level;
}

/** The version that a prerelease is one of; any other version itself. */
function finalOf(version: string): string {
  const { major, minor, patch } = new semver.SemVer(version);
  return `${major}.${minor}.${patch}`;
}

/** The final version of the highest prerelease. */
function highestTried({ candidates }: Pick<VersionRequest, 'candidates'>): string | undefined {
  const [highest] = candidates.map(({ version }) => version).toSorted(semver.rcompare);
  return highest && finalOf(highest);
}

function higher(version: string, other: string | undefined): string {
  return other !== undefined && semver.gt(other, version) ? other : version;
}

function increase(version: string, level: Level): string {
  const next = semver.inc(version, level);
  if (next === null) throw new Error(`semver can't increase ${version}`);
  return next;
}

/** The version the newest `Release-As` footer asks for. */
function releaseAs(commits: readonly Commit[], last: string | undefined): string | undefined {
  const asking = commits.find((commit) => commit.releaseAs !== undefined);
  if (asking?.releaseAs === undefined) return undefined;
  const where = `the footer \`Release-As\` of commit ${asking.hash.slice(0, 10)}`;
  const version = semver.valid(asking.releaseAs);
  if (version === null || version !== asking.releaseAs) {
    throw new ConfigurationError(
      `${where} asks for \`${asking.releaseAs}\`, which is no semantic version such as 1.2.3; give the version as input \`bump\``,
    );
  }
  return greater(version, last, where);
}

function greater(version: string, last: string | undefined, where: string): string {
  if (last === undefined || semver.gt(version, last)) return version;
  throw new ConfigurationError(
    `${where} asks for ${version}, which is not greater than the last release ${last}`,
  );
}

/**
 * The newest prerelease of a channel on the way to the highest version that is being tried: of all prereleases the only one
 * for which it matters whether anything was changed since.
 */
export function newestCandidate(versions: readonly string[], channel: string): string | undefined {
  const sorted = versions.toSorted(semver.rcompare);
  const base = sorted[0] && finalOf(sorted[0]);
  return sorted.find((version) => numberOf(version, base ?? '', channel) !== undefined);
}

/** The next prerelease on the way to `target`, or to a higher one that is already being tried. */
function candidate(target: string, { channel, candidates, taken }: VersionRequest): NextVersion {
  const base = higher(target, highestTried({ candidates }));
  const own = candidates.filter(({ version }) => numberOf(version, base, channel) !== undefined);
  const newest = own.toSorted((a, b) => semver.rcompare(a.version, b.version))[0];
  if (newest && !newest.changedSince) return { nothing: `there are no changes since ${newest.version}` };
  const numbers = taken.map((version) => numberOf(version, base, channel) ?? 0);
  return { version: `${base}-${channel}.${Math.max(0, ...numbers) + 1}` };
}

function numberOf(version: string, base: string, channel: string): number | undefined {
  const start = `${base}-${channel}.`;
  const number = version.startsWith(start) ? version.slice(start.length) : '';
  return /^\d+$/.test(number) ? Number(number) : undefined;
}
