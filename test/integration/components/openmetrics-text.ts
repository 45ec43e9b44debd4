/** Series for a backfill: all of one metric. */
export interface Backfill {
  readonly name: string;
  readonly type: 'counter' | 'gauge';
  /** The labels of each series, and its value at a time in milliseconds since 1970; no sample where it is `undefined`. */
  readonly series: readonly {
    readonly labels?: Readonly<Record<string, string>>;
    readonly value: (time: number) => number | undefined;
  }[];
}

/** A time with a sample every so many milliseconds. */
export interface BackfilledTime {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** Samples over a time as OpenMetrics text, which is what `promtool` backfills. https://github.com/OpenObservability/OpenMetrics */
export function openMetricsText(metrics: readonly Backfill[], { from, to, step }: BackfilledTime): string {
  const lines: string[] = [];
  for (const { name, type, series } of metrics) {
    lines.push(`# TYPE ${name.replace(/_total$/, '')} ${type}`);
    for (const { labels = {}, value } of series) {
      const text = Object.entries(labels).map(([label, word]) => `${label}=${JSON.stringify(word)}`);
      for (let time = from; time <= to; time += step) {
        const sample = value(time);
        if (sample !== undefined) lines.push(`${name}{${text.join(',')}} ${sample} ${time / 1_000}`);
      }
    }
  }
  return `${lines.join('\n')}\n# EOF\n`;
}
