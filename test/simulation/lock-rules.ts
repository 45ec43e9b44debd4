import type { Lock, StateDocument } from '@deploy-actions/state';
import type { Plan } from './schedule.ts';
import type { SimulatedProcess } from './simulated-process.ts';

/** What is wrong about a process taking over a lock, if anything; `ended` are holders whose jobs were reported as ended. */
export function takenFrom(
  lock: Lock | undefined,
  process: SimulatedProcess,
  plan: Plan,
  ended: ReadonlySet<string>,
): string | undefined {
  const other = lock?.holder;
  // A rollback takes over any lock, and a clock that jumped knows no better.
  if (
    !other ||
    (plan.kind !== 'shift' && plan.kind !== 'migrate') ||
    other.id === process.holder.id ||
    process.clockJumped
  )
    return undefined;
  if (Date.parse(lock.expires) <= process.clock.now() || ended.has(other.id)) return undefined;
  const mine = process.holder.run;
  if (other.run && mine && other.run.runId === mine.runId && other.run.attempt < mine.attempt)
    return undefined;
  return `${process.name} took the lock that ${other.actor} holds`;
}

/** What is wrong about a run beginning a shift, if anything: a newer one has begun since. */
export function comesTooLate(
  before: StateDocument | undefined,
  after: StateDocument,
  plan: Plan,
): string | undefined {
  if (plan.kind !== 'shift' || plan.resume) return undefined;
  const newest = before?.begun?.run.runId ?? 0;
  const { runId = 0, attempt = 1 } = after.begun?.run ?? {};
  return runId >= newest || attempt > 1 ? undefined : `begins although run ${newest} began before`;
}
