import { describeError, formatDuration, isoInstant, withTimeLimit } from '@deploy-actions/action-kit';
import type { Color, Stage } from '@deploy-actions/config';
import { longestWindow, type Verdict, watchWindow } from '@deploy-actions/metrics';
import {
  FencedError,
  type Settlement,
  type StateDocument,
  type StateSession,
  stateSystem,
} from '@deploy-actions/state';
import {
  allOn,
  formatWeights,
  sameWeights,
  splitWith,
  trafficSystem,
  type Weights,
} from '@deploy-actions/traffic';
import type { Release } from '@deploy-actions/workloads';
import { leaseMargin, preparing } from './begin-shift.ts';
import { deploy, lookingAfter, prove, proveHealthy, proveWayBack, step } from './preparation.ts';
import { describeCancel, isExpected, reasonCodeOf, WayBackError } from './shift-failures.ts';
import { ShiftProgress } from './shift-progress.ts';
import type { ShiftDependencies, ShiftPlan, ShiftResult } from './shift-types.ts';
import {
  correctWeights,
  outlastLateWrites,
  recordTime,
  returnTraffic,
  setWeights,
  type TrafficWorld,
  undoLateWrite,
} from './traffic-control.ts';
import type { Observer } from './watch-health.ts';

/** How long a look may take once a run is cancelled and has little time left, in milliseconds. */
const lastLookTime = 2_000;

/** One shift under its lock. */
export class ShiftRun {
  readonly #plan: ShiftPlan;
  readonly #world: ShiftDependencies & TrafficWorld;
  readonly #session: StateSession;
  readonly #progress: ShiftProgress;
  readonly #doubts = { raised: false };
  /** What was on the colours before. */
  readonly #versions: StateDocument['versions'];

  /** `weights` and `versions` are those in force before. */
  constructor(
    plan: ShiftPlan,
    world: ShiftDependencies,
    session: StateSession,
    active: Color,
    weights: Weights,
    versions: StateDocument['versions'],
  ) {
    this.#plan = plan;
    this.#world = { ...world, doubts: this.#doubts };
    this.#session = session;
    this.#progress = new ShiftProgress(plan, world, active, weights);
    this.#versions = versions;
  }

