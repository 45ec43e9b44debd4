import {
  type Enclosure,
  enclosureFrom,
  type Heading,
  indentOf,
  lines,
  readChangelog,
} from './changelog-document.ts';

/** A part of a text that belongs together: an item of a list with everything in it, a paragraph, a block of code, a heading. */
export interface Entry {
  readonly start: number;
  /** Offset behind its last line; blank lines may follow. */
  readonly end: number;
  /** Whether it is an item of a list. */
  readonly item: boolean;
  readonly heading: Heading | undefined;
}

const bullet = /^ *(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/;

/** Splits a text into its entries, in their order. */
export function readEntries(text: string): Entry[] {
  const { headings } = readChangelog(text);
  const entries: Entry[] = [];
  let position = 0;
  for (const heading of headings) {
    entries.push(...entriesIn(text, position, heading.start));
    entries.push({ start: heading.start, end: heading.end, item: false, heading });
    position = heading.end;
  }
  return withElements([...entries, ...entriesIn(text, position, text.length)], text);
}

/** Joins what stands within an HTML element, which blank lines don't end for who reads it. */
function withElements(entries: readonly Entry[], text: string): Entry[] {
  const joined: Entry[] = [];
  const unended = new Set<string>();
  for (let index = 0; index < entries.length; index += 1) {
    const entry = entries[index] as Entry;
    const tag = /^ {0,3}<(details|div|section|blockquote|center|table|ul|ol|dl)[\s>]/i.exec(
      text.slice(entry.start, entry.start + 20),
    )?.[1];
    const last = tag === undefined || unended.has(tag) ? index : endOfElement(tag, entries, index, text);
    if (tag !== undefined && last === undefined) unended.add(tag);
    const { end } = entries[last ?? index] ?? entry;
    joined.push(last === index ? entry : { ...entry, end });
    index = last ?? index;
  }
  return joined;
}

function endOfElement(
  tag: string,
  entries: readonly Entry[],
  from: number,
  text: string,
): number | undefined {
  const marks = new RegExp(`<(/?)${tag}[\\s>]`, 'gi');
  let depth = 0;
  for (let index = from; index < entries.length; index += 1) {
    const { start, end } = entries[index] as Entry;
    for (const [, close] of text.slice(start, end).matchAll(marks)) depth += close ? -1 : 1;
    if (depth <= 0) return index;
  }
  return undefined;
}

interface OpenEntry {
  readonly start: number;
  end: number;
  /** Columns with which a line behind a blank one, or another bullet, belongs to it; `undefined` when none does. */
  readonly inner: number | undefined;
}

function entriesIn(text: string, from: number, to: number): Entry[] {
  const found: OpenEntry[] = [];
  let enclosure: Enclosure | undefined;
  let afterBlank = true;
  for (const line of lines(text.slice(from, to))) {
    const { content } = line;
    const blank = content.trim() === '';
    const last = found.at(-1);
    if (enclosure !== undefined && last && (blank || indentOf(content) >= enclosure.indent)) {
      if (enclosure.endsWith(content)) enclosure = undefined;
      // A blank line that ends a block isn't part of it.
      if (!blank || enclosure !== undefined) last.end = from + line.end;
      afterBlank = blank;
      continue;
    }
    if (!blank) {
      enclosure = enclosureFrom(content);
      if (last && continues(last, content, afterBlank, enclosure !== undefined)) last.end = from + line.end;
      else found.push({ start: from + line.start, end: from + line.end, inner: innerOf(content) });
    }
    afterBlank = blank;
  }
  return found.map(({ start, end, inner }) => ({
    start,
    end,
    item: inner !== undefined,
    heading: undefined,
  }));
}

function innerOf(content: string): number | undefined {
  return bullet.test(content) ? indentOf(content) + 2 : undefined;
}

function continues(last: OpenEntry, content: string, afterBlank: boolean, opens: boolean): boolean {
  const inside = last.inner !== undefined && indentOf(content) >= last.inner;
  if (afterBlank || opens || bullet.test(content)) return inside;
  return true;
}

const version = String.raw`(?:(?:version|release)[ \t]+)?(?:v?\d+\.\d+\.\d+|v\d+\.\d+)(?![.]?[a-z\d])`;
/** A version that begins a paragraph, or a line of a list, a table, a quote or a lower heading. */
const begunByVersion = new RegExp(
  String.raw`^(?![ \t]*\[[^\]]*\]:)(?:[ \t>*_#|[(+-]*|\d+[.)][ \t]+)${version}|\n[ \t]*(?!\[[^\]]*\]:)[>*_#|[(+-][ \t>*_#|[(+-]*${version}`,
  'i',
);

/** Whether a text seems to tell of releases in other ways than by headings; code and comments don't count. */
export function tellsOfVersions(text: string): boolean {
  return readEntries(text).some(({ start, end }) => {
    const words = text.slice(start, end);
    return !/^\s*(?:`{3}|~{3}|<(?:!--|pre|script|style|textarea))/i.test(words) && begunByVersion.test(words);
  });
}
