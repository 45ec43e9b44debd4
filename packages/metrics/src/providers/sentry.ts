import { ConfigurationError, formatDuration, isoInstant, quoted } from '@deploy-actions/action-kit';
import type { SourceOf } from '@deploy-actions/config';
import * as z from 'zod/mini';
import type { Failure, MetricProviderKind, ProviderRuntime } from '../metric-provider.ts';
import { BucketProvider, type BucketSystem, type Buckets, type Stretch } from './buckets.ts';
import { askJson, type Explain } from './json-api.ts';
import { escapeSearch, type ParsedQuery, parseQuery } from './sentry/parse-query.ts';
import { unitFactor } from './sentry/unit-factor.ts';

type Source = SourceOf<'sentry'>;

/** Sentry lets a caller have 15 requests under way at once (its `RateLimitConfig` of this endpoint); others want some too. */
const atOnce = 10;

/** Asks Sentry for timeseries of its events; by plain HTTP, because its SDK sends events and reads none. */
export const sentry: MetricProviderKind<Source> = {
  checkQuery: (query) => parseQuery(query).mistake,
  span: (_, source) => source.period,
  keepsHistory: () => true,
  escape: escapeSearch,
  create: (source, queries, { runtime }) => new BucketProvider(new Sentry(source, queries, runtime), runtime),
};

/** https://docs.sentry.io/api/explore/query-explore-events-in-timeseries-format; times are starts of buckets, in milliseconds. */
const answerSchema = z.object({
  timeSeries: z.array(
    z.object({
      values: z.array(
        z.object({
          timestamp: z.number(),
          value: z.nullable(z.number()),
          incomplete: z.optional(z.boolean()),
          sampleCount: z.nullish(z.number()),
        }),
      ),
      meta: z.object({ valueType: z.string(), valueUnit: z.nullish(z.string()), interval: z.number() }),
    }),
  ),
});

type Series = z.output<typeof answerSchema>['timeSeries'][number];

class Sentry implements BucketSystem {
  readonly type = 'sentry';
  readonly name = 'Sentry';
  readonly period: number;
  readonly queries: number;
  /** Sentry says itself which buckets still get values. */
  readonly settles = 0;
  /** Of spans and logs Sentry gives at most 2,689 buckets, servers of 2024 at most 1,000 (getsentry/snuba, `endpoint_time_series.py`). */
  readonly most = 1_000;
  readonly #parsed: readonly ParsedQuery[];
  readonly #source: Source;
  readonly #runtime: ProviderRuntime;
  readonly #url: string;

  constructor(source: Source, queries: readonly string[], runtime: ProviderRuntime) {
    this.#source = source;
    this.#runtime = runtime;
    this.#parsed = queries.map(parseOrRefuse);
    this.period = source.period;
    this.queries = queries.length;
    const organization = encodeURIComponent(source.organization);
    this.#url = `${source.url.replace(/\/+$/, '')}/api/0/organizations/${organization}/events-timeseries/`;
  }

