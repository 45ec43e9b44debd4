import { ConfigurationError, quoted } from '@deploy-actions/action-kit';
import type { SourceOf } from '@deploy-actions/config';
import * as z from 'zod/mini';
import type { Failure, FailureKind, MetricProviderKind, ProviderRuntime } from '../metric-provider.ts';
import { BucketProvider, type BucketSystem, type Buckets, type Stretch } from './buckets.ts';
import { askJson, type Explain } from './json-api.ts';
import { checkNrql, escapeNrql } from './newrelic/check-nrql.ts';
import { readRows } from './newrelic/read-rows.ts';

type Source = SourceOf<'newrelic'>;

/** Where NerdGraph is (docs.newrelic.com/docs/apis/nerdgraph/get-started/introduction-new-relic-nerdgraph). */
const addresses = {
  us: 'https://api.newrelic.com/graphql',
  eu: 'https://api.eu.newrelic.com/graphql',
};

/**
 * Asks New Relic's GraphQL API with NRQL, all queries of a look in one request; by plain HTTP, because a client would add
 * only what these few lines do.
 */
export const newRelic: MetricProviderKind<Source> = {
  checkQuery: checkNrql,
  span: (_, source) => source.period,
  keepsHistory: () => true,
  escape: escapeNrql,
  create: (source, queries, { runtime }) =>
    new BucketProvider(new NewRelic(source, queries, runtime), runtime),
};

const nrqlSchema = z.object({
  results: z.nullable(z.array(z.record(z.string(), z.unknown()))),
  metadata: z.nullish(z.object({ facets: z.nullish(z.array(z.string())) })),
});

const errorSchema = z.object({
  message: z.string(),
  path: z.nullish(z.array(z.union([z.string(), z.number()]))),
  extensions: z.nullish(
    z.object({
      errorClass: z.nullish(z.string()),
      errorCode: z.nullish(z.string()),
      error_code: z.nullish(z.string()),
    }),
  ),
});

/** https://docs.newrelic.com/docs/apis/nerdgraph/examples/nerdgraph-nrql-tutorial; errors come with status 200. */
const answerSchema = z.object({
  data: z.nullish(
    z.object({
      actor: z.nullable(z.object({ account: z.nullable(z.record(z.string(), z.nullable(nrqlSchema))) })),
    }),
  ),
  errors: z.nullish(z.array(errorSchema)),
});

type Answered = z.output<typeof answerSchema>;
type GraphError = z.output<typeof errorSchema>;

class NewRelic implements BucketSystem {
  readonly type = 'newrelic';
  readonly name = 'New Relic';
  readonly period: number;
  readonly queries: number;
  /** Agents harvest metrics and errors once a minute; New Relic's own alerts wait for two (docs.newrelic.com/docs/alerts). */
  readonly settles = 60_000;
  /** As many buckets as `TIMESERIES` has at most (docs.newrelic.com/docs/nrql/nrql-syntax-clauses-functions). */
  readonly most = 366;
  /** A count of nothing is 0 here, so older buckets would tell nothing. */
  readonly seen = 1;
  readonly #nrql: readonly string[];
  readonly #source: Source;
  readonly #runtime: ProviderRuntime;
  readonly #url: string;

  constructor(source: Source, queries: readonly string[], runtime: ProviderRuntime) {
    for (const query of queries) {
      const mistake = checkNrql(query);
      if (mistake !== undefined) throw new ConfigurationError(`the query ${quoted(query)} ${mistake}`);
    }
    this.#source = source;
    this.#runtime = runtime;
    this.#nrql = queries;
    this.period = source.period;
    this.queries = queries.length;
    this.#url = source.url ?? addresses[source.region];
  }

  async read(stretch: Stretch, retries: number): Promise<readonly (Buckets | Failure)[]> {
    const { account, timeout, 'api-key': key } = this.#source;
    const clauses = clausesFor(stretch, this.period);
    // On a line of its own: the query may end with a comment.
    const nrql = this.#nrql.map((query, index) => [`q${index}`, `${query}\n${clauses}`] as const);
    const variables = { account, timeout: secondsFor(timeout), ...Object.fromEntries(nrql) };
    const answer = await askJson(
      {
        url: this.#url,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'api-key': key },
        body: JSON.stringify({ query: documentFor(nrql.length), variables }),
        timeout,
        retries,
      },
      this.#runtime,
      explain,
    );
    if (answer.failure !== undefined) return this.#nrql.map(() => answer);
    const read = answerSchema.safeParse(answer.document);
    if (read.success) return this.#nrql.map((_, index) => this.#result(read.data, `q${index}`, stretch.to));
    const place = quoted(read.error.issues[0]?.path.join('.') ?? '');
    const detail = `${this.#url} answered with JSON of another form than documented, at ${place}`;
    return this.#nrql.map(() => ({ failure: 'malformed', detail }));
  }

