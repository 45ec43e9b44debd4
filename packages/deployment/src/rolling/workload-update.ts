import { describeError, isoInstant, ProviderError } from '@deploy-actions/action-kit';
import {
  type RollingWorkload,
  type Rollout,
  type UpdateRecord,
  WorkloadConflictError,
} from '@deploy-actions/workloads';
import { DisturbedError, TakenOverError } from './rolling-failures.ts';
import type { RollingDependencies, RollingPlan } from './rolling-types.ts';

/** How long a record keeps others away unless it is prolonged, in milliseconds. */
export const leaseTime = 10 * 60_000;

/** Pause before a look or a write is tried again, in milliseconds. */
const pause = 2_000;

/** How long a platform that doesn't answer is borne with, in milliseconds; so long only once the run is cancelled, of the 7.5 s the runner leaves. */
const patience = 2 * 60_000;
const lastPatience = 3_000;

type World = Pick<RollingDependencies, 'holder' | 'clock' | 'log' | 'signal'>;

/** How a write is made. */
interface Persistence {
  /** Also when the run is cancelled meanwhile: what leads back must not stop half-way. */
  readonly through?: boolean;
  /** Also when somebody else changed the workload: it touches the record alone. */
  readonly disturbed?: boolean;
}

/** What a record says beside who wrote it, and until when it counts. */
type Saying = Pick<UpdateRecord, 'intended' | 'held' | 'earlier'>;

/** One workload in the hands of one run: every write is the run's own, made on what it saw last, and told from everybody else's. */
export class WorkloadUpdate {
  readonly #workload: RollingWorkload;
  readonly #plan: Pick<RollingPlan, 'version'>;
  readonly #world: World;
  #seen: Rollout;
  #seenAt: number;
  /** What this run wrote last, or tried to; `undefined` while it has written none. */
  #record: UpdateRecord | undefined;
  /** What somebody else did before this run took the update on: known, and decided upon. */
  readonly #accepted: string | undefined;
  /** The record of the update this run goes on with. */
  readonly #found: UpdateRecord | undefined;
  /** Whether the record was there for it to be ended. */
  #ended = false;
  #moved: boolean;
  /** Whether this run began to drain it. */
  isDrained = false;
  /** Somebody else changed it, and a person decided to go on: what runs has to be said once more. */
  #overruling: boolean;

  /** `found` is the workload as it was read when the run decided to begin; `earlier` runs may have moved it. */
  constructor(
    workload: RollingWorkload,
    found: Rollout,
    plan: Pick<RollingPlan, 'version'>,
    world: World,
    moved = (found.record?.intended ?? 0) > 0,
  ) {
    this.#workload = workload;
    this.#seen = found;
    this.#seenAt = world.clock.now();
    this.#plan = plan;
    this.#world = world;
    this.#accepted = found.disturbed;
    const { record } = found;
    if (record && !isMereClaim(record)) this.#found = record;
    this.#moved = moved;
    this.#overruling = found.disturbed !== undefined;
  }

  get key(): string {
    return this.#workload.key;
  }

  get name(): string {
    return this.#workload.name;
  }

  /** As it was last seen. */
  get seen(): Rollout {
    return this.#seen;
  }

  /** Milliseconds since the last look. */
  get age(): number {
    return this.#world.clock.now() - this.#seenAt;
  }

  /** Whether instances were replaced, by this run or the one it goes on from. */
  get moved(): boolean {
    return this.#moved;
  }

  /** Whether `wanted` instances with the new version have yet to be asked for. */
  lacks(wanted: number): boolean {
    return !this.#moved || this.#overruling || wanted > this.intended;
  }

  /** How many instances are to have the new version by now. */
  get intended(): number {
    return this.#record?.intended ?? this.#seen.record?.intended ?? 0;
  }

  /** Whether a record of this run stands there. */
  get isClaimed(): boolean {
    return this.#record !== undefined && !this.#ended;
  }

