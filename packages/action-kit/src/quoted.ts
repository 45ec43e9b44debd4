const longestQuote = 120;

/** A text that was found somewhere, for a message: in backticks, on one line, and at most 120 characters of it. */
export function quoted(text: string): string {
  const cut = text.length > longestQuote ? `${text.slice(0, longestQuote).toWellFormed()}…` : text;
  return `\`${cut.replaceAll(/\p{Cc}/gu, (control) => JSON.stringify(control).slice(1, -1))}\``;
}
