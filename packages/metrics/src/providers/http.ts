import { ConfigurationError, quoted } from '@deploy-actions/action-kit';
import type { SourceOf } from '@deploy-actions/config';
import type {
  Answer,
  Failure,
  HistoricalProvider,
  History,
  InquiringProvider,
  MetricProviderKind,
  ProviderContext,
  ProviderRuntime,
  TimeRange,
} from '../metric-provider.ts';
import {
  escapeInJsonata,
  type JsonataQuery,
  JsonataSyntaxError,
  parseJsonata,
} from './http/jsonata-query.ts';
import { type Found, readResult } from './http/read-result.ts';
import { askJson, authenticate, type Explain } from './json-api.ts';

/** A value with a time older than this says nothing about now, in milliseconds; Prometheus looks back as far. */
const oldest = 5 * 60_000;

type Source = SourceOf<'http'>;

/** Any address that answers with JSON; queries are JSONata (https://docs.jsonata.org). */
export const http: MetricProviderKind<Source> = {
  checkQuery: (query) => {
    try {
      parseJsonata(query);
      return undefined;
    } catch (error) {
      if (error instanceof JsonataSyntaxError) return error.message;
      throw error;
    }
  },
  span: () => 0,
  keepsHistory: ({ history }) => history !== undefined,
  escape: escapeInJsonata,
  create: (source, queries, { runtime }) =>
    source.history
      ? new HistoricalHttpProvider(source, source.history, queries, runtime)
      : new HttpProvider(source, queries, runtime),
};

/** A query, as it is written and as it is evaluated. */
interface Query {
  readonly text: string;
  readonly evaluate: JsonataQuery;
}

class HttpProvider implements InquiringProvider {
  readonly type = 'http';
  readonly #source: Source;
  readonly #queries: readonly Query[];
  readonly #runtime: ProviderContext['runtime'];
  readonly #headers: Readonly<Record<string, string>>;

  constructor(source: Source, queries: readonly string[], runtime: ProviderRuntime) {
    this.#source = source;
    this.#runtime = runtime;
    this.#queries = queries.map((text) => ({ text, evaluate: parseOrRefuse(text) }));
    this.#headers = {
      ...(source.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...inLowerCase(authenticate(source)),
    };
  }

