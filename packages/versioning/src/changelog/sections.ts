import { readChangelog } from './changelog-document.ts';
import { type SectionTitle, sectionTitles } from './changes.ts';

/**
 * Adds entries to the sections that were written by hand; those left empty are dropped, missing ones follow. Gives the text
 * without blank lines at its ends. New sections get the level of those there are, or else `deepest`.
 */
export function mergeChanges(
  byHand: string,
  changes: ReadonlyMap<SectionTitle, readonly string[]>,
  eol: string,
  deepest = 3,
): string {
  const { headings } = readChangelog(byHand);
  const level = Math.min(deepest, ...headings.map((heading) => heading.level));
  const starts = headings.filter((heading) => heading.level === level);
  const parts = [byHand.slice(0, starts[0]?.start ?? byHand.length)];
  const left = new Map(changes);
  const written = (entries: readonly string[]) => entries.map((entry) => entry.replaceAll('\n', eol));
  for (const [index, heading] of starts.entries()) {
    const end = starts[index + 1]?.start ?? byHand.length;
    const title = titleOf(heading.text);
    const entries = title === undefined ? [] : (left.get(title) ?? []);
    if (title !== undefined) left.delete(title);
    const empty = byHand.slice(heading.end, end).trim() === '';
    if (empty && entries.length === 0) continue;
    const whole = byHand.slice(heading.start, end).trimEnd();
    // Right behind a list entries join it; right behind HTML they would be part of that.
    const list = /^(?:[ \t]|(?:[-*+]|\d+[.)])[ \t]).*$/.test(whole.slice(whole.lastIndexOf('\n') + 1));
    parts.push([whole, ...(list ? [] : ['']), ...written(entries)].join(eol));
  }
  const marks = '#'.repeat(level);
  for (const [title, entries] of left) parts.push([`${marks} ${title}`, '', ...written(entries)].join(eol));
  const body = parts.map(withoutBlankEdges).filter((part) => part !== '');
  return body.length === 0 ? '_No notable changes._' : body.join(`${eol}${eol}`);
}

/** Knows a section also behind an emoji or before a colon. */
function titleOf(heading: string): SectionTitle | undefined {
  const words = heading.replaceAll(/^[^a-z]+|[^a-z]+$/gi, '').toLowerCase();
  return sectionTitles.find((title) => title.toLowerCase() === words);
}

function withoutBlankEdges(text: string): string {
  return text.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd();
}
