const longest = 400;

/** A message of the platform on one line, without the full stop, 400 characters at most. */
export function shortText(text: string): string {
  // The look-behind keeps it from trying anew at each full stop of many.
  const line = text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/(?<![.\s])[.\s]+$/, '');
  return line.length > longest ? `${line.slice(0, longest).toWellFormed()}…` : line;
}
