import {
  describeError,
  formatDuration,
  isoInstant,
  ProviderError,
  withTimeLimit,
} from '@deploy-actions/action-kit';
import type { Color, Stage } from '@deploy-actions/config';
import { type Verdict, watchWindow } from '@deploy-actions/metrics';
import { FencedError, type Journal, type Settlement, type StateSession } from '@deploy-actions/state';
import {
  allOn,
  formatWeights,
  otherColor,
  sameWeights,
  splitWith,
  type Weights,
} from '@deploy-actions/traffic';
import type { Release } from '@deploy-actions/workloads';
import { beginShift, leaseMargin, refuseInexpressible, refuseUnapproved, unchanged } from './begin-shift.ts';
import { settleInterrupted } from './settle.ts';
import { describeCancel, noWayBack, PreparationError, reasonCodeOf } from './shift-failures.ts';
import type { ShiftDependencies, ShiftPlan, ShiftResult, StageRecord } from './shift-types.ts';
import { recordTime, returnTraffic, setWeights, undoLateWrite } from './traffic-control.ts';
import type { Observer } from './watch-health.ts';

/** How long the probe after a rollback may take: a cancelled run has little time left, in milliseconds. */
const lastProbeTime = 2_000;
/** How long a held split may stay before anyone may roll it back, in milliseconds. */
const holdTime = 24 * 60 * 60_000;

/**
 * Shifts traffic to a new version stage by stage, or brings it back. Throws ConfigurationError before the first write when
 * the shift can't begin, and ProviderError when even the way back failed; the journal then says what is to be done.
 */
export async function shift(plan: ShiftPlan, dependencies: ShiftDependencies): Promise<ShiftResult> {
  refuseInexpressible(plan, dependencies);
  const { situation, session } = await beginShift(plan, dependencies);
  if (session === undefined) return unchanged(plan, situation, dependencies);
  const active = situation.unsettled
    ? await settleInterrupted(situation.unsettled, session, dependencies)
    : situation.active;
  try {
    refuseUnapproved(plan, active);
  } catch (error) {
    await session.end();
    throw error;
  }
  return new Shift(plan, dependencies, session, active).run();
}

/** One shift under its lock. */
class Shift {
  readonly #plan: ShiftPlan;
  readonly #world: ShiftDependencies;
  readonly #session: StateSession;
  readonly #from: Color;
  readonly #to: Color;
  readonly #started: string;
  readonly #stages: StageRecord[] = [];
  #weights: Weights;

  constructor(plan: ShiftPlan, world: ShiftDependencies, session: StateSession, active: Color) {
    this.#plan = plan;
    this.#world = world;
    this.#session = session;
    this.#from = active;
    this.#to = otherColor(active);
    this.#started = isoInstant(world.clock.now());
    this.#weights = allOn(active);
  }

  async run(): Promise<ShiftResult> {
    try {
      await this.#prepare();
    } catch (error) {
      return this.#abandon(error);
    }
    try {
      const candidate = this.#release(this.#to);
      const observer = await this.#world.observe(candidate, this.#release(this.#from));
      for (const [index, stage] of this.#plan.stages.entries()) {
        const ended = await this.#stage(stage, index, observer);
        if (ended) return ended;
      }
      return await this.#promote();
    } catch (error) {
      return this.#interrupted(error).catch((last) => this.#giveWay(last));
    }
  }

