import {
  type Clock,
  describeError,
  formatDuration,
  type Log,
  ProviderError,
  withTimeLimit,
} from '@deploy-actions/action-kit';
import {
  FencedError,
  type Journal,
  readState,
  type StateSession,
  type StateStore,
  stateSystem,
} from '@deploy-actions/state';
import {
  allOn,
  formatWeights,
  sameWeights,
  type TrafficRouter,
  trafficSystem,
  type Weights,
} from '@deploy-actions/traffic';

/** How long a router may take to show what was written, in milliseconds. */
const settleTime = 30_000;
const firstPause = 50;
const longestPause = 2_000;

/** After how long weights that don't show are written again, in milliseconds: a late write of another run may have replaced them. */
export const rewriteTime = 5_000;

/** How often a write is tried that the router didn't answer, and the pause between in milliseconds. */
const writeTries = 3;
const writePause = 200;

/** Where weights are changed: the clock, the log, and what is in doubt. */
export interface TrafficWorld {
  readonly clock: Clock;
  readonly log: Log;
  /** Raised when a write was not seen to take effect: it may still land, for as long as the router's `writeLimit`. */
  readonly doubts?: { raised: boolean };
}

/** A world that remembers whether a write of its own may still land. */
export type Doubtful = Required<Pick<TrafficWorld, 'doubts'>>;

/** How weights are set. */
export interface SetOptions {
  readonly signal?: AbortSignal | undefined;
  /** Time until they must hold, in milliseconds; 30 s when absent. */
  readonly patience?: number;
  /** Whether this run may still write; asked before each further write. */
  readonly fence?: (() => Promise<void>) | undefined;
}

/** Writes weights and reads them back until they hold. Throws ProviderError when they don't in time, and what `fence` throws. */
export async function setWeights(
  router: TrafficRouter,
  weights: Weights,
  world: TrafficWorld,
  { signal, patience = settleTime, fence }: SetOptions = {},
): Promise<void> {
  const { clock, log } = world;
  const doubt = () => {
    if (world.doubts) world.doubts.raised = true;
  };
  try {
    for (let left = patience; ; left -= rewriteTime) {
      await write(router, weights, world, { signal, fence });
      const shown = await readBack(router, weights, clock, signal, Math.min(left, rewriteTime));
      if (shown === undefined) return log.info(`Traffic is at ${formatWeights(weights)}.`);
      const what = `the router accepted ${formatWeights(weights)} but shows ${shown}`;
      if (left <= rewriteTime) {
        throw new ProviderError(what, {
          ...{ system: trafficSystem, operation: 'read weights back', retryable: true },
        });
      }
      doubt();
      log.warning(`Writing again: ${what}.`);
      await fence?.();
    }
  } catch (error) {
    doubt();
    throw error;
  }
}

async function write(
  router: TrafficRouter,
  weights: Weights,
  { clock, log, doubts }: TrafficWorld,
  { signal, fence }: SetOptions,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await router.write(weights);
    } catch (error) {
      if (doubts) doubts.raised = true;
      const again = error instanceof ProviderError && error.retryable && tries < writeTries;
      if (!again || signal?.aborted) throw error;
      log.info(`Writing ${formatWeights(weights)} once more: ${describeError(error)}`);
      await clock.sleep(writePause, signal);
      await fence?.();
    }
  }
}

/** `undefined` once the router shows the weights; after `patience`, what it shows in their place. */
async function readBack(
  router: TrafficRouter,
  weights: Weights,
  clock: Clock,
  signal: AbortSignal | undefined,
  patience: number,
): Promise<string | undefined> {
  const deadline = clock.now() + patience;
  for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
    let shown: string;
    try {
      const observed = await router.read();
      if (sameWeights(observed, weights)) return undefined;
      shown = formatWeights(observed);
    } catch (error) {
      shown = describeError(error);
    }
    if (clock.now() + pause > deadline) return shown;
    await clock.sleep(pause, signal);
  }
}

/** How often a way back is tried, a minute and a half with its pauses, which double; in milliseconds. */
const returnTries = 20;
const firstReturnPause = 500;
const longestReturnPause = 5_000;

/** How long a look at the lock may hold a way back up, in milliseconds. */
const lockCheckTime = 2_000;

/** How long a shift waits for its way back to be recorded, in milliseconds: a cancelled run has 7.5 s in all. */
export const recordTime = 5_000;

/**
 * Puts all traffic back. The lock is looked at for 2 s at most, and the intent is written beside the change, never in
 * front of it: a state store that is down stops nothing. Throws FencedError when a newer holder exists, and ProviderError
 * when the router stayed deaf.
 */
export async function returnTraffic(
  router: TrafficRouter,
  weights: Weights,
  session: StateSession,
  journal: Journal,
  world: TrafficWorld,
): Promise<void> {
  const fence = () =>
    withTimeLimit(stateSystem, session.assertHeld(), lockCheckTime, world.clock).catch((error) => {
      const lost = error instanceof FencedError ? error : session.lost;
      if (lost) throw lost;
      world.log.warning(`The lock could not be looked at: ${describeError(error)}`);
    });
  await fence();
  const intent = withTimeLimit(
    stateSystem,
    session.update({ journal: { ...journal, intended: weights } }, leaseWhileReturning),
    recordTime,
    world.clock,
  ).catch((error) => {
    if (error instanceof FencedError) throw error;
    world.log.warning(`The state could not be written: ${describeError(error)}`);
  });
  await insist(router, weights, world, fence, intent);
}

