import type { MetricSource, PlaceholderValues } from '@deploy-actions/config';
import type { TestRuntime } from '@deploy-actions/testing';
import type { FailureKind, MetricProviderKind, Point, TimeRange } from '../../src/metric-provider.ts';

/** How a system can answer instead of giving values, and the failure that a provider makes of it. */
export const situations = {
  /** The query is fine, but no series matches it. */
  nothing: 'no-data',
  /** The result is NaN (or what the system says instead, such as a share of no requests). */
  'not-a-number': 'not-a-number',
  /** Two series where one is expected. */
  'several-series': 'several-series',
  /** The system can't evaluate the queries; only the system can know that. */
  'bad-query': 'bad-query',
  /** A well-formed answer in another shape than the documented one. */
  'wrong-shape': 'malformed',
  /** The answer stops in the middle. */
  'cut-off': 'malformed',
  /** The page of a login, with status 200. */
  html: 'not-metrics',
  /** HTTP 401. */
  unauthorized: 'wrong-credentials',
  /** HTTP 403. */
  forbidden: 'wrong-credentials',
  /** HTTP 429. */
  'too-many-requests': 'rate-limited',
  /** HTTP 500. */
  'internal-error': 'server-error',
  /** HTTP 503. */
  unavailable: 'not-ready',
  /** Takes the request and never answers. */
  hanging: 'unreachable',
  /** Nobody listens. */
  refusing: 'unreachable',
} as const satisfies Record<string, FailureKind>;

/** The name of one of the {@link situations}. */
export type Situation = keyof typeof situations;

/** That something can't happen to a provider, and why. */
export interface Never {
  readonly never: string;
}

/** That a provider says another failure than the usual one, and why that is right for it. */
export interface Otherwise {
  readonly instead: FailureKind;
  readonly because: string;
}

/** A fake of the system, and the source that leads to it. */
export interface Subject<S extends MetricSource> {
  readonly source: S;
  /** From now on the first query has the first value, and so on; `undefined` where there is nothing for a query. */
  giveValues(values: readonly (number | undefined)[]): void | Promise<void>;
  /** From now on every query is answered like this. */
  give(situation: Situation): void | Promise<void>;
  /** How many requests (starts, statements) reached the system so far. */
  requests(): number;
  /** From now on nothing is answered until so many requests wait at the same time; then all of them, with their values. */
  holdUntil?(requests: number): void | Promise<void>;
  /** From now on the first query had these points, and so on; a point that is NaN is what the system makes of 0/0. */
  givePoints?(series: readonly (readonly Point[])[]): void | Promise<void>;
}

/** What the suite asks of a provider that keeps history. */
export interface HistoryFacts {
  /** More steps than one request may have, or `never` where one request always suffices. */
  readonly pagedSteps: number | Never;
  /** How a stretch of 0/0 looks like: `never` where the system has none in its history. */
  readonly notANumber: 'applies' | Never;
}

/** What the suite needs to know about one kind of provider. */
export interface ProviderHarness<S extends MetricSource> {
  readonly kind: MetricProviderKind<S>;
  /** Three different queries that the system takes. */
  readonly queries: readonly [string, string, string];
  /** Three values that the queries can have, different from each other; `[1, 2, 3]` when absent. */
  readonly values?: readonly [number, number, number];
  /** What must be in each detail about the way to the system, so that a reader knows which one it was. */
  readonly system: RegExp;
  /** Every secret in the source that `start` gives. The fake should repeat what it was sent in its errors. */
  readonly secrets: readonly string[];
  /** For every situation what the provider makes of it. */
  readonly situations: Readonly<Record<Situation, 'applies' | Never | Otherwise>>;
  /** How many requests a look at so many queries takes, all at the same time. */
  readonly requestsPerLook: ((queries: number) => number) | Never;
  readonly history: HistoryFacts | Never;
  /** Whether providers have `findMistakes`; then `bad-query` and `unauthorized` are mistakes, and a system that fails is none. */
  readonly findsMistakes: boolean;
  /** What queries are expanded with, for providers that hand it on. */
  readonly release?: PlaceholderValues;
  /** Starts a fake of the system; it ends itself with `onTestFinished`. `timeout` is for the source, in milliseconds. */
  start(options: { readonly timeout: number; readonly runtime: TestRuntime }): Promise<Subject<S>>;
}

/** The time that the suite asks the history of: ten steps up to now, or more. */
export function pastRange(now: number, steps = 10, step = 60_000): TimeRange {
  const to = Math.floor(now / step) * step;
  return { from: to - steps * step, to, step };
}
