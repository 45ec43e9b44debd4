import { type Backfill, openMetricsText } from './components/index.ts';

const origin = Date.parse('2026-01-01T00:00:00Z');
const seconds = (time: number) => (time - origin) / 1_000;
const gibibyte = 1_073_741_824;

/** What MusicGen measures of itself, at any time: 10 requests a second, a tenth of which take half a second. */
const series: readonly (Omit<Backfill, 'series'> & {
  readonly series: readonly {
    readonly labels: Readonly<Record<string, string>>;
    readonly value: (time: number) => number;
  }[];
})[] = [
  {
    name: 'http_requests_total',
    type: 'counter',
    series: [
      { labels: { status: '200' }, value: (time) => Math.floor(10 * seconds(time)) },
      { labels: { status: '500' }, value: (time) => Math.floor(seconds(time) / 100) },
    ],
  },
  {
    name: 'http_request_duration_seconds_bucket',
    type: 'gauge',
    series: [
      ['0.1', 9],
      ['0.5', 10],
      ['1', 10],
      ['+Inf', 10],
    ].map(([le, rate]) => ({
      labels: { le: String(le) },
      value: (time) => Math.floor(Number(rate) * seconds(time)),
    })),
  },
  {
    name: 'container_memory_working_set_bytes',
    type: 'gauge',
    series: [{ labels: { container: 'api' }, value: () => gibibyte }],
  },
  {
    name: 'container_spec_memory_limit_bytes',
    type: 'gauge',
    series: [{ labels: { container: 'api' }, value: () => 2 * gibibyte }],
  },
  {
    name: 'node_cpu_seconds_total',
    type: 'counter',
    series: [{ labels: { mode: 'idle', cpu: '0' }, value: (time) => Math.floor(0.6 * seconds(time)) }],
  },
];

/** The page that Prometheus scrapes. https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format */
export function metricsPage(now: number): string {
  const lines = series.flatMap(({ name, series: each }) =>
    each.map(({ labels, value }) => {
      const text = Object.entries(labels).map(([label, word]) => `${label}="${word}"`);
      return `${name}{${text.join(',')}} ${value(now)}`;
    }),
  );
  return `${lines.join('\n')}\n`;
}

/** The same of the 26 hours before, as if it had been scraped from `target`. */
export function metricsHistory(target: string, now: number): string {
  const scraped = { job: 'musicgen-api', instance: target };
  const to = Math.floor(now / 1_000) * 1_000;
  return openMetricsText(
    series.map((metric) => ({
      ...metric,
      series: metric.series.map(({ labels, value }) => ({ labels: { ...labels, ...scraped }, value })),
    })),
    { from: to - 26 * 3_600_000, to, step: 60_000 },
  );
}
