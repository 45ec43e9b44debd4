import { describeError, formatDuration, isoInstant, withTimeLimit } from '@deploy-actions/action-kit';
import { FencedError, type Settlement, type StateSession, stateSystem } from '@deploy-actions/state';
import { allOn, formatWeights, sameWeights, trafficSystem } from '@deploy-actions/traffic';
import { leaseMargin } from './begin-shift.ts';
import { describeCancel, isExpected, reasonCodeOf, WayBackError } from './shift-failures.ts';
import type { ShiftProgress } from './shift-progress.ts';
import type { ShiftDependencies, ShiftPlan, ShiftResult } from './shift-types.ts';
import { type Doubtful, outlastLateWrites, recordTime, returnTraffic } from './traffic-control.ts';

/** How long a look may take once a run is cancelled and has little time left, in milliseconds. */
const lastLookTime = 2_000;

/** How a shift ends: promoted, brought back or held, with traffic and state agreeing on it. */
export class ShiftEnding {
  readonly #plan: ShiftPlan;
  readonly #world: ShiftDependencies & Doubtful;
  readonly #session: StateSession;
  readonly #progress: ShiftProgress;

  constructor(
    plan: ShiftPlan,
    world: ShiftDependencies & Doubtful,
    session: StateSession,
    progress: ShiftProgress,
  ) {
    this.#plan = plan;
    this.#world = world;
    this.#session = session;
    this.#progress = progress;
  }

