import { describeError, formatDuration, ProviderError } from '@deploy-actions/action-kit';
import { describeCancel, isExpected } from '../shift-failures.ts';
import { DisturbedError, rollingReasonCode, TakenOverError, UndoError } from './rolling-failures.ts';
import type { RollingProgress } from './rolling-progress.ts';
import type { RollingDependencies, RollingPlan, RollingResult } from './rolling-types.ts';
import type { WorkloadUpdate } from './workload-update.ts';

/** Pause between two looks at instances that come back, in milliseconds. */
const lookPause = 2_000;

/** How long is waited for them once a run is cancelled and has little time left, in milliseconds. */
const lastWait = 2_000;

/** How a rolling update ends that doesn't get through: undone or held, and told. */
export class RollingEnding {
  readonly #plan: RollingPlan;
  readonly #world: RollingDependencies;
  readonly #progress: RollingProgress;
  readonly #open: readonly WorkloadUpdate[];
  readonly #completed: readonly WorkloadUpdate[];

  /** `open` are claimed, in order; `completed` grows while the update goes on. */
  constructor(
    plan: RollingPlan,
    world: RollingDependencies,
    progress: RollingProgress,
    open: readonly WorkloadUpdate[],
    completed: readonly WorkloadUpdate[],
  ) {
    this.#plan = plan;
    this.#world = world;
    this.#progress = progress;
    this.#open = open;
    this.#completed = completed;
  }

