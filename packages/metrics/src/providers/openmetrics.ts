import { ConfigurationError, formatDuration, quoted } from '@deploy-actions/action-kit';
import type { SourceOf } from '@deploy-actions/config';
import type { Sample } from '../exposition/sample.ts';
import { metricName, showLabels } from '../labels.ts';
import type {
  Answer,
  MetricProvider,
  MetricProviderKind,
  ProviderContext,
  ProviderRuntime,
} from '../metric-provider.ts';
import { evaluate, lookback } from '../promql/evaluate.ts';
import { parseQuery } from '../promql/parse-query.ts';
import { escapeInQuotes } from '../promql/query-text.ts';
import {
  type Expression,
  QueryError,
  type Selector,
  type SelectorUse,
  selectorsOf,
} from '../promql/syntax.ts';
import { EvaluationError, type Value } from '../promql/vector.ts';
import { type Series, SeriesStore } from '../series-store.ts';
import { type Page, placeOf, readPage } from './metrics-page.ts';

/** Two start times of one process may differ by rounding; this much in seconds is not another process. */
const startTolerance = 2;
/** How long one process alone must have answered before its pages are believed again, in milliseconds. */
const mixedFor = 5 * 60_000;

type Source = SourceOf<'openmetrics'>;

/** Reads the application's own metrics page and computes rates and quantiles here; needs no metrics server. */
export const openMetrics: MetricProviderKind<Source> = {
  checkQuery: (query) => {
    try {
      parseQuery(query);
      return undefined;
    } catch (error) {
      if (error instanceof QueryError) return error.message;
      throw error;
    }
  },
  span: (query) => longestRange(parseOrRefuse(query)),
  keepsHistory: () => false,
  escape: escapeInQuotes,
  create: (source, queries, context) => new OpenMetricsProvider(source, queries, context),
};

class OpenMetricsProvider implements MetricProvider {
  readonly type = 'openmetrics';
  readonly #configuration: Source;
  readonly #place: string;
  readonly #runtime: ProviderRuntime;
  readonly #queries: readonly Expression[];
  readonly #store: SeriesStore;
  readonly #told = new Set<string>();
  #processStart: number | undefined;
  #mixedAt: number | undefined;

