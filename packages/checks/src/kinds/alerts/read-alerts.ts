import { ProviderError, type Runtime } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import * as z from 'zod/mini';
import { MonitoringApi } from '../../monitoring/monitoring-api.ts';
import { PrometheusServer } from '../../monitoring/prometheus-api.ts';

/** An alert that fires. */
export interface FiringAlert {
  readonly labels: Readonly<Record<string, string>>;
  /** Since when, in milliseconds since 1970. */
  readonly since: number;
  readonly summary: string | undefined;
  readonly link: string | undefined;
  /** Silenced, inhibited or muted: nobody is notified. */
  readonly suppressed: boolean;
}

const texts = z.record(z.string(), z.string());

/** https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml, `gettableAlerts` */
const alertmanagerSchema = z.array(
  z.object({
    labels: texts,
    annotations: texts,
    startsAt: z.string(),
    generatorURL: z.optional(z.string()),
    status: z.object({ state: z.string() }),
  }),
);

/** https://prometheus.io/docs/prometheus/latest/querying/api/#alerts */
const prometheusSchema = z.object({
  alerts: z.array(
    z.object({ labels: texts, annotations: texts, state: z.string(), activeAt: z.optional(z.string()) }),
  ),
});

/** Where alerts are read. */
export interface AlertSource {
  readonly place: string;
  /** All alerts that fire. Throws ApiError, and the signal's reason. */
  readonly read: (signal: AbortSignal) => Promise<readonly FiringAlert[]>;
}

/** The source of a check's alerts. Throws ConfigurationError for an address that is none. */
export function alertSource(
  configuration: CheckConfigurationOf<'alerts'>,
  runtime: Pick<Runtime, 'http' | 'secrets'>,
): AlertSource {
  const { source, timeout } = configuration;
  if (source === 'prometheus') {
    const prometheus = new PrometheusServer(configuration, runtime, timeout);
    return {
      place: prometheus.place('alerts'),
      read: async (signal) => {
        const { alerts } = await prometheus.ask('alerts', {}, prometheusSchema, signal);
        return alerts
          .filter(({ state }) => state === 'firing')
          .map(({ labels, annotations, activeAt }) => ({
            ...{ labels, since: timeOf(activeAt ?? ''), summary: summaryOf(annotations) },
            ...{ link: undefined, suppressed: false },
          }));
      },
    };
  }
  const path = '/api/v2/alerts';
  const api = new MonitoringApi('Alertmanager', configuration, runtime, { timeout });
  const parameters = Object.entries({
    active: 'true',
    unprocessed: 'true',
    silenced: 'true',
    inhibited: 'true',
  });
  return {
    place: api.place(path),
    read: async (signal) => {
      const { document } = await api.ask({ path, parameters }, alertmanagerSchema, signal);
      return document.map(({ labels, annotations, startsAt, generatorURL, status }) => ({
        ...{ labels, since: timeOf(startsAt), summary: summaryOf(annotations) },
        link: generatorURL || undefined,
        suppressed: status.state === 'suppressed',
      }));
    },
  };
}

function summaryOf(annotations: Readonly<Record<string, string>>): string | undefined {
  return annotations['summary'] ?? annotations['description'];
}

function timeOf(text: string): number {
  const time = Date.parse(text);
  if (!Number.isNaN(time)) return time;
  throw new ProviderError(`an alert has the start \`${text}\`, which is no time`, {
    system: 'alerts',
    operation: 'read alerts',
  });
}
