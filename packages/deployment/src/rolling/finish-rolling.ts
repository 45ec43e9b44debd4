import { describeError } from '@deploy-actions/action-kit';
import type { RollingDependencies } from './rolling-types.ts';
import { isMereClaim, WorkloadUpdate } from './workload-update.ts';

/**
 * At the end of a job that ended in the middle: says what stands there, and lets the next run take it on without waiting for the
 * lease. Claims under which nothing moved are given back. Leaves everything of others alone.
 */
export async function finishRolling(
  world: Pick<RollingDependencies, 'workloads' | 'holder' | 'clock' | 'log' | 'signal'>,
): Promise<void> {
  for (const workload of world.workloads) {
    const rollout = await workload.read();
    const { record, updated, instances } = rollout;
    if (!record || record.holder !== world.holder.id || record.held !== undefined) continue;
    const update = new WorkloadUpdate(workload, rollout, { version: record.version }, world);
    try {
      await update.claim(record.earlier ?? []);
      if (isMereClaim(record)) await update.drop();
      else await update.release();
    } catch (error) {
      world.log.warning(`The record at ${workload.name} could not be written: ${describeError(error)}`);
    }
    if (isMereClaim(record)) continue;
    world.log.warning(
      `This job ended in the middle of an update: ${workload.name} has ${updated} of ${instances} instances on ${record.version}, and nothing moves until somebody decides. Run again with \`version: ${record.version}\` and \`resume: continue\` or \`resume: undo\`.`,
    );
  }
}
