import { describeError, formatDuration, isoInstant, withTimeLimit } from '@deploy-actions/action-kit';
import type { Color } from '@deploy-actions/config';
import {
  FencedError,
  type Journal,
  type Settlement,
  StateConflictError,
  StateSession,
  type StateSnapshot,
} from '@deploy-actions/state';
import { allOn, formatWeights, otherColor, type Weights } from '@deploy-actions/traffic';
import { decide, type Look } from './rollback-decision.ts';
import type { RollbackDependencies, RollbackPlan, RollbackResult } from './rollback-types.ts';
import { outlastLateWrites, setWeights } from './traffic-control.ts';

/** What may delay the one write that counts, and for how long each at most, in milliseconds. */
const lookTime = 2_000;
const lease = 10 * 60_000;
/** How long the first write may take to show before it is repeated, in milliseconds. */
const firstPatience = 5_000;
/** How long the state may take to record what was done; traffic is back by then. In milliseconds. */
const recordTime = 30_000;

/**
 * Sends all traffic back with one router write. Before it only the router, the state and both colours' health are looked
 * at, at the same time and for 2 s at most; the state is written beside it. Takes over any lock: a shift under way notices
 * and stops. Throws ProviderError when the router doesn't apply the weights.
 */
export async function rollback(plan: RollbackPlan, world: RollbackDependencies): Promise<RollbackResult> {
  const started = world.clock.now();
  const look = await lookAround(world);
  const { observed, snapshot } = look;
  const decision = decide(plan, look, world);
  const { to } = decision;
  const done = (
    outcome: RollbackResult['outcome'],
    reasonCode: string,
    reason: string,
    weights: Weights | undefined,
  ): RollbackResult => ({
    ...{ outcome, reasonCode, reason, weights, to },
    from: to && otherColor(to),
    version: to && snapshot?.state?.versions[to],
    seconds: (world.clock.now() - started) / 1_000,
    started: isoInstant(started),
    ended: isoInstant(world.clock.now()),
  });
  if ('outcome' in decision) return done(decision.outcome, decision.reasonCode, decision.reason, observed);

  const journal = journalOf(plan, decision.to, look, world, started);
  const locking = withTimeLimit(takeLock(plan, snapshot, journal, world), recordTime, world.clock).catch(
    (error) => {
      world.log.error(`This rollback is not recorded in the state: ${describeError(error)}`);
      return undefined;
    },
  );
  await setWeights(world.router, allOn(decision.to), world, undefined, firstPatience).catch(async (error) => {
    world.log.warning(`Not there yet, writing again: ${describeError(error)}`);
    // A shift under way may have put its own weights back; without the lock it can't any more.
    await locking;
    await setWeights(world.router, allOn(decision.to), world);
  });
  const seconds = (world.clock.now() - started) / 1_000;
  const session = await guard(await locking, allOn(decision.to), world);
  const after = await world.prober.probe(world.urlOf(decision.to), lookTime);
  if (!after.healthy)
    world.log.warning(`${to} has all traffic, but its health probe failed: ${after.finding}`);
  if (plan.drill) return { ...(await endDrill(plan, decision.to, session, world, done)), seconds };
  const reason = `All traffic is on ${to} after ${formatDuration(seconds * 1_000)}: ${plan.reason}.`;
  await settle(session, journal, reason, decision.to, world);
  return { ...done('rolled-back', 'rolled-back', reason, allOn(decision.to)), seconds };
}

/** The plan of a rollback in the order of its writes, without making any. */
export async function describeRollback(plan: RollbackPlan, world: RollbackDependencies): Promise<string[]> {
  const look = await lookAround(world);
  const decision = decide(plan, look, world);
  if ('outcome' in decision) return [`nothing, ${decision.outcome}: ${decision.reason}`];
  const { to } = decision;
  const { healthy, finding } = look.probes[to];
  const version = look.snapshot?.state?.versions[to];
  const observed = look.observed ? formatWeights(look.observed) : 'unknown';
  return [
    `${to}${version ? ` (${version})` : ''} is ${healthy ? 'healthy' : 'not healthy'}: ${finding}`,
    `router: ${observed} → ${formatWeights(allOn(to))}`,
    ...(plan.drill
      ? [
          'state: take the lock, journal the drill',
          `router: back to ${observed}, because this is a drill`,
          'state: give the lock back',
        ]
      : [`state: take the lock, journal the rollback, settle with ${to} as the active colour`]),
  ];
}

