import { readChangelog } from './changelog-document.ts';

/** Characters a release's body on GitHub may have: beyond, the API answers 422 `body is too long (maximum is 125000 characters)`. */
export const longestReleaseBody = 125_000;

/** How much room there is, and where the whole of it can be read. */
export interface Shortening {
  /** Characters the result may have. */
  readonly limit: number;
  /** A page with all changes, if there is one. */
  readonly url: string | undefined;
}

/**
 * Notes that fit into `limit` characters: those that are longer end before an entry, with a line that says how many more there
 * are and where. Throws nothing; notes without entries end before a paragraph, or where the room does.
 */
export function shortenNotes(notes: string, { limit, url }: Shortening): string {
  if (notes.length <= limit) return notes;
  const { bullets, headings } = readChangelog(notes);
  const ending = (more: number) => {
    const what = more === 0 ? 'More' : more === 1 ? '1 more change' : `${more} more changes`;
    return `\n\n_${what}${url === undefined ? '' : `: ${url}`}_`;
  };
  const room = limit - ending(bullets.length).length;
  const starts = [...bullets, ...headings.map(({ start }) => start)].sort((a, b) => a - b);
  const fits = (start: number) => start > 0 && start <= room;
  let end = starts.findLast(fits) ?? paragraphs(notes).findLast(fits) ?? Math.max(0, room);
  // A heading with nothing left below it goes as well.
  for (const heading of headings.toReversed()) {
    if (heading.end <= end && notes.slice(heading.end, end).trim() === '') end = heading.start;
  }
  const more = bullets.filter((start) => start >= end).length;
  // Half a character outside of the basic plane is none.
  const kept = notes
    .slice(0, end)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
  return `${kept}${ending(more)}`.trimStart().slice(0, Math.max(0, limit));
}

function paragraphs(notes: string): number[] {
  return [...notes.matchAll(/\n\n(?=\S)/g)].map(({ index }) => index);
}
