import { type HttpClient, type HttpResponse, ProviderError } from '@deploy-actions/action-kit';
import type { TrafficConfiguration } from '@deploy-actions/config';
import { type TrafficRouter, trafficSystem } from '../traffic-router.ts';
import type { Weights } from '../weights.ts';

type HttpConfiguration = Extract<TrafficConfiguration, { router: 'http' }>;

/** Any control plane that answers its weights to GET and takes new ones by PUT, as a JSON object of the two colours. */
export class HttpRouter implements TrafficRouter {
  readonly type = 'http';
  readonly #configuration: HttpConfiguration;
  readonly #http: HttpClient;
  readonly #path: readonly string[];

  constructor(configuration: HttpConfiguration, { http }: { readonly http: HttpClient }) {
    this.#configuration = configuration;
    this.#http = http;
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

  #send(method: 'GET' | 'PUT', body?: string): Promise<HttpResponse> {
    const { url, headers, timeout } = this.#configuration;
    return this.#http.send({
      url,
      method,
      timeout,
      retries: 2,
      headers: { ...headers, accept: 'application/json', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body }),
    });
  }

  #failure(operation: string, message: string): ProviderError {
    return new ProviderError(`${this.#configuration.url}: ${message}`, {
      system: trafficSystem,
      operation,
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
