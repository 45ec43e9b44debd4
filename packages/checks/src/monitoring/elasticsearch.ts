import type { Runtime } from '@deploy-actions/action-kit';
import type { Explain } from '@deploy-actions/metrics';
import * as z from 'zod/mini';
import { type ApiAccess, MonitoringApi } from './monitoring-api.ts';

const answerSchema = z.object({
  timed_out: z.boolean(),
  hits: z.object({ hits: z.array(z.object({ _index: z.string() })) }),
});

/** The document API and the search of Elasticsearch and OpenSearch; https://www.elastic.co/docs/api/doc/elasticsearch/ */
export class ElasticsearchServer {
  readonly #api: MonitoringApi;

  /** `timeout` is in milliseconds, for each request. Throws ConfigurationError for an address that is none. */
  constructor(access: ApiAccess, runtime: Pick<Runtime, 'http' | 'secrets'>, timeout: number) {
    this.#api = new MonitoringApi('Elasticsearch', access, runtime, { timeout, explain });
  }

  /** The address of an index. */
  place(index: string): string {
    return this.#api.place(`/${segment(index)}`);
  }

  /** Adds a document. Throws ApiError, and the signal's reason. */
  async add(index: string, document: object, signal: AbortSignal): Promise<void> {
    const body = JSON.stringify(document);
    await this.#api.send({ path: `/${segment(index)}/_doc`, method: 'POST', body }, signal);
  }

  /** Whether a field of any document has a word in it. Throws ApiError, and the signal's reason. */
  async has(index: string, field: string, word: string, signal: AbortSignal): Promise<boolean> {
    const body = JSON.stringify({ size: 1, query: { match_phrase: { [field]: word } } });
    // An index that begins with its first document isn't there before it.
    const parameters = Object.entries({ ignore_unavailable: 'true' });
    const request = { path: `/${segment(index)}/_search`, parameters, method: 'POST', body } as const;
    const { document } = await this.#api.ask(request, answerSchema, signal);
    return document.hits.hits.length > 0;
  }
}

/** Commas and stars stand for several indices. */
function segment(index: string): string {
  return encodeURIComponent(index).replaceAll('%2C', ',');
}

/** The error says why in one place, and who was at fault in another. */
const explain: Explain = (document) => {
  const { error } = (document ?? {}) as { readonly error?: unknown };
  if (typeof error === 'string') return error;
  const { reason, type } = (error ?? {}) as { readonly reason?: unknown; readonly type?: unknown };
  if (typeof reason === 'string') return reason;
  return typeof type === 'string' ? type : undefined;
};
