import { stripVTControlCharacters } from 'node:util';

/**
 * What must not reach a page: characters that end lines or move the cursor, and those that write right to left, with
 * which a text can look like another one (https://trojansource.codes).
 */
const hidden = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]/gu;

/** A text from outside as lines of visible characters, tabs included; colours of a terminal are gone. */
export function plainLines(text: string): string[] {
  return stripVTControlCharacters(text)
    .toWellFormed()
    .split(/\r\n?|\n/)
    .map((line) => line.replaceAll(hidden, (character) => (character === '\t' ? character : '')).trimEnd());
}

/** The same on one line, at most `longest` characters of it. */
export function plainLine(text: string, longest = Number.POSITIVE_INFINITY): string {
  const line = plainLines(text)
    .map((part) => part.replaceAll('\t', ' ').trim())
    .filter((part) => part !== '')
    .join(' ');
  return line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line;
}

/** Lines to show, and how many were left out behind them. */
export interface Excerpt {
  readonly lines: readonly string[];
  readonly left: number;
}

/** The first lines of a text, without empty ones at its ends: at most `most`, and at most `longest` characters in all. */
export function excerpt(text: string, most: number, longest: number): Excerpt {
  const all = plainLines(text);
  const first = all.findIndex((line) => line !== '');
  const whole = first < 0 ? [] : all.slice(first, all.findLastIndex((line) => line !== '') + 1);
  const lines: string[] = [];
  let room = longest;
  for (const line of whole.slice(0, most)) {
    if (room <= 0) break;
    lines.push(line.length > room ? `${line.slice(0, room).toWellFormed()}…` : line);
    room -= line.length + 1;
  }
  return { lines, left: whole.length - lines.length };
}
