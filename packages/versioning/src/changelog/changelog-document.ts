/** A heading and where it stands in the text. */
export interface Heading {
  readonly level: number;
  readonly text: string;
  /** Offset of its first character. */
  readonly start: number;
  /** Offset behind its line break, or behind that of the line that underlines it. */
  readonly end: number;
  /** Whether the line below makes it a heading (`====`, `----`). */
  readonly underlined: boolean;
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
  /** Offsets of the bullets in the first column. */
  readonly bullets: readonly number[];
  /** The line break the file uses. */
  readonly eol: string;
  /** What begins, isn't ended by the end of the text, and would take up whatever is written behind it. */
  readonly unended: Unended | undefined;
}

/** A block of code, a comment or an HTML element without its end. */
export interface Unended {
  /** Offset of its first line. */
  readonly start: number;
  /** Its first line. */
  readonly opening: string;
}

/** Opens a block of code, also right behind the bullet of a list. */
const fence = /^( {0,3}(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}(?=[^`]*$)|~{3,})/;

/** Tags of blocks that last until a blank line (CommonMark 0.31.2, HTML blocks of kind 6, those found in changelogs). */
const htmlBlock =
  /^ {0,3}<\/?(?:blockquote|center|dd|details|div|dl|dt|h[1-6]|hr|li|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?:[\s/>]|$)/i;

/** What is not Markdown until it ends. */
export interface Enclosure {
  /** Columns every line of it begins with; a line with fewer ends the list item, and it with that. */
  readonly indent: number;
  readonly endsWith: (line: string) => boolean;
}

/** A line of a text. */
export interface Line {
  /** Without its line break. */
  readonly content: string;
  readonly start: number;
  readonly end: number;
}

/** Reads headings, links and bullets of a Markdown text, in linear time; code blocks and comments hold none. */
export function readChangelog(text: string): ChangelogDocument {
  const headings: Heading[] = [];
  const references: LinkReference[] = [];
  const bullets: number[] = [];
  let enclosure: Enclosure | undefined;
  let unended: Unended | undefined;
  // A paragraph of one line, which the next line may make a heading; `undefined` within longer ones.
  let paragraph: Line | undefined;
  let afterText = false;
  for (const line of lines(text)) {
    const { content, start, end } = line;
    const blank = content.trim() === '';
    if (enclosure !== undefined && (blank || indentOf(content) >= enclosure.indent)) {
      if (enclosure.endsWith(content)) enclosure = undefined;
      paragraph = undefined;
      afterText = false;
      continue;
    }
    const underline = paragraph && /^ {0,3}(=+|-+)[ \t]*$/.exec(content)?.[1];
    if (paragraph && underline) {
      const level = underline.startsWith('=') ? 1 : 2;
      headings.push({ level, text: paragraph.content.trim(), start: paragraph.start, end, underlined: true });
      paragraph = undefined;
      afterText = false;
      continue;
    }
    enclosure = enclosureFrom(content);
    unended = { start, opening: content.trim() };
    const heading = headingIn(line);
    if (heading) headings.push(heading);
    const reference = referenceIn(line);
    if (reference) references.push(reference);
    if (isBullet(content)) bullets.push(start);
    const plain = !(blank || enclosure || heading || reference || isBullet(content.trimStart()));
    paragraph = plain && !afterText && /^ {0,3}[^\s>|<]/.test(content) ? line : undefined;
    if (/^[\s*_=-]+$/.test(content)) paragraph = undefined;
    afterText = !(blank || heading);
  }
  const eol = /\r?\n/.exec(text)?.[0] ?? '\n';
  // A blank line or a line further left ends it, and one of both stands before everything that is added.
  const ends = enclosure === undefined || enclosure.indent > 0 || enclosure.endsWith('');
  return { headings, references, bullets, eol, unended: ends ? undefined : unended };
}

function headingIn({ content, start, end }: Line): Heading | undefined {
  const [, marks, words = ''] = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/s.exec(content) ?? [];
  if (marks === undefined) return undefined;
  const text = words.trim().replace(/(?:^|[ \t])#+$/, '');
  return { level: marks.length, text: text.trimEnd(), start, end, underlined: false };
}

function referenceIn({ content, start, end }: Line): LinkReference | undefined {
  const [, lead = '', label, url = ''] = /^( {0,3}\[([^\]]+)\]:[ \t]*<?)([^\s>]+)/.exec(content) ?? [];
  return label === undefined ? undefined : { label, url, start, end, urlStart: start + lead.length };
}

function isBullet(content: string): boolean {
  return /^(?:[-*+]|\d{1,9}[.)])[ \t]/.test(content);
}

/** What a line opens that isn't Markdown and goes on behind it. */
export function enclosureFrom(content: string): Enclosure | undefined {
  const [, before = '', marks] = fence.exec(content) ?? [];
  if (marks !== undefined) {
    const isEnd = (line: string) => line.trim().startsWith(marks) && /^\s*(`+|~+)\s*$/.test(line);
    return { indent: before.length, endsWith: isEnd };
  }
  if (/^\s*<!--/.test(content))
    return content.includes('-->') ? undefined : { indent: 0, endsWith: (line) => line.includes('-->') };
  const [, tag] = /^ {0,3}<(pre|script|style|textarea)(?:[\s>]|$)/i.exec(content) ?? [];
  if (tag !== undefined) {
    const close = `</${tag.toLowerCase()}>`;
    const isEnd = (line: string) => line.toLowerCase().includes(close);
    return isEnd(content) ? undefined : { indent: 0, endsWith: isEnd };
  }
  return htmlBlock.test(content) ? { indent: 0, endsWith: (line) => line.trim() === '' } : undefined;
}

/** Columns before the first character of a line. */
export function indentOf(content: string): number {
  return content.length - content.trimStart().length;
}

/** The lines of a text, without its byte order mark. */
export function* lines(text: string): Generator<Line> {
  // A byte order mark belongs to no line.
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start < text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found + 1;
    yield { content: text.slice(start, end).replace(/\r?\n$/, ''), start, end };
    start = end;
  }
}
