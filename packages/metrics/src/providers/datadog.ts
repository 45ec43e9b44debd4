import { ConfigurationError, formatDuration, quoted } from '@deploy-actions/action-kit';
import type { SourceOf } from '@deploy-actions/config';
import * as z from 'zod/mini';
import type { Failure, MetricProviderKind, ProviderRuntime } from '../metric-provider.ts';
import { BucketProvider, type BucketSystem, type Buckets, type Stretch } from './buckets.ts';
import { asTag, type ParsedQuery, parseQuery } from './datadog/parse-query.ts';
import { unitFactor } from './datadog/unit-factor.ts';
import { askJson, type Explain } from './json-api.ts';

type Source = SourceOf<'datadog'>;

/**
 * Asks Datadog's API v2 for timeseries, all queries of a look in one request; by plain HTTP, because the official client has
 * tens of megabytes for this one endpoint.
 */
export const datadog: MetricProviderKind<Source> = {
  checkQuery: (query) => parseQuery(query).mistake,
  span: (_, source) => source.period,
  keepsHistory: () => true,
  escape: asTag,
  create: (source, queries, { runtime }) =>
    new BucketProvider(new Datadog(source, queries, runtime), runtime),
};

const unit = z.object({
  family: z.nullish(z.string()),
  name: z.nullish(z.string()),
  scale_factor: z.nullish(z.number()),
});

/** https://docs.datadoghq.com/api/latest/metrics/query-timeseries-data-across-multiple-products */
const answerSchema = z.object({
  data: z.object({
    attributes: z.object({
      times: z.array(z.number()),
      series: z.array(
        z.object({
          query_index: z.optional(z.int()),
          group_tags: z.nullish(z.array(z.string())),
          unit: z.nullish(z.array(z.nullable(unit))),
        }),
      ),
      values: z.array(z.array(z.nullable(z.number()))),
    }),
  }),
});

/** A request may succeed and say in a field beside `data` why it has none. */
const complaintSchema = z.object({ errors: z.string() });

type Attributes = z.output<typeof answerSchema>['data']['attributes'] & { readonly failure?: never };

class Datadog implements BucketSystem {
  readonly type = 'datadog';
  readonly name = 'Datadog';
  readonly period: number;
  readonly queries: number;
  /** An agent collects every 15 s and sends every 10 s (docs.datadoghq.com/extend/dogstatsd/data_aggregation). */
  readonly settles = 30_000;
  /** From 1,500 points on, Datadog makes longer buckets than it was asked for (docs.datadoghq.com/dashboards/functions/rollup). */
  readonly most = 1_000;
  readonly #parsed: readonly ParsedQuery[];
  readonly #source: Source;
  readonly #runtime: ProviderRuntime;
  readonly #url: string;

  constructor(source: Source, queries: readonly string[], runtime: ProviderRuntime) {
    this.#source = source;
    this.#runtime = runtime;
    this.#parsed = queries.map((query, index) => parseOrRefuse(query, `q${index}_`));
    this.period = source.period;
    this.queries = queries.length;
    const server = source.url ?? `https://api.${requireHost(source.site)}`;
    this.#url = `${server.replace(/\/+$/, '')}/api/v2/query/timeseries`;
  }

  read(stretch: Stretch, retries: number): Promise<readonly (Buckets | Failure)[]> {
    return this.#ask(this.#parsed, stretch, retries);
  }

  async #ask(
    parsed: readonly ParsedQuery[],
    stretch: Stretch,
    retries: number,
  ): Promise<readonly (Buckets | Failure)[]> {
    const { 'api-key': apiKey, 'application-key': applicationKey, timeout } = this.#source;
    const answer = await askJson(
      {
        url: this.#url,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'dd-api-key': apiKey,
          'dd-application-key': applicationKey,
        },
        body: JSON.stringify(requestFor(parsed, stretch, this.period)),
        timeout,
        retries,
      },
      this.#runtime,
      explain,
    );
    const found = answer.failure === undefined ? this.#read(answer.document) : answer;
    if (found.failure === undefined) return parsed.map((_, index) => this.#series(found, index));
    if (found.failure === 'bad-query' && parsed.length > 1) {
      // One bad query makes the whole request a bad one; which one it is, shows only when each is asked alone.
      const alone = await Promise.all(parsed.map((each) => this.#ask([each], stretch, retries)));
      return alone.flat();
    }
    return parsed.map(() => found);
  }

  #read(document: unknown): Attributes | Failure {
    const said = complaintSchema.safeParse(document).data?.errors;
    if (said) {
      const words = quoted(this.#runtime.secrets.redact(said));
      return { failure: 'bad-query', detail: `${this.#url} says ${words}` };
    }
    const read = answerSchema.safeParse(document);
    if (read.success) return read.data.data.attributes;
    const place = quoted(read.error.issues[0]?.path.join('.') ?? '');
    const detail = `${this.#url} answered with JSON of another form than documented, at ${place}`;
    return { failure: 'malformed', detail };
  }

  #series({ times, series, values }: Attributes, query: number): Buckets | Failure {
    const places = [...series.keys()].filter((place) => (series[place]?.query_index ?? 0) === query);
    const [place, ...more] = places;
    if (place === undefined) return { buckets: [] };
    if (more.length > 0) {
      const scopes = places.slice(0, 3).map((each) => quoted(series[each]?.group_tags?.join(',') || '*'));
      const detail = `the query gives ${places.length} series (${scopes.join(', ')}${places.length > 3 ? ', …' : ''}) where one is expected; leave out \`by {…}\``;
      return { failure: 'several-series', detail };
    }
    const factor = unitFactor(series[place]?.unit ?? []);
    const found = values[place] ?? [];
    return {
      // A point stands at the start of its bucket.
      buckets: times.map((time, index) => {
        const value = found[index] ?? null;
        return { end: time + this.period, value: value === null ? null : value * factor };
      }),
    };
  }
}

const errorsSchema = z.object({ errors: z.array(z.string()) });

/** `errors` as in every answer of Datadog that is no success; the headers as on docs.datadoghq.com/api/latest/rate-limits. */
const explain: Explain = (document, { status, headers }) => {
  const words = errorsSchema.safeParse(document).data?.errors.join('; ');
  const said = words ? ` (${words})` : '';
  if (status === 429) {
    const reset = Number(headers['x-ratelimit-reset']);
    const again = reset >= 0 ? `; requests are taken again in ${formatDuration(reset * 1_000)}` : '';
    return `too many requests of this organization${again}${said}`;
  }
  if (status === 401 || status === 403) {
    return `one of the two keys is wrong or of another site, or the application key lacks \`timeseries_query\`${said}`;
  }
  return words;
};

function requestFor(parsed: readonly ParsedQuery[], { from, to }: Stretch, interval: number): object {
  const queries = parsed.flatMap(({ metrics }) =>
    metrics.map((metric) => ({ data_source: 'metrics', ...metric })),
  );
  const formulas = parsed.map(({ formula }) => ({ formula }));
  return { data: { type: 'timeseries_request', attributes: { from, to, interval, queries, formulas } } };
}

function parseOrRefuse(query: string, prefix: string): ParsedQuery {
  const parsed = parseQuery(query, prefix);
  if (parsed.mistake === undefined) return parsed;
  throw new ConfigurationError(`the query ${quoted(query)} ${parsed.mistake}`);
}

function requireHost(site: string): string {
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(site)) return site;
  throw new ConfigurationError(
    `found the Datadog site ${quoted(site)}, but it is a name such as \`datadoghq.eu\` or \`us5.datadoghq.com\``,
  );
}
