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

/** Whether a heading is that of the changes not yet released. */
export function isUnreleased({ level, text }: Heading): boolean {
  return level <= 2 && /^\[?unreleased\b/i.test(text);
}

/** Whether a heading names the next version ahead of its release: `1.3.0 (unreleased)`, `v1.3.0 (in development)`. */
export function isPlanned(heading: Heading): boolean {
  return /\b(?:unreleased|in development)\b/i.test(partsOf(heading)?.rest ?? '');
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
  const newest = headings.find((heading) => versionInHeading(heading) !== undefined);
  const parts = newest && partsOf(newest);
  if (newest === undefined || parts === undefined) {
    if (unreleased === undefined) return keepAChangelog;
    const { level, underlined, text } = unreleased;
    return { ...keepAChangelog, level, underlined, bracketed: text.startsWith('[') };
  }
  const [, before = '', separator = '', after = ''] = dated.exec(parts.rest) ?? [];
  return {
    // Below standard-version's `### [1.2.1]` a section could not be told from a release.
    level: Math.min(newest.level, 2),
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
  if (level === 3 && !close && rest.trim() !== '' && !dated.test(rest)) return undefined;
  return { prefix, version, bracketed: open !== '' && close !== undefined, url: url || undefined, rest };
}
