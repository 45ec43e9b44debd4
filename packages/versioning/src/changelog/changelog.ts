import { ConfigurationError, quoted } from '@deploy-actions/action-kit';
import { type ChangelogDocument, type Heading, readChangelog } from './changelog-document.ts';
import { type LinkedRelease, linkEdits, pageLike } from './changelog-links.ts';
import type { SectionTitle } from './changes.ts';
import { tellsOfVersions } from './entries.ts';
import { partLater } from './later-entries.ts';
import {
  headingStyle,
  isPlanned,
  isUnreleased,
  startsRelease,
  versionInHeading,
  writeHeading,
} from './release-heading.ts';
import { mergeChanges } from './sections.ts';
import { applyEdits, type TextEdit } from './text-edits.ts';

/** A release to be written into the changelog. */
export interface ReleaseSection extends LinkedRelease {
  /** Day of the release, `YYYY-MM-DD`. */
  readonly date: string;
  readonly changes: ReadonlyMap<SectionTitle, readonly string[]>;
  /**
   * The changelog as it is in the released commit, empty without one; to be given when the branch has moved on since. What was
   * written by hand after it belongs to a later release.
   */
  readonly atRelease?: string | undefined;
}

/** A changelog with a release in it, and the release's own part as Markdown with LF. */
export interface WrittenRelease {
  readonly text: string;
  readonly notes: string;
}

const preamble = `# Changelog

All notable changes to this project are documented in this file.

The format is based on [Keep a Changelog](https://keepachangelog.com/en/2.0.0/),
and this project adheres to [Semantic Versioning](https://semver.org/spec/v2.0.0.html).

## [Unreleased]
`;

/** The part of a release that says what changed, when nothing written by hand joins it. */
export function renderNotes(changes: ReleaseSection['changes']): string {
  return mergeChanges('', changes, '\n');
}

/**
 * The text under the heading of a version as Markdown with LF, together with the links it takes from elsewhere in the file;
 * `undefined` when the changelog has no such version.
 */
export function notesOf(text: string, version: string): string | undefined {
  const document = readChangelog(text);
  const heading = document.headings.find((each) => versionInHeading(each) === version);
  if (heading === undefined) return undefined;
  const block = blockOf(heading, document, text);
  const notes = text.slice(heading.end, block.end - block.rule.length).trim();
  const elsewhere = document.references.filter(({ start }) => start < heading.start || start >= block.end);
  const used = elsewhere.filter(({ label }) => notes.includes(`[${label}]`) && !label.startsWith('^'));
  const lines = used.map(({ start, end }) => text.slice(start, end).trim());
  return [notes, ...(lines.length > 0 ? ['', ...lines] : [])].join('\n').replaceAll('\r\n', '\n');
}

/**
 * Writes a release into a changelog (a new one when `existing` is `undefined`). What was written by hand under Unreleased
 * becomes part of the release; everything else keeps every byte but the links. A version that has its section already changes
 * nothing. Throws ConfigurationError for a file with headings among which no release can be told.
 */
export function addRelease(
  existing: string | undefined,
  release: ReleaseSection,
  file: string,
): WrittenRelease {
  const text = existing?.trim() ? existing : preamble;
  const standing = notesOf(text, release.version);
  if (standing !== undefined) return { text, notes: standing };
  const document = readChangelog(text);
  const open = openHeading(document);
  const section = open
    ? releaseOpen(text, document, open, release)
    : insertAbove(text, document, release, file);
  const written = applyEdits(text, [section]);
  // Links are looked for anew, because they may stand in what has just moved.
  const linked = applyEdits(written, linkEdits(written, release));
  const notes = notesOf(linked, release.version);
  // What can't be found again would be written anew by every run.
  if (notes === undefined || isSwallowed(linked, release.version)) throw notFound(text, document, file);
  return { text: linked, notes };
}

/** Whether a block without an end begins within the section of a version and takes up what follows. */
function isSwallowed(text: string, version: string): boolean {
  const document = readChangelog(text);
  const heading = document.headings.find((each) => versionInHeading(each) === version);
  if (heading === undefined || document.unended === undefined) return false;
  return document.unended.start < blockOf(heading, document, text).end;
}

function notFound(text: string, { unended }: ChangelogDocument, file: string): ConfigurationError {
  if (unended === undefined)
    return new ConfigurationError(
      `the release would not be found again in ${file}; add the line \`## [Unreleased]\` where releases belong`,
    );
  const line = text.slice(0, unended.start).split('\n').length;
  return new ConfigurationError(
    `line ${line} of ${file} begins a block that nothing ends (${quoted(unended.opening)}), and the release would become part of it; end the block, or give a file in Markdown as \`changelog\``,
  );
}

/**
 * The notes of a release that gets no section, with what waits under Unreleased. Throws ConfigurationError where {@link addRelease}
 * would not find the end of that.
 */
export function notesAhead(text: string, release: ReleaseSection, file: string): string {
  const waits = openHeading(readChangelog(text)) !== undefined;
  return waits ? addRelease(text, release, file).notes : renderNotes(release.changes);
}

/** What stands under Unreleased, or under a version named ahead. */
function writtenByHand(text: string): string {
  const document = readChangelog(text);
  const open = openHeading(document);
  if (open === undefined) return '';
  const { end, rule } = blockOf(open, document, text);
  return text.slice(open.end, end - rule.length);
}

