import { describeError, formatDuration, isoInstant, withTimeLimit } from '@deploy-actions/action-kit';
import { type Color, colors } from '@deploy-actions/config';
import {
  type Journal,
  type Settlement,
  StateConflictError,
  type StateDocument,
  StateSession,
  type StateSnapshot,
} from '@deploy-actions/state';
import {
  allOn,
  formatWeights,
  otherColor,
  sameWeights,
  servingColor,
  type Weights,
} from '@deploy-actions/traffic';
import type { ProbeResult } from './health.ts';
import type { RollbackDependencies, RollbackPlan, RollbackResult } from './rollback-types.ts';
import { setWeights } from './traffic-control.ts';

/** What may delay the one write that counts, and for how long each at most, in milliseconds. */
const lookTime = 2_000;
const lease = 10 * 60_000;

/**
 * Sends all traffic back with one router write. Before it only the router, the state and both colours' health are looked
 * at, at the same time and for 2 s at most; the state is written beside it. Takes over any lock: a shift under way notices
 * and stops. Throws ProviderError when the router can't be read or doesn't apply the weights.
 */
export async function rollback(plan: RollbackPlan, world: RollbackDependencies): Promise<RollbackResult> {
  const started = world.clock.now();
  const [observed, snapshot, blue, green] = await Promise.all([
    world.router.read(),
    within(world.store.read(), world),
    world.prober.probe(world.urlOf('blue'), lookTime),
    world.prober.probe(world.urlOf('green'), lookTime),
  ]);
  const probes = { blue, green };
  const to = targetOf(plan, snapshot?.state, observed);
  const done = (
    outcome: RollbackResult['outcome'],
    reasonCode: string,
    reason: string,
    weights: Weights,
  ): RollbackResult => ({
    ...{ outcome, reasonCode, reason, weights, to },
    from: to && otherColor(to),
    version: to && snapshot?.state?.versions[to],
    seconds: (world.clock.now() - started) / 1_000,
    started: isoInstant(started),
    ended: isoInstant(world.clock.now()),
  });
  if (to === undefined)
    return done('refused', 'target-unknown', unknownTarget(plan, snapshot?.state, observed), observed);
  const settledThere =
    sameWeights(observed, allOn(to)) &&
    !snapshot?.state?.journal &&
    snapshot?.state?.active !== otherColor(to);
  if (settledThere) return done('already', 'already', `All traffic is on ${to} already.`, observed);
  const refusal = unhealthyTarget(plan, to, probes);
  if (refusal) return done('refused', 'target-unhealthy', refusal, observed);

  const journal = journalOf(plan, to, snapshot?.state, started);
  const session = takeLock(plan, snapshot, journal, world);
  await setWeights(world.router, allOn(to), world);
  const seconds = (world.clock.now() - started) / 1_000;
  const after = await world.prober.probe(world.urlOf(to), lookTime);
  if (!after.healthy)
    world.log.warning(`${to} has all traffic, but its health probe failed: ${after.finding}`);
  if (plan.drill) return { ...(await endDrill(plan, to, observed, await session, world, done)), seconds };
  const reason = `All traffic is on ${to} after ${formatDuration(seconds * 1_000)}: ${plan.reason}.`;
  await settle(await session, journal, reason, to, world);
  return { ...done('rolled-back', 'rolled-back', reason, allOn(to)), seconds };
}

/** The plan of a rollback in the order of its writes, without making any. */
export async function describeRollback(plan: RollbackPlan, world: RollbackDependencies): Promise<string[]> {
  const [observed, snapshot] = await Promise.all([world.router.read(), within(world.store.read(), world)]);
  const to = targetOf(plan, snapshot?.state, observed);
  if (to === undefined) return [unknownTarget(plan, snapshot?.state, observed)];
  const { healthy, finding } = await world.prober.probe(world.urlOf(to), lookTime);
  const version = snapshot?.state?.versions[to];
  return [
    `${to}${version ? ` (${version})` : ''} is ${healthy ? 'healthy' : 'not healthy'}: ${finding}`,
    `router: ${formatWeights(observed)} → ${formatWeights(allOn(to))}`,
    `state: take the lock, journal the rollback, settle with ${to} as the active colour`,
    ...(plan.drill ? [`router: back to ${formatWeights(observed)}, because this is a drill`] : []),
  ];
}

