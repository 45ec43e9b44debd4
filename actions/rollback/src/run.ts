import { resolve } from 'node:path';
import { describeError, formatDuration, type Runtime, writeReportFile } from '@deploy-actions/action-kit';
import type { RollbackResult } from '@deploy-actions/deployment';
import { incidentRecord } from './incident.ts';
import type { Inputs, Restore } from './inputs.ts';

/** How restoring the database went. */
export interface RestoreResult {
  readonly done: boolean;
  readonly told: string;
}

/** What a run of the action gives: a rollback with its records, or in a dry run only the plan. */
export interface Result {
  readonly plan: readonly string[];
  readonly rollback: RollbackResult | undefined;
  readonly restore: RestoreResult | undefined;
  /** Path of the incident record, when there was an incident. */
  readonly incident: string | undefined;
  /** Path of the report. */
  readonly report: string | undefined;
}

/** Sends traffic back; the database afterwards, if asked for. */
export async function run(inputs: Inputs, runtime: Runtime): Promise<Result> {
  const { describeRollback, rollback, rollbackWorld } = await import('@deploy-actions/deployment');
  const loss = inputs.restore && (await stateLoss(inputs.restore, runtime));
  const world = await rollbackWorld(inputs.configuration, {}, runtime, inputs.access);
  if (inputs.dryRun) {
    const plan = [...(await describeRollback(inputs.plan, world)), ...(loss ? [`database: ${loss}`] : [])];
    for (const [index, step] of plan.entries()) runtime.log.info(`${index + 1}. ${step}`);
    return { plan, rollback: undefined, restore: undefined, incident: undefined, report: undefined };
  }
  const result = await rollback(inputs.plan, world);
  const restore =
    inputs.restore && result.outcome !== 'refused'
      ? await restoreDatabase(inputs.restore, runtime)
      : undefined;
  const record = { inputs, result, restore, run: runtime.run };
  const real = result.outcome === 'rolled-back' && !inputs.plan.drill;
  const incident = real
    ? await writeReportFile(`incident-${inputs.plan.environment}.md`, incidentRecord(record), runtime)
    : undefined;
  const report = {
    schemaVersion: 1,
    ...inputs.plan,
    severity: inputs.severity,
    ...result,
    database: restore?.told,
  };
  const name = `rollback-${inputs.plan.environment}.json`;
  const file = await writeReportFile(name, `${JSON.stringify(report, undefined, 2)}\n`, runtime);
  return { plan: [], rollback: result, restore, incident, report: file };
}

/** Says what restoring would lose, before anything is changed; an unreadable backup ends the run here. */
async function stateLoss({ manifest, connection }: Restore, runtime: Runtime): Promise<string> {
  const { readManifest } = await import('@deploy-actions/database');
  const { created } = await readManifest(resolve(runtime.workspace, manifest));
  const span = formatDuration(runtime.clock.now() - Date.parse(created));
  const told = `${connection} goes back to ${created}; what was written in the ${span} since is lost`;
  runtime.log.warning(`Restoring: ${told}.`);
  return told;
}

async function restoreDatabase({ manifest, connection }: Restore, runtime: Runtime): Promise<RestoreResult> {
  const { restoreBackup } = await import('@deploy-actions/database');
  try {
    const request = {
      manifest: resolve(runtime.workspace, manifest),
      connection: resolve(runtime.workspace, connection),
    };
    const { seconds, lossFrom } = await restoreBackup(request, runtime);
    return {
      done: true,
      told: `The database is back at ${lossFrom} after ${formatDuration(seconds * 1_000)}; later writes are lost.`,
    };
  } catch (error) {
    return { done: false, told: `The database could not be restored: ${describeError(error)}.` };
  }
}
