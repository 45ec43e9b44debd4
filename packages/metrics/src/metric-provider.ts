import type { Runtime } from '@deploy-actions/action-kit';
import type { MetricsConfiguration } from '@deploy-actions/config';

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
  /** The values are older than five minutes. */
  | 'stale'
  /** More than one series where one is expected. */
  | 'several-series'
  /** Connection refused, timeout, unknown host. */
  | 'unreachable'
  /** HTTP 429. */
  | 'rate-limited'
  /** HTTP 5xx. */
  | 'server-error'
  /** Any other HTTP status but 200. */
  | 'refused'
  /** An answer in another format, HTML for one. */
  | 'not-metrics'
  /** An answer in the right format with a mistake in it, or cut off. */
  | 'malformed'
  /** More than one process answers under the same address, so that counters jump. */
  | 'several-instances'
  /** More series than can be kept. */
  | 'too-many-series';

/** A value, or why there is none, in words for a person. */
export type Answer =
  | { readonly value: number; readonly failure?: never }
  | { readonly failure: FailureKind; readonly detail: string };

/** Whether a failure says that there is nothing to measure, rather than that measuring failed. */
export function isAbsence(failure: FailureKind): boolean {
  return failure === 'no-data' || failure === 'not-a-number' || failure === 'too-young';
}

/** A source of metrics, set up for a fixed list of queries. */
export interface MetricProvider {
  readonly type: string;
  /**
   * Looks now and answers every query, in the order they were given. Failures are answers; throws only the signal's
   * reason.
   */
  observe(): Promise<readonly Answer[]>;
}

/** A kind of provider: how its queries are checked and how one is made. */
export interface MetricProviderKind {
  /** What is wrong with a query, as the end of a sentence that starts with its name; `undefined` when it is fine. */
  checkQuery(query: string): string | undefined;
  /** A provider for these queries, placeholders expanded. Throws ConfigurationError. */
  create(
    configuration: MetricsConfiguration,
    queries: readonly string[],
    runtime: ProviderRuntime,
  ): MetricProvider;
}

/** What a provider may use of the outside world. */
export type ProviderRuntime = Pick<Runtime, 'http' | 'clock' | 'log' | 'signal'>;
