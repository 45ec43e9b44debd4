import { type Color, colors } from '@deploy-actions/config';
import type { StateDocument } from '@deploy-actions/state';
import type { Plan } from './schedule.ts';
import type { SimulatedProcess } from './simulated-process.ts';

/** The colours that a process has recorded as outdated by its migration, as a state says it. */
export function outdatedBy(process: SimulatedProcess, state: StateDocument | undefined): readonly Color[] {
  return colors.filter((color) => state?.contracts?.[color]?.by.id === process.holder.id);
}

/** Whether a rollback gives the lock back under which it has put the database back. */
export function endsRestoring(
  process: SimulatedProcess,
  plan: Plan,
  { lock, settled }: StateDocument,
): boolean {
  if (plan.kind !== 'rollback' || !plan.restores) return false;
  return lock === undefined && settled?.by.id !== process.holder.id;
}

/** Whether somebody answers for where it goes. */
export function forces(plan: Plan): boolean {
  return plan.kind === 'rollback' && plan.force === true;
}