  async read(stretch: Stretch, retries: number): Promise<readonly (Buckets | Failure)[]> {
    const found: (Buckets | Failure)[] = [];
    for (let start = 0; start < this.#parsed.length; start += atOnce) {
      const some = this.#parsed.slice(start, start + atOnce);
      found.push(...(await Promise.all(some.map((query) => this.#ask(query, stretch, retries)))));
    }
    return found;
  }

  async #ask(query: ParsedQuery, stretch: Stretch, retries: number): Promise<Buckets | Failure> {
    const { token, timeout } = this.#source;
    const answer = await askJson(
      {
        url: `${this.#url}?${this.#parameters(query, stretch)}`,
        headers: { authorization: `Bearer ${token}` },
        timeout,
        retries,
      },
      this.#runtime,
      (document, given) => this.#explain(document, given),
    );
    if (answer.failure !== undefined) return answer;
    const read = answerSchema.safeParse(answer.document);
    if (!read.success) {
      const place = quoted(read.error.issues[0]?.path.join('.') ?? '');
      const detail = `${this.#url} answered with JSON of another form than documented, at ${place}`;
      return { failure: 'malformed', detail };
    }
    // Without `topEvents` there is one series, and none when the token may see no project.
    const [series] = read.data.timeSeries;
    return series ? this.#buckets(series, query) : { buckets: [] };
  }

  #parameters({ dataset, aggregate, search }: ParsedQuery, { from, to }: Stretch): URLSearchParams {
    const { project, 'sentry-environment': environment } = this.#source;
    const parameters = new URLSearchParams({
      dataset,
      yAxis: aggregate,
      start: isoInstant(from),
      end: isoInstant(to),
      interval: String(this.period / 1_000),
    });
    if (search !== '') parameters.set('query', search);
    if (environment !== undefined) parameters.set('environment', environment);
    // -1 is all that the token may see; without it, only projects that its user is a member of.
    const numbered = project === undefined || /^\d+$/.test(project);
    parameters.set(numbered ? 'project' : 'projectSlug', project ?? '-1');
    return parameters;
  }

  #buckets({ values, meta }: Series, { counts }: ParsedQuery): Buckets | Failure {
    const { valueType, valueUnit, interval } = meta;
    // In seconds in the documentation, in milliseconds on the servers.
    if (interval !== this.period && interval * 1_000 !== this.period) {
      const detail = `${this.#url} gives buckets of ${formatDuration(interval)}, because it has none of ${formatDuration(this.period)}; change \`period\``;
      return { failure: 'bad-query', detail };
    }
    const factor = unitFactor(valueType, valueUnit ?? null);
    const buckets = values.map(({ timestamp, value, incomplete, sampleCount }) => {
      // Sentry fills holes with 0, which is no duration and no share.
      const nothing = !counts && (sampleCount ?? (valueType === 'duration' ? value : 1)) === 0;
      const known = value !== null && incomplete !== true && !nothing;
      return { end: timestamp + this.period, value: known ? value * factor : null };
    });
    return { buckets };
  }

  /** `detail` as in every answer of Sentry that is no success; the headers as on docs.sentry.io/api/ratelimits. */
  #explain(...[document, { status, headers }]: Parameters<Explain>): ReturnType<Explain> {
    const words = detailSchema.safeParse(document).data?.detail;
    const said = words === undefined ? '' : ` (${words.replace(/\.$/, '')})`;
    const { organization, project, 'sentry-environment': environment } = this.#source;
    if (status === 429) {
      const reset = Number(headers['x-sentry-rate-limit-reset']);
      const again =
        reset > 0 && reset < 1e11 ? `; requests are taken again from ${isoInstant(reset * 1_000)} on` : '';
      return `too many requests with this token${again}${said}`;
    }
    if (status === 401) return `the token is wrong, or of another server${said}`;
    if (status === 403) {
      const what = project === undefined ? '' : `, or there is no project ${quoted(project)} that it may see`;
      return `the token lacks the scope \`org:read\` or \`event:read\`${what}${said}`;
    }
    // What a token may not see at all doesn't exist for it; without words it isn't Sentry that says so.
    if (status === 404 && words !== undefined) {
      const other = `no organization ${quoted(organization)} that the token may see, or the server is too old for this API${said}`;
      if (environment === undefined) return { failure: 'wrong-credentials', detail: `there is ${other}` };
      // One that nothing was ever reported from doesn't exist either, as before a first deployment; Sentry doesn't say which it is.
      const detail = `nothing was reported from the environment ${quoted(environment)} yet, or there is ${other}`;
      return { failure: 'no-data', detail };
    }
    return words;
  }
}

const detailSchema = z.object({ detail: z.string() });

function parseOrRefuse(query: string): ParsedQuery {
  const parsed = parseQuery(query);
  if (parsed.mistake === undefined) return parsed;
  throw new ConfigurationError(`the query ${quoted(query)} ${parsed.mistake}`);
}
