/** So many things are named in a finding; the evidence has more of them. */
const namedThings = 5;

/** Things for a finding: the first five, and how many more there are. */
export function listed(things: readonly string[]): string {
  const more = things.length - namedThings;
  return [...things.slice(0, namedThings), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
