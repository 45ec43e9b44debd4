import { ConfigurationError } from '@deploy-actions/action-kit';
import type { WebLinks } from '../hosting/web-links.ts';
import {
  type ChangelogDocument,
  type Heading,
  isUnreleased,
  readChangelog,
  versionInHeading,
} from './changelog-document.ts';
import { type SectionTitle, sectionTitles } from './changes.ts';

/** A release to be written into the changelog. */
export interface ReleaseSection {
  readonly version: string;
  readonly tag: string;
  readonly previousTag: string | undefined;
  /** Day of the release, `YYYY-MM-DD`. */
  readonly date: string;
  readonly changes: ReadonlyMap<SectionTitle, readonly string[]>;
  /** Pages to link to, when the repository's host is known. */
  readonly links: WebLinks | undefined;
}

/** A changelog with a release in it, and the release's own part as Markdown with LF. */
export interface WrittenRelease {
  readonly text: string;
  readonly notes: string;
}

const preamble = `# Changelog

All notable changes to this project are documented in this file.

The format is based on [Keep a Changelog](https://keepachangelog.com/en/1.1.0/),
and this project adheres to [Semantic Versioning](https://semver.org/spec/v2.0.0.html).

## [Unreleased]
`;

/** The part of a release that says what changed, when nothing written by hand joins it. */
export function renderNotes(changes: ReleaseSection['changes']): string {
  return mergeChanges('', changes, '\n');
}

/** The text under the heading of a version, or `undefined` when the changelog has none. */
export function notesOf(text: string, version: string): string | undefined {
  const document = readChangelog(text);
  const heading = document.headings.find((each) => versionInHeading(each) === version);
  if (heading === undefined) return undefined;
  return text
    .slice(heading.end, blockEnd(heading, document, text))
    .trim()
    .replaceAll('\r\n', '\n');
}

/**
 * Writes a release into a changelog (a new one when `existing` is `undefined`). What was written by hand under Unreleased
 * becomes part of the release; everything else keeps every byte but the links at the bottom. Throws ConfigurationError for a
 * file with headings among which no release can be told.
 */
export function addRelease(
  existing: string | undefined,
  release: ReleaseSection,
  file: string,
): WrittenRelease {
  const text = existing?.trim() ? existing : preamble;
  const document = readChangelog(text);
  const unreleased = document.headings.find(isUnreleased);
  const edit = unreleased
    ? releaseUnreleased(text, document, unreleased, release)
    : insertAbove(text, document, release, file);
  const written = applyEdits(text, [edit]);
  // Links are looked for anew, because they may stand in what has just moved.
  return { text: applyEdits(written, linkEdits(written, release)), notes: edit.notes };
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let position = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return result + text.slice(position);
}

/** Moves what stands under Unreleased into the release. */
function releaseUnreleased(
  text: string,
  document: ChangelogDocument,
  unreleased: Heading,
  release: ReleaseSection,
): Edit & { readonly notes: string } {
  const { eol } = document;
  const end = blockEnd(unreleased, document, text);
  const byHand = text.slice(unreleased.end, end);
  const body = mergeChanges(byHand, release.changes, eol);
  const broken = /\n$/.test(text.slice(0, unreleased.end)) ? '' : eol;
  const inline = /\]\((\S+)\)/.exec(unreleased.text)?.[1];
  const link = inline && advance(inline, release)?.release;
  const heading = `## [${release.version}]${link ? `(${link})` : ''} - ${release.date}`;
  const follows = end < text.length ? eol : '';
  return {
    start: unreleased.end,
    end,
    text: `${broken}${eol}${heading}${eol}${eol}${body}${eol}${follows}`,
    notes: body.replaceAll('\r\n', '\n'),
  };
}

/** Puts the release above the first one there is, in a file that keeps no Unreleased section. */
function insertAbove(
  text: string,
  document: ChangelogDocument,
  release: ReleaseSection,
  file: string,
): Edit & { readonly notes: string } {
  const { eol, headings } = document;
  const first = headings.find((heading) => versionInHeading(heading) !== undefined);
  const underlined = /^\S.*\r?\n-{3,}[ \t]*\r?$/m.test(text);
  if (first === undefined && (underlined || headings.some(({ level }) => level === 2))) {
    throw new ConfigurationError(
      `${file} has headings, but neither \`## [Unreleased]\` nor a version (\`## [1.2.0] - 2026-01-31\`) among them; add the line \`## [Unreleased]\` where releases belong`,
    );
  }
  const body = mergeChanges('', release.changes, eol);
  const notes = body.replaceAll('\r\n', '\n');
  const section = `## ${nameLike(first, release.version)} - ${release.date}${eol}${eol}${body}${eol}`;
  if (first) return { start: first.start, end: first.start, text: `${section}${eol}`, notes };
  const end = document.references[0]?.start ?? text.length;
  const gap = text.slice(0, end).endsWith('\n') ? eol : `${eol}${eol}`;
  const follows = end < text.length ? eol : '';
  return {
    start: end,
    end,
    text: `${gap}## [Unreleased]${eol}${eol}${section}${follows}`,
    notes,
  };
}

/** The version as the file's other headings write theirs: `[1.2.0]`, `1.2.0` or `v1.2.0`. */
function nameLike(other: Heading | undefined, version: string): string {
  if (other === undefined || other.text.startsWith('[')) return `[${version}]`;
  return /^v/i.test(other.text) ? `v${version}` : version;
}

