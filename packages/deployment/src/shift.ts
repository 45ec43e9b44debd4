import { describeError } from '@deploy-actions/action-kit';
import type { Stage } from '@deploy-actions/config';
import type { Settlement, StateSession } from '@deploy-actions/state';
import { allOn } from '@deploy-actions/traffic';
import { beginShift, refuseInexpressible, refuseUnapproved, unchanged } from './begin-shift.ts';
import { refuseOwnContract } from './own-contract.ts';
import { settleInterrupted } from './settle.ts';
import { ShiftRun } from './shift-run.ts';
import type { ShiftDependencies, ShiftPlan, ShiftResult } from './shift-types.ts';

/**
 * Shifts traffic to a new version stage by stage, or brings it back. Throws ConfigurationError before the first write when
 * the shift can't begin, and ProviderError when even the way back failed; the journal then says what is to be done.
 */
export async function shift(plan: ShiftPlan, world: ShiftDependencies): Promise<ShiftResult> {
  refuseInexpressible(plan.stages, world.router);
  const { situation, session } = await beginShift(plan, world);
  const known = situation.snapshot.state;
  if (plan.adopt && known?.active !== situation.active) {
    world.log.notice(
      `Adopted: ${situation.active} serves all traffic; the state said ${known?.active ?? 'nothing'}.`,
    );
  }
  if (session === undefined) return unchanged(plan, situation, world);
  if (situation.resumed) return resume(situation.resumed, plan, world, session);
  const { unsettled, cause } = situation;
  const active = unsettled ? await settleInterrupted(unsettled, session, world, cause) : situation.active;
  if (unsettled && session.state.versions[active] === plan.version) {
    await session.end();
    return unchanged(plan, { active, observed: allOn(active) }, world);
  }
  try {
    refuseUnapproved(plan, active);
    refuseOwnContract(session.state, world);
  } catch (error) {
    await session.end().catch((failure) => {
      world.log.warning(`The lock could not be given back: ${describeError(failure)}`);
    });
    throw error;
  }
  const { versions } = situation.snapshot.state ?? session.state;
  return new ShiftRun(plan, world, session, active, allOn(active), versions).run();
}

/** Takes a held shift on where it stands. */
async function resume(
  held: Settlement,
  plan: ShiftPlan,
  world: ShiftDependencies,
  session: StateSession,
): Promise<ShiftResult> {
  const run = new ShiftRun(plan, world, session, held.from, held.weights, session.state.versions);
  if (plan.resume === 'abort') return run.abort(`The held shift was aborted by ${world.holder.actor}`);
  const reached = held.weights[held.to];
  const rest: readonly Stage[] =
    plan.resume === 'promote'
      ? [{ weight: 100, watch: 0 }]
      : plan.stages.filter(({ weight }) => weight >= reached);
  return run.goOn(rest);
}
