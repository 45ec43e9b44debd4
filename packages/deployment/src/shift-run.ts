import { describeError, formatDuration, isoInstant } from '@deploy-actions/action-kit';
import type { Color, Stage } from '@deploy-actions/config';
import { actionAfter, longestWindow, type WindowResult, watchWindow } from '@deploy-actions/metrics';
import { FencedError, type StateDocument, type StateSession, withoutContract } from '@deploy-actions/state';
import { splitWith, type Weights } from '@deploy-actions/traffic';
import type { Release } from '@deploy-actions/workloads';
import { leaseMargin, preparing } from './begin-shift.ts';
import { deploy, lookingAfter, prove, proveHealthy, proveWayBack, step } from './preparation.ts';
import { ShiftEnding } from './shift-ending.ts';
import { ShiftProgress } from './shift-progress.ts';
import type { ShiftDependencies, ShiftPlan, ShiftResult } from './shift-types.ts';
import { correctWeights, setWeights, type TrafficWorld, undoLateWrite } from './traffic-control.ts';
import type { Observer } from './watch-health.ts';

/** How often the last look before a promotion is tried, with 2 s between. */
const lastLooks = 5;

/** One shift under its lock. */
export class ShiftRun {
  readonly #plan: ShiftPlan;
  readonly #world: ShiftDependencies & TrafficWorld;
  readonly #session: StateSession;
  readonly #progress: ShiftProgress;
  readonly #ending: ShiftEnding;
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
    const doubtful = { ...world, doubts: { raised: false } };
    this.#world = doubtful;
    this.#session = session;
    this.#progress = new ShiftProgress(plan, world, active, weights);
    this.#versions = versions;
    this.#ending = new ShiftEnding(plan, doubtful, session, this.#progress);
  }

  /** The whole shift, from the deployment on. */
  async run(): Promise<ShiftResult> {
    try {
      await lookingAfter(this.#prepare(), () => this.#correctDrift(), this.#plan.interval, this.#world.clock);
    } catch (error) {
      return this.#ending.abandon(error).catch((last) => this.#giveWay(last));
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
    return this.#ending.rollBack('aborted', reason);
  }

  async #prepare(): Promise<void> {
    const release = this.#release(this.#progress.to);
    const lease = this.#plan.preparation + leaseMargin;
    const intent = preparing(this.#plan, this.#progress.from, this.#versions, this.#world);
    // Written with the lock, unless something had to be settled first.
    if (!this.#session.state.journal) await this.#session.update(intent, lease);
    await deploy(release, this.#world, () => this.#assertIdle());
    await this.#session.update(
      {
        versions: { ...intent.versions, [this.#progress.to]: release.version },
        contracts: withoutContract(this.#session.state.contracts, this.#progress.to),
      },
      lease,
    );
    await prove(release, this.#progress.from, this.#world);
  }

  /** What is about to be replaced has no traffic, and the lock is still ours. */
  async #assertIdle(): Promise<void> {
    await this.#session.assertHeld();
    await correctWeights(this.#world.router, this.#progress.weights, this.#session, this.#world, {
      signal: this.#world.signal,
    });
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
      return await this.#ending.promote();
    } catch (error) {
      return this.#ending.interrupted(error).catch((last) => this.#giveWay(last));
    }
  }

  /** What is configured for the time after the last stage; nobody else watches traffic meanwhile. */
  async #finishUp(candidate: Release): Promise<void> {
    const { hook, clock, router, signal } = this.#world;
    await this.#session.update({}, this.#plan.afterShift + leaseMargin);
    const hooks = step('after-shift-failed', () => hook('after-shift', candidate));
    await lookingAfter(hooks, () => this.#correctDrift(), this.#plan.interval, clock);
    // What is promoted was seen in force.
    await correctWeights(router, this.#progress.weights, this.#session, this.#world, {
      ...{ signal, looks: lastLooks },
    });
  }

  /** Moves traffic to a stage and watches it; gives a result if the shift ends here. */
  async #stage(stage: Stage, observer: Observer): Promise<ShiftResult | undefined> {
    const { clock, log } = this.#world;
    const { interval, extend, unreadableLimit, stages } = this.#plan;
    const more = stages.some((later) => later.weight > stage.weight && later.watch > 0);
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
        {
          ...{ interval, extend, unreadableLimit, more, duration: stage.watch },
          onLook: () => this.#correctDrift(),
        },
        this.#world,
      );
      const { verdict, reason, looks } = window;
      const ended = isoInstant(clock.now());
      const { watch } = stage;
      this.#progress.stages.push({ weights, watch, more, verdict, reason, started, ended, looks });
      log.info(`${title} for ${formatDuration(window.endedAt - window.startedAt)}: ${verdict}, ${reason}`);
      return this.#judge(window);
    });
  }

  async #judge(window: WindowResult): Promise<ShiftResult | undefined> {
    const { verdict, reasonCode, reason } = window;
    if (verdict === 'pass') return undefined;
    const policy = actionAfter(window, this.#plan.policies);
    if (policy === 'rollback') return this.#ending.rollBack(reasonCode, reason);
    if (policy === 'hold') return this.#ending.holdOrRollBack(reasonCode, reason);
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
      longestWindow(watch, this.#plan.interval, this.#plan.extend) + leaseMargin,
    );
    const fence = () => this.#session.assertHeld();
    await setWeights(router, weights, this.#world, { signal, fence });
    this.#progress.shown = weights;
    await this.#session.assertHeld();
  }

  /** Another writer may have changed the weights; whoever holds the lock puts them right within one interval. */
  async #correctDrift(): Promise<void> {
    const { router, log, signal } = this.#world;
    await correctWeights(router, this.#progress.weights, this.#session, this.#world, { signal }).catch(
      (error) => {
        if (error instanceof FencedError || signal.aborted) throw error;
        log.warning(`The weights could not be looked after: ${describeError(error)}`);
      },
    );
  }

  async #giveWay(error: unknown): Promise<never> {
    if (error instanceof FencedError) {
      await undoLateWrite(this.#progress.weights, this.#world, this.#session.state.sequence + 1);
    }
    throw error;
  }

  #release(color: Color): Release {
    return this.#progress.release(color, this.#session.state.versions);
  }
}