/** Where the text under a heading ends: at the next heading of its level or the links at the bottom. */
function blockEnd(heading: Heading, { headings, references }: ChangelogDocument, text: string): number {
  const next = headings.find(({ level, start }) => start > heading.start && level <= heading.level);
  let end = next?.start ?? text.length;
  for (const { start, end: referenceEnd } of references.toReversed()) {
    if (start >= heading.end && referenceEnd <= end && text.slice(referenceEnd, end).trim() === '')
      end = start;
  }
  return end;
}

/** Adds entries to the sections that were written by hand; those left empty are dropped, missing ones follow. */
function mergeChanges(byHand: string, changes: ReleaseSection['changes'], eol: string): string {
  const { headings } = readChangelog(byHand);
  const starts = headings.filter(({ level }) => level === 3);
  const parts = [byHand.slice(0, starts[0]?.start ?? byHand.length)];
  const left = new Map(changes);
  const written = (entries: readonly string[]) => entries.map((entry) => entry.replaceAll('\n', eol));
  for (const [index, heading] of starts.entries()) {
    const end = starts[index + 1]?.start ?? byHand.length;
    const title = sectionTitles.find((known) => known.toLowerCase() === heading.text.toLowerCase());
    const entries = title === undefined ? [] : (left.get(title) ?? []);
    if (title !== undefined) left.delete(title);
    const empty = byHand.slice(heading.end, end).trim() === '';
    if (empty && entries.length === 0) continue;
    const whole = byHand.slice(heading.start, end).trimEnd();
    // Right behind a list entries join it; right behind HTML they would be part of that.
    const list = /^(?:[ \t]|(?:[-*+]|\d+[.)])[ \t]).*$/.test(whole.slice(whole.lastIndexOf('\n') + 1));
    parts.push([whole, ...(list ? [] : ['']), ...written(entries)].join(eol));
  }
  for (const [title, entries] of left) parts.push([`### ${title}`, '', ...written(entries)].join(eol));
  const body = parts.map(withoutBlankEdges).filter((part) => part !== '');
  return body.length === 0 ? '_No notable changes._' : body.join(`${eol}${eol}`);
}

function withoutBlankEdges(text: string): string {
  return text.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd();
}

/** The links of a release and of what comes after it. */
interface NextLinks {
  readonly release: string;
  readonly unreleased: string;
}

/** Derives both links from the one Unreleased had, whatever the host: `…/compare/v1.1.0...HEAD`. */
function advance(url: string, { tag, previousTag, links }: ReleaseSection): NextLinks | undefined {
  const [, base, from, dots] = /^(.*\/compare\/)(.+?)(\.{2,3})HEAD$/.exec(url) ?? [];
  if (base && from && dots && previousTag !== undefined) {
    const to = encodeURI(tag);
    return { release: `${base}${from}${dots}${to}`, unreleased: `${base}${to}${dots}HEAD` };
  }
  return links && linksFor({ tag, previousTag, links });
}

function linksFor({
  tag,
  previousTag,
  links,
}: Pick<ReleaseSection, 'tag' | 'previousTag'> & { readonly links: WebLinks }): NextLinks {
  return {
    release: previousTag === undefined ? links.tag(tag) : links.compare(previousTag, tag),
    unreleased: links.compare(tag, 'HEAD'),
  };
}

/** Brings the links at the bottom in step: Unreleased now starts at the new tag, and the release gets a line of its own. */
function linkEdits(text: string, release: ReleaseSection): Edit[] {
  const { eol, headings, references } = readChangelog(text);
  const unreleased = headings.find(isUnreleased);
  const inline = unreleased && /\]\((\S+)\)/.exec(unreleased.text)?.[1];
  if (unreleased && inline) {
    const next = advance(inline, release);
    const start = text.indexOf(inline, unreleased.start);
    return next ? [{ start, end: start + inline.length, text: next.unreleased }] : [];
  }
  const current = references.find(({ label }) => /^unreleased$/i.test(label));
  if (current) {
    const next = advance(current.url, release);
    if (!next) return [];
    const broken = text.slice(current.start, current.end).endsWith('\n') ? '' : eol;
    return [
      { start: current.urlStart, end: current.urlStart + current.url.length, text: next.unreleased },
      {
        start: current.end,
        end: current.end,
        text: `${broken}[${release.version}]: ${next.release}${broken ? '' : eol}`,
      },
    ];
  }
  const newest = unreleased ?? headings.find((heading) => versionInHeading(heading) !== undefined);
  if (release.links === undefined || newest?.text.startsWith('[') === false) return [];
  const next = linksFor({ ...release, links: release.links });
  const added = [
    ...(unreleased ? [`[Unreleased]: ${next.unreleased}`] : []),
    `[${release.version}]: ${next.release}`,
  ].join(eol);
  const first = references.find(({ label }) => /^v?\d+\.\d+\.\d+/.test(label));
  if (first) return [{ start: first.start, end: first.start, text: `${added}${eol}` }];
  // A link right behind the last words would be read as more of them.
  const broken = text.endsWith('\n') || references.at(-1)?.end === text.length ? '' : eol;
  return [{ start: text.length, end: text.length, text: `${broken}${eol}${added}${eol}` }];
}