  /** The new colour is the active one from now on. */
  async promote(): Promise<ShiftResult> {
    await this.#outlastDoubts();
    const now = this.#world.clock.now();
    const retireAfter = isoInstant(now + this.#plan.keepOld);
    const reason = `${this.#plan.version} serves all traffic on ${this.#progress.to}; ${this.#progress.from} is kept until ${retireAfter}.`;
    const settled = { ...this.#settlement('promoted', 'promoted', reason), retireAfter };
    const change = { active: this.#progress.to, journal: undefined, settled };
    const { keepLock } = this.#plan;
    const ending = keepLock > 0 ? this.#session.update(change, keepLock) : this.#session.end(change);
    await ending.catch((error) => this.#takeBack(error));
    return {
      ...this.#progress.result('promoted', 'promoted', reason),
      active: this.#progress.to,
      previous: this.#progress.from,
      retireAfter,
    };
  }

  /** Whether the promotion was recorded is open: before traffic moves back, the state has to say that the shift goes on. */
  async #takeBack(error: unknown): Promise<never> {
    if (error instanceof FencedError) throw error;
    const change = { active: this.#progress.from, journal: this.#progress.journal('shifting') };
    const writing = this.#session.update(change, leaseMargin);
    await withTimeLimit(stateSystem, writing, recordTime, this.#world.clock).catch((last) => {
      if (last instanceof FencedError) throw last;
      this.#world.log.warning(`The state could not be written: ${describeError(last)}`);
    });
    throw error;
  }

  /** Traffic never left the old colour: look whether that is so, and settle it. */
  async abandon(error: unknown): Promise<ShiftResult> {
    if (error instanceof FencedError) throw error;
    const { router, clock, signal } = this.#world;
    const known = isExpected(error) || signal.aborted;
    const reasonCode = signal.aborted ? 'cancelled' : reasonCodeOf(error);
    const why = signal.aborted ? describeCancel(error) : describeError(error);
    const observed = await withTimeLimit(trafficSystem, router.read(), lastLookTime, clock).catch(() => {});
    if (!observed || !sameWeights(observed, allOn(this.#progress.from))) {
      const result = await this.rollBack(reasonCode, why);
      if (!known) throw error;
      return result;
    }
    const reason = `${why}. All traffic stayed on ${this.#progress.from}.`;
    await this.#settle(this.#settlement('rolled-back', reasonCode, reason));
    if (!known) throw error;
    return this.#progress.result('rolled-back', reasonCode, reason);
  }

  /** Traffic may be split: brings it back, or holds it where a cancel is to do that. */
  async interrupted(error: unknown): Promise<ShiftResult> {
    if (error instanceof FencedError || error instanceof WayBackError) throw error;
    const cancelled = this.#world.signal.aborted;
    const reason = cancelled ? describeCancel(error) : describeError(error);
    if (cancelled && this.#plan.policies.onCancel === 'hold') return this.hold('cancelled', reason);
    const result = await this.rollBack(cancelled ? 'cancelled' : reasonCodeOf(error), reason);
    if (cancelled || isExpected(error)) return result;
    this.#world.log.error(result.reason);
    throw error;
  }

  /** Sends all traffic to the old colour and settles that. Throws WayBackError when it can't. */
  async rollBack(reasonCode: string, reason: string): Promise<ShiftResult> {
    const { log, clock, router } = this.#world;
    const started = clock.now();
    const back = allOn(this.#progress.from);
    log.warning(`Rolling back to ${this.#progress.from}: ${reason}`);
    this.#progress.aim(back);
    const journal = { ...this.#progress.journal('rolling-back'), reason };
    await returnTraffic(router, back, this.#session, journal, this.#world).catch((error) => {
      throw error instanceof FencedError
        ? error
        : new WayBackError(error, reason, this.#progress.from, this.#progress.shown);
    });
    const took = formatDuration(clock.now() - started);
    const probe = await this.#world.prober.probe(this.#world.urlOf(this.#progress.from), lastLookTime);
    if (!probe.healthy)
      log.error(`${this.#progress.from} has all traffic again, but is not healthy: ${probe.finding}`);
    const told = `${reason}. All traffic is back on ${this.#progress.from} after ${took}.`;
    if (this.#leavesDoubts()) return this.#progress.result('rolled-back', reasonCode, told);
    await this.#outlastDoubts();
    await this.#settle(this.#settlement('rolled-back', reasonCode, told));
    return this.#progress.result('rolled-back', reasonCode, told);
  }

  /** Holds traffic or, where that fails, brings it back. */
  async holdOrRollBack(reasonCode: string, reason: string): Promise<ShiftResult> {
    try {
      return await this.hold(reasonCode, reason);
    } catch (error) {
      if (error instanceof FencedError || this.#world.signal.aborted) throw error;
      return this.rollBack(reasonCode, `${reason}. The split could not be held: ${describeError(error)}`);
    }
  }

  /** Leaves traffic where the router shows it. Throws ProviderError when it doesn't, or the state can't say so: the journal then stays. */
  async hold(reasonCode: string, reason: string): Promise<ShiftResult> {
    const { router, clock } = this.#world;
    this.#progress.aim(await withTimeLimit(trafficSystem, router.read(), lastLookTime, clock));
    const outcome = sameWeights(this.#progress.weights, allOn(this.#progress.from)) ? 'rolled-back' : 'held';
    const holdUntil = isoInstant(clock.now() + this.#plan.holdFor);
    const told =
      outcome === 'held'
        ? `${reason}. Traffic is held at ${formatWeights(this.#progress.weights)} until ${holdUntil}; then the next run brings it back. Take it on with \`resume: continue\`, \`resume: promote\` or \`resume: abort\`, or end it with the rollback action.`
        : `${reason}. All traffic is on ${this.#progress.from}.`;
    // What to do about a hold is said again, and anew, to whoever comes upon it.
    const settled = this.#settlement(outcome, reasonCode, outcome === 'held' ? reason : told);
    if (outcome === 'rolled-back' && this.#leavesDoubts())
      return this.#progress.result(outcome, reasonCode, told);
    if (!this.#world.signal.aborted) await this.#outlastDoubts();
    // What isn't recorded isn't held: the next run would bring it back.
    await this.#record(outcome === 'held' ? { ...settled, holdUntil } : settled);
    return this.#progress.result(outcome, reasonCode, told);
  }

  /** What was written without an answer may still land: nothing is settled before that can't happen any more. */
  async #outlastDoubts(): Promise<void> {
    const { router } = this.#world;
    if (!this.#world.doubts.raised) return;
    await outlastLateWrites(router, this.#progress.weights, router.writeLimit, this.#session, this.#world);
    this.#world.doubts.raised = false;
  }

  /** Whether no time is left to outlast what is in doubt: then the journal stays, for the post step or the next run to settle. */
  #leavesDoubts(): boolean {
    const leaves = this.#world.doubts.raised && this.#world.signal.aborted;
    if (leaves)
      this.#world.log.warning(
        'A write of this run had no answer and may still land; the next step or run settles that.',
      );
    return leaves;
  }

  /** Traffic is where it shall be: a state that can't be written now is settled by a later run from its journal. */
  async #settle(settled: Settlement): Promise<void> {
    try {
      await this.#record(settled);
    } catch (error) {
      if (error instanceof FencedError) throw error;
      this.#world.log.error(
        `The state could not be written; the next run settles it: ${describeError(error)}`,
      );
    }
  }

  async #record(settled: Settlement): Promise<void> {
    const { weights, by: holder, at } = settled;
    // No time was left to outlast it: should it land, the next run knows it and puts it right.
    const late = [this.#progress.before, weights].map((each) => ({ weights: each, holder, at }));
    const doubts = this.#world.doubts.raised ? { lateWrites: late } : {};
    const ending = this.#session.end({ active: this.#progress.from, journal: undefined, settled, ...doubts });
    await withTimeLimit(stateSystem, ending, recordTime, this.#world.clock);
  }

  #settlement(outcome: Settlement['outcome'], reasonCode: string, reason: string): Settlement {
    return this.#progress.settlement(outcome, reasonCode, reason, this.#session.holder);
  }
}
