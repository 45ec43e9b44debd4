import { formatDuration, type Runtime } from '@deploy-actions/action-kit';
import type { IndicatorSummary, WindowResult } from '@deploy-actions/metrics';
import type { Inputs } from './inputs.ts';
import { reportFiles, writeReports } from './report.ts';
import { findSubject, usesPlaceholder } from './subject.ts';

/** A window that was watched. */
export interface Watched extends WindowResult {
  readonly indicators: readonly IndicatorSummary[];
  readonly onNoData: 'fail' | 'pass';
  /** Path of the baseline captured; there is one only for a version that passed. */
  readonly baseline: string | undefined;
  /** Path of the report, if it could be written. */
  readonly report: string | undefined;
}

/** What a run of the action gives: what was watched, or in a dry run only the plan. */
export interface Result {
  readonly plan: readonly string[];
  readonly watched: Watched | undefined;
}

/** Watches the metrics for the time of the window. */
export async function run(inputs: Inputs, runtime: Runtime): Promise<Result> {
  if (inputs.dryRun) return { plan: tellPlan(inputs, runtime), watched: undefined };
  const { createJudge, summarizeIndicators, watchWindow } = await import('@deploy-actions/metrics');
  const { duration, interval, baseline, onNoData } = inputs;
  const metrics = { ...inputs.configuration.sections.metrics, interval };
  const subject = await findSubject(inputs, runtime);
  const judge = await createJudge({ metrics, subject, ...(baseline && { reference: baseline }) }, runtime);
  const title = `Watching for ${formatDuration(duration)}, a look every ${formatDuration(interval)}`;
  const window = await runtime.log.group(title, () => watchWindow(judge, { duration, interval }, runtime));
  if (window.reasonCode === 'warned') runtime.log.warning(window.reason);
  const indicators = summarizeIndicators(metrics, window.looks);
  const captured = window.verdict === 'pass' ? judge.baseline() : undefined;
  const written = await writeReports(inputs, subject, { window, indicators, captured }, runtime);
  return { plan: [], watched: { ...window, indicators, onNoData, ...written } };
}

/** The plan of a window; the colour that will serve when it is watched may not be known yet. */
function tellPlan({ configuration, duration, interval, color }: Inputs, runtime: Runtime): string[] {
  const { metrics } = configuration.sections;
  const whose = usesPlaceholder(metrics, 'color') ? ` of ${color ?? 'the colour that is active then'}` : '';
  const files = reportFiles(configuration.environment, runtime);
  const plan = [
    `read \`${metrics.url}\`${whose} now and every ${formatDuration(interval)} for ${formatDuration(duration)}`,
    `judge ${Object.keys(metrics.indicators).join(', ')} at each look; stop at the first regression`,
    `write the baseline to ${files.baseline} if the verdict is \`pass\``,
    `write the report to ${files.report}`,
  ];
  for (const [index, step] of plan.entries()) runtime.log.info(`${index + 1}. ${step}`);
  return plan;
}
