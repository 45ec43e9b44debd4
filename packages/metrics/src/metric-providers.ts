import type { MetricsConfiguration } from '@deploy-actions/config';
import type { MetricProviderKind } from './metric-provider.ts';

const kinds: { readonly [K in MetricsConfiguration['provider']]: () => Promise<MetricProviderKind> } = {
  openmetrics: async () => (await import('./providers/openmetrics.ts')).openMetrics,
};

/** The kind of provider a configuration names. The schema has refused unknown names before. */
export function loadProviderKind(configuration: MetricsConfiguration): Promise<MetricProviderKind> {
  return kinds[configuration.provider]();
}
