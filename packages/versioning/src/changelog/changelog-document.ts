/** A heading and where it stands in the text. */
export interface Heading {
  readonly level: number;
  readonly text: string;
  /** Offset of its first character. */
  readonly start: number;
  /** Offset behind its line break. */
  readonly end: number;
}

/** A link reference definition: `[label]: url`. */
export interface LinkReference {
  readonly label: string;
  readonly url: string;
  readonly start: number;
  readonly end: number;
  /** Offset of the URL. */
  readonly urlStart: number;
}

/** What there is in a Markdown changelog, by offsets, so that it can be changed in place. */
export interface ChangelogDocument {
  readonly headings: readonly Heading[];
  readonly references: readonly LinkReference[];
  /** The line break the file uses. */
  readonly eol: string;
}

/** Opens a block of code, also right behind the bullet of a list. */
const fence = /^( {0,3}(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}(?=[^`]*$)|~{3,})/;

/** What is not Markdown until it ends. */
interface Enclosure {
  /** Columns every line of it begins with; a line with fewer ends the list item, and it with that. */
  readonly indent: number;
  readonly endsWith: (line: string) => boolean;
}

/** Reads headings and link references of a Markdown text; code blocks and comments hold none. */
export function readChangelog(text: string): ChangelogDocument {
  const headings: Heading[] = [];
  const references: LinkReference[] = [];
  let enclosure: Enclosure | undefined;
  for (const { content, start, end } of lines(text)) {
    if (enclosure !== undefined && (content.trim() === '' || indentOf(content) >= enclosure.indent)) {
      if (enclosure.endsWith(content)) enclosure = undefined;
      continue;
    }
    enclosure = enclosureFrom(content);
    const heading = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(content);
    const [, marks = '', words = ''] = heading ?? [];
    if (heading) headings.push({ level: marks.length, text: words, start, end });
    const reference = /^( {0,3}\[([^\]]+)\]:[ \t]*<?)([^\s>]+)/.exec(content);
    const [, lead = '', label = '', url = ''] = reference ?? [];
    if (reference) references.push({ label, url, start, end, urlStart: start + lead.length });
  }
  return { headings, references, eol: /\r?\n/.exec(text)?.[0] ?? '\n' };
}

function enclosureFrom(content: string): Enclosure | undefined {
  const [, before = '', marks] = fence.exec(content) ?? [];
  if (marks !== undefined) {
    const isEnd = (line: string) => line.trim().startsWith(marks) && /^\s*(`+|~+)\s*$/.test(line);
    return { indent: before.length, endsWith: isEnd };
  }
  if (/^\s*<!--(?!.*-->)/.test(content)) return { indent: 0, endsWith: (line) => line.includes('-->') };
  const [, tag] = /^ {0,3}<(pre|script|style|textarea)\b(?!.*<\/\1>)/i.exec(content) ?? [];
  if (tag === undefined) return undefined;
  return { indent: 0, endsWith: (line) => line.toLowerCase().includes(`</${tag.toLowerCase()}>`) };
}

function indentOf(content: string): number {
  return content.length - content.trimStart().length;
}

function* lines(text: string): Generator<{ content: string; start: number; end: number }> {
  // A byte order mark belongs to no line.
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start < text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found + 1;
    yield { content: text.slice(start, end).replace(/\r?\n$/, ''), start, end };
    start = end;
  }
}

/** Whether a heading is that of the changes not yet released. */
export function isUnreleased({ level, text }: Heading): boolean {
  return level === 2 && /^\[?unreleased\b/i.test(text);
}

/** The version a release's heading names: `[1.2.0] - 2026-01-31`, `v1.2.0`, `1.2.0 (2026-01-31)`. */
export function versionInHeading({ level, text }: Heading): string | undefined {
  if (level > 2) return undefined;
  return /^\[?[vV]?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)/.exec(text)?.[1];
}
