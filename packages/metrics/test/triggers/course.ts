/** How things are: well, as bad as the limit just allows, or worse. */
export type Level = 'good' | 'edge' | 'bad';

/** How things are at each second since the watch began; before it all is well. */
export type Course = (second: number) => Level;

/** A value for each level. */
export type ByLevel = Readonly<Record<Level, number>>;

/** All is well, all the time. */
export const well: Course = () => 'good';

/** Nothing but this, from shortly after the first look on. */
export function soon(level: Level): Course {
  return (second) => (second < 5 ? 'good' : level);
}

/** Just within the limit, beyond it for a time that is too short to count, and within it again. */
export function brieflyBad(from: number, seconds: number): Course {
  return (second) => {
    if (second < 5) return 'good';
    return second >= from && second < from + seconds ? 'bad' : 'edge';
  };
}
