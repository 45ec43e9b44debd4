import { formatDuration, type Runtime } from '@deploy-actions/action-kit';
import type { MetricsConfiguration } from '@deploy-actions/config';
import type { Inputs } from './inputs.ts';
import { reportFiles } from './report.ts';
import { usesPlaceholder } from './subject.ts';

/** Tells the steps of a window; the colour that will serve when it is watched may not be known yet. */
export function tellPlan(
  { configuration, duration, past, interval, color, policies }: Inputs,
  runtime: Runtime,
): string[] {
  const { metrics } = configuration.sections;
  const whose = usesPlaceholder(metrics, 'color') ? ` of ${color ?? 'the colour that is active then'}` : '';
  const files = reportFiles(configuration.environment, runtime);
  const every = formatDuration(interval);
  const plan = [
    past
      ? `ask ${sourcesOf(metrics)}${whose} for the last ${formatDuration(duration)}, a look for every ${every}`
      : `ask ${sourcesOf(metrics)}${whose} now and every ${every} for ${formatDuration(duration)}`,
    `judge ${Object.keys(metrics.indicators).join(', ')} at each look; stop at the first regression, which means \`${policies.regress}\``,
    `write the baseline to ${files.baseline} if the verdict is \`pass\``,
    `write the report to ${files.report}`,
  ];
  for (const [index, step] of plan.entries()) runtime.log.info(`${index + 1}. ${step}`);
  return plan;
}

/** Where the values come from; an address where there is one. */
function sourcesOf(metrics: MetricsConfiguration): string {
  const all = [metrics, ...Object.values(metrics.sources ?? {})];
  const named = all.map((source) => `\`${('url' in source ? source.url : undefined) ?? source.provider}\``);
  return [...new Set(named)].join(', ');
}
