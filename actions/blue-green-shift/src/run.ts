import { ConfigurationError, ProviderError, type Runtime, writeReportFile } from '@deploy-actions/action-kit';
import type { Color } from '@deploy-actions/config';
import type { ShiftResult } from '@deploy-actions/deployment';
import type { Inputs } from './inputs.ts';
import { type ShownReading, showReadings } from './readings.ts';

/** What a run of the action gives: a shift with its report, or in a dry run only the plan. */
export interface Result {
  readonly version: string;
  readonly plan: readonly string[];
  /** The colour that serves once the plan is done. */
  readonly planned: Color;
  /** What had to be settled first, as a sentence without its full stop. */
  readonly settled: string | undefined;
  readonly shift: ShiftResult | undefined;
  /** What the stages saw. */
  readonly readings: readonly ShownReading[];
  /** Path of the report. */
  readonly report: string | undefined;
}

/** Shifts traffic to the version. */
export async function run(inputs: Inputs, runtime: Runtime): Promise<Result> {
  const { describeShift, lookInterval, planTime, readPlan, refuseShortCredentials, ...deployment } =
    await import('@deploy-actions/deployment');
  const { explainUnreadable, refuseMetricsMistakes, shift, shiftWorld, stageExtension } = deployment;
  const { configuration, version, sha, planDigest, access } = inputs;
  const release = { version, sha };
  const planned = await readPlan(configuration, release, runtime, access, inputs).catch(async (failure) => {
    // A dry run may go with a login that can only read.
    if (inputs.dryRun || !(failure instanceof ProviderError)) throw failure;
    throw await explainUnreadable(failure, configuration, release, runtime, access);
  });
  if (planDigest !== undefined && planDigest !== planned.digest) {
    throw new ConfigurationError([
      { input: 'plan-digest', message: digestMismatch(planDigest, planned.digest) },
    ]);
  }
  // What is taken on needs no judgement of what serves now.
  if (inputs.resume === undefined) {
    const serving = { color: planned.from, version: planned.fromVersion, sha };
    await refuseMetricsMistakes(configuration, serving, runtime);
  }
  const { steps: plan, active, settles: settled } = describeShift(configuration, planned, inputs);
  const told = { version, plan, planned: active, settled };
  if (inputs.dryRun) {
    for (const [index, step] of plan.entries()) runtime.log.info(`${index + 1}. ${step}`);
    return { ...told, shift: undefined, readings: [], report: undefined };
  }
  await refuseShortCredentials(configuration, runtime);
  runtime.saveState('started', 'true');
  const world = await shiftWorld(configuration, release, runtime, access);
  const result = await shift(
    {
      ...{ version, sha, policies: inputs.policies, adopt: inputs.adopt, keepOld: inputs.keepOld },
      ...{ resume: inputs.resume, holdFor: inputs.holdFor },
      approvedFrom: planDigest === undefined ? undefined : planned.from,
      service: configuration.service,
      environment: configuration.environment,
      stages: configuration.sections.stages ?? [],
      ...planTime(configuration.sections),
      interval: lookInterval(configuration.sections),
      extend: stageExtension(configuration.sections),
      unreadableLimit: configuration.sections.metrics?.['unreadable-limit'],
      // By hand there is no post step that would give it back.
      keepLock: runtime.run.runId === undefined ? 0 : inputs.keepLock,
    },
    world,
  );
  const report = await writeReport(inputs, planned.digest, result, runtime);
  return { ...told, shift: result, readings: await showReadings(result.stages), report };
}

function digestMismatch(given: string, now: string): string {
  return `the plan is not the one that was approved (digest ${given.slice(0, 12)}…, now ${now.slice(0, 12)}…): the configuration, the commit, the version or the active colour changed since; run verify-readiness again and approve the new plan`;
}

async function writeReport(
  { configuration, version, sha }: Inputs,
  digest: string,
  result: ShiftResult,
  runtime: Runtime,
): Promise<string | undefined> {
  const { lookInterval } = await import('@deploy-actions/deployment');
  const { url, actor } = runtime.run;
  const { service, environment } = configuration;
  const report = {
    schemaVersion: 2,
    service,
    environment,
    version,
    sha,
    planDigest: digest,
    run: url,
    actor,
    interval: lookInterval(configuration.sections),
    ...result,
  };
  return writeReportFile(
    `blue-green-shift-${environment}.json`,
    `${JSON.stringify(report, undefined, 2)}\n`,
    runtime,
  );
}
