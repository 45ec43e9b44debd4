import { describeError, formatDuration, isoInstant, withTimeLimit } from '@deploy-actions/action-kit';
import { type Color, colors } from '@deploy-actions/config';
import {
  assertOwn,
  FencedError,
  type Journal,
  StateConflictError,
  StateSession,
  type StateSnapshot,
  stateSystem,
} from '@deploy-actions/state';
import { allOn, formatWeights, otherColor, type Weights } from '@deploy-actions/traffic';
import { restoreUnderLock } from './restore-guard.ts';
import { type Decision, decide, type Look } from './rollback-decision.ts';
import { endDrill, endRollback, recordTime, type Told } from './rollback-ending.ts';
import type { RollbackDependencies, RollbackPlan, RollbackResult } from './rollback-types.ts';
import { WayBackError } from './shift-failures.ts';
import {
  type Doubtful,
  insist,
  outlastLateWrites,
  rewriteTime,
  setWeights,
  undoLateWrite,
} from './traffic-control.ts';

/** What may delay the one write that counts, and for how long each at most, in milliseconds. */
const lookTime = 2_000;

/** For what a refusal would follow without, and that is no quicker way back: a store or a router may have to log in first. */
const neededTime = 15_000;

const lease = 10 * 60_000;

/** How often a rollback decides anew because the state changed while it took the lock. */
const rounds = 10;

/**
 * Sends all traffic back with one router write. Before it only the router, the state and both colours' health are looked
 * at, at the same time and for 2 s at most (the state for 15 s where only that tells the way, and in a drill the router, too);
 * the state is written beside it; where the target needs the database as it was, that is put back before. Takes over any lock: a shift under way notices and stops. Where the state changed meanwhile, it looks and decides again. Throws WayBackError when the router stays deaf, and
 * ConfigurationError when the state is that of another service.
 */
export async function rollback(
  plan: RollbackPlan,
  dependencies: RollbackDependencies,
): Promise<RollbackResult> {
  const world = { ...dependencies, doubts: { raised: false } };
  const started = world.clock.now();
  let written: Color | undefined;
  let restored = false;
  for (let round = 1; ; round += 1) {
    const look = await lookAround(plan, world);
    const found = decide(plan, look, world);
    if ('restoresFirst' in found && found.restoresFirst && !restored && world.restore) {
      // What was written on the strength of the look before came too early.
      if (written) await undoLateWrite(allOn(written), world, look.snapshot?.state?.sequence ?? 0);
      restored = await restoreUnderLock(plan, world, world.restore);
      // It took its time: what is there by now is looked at anew.
      if (restored) continue;
    }
    const decision = restored ? found : unrestored(found);
    if ('outcome' in decision) {
      const { to, outcome, reasonCode, reason } = decision;
      // What was written on the strength of the look before is not wanted any more.
      const undoing = outcome === 'refused' ? written : undefined;
      if (undoing) await undoLateWrite(allOn(undoing), world, look.snapshot?.state?.sequence ?? 0);
      const weights = undoing ? await within('router', world.router.read(), world) : look.observed;
      if (outcome === 'already') await complete(look.snapshot, world);
      return resultOf({ outcome, reasonCode, reason, weights }, to, look, started, world);
    }
    const result = await goBack(plan, decision.to, look, started, world);
    if (result !== 'contested') return result;
    written = decision.to;
    if (round < rounds) continue;
    const reason = `All traffic was sent to ${written}, but the state kept changing: ${plan.reason}`;
    world.log.error('This rollback is not recorded in the state, which changed again and again.');
    const told = { outcome: 'rolled-back', reasonCode: 'rolled-back', reason } as const;
    return resultOf({ ...told, weights: allOn(written) }, written, look, started, world);
  }
}

/** Writes the weights and, beside that, lock and intent; `contested` when the state was not the one looked at any more. */
async function goBack(
  plan: RollbackPlan,
  to: Color,
  look: Look,
  started: number,
  world: RollbackDependencies & Doubtful,
): Promise<RollbackResult | 'contested'> {
  const { router, clock, log, prober, urlOf } = world;
  const journal = journalOf(plan, to, look, world, started);
  const locking = takeLock(plan, look.snapshot, journal, world);
  await setWeights(router, allOn(to), world, { patience: rewriteTime }).catch(async (error) => {
    // A shift under way may have put its own weights back; without the lock it can't any more.
    log.warning(`Not there yet, writing again: ${describeError(error)}`);
    const lock = await locking;
    if (lock === 'contested') return;
    const fence = lock ? fenceOf(lock, world) : async () => {};
    await fence();
    await insist(router, allOn(to), world, fence).catch((last) => {
      if (last instanceof FencedError) throw last;
      throw new WayBackError(last, `Rollback: ${plan.reason}`, to, look.observed);
    });
  });
  const seconds = (clock.now() - started) / 1_000;
  const locked = await locking;
  if (locked === 'contested') return locked;
  const session = await guard(locked, allOn(to), world);
  const after = await prober.probe(urlOf(to), lookTime);
  if (!after.healthy) log.warning(`${to} has all traffic, but its health probe failed: ${after.finding}`);
  const told = plan.drill
    ? await endDrill(plan, journal, session, world)
    : await endRollback(
        session,
        journal,
        `All traffic is on ${to} after ${formatDuration(seconds * 1_000)}: ${plan.reason}.`,
        world,
      );
  return { ...resultOf(told, to, look, started, world), seconds };
}

