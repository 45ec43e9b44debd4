import { type Entry, readEntries } from './entries.ts';

/** What was written by hand, parted into what belongs to a release and what came later. */
export interface PartedText {
  readonly released: string;
  /** Empty when all of it belongs to the release. */
  readonly later: string;
}

/**
 * Parts a text by what stood there at the released commit: entries that stand in both, word for word, belong to the release,
 * also under another heading. Headings go where their entries go.
 */
export function partLater(byHand: string, atRelease: string, eol: string): PartedText {
  const entries = readEntries(byHand);
  const left = new Map<string, number>();
  for (const entry of readEntries(atRelease)) {
    const words = wordsOf(entry, atRelease);
    if (!entry.heading) left.set(words, (left.get(words) ?? 0) + 1);
  }
  const isLater = entries.map((entry) => {
    const words = wordsOf(entry, byHand);
    const count = left.get(words) ?? 0;
    if (!entry.heading) left.set(words, count - 1);
    return !entry.heading && count <= 0;
  });
  if (!isLater.includes(true)) return { released: byHand, later: '' };
  const released = entries.filter((entry, index) => {
    const below = entry.heading && scopeOf(index, entries);
    return below ? below.length === 0 || below.some((each) => !isLater[each]) : !isLater[index];
  });
  const later = entries.filter((entry, index) =>
    entry.heading ? scopeOf(index, entries).some((each) => isLater[each]) : isLater[index],
  );
  return { released: joined(released, byHand, eol), later: joined(later, byHand, eol) };
}

function wordsOf({ start, end }: Entry, text: string): string {
  return text.slice(start, end).replaceAll('\r\n', '\n').trim();
}

/** The entries below a heading, also below lower ones. */
function scopeOf(index: number, entries: readonly Entry[]): number[] {
  const level = entries[index]?.heading?.level ?? 0;
  const found: number[] = [];
  for (let next = index + 1; next < entries.length; next += 1) {
    const { heading } = entries[next] as Entry;
    if (heading && heading.level <= level) break;
    if (!heading) found.push(next);
  }
  return found;
}

/** Writes some entries of a text, each as it was; those that now follow each other stay as far apart as they need to be. */
function joined(entries: readonly Entry[], text: string, eol: string): string {
  let result = '';
  let before: Entry | undefined;
  for (const entry of entries) {
    if (before) {
      if (!result.endsWith('\n')) result += eol;
      result += gapBetween(before, entry, text, eol);
    }
    result += text.slice(entry.start, entry.end);
    before = entry;
  }
  return result.trimEnd();
}

function gapBetween(before: Entry, entry: Entry, text: string, eol: string): string {
  const between = text.slice(before.end, entry.start);
  if (between.trim() === '') return between;
  if (before.heading) return /^(?:[ \t]*\r?\n)*/.exec(between)?.[0] ?? '';
  const tight = before.item && entry.item && !/\n[ \t]*\r?\n/.test(between);
  return tight ? '' : eol;
}
