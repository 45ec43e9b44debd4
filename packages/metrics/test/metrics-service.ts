import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Indicator, MetricsConfiguration } from '@deploy-actions/config';
import { onTestFinished } from 'vitest';

/** What a metrics page answers next. */
export interface Reply {
  readonly status?: number;
  readonly type?: string;
  readonly body: string;
}

/** A real HTTP server with a metrics page that a test sets; closes itself after the test. */
export class MetricsService {
  reply: Reply = { body: '' };
  /** How many times the page was read. */
  reads = 0;
  #url = '';

  static async start(): Promise<MetricsService> {
    const service = new MetricsService();
    const server = createServer((_, response) => {
      service.reads += 1;
      const { status = 200, type = 'text/plain; version=0.0.4', body } = service.reply;
      response.writeHead(status, { 'content-type': type, connection: 'close' });
      response.end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
    service.#url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return service;
  }

  get url(): string {
    return this.#url;
  }

  /** Shows this many requests, so many of them failed. */
  count(requests: number, failed = 0, color = 'green'): void {
    this.reply = { body: requestsPage(requests, failed, color) };
  }
}

/** A page of a service that has answered requests; a failed one appears with the first failure, as client libraries do it. */
export function requestsPage(requests: number, failed: number, color = 'green'): string {
  return [
    '# TYPE http_requests_total counter',
    `http_requests_total{color="${color}",status="200"} ${requests - failed}`,
    ...(failed > 0 ? [`http_requests_total{color="${color}",status="500"} ${failed}`] : []),
    '',
  ].join('\n');
}

/** A `metrics` section whose provider is `openmetrics`. */
export type OpenMetricsSection = Extract<MetricsConfiguration, { readonly provider: 'openmetrics' }>;

/** A `metrics` section as the configuration gives it, with only the error rate unless told otherwise. */
export function metricsSection(replace: Partial<OpenMetricsSection> = {}): OpenMetricsSection {
  return {
    provider: 'openmetrics',
    url: '{{color-url}}/metrics',
    timeout: 1_000,
    interval: 10_000,
    'false-alarms': 1,
    indicators: {
      'error-rate': indicator({
        query:
          'sum(rate(http_requests_total{color="{{color}}",status=~"5.."}[1m])) / sum(rate(http_requests_total{color="{{color}}"}[1m]))',
        'rollback-above': { value: 0.05, unit: 'ratio' },
      }),
    },
    ...replace,
  };
}

/** An indicator as the configuration gives it, defaults filled in. */
export function indicator(given: Partial<Indicator> & Pick<Indicator, 'query'>): Indicator {
  return { for: 0, consecutive: 1, ...given };
}
