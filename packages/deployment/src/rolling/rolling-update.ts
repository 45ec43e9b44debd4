import { isoInstant } from '@deploy-actions/action-kit';
import { beginRolling } from './begin-rolling.ts';
import { RollingEnding } from './rolling-ending.ts';
import { RollingProgress } from './rolling-progress.ts';
import { RollingRun } from './rolling-run.ts';
import type { RollingDependencies, RollingPlan, RollingResult } from './rolling-types.ts';

/**
 * Updates workloads one after another, each in steps that are watched, or brings them back. Throws ConfigurationError before the first
 * write when the update can't begin, and ProviderError when even the way back failed or another run took the update over; what is
 * recorded at the workloads then says what is to be done.
 */
export async function rollingUpdate(plan: RollingPlan, world: RollingDependencies): Promise<RollingResult> {
  const { log, holder, clock } = world;
  const keys = plan.workloads.map(({ key }) => key);
  const progress = new RollingProgress(world, keys, plan.version);
  const begun = await beginRolling(plan, world);
  const { situation, open, completed } = begun;
  if (situation.takenOver)
    log.warning(
      `Taken over from a run that may still be at work, and stops at its next write: ${situation.resumed}.`,
    );
  else if (situation.resumed) log.notice(`Taken on: ${situation.resumed}.`);
  for (const key of keys) {
    const left = [...open, ...completed].some((each) => each.key === key);
    if (!left) progress.set(key, 'unchanged');
  }
  for (const { key, seen } of open) progress.saw(key, seen);
  if (situation.kind === 'undo') {
    const ending = new RollingEnding(plan, world, progress, open, completed);
    const reason = `${holder.actor} asked at ${isoInstant(clock.now())} for ${plan.version} to be undone`;
    const gone = situation.gone.map(
      ({ workload }) =>
        `. ${workload.name} is no longer as this update left it (brought back already, or changed by somebody else), and is left alone`,
    );
    return ending.undo('undo-requested', [reason, ...gone].join(''));
  }
  if (situation.kind === 'unchanged') {
    const reason =
      plan.resume === 'undo'
        ? `No instance runs ${plan.version}: there is nothing to undo.`
        : `${plan.version} runs on every instance already.`;
    return progress.result('unchanged', 'unchanged', reason);
  }
  for (const { key, seen } of completed) {
    progress.set(key, 'updated');
    progress.saw(key, seen);
  }
  return new RollingRun(plan, world, begun, progress).run();
}
