/** Looks come a little early or late. Values that share so small a part of their time are separate, or each of them would wait for another look. */
const punctuality = 0.05;

/**
 * Whether a value covers partly the same time as the last one that was used, by more than looks are late; times in milliseconds. A
 * clock may have been set back.
 */
export function overlaps(
  { time }: { readonly time: number },
  last: number | undefined,
  spacing: number,
): boolean {
  return last !== undefined && Math.abs(time - last) < spacing * (1 - punctuality);
}

/** Of values in order, those that don't overlap when each covers `spacing` milliseconds. */
export function thinned<T extends { readonly time: number }>(values: readonly T[], spacing: number): T[] {
  const kept: T[] = [];
  for (const value of values) if (!overlaps(value, kept.at(-1)?.time, spacing)) kept.push(value);
  return kept;
}
