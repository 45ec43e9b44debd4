import { formatDuration, isoInstant } from '@deploy-actions/action-kit';
import type { RollingStep } from '@deploy-actions/config';
import { actionAfter, type WindowResult, watchWindow } from '@deploy-actions/metrics';
import { lookingAfter, step } from '../preparation.ts';
import { StepError } from '../shift-failures.ts';
import type { Observer } from '../watch-health.ts';
import type { BegunRolling } from './begin-rolling.ts';
import { reach } from './reach-step.ts';
import { RollingEnding } from './rolling-ending.ts';
import type { RollingProgress } from './rolling-progress.ts';
import type { RollingDependencies, RollingPlan, RollingResult } from './rolling-types.ts';
import { formatSize, stepsFrom } from './step-counts.ts';
import { watchInstances } from './watch-instances.ts';
import { leaseTime, type WorkloadUpdate } from './workload-update.ts';

/** One rolling update of workloads that are claimed. */
export class RollingRun {
  readonly #plan: RollingPlan;
  readonly #world: RollingDependencies;
  readonly #progress: RollingProgress;
  readonly #open: readonly WorkloadUpdate[];
  readonly #completed: WorkloadUpdate[];
  readonly #ending: RollingEnding;

  constructor(plan: RollingPlan, world: RollingDependencies, begun: BegunRolling, progress: RollingProgress) {
    this.#plan = plan;
    this.#world = world;
    this.#progress = progress;
    this.#open = begun.open;
    this.#completed = [...begun.completed];
    this.#ending = new RollingEnding(plan, world, progress, this.#open, this.#completed);
  }

  /** Every workload, one after another. Throws ProviderError when even the way back failed, or another run took the update over. */
  async run(): Promise<RollingResult> {
    try {
      const observer = await this.#world.observe();
      for (const [index, update] of this.#open.entries()) {
        const ended = await this.#update(update, observer, this.#open.slice(index + 1));
        if (ended) return ended;
      }
      const names = this.#open.map(({ name }) => name).join(', ');
      const reason = `${this.#plan.version} runs on every instance of ${names}.`;
      return this.#progress.result('updated', 'updated', reason);
    } catch (error) {
      return this.#ending.interrupted(error);
    }
  }

