import type { MetricSource, SourceOf } from '@deploy-actions/config';
import type { MetricProviderKind } from './metric-provider.ts';

const kinds: { readonly [P in MetricSource['provider']]: () => Promise<MetricProviderKind<SourceOf<P>>> } = {
  openmetrics: async () => (await import('./providers/openmetrics.ts')).openMetrics,
  prometheus: async () => (await import('./providers/prometheus.ts')).prometheus,
  cloudwatch: async () => (await import('./providers/cloudwatch.ts')).cloudWatch,
  datadog: async () => (await import('./providers/datadog.ts')).datadog,
  newrelic: async () => (await import('./providers/newrelic.ts')).newRelic,
  sentry: async () => (await import('./providers/sentry.ts')).sentry,
  http: async () => (await import('./providers/http.ts')).http,
  command: async () => (await import('./providers/command.ts')).command,
  alertmanager: async () => (await import('./providers/alertmanager.ts')).alertmanager,
  kubernetes: async () => (await import('./providers/kubernetes.ts')).kubernetes,
  probe: async () => (await import('./providers/probe.ts')).probe,
  sql: async () => (await import('./providers/sql.ts')).sql,
};

/** The kind of provider a source names. The schema has refused unknown names before. */
export function loadProviderKind(source: MetricSource): Promise<MetricProviderKind> {
  // Each kind is given only sources of its own name.
  return kinds[source.provider]() as Promise<MetricProviderKind>;
}
