import type { HttpRequest } from '@deploy-actions/action-kit';
import type { SourceOf } from '@deploy-actions/config';
import type { Failure, FailureKind, ProviderRuntime, TimeRange } from '../../metric-provider.ts';
import { askJson, authenticate } from '../json-api.ts';
import type { Data } from './results.ts';

/** A failure, the status where the answer was no success, and what Prometheus calls it where it answered with its own words. */
export interface ApiFailure extends Failure {
  readonly status?: number | undefined;
  readonly errorType?: string | undefined;
}

/** A successful answer, or why there is none. */
export type ApiAnswer<T> = { readonly data: T; readonly failure?: never } | ApiFailure;

/** Prometheus refuses more points of one series than this in one answer; web/api/v1 of its source. */
const mostPoints = 11_000;
/** Some servers and proxies take no longer address than 8 KiB; what is longer than this goes into a body. */
const longestAddress = 2_000;
/** A server may warn with other words at each look. */
const mostWarnings = 5;
/** Characters of one that are shown. */
const longestWarning = 300;

/** What each type of error means; `execution` is a query that fits its data badly. The status decides about others. */
const failures: ReadonlyMap<string, FailureKind> = new Map([
  ['bad_data', 'bad-query'],
  ['execution', 'bad-query'],
  ['timeout', 'server-error'],
  ['canceled', 'server-error'],
  ['internal', 'server-error'],
  ['unavailable', 'not-ready'],
]);

/** Statuses of whoever lets requests in: credentials, and how many may come. */
const ofTheDoor = new Set([401, 403, 429]);

/** The HTTP API of Prometheus; https://prometheus.io/docs/prometheus/latest/querying/api/ */
export class PrometheusApi {
  readonly #source: SourceOf<'prometheus'>;
  readonly #runtime: ProviderRuntime;
  readonly #warned = new Set<string>();
  readonly #informed = new Set<string>();

  constructor(source: SourceOf<'prometheus'>, runtime: ProviderRuntime) {
    this.#source = source;
    this.#runtime = runtime;
  }

  /** The address of one of its resources, without a query. */
  place(resource: string): string {
    const { origin, pathname } = this.#address(resource);
    return `${origin}${pathname}`;
  }

  /** Evaluates a query at one moment, in milliseconds since 1970. */
  async query(query: string, at: number): Promise<ApiAnswer<Data>> {
    const timeout = String(this.#source.timeout / 1_000);
    return this.#data(await this.#ask('query', { query, time: seconds(at), timeout }), 'query');
  }

  /** Evaluates a query at every step of a range, both ends included, in as many requests as it takes. */
  async queryRange(query: string, { from, to, step }: TimeRange): Promise<ApiAnswer<readonly Data[]>> {
    const parts: Data[] = [];
    for (let start = from; start <= to; start += mostPoints * step) {
      const end = Math.min(to, start + (mostPoints - 1) * step);
      const given = { query, start: seconds(start), end: seconds(end), step: seconds(step) };
      const answer = this.#data(await this.#ask('query_range', given, 2), 'query_range');
      if (answer.failure !== undefined) return answer;
      parts.push(answer.data);
    }
    return { data: parts };
  }

  /** Whether any series that a selector matches had a value since `from`; a failure where the server doesn't say. */
  async hasSeries(selector: string, from: number, to: number): Promise<ApiAnswer<boolean>> {
    const given = { 'match[]': selector, start: seconds(from), end: seconds(to), limit: '1' };
    const answer = await this.#ask('series', given);
    if (answer.failure !== undefined) return answer;
    return Array.isArray(answer.data) ? { data: answer.data.length > 0 } : this.#malformed('series');
  }

  async #ask(
    resource: string,
    given: Readonly<Record<string, string>>,
    retries = 0,
  ): Promise<ApiAnswer<unknown>> {
    let errorType: string | undefined;
    let refusedWith: number | undefined;
    const answer = await askJson(
      this.#request(resource, given, retries),
      this.#runtime,
      (document, { status }) => {
        refusedWith = status;
        const error = document as { errorType?: unknown; error?: unknown } | null | undefined;
        if (typeof error?.error !== 'string') return undefined;
        errorType = typeof error.errorType === 'string' ? error.errorType : undefined;
        // Whatever stands in front of the server speaks by its status.
        const failure = errorType !== undefined && !ofTheDoor.has(status) && failures.get(errorType);
        return failure ? { failure, detail: error.error } : error.error;
      },
    );
    if (answer.failure !== undefined) return { ...answer, status: refusedWith, errorType };
    const document = answer.document as {
      status?: unknown;
      data?: unknown;
      warnings?: unknown;
      infos?: unknown;
    } | null;
    if (document?.status !== 'success') return this.#malformed(resource);
    const { log } = this.#runtime;
    this.#say(document.warnings, this.#warned, (text) => log.warning(text));
    this.#say(document.infos, this.#informed, (text) => log.info(text));
    return { data: document.data };
  }

  #request(
    resource: string,
    given: Readonly<Record<string, string>>,
    retries: number,
  ): Omit<HttpRequest, 'signal'> {
    const headers = authenticate(this.#source);
    const address = this.#address(resource);
    const body = new URLSearchParams(given).toString();
    const common = { timeout: this.#source.timeout, retries };
    if (address.href.length + body.length > longestAddress) {
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      return { ...common, url: address.href, method: 'POST', headers: { ...headers, ...type }, body };
    }
    for (const [name, value] of Object.entries(given)) address.searchParams.append(name, value);
    return { ...common, url: address.href, headers };
  }

  #address(resource: string): URL {
    const address = new URL(this.#source.url);
    address.pathname = `${address.pathname.replace(/\/+$/, '')}/api/v1/${resource}`;
    return address;
  }

  #data(answer: ApiAnswer<unknown>, resource: string): ApiAnswer<Data> {
    if (answer.failure !== undefined) return answer;
    const data = answer.data as Partial<Data> | null | undefined;
    if (typeof data?.resultType !== 'string') return this.#malformed(resource);
    return { data: { resultType: data.resultType, result: data.result } };
  }

  #malformed(resource: string): ApiFailure {
    const detail = `${this.place(resource)} answered with JSON that is none of Prometheus (is this its address?)`;
    return { failure: 'malformed', detail };
  }

  #say(texts: unknown, said: Set<string>, log: (text: string) => void): void {
    for (const given of Array.isArray(texts) ? texts : []) {
      const text = String(given).slice(0, longestWarning).toWellFormed();
      if (said.has(text) || said.size >= mostWarnings) continue;
      said.add(text);
      log(`${this.place('query')} says: ${text}`);
    }
  }
}

function seconds(milliseconds: number): string {
  return String(milliseconds / 1_000);
}
