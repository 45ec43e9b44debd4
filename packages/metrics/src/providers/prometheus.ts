import { ConfigurationError, formatDuration } from '@deploy-actions/action-kit';
import type { SourceOf } from '@deploy-actions/config';
import type {
  Answer,
  FailureKind,
  HistoricalProvider,
  History,
  InquiringProvider,
  MetricProviderKind,
  ProviderContext,
  ProviderRuntime,
  TimeRange,
} from '../metric-provider.ts';
import { escapeInQuotes } from '../promql/query-text.ts';
import { type ApiFailure, PrometheusApi } from './prometheus/api.ts';
import {
  checkSyntax,
  longestRange,
  metricsOf,
  missedIn,
  type NamedMetric,
  reachOf,
} from './prometheus/query.ts';
import { answerOf, type Data, historyOf } from './prometheus/results.ts';

/** A metric without any series for this long, in milliseconds, is taken for a misspelled one. */
const forgottenAfter = 3_600_000;

/** What no waiting mends in a result: series don't join, nor does a text become a number. */
const neverMended: ReadonlySet<FailureKind> = new Set(['bad-query', 'several-series']);

type Source = SourceOf<'prometheus'>;

/** Asks a Prometheus server, or whatever speaks its HTTP API. */
export const prometheus: MetricProviderKind<Source> = {
  checkQuery: checkSyntax,
  span: longestRange,
  keepsHistory: () => true,
  escape: escapeInQuotes,
  create: (source, queries, context) => new PrometheusProvider(source, queries, context),
};

class PrometheusProvider implements HistoricalProvider, InquiringProvider {
  readonly type = 'prometheus';
  readonly #api: PrometheusApi;
  readonly #runtime: ProviderRuntime;
  readonly #queries: readonly string[];

  constructor(source: Source, queries: readonly string[], { runtime }: ProviderContext) {
    if (!URL.canParse(source.url)) throw new ConfigurationError(`\`${source.url}\` is not an address`);
    this.#api = new PrometheusApi(source, runtime);
    this.#runtime = runtime;
    this.#queries = queries;
  }

  observe(): Promise<readonly Answer[]> {
    // The same moment for all, so that a numerator and its denominator belong together.
    const now = this.#runtime.clock.now();
    return Promise.all(this.#queries.map((query) => this.#observe(query, now)));
  }

  history(range: TimeRange): Promise<readonly History[]> {
    return Promise.all(this.#queries.map((query) => this.#history(query, range)));
  }

  async findMistakes(): Promise<readonly (string | undefined)[]> {
    const now = this.#runtime.clock.now();
    const [answers, missing] = await Promise.all([
      Promise.all(this.#queries.map((query) => this.#api.query(query, now))),
      this.#findMissing(now),
    ]);
    return this.#queries.map((query, index) => {
      const answer = answers[index];
      if (!answer) return undefined;
      return answer.failure === undefined
        ? (this.#wrongResult(answer.data) ?? this.#deadEnd(query, missing))
        : wrongRequest(answer);
    });
  }

  async #observe(query: string, at: number): Promise<Answer> {
    const answer = await this.#api.query(query, at);
    if (answer.failure === undefined) return answerOf(answer.data, this.#api.place('query'));
    return { failure: answer.failure, detail: answer.detail };
  }

  async #history(query: string, range: TimeRange): Promise<History> {
    const answer = await this.#api.queryRange(query, range);
    if (answer.failure === undefined) return historyOf(answer.data, this.#api.place('query_range'));
    return { failure: answer.failure, detail: answer.detail };
  }

  /** The metrics of all queries that have had no series for as long as any query looks back, and an hour at least; each asked for once. */
  async #findMissing(now: number): Promise<Missing> {
    const since = Math.max(forgottenAfter, ...this.#queries.map(reachOf));
    const metrics = new Map(this.#queries.flatMap(metricsOf).map((metric) => [metric.selector, metric]));
    const asked = await Promise.all(
      [...metrics.values()].map(async ({ selector }) => {
        const answer = await this.#api.hasSeries(selector, now - since, now);
        return answer.failure === undefined && !answer.data ? [selector] : [];
      }),
    );
    return { selectors: new Set(asked.flat()), since };
  }

  #wrongResult(data: Data): string | undefined {
    const answer = answerOf(data, this.#api.place('query'));
    if (answer.failure === undefined || !neverMended.has(answer.failure)) return undefined;
    return `can't be judged: ${answer.detail}`;
  }

  #deadEnd(query: string, { selectors, since }: Missing): string | undefined {
    const isMissing = ({ selector }: NamedMetric) => selectors.has(selector);
    const missed = missedIn(query, isMissing);
    const past = `in the last ${formatDuration(since)}`;
    if (missed.length > 0) {
      return `finds no series of ${listed(missed)} ${past}; check the name, or, where it appears only later (a first deployment, a first error), write \`(… or vector(0))\``;
    }
    const excused = metricsOf(query).filter(isMissing);
    // Written so on purpose, but it would hide a misspelled name for ever.
    if (excused.length > 0) {
      const { log } = this.#runtime;
      log.notice(
        `${this.#api.place('series')} has no series of ${listed(excused)} ${past}. The query has a value without, but a misspelt name would look the same.`,
      );
    }
    return undefined;
  }
}

interface Missing {
  readonly selectors: ReadonlySet<string>;
  /** For how long they have been missing, in milliseconds. */
  readonly since: number;
}

/** What is certain: a query that fits today's data badly may fit tomorrow's, and a server that is down comes back. */
function wrongRequest({ failure, detail, status, errorType }: ApiFailure): string | undefined {
  if (failure === 'wrong-credentials') return `can't be asked: ${detail}`;
  if (status === 404) {
    return `can't be asked: ${detail}; is \`url\` the server's address, with its path if it has one, without /api/v1?`;
  }
  // Without a type it isn't Prometheus that says so.
  const certain = errorType !== undefined && errorType !== 'execution';
  return failure === 'bad-query' && certain ? `can't be evaluated: ${detail}` : undefined;
}

function listed(metrics: readonly NamedMetric[]): string {
  return [...new Set(metrics.map(({ name }) => `\`${name}\``))].join(' and ');
}
