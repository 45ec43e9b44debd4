import type { Runtime } from '@deploy-actions/action-kit';
import type { AwsConfiguration, MetricSource, PlaceholderValues } from '@deploy-actions/config';

/**
 * Why a query has no value. The first three say something about the service (there is nothing to measure), the others
 * about the way to its metrics.
 */
export type FailureKind =
  /** No series matches, or none has a point now. */
  | 'no-data'
  /** The result is NaN, as 0/0 is without traffic, or infinite: something was divided by 0. */
  | 'not-a-number'
  /** The query needs two looks, and there was only one. */
  | 'too-young'
  /** The newest value is older than five minutes and one period. */
  | 'stale'
  /** More than one series where one is expected. */
  | 'several-series'
  /** Connection refused, timeout, unknown host. */
  | 'unreachable'
  /** The system is starting and answers nothing yet (HTTP 503). */
  | 'not-ready'
  /** HTTP 429, or what an API says instead. */
  | 'rate-limited'
  /** HTTP 401 or 403, or what an API says instead. */
  | 'wrong-credentials'
  /** HTTP 5xx. */
  | 'server-error'
  /** The system can't evaluate the query. */
  | 'bad-query'
  /** Any other answer that is no success; a command that failed. */
  | 'refused'
  /** An answer in another format, HTML for one. */
  | 'not-metrics'
  /** An answer in the right format with a mistake in it, or cut off. */
  | 'malformed'
  /** More than one process answers under the same address, so that counters jump. */
  | 'several-instances'
  /** More series than can be kept. */
  | 'too-many-series';

/** Why there is no value, in words for a person. */
export interface Failure {
  readonly failure: FailureKind;
  readonly detail: string;
}

/** One value and when it was measured, or the bucket ended that it stands for; milliseconds since 1970. */
export interface Point {
  readonly time: number;
  readonly value: number;
}

/**
 * A value, or why there is none. `time` is when the value was measured, in milliseconds since 1970; the time of the look
 * when absent. Two looks that give the same time saw the same value.
 */
export type Answer = { readonly value: number; readonly time?: number; readonly failure?: never } | Failure;

/** The values of a time already past, oldest first; where there was none there is no point. */
export type History = { readonly points: readonly Point[]; readonly failure?: never } | Failure;

/** A stretch of time and the time between two points in it; milliseconds. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** Whether a failure says that there is nothing to measure, rather than that measuring failed. */
export function isAbsence(failure: FailureKind): boolean {
  return failure === 'no-data' || failure === 'not-a-number' || failure === 'too-young';
}

/** A source of metrics, set up for a fixed list of queries. */
export interface MetricProvider {
  readonly type: MetricSource['provider'];
  /**
   * Looks now and answers every query, in the order they were given; all are asked at the same time. Failures are answers;
   * throws only the signal's reason.
   */
  observe(): Promise<readonly Answer[]>;
}

/** A provider whose system keeps what it measured. */
export interface HistoricalProvider extends MetricProvider {
  /** How long it takes until a value is there, in milliseconds; at once when absent. */
  readonly delay?: number;
  /** What each query gave in a time already past, in the order they were given. Failures are answers; throws only the signal's reason. */
  history(range: TimeRange): Promise<readonly History[]>;
}

/** A provider that can ask its system which queries will never have a value. */
export interface InquiringProvider extends MetricProvider {
  /**
   * For each query what is certain to be wrong with it (unknown metric, syntax, credentials), as the end of a sentence that starts
   * with its name; `undefined` where nothing is, or where the system doesn't answer. Throws only the signal's reason.
   */
  findMistakes(): Promise<readonly (string | undefined)[]>;
}

/** What a provider may use of the outside world. */
export type ProviderRuntime = Pick<
  Runtime,
  'http' | 'clock' | 'log' | 'signal' | 'processes' | 'environment' | 'secrets' | 'run' | 'workspace'
>;

/** What a provider is made with, beside its source and its queries. */
export interface ProviderContext {
  /** As the action got it, not a copy: what is open already is known by it. */
  readonly runtime: ProviderRuntime;
  /** What is measured; for environment variables, never for text that becomes code. */
  readonly release: PlaceholderValues;
  readonly aws?: AwsConfiguration | undefined;
}

/** A kind of provider: how its queries are checked and how one is made. */
export interface MetricProviderKind<S extends MetricSource = MetricSource> {
  /** What is wrong with a query, as the end of a sentence that starts with its name; `undefined` when it is fine. Placeholders are filled in already. */
  checkQuery(query: string, source: S): string | undefined;
  /** The time that one value of a query covers, in milliseconds; 0 for a value of a moment. */
  span(query: string, source: S): number;
  /** Whether its providers are {@link HistoricalProvider}s. */
  keepsHistory(source: S): boolean;
  /** Makes a value safe between the quotes of a query. Without it, queries take no placeholders. */
  escape?(value: string): string;
  /** Whether what its providers answer depends on the release they are made with, even where no query names it. */
  readonly readsRelease?: boolean;
  /** A provider for these queries, placeholders expanded. Throws ConfigurationError. */
  create(source: S, queries: readonly string[], context: ProviderContext): MetricProvider;
}
