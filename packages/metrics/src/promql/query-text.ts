/** A value as it stands between the quotes of PromQL, of either kind: one with a quote in it must not end them. */
export function escapeInQuotes(value: string): string {
  return value.replaceAll(/["'\\]/g, '\\$&');
}
