/** Evidence has at most this many lines of a list. */
const mostLines = 40;
/** A finding names so many of what it found. */
const mostNamed = 3;

/** The lines of a list for the evidence, cut off where nobody reads on. */
export function listed(lines: readonly string[]): string {
  if (lines.length <= mostLines) return lines.join('\n');
  return [...lines.slice(0, mostLines), `… and ${lines.length - mostLines} more`].join('\n');
}

/** The first of several findings in one line, with the number of the others. */
export function firstOf(findings: readonly string[]): string {
  const more = findings.length - mostNamed;
  return `${findings.slice(0, mostNamed).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

/** A number of things: `1 rule`, `2 rules`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
