import {
  type Clock,
  ConfigurationError,
  describeError,
  isoInstant,
  type Problem,
  ProviderError,
} from '@deploy-actions/action-kit';
import type { Color, Stage } from '@deploy-actions/config';
import {
  assertOwn,
  type Beginning,
  type Journal,
  LockedError,
  type Settlement,
  type StateChange,
  StateConflictError,
  type StateDocument,
  StateSession,
  type StateSnapshot,
} from '@deploy-actions/state';
import { allOn, otherColor, splitWith, type TrafficRouter, type Weights } from '@deploy-actions/traffic';
import { findObstacles } from './obstacles.ts';
import { refuseOwnContract } from './own-contract.ts';
import type { ShiftDependencies, ShiftPlan, ShiftResult } from './shift-types.ts';
import { assessSituation, type Situation } from './situation.ts';

/** The lock outlives the longest step that doesn't renew it by this much, in milliseconds. */
export const leaseMargin = 10 * 60_000;

/** How often the state is looked at anew because somebody was faster, and the pause between, in milliseconds. */
const rounds = 20;
const roundPause = 100;

/** How often the first look is tried, at state and router, and the pause between in milliseconds: nothing is lost by it yet. */
const lookTries = 3;
const lookPause = 1_000;

/** Every share between nothing and all. */
const splits = Array.from({ length: 99 }, (_, index) => index + 1);

/**
 * A problem for each stage the router can't express, or one for all where it can only move everything at once; `place` says
 * where a stage is written.
 */
export function inexpressibleStages(
  stages: readonly Stage[],
  router: Pick<TrafficRouter, 'type' | 'refusal'>,
  place: (path: readonly number[], message: string) => Problem = (_, message) => ({ message }),
): readonly Problem[] {
  const refusal = (weight: number) =>
    router.refusal(splitWith('blue', weight)) ?? router.refusal(splitWith('green', weight));
  const refused = stages.flatMap(({ weight }, index) => {
    const why = refusal(weight);
    return why === undefined ? [] : [{ index, share: `${weight}%`, why }];
  });
  const [first] = refused;
  if (!first) return [];
  const cannot = `the router \`${router.type}\` can't do`;
  if (refusal(100) === undefined && splits.every((weight) => refusal(weight) !== undefined)) {
    const shares = refused.map(({ share }) => share).join(', ');
    return [place([], `${cannot} ${shares}: ${first.why}; write \`stages: [ 100% ]\``)];
  }
  return refused.map(({ index, share, why }) => place([index], `${cannot} ${share}: ${why}`));
}

/** Throws ConfigurationError that names every stage the router can't express. */
export function refuseInexpressible(stages: readonly Stage[], router: TrafficRouter): void {
  const problems = inexpressibleStages(stages, router);
  if (problems.length > 0) throw new ConfigurationError(problems);
}

/** Throws ConfigurationError when the approved plan began from the other colour. */
export function refuseUnapproved({ approvedFrom }: ShiftPlan, active: Color): void {
  if (approvedFrom === undefined || approvedFrom === active) return;
  throw new ConfigurationError(
    `the approved plan goes from ${approvedFrom} to ${active}, but ${active} serves now; run verify-readiness again and approve the new plan`,
  );
}

/** What is begun: a shift under its lock, or none because the version serves already. */
export interface Begun {
  readonly situation: Situation;
  readonly session: StateSession | undefined;
}

/** Reads everything, judges it, and takes the lock at exactly what was read; again if somebody was faster. */
export async function beginShift(plan: ShiftPlan, world: ShiftDependencies): Promise<Begun> {
  let ended: string | undefined;
  const refuse = askedOnce((candidate) => refuseObstacles(plan, world, candidate));
  for (let round = 1; ; round += 1) {
    try {
      return await tryToBegin(plan, world, ended, refuse);
    } catch (error) {
      if (
        error instanceof LockedError &&
        ended === undefined &&
        (await world.hasEnded?.(error.lock.holder))
      ) {
        const { actor, url } = error.lock.holder;
        world.log.warning(`The job that holds the lock has ended (${url ?? actor}); taking it over.`);
        ended = error.lock.holder.id;
        continue;
      }
      if (!(error instanceof StateConflictError) || round === rounds) throw error;
      world.log.debug('The state changed while it was looked at; looking again.');
      await world.clock.sleep(roundPause);
    }
  }
}

/** State and router, looked at until both answer. Throws what they throw. */
async function look(
  world: ShiftDependencies,
  { adopt }: ShiftPlan,
): Promise<readonly [StateSnapshot, Weights]> {
  const { store, router, clock, log, signal } = world;
  for (let tries = 1; ; tries += 1) {
    try {
      // What is adopted must be newer than the state it corrects: who moved traffic before that was read is in it.
      if (adopt) return [await store.read(), await router.read()];
      return await Promise.all([store.read(), router.read()]);
    } catch (error) {
      if (!(error instanceof ProviderError && error.retryable) || tries === lookTries) throw error;
      log.warning(`Looking once more: ${describeError(error)}`);
      await clock.sleep(lookPause, signal);
    }
  }
}

