import { ConfigurationError, isoInstant, type Problem } from '@deploy-actions/action-kit';
import type { Color } from '@deploy-actions/config';
import { StateConflictError, StateSession } from '@deploy-actions/state';
import { splitWith } from '@deploy-actions/traffic';
import type { ShiftDependencies, ShiftPlan, ShiftResult } from './shift-types.ts';
import { assessSituation, type Situation } from './situation.ts';

/** The lock outlives the longest step that doesn't renew it by this much, in milliseconds. */
export const leaseMargin = 10 * 60_000;

/** Throws ConfigurationError that names every stage the router can't express. */
export function refuseInexpressible(plan: ShiftPlan, { router }: ShiftDependencies): void {
  const problems: Problem[] = plan.stages.flatMap(({ weight }) => {
    const why = router.refusal(splitWith('blue', weight)) ?? router.refusal(splitWith('green', weight));
    return why
      ? [{ input: 'stages', message: `the router \`${router.type}\` can't do ${weight}%: ${why}` }]
      : [];
  });
  if (problems.length > 0) throw new ConfigurationError(problems);
}

/** Throws ConfigurationError when the approved plan began from the other colour. */
export function refuseUnapproved({ approvedFrom }: ShiftPlan, active: Color): void {
  if (approvedFrom === undefined || approvedFrom === active) return;
  throw new ConfigurationError(
    `the approved plan goes from ${approvedFrom} to ${active}, but ${active} serves now; run verify-readiness again and approve the new plan`,
  );
}

/** Reads everything, judges it, and takes the lock at exactly what was read; again if somebody was faster. */
export async function beginShift(
  plan: ShiftPlan,
  { store, router, holder, clock, log }: ShiftDependencies,
): Promise<{ situation: Situation; session: StateSession | undefined }> {
  for (;;) {
    const [snapshot, observed] = await Promise.all([store.read(), router.read()]);
    const situation = assessSituation(snapshot, observed, holder, { now: clock.now(), adopt: plan.adopt });
    const running = snapshot.state?.versions[situation.active];
    if (!situation.unsettled && running === plan.version) return { situation, session: undefined };
    if (!situation.unsettled) refuseUnapproved(plan, situation.active);
    try {
      const session = await StateSession.begin(store, clock, { ...plan, holder }, snapshot, {
        lease: leaseMargin,
      });
      return { situation, session };
    } catch (error) {
      if (!(error instanceof StateConflictError)) throw error;
      log.debug('The state changed while it was looked at; looking again.');
    }
  }
}

/** The result of a shift to what serves already. */
export function unchanged(
  plan: ShiftPlan,
  { active, observed }: Situation,
  { clock }: ShiftDependencies,
): ShiftResult {
  const now = isoInstant(clock.now());
  return {
    outcome: 'unchanged',
    reasonCode: 'unchanged',
    reason: `${plan.version} already serves all traffic on ${active}.`,
    active,
    previous: undefined,
    weights: observed,
    retireAfter: undefined,
    stages: [],
    started: now,
    ended: now,
  };
}
