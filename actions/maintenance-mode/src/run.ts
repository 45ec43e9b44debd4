import { ConfigurationError, type Runtime } from '@deploy-actions/action-kit';
import type { Maintenance, MaintenanceEnding } from '@deploy-actions/maintenance';
import type { Inputs, Mode } from './inputs.ts';

/** What `maintenance-mode` did. */
export interface Result {
  readonly mode: Mode;
  readonly reason: string | undefined;
  readonly service: string;
  readonly environment: string;
  /** Each write in order, as a line for people; empty unless it is a dry run. */
  readonly plan: readonly string[];
  /** What came of it; in a dry run what stands there. */
  readonly ending: MaintenanceEnding;
  readonly dryRun: boolean;
}

/** Turns maintenance mode on or off, looks at it, or tidies up; in a dry run it only says what it would write. */
export async function run(inputs: Inputs, runtime: Runtime): Promise<Result> {
  const { mode, request, reason, configuration, access, dryRun } = inputs;
  const { openMaintenance } = await import('@deploy-actions/maintenance');
  const maintenance = await openMaintenance(configuration, { ...access, runtime });
  if (mode === 'on') await refuseProblems(maintenance, inputs, runtime);
  const told = { mode, reason, service: access.service, environment: access.environment, dryRun };
  if (dryRun && mode !== 'status') {
    const plan = await maintenance.plan(mode, request);
    for (const [index, step] of plan.entries()) runtime.log.info(`${index + 1}. ${step}`);
    return { ...told, plan, ending: await maintenance.status() };
  }
  if (reason !== undefined) runtime.log.info(`Reason: ${reason}`);
  // Before the first write: whatever happens from here on, the end of the job turns it off.
  if (mode === 'on') runtime.saveState('started', 'true');
  const ending = await act(maintenance, inputs);
  const unclear = ending.reasonCode === 'unknown' || ending.reasonCode === 'left-behind';
  if (unclear) runtime.log.warning(ending.reason);
  return { ...told, plan: [], ending };
}

function act(maintenance: Maintenance, { mode, request }: Inputs): Promise<MaintenanceEnding> {
  switch (mode) {
    case 'on':
      return maintenance.turnOn(request);
    case 'off':
      return maintenance.turnOff(request);
    case 'status':
      return maintenance.status();
    case 'reconcile':
      return maintenance.reconcile();
  }
}

/** Ends the run with all that stands against it; a dry run, whose rights may be those of a reader, only tells it. */
async function refuseProblems(
  maintenance: Maintenance,
  { request, dryRun }: Inputs,
  { log }: Runtime,
): Promise<void> {
  const problems = await maintenance.problems(request);
  if (dryRun) for (const problem of problems) log.warning(`It would be refused: ${problem}`);
  else if (problems.length > 0) throw new ConfigurationError(problems.map((message) => ({ message })));
}