/** The heading of what isn't released yet; a version named ahead stands above all that are out. */
function openHeading({ headings }: ChangelogDocument): Heading | undefined {
  const newest = headings.findIndex((heading) => versionInHeading(heading) !== undefined);
  return headings.find(
    (heading, index) => isUnreleased(heading) || (isPlanned(heading) && (newest < 0 || index < newest)),
  );
}

/**
 * Moves what stands under Unreleased into the release, but for what came after it; a heading that names the version in advance
 * becomes the release's.
 */
function releaseOpen(
  text: string,
  document: ChangelogDocument,
  open: Heading,
  release: ReleaseSection,
): TextEdit {
  const { eol } = document;
  const { end, rule } = blockOf(open, document, text);
  const byHand = text.slice(open.end, end - rule.length);
  const { released, later } =
    release.atRelease === undefined
      ? { released: byHand, later: '' }
      : partLater(byHand, writtenByHand(release.atRelease), eol);
  const section = sectionOf(document, open, release, released);
  const follows = end - rule.length < text.length ? eol : '';
  const [gap = ''] = /^(?:[ \t]*\r?\n)*/.exec(byHand) ?? [];
  const kept = later === '' ? '' : `${gap}${later}${eol}`;
  if (isPlanned(open)) {
    const above = later === '' ? '' : `${unreleasedHeading(document, open)}${eol}${kept}${eol}${rule}`;
    return { start: open.start, end: end - rule.length, text: `${above}${section}${follows}` };
  }
  const broken = text.slice(0, open.end).endsWith('\n') ? '' : eol;
  return {
    start: open.end,
    end: end - rule.length,
    text: `${broken}${kept}${eol}${rule}${section}${follows}`,
  };
}

/** The heading of what came after a release whose own heading had been written ahead. */
function unreleasedHeading(document: ChangelogDocument, { level, underlined }: Heading): string {
  const name = headingStyle(document, undefined).bracketed ? '[Unreleased]' : 'Unreleased';
  if (!underlined) return `${'#'.repeat(level)} ${name}`;
  return `${name}${document.eol}${(level === 1 ? '=' : '-').repeat(name.length)}`;
}

/** Puts the release above the first one there is, in a file that keeps no Unreleased section. */
function insertAbove(
  text: string,
  document: ChangelogDocument,
  release: ReleaseSection,
  file: string,
): TextEdit {
  const { eol, headings } = document;
  const first = headings.find((heading) => versionInHeading(heading) !== undefined);
  if (first === undefined && headings.some(({ level }) => level === 2))
    throw new ConfigurationError(
      `${file} has headings, but neither \`## [Unreleased]\` nor a version (\`## [1.2.0] - 2026-01-31\`) among them; add the line \`## [Unreleased]\` where releases belong`,
    );
  if (first === undefined && document.unended === undefined && tellsOfVersions(text))
    throw new ConfigurationError(
      `${file} names versions, but none of them in a heading; make at least the newest a heading (\`## [1.2.0] - 2026-01-31\`)`,
    );
  const section = sectionOf(document, undefined, release, '');
  if (first) {
    const { rule } = blockOf(first, document, text);
    return { start: first.start, end: first.start, text: `${section}${eol}${rule}` };
  }
  const end = document.references[0]?.start ?? text.length;
  const gap = text.slice(0, end).endsWith('\n') ? eol : `${eol}${eol}`;
  const follows = end < text.length ? eol : '';
  return { start: end, end, text: `${gap}## [Unreleased]${eol}${eol}${section}${follows}` };
}

/** The release with its heading, in the style of the file. */
function sectionOf(
  document: ChangelogDocument,
  open: Heading | undefined,
  { changes, date, ...release }: ReleaseSection,
  byHand: string,
): string {
  const { eol } = document;
  const style = headingStyle(document, open);
  // Sections on the level of their release would end it.
  const level = Math.min(style.level, ...readChangelog(byHand).headings.map((each) => each.level - 1));
  const url = pageLike(style.url, open, release);
  const { version } = release;
  const heading = writeHeading({ ...style, level: Math.max(level, 1) }, { version, date, url, eol });
  const body = mergeChanges(byHand, changes, eol, Math.max(level + 1, 3));
  return `${heading}${eol}${eol}${body}${eol}`;
}

/** Where the text under a heading ends, and the rule (`---`) that parts it from the next release, if one does. */
interface Block {
  readonly end: number;
  readonly rule: string;
}

/** The text under a heading, up to the next heading of its level, the next release or the links at the bottom. */
function blockOf(heading: Heading, { headings, references }: ChangelogDocument, text: string): Block {
  const next = headings.find(
    (each) => each.start > heading.start && (each.level <= heading.level || startsRelease(each)),
  );
  let end = next?.start ?? text.length;
  for (const { start, end: referenceEnd } of references.toReversed()) {
    if (start < heading.end) break;
    if (referenceEnd > end) continue;
    if (text.slice(referenceEnd, end).trim() !== '') break;
    end = start;
  }
  const last = end - heading.end > 200 ? text.slice(end - 200, end) : `\n${text.slice(heading.end, end)}`;
  const rule = next && /(?<=\n[ \t]*\r?\n) {0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*\r?\n\s*$/.exec(last)?.[0];
  return { end, rule: rule ?? '' };
}
