import {
  describeError,
  formatDuration,
  type HttpClient,
  type HttpResponse,
  ProviderError,
} from '@deploy-actions/action-kit';
import type { TrafficConfiguration } from '@deploy-actions/config';
import { assertExpressible } from '../expressible.ts';
import { type TrafficRouter, trafficSystem } from '../traffic-router.ts';
import { type Weights, weightsProblem } from '../weights.ts';
import { weightsInAnswer } from './weights-answer.ts';

/** How often weights are asked for again when no answer came, or `try later`. A write is repeated by whoever knows what it may undo. */
const retries = 2;

/** Statuses that say nothing against the request itself. */
const tryLater = [429, 502, 503, 504];

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
    // With a path, the document is read before it is written; and what the control plane has in hand when the write is given
    // up, it may still carry out.
    const reads = configuration['weights-path'] ? 1 + retries : 0;
    this.writeLimit = configuration.timeout * (reads + 2);
    this.#path = configuration['weights-path']?.split('.') ?? [];
  }

  async read(): Promise<Weights> {
    const document = await this.#document();
    return weightsInAnswer(valueAt(document, this.#path), this.#configuration.url);
  }

  async write(weights: Weights): Promise<void> {
    assertExpressible(this, weights);
    // What stands beside the weights in the document isn't ours and goes back as it was.
    const document = this.#path.length === 0 ? {} : await this.#document();
    const body = JSON.stringify(replaceAt(document, this.#path, weights));
    const response = await this.#send('PUT', body);
    if (response.status >= 300) throw this.#refusedWrite(response);
  }

  refusal(weights: Weights): string | undefined {
    return weightsProblem(weights);
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
    const tries = method === 'GET' ? 1 + retries : 1;
    const limit = AbortSignal.timeout(timeout * tries);
    try {
      return await this.#http.send({
        url,
        method,
        timeout,
        retries: tries - 1,
        signal: limit,
        headers: { ...headers, accept: 'application/json', 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body }),
      });
    } catch (error) {
      if (!(error instanceof ProviderError) && !limit.aborted) throw error;
      const why = limit.aborted ? `not done within ${formatDuration(timeout * tries)}` : undefined;
      throw this.#failure(
        method === 'GET' ? 'read weights' : 'write weights',
        why ?? describeError(error),
        error,
      );
    }
  }

  #refusedWrite(response: HttpResponse): ProviderError {
    return new ProviderError(`${this.#configuration.url}: ${statusOf(response)}`, {
      ...{ system: trafficSystem, operation: 'write weights' },
      retryable: tryLater.includes(response.status),
    });
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

function valueAt(document: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], document);
}

function replaceAt(document: unknown, path: readonly string[], weights: Weights): unknown {
  const [key, ...rest] = path;
  const record =
    typeof document === 'object' && document !== null ? (document as Record<string, unknown>) : {};
  if (key === undefined) return { ...record, ...weights };
  return { ...record, [key]: replaceAt(record[key], rest, weights) };
}