async function lookAround(world: RollbackDependencies): Promise<Look> {
  const [observed, snapshot, blue, green] = await Promise.all([
    within('router', world.router.read(), world),
    within('state', world.store.read(), world),
    world.prober.probe(world.urlOf('blue'), lookTime),
    world.prober.probe(world.urlOf('green'), lookTime),
  ]);
  return { observed, snapshot, probes: { blue, green } };
}

function journalOf(
  plan: RollbackPlan,
  to: Color,
  { observed, snapshot }: Look,
  { router }: RollbackDependencies,
  started: number,
): Journal {
  // A drill that is cut off is to end where it began.
  const home = plan.drill ? otherColor(to) : to;
  return {
    operation: 'rollback',
    from: otherColor(home),
    to: home,
    version: snapshot?.state?.versions[home] ?? 'unknown',
    phase: 'rolling-back',
    intended: allOn(to),
    observed: observed ?? allOn(home),
    started: isoInstant(started),
    writeLimit: router.writeLimit,
    reason: plan.reason,
  };
}

/** Takes the lock over and writes the intent; a state that can't be written stops no rollback. */
async function takeLock(
  plan: RollbackPlan,
  snapshot: StateSnapshot | undefined,
  journal: Journal,
  { store, clock, holder, log }: RollbackDependencies,
): Promise<StateSession | undefined> {
  for (let current = snapshot; ; current = await store.read().catch(() => undefined)) {
    if (current === undefined) {
      log.error(
        'The state could not be read, so this rollback is not recorded in it; the next shift will ask for `adopt: observed`.',
      );
      return undefined;
    }
    try {
      return await StateSession.begin(store, clock, { ...plan, holder }, current, {
        lease,
        force: true,
        change: { journal },
      });
    } catch (error) {
      if (error instanceof StateConflictError) continue;
      log.error(
        `The state could not be written, so this rollback is not recorded in it: ${describeError(error)}`,
      );
      return undefined;
    }
  }
}

/**
 * Once the lock is taken no other run begins a write, but one that had begun may still land after ours. Gives the session
 * back unless a newer holder has taken over meanwhile. A state that doesn't answer stops no correction.
 */
async function guard(
  session: StateSession | undefined,
  weights: Weights,
  world: RollbackDependencies,
): Promise<StateSession | undefined> {
  if (session === undefined) return undefined;
  const assertHeld = () =>
    session.assertHeld().catch((error) => {
      if (error instanceof FencedError) throw error;
      world.log.warning(`The lock could not be looked at: ${describeError(error)}`);
    });
  try {
    const limit = session.interrupted?.writeLimit ?? 0;
    await outlastLateWrites(world.router, weights, limit, { assertHeld }, world);
    return session;
  } catch (error) {
    if (!(error instanceof FencedError)) throw error;
    world.log.warning(`${describeError(error)}.`);
    return undefined;
  }
}

async function settle(
  session: StateSession | undefined,
  journal: Journal,
  reason: string,
  to: Color,
  { clock, log }: RollbackDependencies,
): Promise<void> {
  if (!session) return;
  const { operation, from, version } = journal;
  const settled: Settlement = {
    ...{ operation, from, to, version, reason },
    outcome: 'rolled-back',
    weights: allOn(to),
    at: isoInstant(clock.now()),
    by: session.holder,
    reasonCode: 'rolled-back',
  };
  const ending = session.end({ active: to, journal: undefined, settled });
  await withTimeLimit(ending, recordTime, clock).catch((error) => {
    log.error(`Traffic is on ${to}, but the state could not be written: ${describeError(error)}`);
  });
}

async function endDrill(
  plan: RollbackPlan,
  to: Color,
  session: StateSession | undefined,
  world: RollbackDependencies,
  done: (outcome: 'rolled-back', reasonCode: string, reason: string, weights: Weights) => RollbackResult,
): Promise<RollbackResult> {
  const before = allOn(otherColor(to));
  await setWeights(world.router, before, world);
  await session?.end({ journal: undefined }).catch((error) => {
    world.log.error(`Traffic is back, but the state could not be written: ${describeError(error)}`);
  });
  const reason = `Drill: all traffic went to ${to} and came back to ${formatWeights(before)}: ${plan.reason}.`;
  return done('rolled-back', 'drilled', reason, before);
}

/** The value, or `undefined` with a warning when it failed or took too long. */
function within<T>(
  what: 'state' | 'router',
  work: Promise<T>,
  { clock, log }: Pick<RollbackDependencies, 'clock' | 'log'>,
): Promise<T | undefined> {
  return withTimeLimit(work, lookTime, clock).catch((error) => {
    log.warning(`The ${what} could not be read: ${describeError(error)}`);
    return undefined;
  });
}
