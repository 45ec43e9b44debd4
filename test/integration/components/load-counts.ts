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
  /** Connections that are kept open; each has one request under way at a time. */
  readonly connections: number;
  /** Requests per second that are begun in all, as far as connections are free. */
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
  /** Requests per second from the first to the last slice. */
  readonly rate: number;
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
  const [answered, wrong, unanswered] = [colors, errors, failures].map(total) as [number, number, number];
  const sent = answered + wrong + unanswered;
  const starts = within.map(([start]) => start);
  const span = starts.length === 0 ? 0 : Math.max(...starts) - Math.min(...starts) + sliceLength;
  const rate = span === 0 ? 0 : (sent * 1_000) / span;
  return { colors, errors, failures, sent, failed: wrong + unanswered, unanswered, rate };
}

function add(to: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [key, count] of Object.entries(more)) to[key] = (to[key] ?? 0) + count;
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
