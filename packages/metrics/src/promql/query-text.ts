/**
 * A value as it stands between the quotes of PromQL, of whatever kind: Prometheus takes an escaped quote only between quotes
 * of that kind, and no line break, but takes the code of any character.
 */
export function escapeInQuotes(value: string): string {
  return value.replaceAll(/["'`\\\p{Cc}]/gu, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${code}`;
  });
}