  /** A run that stops in the middle: undone, or held where a cancel is to do that or somebody else is at work. */
  async interrupted(error: unknown): Promise<RollingResult> {
    if (error instanceof TakenOverError) return this.#giveWay(error);
    if (error instanceof UndoError) throw error;
    if (error instanceof DisturbedError) return this.hold('changed-by-another', error.message);
    const cancelled = this.#world.signal.aborted;
    const reason = cancelled ? describeCancel(error) : describeError(error);
    if (cancelled && this.#plan.policies.onCancel === 'hold') return this.hold('cancelled', reason);
    const reasonCode = cancelled ? 'cancelled' : rollingReasonCode(error);
    const { policies } = this.#plan;
    // Going on is no choice where the instances of the step are not ready.
    const policy = { stalled: policies.regress, 'not-ready': policies.inconclusive }[reasonCode];
    if (policy === 'hold') return this.holdOrUndo(reasonCode, reason);
    const result = await this.undo(reasonCode, reason);
    if (cancelled || isExpected(error)) return result;
    this.#world.log.error(result.reason);
    throw error;
  }

  /** Brings back every workload that was updated, newest first. Throws UndoError when one can't be, and TakenOverError. */
  async undo(reasonCode: string, reason: string): Promise<RollingResult> {
    const { log, clock } = this.#world;
    const started = clock.now();
    const moved = this.#moved();
    for (const { key, seen } of moved) this.#progress.saw(key, seen);
    if (moved.length > 0) log.warning(`Undoing ${namesOf(moved)}: ${reason}`);
    const failures: string[] = [];
    try {
      await this.#keepOthersAway(moved);
      for (const update of moved) {
        const failure = await this.#bringBack(update);
        if (failure !== undefined) failures.push(failure);
      }
    } catch (error) {
      if (error instanceof TakenOverError) return this.#giveWay(error);
      throw error;
    }
    await this.#dropClaims();
    const undone = moved.filter(({ key }) => !this.#failed.has(key));
    const stands = await this.#awaitBack(undone);
    const took = formatDuration(clock.now() - started);
    const problems = [...failures, ...(await this.#restore())];
    const left = [...this.#leftAlone].map(([name, what]) => notBack(name, what));
    if (failures.length > 0) {
      const names = (this.#wholly(undone) ?? []).map(({ name }) => name);
      throw new UndoError(reason, names, [...problems, ...left], this.#plan.version);
    }
    const parts = [reason, ...left, backOf(this.#wholly(undone), took), ...stands, ...problems];
    const told = [...parts.filter((part) => part !== ''), ''].join('. ').trimEnd();
    if (left.length === 0) return this.#progress.result('undone', reasonCode, told);
    return this.#progress.result('partly-undone', 'changed-by-another', told);
  }

  #wholly(undone: readonly WorkloadUpdate[]): readonly WorkloadUpdate[] | undefined {
    if (undone.length === 0) return undefined;
    return undone.filter(({ name }) => !this.#leftAlone.has(name));
  }

  /** Holds the update where it stands or, where that can't be recorded, undoes it. */
  async holdOrUndo(reasonCode: string, reason: string): Promise<RollingResult> {
    try {
      return await this.hold(reasonCode, reason);
    } catch (error) {
      if (error instanceof TakenOverError || this.#world.signal.aborted) throw error;
      return this.undo(reasonCode, `${reason}. The update could not be held: ${describeError(error)}`);
    }
  }

  /** Leaves every instance as it is, and says so at the workload. Throws ProviderError when that can't be written: the record stays as it was. */
  async hold(reasonCode: string, reason: string): Promise<RollingResult> {
    const claimed = this.#open.filter(({ isClaimed }) => isClaimed);
    const at = claimed[0];
    // Where nothing was replaced there is nothing to hold, and where all was nothing to record.
    if (this.#moved().length === 0) return this.undo(reasonCode, reason);
    if (!at) {
      const all = `${reason}. Every instance was replaced by then. \`version: ${this.#plan.version}\` with \`resume: undo\` brings everything back.`;
      return this.#progress.result('held', reasonCode, all);
    }
    await at.hold(reason);
    await this.#dropClaims(at);
    this.#progress.set(at.key, 'held');
    this.#progress.saw(at.key, at.seen, at.seen.disturbed !== undefined);
    const { updated, instances } = at.seen;
    const told = `${reason}. The update is held: ${at.name} has ${updated} of ${instances} instances on ${this.#plan.version}, and nothing moves until somebody decides. Run again with \`version: ${this.#plan.version}\` and \`resume: continue\` or \`resume: undo\`.`;
    return this.#progress.result('held', reasonCode, told);
  }

  readonly #failed = new Set<string>();
  /** What somebody else changed and was not brought back, by the workload's name. */
  readonly #leftAlone = new Map<string, readonly string[]>();

  /** Newest first. */
  #moved(): WorkloadUpdate[] {
    const current = this.#open.filter((each) => each.moved && !this.#completed.includes(each));
    return [...this.#completed, ...current].reverse();
  }

  /**
   * What comes back has a record of this run until it does: a process that slept meanwhile, and lost the update, finds that
   * at each of its writes. First of all the update must still be this run's.
   */
  async #keepOthersAway(moved: readonly WorkloadUpdate[]): Promise<void> {
    const bare = moved.filter(({ isClaimed }) => !isClaimed);
    if (bare.length === 0) return;
    const own = moved.find(({ isClaimed }) => isClaimed) ?? this.#open.find(({ isClaimed }) => isClaimed);
    try {
      await own?.prove();
      for (const update of bare) await update.reclaim();
    } catch (error) {
      if (error instanceof TakenOverError) throw error;
      this.#world.log.warning(
        `Not everything could be claimed before it comes back: ${describeError(error)}`,
      );
    }
  }

  /** Another run has the update: what this one claimed and didn't move is of no use to anybody. */
  async #giveWay(error: TakenOverError): Promise<never> {
    for (const update of this.#completed.filter(({ isClaimed }) => isClaimed)) {
      await update.drop().catch(() => {});
    }
    await this.#dropClaims();
    throw error;
  }

  async #dropClaims(except?: WorkloadUpdate): Promise<void> {
    for (const claim of this.#open.filter((each) => each.isClaimed && !each.moved && each !== except)) {
      await claim.drop().catch((error) => {
        this.#world.log.warning(`${claim.name} stays claimed for some minutes: ${describeError(error)}`);
      });
    }
  }

  /** Writes the way back of one workload; says why that failed. */
  async #bringBack(update: WorkloadUpdate): Promise<string | undefined> {
    try {
      const left = await update.undo();
      if (left.length > 0) this.#leftAlone.set(update.name, left);
      this.#progress.set(update.key, left.length > 0 ? 'partly-undone' : 'undone');
      return undefined;
    } catch (error) {
      if (error instanceof TakenOverError) throw error;
      this.#failed.add(update.key);
      this.#progress.set(update.key, 'unknown');
      return `${update.name}: ${describeError(error)}`;
    }
  }

  /** Lets what was drained, and is back, take work again; says what failed. */
  async #restore(): Promise<string[]> {
    const all = new Set([...this.#completed, ...this.#open]);
    const drained = [...all].filter(
      ({ key, isDrained, moved }) => (isDrained || moved) && !this.#failed.has(key),
    );
    const problems: string[] = [];
    for (const { key, name } of drained) {
      try {
        await this.#world.restore(key);
      } catch (error) {
        problems.push(
          `${name} was drained, and its \`restore\` has yet to be done by hand: ${describeError(error)}`,
        );
      }
    }
    return problems;
  }

  /** Waits until what ran before is ready again, and says how far that is. */
  async #awaitBack(undone: readonly WorkloadUpdate[]): Promise<string[]> {
    const { clock, signal } = this.#world;
    const deadline = clock.now() + (signal.aborted ? lastWait : this.#plan.timeout);
    const stands: string[] = [];
    for (const update of undone) {
      stands.push(await this.#awaitOne(update, deadline));
      this.#progress.saw(update.key, update.seen, this.#leftAlone.has(update.name));
    }
    return stands;
  }

  async #awaitOne(update: WorkloadUpdate, deadline: number): Promise<string> {
    const { clock, log, signal } = this.#world;
    let told = '';
    for (;;) {
      const problem = await update.look({ through: true }).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (problem instanceof TakenOverError) return `${update.name} belongs to another run by now`;
      if (
        problem !== undefined &&
        !(problem instanceof ProviderError) &&
        !(problem instanceof DisturbedError)
      )
        throw problem;
      const { before, updated, instances, troubles } = update.seen;
      const what = this.#leftAlone.has(update.name)
        ? 'are ready with what stands there now'
        : 'run what ran before and are ready';
      const ready = `${before} of ${instances} instances of ${update.name} ${what}`;
      if (problem === undefined && before >= instances && updated === 0) return ready;
      if (clock.now() >= deadline || signal.aborted) {
        const why = problem === undefined ? troubles.join('; ') : describeError(problem);
        const found = `only ${ready}${why === '' ? '' : ` (${why})`}; the rest follows by itself`;
        if (!signal.aborted) log.error(found);
        return found;
      }
      const now = troubles.join('\n');
      if (now !== told && now !== '') log.warning(`${update.name} is not back yet: ${now}`);
      told = now;
      await clock.sleep(lookPause);
    }
  }
}

/** What was brought back as a whole; `undefined` where nothing had to be. */
function backOf(wholly: readonly WorkloadUpdate[] | undefined, took: string): string {
  if (!wholly) return 'No instance was replaced';
  if (wholly.length === 0) return '';
  return `${namesOf(wholly)} ${wholly.length === 1 ? 'was' : 'were'} brought back, after ${took}`;
}

function notBack(name: string, what: readonly string[]): string {
  return `NOT brought back: ${name}: ${what.join('; ')}. That was left as it is, only the rest was put back, and nothing is recorded any more: whoever made the change, or an update, has to put it right`;
}

function namesOf(updates: readonly WorkloadUpdate[]): string {
  return updates.map(({ name }) => name).join(', ');
}
