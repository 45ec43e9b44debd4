import semver from 'semver';
import { versionOf } from '../git/tags.ts';
import type { HostedRelease } from '../hosting/release-host.ts';
import { markDraft, readDraft } from './draft-marker.ts';

/** What is looked at to find the release's place on its host. */
export interface DraftSearch {
  readonly releases: readonly HostedRelease[];
  readonly tag: string;
  readonly version: string;
  /** The last final version before it. */
  readonly last: string | undefined;
  readonly prefix: string;
  /** The released commit, when the tag stands already. */
  readonly tagged: string | undefined;
  /** Names of all tags there are. */
  readonly tags: ReadonlySet<string>;
  /** Whether a commit is the released one or comes before it. */
  readonly isBefore: (commit: string) => Promise<boolean>;
}

/** A release on its host, as far as it has come. */
export interface FoundRelease {
  /** The published release or the draft that becomes it; `undefined` when there is neither. */
  readonly release: HostedRelease | undefined;
  /** Drafts of this action that nobody needs any more. */
  readonly leftOver: readonly HostedRelease[];
  /** Drafts of this action that would be left over, had a person not worked on their text. */
  readonly spared: readonly HostedRelease[];
}

/**
 * Finds the release of a tag. A published one is complete, and one made by hand is taken as it is. Of this action's own drafts (they
 * have a marker) the one with the tag counts, or else one of the same line that was prepared for an earlier commit and never
 * released; one that a person worked on first, then the lowest number, so that two runs at once choose the same.
 */
export async function findRelease(search: DraftSearch): Promise<FoundRelease> {
  const { releases, tag } = search;
  const named = releases.filter((release) => release.tag === tag).toSorted(byId);
  const own = named.filter(isOwnDraft).toSorted(editedFirst);
  const taken = named.find(({ draft }) => !draft) ?? named.find((release) => !isOwnDraft(release));
  const older: HostedRelease[] = [];
  for (const release of releases.toSorted(byId)) {
    if (release.tag !== tag && (await isOlderDraft(release, search))) older.push(release);
  }
  const candidates = [...own, ...older.toSorted(editedFirst)];
  const release = taken ?? candidates[0];
  const rest = candidates.filter((other) => other !== release);
  return {
    release,
    leftOver: rest.filter((other) => !isEdited(other)),
    spared: rest.filter(isEdited),
  };
}

function isOwnDraft({ draft, body }: HostedRelease): boolean {
  return draft && readDraft(body) !== undefined;
}

function isEdited({ body }: HostedRelease): boolean {
  return readDraft(body)?.edited === true;
}

function byId(one: HostedRelease, other: HostedRelease): number {
  return one.id - other.id;
}

function editedFirst(one: HostedRelease, other: HostedRelease): number {
  return Number(isEdited(other)) - Number(isEdited(one));
}

/** Whether a draft was to be this release, before more commits gave it another version. */
async function isOlderDraft(release: HostedRelease, search: DraftSearch): Promise<boolean> {
  const draft = release.draft ? readDraft(release.body) : undefined;
  const version = versionOf(release.tag, search.prefix);
  if (draft === undefined || version === undefined || search.tags.has(release.tag)) return false;
  // One for the same commit under a higher version was prepared since, and is the next release.
  if (draft.commit === search.tagged && semver.gt(version, search.version)) return false;
  // A draft of an older line may stand on a commit that was merged since; that line still wants it.
  const ahead = search.last === undefined || semver.gt(version, search.last);
  const sameChannel = channelOf(version) === channelOf(search.version);
  return ahead && sameChannel && (await search.isBefore(draft.commit));
}

function channelOf(version: string): string {
  return String(semver.prerelease(version)?.[0] ?? '');
}

/** What a release shall say. */
export interface WantedText {
  readonly tag: string;
  /** The released commit. */
  readonly commit: string;
  /** Generated, as Markdown, and not too long for the host. */
  readonly notes: string;
  readonly prerelease: boolean;
}

/** Name and text of a release or draft. */
export interface ReleaseText {
  readonly name: string;
  readonly body: string;
}

/** Name and text of a draft: what a person wrote stays. `undefined` when the draft says it already or was made by hand. */
export function draftText(found: HostedRelease | undefined, wanted: WantedText): ReleaseText | undefined {
  const { tag, commit, notes, prerelease } = wanted;
  const draft = found && readDraft(found.body);
  if (found !== undefined && draft === undefined) return undefined;
  const body = markDraft(draft?.edited ? draft.text : notes, commit, notes);
  const name = nameFor(found, tag);
  const same =
    found !== undefined &&
    found.tag === tag &&
    found.name === name &&
    found.prerelease === prerelease &&
    found.body.replaceAll('\r\n', '\n').trim() === body;
  return same ? undefined : { name, body };
}

/** Name and text of the release that is published: what a person wrote stays, the marker goes. */
export function publishedText(
  found: HostedRelease | undefined,
  { tag, notes }: Pick<WantedText, 'tag' | 'notes'>,
): ReleaseText {
  const draft = found && readDraft(found.body);
  const byHand = draft?.edited ? draft.text : found?.body;
  const body = found === undefined || draft?.edited === false ? notes : (byHand ?? '');
  return { name: nameFor(found, tag), body };
}

/** A draft is called what its tag is called, unless a person gave it a name. */
function nameFor(found: HostedRelease | undefined, tag: string): string {
  return found === undefined || found.name === '' || found.name === found.tag ? tag : found.name;
}
