import type { ChangelogDocument, Heading } from './changelog-document.ts';

/** How a changelog writes the headings of its releases. */
export interface HeadingStyle {
  readonly level: number;
  /** Whether the line below makes it a heading. */
  readonly underlined: boolean;
  /** What stands before the version: `v`, `Version ` or nothing. */
  readonly prefix: string;
  /** Whether the version stands in brackets. */
  readonly bracketed: boolean;
  /** The page the version links to within the heading. */
  readonly url: string | undefined;
  /** What stands around the date and between its parts; `undefined` without a date. */
  readonly date: { readonly before: string; readonly separator: string; readonly after: string } | undefined;
}

/** Keep a Changelog 2.0.0. */
const keepAChangelog: HeadingStyle = {
  level: 2,
  underlined: false,
  prefix: '',
  bracketed: true,
  url: undefined,
  date: { before: ' - ', separator: '-', after: '' },
};

const release =
  /^(\[?)((?:(?:version|release)[ \t]+)?v?)(\d+\.\d+\.\d+(?:-[\da-z.-]+)?)(?![.]?\w)(?:(\])(?:\(([^()\s]*)\))?)?(.*)$/is;

const dated = /^([ \t]*[-–—/:,|]?[ \t]*[([*_]*)\d{4}([-/.])\d{2}\2\d{2}([)\]*_]*)/;

const number = String.raw`\d{1,4}(?:st|nd|rd|th)?`;
const gap = String.raw`(?:[./-]|[.,]?[ \t]+)`;
/** Dates of other forms, alone behind a version: `(31.01.2025)`, `(Jan 5, 2025)`, `5th of January 2025`, `2025`. */
const otherwiseDated = new RegExp(
  String.raw`^([ \t]*[-–—/:,|]?[ \t]*[([*_]*)(?=[^()[\]*_]*\d{4})(?:${number}${gap}){0,2}(?:of[ \t]+)?(?:\p{L}{3,10}${gap})?(?:${number}${gap}){0,2}${number}([)\]*_]*)$`,
  'iu',
);

/** What stands in place of a date that nobody knows yet, alone behind a version. */
const undecided =
  /^[\s\p{P}]*(?:tb[ad]|to be (?:announced|determined|released)|not (?:yet )?released(?: yet)?|upcoming|wip|work in progress|[\dy?x]{4}-(?:\d\d|mm|xx|\?\?)-(?:dd|xx|\?\?))[\s\p{P}]*$/iu;

/** Whether a heading is that of the changes not yet released. */
export function isUnreleased({ level, text }: Heading): boolean {
  // Sections stand on level 3 as well.
  return level <= 2 ? /^\[?unreleased\b/i.test(text) : level === 3 && /^\[?unreleased\]?$/i.test(text);
}

/** Whether a heading names the next version ahead of its release: `1.3.0 (unreleased)`, `v1.3.0 (in development)`, `1.3.0 - TBD`. */
export function isPlanned(heading: Heading): boolean {
  const rest = partsOf(heading)?.rest ?? '';
  return /\b(?:unreleased|in development)\b/i.test(rest) || undecided.test(rest);
}

/** The version a release's heading names: `[1.2.0] - 2026-01-31`, `v1.2.0`, `1.2.0 (2026-01-31)`. */
export function versionInHeading(heading: Heading): string | undefined {
  return isPlanned(heading) ? undefined : partsOf(heading)?.version;
}

/** Whether what stands under a heading is that of one release, or waits for one. */
export function startsRelease(heading: Heading): boolean {
  return isUnreleased(heading) || partsOf(heading) !== undefined;
}

/** The bracketed words of a heading that only a link reference gives a page. */
export function referenceLabel({ text }: Heading): string | undefined {
  return /^\[([^\]]+)\](?!\()/.exec(text)?.[1];
}

/** The page a heading links to by itself. */
export function inlineUrl({ text }: Heading): string | undefined {
  return /\]\((\S+)\)/.exec(text)?.[1];
}

/** The style of the newest release; that of Unreleased where there is none yet. */
export function headingStyle({ headings }: ChangelogDocument, unreleased: Heading | undefined): HeadingStyle {
  const releases = headings.filter((heading) => versionInHeading(heading) !== undefined);
  const [newest] = releases;
  const parts = newest && partsOf(newest);
  if (newest === undefined || parts === undefined) {
    if (unreleased === undefined) return keepAChangelog;
    const { level, underlined, text } = unreleased;
    return { ...keepAChangelog, level, underlined, bracketed: text.startsWith('[') };
  }
  const [, before = '', separator = '', after = ''] = datePartsOf(parts.rest) ?? [];
  return {
    // Patches of standard-version stand on level 3, other releases don't.
    level: releases.every(({ level }) => level === newest.level) ? newest.level : Math.min(newest.level, 2),
    underlined: newest.underlined,
    prefix: parts.prefix,
    bracketed: parts.bracketed,
    url: parts.url,
    // Keep a Changelog wants a date; only where it isn't kept in other ways either a file without dates stays so.
    date: separator
      ? { before, separator, after }
      : parts.rest.trim() || unreleased
        ? keepAChangelog.date
        : undefined,
  };
}

/** Writes a release's heading, without a line break at its end; `date` is `YYYY-MM-DD`. */
export function writeHeading(
  { level, underlined, prefix, bracketed, date: form }: HeadingStyle,
  { version, date, url, eol }: { version: string; date: string; url: string | undefined; eol: string },
): string {
  const name = `${prefix}${version}`;
  const linked = bracketed ? `[${name}]${url === undefined ? '' : `(${url})`}` : name;
  const day = form ? `${form.before}${date.replaceAll('-', form.separator)}${form.after}` : '';
  const text = `${linked}${day}`;
  if (!underlined) return `${'#'.repeat(level)} ${text}`;
  return `${text}${eol}${(level === 1 ? '=' : '-').repeat(text.length)}`;
}

/** What stands before a date, between its parts and behind it; a date of another form gives way to one as ISO 8601 has it. */
function datePartsOf(rest: string): readonly string[] | undefined {
  const found = dated.exec(rest);
  if (found) return found;
  const [whole, before = '', after = ''] = otherwiseDated.exec(rest) ?? [];
  return whole === undefined ? undefined : [whole, before, '-', after];
}

interface HeadingParts {
  readonly prefix: string;
  readonly version: string;
  readonly bracketed: boolean;
  readonly url: string | undefined;
  readonly rest: string;
}

function partsOf({ level, text }: Heading): HeadingParts | undefined {
  const [, open = '', prefix = '', version, close, url, rest = ''] = release.exec(text) ?? [];
  if (version === undefined || level > 3) return undefined;
  // Sections stand on level 3 as well: only what looks like a release in full is one.
  if (level === 3 && !close && rest.trim() !== '' && !datePartsOf(rest) && !undecided.test(rest))
    return undefined;
  return { prefix, version, bracketed: open !== '' && close !== undefined, url: url || undefined, rest };
}
