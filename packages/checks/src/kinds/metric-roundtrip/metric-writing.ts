import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { CheckContext } from '../../check.ts';
import { MonitoringApi } from '../../monitoring/monitoring-api.ts';
import { runToSuccess } from '../../monitoring/run-script.ts';

/** A sample that only one run of a check knows. */
export interface TestSample {
  readonly metric: string;
  readonly value: number;
  /** Tells its group from all others. */
  readonly marker: string;
}

/** A way to send a sample, and to take it back. */
export interface MetricWriting {
  /** What is done. */
  readonly asks: string;
  /** Throws ProviderError, and the signal's reason. */
  readonly write: (sample: TestSample, signal: AbortSignal) => Promise<void>;
  /** Takes it back, whatever was cancelled. Throws ProviderError. */
  readonly remove: (sample: TestSample) => Promise<void>;
}

/** Within the time that a cancelled step has left, in milliseconds. */
const timeToRemove = 2_000;

type Configuration = CheckConfigurationOf<'metric-roundtrip'>['write'];
type Outside = Pick<CheckContext, 'runtime' | 'subject'>;

/** The way that a configuration names; `timeout` is in milliseconds. Throws ConfigurationError for an address that is none. */
export function createMetricWriting(given: Configuration, timeout: number, outside: Outside): MetricWriting {
  return given.provider === 'pushgateway'
    ? pushing(given, timeout, outside)
    : running(given, timeout, outside);
}

/** https://github.com/prometheus/pushgateway#api; the group has the marker in its key, so that it is nobody else's. */
function pushing(
  given: Extract<Configuration, { provider: 'pushgateway' }>,
  timeout: number,
  { runtime }: Outside,
): MetricWriting {
  const open = (limit: number) => new MonitoringApi('Pushgateway', given, runtime, { timeout: limit });
  const api = open(timeout);
  const farewell = open(timeToRemove);
  const path = (marker: string) => `/metrics/${pair('job', given.job)}/${pair('marker', marker)}`;
  return {
    asks: `PUT ${api.place(`/metrics/${pair('job', given.job)}`)}`,
    async write({ metric, value, marker }, signal) {
      const body = `# TYPE ${metric} gauge\n${metric} ${value}\n`;
      const type = 'text/plain; version=0.0.4';
      await api.send({ path: path(marker), method: 'PUT', body, type }, signal);
    },
    remove: ({ marker }) =>
      farewell.send({ path: path(marker), method: 'DELETE' }, new AbortController().signal),
  };
}

/** A label of a group's key; a slash can only be written in base64. */
function pair(name: string, value: string): string {
  if (!value.includes('/')) return `${name}/${encodeURIComponent(value)}`;
  return `${name}@base64/${Buffer.from(value, 'utf8').toString('base64url')}`;
}

function running(
  { run, cleanup }: Extract<Configuration, { provider: 'command' }>,
  timeout: number,
  outside: Outside,
): MetricWriting {
  const variables = ({ metric, value, marker }: TestSample) => ({
    ...{ DEPLOY_METRIC: metric, DEPLOY_METRIC_VALUE: String(value), DEPLOY_MARKER: marker },
  });
  return {
    asks: run.trim(),
    write: (sample, signal) => runToSuccess(run, { variables: variables(sample), timeout }, outside, signal),
    async remove(sample) {
      if (cleanup === undefined) return;
      await runToSuccess(cleanup.run, { variables: variables(sample), timeout: timeToRemove }, outside);
    },
  };
}