  async observe(): Promise<readonly Answer[]> {
    const found = await this.ask(this.#source.url, 0);
    return found.map((each) => this.#newest(each));
  }

  async findMistakes(): Promise<readonly (string | undefined)[]> {
    const found = await this.ask(this.#source.url, 0);
    return found.map((each) => {
      // Only these two are as wrong at every look; an answer of another shape may come right with the next one.
      const lasting = each.failure === 'wrong-credentials' || each.failure === 'bad-query';
      return lasting ? `can't be asked: ${each.detail}` : undefined;
    });
  }

  /** Asks once and reads the answer for every query. Throws only the signal's reason. */
  protected async ask(url: string, retries: number): Promise<Found[]> {
    const { method, body, timeout } = this.#source;
    const answer = await askJson(
      { url, method, headers: this.#headers, timeout, retries, ...(body === undefined ? {} : { body }) },
      this.#runtime,
      wordsIn,
    );
    if (answer.failure !== undefined) return this.#queries.map(() => answer);
    const found: Found[] = [];
    // One after the other: together, each would count the time of all the others as its own.
    for (const query of this.#queries) found.push(await this.#read(query, answer.document));
    return found;
  }

  async #read({ text, evaluate }: Query, document: unknown): Promise<Found> {
    const redact = (words: string) => this.#runtime.secrets.redact(words);
    const evaluated = await evaluate(document, redact);
    const found = evaluated.failure === undefined ? readResult(evaluated.result, text, redact) : evaluated;
    return found.failure === undefined ? found : this.#located(found);
  }

  /** What a server answered may be in it, and so what it was sent. */
  #located({ failure, detail }: Failure): Failure {
    const { origin, pathname } = new URL(this.#source.url);
    return { failure, detail: this.#runtime.secrets.redact(`${origin}${pathname}: ${detail}`) };
  }

  #newest(found: Found): Answer {
    if (found.failure !== undefined) return found;
    if (found.points === undefined) return this.#finite(found.value, {});
    const newest = found.points.at(-1);
    if (newest === undefined || found.points.every(({ value }) => Number.isNaN(value))) {
      return this.#located({ failure: 'no-data', detail: 'none of the points has a value' });
    }
    const now = this.#runtime.clock.now();
    const { time, value } = found.points.findLast((point) => !Number.isNaN(point.value)) ?? newest;
    if (time <= now - oldest) {
      const at = new Date(time).toISOString();
      return this.#located({ failure: 'stale', detail: `the newest value is of ${at}, older than 5m` });
    }
    return this.#finite(value, { time: Math.min(time, now) });
  }

  #finite(value: number, at: { readonly time?: number }): Answer {
    if (Number.isFinite(value)) return { value, ...at };
    const detail = Number.isNaN(value)
      ? 'the result is NaN, as 0/0 is when there was no traffic to measure'
      : 'the result is infinite: something was divided by 0';
    return this.#located({ failure: 'not-a-number', detail });
  }
}

class HistoricalHttpProvider extends HttpProvider implements HistoricalProvider {
  readonly #url: string;
  readonly #parameters: NonNullable<Source['history']>;

  constructor(
    source: Source,
    parameters: NonNullable<Source['history']>,
    queries: readonly string[],
    runtime: ProviderRuntime,
  ) {
    super(source, queries, runtime);
    this.#url = source.url;
    this.#parameters = parameters;
  }

  async history(range: TimeRange): Promise<readonly History[]> {
    const found = await this.ask(this.#urlOf(range), 2);
    return found.map((each): History => {
      if (each.failure !== undefined) return each;
      if (each.points === undefined) {
        const detail = `for a time already past the query must give pairs of time and value, but it gives the number ${each.value}`;
        return { failure: 'malformed', detail };
      }
      const inRange = ({ time, value }: { time: number; value: number }) =>
        Number.isFinite(value) && time >= range.from && time <= range.to;
      return { points: each.points.filter(inRange) };
    });
  }

  #urlOf({ from, to, step }: TimeRange): string {
    const { from: start, to: end, step: between } = this.#parameters;
    const seconds = (milliseconds: number) => String(Math.round(milliseconds) / 1_000);
    const parameters = new URLSearchParams({ [start]: seconds(from), [end]: seconds(to) });
    if (between !== undefined) parameters.set(between, seconds(step));
    const [address = ''] = this.#url.split('#');
    return `${address}${address.includes('?') ? '&' : '?'}${parameters}`;
  }
}

/**
 * The words that most APIs have for what went wrong: GitHub and many others `message`, RFC 9457 `detail`. GitHub's limit is a 403, too:
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
const wordsIn: Explain = (document, { status, headers }) => {
  const { message, detail, error } = (document ?? {}) as Record<string, unknown>;
  const said = [message, detail, error].find((words) => typeof words === 'string');
  const words = typeof said === 'string' ? said : undefined;
  const limited = headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined;
  if (status === 403 && limited) return { failure: 'rate-limited', detail: words ?? 'too many requests' };
  // Queries are evaluated here: what the server refuses is the address or the body, for now, as with a version it doesn't know yet.
  if (status === 400 || status === 422)
    return { failure: 'refused', detail: words ?? 'look at `url` and `body`' };
  return words;
};

function inLowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function parseOrRefuse(query: string): JsonataQuery {
  try {
    return parseJsonata(query);
  } catch (error) {
    if (!(error instanceof JsonataSyntaxError)) throw error;
    throw new ConfigurationError(`the query ${quoted(query)} ${error.message}`);
  }
}
