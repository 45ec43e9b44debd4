import { describeError, isoInstant, withTimeLimit } from '@deploy-actions/action-kit';
import {
  FencedError,
  type Journal,
  type Settlement,
  type StateSession,
  stateSystem,
} from '@deploy-actions/state';
import { allOn, formatWeights } from '@deploy-actions/traffic';
import type { RollbackDependencies, RollbackPlan, RollbackResult } from './rollback-types.ts';
import { WayBackError } from './shift-failures.ts';
import {
  type Doubtful,
  outlastLateWrites,
  returnTraffic,
  setWeights,
  undoLateWrite,
} from './traffic-control.ts';

/** How long the state may take to record what was done; traffic is back by then. In milliseconds. */
export const recordTime = 30_000;

/** How it ended, for the state and for the caller. */
export type Told = Pick<RollbackResult, 'outcome' | 'reasonCode' | 'reason' | 'weights'>;

/** The target is the active colour from now on. Throws FencedError when a newer holder has taken over. */
export async function endRollback(
  session: StateSession | undefined,
  journal: Journal,
  reason: string,
  { clock, log }: RollbackDependencies,
): Promise<Told> {
  const { operation, from, to, version } = journal;
  const weights = allOn(to);
  const told = { outcome: 'rolled-back', reasonCode: 'rolled-back', reason, weights } as const;
  if (!session) return told;
  const settled: Settlement = {
    ...{ ...told, operation, from, to, version },
    at: isoInstant(clock.now()),
    by: session.holder,
  };
  const ending = session.end({ active: to, journal: undefined, settled });
  await withTimeLimit(stateSystem, ending, recordTime, clock).catch((error) => {
    if (error instanceof FencedError) throw error;
    log.error(`Traffic is on ${to}, but the state could not be written: ${describeError(error)}`);
  });
  return told;
}

/** Traffic goes back to where the rehearsal began. Throws WayBackError when it doesn't, FencedError when a newer holder has taken over. */
export async function endDrill(
  plan: RollbackPlan,
  journal: Journal,
  session: StateSession | undefined,
  world: RollbackDependencies & Doubtful,
): Promise<Told> {
  const { router, log, clock } = world;
  const { to: home, from: away } = journal;
  const before = allOn(home);
  const doubtful = world.doubts.raised;
  const went = `Drill: all traffic went to ${away}`;
  try {
    if (session === undefined) await setWeights(router, before, world);
    else await returnTraffic(router, before, session, journal, world);
    if (session && doubtful) await outlastLateWrites(router, before, router.writeLimit, session, world);
  } catch (error) {
    if (!(error instanceof FencedError)) throw new WayBackError(error, went, home, allOn(away));
    await undoLateWrite(before, world, (session?.state.sequence ?? -1) + 1);
    throw error;
  }
  const ending = session?.end({ journal: undefined }) ?? Promise.resolve();
  await withTimeLimit(stateSystem, ending, recordTime, clock).catch((error) => {
    if (error instanceof FencedError) throw error;
    log.error(`Traffic is back, but the state could not be written: ${describeError(error)}`);
  });
  const reason = `${went} and came back to ${formatWeights(before)}: ${plan.reason}.`;
  return { outcome: 'rolled-back', reasonCode: 'drilled', reason, weights: before };
}
