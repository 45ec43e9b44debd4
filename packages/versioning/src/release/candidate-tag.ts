import semver from 'semver';
import { type Tag, versionOf } from '../git/tags.ts';

/** The candidate's tag of a version on a commit: one that stands there already, or the next free one. */
export interface CandidateTag {
  readonly name: string;
  readonly version: string;
  readonly existing: Tag | undefined;
}

/** Finds the candidate's tag: `v1.2.0-rc.3` where `v1.2.0-rc.2` stands on another commit. */
export function candidateTag(
  version: string,
  channel: string,
  prefix: string,
  commit: string,
  tags: readonly Tag[],
): CandidateTag {
  const candidates = tags.flatMap((tag) => {
    const candidate = versionOf(tag.name, prefix) ?? '';
    const [word, number] = semver.prerelease(candidate) ?? [];
    const own = candidate === `${version}-${channel}.${number}` && word === channel;
    return own && typeof number === 'number' ? [{ tag, number, version: candidate }] : [];
  });
  const newestFirst = candidates.toSorted((a, b) => b.number - a.number);
  const here = newestFirst.find(({ tag }) => tag.commit === commit);
  if (here) return { name: here.tag.name, version: here.version, existing: here.tag };
  const next = `${version}-${channel}.${(newestFirst[0]?.number ?? 0) + 1}`;
  return { name: `${prefix}${next}`, version: next, existing: undefined };
}
