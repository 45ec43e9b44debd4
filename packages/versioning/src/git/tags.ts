import semver from 'semver';
import { readSources } from './commits.ts';
import type { Git } from './git.ts';
import { typesOf } from './repository.ts';

/** A tag as it stands in the local repository or in the remote. */
export interface Tag {
  readonly name: string;
  /** The tag object, or the commit when the tag is a plain one. */
  readonly object: string;
  readonly commit: string;
}

/** A tag that names a version. */
export interface ReleaseTag extends Tag {
  readonly version: string;
  /** The commit that was released: the tagged one, or its parent when the tagged one only carries the release. */
  readonly source: string;
}

/** All tags of the local repository, and a branch, if it has one of that name. */
export async function localRefs(
  git: Git,
  branch: string | undefined,
): Promise<{ readonly tags: Tag[]; readonly tip: string | undefined }> {
  const head = `refs/heads/${branch}`;
  const format = '--format=%(refname)%00%(objectname)%00%(*objectname)';
  const patterns = ['refs/tags', ...(branch === undefined ? [] : [head])];
  const lines = (await git.output(['for-each-ref', format, ...patterns])).split('\n').filter(Boolean);
  const refs = lines.map((line) => line.split('\0'));
  return {
    tip: refs.find(([ref]) => ref === head)?.[1],
    tags: refs
      .filter(([ref]) => ref?.startsWith('refs/tags/'))
      .map(([ref = '', object = '', peeled = '']) => {
        return { name: ref.slice('refs/tags/'.length), object, commit: peeled || object };
      }),
  };
}

/** The version a tag names, if its name is the prefix and a semantic version; `v1` and `v1.2` are none. */
export function versionOf(name: string, prefix: string): string | undefined {
  const text = name.startsWith(prefix) ? name.slice(prefix.length) : '';
  return /^\d/.test(text) ? (semver.valid(text) ?? undefined) : undefined;
}

/**
 * How many tags are looked at first; each further look takes twice as many. The last release is nearly always the highest
 * tag, and git walks as far back as the oldest tag it is asked about.
 */
const firstBatch = 1;

/** The release tags that matter to a commit. */
export interface ReachableReleases {
  /** Release tags on the commit itself that are higher than `last`, highest first. */
  readonly here: readonly ReleaseTag[];
  /** The highest final release among the commit's ancestors. */
  readonly last: ReleaseTag | undefined;
  /** Prereleases among the commit's ancestors that are higher than `last`. */
  readonly candidates: readonly ReleaseTag[];
}

/** Tags that name versions, the highest first; of equal ones, the one without build metadata. */
export function byVersion<T extends Tag>(
  tags: Iterable<T>,
  prefix: string,
): (T & { readonly version: string })[] {
  return [...tags]
    .flatMap((tag) => {
      const version = versionOf(tag.name, prefix);
      return version === undefined ? [] : [{ ...tag, version }];
    })
    .sort((a, b) => semver.rcompare(a.version, b.version) || (a.name < b.name ? -1 : 1));
}

/** What is looked through for releases. */
export interface ReleaseSearch {
  /** A commit. */
  readonly target: string;
  readonly prefix: string;
  /** Whether the clone lacks a part of its history. */
  readonly shallow: boolean;
  /** Commits that come before the target though the clone can't tell. */
  readonly behind: readonly string[];
  /** Brings commits that the clone lacks. */
  readonly fetch: (tags: readonly Tag[]) => Promise<void>;
}

/**
 * Finds the release tags of a commit and its ancestors, looking at the highest versions first, so that old history costs
 * nothing.
 */
export async function reachableReleases(
  git: Git,
  tags: readonly Tag[],
  search: ReleaseSearch,
): Promise<ReachableReleases> {
  const { target, shallow, fetch } = search;
  const versioned = byVersion(tags, search.prefix);
  const here: ReleaseTag[] = [];
  const candidates: ReleaseTag[] = [];
  for (let start = 0, size = firstBatch; start < versioned.length; ) {
    const batch = await withSources(git, versioned.slice(start, start + size), fetch);
    start += size;
    const others = batch.filter(({ source }) => source !== target);
    const outside = await unreachable(git, others, search);
    for (const tag of batch) {
      if (tag.source === target) here.push(tag);
      else if (outside.has(tag)) continue;
      else if (semver.prerelease(tag.version) === null) return { here, last: tag, candidates };
      else candidates.push(tag);
    }
    // Where all stood on the commit, the next one is as good a guess as the first. A shallow clone fetches each one it looks at.
    if (outside.size > 0 && !shallow) size *= 2;
  }
  return { here, last: undefined, candidates };
}

async function withSources<T extends Tag>(
  git: Git,
  tags: readonly T[],
  fetch: (tags: readonly Tag[]) => Promise<void>,
): Promise<(T & { readonly source: string })[]> {
  const objects = [...new Set(tags.map(({ commit }) => commit))];
  // Tags may stand on trees and files, too; those name no release.
  let sources = await readSources(git, objects);
  const absent = objects.filter((object) => !sources.has(object));
  const others = await typesOf(git, absent);
  const missing = tags.filter(({ commit }) => absent.includes(commit) && !others.has(commit));
  if (missing.length > 0) {
    await fetch(missing);
    sources = await readSources(git, objects);
  }
  return tags.flatMap((tag) => {
    const source = sources.get(tag.commit);
    return source === undefined ? [] : [{ ...tag, source }];
  });
}

/** The tags that don't come before the target, nor stand on it. */
async function unreachable(
  git: Git,
  tags: readonly ReleaseTag[],
  { target, shallow, behind }: ReleaseSearch,
): Promise<ReadonlySet<ReleaseTag>> {
  if (tags.length === 0) return new Set();
  // A shallow clone may end with the commit that carries the release, and lack the one that was released.
  const known = shallow
    ? await typesOf(
        git,
        tags.map(({ source }) => source),
      )
    : undefined;
  const asked = new Map(tags.map((tag) => [tag, known?.has(tag.source) === false ? tag.commit : tag.source]));
  const input = [...asked.values(), ...[target, ...behind].map((hash) => `^${hash}`)].join('\n');
  const ask = async () => (await git.output(['rev-list', '--stdin'], { input: `${input}\n` })).split('\n');
  const outside = new Set(await git.remember(`reachable\n${input}`, [target], ask));
  return new Set(tags.filter((tag) => outside.has(asked.get(tag) ?? '')));
}

/**
 * The floating tags (`v1`, `v1.2`) that a release moves: those of whose versions it is the highest, so that a fix to an
 * old line leaves the newer line's tag alone. A prerelease moves none.
 */
export function floatingTags(version: string, prefix: string, tags: readonly Tag[]): string[] {
  if (semver.prerelease(version) !== null) return [];
  const others = tags.flatMap(({ name }) => versionOf(name, prefix) ?? []);
  const higher = others.filter((other) => semver.prerelease(other) === null && semver.gt(other, version));
  const { major, minor } = new semver.SemVer(version);
  const lines = [
    { name: `${prefix}${major}`, range: `${major}.x` },
    { name: `${prefix}${major}.${minor}`, range: `${major}.${minor}.x` },
  ];
  return lines
    .filter(({ range }) => !higher.some((other) => semver.satisfies(other, range)))
    .map(({ name }) => name);
}