  /** The whole shift, from the deployment on. */
  async run(): Promise<ShiftResult> {
    try {
      await lookingAfter(this.#prepare(), () => this.#correctDrift(), this.#plan.interval, this.#world.clock);
    } catch (error) {
      return this.#abandon(error).catch((last) => this.#giveWay(last));
    }
    return this.#move(this.#plan.stages);
  }

  /** The rest of a held shift: what is deployed is looked at once more, then traffic moves on. */
  async goOn(stages: readonly Stage[]): Promise<ShiftResult> {
    return this.#move(stages, async () => {
      await proveHealthy(this.#release(this.#progress.to), this.#world);
      await proveWayBack(this.#progress.from, this.#world);
    });
  }

  /** Brings a held shift back. */
  async abort(reason: string): Promise<ShiftResult> {
    return this.#rollBack('aborted', reason);
  }

  async #prepare(): Promise<void> {
    const release = this.#release(this.#progress.to);
    const lease = this.#plan.preparation + leaseMargin;
    const intent = preparing(this.#plan, this.#progress.from, this.#versions, this.#world);
    // Written with the lock, unless something had to be settled first.
    if (!this.#session.state.journal) await this.#session.update(intent, lease);
    await deploy(release, this.#world, () => this.#assertIdle());
    await this.#session.update(
      { versions: { ...intent.versions, [this.#progress.to]: release.version } },
      lease,
    );
    await prove(release, this.#progress.from, this.#world);
  }

  /** What is about to be replaced has no traffic, and the lock is still ours. */
  async #assertIdle(): Promise<void> {
    await this.#session.assertHeld();
    await correctWeights(
      this.#world.router,
      this.#progress.weights,
      this.#session,
      this.#world,
      this.#world.signal,
    );
  }

  async #move(stages: readonly Stage[], before = async () => {}): Promise<ShiftResult> {
    try {
      await before();
      const candidate = this.#release(this.#progress.to);
      const observer = await this.#world.observe(candidate, this.#release(this.#progress.from));
      for (const stage of stages) {
        const ended = await this.#stage(stage, observer);
        if (ended) return ended;
      }
      if (this.#plan.afterShift > 0) await this.#finishUp(candidate);
      return await this.#promote();
    } catch (error) {
      return this.#interrupted(error).catch((last) => this.#giveWay(last));
    }
  }

  /** What is configured for the time after the last stage; nobody else watches traffic meanwhile. */
  async #finishUp(candidate: Release): Promise<void> {
    const { hook, clock } = this.#world;
    await this.#session.update({}, this.#plan.afterShift + leaseMargin);
    const hooks = step('after-shift-failed', () => hook('after-shift', candidate));
    await lookingAfter(hooks, () => this.#correctDrift(), this.#plan.interval, clock);
    await this.#correctDrift();
  }

  /** Moves traffic to a stage and watches it; gives a result if the shift ends here. */
  async #stage(stage: Stage, observer: Observer): Promise<ShiftResult | undefined> {
    const { clock, log } = this.#world;
    const number = this.#plan.stages.findIndex(({ weight }) => weight === stage.weight) + 1;
    const weights = splitWith(this.#progress.to, stage.weight);
    const title = `Stage ${number} of ${this.#plan.stages.length}: ${stage.weight}% on ${this.#progress.to}`;
    return log.group(title, async () => {
      const started = isoInstant(clock.now());
      this.#progress.stage = number;
      await this.#set(weights, stage.watch);
      if (stage.watch === 0) return undefined;
      const window = await watchWindow(
        observer,
        { duration: stage.watch, interval: this.#plan.interval, onLook: () => this.#correctDrift() },
        this.#world,
      );
      const { verdict, reason, reasonCode, looks } = window;
      const ended = isoInstant(clock.now());
      this.#progress.stages.push({ weights, verdict, reason, started, ended, looks });
      log.info(`${title} for ${formatDuration(window.endedAt - window.startedAt)}: ${verdict}, ${reason}`);
      return this.#judge(verdict, reasonCode, reason);
    });
  }

  async #judge(verdict: Verdict, reasonCode: string, reason: string): Promise<ShiftResult | undefined> {
    if (verdict === 'pass') return undefined;
    const { onRegression, onInconclusive } = this.#plan.policies;
    const policy = verdict === 'regress' ? onRegression : onInconclusive;
    if (policy === 'rollback') return this.#rollBack(reasonCode, reason);
    if (policy === 'hold') return this.#holdOrRollBack(reasonCode, reason);
    this.#world.log.warning(`Going on although the stage was ${verdict}: ${reason}`);
    return undefined;
  }

  async #set(weights: Weights, watch: number): Promise<void> {
    const { router, signal } = this.#world;
    signal.throwIfAborted();
    this.#progress.aim(weights);
    // Written only where nobody has written since: that is the look at the lock before the router is written.
    await this.#session.update(
      { journal: this.#progress.journal('shifting') },
      longestWindow(watch, this.#plan.interval) + leaseMargin,
    );
    const fence = () => this.#session.assertHeld();
    await setWeights(router, weights, this.#world, { signal, fence });
    await this.#session.assertHeld();
  }

  /** Another writer may have changed the weights; whoever holds the lock puts them right within one interval. */
  async #correctDrift(): Promise<void> {
    const { router, log, signal } = this.#world;
    await correctWeights(router, this.#progress.weights, this.#session, this.#world, signal).catch(
      (error) => {
        if (error instanceof FencedError || signal.aborted) throw error;
        log.warning(`The weights could not be looked after: ${describeError(error)}`);
      },
    );
  }

  async #giveWay(error: unknown): Promise<never> {
    if (error instanceof FencedError) await undoLateWrite(this.#progress.weights, this.#world);
    throw error;
  }

  /** What was written without an answer may still land: nothing is settled before that can't happen any more. */
  async #outlastDoubts(): Promise<void> {
    const { router } = this.#world;
    if (!this.#doubts.raised) return;
    this.#world.log.info('A write of this run had no answer; watching until it can not land any more.');
    await outlastLateWrites(router, this.#progress.weights, router.writeLimit, this.#session, this.#world);
    this.#doubts.raised = false;
  }

  /** Whether no time is left to outlast what is in doubt: then the journal stays, for the post step or the next run to settle. */
  #leavesDoubts(): boolean {
    const leaves = this.#doubts.raised && this.#world.signal.aborted;
    if (leaves)
      this.#world.log.warning(
        'A write of this run had no answer and may still land; the next step or run settles that.',
      );
    return leaves;
  }

  async #promote(): Promise<ShiftResult> {
    await this.#outlastDoubts();
    const now = this.#world.clock.now();
    const retireAfter = isoInstant(now + this.#plan.keepOld);
    const reason = `${this.#plan.version} serves all traffic on ${this.#progress.to}; ${this.#progress.from} is kept until ${retireAfter}.`;
    const settled = { ...this.#settlement('promoted', 'promoted', reason), retireAfter };
    const change = { active: this.#progress.to, journal: undefined, settled };
    if (this.#plan.keepLock > 0) await this.#session.update(change, this.#plan.keepLock);
    else await this.#session.end(change);
    return {
      ...this.#progress.result('promoted', 'promoted', reason),
      active: this.#progress.to,
      previous: this.#progress.from,
      retireAfter,
    };
  }

  /** Traffic never left the old colour: look whether that is so, and settle it. */
  async #abandon(error: unknown): Promise<ShiftResult> {
    if (error instanceof FencedError) throw error;
    const { router, clock, signal } = this.#world;
    const known = isExpected(error) || signal.aborted;
    const reasonCode = signal.aborted ? 'cancelled' : reasonCodeOf(error);
    const why = signal.aborted ? describeCancel(error) : describeError(error);
    const observed = await withTimeLimit(trafficSystem, router.read(), lastLookTime, clock).catch(() => {});
    if (!observed || !sameWeights(observed, allOn(this.#progress.from))) {
      const result = await this.#rollBack(reasonCode, why);
      if (!known) throw error;
      return result;
    }
    const reason = `${why}. All traffic stayed on ${this.#progress.from}.`;
    await this.#settle(this.#settlement('rolled-back', reasonCode, reason));
    if (!known) throw error;
    return this.#progress.result('rolled-back', reasonCode, reason);
  }

  async #interrupted(error: unknown): Promise<ShiftResult> {
    if (error instanceof FencedError || error instanceof WayBackError) throw error;
    const cancelled = this.#world.signal.aborted;
    const reason = cancelled ? describeCancel(error) : describeError(error);
    if (cancelled && this.#plan.policies.onCancel === 'hold') return this.#hold('cancelled', reason);
    const result = await this.#rollBack(cancelled ? 'cancelled' : reasonCodeOf(error), reason);
    if (cancelled || isExpected(error)) return result;
    this.#world.log.error(result.reason);
    throw error;
  }

  async #rollBack(reasonCode: string, reason: string): Promise<ShiftResult> {
    const { log, clock, router } = this.#world;
    const started = clock.now();
    const back = allOn(this.#progress.from);
    log.warning(`Rolling back to ${this.#progress.from}: ${reason}`);
    this.#progress.aim(back);
    const journal = { ...this.#progress.journal('rolling-back'), reason };
    await returnTraffic(router, back, this.#session, journal, this.#world).catch((error) => {
      throw error instanceof FencedError
        ? error
        : new WayBackError(error, reason, this.#progress.from, this.#progress.before);
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

  async #holdOrRollBack(reasonCode: string, reason: string): Promise<ShiftResult> {
    try {
      return await this.#hold(reasonCode, reason);
    } catch (error) {
      if (error instanceof FencedError || this.#world.signal.aborted) throw error;
      return this.#rollBack(reasonCode, `${reason}. The split could not be held: ${describeError(error)}`);
    }
  }

  /** Leaves traffic where the router shows it. Throws ProviderError when it doesn't, or the state can't say so: the journal then stays. */
  async #hold(reasonCode: string, reason: string): Promise<ShiftResult> {
    const { router, clock } = this.#world;
    this.#progress.aim(await withTimeLimit(trafficSystem, router.read(), lastLookTime, clock));
    const outcome = sameWeights(this.#progress.weights, allOn(this.#progress.from)) ? 'rolled-back' : 'held';
    const holdUntil = isoInstant(clock.now() + this.#plan.holdFor);
    const told =
      outcome === 'held'
        ? `${reason}. Traffic is held at ${formatWeights(this.#progress.weights)} until ${holdUntil}.`
        : `${reason}. All traffic is on ${this.#progress.from}.`;
    const settled = this.#settlement(outcome, reasonCode, told);
    if (outcome === 'rolled-back' && this.#leavesDoubts())
      return this.#progress.result(outcome, reasonCode, told);
    if (!this.#world.signal.aborted) await this.#outlastDoubts();
    // What isn't recorded isn't held: the next run would bring it back.
    await this.#record(outcome === 'held' ? { ...settled, holdUntil } : settled);
    return this.#progress.result(outcome, reasonCode, told);
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
    const doubts = this.#doubts.raised ? { lateWrites: late } : {};
    const ending = this.#session.end({ active: this.#progress.from, journal: undefined, settled, ...doubts });
    await withTimeLimit(stateSystem, ending, recordTime, this.#world.clock);
  }

  #release(color: Color): Release {
    return this.#progress.release(color, this.#session.state.versions);
  }

  #settlement(outcome: Settlement['outcome'], reasonCode: string, reason: string): Settlement {
    return this.#progress.settlement(outcome, reasonCode, reason, this.#session.holder);
  }
}