  async #prepare(): Promise<void> {
    const { deployer, prober, log, signal, urlOf } = this.#world;
    const release = this.#release(this.#to);
    const lease = this.#plan.preparation + leaseMargin;
    // Half deployed, the colour has neither its old version nor the new one.
    const { [this.#to]: _, ...versions } = this.#session.state.versions;
    await this.#session.update({ active: this.#from, versions, journal: this.#journal('preparing') }, lease);
    await log.group(`Deploy ${release.version} to ${release.color}`, () =>
      this.#step('deploy-failed', () => deployer.deploy(release, signal)),
    );
    await this.#session.update({ versions: { ...versions, [this.#to]: release.version } }, lease);
    await log.group(`Health of ${release.color}`, async () => {
      const { healthy, finding } = await prober.becomeHealthy(release.url, signal);
      if (!healthy) throw new PreparationError('unhealthy', `${release.color} is ${finding}`);
      log.info(`✔ ${finding}`);
    });
    await log.group('Warm-up', () => this.#step('warm-up-failed', () => this.#world.warmUp(release)));
    await log.group('Smoke tests', () => this.#step('smoke-failed', () => this.#world.smoke(release)));
    const back = await prober.probe(urlOf(this.#from));
    if (!back.healthy) {
      const reason = `${this.#from}, the way back, is not healthy: ${back.finding}`;
      throw new PreparationError('no-way-back', reason);
    }
    signal.throwIfAborted();
  }

  async #step(reasonCode: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof ProviderError) throw new PreparationError(reasonCode, error.message);
      throw error;
    }
  }

  /** Moves traffic to a stage and watches it; gives a result if the shift ends here. */
  async #stage(stage: Stage, index: number, observer: Observer): Promise<ShiftResult | undefined> {
    const { clock, log } = this.#world;
    const weights = splitWith(this.#to, stage.weight);
    const title = `Stage ${index + 1} of ${this.#plan.stages.length}: ${stage.weight}% on ${this.#to}`;
    return log.group(title, async () => {
      const started = isoInstant(clock.now());
      await this.#move(weights, stage.watch);
      if (stage.watch === 0) return undefined;
      const window = await watchWindow(
        observer,
        { duration: stage.watch, interval: this.#plan.interval, onLook: () => this.#correctDrift() },
        this.#world,
      );
      const { verdict, reason, reasonCode, looks } = window;
      this.#stages.push({ weights, verdict, reason, started, ended: isoInstant(clock.now()), looks });
      log.info(`${title} for ${formatDuration(window.endedAt - window.startedAt)}: ${verdict}, ${reason}`);
      return this.#judge(verdict, reasonCode, reason);
    });
  }

  async #judge(verdict: Verdict, reasonCode: string, reason: string): Promise<ShiftResult | undefined> {
    if (verdict === 'pass') return undefined;
    const { onRegression, onInconclusive } = this.#plan.policies;
    const policy = verdict === 'regress' ? onRegression : onInconclusive;
    if (policy === 'rollback') return this.#rollBack(reasonCode, reason);
    if (policy === 'hold') return this.#hold(reasonCode, reason);
    this.#world.log.warning(`Going on although the stage was ${verdict}: ${reason}`);
    return undefined;
  }

  async #move(weights: Weights, watch: number): Promise<void> {
    this.#world.signal.throwIfAborted();
    await this.#session.assertHeld();
    this.#weights = weights;
    await this.#session.update({ journal: this.#journal('shifting') }, watch + leaseMargin);
    await setWeights(this.#world.router, weights, this.#world, this.#world.signal);
    await this.#session.assertHeld();
  }

  /** Another writer may have changed the weights; whoever holds the lock puts them right within one interval. */
  async #correctDrift(): Promise<void> {
    const { router, log } = this.#world;
    let observed: Weights;
    try {
      observed = await router.read();
    } catch (error) {
      return log.warning(`The router did not tell its weights: ${describeError(error)}`);
    }
    if (sameWeights(observed, this.#weights)) return;
    log.warning(
      `The router shows ${formatWeights(observed)} in place of ${formatWeights(this.#weights)}; correcting it.`,
    );
    await this.#session.assertHeld();
    await setWeights(router, this.#weights, this.#world, this.#world.signal);
    await this.#session.assertHeld();
  }

  async #giveWay(error: unknown): Promise<never> {
    if (error instanceof FencedError) await undoLateWrite(this.#weights, this.#world);
    throw error;
  }

  async #promote(): Promise<ShiftResult> {
    const now = this.#world.clock.now();
    const retireAfter = isoInstant(now + this.#plan.keepOld);
    const reason = `${this.#plan.version} serves all traffic on ${this.#to}; ${this.#from} is kept until ${retireAfter}.`;
    const settled = { ...this.#settlement('promoted', 'promoted', reason), retireAfter };
    const change = { active: this.#to, journal: undefined, settled };
    if (this.#plan.keepLock > 0) await this.#session.update(change, this.#plan.keepLock);
    else await this.#session.end(change);
    return {
      ...this.#result('promoted', 'promoted', reason),
      active: this.#to,
      previous: this.#from,
      retireAfter,
    };
  }

  /** Traffic never left the old colour: settle that. */
  async #abandon(error: unknown): Promise<ShiftResult> {
    const known = error instanceof PreparationError || this.#world.signal.aborted;
    if (error instanceof FencedError) throw error;
    const reasonCode = error instanceof PreparationError ? error.reasonCode : known ? 'cancelled' : 'failed';
    const why = this.#world.signal.aborted ? describeCancel(error) : describeError(error);
    const reason = `${why}. All traffic stayed on ${this.#from}.`;
    await this.#settle(this.#settlement('rolled-back', reasonCode, reason));
    if (!known) throw error;
    return this.#result('rolled-back', reasonCode, reason);
  }

  async #interrupted(error: unknown): Promise<ShiftResult> {
    if (error instanceof FencedError) throw error;
    const cancelled = this.#world.signal.aborted;
    const reason = cancelled ? describeCancel(error) : describeError(error);
    if (cancelled && this.#plan.policies.onCancel === 'hold') return this.#hold('cancelled', reason);
    const result = await this.#rollBack(cancelled ? 'cancelled' : reasonCodeOf(error), reason);
    if (cancelled || error instanceof ProviderError) return result;
    this.#world.log.error(result.reason);
    throw error;
  }

  async #rollBack(reasonCode: string, reason: string): Promise<ShiftResult> {
    const { log, clock } = this.#world;
    const started = clock.now();
    const back = allOn(this.#from);
    log.warning(`Rolling back to ${this.#from}: ${reason}`);
    const before = this.#weights;
    this.#weights = back;
    const journal = { ...this.#journal('rolling-back'), reason };
    await returnTraffic(this.#world.router, back, this.#session, journal, this.#world).catch((error) => {
      throw error instanceof FencedError ? error : noWayBack(error, reason, this.#from, before);
    });
    const took = formatDuration(clock.now() - started);
    const probe = await this.#world.prober.probe(this.#world.urlOf(this.#from), lastProbeTime);
    if (!probe.healthy)
      log.error(`${this.#from} has all traffic again, but is not healthy: ${probe.finding}`);
    const told = `${reason}. All traffic is back on ${this.#from} after ${took}.`;
    await this.#settle(this.#settlement('rolled-back', reasonCode, told));
    return this.#result('rolled-back', reasonCode, told);
  }

  async #hold(reasonCode: string, reason: string): Promise<ShiftResult> {
    const holdUntil = isoInstant(this.#world.clock.now() + holdTime);
    const told = `${reason}. Traffic is held at ${formatWeights(this.#weights)} until ${holdUntil}.`;
    const settled = { ...this.#settlement('held', reasonCode, told), holdUntil };
    await this.#settle(settled);
    return this.#result('held', reasonCode, told);
  }

  /** Traffic is where it shall be: a state that can't be written now is settled by a later run from its journal. */
  async #settle(settled: Settlement): Promise<void> {
    try {
      const change = { active: this.#from, journal: undefined, settled };
      await withTimeLimit(this.#session.end(change), recordTime, this.#world.clock);
    } catch (error) {
      if (error instanceof FencedError) throw error;
      this.#world.log.error(
        `The state could not be written; the next run settles it: ${describeError(error)}`,
      );
    }
  }

  #release(color: Color): Release {
    const { service, environment, version, sha } = this.#plan;
    const url = this.#world.urlOf(color);
    if (color === this.#to) return { service, environment, color, version, sha, url };
    return {
      service,
      environment,
      color,
      version: this.#session.state.versions[color] ?? '',
      sha: undefined,
      url,
    };
  }

  #journal(phase: Journal['phase']): Journal {
    const { version } = this.#plan;
    const intended = this.#weights;
    return {
      operation: 'shift',
      from: this.#from,
      to: this.#to,
      version,
      phase,
      intended,
      started: this.#started,
    };
  }

  #settlement(outcome: Settlement['outcome'], reasonCode: string, reason: string): Settlement {
    return {
      operation: 'shift',
      outcome,
      from: this.#from,
      to: this.#to,
      version: this.#plan.version,
      weights: this.#weights,
      at: isoInstant(this.#world.clock.now()),
      by: this.#session.holder,
      reasonCode,
      reason,
    };
  }

  #result(outcome: ShiftResult['outcome'], reasonCode: string, reason: string): ShiftResult {
    return {
      outcome,
      reasonCode,
      reason,
      active: this.#from,
      previous: this.#from,
      weights: this.#weights,
      retireAfter: undefined,
      stages: this.#stages,
      started: this.#started,
      ended: isoInstant(this.#world.clock.now()),
    };
  }
}
