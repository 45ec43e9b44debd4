/** A stretch of time from its start up to, but without, its end, in milliseconds since 1970. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** Whether a moment lies within. */
export function contains({ start, end }: Interval, moment: number): boolean {
  return start <= moment && moment < end;
}

/** What is left of an interval without the others, in order of time. */
export function without(whole: Interval, others: readonly Interval[]): Interval[] {
  const left: Interval[] = [];
  let { start } = whole;
  for (const other of others.toSorted((a, b) => a.start - b.start)) {
    if (other.end <= start || other.start >= whole.end) continue;
    if (other.start > start) left.push({ start, end: other.start });
    start = other.end;
  }
  return start < whole.end ? [...left, { start, end: whole.end }] : left;
}