/** The target: as asked for; else where the operation under way came from; else the colour that doesn't serve. */
function targetOf(
  { to }: RollbackPlan,
  state: StateDocument | undefined,
  observed: Weights,
): Color | undefined {
  if (to !== undefined) return colors.find((color) => color === to) ?? colorOfVersion(to, state);
  const held =
    state?.settled?.outcome === 'held' && servingColor(observed) === undefined ? state.settled : undefined;
  const under = state?.journal?.operation === 'shift' ? state.journal : held;
  if (under) return under.from;
  if (state?.journal) return state.journal.to;
  const serving = servingColor(observed);
  return serving && otherColor(serving);
}

function colorOfVersion(version: string, state: StateDocument | undefined): Color | undefined {
  const matches = colors.filter((color) => state?.versions[color] === version);
  return matches.length === 1 ? matches[0] : undefined;
}

function unknownTarget({ to }: RollbackPlan, state: StateDocument | undefined, observed: Weights): string {
  if (to === undefined)
    return `Traffic is split (${formatWeights(observed)}) and no state says where it came from; say \`to: blue\` or \`to: green\`.`;
  const known = colors
    .map((color) => `${color} has ${state?.versions[color] ?? 'an unknown version'}`)
    .join(', ');
  return `\`${to}\` is neither a colour nor a version on just one of them (${known}).`;
}

function unhealthyTarget(
  plan: RollbackPlan,
  to: Color,
  probes: Readonly<Record<Color, ProbeResult>>,
): string | undefined {
  if (probes[to].healthy || plan.force) return undefined;
  const other = probes[otherColor(to)];
  return `${to} is not healthy (${probes[to].finding}), while ${otherColor(to)} is ${other.healthy ? 'healthy' : 'not healthy either'}; nothing was changed. Repair ${to}, or go there all the same with \`force: true\`.`;
}

function journalOf(
  plan: RollbackPlan,
  to: Color,
  state: StateDocument | undefined,
  started: number,
): Journal {
  return {
    operation: 'rollback',
    from: otherColor(to),
    to,
    version: state?.versions[to] ?? 'unknown',
    phase: 'rolling-back',
    intended: allOn(to),
    started: isoInstant(started),
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
      const session = await StateSession.begin(store, clock, { ...plan, holder }, current, {
        lease,
        force: true,
      });
      await session.update({ journal }, lease);
      return session;
    } catch (error) {
      if (error instanceof StateConflictError) continue;
      log.error(
        `The state could not be written, so this rollback is not recorded in it: ${describeError(error)}`,
      );
      return undefined;
    }
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
  await session.end({ active: to, journal: undefined, settled }).catch((error) => {
    log.error(`Traffic is on ${to}, but the state could not be written: ${describeError(error)}`);
  });
}

async function endDrill(
  plan: RollbackPlan,
  to: Color,
  before: Weights,
  session: StateSession | undefined,
  world: RollbackDependencies,
  done: (outcome: 'rolled-back', reasonCode: string, reason: string, weights: Weights) => RollbackResult,
): Promise<RollbackResult> {
  await setWeights(world.router, before, world);
  await session?.end({ journal: undefined });
  const reason = `Drill: all traffic went to ${to} and came back to ${formatWeights(before)}: ${plan.reason}.`;
  return done('rolled-back', 'drilled', reason, before);
}

/** The value, or `undefined` with a warning when it failed or took too long. */
function within<T>(work: Promise<T>, { clock, log }: RollbackDependencies): Promise<T | undefined> {
  return withTimeLimit(work, lookTime, clock).catch((error) => {
    log.warning(`The state could not be read: ${describeError(error)}`);
    return undefined;
  });
}
