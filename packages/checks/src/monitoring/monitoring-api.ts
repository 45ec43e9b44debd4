import { ConfigurationError, ProviderError, quoted, type Runtime } from '@deploy-actions/action-kit';
import {
  type Authentication,
  askJson,
  askText,
  authenticate,
  type Explain,
  type FailureKind,
} from '@deploy-actions/metrics';
import type * as z from 'zod/mini';

/** Where a system's API is, and how it lets a request in. */
export interface ApiAccess extends Authentication {
  readonly url: string;
}

/** One request to an API: its path, and what goes with it. */
export interface ApiRequest {
  /** Below the address of the API, with a slash at its start. */
  readonly path: string;
  readonly parameters?: Iterable<readonly [name: string, value: string]>;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: string;
  /** The media type of the body; JSON when absent. */
  readonly type?: string;
}

/** Why an API gave no answer; trying again helps where it is `retryable`. */
export class ApiError extends ProviderError {
  readonly failure: FailureKind;

  constructor(system: string, operation: string, failure: FailureKind, message: string) {
    super(message, { system, operation, retryable: passing.has(failure) });
    this.name = 'ApiError';
    this.failure = failure;
  }
}

/** What may pass by itself. */
const passing: ReadonlySet<FailureKind> = new Set([
  'unreachable',
  'not-ready',
  'rate-limited',
  'server-error',
]);

type Outside = Pick<Runtime, 'http' | 'secrets'>;

/** An address from a configuration. Throws ConfigurationError for one that is none, or that has credentials in it. */
export function addressOf(url: string): URL {
  const address = URL.parse(url);
  if (!address) throw new ConfigurationError(`${quoted(url)} is no address`);
  if (address.username === '' && address.password === '') return address;
  throw new ConfigurationError(
    `the address of ${address.host} has credentials in it; give them in a field or header, as \`env:NAME\``,
  );
}

/** The HTTP API of a monitoring system, asked for JSON, whose failures say what to do about them. */
export class MonitoringApi {
  readonly #name: string;
  readonly #address: URL;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #outside: Outside;
  readonly #timeout: number;
  readonly #explain: Explain;

  /**
   * `timeout` is in milliseconds, for each request; `headers` go with each of them. Throws ConfigurationError for an
   * address that is none.
   */
  constructor(
    name: string,
    access: ApiAccess,
    { http, secrets }: Outside,
    more: {
      readonly timeout: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly explain?: Explain;
    },
  ) {
    this.#name = name;
    this.#address = addressOf(access.url);
    this.#headers = { ...authenticate(access), ...more.headers };
    this.#outside = { http, secrets };
    this.#timeout = more.timeout;
    this.#explain = (...answer) => more.explain?.(...answer) ?? explainByMessage(...answer);
  }

  /** The address of a path, without its parameters. */
  place(path: string): string {
    const { origin, pathname } = this.#addressOf({ path });
    return `${origin}${pathname}`;
  }

  /** The JSON that answers a request, in the form of a schema, and the headers of the answer. Throws ApiError, and the signal's reason. */
  async ask<S extends z.ZodMiniType>(
    request: ApiRequest,
    schema: S,
    signal: AbortSignal,
  ): Promise<{ readonly document: z.output<S>; readonly headers: Readonly<Record<string, string>> }> {
    const answer = await askJson(this.#request(request), { ...this.#outside, signal }, this.#explain);
    if (answer.failure !== undefined) throw this.#error(request, answer.failure, answer.detail);
    const read = schema.safeParse(answer.document);
    if (read.success) return { document: read.data, headers: answer.headers };
    const at = read.error.issues[0]?.path.join('.') ?? '';
    const where = at === '' ? '' : `, at ${quoted(at)}`;
    const detail = `${this.place(request.path)} answered with JSON of another form than documented${where}`;
    throw this.#error(request, 'malformed', detail);
  }

  /** Sends what is written; any answer that isn't a failure or a web page will do. Throws ApiError, and the signal's reason. */
  async send(request: ApiRequest, signal: AbortSignal): Promise<void> {
    const body = await this.text(request, signal);
    if (!/^\s*<(!doctype|html)/i.test(body)) return;
    const detail = `${this.place(request.path)} answered with a web page (a login?)`;
    throw this.#error(request, 'not-metrics', detail);
  }

  /** The body of the answer, whatever its form. Throws ApiError, and the signal's reason. */
  async text(request: ApiRequest, signal: AbortSignal): Promise<string> {
    const answer = await askText(this.#request(request), { ...this.#outside, signal }, this.#explain);
    if (answer.failure !== undefined) throw this.#error(request, answer.failure, answer.detail);
    return answer.body;
  }

  #request(request: ApiRequest) {
    const { method = 'GET', body, type = 'application/json' } = request;
    return {
      ...{ url: this.#addressOf(request).href, method, timeout: this.#timeout },
      headers: { ...(body === undefined ? {} : { 'content-type': type }), ...this.#headers },
      ...(body === undefined ? {} : { body }),
    };
  }

  #addressOf({ path, parameters = [] }: Pick<ApiRequest, 'path' | 'parameters'>): URL {
    const address = new URL(this.#address);
    address.pathname = `${address.pathname.replace(/\/+$/, '')}${path}`;
    for (const [name, value] of parameters) address.searchParams.append(name, value);
    return address;
  }

  #error({ method = 'GET', path }: ApiRequest, failure: FailureKind, detail: string): ApiError {
    const todo = this.#advice(failure);
    const message = `${this.#name}: ${detail}${todo === undefined ? '' : `; ${todo}`}`;
    return new ApiError(this.#name, `${method} ${path}`, failure, message);
  }

  #advice(failure: FailureKind): string | undefined {
    switch (failure) {
      case 'unreachable':
        return 'is the address right, and does this runner reach it?';
      case 'wrong-credentials':
        return 'check the credentials that the check is given, and what they may do';
      case 'rate-limited':
        return 'ask again later, or less often';
      case 'not-ready':
      case 'server-error':
        return `look at ${this.#name} itself`;
      case 'not-metrics':
      case 'malformed':
        return `is this the address of ${this.#name}?`;
      default:
        return undefined;
    }
  }
}

/** Where most APIs say in their own words what is wrong. */
const explainByMessage: Explain = (document) => {
  if (typeof document === 'string') return document;
  const said = (document ?? {}) as { readonly message?: unknown; readonly error?: unknown };
  const words = [said.error, said.message].find((text) => typeof text === 'string' && text !== '');
  return words as string | undefined;
};
