import type { Runtime } from '@deploy-actions/action-kit';
import * as z from 'zod/mini';
import { type ApiAccess, MonitoringApi } from './monitoring-api.ts';

/** A line of a log, its labels, and when it was written, in nanoseconds since 1970. */
export interface LogLine {
  readonly labels: Readonly<Record<string, string>>;
  readonly at: bigint;
  readonly text: string;
}

/** What is looked at: times in nanoseconds since 1970, the end not included. */
export interface LogRange {
  readonly from: bigint;
  readonly to: bigint;
  readonly limit: number;
}

/** A value has a third part where labels are told apart. */
const valueSchema = z.tuple([z.string().check(z.regex(/^\d+$/)), z.string()], z.unknown());

const answerSchema = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.literal('streams'),
    result: z.array(z.object({ stream: z.record(z.string(), z.string()), values: z.array(valueSchema) })),
  }),
});

/** The HTTP API of Loki; https://grafana.com/docs/loki/latest/reference/loki-http-api/ */
export class LokiServer {
  readonly #api: MonitoringApi;

  /** `timeout` is in milliseconds, for each request. Throws ConfigurationError for an address that is none. */
  constructor(access: ApiAccess, runtime: Pick<Runtime, 'http' | 'secrets'>, timeout: number) {
    this.#api = new MonitoringApi('Loki', access, runtime, { timeout });
  }

  /** The address of one of its resources. */
  place(resource: string): string {
    return this.#api.place(`/loki/api/v1/${resource}`);
  }

  /** The first lines of a range that a query gives, oldest first. Throws ApiError, and the signal's reason. */
  async lines(query: string, { from, to, limit }: LogRange, signal: AbortSignal): Promise<LogLine[]> {
    const given = { query, start: `${from}`, end: `${to}`, limit: `${limit}`, direction: 'forward' };
    const request = { path: '/loki/api/v1/query_range', parameters: Object.entries(given) };
    const { document } = await this.#api.ask(request, answerSchema, signal);
    const lines = document.data.result.flatMap(({ stream, values }) =>
      values.map(([at, text]): LogLine => ({ labels: stream, at: BigInt(at), text })),
    );
    return lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  }

  /** Writes one line to the stream with these labels, at a time in milliseconds since 1970. Throws ApiError, and the signal's reason. */
  async push(
    labels: Readonly<Record<string, string>>,
    text: string,
    at: number,
    signal: AbortSignal,
  ): Promise<void> {
    const body = JSON.stringify({ streams: [{ stream: labels, values: [[`${nanoseconds(at)}`, text]] }] });
    await this.#api.send({ path: '/loki/api/v1/push', method: 'POST', body }, signal);
  }
}

/** Milliseconds since 1970 in the nanoseconds of Loki. */
export function nanoseconds(milliseconds: number): bigint {
  return BigInt(Math.trunc(milliseconds)) * 1_000_000n;
}