  /** One look. Throws ProviderError, and what makes the update end: TakenOverError, DisturbedError. */
  async look({ through = false }: Persistence = {}): Promise<Rollout> {
    const now = await this.#workload.read(through ? undefined : this.#world.signal);
    this.#seen = now;
    this.#seenAt = this.#world.clock.now();
    const owner = now.record?.holder;
    const lost = owner === undefined ? this.isClaimed : owner !== this.#world.holder.id;
    if (lost) throw new TakenOverError(this.name, this.#plan.version, now.record);
    if (now.disturbed !== undefined && now.disturbed !== this.#accepted)
      throw new DisturbedError(this.name, now.disturbed);
    return now;
  }

  /** Looks until an answer comes, for a while. */
  async lookPatiently(): Promise<Rollout> {
    const until = this.#patience();
    for (;;) {
      try {
        return await this.look();
      } catch (error) {
        await this.#bear(error, until, {});
      }
    }
  }

  /** Takes the workload: nobody else begins here as long as the lease lasts. Throws WorkloadConflictError when somebody was faster. */
  async claim(earlier: readonly string[]): Promise<void> {
    const before = this.#seen.record;
    const intended = this.moved ? Math.max(1, this.intended, this.#seen.updated) : 0;
    const record = this.#say({ intended, earlier }, before?.started);
    try {
      await this.#workload.mark(record);
    } catch (error) {
      if (!(error instanceof ProviderError && error.retryable)) throw error;
      // A lost answer is told from a lost race by what stands there then.
      this.#seen = await this.#workload.read();
      if (!sameRecord(this.#seen.record, record)) throw error;
    }
    this.#record = record;
    this.#ended = false;
  }

  /** Lets so many instances have the new version. */
  async advance(intended: number): Promise<void> {
    const record = this.#say({ ...this.#saying(), intended: Math.max(intended, this.intended) });
    // It may have moved even if the answer is lost.
    this.#moved = true;
    await this.#write(record, () => this.#workload.advance(record));
    this.#overruling = false;
  }

  /** Lets old instances go as far as new ones are ready. */
  async settle(): Promise<void> {
    const record = this.#record;
    if (!record) return;
    await this.#repeat(
      () => this.#workload.settle(record),
      () => false,
    );
  }

  /** Makes the record last longer when half of its time is over, or when it has to say what else was completed meanwhile. */
  async keepLease(earlier = this.#record?.earlier ?? []): Promise<void> {
    const before = this.#record;
    if (!before || this.#ended) return;
    const lasts = Date.parse(before.until) - this.#world.clock.now() > leaseTime / 2;
    if (lasts && earlier.join() === (before.earlier ?? []).join()) return;
    const record = this.#say({ ...this.#saying(), earlier });
    await this.#write(record, () => this.#workload.mark(record));
  }

  /** Says at the workload itself that it stands still, and why. */
  async hold(reason: string): Promise<void> {
    const record = this.#say({ ...this.#saying(), held: reason });
    await this.#write(record, () => this.#workload.mark(record), { through: true, disturbed: true });
  }

  /** Lets others take the update on at once; nothing else changes. */
  async release(): Promise<void> {
    const record = { ...this.#say(this.#saying()), until: isoInstant(this.#world.clock.now()) };
    await this.#write(record, () => this.#workload.mark(record), { through: true, disturbed: true });
  }

  /** Takes the claim back: what stood there stands there again. */
  async giveBack(): Promise<void> {
    const record = this.#found;
    if (!record) return this.drop();
    this.#ended = true;
    await this.#repeat(
      () => this.#workload.mark(record),
      () => true,
      { through: true, disturbed: true },
    );
  }

  /** Removes the record and nothing else, from a workload under whose record nothing moved. */
  async drop(): Promise<void> {
    this.#ended = true;
    await this.#repeat(
      () => this.#workload.complete(),
      ({ record }) => record === undefined,
      { through: true, disturbed: true },
    );
  }

  /** Ends the update here: everything but the version is as it was before. */
  async complete(): Promise<void> {
    this.#ended = true;
    await this.#repeat(
      () => this.#workload.complete(),
      (now) => now.record === undefined && (now.undoable || this.#lost(now)),
    );
  }

  /** Makes sure that the update is still this run's, and stays so for a while. */
  async prove(): Promise<void> {
    const record = this.#say(this.#saying());
    await this.#write(record, () => this.#workload.mark(record), { through: true });
  }

  /** Takes what was completed once more, to undo it; says whether there is anything to undo. Throws WorkloadConflictError when somebody was faster. */
  async reclaim(): Promise<boolean> {
    await this.#seeThrough();
    if (!this.#seen.undoable) return false;
    await this.claim([]);
    return true;
  }

  /** Everything as it was before the update. Returns when it is written, and gives what somebody else changed and was left alone. */
  async undo(): Promise<readonly string[]> {
    this.#ended = true;
    const { disturbed } = this.#seen;
    // Of a write whose answer was lost it is told as it was seen before.
    let left: readonly string[] = disturbed === undefined ? [] : [disturbed];
    await this.#repeat(
      async () => {
        left = await this.#workload.undo();
      },
      (now) => now.record === undefined && (!now.undoable || this.#lost(now)),
      { through: true },
    );
    return left;
  }

  /** Somebody else ended the update, and otherwise than this run was about to. */
  #lost({ record }: Rollout): never {
    throw new TakenOverError(this.name, this.#plan.version, record);
  }

  async #seeThrough(): Promise<void> {
    const until = this.#patience();
    for (;;) {
      try {
        await this.look({ through: true });
        return;
      } catch (error) {
        await this.#bear(error, until, { through: true });
      }
    }
  }

  #say(saying: Saying, started = this.#record?.started): UpdateRecord {
    const { holder, clock } = this.#world;
    const now = clock.now();
    return {
      ...{ version: this.#plan.version, holder: holder.id, actor: holder.actor },
      ...(holder.url === undefined ? {} : { url: holder.url }),
      started: started ?? isoInstant(now),
      until: isoInstant(now + leaseTime),
      intended: saying.intended,
      ...(saying.held === undefined ? {} : { held: saying.held }),
      ...(saying.earlier?.length ? { earlier: saying.earlier } : {}),
    };
  }

  #saying(): Saying {
    return { intended: this.intended, earlier: this.#record?.earlier };
  }

  async #write(record: UpdateRecord, work: () => Promise<void>, how: Persistence = {}): Promise<void> {
    await this.#repeat(work, (now) => sameRecord(now.record, record), how);
    this.#record = record;
  }

  /** Writes; after a conflict or a lost answer it looks first, and writes again only what is still this run's to write. */
  async #repeat(work: () => Promise<void>, done: (now: Rollout) => boolean, how: Persistence = {}) {
    const until = this.#patience();
    for (let tries = 1; ; tries += 1) {
      try {
        if (tries > 1 && done(await this.#lookAgain(how))) return;
        return await work();
      } catch (error) {
        // A process that slept has no time left, but has to see what happened meanwhile.
        await this.#bear(error, tries === 1 ? Number.POSITIVE_INFINITY : until, how);
      }
    }
  }

  async #lookAgain(how: Persistence): Promise<Rollout> {
    try {
      return await this.look(how);
    } catch (error) {
      if (!(how.disturbed && error instanceof DisturbedError)) throw error;
      return this.#seen;
    }
  }

  #patience(): number {
    return this.#world.clock.now() + (this.#world.signal.aborted ? lastPatience : patience);
  }

  /** Waits before another try; throws what no other try can help against, and everything once the time is over. */
  async #bear(error: unknown, until: number, { through = false }: Persistence): Promise<void> {
    const { clock, log, signal } = this.#world;
    const conflict = error instanceof WorkloadConflictError;
    if (!conflict && !(error instanceof ProviderError && error.retryable)) throw error;
    if (clock.now() + pause > until) {
      if (!conflict) throw error;
      const message = `${this.name} could not be changed: ${error.message}`;
      throw new ProviderError(message, { system: this.name, operation: 'update', cause: error });
    }
    if (conflict) log.info(`${this.name}: looking again: ${error.message}`);
    else log.warning(`${this.name}: trying again: ${describeError(error)}`);
    await clock.sleep(pause, through ? undefined : signal);
  }
}

/** Whether no instance was replaced under a record, nor anything decided. */
export function isMereClaim({ intended, held, earlier = [] }: UpdateRecord): boolean {
  return intended === 0 && held === undefined && earlier.length === 0;
}

function sameRecord(a: UpdateRecord | undefined, b: UpdateRecord): boolean {
  const said = ({ holder, until, intended, held, earlier = [] }: UpdateRecord) =>
    JSON.stringify([holder, until, intended, held, earlier]);
  return a !== undefined && said(a) === said(b);
}
