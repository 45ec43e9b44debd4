import { ConfigurationError, quoted } from '@deploy-actions/action-kit';
import type { SourceOf } from '@deploy-actions/config';
import { showLabels } from '../labels.ts';
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
import { type Expression, QueryError, selectorsOf } from '../promql/syntax.ts';
import { EvaluationError, type Value } from '../promql/vector.ts';
import { explainNothing } from './openmetrics/explain-nothing.ts';
import { placeOf, readPage } from './openmetrics/metrics-page.ts';
import { ProcessWatch } from './openmetrics/process-watch.ts';
import { SeriesStore } from './openmetrics/series-store.ts';

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
  readonly #processes: ProcessWatch;

  constructor(configuration: Source, queries: readonly string[], { runtime }: ProviderContext) {
    if (!URL.canParse(configuration.url)) {
      throw new ConfigurationError(`${quoted(configuration.url)} is not an address`);
    }
    this.#configuration = configuration;
    this.#place = placeOf(configuration.url);
    this.#processes = new ProcessWatch(this.#place);
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
    // The time of the answer, not of the question: what the page shows happened before it came.
    const now = this.#runtime.clock.now();
    const failed = page.failure === undefined ? this.#processes.take(page.samples, now) : page;
    if (failed) return this.#queries.map(() => failed);
    this.#store.add(page.failure === undefined ? page.samples : [], now);
    if (this.#store.overflowed) {
      const detail = 'the queries select too many series; add matchers to them';
      return this.#queries.map(() => ({ failure: 'too-many-series', detail }));
    }
    return this.#queries.map((query) => this.#answer(query, now));
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
    return explainNothing(selectorsOf(query), this.#store, this.#runtime.clock.now());
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