async function tryToBegin(
  plan: ShiftPlan,
  world: ShiftDependencies,
  ended: string | undefined,
  refuse: (candidate: Color | undefined) => Promise<void>,
): Promise<Begun> {
  const { store, router, holder, clock } = world;
  const [snapshot, observed] = await look(world, plan).catch(async (error) => {
    // A right that is missing to look is seldom the only one.
    await refuse(undefined);
    throw error;
  });
  assertOwn(snapshot.state, plan);
  const now = clock.now();
  const situation = assessSituation(snapshot, observed, { ...plan, holder, now, ended });
  const { active, unsettled, resumed } = situation;
  const begun: Beginning | undefined = holder.run && {
    run: holder.run,
    version: plan.version,
    ...(holder.url === undefined ? {} : { url: holder.url }),
  };
  const options = {
    lease: plan.preparation + leaseMargin,
    ...{ ended, begun },
    change: intentOf(plan, situation, { router, clock }),
  };
  const { state } = snapshot;
  if (!unsettled && !resumed && state?.versions[active] === plan.version) {
    const held = state.settled?.outcome === 'held' ? state.settled : undefined;
    if (state.active === active && !held) {
      // Whoever recorded this colour may have died before other readers were shown it.
      if (snapshot.revision !== undefined) await store.complete?.(state, snapshot.revision);
      return { situation, session: undefined };
    }
    // Adopted: the state learns what serves, and that is all there is to do.
    await refuse(undefined);
    const session = await StateSession.begin(store, clock, { ...plan, holder }, snapshot, {
      ...{ lease: leaseMargin, ended },
    });
    await session.end({ active, ...(held && { settled: endedByHand(held, situation, session, clock) }) });
    return { situation, session: undefined };
  }
  refuseSuperseded(plan, holder.run, state?.begun);
  if (!unsettled) refuseOwnContract(state, world);
  if (resumed) refuseOtherVersion(plan, resumed);
  if (!unsettled) refuseUnapproved(plan, active);
  await refuse(resumed ? undefined : otherColor(active));
  const session = await StateSession.begin(store, clock, { ...plan, holder }, snapshot, options);
  return { situation, session };
}

/** A held shift of which somebody else made something whole, and that was adopted. */
function endedByHand(
  held: Settlement,
  { active, observed }: Situation,
  { holder }: StateSession,
  clock: Clock,
): Settlement {
  const { operation, from, to, version } = held;
  return {
    ...{ operation, from, to, version, weights: observed, by: holder },
    outcome: active === to ? 'promoted' : 'rolled-back',
    at: isoInstant(clock.now()),
    reasonCode: 'adopted',
    reason: `The shift was held; somebody put all traffic on ${active}, and that was adopted.`,
  };
}

/** What is written with the lock, so that nobody sees one without the other. What is unsettled stays as it stands. */
function intentOf(
  plan: ShiftPlan,
  { active, observed, unsettled, resumed, snapshot }: Situation,
  world: Pick<ShiftDependencies, 'router' | 'clock'>,
): StateChange | undefined {
  if (unsettled) return unsettled === snapshot.state?.journal ? undefined : { journal: unsettled };
  if (!resumed) return preparing(plan, active, snapshot.state?.versions ?? {}, world);
  const { from, to, version } = resumed;
  const journal = { operation: 'shift', phase: 'shifting', from, to, version } as const;
  return { journal: { ...journal, ...intact(observed, world) } };
}

/** The intent to prepare the idle colour: half deployed, it has neither its old version nor the new one. */
export function preparing(
  { version }: ShiftPlan,
  active: Color,
  before: StateDocument['versions'],
  world: Pick<ShiftDependencies, 'router' | 'clock'>,
): StateChange & { readonly versions: StateDocument['versions'] } {
  const to = otherColor(active);
  const { [to]: _, ...versions } = before;
  const journal = { operation: 'shift', phase: 'preparing', from: active, to, version } as const;
  return { active, versions, journal: { ...journal, ...intact(allOn(active), world) } };
}

/** Of a journal that doesn't mean to change the weights yet. */
function intact(
  weights: Weights,
  { router, clock }: Pick<ShiftDependencies, 'router' | 'clock'>,
): Pick<Journal, 'intended' | 'observed' | 'started' | 'writeLimit'> {
  const started = isoInstant(clock.now());
  return { intended: weights, observed: weights, started, writeLimit: router.writeLimit };
}

/** Asks about each candidate once, however often the state has to be looked at anew. */
function askedOnce(ask: (candidate: Color | undefined) => Promise<void>): typeof ask {
  const asked = new Map<Color | undefined, Promise<void>>();
  return (candidate) => {
    const answer = asked.get(candidate) ?? ask(candidate);
    asked.set(candidate, answer);
    return answer;
  };
}

/** Throws ConfigurationError with everything that would stop a write; `candidate` is the colour that is to be deployed to, if one is. */
async function refuseObstacles(
  plan: ShiftPlan,
  world: ShiftDependencies,
  candidate: Color | undefined,
): Promise<void> {
  const obstacles = await findObstacles(world, plan, candidate ? [candidate] : []);
  if (obstacles.length > 0) throw new ConfigurationError(obstacles.map((message) => ({ message })));
}

/** A newer run began meanwhile: what this one was to bring is older than what came. Running it again is a new decision. */
function refuseSuperseded(
  plan: ShiftPlan,
  mine: Beginning['run'] | undefined,
  newest: Beginning | undefined,
): void {
  if (!mine || !newest || plan.resume || mine.attempt > 1) return;
  if (mine.repository !== newest.run.repository || mine.runId >= newest.run.runId) return;
  const where = newest.url ? `, see ${newest.url}` : '';
  throw new ConfigurationError(
    `a newer run began a shift to ${newest.version} before this one to ${plan.version} could begin${where}; nothing was changed. If ${plan.version} is wanted all the same, run this one again`,
  );
}

function refuseOtherVersion({ version }: ShiftPlan, held: NonNullable<Situation['resumed']>): void {
  if (version === held.version) return;
  const message = `found \`${version}\`, but the shift that is held is to \`${held.version}\`; give that version to resume or abort it`;
  throw new ConfigurationError([{ input: 'version', message }]);
}

/** The result of a shift to what serves already. */
export function unchanged(
  plan: ShiftPlan,
  { active, observed }: Pick<Situation, 'active' | 'observed'>,
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
