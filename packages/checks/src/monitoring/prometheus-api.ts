import type { Runtime } from '@deploy-actions/action-kit';
import * as z from 'zod/mini';
import { type ApiAccess, MonitoringApi } from './monitoring-api.ts';

/** The API of Prometheus below `/api/v1`; https://prometheus.io/docs/prometheus/latest/querying/api/ */
export class PrometheusServer {
  readonly #api: MonitoringApi;

  /** `timeout` is in milliseconds, for each request. Throws ConfigurationError for an address that is none. */
  constructor(access: ApiAccess, runtime: Pick<Runtime, 'http' | 'secrets'>, timeout: number) {
    this.#api = new MonitoringApi('Prometheus', access, runtime, { timeout });
  }

  /** The address of one of its resources. */
  place(resource: string): string {
    return this.#api.place(`/api/v1/${resource}`);
  }

  /** The `data` of an answer, in the form of a schema. Throws ApiError, and the signal's reason. */
  async ask<S extends z.ZodMiniType>(
    resource: string,
    parameters: Readonly<Record<string, string>>,
    schema: S,
    signal: AbortSignal,
  ): Promise<z.output<S>> {
    const answer = z.object({ status: z.literal('success'), data: schema });
    const request = { path: `/api/v1/${resource}`, parameters: Object.entries(parameters) };
    const { document } = await this.#api.ask(request, answer, signal);
    return (document as { readonly data: z.output<S> }).data;
  }
}

/**
 * When something last happened, in milliseconds since 1970; `undefined` for the zero of Go's time, which is what Prometheus
 * tells of what never happened.
 */
export function instantOf(time: string): number | undefined {
  const read = Date.parse(time);
  return Number.isNaN(read) || read < 0 ? undefined : read;
}
