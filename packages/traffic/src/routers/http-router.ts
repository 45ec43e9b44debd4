import {
  describeError,
  formatDuration,
  type HttpClient,
  type HttpResponse,
  ProviderError,
} from '@deploy-actions/action-kit';
import type { TrafficConfiguration } from '@deploy-actions/config';
import { type TrafficRouter, trafficSystem } from '../traffic-router.ts';
import type { Weights } from '../weights.ts';

/** How often a request is sent again that got no answer or `try later`. */
const retries = 2;

type HttpConfiguration = Extract<TrafficConfiguration, { router: 'http' }>;

/** Any control plane that answers its weights to GET and takes new ones by PUT, as a JSON object of the two colours. */
export class HttpRouter implements TrafficRouter {
  readonly type = 'http';
  readonly writeLimit: number;
  readonly #configuration: HttpConfiguration;
  readonly #http: HttpClient;
  readonly #path: readonly string[];

  constructor(configuration: HttpConfiguration, { http }: { readonly http: HttpClient }) {
    this.#configuration = configuration;
    this.#http = http;
    // With a path, the document is read before it is written.
    this.writeLimit = configuration.timeout * (1 + retries) * (configuration['weights-path'] ? 2 : 1);
    this.#path = configuration['weights-path']?.split('.') ?? [];
  }

  async read(): Promise<Weights> {
    const document = await this.#document();
    const { blue, green } = weightsAt(document, this.#path);
    if (Number.isInteger(blue) && Number.isInteger(green) && Number(blue) + Number(green) === 100) {
      return { blue: Number(blue), green: Number(green) };
    }
    throw this.#failure(
      'read weights',
      `expected whole weights of blue and green that sum to 100, found blue ${String(blue)}, green ${String(green)}`,
    );
  }

  async write(weights: Weights): Promise<void> {
    // What stands beside the weights in the document isn't ours and goes back as it was.
    const document = this.#path.length === 0 ? {} : await this.#document();
    const body = JSON.stringify(replaceAt(document, this.#path, weights));
    const response = await this.#send('PUT', body);
    if (response.status >= 300) throw this.#failure('write weights', statusOf(response));
  }

  refusal(): undefined {
    return undefined;
  }

  async #document(): Promise<unknown> {
    const response = await this.#send('GET');
    if (response.status >= 300) throw this.#failure('read weights', statusOf(response));
    try {
      return JSON.parse(response.body);
    } catch {
      throw this.#failure('read weights', `the answer is no JSON: ${response.body.slice(0, 80)}`);
    }
  }

  async #send(method: 'GET' | 'PUT', body?: string): Promise<HttpResponse> {
    const { url, headers, timeout } = this.#configuration;
    // A router that asks for patience (Retry-After) must not hold up a way back for minutes.
    const limit = AbortSignal.timeout(timeout * (1 + retries));
    try {
      return await this.#http.send({
        url,
        method,
        timeout,
        retries,
        signal: limit,
        headers: { ...headers, accept: 'application/json', 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body }),
      });
    } catch (error) {
      if (!(error instanceof ProviderError) && !limit.aborted) throw error;
      const why = limit.aborted ? `not done within ${formatDuration(timeout * (1 + retries))}` : undefined;
      throw this.#failure(
        method === 'GET' ? 'read weights' : 'write weights',
        why ?? describeError(error),
        error,
      );
    }
  }

  #failure(operation: string, message: string, cause?: unknown): ProviderError {
    return new ProviderError(`${this.#configuration.url}: ${message}`, {
      system: trafficSystem,
      operation,
      retryable: cause instanceof ProviderError && cause.retryable,
    });
  }
}

function statusOf(response: HttpResponse): string {
  return `answered ${response.status} ${response.body.slice(0, 200)}`.trim();
}

function weightsAt(document: unknown, path: readonly string[]): Record<string, unknown> {
  const found = path.reduce<unknown>(
    (value, key) => (value as Record<string, unknown> | null)?.[key],
    document,
  );
  return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {};
}

function replaceAt(document: unknown, path: readonly string[], weights: Weights): unknown {
  const [key, ...rest] = path;
  const record =
    typeof document === 'object' && document !== null ? (document as Record<string, unknown>) : {};
  if (key === undefined) return { ...record, ...weights };
  return { ...record, [key]: replaceAt(record[key], rest, weights) };
}