  /** Gives a result if the update ends here. */
  async #update(
    update: WorkloadUpdate,
    observer: Observer | undefined,
    rest: readonly WorkloadUpdate[],
  ): Promise<RollingResult | undefined> {
    const { world, key } = { world: this.#world, key: update.key };
    if (!update.moved) await this.#prepare(update);
    const { steps = [] } = this.#plan.workloads.find((each) => each.key === key) ?? {};
    const left = stepsFrom(steps, update.intended, update.seen.instances);
    for (const [index, each] of left.entries()) {
      const number = steps.length - left.length + index + 1;
      const title = `${update.name}, step ${number} of ${steps.length}: ${formatSize(each)}`;
      const later = [...left.slice(index + 1), ...rest.flatMap((other) => this.#stepsOf(other))];
      const more = later.some(({ watch }) => watch > 0);
      const ended = await world.log.group(title, () => this.#step(update, each, { title, more, observer }));
      if (ended) return ended;
    }
    const last = steps.at(-1);
    // The number of instances may have grown while they were watched.
    if (last) await reach(update, last, this.#plan, world);
    await this.#guarded(update, () => step('verify-failed', () => world.verify(key)));
    this.#completed.push(update);
    // Somewhere a record always says that this update is under way.
    await rest[0]?.keepLease(this.#completed.map((each) => each.key));
    await this.#complete(update);
    return undefined;
  }

  #stepsOf({ key }: WorkloadUpdate): readonly RollingStep[] {
    return this.#plan.workloads.find((each) => each.key === key)?.steps ?? [];
  }

  async #prepare(update: WorkloadUpdate): Promise<void> {
    const { drain, removeStaleTasks } = this.#world;
    const { key } = update;
    await this.#guarded(update, async () => {
      update.isDrained = true;
      await step('drain-failed', () => drain(key));
      await step('stale-tasks-failed', async () => this.#progress.removed(key, await removeStaleTasks(key)));
    });
  }

  /** Work beside the instances; the lease is looked after meanwhile. */
  async #guarded(update: WorkloadUpdate, work: () => Promise<void>): Promise<void> {
    const { clock, signal } = this.#world;
    signal.throwIfAborted();
    await update.keepLease(this.#completed.map(({ key }) => key));
    await lookingAfter(work(), () => update.keepLease(), leaseTime / 4, clock);
    signal.throwIfAborted();
  }

  async #step(
    update: WorkloadUpdate,
    each: RollingStep,
    { title, more, observer }: { title: string; more: boolean; observer: Observer | undefined },
  ): Promise<RollingResult | undefined> {
    const { clock, log } = this.#world;
    const started = isoInstant(clock.now());
    const tell = (
      found: Pick<WindowResult, 'reason' | 'looks'> & {
        verdict: WindowResult['verdict'] | 'ready' | 'not-ready';
      },
    ) => {
      const { verdict, reason, looks } = found;
      const { intended, seen } = update;
      const size = formatSize(each);
      this.#progress.step(update.key, {
        ...{ size, intended, instances: seen.instances, watch: each.watch, verdict, reason, looks },
        ...{ started, ended: isoInstant(clock.now()) },
      });
    };
    try {
      await reach(update, each, this.#plan, this.#world);
    } catch (error) {
      if (error instanceof StepError) tell({ verdict: 'not-ready', reason: error.message, looks: [] });
      throw error;
    }
    const ready = `${update.seen.ready} of ${update.seen.instances} instances have ${this.#plan.version} and are ready`;
    log.info(`✔ ${ready}`);
    if (each.watch === 0) {
      tell({ verdict: 'ready', reason: ready, looks: [] });
      return undefined;
    }
    const window = await this.#watch(update, each, more, observer);
    tell(window);
    const took = formatDuration(window.endedAt - window.startedAt);
    log.info(`${title} for ${took}: ${window.verdict}, ${window.reason}`);
    return this.#judge(window);
  }

  #watch(
    update: WorkloadUpdate,
    { watch: duration }: RollingStep,
    more: boolean,
    others: Observer | undefined,
  ): Promise<WindowResult> {
    const { interval, extend, unreadableLimit } = this.#plan;
    const watch = watchInstances(update, others, this.#world);
    const onLook = async () => {
      watch.assertUndisturbed();
      await update.keepLease();
      await update.settle();
    };
    const options = { duration, interval, extend, unreadableLimit, more, onLook };
    return watchWindow(watch.observer, options, this.#world);
  }

  async #judge(window: WindowResult): Promise<RollingResult | undefined> {
    const { verdict, reasonCode, reason } = window;
    if (verdict === 'pass') return undefined;
    const policy = actionAfter(window, this.#plan.policies);
    if (policy === 'rollback') return this.#ending.undo(reasonCode, reason);
    if (policy === 'hold') return this.#ending.holdOrUndo(reasonCode, reason);
    this.#world.log.warning(`Going on although the step was ${verdict}: ${reason}`);
    return undefined;
  }

  /** Ends the update of one workload, and sees that it has. */
  async #complete(update: WorkloadUpdate): Promise<void> {
    const { clock, signal } = this.#world;
    await update.complete();
    const deadline = clock.now() + this.#plan.timeout;
    while (!(await update.lookPatiently()).complete) {
      const { seen } = update;
      if (seen.stalled !== undefined) throw new StepError('stalled', `${update.name}: ${seen.stalled}`);
      if (clock.now() > deadline) {
        const found = `${seen.ready} of ${seen.instances} instances are ready`;
        throw new StepError('not-ready', `${update.name} did not come to rest: ${found}`);
      }
      await clock.sleep(2_000, signal);
    }
    this.#progress.set(update.key, 'updated');
    this.#progress.saw(update.key, update.seen);
  }
}
