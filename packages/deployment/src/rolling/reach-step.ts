import { formatDuration } from '@deploy-actions/action-kit';
import type { RollingStep } from '@deploy-actions/config';
import type { Rollout } from '@deploy-actions/workloads';
import { StepError } from '../shift-failures.ts';
import type { RollingDependencies, RollingPlan } from './rolling-types.ts';
import { countAt } from './step-counts.ts';
import type { WorkloadUpdate } from './workload-update.ts';

/** Pause between two looks at instances that are waited for, in milliseconds. */
const lookPause = 2_000;

/**
 * Lets as many instances have the new version as the step says, and waits until they are ready and the old ones are gone that they
 * replace. Throws StepError when that is certain not to happen, or the time is over, and the signal's reason.
 */
export async function reach(
  update: WorkloadUpdate,
  step: RollingStep,
  { timeout }: Pick<RollingPlan, 'timeout'>,
  { clock, log, signal }: Pick<RollingDependencies, 'clock' | 'log' | 'signal'>,
): Promise<void> {
  const deadline = clock.now() + timeout;
  let told = '';
  for (;;) {
    signal.throwIfAborted();
    const now = await update.lookPatiently();
    const wanted = countAt(step, now.instances);
    // Autoscalers change the number of instances meanwhile; what has the new version keeps it.
    if (update.lacks(wanted)) {
      await update.advance(wanted);
      continue;
    }
    if (isReached(now, update.intended)) {
      // What the step needed may be narrower again, whatever becomes of this process.
      await update.settle();
      return;
    }
    const troubles = now.troubles.join('\n');
    if (troubles !== told && troubles !== '') log.warning(`${update.name} is not ready yet: ${troubles}`);
    told = troubles;
    if (now.stalled !== undefined) throw new StepError('stalled', `${update.name}: ${now.stalled}`);
    if (clock.now() >= deadline) throw new StepError('not-ready', late(update, timeout));
    await update.settle();
    await update.keepLease();
    await clock.sleep(lookPause, signal);
  }
}

function isReached({ updated, ready, before, instances }: Rollout, intended: number): boolean {
  const wanted = Math.min(intended, instances);
  return updated >= wanted && ready >= wanted && before <= instances - wanted;
}

function late({ name, seen, intended }: WorkloadUpdate, timeout: number): string {
  const why = seen.troubles.length > 0 ? `: ${seen.troubles.join('; ')}` : '';
  const wanted = Math.min(intended, seen.instances);
  return `${name}: only ${seen.ready} of ${wanted} new instances are ready after ${formatDuration(timeout)}${why}`;
}
