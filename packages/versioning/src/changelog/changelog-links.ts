import type { WebLinks } from '../hosting/web-links.ts';
import { type Heading, type LinkReference, readChangelog } from './changelog-document.ts';
import { inlineUrl, isUnreleased, referenceLabel, versionInHeading } from './release-heading.ts';
import { edit, type TextEdit } from './text-edits.ts';

/** What the links of a release are made from. */
export interface LinkedRelease {
  readonly version: string;
  readonly tag: string;
  readonly previousTag: string | undefined;
  /** Pages to link to, when the repository's host is known. */
  readonly links: WebLinks | undefined;
}

/** The links of a release and of what comes after it. */
interface NextLinks {
  readonly release: string;
  readonly unreleased: string;
}

/** Derives both links from the one Unreleased had, whatever the host: `…/compare/v1.1.0...HEAD`. */
function advance(url: string, release: LinkedRelease): NextLinks | undefined {
  const { tag, previousTag } = release;
  const [, base, from, dots, tip] = comparison(url) ?? [];
  if (base === undefined || previousTag === undefined) return linksFor(release);
  const to = encodeURI(tag);
  return { release: `${base}${from}${dots}${to}`, unreleased: `${base}${to}${dots}${tip}` };
}

function linksFor({ tag, previousTag, links }: LinkedRelease): NextLinks | undefined {
  return (
    links && {
      release: previousTag === undefined ? links.tag(tag) : links.compare(previousTag, tag),
      unreleased: links.compare(tag, 'HEAD'),
    }
  );
}

function comparison(url: string): RegExpExecArray | null {
  return /^(.*\/compare\/)(.+?)(\.{2,3})([^.].*)$/.exec(url);
}

/** The page of a release, after the model of an older one's or of Unreleased's own link in its heading. */
export function pageLike(
  model: string | undefined,
  unreleased: Heading | undefined,
  release: LinkedRelease,
): string | undefined {
  const own = unreleased && inlineUrl(unreleased);
  if (own !== undefined) return advance(own, release)?.release;
  if (model === undefined) return undefined;
  const { tag, previousTag } = release;
  const [, base, , dots] = comparison(model) ?? [];
  if (base !== undefined && previousTag !== undefined)
    return `${base}${encodeURI(previousTag)}${dots}${encodeURI(tag)}`;
  const [, pages] = /^(.*\/(?:releases\/tag|releases|tags?)\/)[^/]+$/.exec(model) ?? [];
  return pages === undefined ? linksFor(release)?.release : `${pages}${encodeURI(tag)}`;
}

/** Brings links in step: Unreleased now starts at the new tag, and the release gets a line of its own where its heading needs one. */
export function linkEdits(text: string, release: LinkedRelease): TextEdit[] {
  const { eol, headings, references, unended } = readChangelog(text);
  const unreleased = headings.find(isUnreleased);
  const own = headings.find((heading) => versionInHeading(heading) === release.version);
  const label = own && referenceLabel(own);
  const missing = label !== undefined && !references.some((each) => isSame(each.label, label));
  const inline = unreleased && inlineUrl(unreleased);
  const current = references.find((each) => isSame(each.label, 'unreleased'));
  const edits: TextEdit[] = [];
  if (unreleased && inline !== undefined) {
    const start = text.indexOf(inline, unreleased.start);
    const next = advance(inline, release);
    if (next) edits.push(edit(start, start + inline.length, next.unreleased));
  } else if (current) {
    const next = advance(current.url, release);
    if (!next) return [];
    edits.push(edit(current.urlStart, current.urlStart + current.url.length, next.unreleased));
    if (missing) edits.push(below(text, current, `[${label}]: ${next.release}`, eol));
    return edits;
  }
  const first = references.find((each) => /^v?\d+\.\d+\.\d+/.test(each.label));
  const page = missing ? (linksFor(release)?.release ?? pageLike(first?.url, undefined, release)) : undefined;
  const open = unreleased && referenceLabel(unreleased);
  const added = [
    ...(open === undefined || !release.links
      ? []
      : [`[${open}]: ${release.links.compare(release.tag, 'HEAD')}`]),
    ...(page === undefined ? [] : [`[${label}]: ${page}`]),
  ];
  // In a block without an end they would be no links.
  if (added.length === 0 || (first === undefined && unended)) return edits;
  return [...edits, atBottom(text, references, first, added.join(eol), eol)];
}

function isSame(label: string, other: string): boolean {
  return label.trim().toLowerCase() === other.toLowerCase();
}

/** Adds a line below a link, as far from it as the next link is. */
function below(text: string, link: LinkReference, line: string, eol: string): TextEdit {
  if (!text.slice(link.start, link.end).endsWith('\n')) return edit(link.end, link.end, `${eol}${line}`);
  const [gap = ''] = /^(?:[ \t]*\r?\n)+(?=\[)/.exec(text.slice(link.end, link.end + 100)) ?? [];
  return edit(link.end, link.end, `${gap}${line}${eol}`);
}

function atBottom(
  text: string,
  references: readonly LinkReference[],
  first: LinkReference | undefined,
  added: string,
  eol: string,
): TextEdit {
  if (first) return edit(first.start, first.start, `${added}${eol}`);
  const broken = text.endsWith('\n') ? '' : eol;
  // A link right behind the last words would be read as more of them.
  const gap = references.at(-1)?.end === text.length ? '' : eol;
  return edit(text.length, text.length, `${broken}${gap}${added}${eol}`);
}
