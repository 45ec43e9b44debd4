/** Seconds from 2001-09-09 to 5138-11-16; a clock in milliseconds has long been beyond it, and a value is seldom in it. */
const plausible = { least: 1e9, most: 1e11 };

/** The milliseconds since 1970 of a time in seconds since 1970; `undefined` for a number that is none, as one in milliseconds is. */
export function timeInSeconds(seconds: number): number | undefined {
  return seconds >= plausible.least && seconds < plausible.most ? Math.round(seconds * 1_000) : undefined;
}
