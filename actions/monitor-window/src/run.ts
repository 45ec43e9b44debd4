import { ConfigurationError, formatDuration, quoted, type Runtime } from '@deploy-actions/action-kit';
import type { MetricsConfiguration, PlaceholderValues } from '@deploy-actions/config';
import type { IndicatorSummary, Judge, Policy, WindowResult } from '@deploy-actions/metrics';
import type { Inputs } from './inputs.ts';
import { tellPlan } from './plan.ts';
import { writeReports } from './report.ts';
import { findSubject } from './subject.ts';

/** A window that was watched. */
export interface Watched extends WindowResult {
  /** What was watched, as far as it is known. */
  readonly subject: PlaceholderValues;
  readonly indicators: readonly IndicatorSummary[];
  /** What follows from the verdict. */
  readonly action: Policy;
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

/** Watches the metrics for the time of the window, or judges the time that is just past. */
export async function run(inputs: Inputs, runtime: Runtime): Promise<Result> {
  tellForeign(inputs, runtime);
  if (inputs.dryRun) return { plan: tellPlan(inputs, runtime), watched: undefined };
  const { actionAfter, createJudge, summarizeIndicators } = await import('@deploy-actions/metrics');
  const { configuration, interval, baseline, policies } = inputs;
  const { aws } = configuration.sections;
  const metrics = { ...configuration.sections.metrics, interval };
  const subject = await findSubject(inputs, runtime);
  const judge = await createJudge({ metrics, subject, reference: baseline, aws }, runtime);
  await refuseMistakes(judge, inputs);
  if (!baseline) tellUncompared(metrics, runtime);
  const window = inputs.past ? await lookBack(judge, inputs, runtime) : await watch(judge, inputs, runtime);
  if (window.reasonCode === 'warned') runtime.log.warning(window.reason);
  const indicators = summarizeIndicators(metrics, window.looks);
  const captured = window.verdict === 'pass' ? judge.baseline() : undefined;
  const action = actionAfter(window, policies);
  const written = await writeReports(inputs, subject, { window, indicators, captured, action }, runtime);
  return { plan: [], watched: { ...window, subject, indicators, action, ...written } };
}

/** Another service or environment differs by more than the version; whoever compares with it may mean to. */
function tellForeign({ baseline, configuration: { service, environment } }: Inputs, { log }: Runtime): void {
  if (!baseline || (baseline.service === service && baseline.environment === environment)) return;
  const whose = `${quoted(baseline.service)} in ${quoted(baseline.environment)}`;
  log.warning(
    `The baseline is of ${whose}, the window of ${quoted(service)} in ${quoted(environment)}: how these differ looks like a change of the version.`,
  );
}

/** The same section serves a shift, which has the old colour to compare with. */
function tellUncompared({ indicators }: MetricsConfiguration, { log }: Runtime): void {
  const compared = Object.entries(indicators).filter(([, each]) => each['degrades-by'] ?? each.compare);
  if (compared.length === 0) return;
  const names = compared.map(([name]) => `\`${name}\``).join(', ');
  log.notice(`There is no baseline to compare ${names} with: \`degrades-by\` and \`compare\` are left out.`);
}

/** A query that can never have a value is better known now than in half an hour. */
async function refuseMistakes(judge: Judge, { configuration }: Inputs): Promise<void> {
  const mistakes = await judge.findMistakes();
  if (mistakes.length === 0) return;
  throw new ConfigurationError(
    mistakes.map(({ path, message }) =>
      configuration.problem('metrics', path, `\`${path.join('.')}\` ${message}`),
    ),
  );
}

async function watch(judge: Judge, inputs: Inputs, runtime: Runtime): Promise<WindowResult> {
  const { extensionOf, watchWindow } = await import('@deploy-actions/metrics');
  const { duration, interval, configuration } = inputs;
  const metrics = { ...configuration.sections.metrics, interval };
  const title = `Watching for ${formatDuration(duration)}, a look every ${formatDuration(interval)}`;
  const options = {
    ...{ duration, interval, extend: extensionOf(metrics) },
    unreadableLimit: metrics['unreadable-limit'],
  };
  return runtime.log.group(title, () => watchWindow(judge, options, runtime));
}

async function lookBack(
  judge: Judge,
  { duration, interval }: Inputs,
  { clock, log }: Runtime,
): Promise<WindowResult> {
  const { concludeWindow } = await import('@deploy-actions/metrics');
  const to = clock.now();
  const from = to - duration;
  const title = `Looking back over ${formatDuration(duration)}, a look for every ${formatDuration(interval)}`;
  const looks = await log.group(title, () => judge.lookBack({ from, to, step: interval }));
  return { ...concludeWindow(looks), looks, startedAt: from, endedAt: looks.at(-1)?.at ?? to };
}