  constructor(configuration: Source, queries: readonly string[], { runtime }: ProviderContext) {
    if (!URL.canParse(configuration.url)) {
      throw new ConfigurationError(`${quoted(configuration.url)} is not an address`);
    }
    this.#configuration = configuration;
    this.#place = placeOf(configuration.url);
    this.#runtime = runtime;
    this.#queries = queries.map(parseOrRefuse);
    const selectors = this.#queries.flatMap(selectorsOf);
    const longest = Math.max(lookback, ...selectors.map(({ range }) => range));
    this.#store = new SeriesStore(
      selectors.map(({ selector }) => selector),
      longest,
    );
  }

  async observe(): Promise<readonly Answer[]> {
    const page = await readPage(this.#configuration, this.#runtime);
    const failed = page.failure === undefined ? this.#unusable(page.samples) : page;
    if (failed) return this.#queries.map(() => failed);
    // The time of the answer, not of the question: what the page shows happened before it came.
    const now = this.#runtime.clock.now();
    this.#store.add(page.failure === undefined ? page.samples : [], now);
    if (this.#store.overflowed) {
      const detail = 'the queries select too many series; add matchers to them';
      return this.#queries.map(() => ({ failure: 'too-many-series', detail }));
    }
    return this.#queries.map((query) => this.#answer(query, now));
  }

  /**
   * Behind a load balancer each page may come from another process; their counters don't continue each other. Once noticed,
   * the younger process is not taken for the service either: what the other one does would go unseen.
   */
  #unusable(samples: readonly Sample[]): Extract<Page, { detail: string }> | undefined {
    const now = this.#runtime.clock.now();
    const start = samples.find(({ labels }) => labels[metricName] === 'process_start_time_seconds')?.value;
    const before = this.#processStart;
    if (start !== undefined) this.#processStart = Math.max(start, before ?? start);
    if (start !== undefined && before !== undefined && start < before - startTolerance) this.#mixedAt = now;
    if (this.#mixedAt === undefined || now - this.#mixedAt >= mixedFor) return undefined;
    const detail = `${this.#place} is answered by more than one process (their start times differ); give the address of one, or use a metrics server`;
    return { failure: 'several-instances', detail };
  }

  #answer(query: Expression, at: number): Answer {
    const store = this.#store;
    this.#warnOfNothing(query);
    try {
      const result = evaluate(query, {
        select: (selector) => store.select(selector),
        isUnborn: (selector) => store.isUnborn(selector),
        at,
        since: store.firstPage ?? at,
      });
      return this.#single(result, query);
    } catch (error) {
      if (error instanceof EvaluationError) return { failure: 'several-series', detail: error.message };
      throw error;
    }
  }

  #single(result: Value, query: Expression): Answer {
    const [element, ...more] =
      result.type === 'vector' ? result.elements : [{ labels: {}, value: result.value }];
    if (element && more.length > 0) {
      const found = [element, ...more].slice(0, 3).map(({ labels }) => showLabels(labels));
      const detail = `the query gives ${more.length + 1} series (${found.join(', ')}${more.length > 2 ? ', …' : ''}) where one is expected; aggregate with \`sum(…)\``;
      return { failure: 'several-series', detail };
    }
    if (element && Number.isFinite(element.value)) return { value: element.value };
    if (this.#store.pages < 2 && selectorsOf(query).some(({ range }) => range > 0)) {
      return { failure: 'too-young', detail: 'rates need two looks, this was the first' };
    }
    if (element) return { failure: 'not-a-number', detail: notANumber(element.value) };
    return this.#nothing(query);
  }

  #nothing(query: Expression): Answer {
    const sparse = selectorsOf(query).find((ranged) => this.#isSparse(ranged));
    if (sparse) {
      const range = formatDuration(sparse.range);
      const detail = `\`${sparse.selector.text}\` has fewer than two values in the last ${range}, which a rate needs; look more often, or ask for a longer range`;
      return { failure: 'no-data', detail };
    }
    const selectors = selectorsOf(query).map(({ selector }) => selector);
    const missing = selectors.find((selector) =>
      this.#store.select(selector).every(({ present }) => !present),
    );
    if (missing) {
      const detail = `nothing on the page matches \`${missing.text}\`; where that means 0, write \`(… or vector(0))\``;
      return { failure: 'no-data', detail };
    }
    const outdated = selectors.find((selector) => this.#isOutdated(selector));
    if (outdated) {
      return { failure: 'stale', detail: `the values of \`${outdated.text}\` are older than five minutes` };
    }
    return { failure: 'no-data', detail: 'no series has a value for all parts of the query' };
  }

  /** Whether a rate finds its series on the page, but too few of their values in its range: looks failed or are too rare. */
  #isSparse({ selector, range, points }: SelectorUse): boolean {
    if (points < 2) return false;
    const now = this.#runtime.clock.now();
    const present = this.#store.select(selector).filter((series) => series.present);
    const fresh = present.filter((series) => (series.points.at(-1)?.time ?? 0) > now - lookback);
    const inRange = (series: Series) => series.points.filter(({ time }) => time > now - range).length;
    return fresh.length > 0 && fresh.every((series) => inRange(series) < points);
  }

  #isOutdated(selector: Selector): boolean {
    const oldest = this.#runtime.clock.now() - lookback;
    return this.#store.select(selector).every(({ points }) => (points.at(-1)?.time ?? 0) <= oldest);
  }

  /** `… or vector(0)` would hide a misspelled name for ever. */
  #warnOfNothing(query: Expression): void {
    for (const { selector } of selectorsOf(query)) {
      if (this.#told.has(selector.text) || this.#store.select(selector).length > 0) continue;
      this.#told.add(selector.text);
      this.#runtime.log.info(`Nothing on ${this.#place} matches \`${selector.text}\` so far.`);
    }
  }
}

function longestRange(query: Expression): number {
  return Math.max(0, ...selectorsOf(query).map(({ range }) => range));
}

function notANumber(value: number): string {
  if (Number.isNaN(value)) return 'the result is NaN, as it is when there was no traffic to measure';
  return 'the result is infinite: something was divided by 0';
}

function parseOrRefuse(query: string): Expression {
  try {
    return parseQuery(query);
  } catch (error) {
    if (error instanceof QueryError) throw new ConfigurationError(`the query \`${query}\` ${error.message}`);
    throw error;
  }
}