/** Whoever recorded the colour may have died before other readers were shown it. */
async function complete(snapshot: StateSnapshot | undefined, world: RollbackDependencies): Promise<void> {
  const { state, revision } = snapshot ?? {};
  if (state === undefined || revision === undefined) return;
  await within('state', world.store.complete?.(state, revision) ?? Promise.resolve(), world);
}

function resultOf(
  told: Told,
  to: Color | undefined,
  { snapshot }: Look,
  started: number,
  { clock }: RollbackDependencies,
): RollbackResult {
  return {
    ...told,
    to,
    from: to && otherColor(to),
    version: to && snapshot?.state?.versions[to],
    seconds: (clock.now() - started) / 1_000,
    started: isoInstant(started),
    ended: isoInstant(clock.now()),
  };
}

/** What a database that has to come first, and doesn't, makes of a decision. */
function unrestored(decision: Decision): Decision {
  if (!('restoresFirst' in decision) || !decision.restoresFirst) return decision;
  const reason = `What is on ${decision.to} needs the database as it was, and that could not be put back; traffic was left where it is.`;
  return { to: decision.to, outcome: 'refused', reasonCode: 'restore-failed', reason };
}

/** The plan of a rollback in the order of its writes, without making any; `database` are the lines of a restore that goes with it. */
export async function describeRollback(
  plan: RollbackPlan,
  world: RollbackDependencies,
  database: readonly string[] = [],
): Promise<string[]> {
  const look = await lookAround(plan, world);
  const decision = decide(plan, look, world);
  if ('outcome' in decision) return [`nothing, ${decision.outcome}: ${decision.reason}`];
  const { to, restoresFirst } = decision;
  const { healthy, finding } = look.probes[to];
  const version = look.snapshot?.state?.versions[to];
  const observed = look.observed ? formatWeights(look.observed) : 'unknown';
  return [
    `${to}${version ? ` (${version})` : ''} is ${healthy ? 'healthy' : 'not healthy'}: ${finding}`,
    ...(restoresFirst ? database : []),
    `router: ${observed} → ${formatWeights(allOn(to))}`,
    ...(plan.drill
      ? [
          'state: take the lock, journal the drill',
          `router: back to ${observed}, because this is a drill`,
          'state: give the lock back',
        ]
      : [`state: take the lock, journal the rollback, settle with ${to} as the active colour`]),
    ...(restoresFirst ? [] : database),
  ];
}

async function lookAround(plan: RollbackPlan, world: RollbackDependencies): Promise<Look> {
  const [observed, snapshot, blue, green] = await Promise.all([
    within('router', world.router.read(), world, plan.drill ? neededTime : lookTime),
    within('state', world.store.read(), world, plan.drill || !isColor(plan.to) ? neededTime : lookTime),
    world.prober.probe(world.urlOf('blue'), lookTime),
    world.prober.probe(world.urlOf('green'), lookTime),
  ]);
  assertOwn(snapshot?.state, plan);
  return { observed, snapshot, probes: { blue, green } };
}

function isColor(text: string | undefined): boolean {
  return colors.some((color) => color === text);
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

/**
 * Takes the lock over and writes the intent, at exactly the state that was looked at. A state that can't be written stops no
 * rollback: then there is no session.
 */
async function takeLock(
  plan: RollbackPlan,
  snapshot: StateSnapshot | undefined,
  journal: Journal,
  { store, clock, holder, log }: RollbackDependencies,
): Promise<StateSession | 'contested' | undefined> {
  if (snapshot === undefined) {
    log.error(
      'The state could not be read, so this rollback is not recorded in it; the next shift will ask for `adopt: observed`.',
    );
    return undefined;
  }
  const options = { lease, force: true, change: { journal } };
  const locking = StateSession.begin(store, clock, { ...plan, holder }, snapshot, options);
  try {
    // A process that stood still finds its time over before it has heard anything: it listens a little longer.
    const heard = () => withTimeLimit(stateSystem, locking, lookTime, clock);
    return await withTimeLimit(stateSystem, locking, recordTime, clock).catch(heard);
  } catch (error) {
    if (error instanceof StateConflictError) return 'contested';
    log.error(`This rollback is not recorded in the state: ${describeError(error)}`);
    return undefined;
  }
}

/**
 * Once the lock is taken no other run begins a write, but one that had begun may still land after ours. A state that doesn't
 * answer stops no correction. Throws FencedError when a newer holder has taken over meanwhile.
 */
async function guard(
  session: StateSession | undefined,
  weights: Weights,
  world: RollbackDependencies & Doubtful,
): Promise<StateSession | undefined> {
  if (session === undefined) return undefined;
  const own = world.doubts.raised ? world.router.writeLimit : 0;
  const limit = Math.max(session.interrupted?.writeLimit ?? 0, own);
  await outlastLateWrites(world.router, weights, limit, { assertHeld: fenceOf(session, world) }, world);
  return session;
}

/** Whether this rollback may still write; a state that doesn't answer stops none. */
function fenceOf(session: StateSession, { log }: RollbackDependencies): () => Promise<void> {
  return () =>
    session.assertHeld().catch((error) => {
      if (error instanceof FencedError) throw error;
      log.warning(`The lock could not be looked at: ${describeError(error)}`);
    });
}

/** The value, or `undefined` with a warning when it failed or took too long. */
function within<T>(
  what: 'state' | 'router',
  work: Promise<T>,
  { clock, log }: Pick<RollbackDependencies, 'clock' | 'log'>,
  limit = lookTime,
): Promise<T | undefined> {
  return withTimeLimit(what, work, limit, clock).catch((error) => {
    log.warning(`The ${what} could not be read: ${describeError(error)}`);
    return undefined;
  });
}
