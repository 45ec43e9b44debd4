/** Of values in order, those that lie at least `spacing` milliseconds apart; the clock may have been set back in between. */
export function thinned<T extends { readonly time: number }>(values: readonly T[], spacing: number): T[] {
  const kept: T[] = [];
  for (const value of values) {
    const last = kept.at(-1);
    if (last === undefined || Math.abs(value.time - last.time) >= spacing) kept.push(value);
  }
  return kept;
}
