import { type Runtime, writeReportFile } from '@deploy-actions/action-kit';
import type { RollingResult } from '@deploy-actions/deployment';
import type { Inputs } from './inputs.ts';
import { type ShownReading, showReadings } from './readings.ts';

/** What a run of the action gives: an update with its report, or in a dry run only the plan. */
export interface Result {
  readonly version: string;
  readonly environment: string;
  /** The configuration file, where one was named. */
  readonly config: string | undefined;
  readonly plan: readonly string[];
  readonly update: RollingResult | undefined;
  /** What was seen at the end of each step. */
  readonly readings: readonly ShownReading[];
  /** Path of the report. */
  readonly report: string | undefined;
}

/** Updates the workloads to the version. */
export async function run(inputs: Inputs, runtime: Runtime): Promise<Result> {
  const { describeRolling, foreseeRolling, refuseRollingMetricsMistakes, ...deployment } = await import(
    '@deploy-actions/deployment'
  );
  const { releaseOf, rollingPlan, rollingUpdate, rollingWorld } = deployment;
  const { configuration, version } = inputs;
  const release = releaseOf(configuration, inputs);
  const world = await rollingWorld(configuration, release, runtime, inputs.access);
  const keys = world.workloads.map(({ key }) => key);
  const asked = rollingPlan(configuration, inputs, keys);
  tellUncompared(inputs, runtime);
  // What is brought back needs no judgement.
  if (inputs.resume !== 'undo') await refuseRollingMetricsMistakes(configuration, release, runtime);
  const told = { version, environment: configuration.environment, config: inputs.config };
  if (inputs.dryRun) {
    const plan = describeRolling(configuration, asked, await foreseeRolling(asked, world));
    for (const [index, step] of plan.entries()) runtime.log.info(`${index + 1}. ${step}`);
    return { ...told, plan, update: undefined, readings: [], report: undefined };
  }
  runtime.saveState('started', 'true');
  const update = await rollingUpdate(asked, world);
  const report = await writeReport(inputs, asked.interval, update, runtime);
  return { ...told, plan: [], update, readings: await showReadings(update.workloads), report };
}

/** Old and new instances stand side by side under one name: there is nothing to hold one against the other. */
function tellUncompared({ configuration, resume }: Inputs, { log }: Runtime): void {
  if (resume === 'undo') return;
  const { metrics } = configuration.sections;
  for (const [name, indicator] of Object.entries(metrics?.indicators ?? {})) {
    for (const condition of ['degrades-by', 'compare'] as const) {
      if (indicator[condition] === undefined) continue;
      log.notice(
        `\`${condition}\` of \`${name}\` is not judged: a rolling update has no second version to compare with.`,
      );
    }
  }
}

async function writeReport(
  { configuration, version, sha }: Inputs,
  interval: number,
  update: RollingResult,
  runtime: Runtime,
): Promise<string | undefined> {
  const { url, actor } = runtime.run;
  const { service, environment } = configuration;
  const report = {
    ...{ schemaVersion: 1, service, environment, version, sha, run: url, actor, interval },
    ...update,
  };
  return writeReportFile(
    `rolling-update-${environment}.json`,
    `${JSON.stringify(report, undefined, 2)}\n`,
    runtime,
  );
}
