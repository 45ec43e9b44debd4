import semver from 'semver';
import { readSources } from './commits.ts';
import type { Git } from './git.ts';

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

/** All tags of the local repository that stand on commits. */
export async function localTags(git: Git): Promise<Tag[]> {
  const format = '%(refname)%00%(objectname)%00%(*objectname)';
  const lines = (await git.output(['for-each-ref', `--format=${format}`, 'refs/tags'])).split('\n');
  return lines.filter(Boolean).map((line) => {
    const [ref = '', object = '', peeled = ''] = line.split('\0');
    return { name: ref.slice('refs/tags/'.length), object, commit: peeled || object };
  });
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
  /** Release tags on the commit itself, highest first. */
  readonly here: readonly ReleaseTag[];
  /** The highest final release among the commit's ancestors. */
  readonly last: ReleaseTag | undefined;
  /** Prereleases among the commit's ancestors that are higher than `last`. */
  readonly candidates: readonly ReleaseTag[];
}

/**
 * Finds the release tags of a commit and its ancestors, looking at the highest versions first, so that old history costs
 * nothing. `fetch` brings commits that the clone lacks.
 */
export async function reachableReleases(
  git: Git,
  tags: readonly Tag[],
  prefix: string,
  target: string,
  fetch: (tags: readonly Tag[]) => Promise<void>,
): Promise<ReachableReleases> {
  const versioned = tags
    .flatMap((tag) => {
      const version = versionOf(tag.name, prefix);
      return version === undefined ? [] : [{ ...tag, version }];
    })
    .sort((a, b) => semver.rcompare(a.version, b.version));
  const here: ReleaseTag[] = [];
  const candidates: ReleaseTag[] = [];
  for (let start = 0, size = firstBatch; start < versioned.length; start += size, size *= 2) {
    const batch = await withSources(git, versioned.slice(start, start + size), fetch);
    const outside = await unreachable(git, batch, target);
    for (const tag of batch) {
      if (tag.source === target) here.push(tag);
      else if (outside.has(tag.source)) continue;
      else if (semver.prerelease(tag.version) === null) return { here, last: tag, candidates };
      else candidates.push(tag);
    }
  }
  return { here, last: undefined, candidates };
}

async function withSources<T extends Tag>(
  git: Git,
  tags: readonly T[],
  fetch: (tags: readonly Tag[]) => Promise<void>,
): Promise<(T & { readonly source: string })[]> {
  let known = await types(git, tags);
  const missing = tags.filter(({ commit }) => !known.has(commit));
  if (missing.length > 0) {
    await fetch(missing);
    known = await types(git, tags);
  }
  // Tags may stand on trees and files, too; those name no release.
  const hashes = tags.map(({ commit }) => commit).filter((commit) => known.get(commit) === 'commit');
  const sources = await readSources(git, hashes);
  return tags.flatMap((tag) => {
    const source = sources.get(tag.commit);
    return source === undefined ? [] : [{ ...tag, source }];
  });
}

/** Types by object, for those the clone has. */
async function types(git: Git, tags: readonly Tag[]): Promise<ReadonlyMap<string, string>> {
  const input = tags.map(({ commit }) => `${commit}\n`).join('');
  const output = await git.output(['cat-file', '--batch-check=%(objectname) %(objecttype)'], { input });
  return new Map(
    output
      .split('\n')
      .filter((line) => line !== '' && !line.endsWith(' missing'))
      .map((line) => line.split(' ') as [string, string]),
  );
}

async function unreachable(git: Git, tags: readonly ReleaseTag[], target: string): Promise<Set<string>> {
  if (tags.length === 0) return new Set();
  const input = [...new Set(tags.map(({ source }) => source)), `^${target}`].join('\n');
  const output = await git.output(['rev-list', '--ignore-missing', '--stdin'], { input: `${input}\n` });
  return new Set(output.split('\n'));
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
