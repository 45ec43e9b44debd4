import { type Runtime, writeReportFile } from '@deploy-actions/action-kit';
import type { RollbackResult } from '@deploy-actions/deployment';
import { DatabaseRestore, type RestoreReport } from './database.ts';
import { incidentRecord } from './incident.ts';
import type { Inputs } from './inputs.ts';

/** What a run of the action gives: a rollback with its records, or in a dry run only the plan. */
export interface Result {
  readonly plan: readonly string[];
  readonly rollback: RollbackResult | undefined;
  readonly restore: RestoreReport | undefined;
  /** Path of the incident record, when there was an incident. */
  readonly incident: string | undefined;
  /** Path of the report. */
  readonly report: string | undefined;
}

/** Sends traffic back; the database afterwards, or before where what traffic goes to needs it, if asked for. */
export async function run(inputs: Inputs, runtime: Runtime): Promise<Result> {
  const { describeRollback, rollbackWorld } = await import('@deploy-actions/deployment');
  const { access, dryRun } = inputs;
  const database =
    inputs.restore &&
    (await DatabaseRestore.open(inputs.restore, inputs.plan, { ...access, dryRun }, runtime));
  const plan = { ...inputs.plan, restoredTo: database?.restoredTo };
  const world = await rollbackWorld(inputs.configuration, {}, runtime, access);
  if (dryRun) {
    const steps = await describeRollback(plan, world, database?.plan);
    for (const [index, step] of steps.entries()) runtime.log.info(`${index + 1}. ${step}`);
    return { plan: steps, rollback: undefined, restore: undefined, incident: undefined, report: undefined };
  }
  const { result, restore } = await goBack(plan, world, database);
  return { plan: [], rollback: result, restore, ...(await record(inputs, result, restore, runtime)) };
}

type World = Parameters<typeof import('@deploy-actions/deployment')['rollback']>[1];

async function goBack(plan: Inputs['plan'], world: World, database: DatabaseRestore | undefined) {
  const { restoreUnderLock, rollback } = await import('@deploy-actions/deployment');
  if (!database) return { result: await rollback(plan, world), restore: undefined };
  let tried = false;
  const restore = async () => {
    tried = true;
    return database.restore();
  };
  let result: RollbackResult;
  try {
    result = await rollback(plan, { ...world, restore });
  } catch (error) {
    // Says that users are still kept out, if they are.
    await database.end(false);
    throw error;
  }
  const refused = result.outcome === 'refused';
  if (!refused && !tried) await restoreUnderLock(plan, world, restore);
  return { result, restore: await database.end(!refused) };
}

/** Writes the incident, if there was one, and the report. */
async function record(
  inputs: Inputs,
  result: RollbackResult,
  restore: RestoreReport | undefined,
  runtime: Runtime,
): Promise<Pick<Result, 'incident' | 'report'>> {
  const { environment, drill } = inputs.plan;
  const real = (result.outcome === 'rolled-back' && !drill) || restore?.done;
  const text = incidentRecord({ inputs, result, restore, run: runtime.run });
  const incident = real ? await writeReportFile(`incident-${environment}.md`, text, runtime) : undefined;
  const { severity, plan } = inputs;
  const report = { schemaVersion: 1, ...plan, severity, ...result, database: restore?.told, restore };
  const name = `rollback-${environment}.json`;
  const file = await writeReportFile(name, `${JSON.stringify(report, undefined, 2)}\n`, runtime);
  return { incident, report: file };
}