  #result({ data, errors }: Answered, alias: string, end: number): Buckets | Failure {
    const all = errors ?? [];
    // An error without a place in the document is one of the whole request.
    const error = all.find(({ path }) => path?.includes(alias)) ?? all.find(({ path }) => !isOfOne(path));
    if (error) return this.#failure(error);
    const found = data?.actor?.account?.[alias];
    if (found?.results) {
      const read = readRows(found.results, found.metadata?.facets ?? [], end);
      return read.failure === 'malformed' ? { ...read, detail: `${this.#url}: ${read.detail}` } : read;
    }
    if (data?.actor?.account === null) {
      const detail = `${this.#url} shows nothing of account ${this.#source.account}; may the user of the key see it, and is it in this region?`;
      return { failure: 'wrong-credentials', detail };
    }
    return { failure: 'malformed', detail: `${this.#url} answered without a result and without an error` };
  }

  #failure(error: GraphError): Failure {
    // Redacted before it is cut: half a secret would not be known as one.
    const words = this.#runtime.secrets.redact(error.message);
    return { failure: failureOf(error), detail: `${this.#url} says ${codeOf(error)}${quoted(words)}` };
  }
}

/** All queries in one document; account and NRQL are variables, so that nothing in them becomes GraphQL. */
function documentFor(count: number): string {
  const aliases = Array.from({ length: count }, (_, index) => `q${index}`);
  const variables = aliases.map((alias) => `, $${alias}: Nrql!`).join('');
  const fields = aliases.map(
    (alias) => `${alias}: nrql(query: $${alias}, timeout: $timeout) { results metadata { facets } }`,
  );
  return `query ($account: Int!, $timeout: Seconds${variables}) { actor { account(id: $account) { ${fields.join(' ')} } } }`;
}

function clausesFor({ from, to }: Stretch, period: number): string {
  const time = `SINCE ${from} UNTIL ${to}`;
  return to - from === period ? time : `${time} TIMESERIES ${period / 1_000} seconds`;
}

/** A second less than we wait, so that New Relic says it itself; it takes 5 to 120 s. */
function secondsFor(timeout: number): number {
  return Math.min(Math.max(Math.floor(timeout / 1_000) - 1, 5), 120);
}

function isOfOne(path: GraphError['path']): boolean {
  return path?.some((step) => /^q\d+$/.test(String(step))) ?? false;
}

function codeOf({ extensions }: GraphError): string {
  const code = extensions?.errorClass ?? extensions?.errorCode ?? extensions?.error_code;
  // Some errors have a whole sentence where others have their code.
  return code && /^[\w:.-]{1,60}$/.test(code) ? `${code}: ` : '';
}

/** Classes as NerdGraph gives them; NRDB:1106924 and NRDB:1107005 are its codes for too many and too large queries. */
const kinds: readonly (readonly [RegExp, FailureKind])[] = [
  [/TOO_MANY_REQUESTS|RATE_LIMIT|NRDB:1106924|NRDB:1107005/, 'rate-limited'],
  [/ACCESS_DENIED|UNAUTHORIZED|FORBIDDEN|BAD_API_KEY/, 'wrong-credentials'],
  [/INVALID_INPUT|BAD_USER_INPUT|NRQL Syntax Error|Unknown function/, 'bad-query'],
  [/TIMEOUT|SERVER_ERROR|INTERNAL|SERVICE_UNAVAILABLE/, 'server-error'],
];

function failureOf({ extensions, message }: GraphError): FailureKind {
  const { errorClass, errorCode, error_code } = extensions ?? {};
  const said = [errorClass, errorCode, error_code, message].join(' ');
  return kinds.find(([pattern]) => pattern.test(said))?.[1] ?? 'refused';
}

/** docs.newrelic.com/docs/apis/nerdgraph/nerdgraph-usage-limits; a wrong key is told with status 401 and `BAD_API_KEY`. */
const explain: Explain = (document, { status }) => {
  const words = answerSchema
    .safeParse(document)
    .data?.errors?.map(({ message }) => message)
    .join('; ');
  const said = words ? ` (${words})` : '';
  if (status === 429) return `more than 25 requests of this user at the same time${said}`;
  if (status === 401 || status === 403) return `the key is wrong, of another region, or no user key${said}`;
  return words;
};
