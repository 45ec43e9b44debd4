import { isoInstant } from '@deploy-actions/action-kit';

/** More holes than this are counted, not named. */
const mostNamed = 5;

/** One look without a value is common; from two in a row on something was not seen. Looks come a little early or late. */
const longest = 2.5;

interface Timed {
  readonly at: number;
}

/** The usual time between two looks in milliseconds, the median; 0 with fewer than two. */
export function spacingOf(looks: readonly Timed[]): number {
  const between = looks.slice(1).map(({ at }, index) => at - (looks[index]?.at ?? at));
  return between.toSorted((a, b) => a - b)[Math.floor(between.length / 2)] ?? 0;
}

/** Where two or more looks in a row have no value, also the first and the last ones: one sentence each, in UTC, then how many more. */
export function tellHoles(values: readonly Timed[], looks: readonly Timed[]): string[] {
  const [first, last, spacing] = [looks[0]?.at, looks.at(-1)?.at, spacingOf(looks)];
  if (first === undefined || last === undefined || spacing <= 0) return [];
  // As if there were a value just before the first look, and one just after the last.
  const times = [first - spacing, ...values.map(({ at }) => at), last + spacing];
  const tell = (at: number) => instantWithin(Math.min(Math.max(at, first), last), first, last);
  const holes = times.slice(1).flatMap((to, index) => {
    const from = times[index] ?? to;
    return to - from > longest * spacing ? [`No values from ${tell(from)} to ${tell(to)}.`] : [];
  });
  const more = holes.length - mostNamed;
  return more > 0 ? [...holes.slice(0, mostNamed), `and ${more} more`] : holes;
}

/** The time of day, with the date where a window has more than one. */
function instantWithin(at: number, first: number, last: number): string {
  const [day, time] = [isoInstant(at).slice(0, 10), isoInstant(at).slice(11, 19)];
  return isoInstant(first).slice(0, 10) === isoInstant(last).slice(0, 10) ? time : `${day} ${time}`;
}
