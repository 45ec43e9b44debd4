/** How the requests of one slice of time ended. */
export interface Slice {
  /** Answers with 200, by colour; `none` where the answer named none. */
  readonly colors: Readonly<Record<string, number>>;
  /** Other answers, by status. */
  readonly errors: Readonly<Record<string, number>>;
  /** Requests without an answer, by the code of the failure. */
  readonly failures: Readonly<Record<string, number>>;
}

/** What a load client is told to do. */
export interface LoadPlan {
  readonly url: string;
  /** Requests per second that are begun, each on a connection that is free or new; connections are kept open. */
  readonly rate: number;
}

/** The length of a slice, in milliseconds. */
export const sliceLength = 20;

/** Slices by the start of their requests, in milliseconds since 1970. */
export type Slices = Readonly<Record<number, Slice>>;

/** Totals over slices. */
export interface LoadCounts extends Slice {
  readonly sent: number;
  /** Requests that got no answer, or another than 200. */
  readonly failed: number;
  /** Requests without any answer. */
  readonly unanswered: number;
  /** Answers with 200 per second, over the time from the first to the last request. */
  readonly answered: number;
}

/** Counts the requests that began in a time; all of them when none is given. */
export function countBetween(slices: Slices, from = 0, to = Number.POSITIVE_INFINITY): LoadCounts {
  const within = Object.entries(slices)
    .map(([start, slice]) => [Number(start), slice] as const)
    .filter(([start]) => start >= from && start + sliceLength <= to);
  const colors: Record<string, number> = {};
  const errors: Record<string, number> = {};
  const failures: Record<string, number> = {};
  for (const [, slice] of within) {
    add(colors, slice.colors);
    add(errors, slice.errors);
    add(failures, slice.failures);
  }
  const [right, wrong, unanswered] = [colors, errors, failures].map(total) as [number, number, number];
  const sent = right + wrong + unanswered;
  const starts = within.map(([start]) => start);
  const span = starts.length === 0 ? 0 : Math.max(...starts) - Math.min(...starts) + sliceLength;
  const answered = span === 0 ? 0 : (right * 1_000) / span;
  return { colors, errors, failures, sent, failed: wrong + unanswered, unanswered, answered };
}

function add(to: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [key, count] of Object.entries(more)) to[key] = (to[key] ?? 0) + count;
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