/** Sets weights again and again. Throws FencedError when a newer holder exists, and ProviderError when the router stayed deaf. */
export async function insist(
  router: TrafficRouter,
  weights: Weights,
  world: TrafficWorld,
  fence: () => Promise<void>,
  beside: Promise<void> = Promise.resolve(),
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      // Neither is left to itself: a write still under way could land after what a newer holder does.
      const moving = setWeights(router, weights, world, { patience: rewriteTime, fence });
      const ended = await Promise.allSettled([beside, moving]);
      for (const each of ended) if (each.status === 'rejected') throw each.reason;
      return;
    } catch (error) {
      if (error instanceof FencedError || attempt === returnTries) throw error;
      world.log.warning(
        `Try ${attempt} of ${returnTries} to reach ${formatWeights(weights)} failed: ${describeError(error)}`,
      );
    }
    await world.clock.sleep(Math.min(firstReturnPause * 2 ** (attempt - 1), longestReturnPause));
    await fence();
  }
}

/** In milliseconds. */
const leaseWhileReturning = 10 * 60_000;

/** Throws FencedError when a newer holder exists. */
type Fence = Pick<StateSession, 'assertHeld'>;

/** How often the weights are looked at while late writes are outlasted, in milliseconds. */
const guardPause = 1_000;

/**
 * Looks whether the weights are still in force, and again until `limit` milliseconds have passed: until then, a write that a lost
 * run had begun may still land, and is put right. Throws FencedError when a newer holder exists, and ProviderError when the
 * weights don't hold in the end.
 */
export async function outlastLateWrites(
  router: TrafficRouter,
  weights: Weights,
  limit: number,
  session: Fence,
  world: TrafficWorld,
): Promise<void> {
  if (limit > 0) {
    const kept = `${formatWeights(weights)} is looked after for ${formatDuration(limit)}`;
    world.log.info(`A write without an answer may still land at the router; ${kept}.`);
  }
  for (let left = limit; ; left -= guardPause) {
    try {
      await correctWeights(router, weights, session, world);
      if (!(left > 0)) return;
    } catch (error) {
      if (error instanceof FencedError || left <= 0) throw error;
      world.log.warning(describeError(error));
    }
    await world.clock.sleep(Math.min(guardPause, left));
  }
}

/** How weights are looked after. */
export interface CorrectOptions {
  readonly signal?: AbortSignal | undefined;
  /** How often a look is tried that the router doesn't answer; once when absent. */
  readonly looks?: number;
}

/** Puts the weights right where another writer changed them. Throws FencedError when a newer holder exists, and ProviderError when the router doesn't answer. */
export async function correctWeights(
  router: TrafficRouter,
  weights: Weights,
  session: Fence,
  world: TrafficWorld,
  { signal, looks = 1 }: CorrectOptions = {},
): Promise<void> {
  const observed = await look(router, world, looks, signal);
  if (sameWeights(observed, weights)) return;
  await session.assertHeld();
  world.log.warning(
    `The router shows ${formatWeights(observed)} in place of ${formatWeights(weights)}; correcting it.`,
  );
  await setWeights(router, weights, world, { signal, fence: () => session.assertHeld() });
  await session.assertHeld();
}

async function look(
  router: TrafficRouter,
  { clock, log }: TrafficWorld,
  looks: number,
  signal: AbortSignal | undefined,
): Promise<Weights> {
  for (let left = looks - 1; ; left -= 1) {
    try {
      return await router.read();
    } catch (error) {
      if (left <= 0 || signal?.aborted) throw error;
      log.warning(`Looking at the weights again: ${describeError(error)}`);
    }
    await clock.sleep(longestPause, signal);
  }
}

async function reaches(router: TrafficRouter, weights: Weights, world: TrafficWorld): Promise<boolean> {
  try {
    await setWeights(router, weights, world, { patience: rewriteTime });
    return true;
  } catch (error) {
    world.log.warning(describeError(error));
    return false;
  }
}

/** How often a run that lost its lock looks whether a write of its own landed late. */
const undoRounds = 5;

/**
 * After the lock was lost: a write of this run (`own`) may have landed late; then what the newer holder wants is put back.
 * States before `sequence`, which that one wrote at the earliest, are old answers.
 */
export async function undoLateWrite(
  own: Weights,
  world: TrafficWorld & { readonly store: StateStore; readonly router: TrafficRouter },
  sequence: number,
): Promise<void> {
  const { store, router, log, clock } = world;
  const written = [own];
  let newest = sequence;
  try {
    for (let round = 1; round <= undoRounds; round += 1) {
      const { state } = await readState(store, clock, newest);
      newest = state?.sequence ?? newest;
      const active = state?.active && allOn(state.active);
      const wanted = state?.journal?.intended ?? state?.settled?.weights ?? active;
      const observed = await router.read();
      if (!wanted || sameWeights(observed, wanted)) return;
      if (!written.some((weights) => sameWeights(weights, observed))) return;
      log.warning(`A late write of this run is undone: back to ${formatWeights(wanted)}.`);
      // The newer holder may have moved on meanwhile: then this was a late write too.
      written.push(wanted);
      // Not written again before another look at what that one wants.
      await reaches(router, wanted, world);
    }
  } catch (error) {
    log.error(`Whether a late write of this run is to be undone could not be seen: ${describeError(error)}`);
  }
}
