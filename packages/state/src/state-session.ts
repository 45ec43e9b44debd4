import { randomUUID } from 'node:crypto';
import {
  type Clock,
  ConfigurationError,
  formatDuration,
  isoInstant,
  ProviderError,
} from '@deploy-actions/action-kit';
import type { Color } from '@deploy-actions/config';
import { allOn, sameWeights } from '@deploy-actions/traffic';
import { readState, writeState } from './careful-access.ts';
import {
  type Beginning,
  emptyState,
  type Holder,
  type Journal,
  type LateWrite,
  type Lock,
  type RunReference,
  type Settlement,
  type StateDocument,
} from './state-document.ts';
import { StateConflictError, type StateSnapshot, type StateStore, stateSystem } from './state-store.ts';

/** Another job changes this environment right now. */
export class LockedError extends ConfigurationError {
  readonly lock: Lock;

  constructor(lock: Lock, now: number) {
    const since = formatDuration(Math.max(0, now - Date.parse(lock.acquired)));
    const where = lock.holder.url ? `, see ${lock.holder.url}` : '';
    super(
      `this environment is locked by ${lock.holder.actor} since ${lock.acquired} (${since}) until ${lock.expires} at the latest${where}; nothing was changed; wait for that run to end, or cancel it; if it died, its lock ends then; if traffic must go back now, the rollback action takes the lock over at once`,
    );
    this.name = 'LockedError';
    this.lock = lock;
  }
}

/** The lock was taken over by a newer holder: this run must not touch traffic any more. */
export class FencedError extends ProviderError {
  /** `newer` is who holds the lock now, or who settled last. */
  constructor(newer: Holder | undefined) {
    const by = newer ? `${newer.actor}${newer.url ? ` (${newer.url})` : ''}` : 'another run';
    super(`the lock was taken over by ${by}; this run stops here and leaves traffic to it`, {
      system: stateSystem,
      operation: 'the check of the lock',
    });
    this.name = 'FencedError';
  }
}

/** What a session changes; `undefined` removes an entry. */
export interface StateChange {
  readonly active?: Color;
  readonly versions?: StateDocument['versions'];
  readonly journal?: Journal | undefined;
  readonly settled?: Settlement;
  readonly lateWrites?: readonly LateWrite[];
  readonly contracts?: StateDocument['contracts'] | undefined;
}

/** Whom the session acts for. */
export interface SessionOwner {
  readonly service: string;
  readonly environment: string;
  readonly holder: Holder;
}

/** How a session takes the lock. */
export interface SessionOptions {
  /** Milliseconds until anyone may take the lock over. */
  readonly lease: number;
  /** Take the lock whoever holds it. */
  readonly force?: boolean;
  /** The id of a holder whose job is known to have ended. */
  readonly ended?: string | undefined;
  /** Recorded with the lock: the run that begins a shift. */
  readonly begun?: Beginning | undefined;
  /** Written together with the lock. */
  readonly change?: StateChange | undefined;
}

/** How often a write is begun anew when the state has changed meanwhile. */
const rounds = 10;
const roundPause = 100;

/** How many late writes are remembered, and how long in milliseconds. */
const rememberedWrites = 8;
const rememberedTime = 24 * 60 * 60_000;

/** Changes the state under the lock. Every write is fenced: it fails once a newer holder exists. */
export class StateSession {
  readonly #store: StateStore;
  readonly #clock: Clock;
  readonly #holder: Holder;
  readonly #token: number;
  readonly #interrupted: Journal | undefined;
  #state: StateDocument;
  #revision: string | undefined;
  #writes = 0;
  #lost: FencedError | undefined;

  private constructor(
    store: StateStore,
    clock: Clock,
    holder: Holder,
    state: StateDocument,
    revision: string | undefined,
    interrupted: Journal | undefined,
  ) {
    this.#store = store;
    this.#clock = clock;
    this.#holder = holder;
    this.#state = state;
    this.#revision = revision;
    this.#token = state.lastToken;
    this.#interrupted = interrupted;
  }

  /**
   * Takes the lock at exactly the state given: throws {@link StateConflictError} when it is no longer the newest, and
   * {@link LockedError} when another job holds an unexpired lock, unless `force` takes it over. A state of another service or
   * environment is a ConfigurationError.
   */
  static async begin(
    store: StateStore,
    clock: Clock,
    owner: SessionOwner,
    snapshot: StateSnapshot,
    options: SessionOptions,
  ): Promise<StateSession> {
    assertOwn(snapshot.state, owner);
    const before = snapshot.state ?? emptyState(owner.service, owner.environment);
    const now = clock.now();
    const lock = heldByAnother(before, owner.holder, { now, ended: options.ended });
    if (lock && !options.force) throw new LockedError(lock, now);
    const token = before.lastToken + 1;
    const { lateWrites: _, ...rest } = before;
    const lateWrites = lateWritesAfter(before, now);
    const remembered = lateWrites.length > 0 ? { ...rest, lateWrites } : rest;
    const state: StateDocument = {
      ...merge(remembered, options.change ?? {}),
      sequence: before.sequence + 1,
      writeId: randomUUID(),
      lastToken: token,
      lock: {
        token,
        holder: owner.holder,
        acquired: isoInstant(now),
        expires: isoInstant(now + options.lease),
      },
      ...(options.begun ? { begun: options.begun } : {}),
    };
    const revision = await writeState(store, clock, state, snapshot.revision);
    return new StateSession(store, clock, owner.holder, state, revision, before.journal);
  }

  /** The state as this session last wrote it. */
  get state(): StateDocument {
    return this.#state;
  }

  /** Whom this session acts for. */
  get holder(): Holder {
    return this.#holder;
  }

  /** The operation that was under way when this session took the lock: of a run that is gone, or still believes it holds it. */
  get interrupted(): Journal | undefined {
    return this.#interrupted;
  }

  /** What showed that a newer holder exists, once anything has; a lock that is lost never comes back. */
  get lost(): FencedError | undefined {
    return this.#lost;
  }

  /** Throws {@link FencedError} when a newer holder exists. Called before each router write. */
  async assertHeld(): Promise<void> {
    if (this.#lost) throw this.#lost;
    this.#accept(await readState(this.#store, this.#clock, this.#state.sequence));
  }

  /** Writes a change and renews the lease, in milliseconds from now. */
  async update(change: StateChange, lease: number): Promise<void> {
    await this.#write((state) => ({
      ...merge(rememberUnseen(state, change, this.#clock.now()), change),
      lock: this.#renewed(state, lease),
    }));
  }

  /** Writes a last change and gives the lock back. */
  async end(change: StateChange = {}): Promise<void> {
    await this.#write((state) => {
      const { lock: _, ...rest } = merge(withoutOwn(state, this.#holder), change);
      return rest;
    });
  }

  #renewed(state: StateDocument, lease: number): Lock {
    const now = this.#clock.now();
    const { acquired } = state.lock ?? { acquired: isoInstant(now) };
    return { token: this.#token, holder: this.#holder, acquired, expires: isoInstant(now + lease) };
  }

  #accept({ state, revision }: StateSnapshot): void {
    // While nobody has got a newer token, the lock is ours: also where a write of ours landed late that had given it back.
    if (state?.lastToken !== this.#token) {
      this.#lost = new FencedError(state?.lock?.holder ?? state?.settled?.by);
      throw this.#lost;
    }
    this.#state = state;
    this.#revision = revision;
  }

  async #write(next: (state: StateDocument) => StateDocument): Promise<void> {
    if (this.#lost) throw this.#lost;
    const tried = new Set<string>();
    this.#writes += 1;
    const mine = this.#writes;
    for (let round = 1; ; round += 1) {
      // Its caller gave up waiting and went on: begun anew, it would undo what came after it.
      if (mine !== this.#writes && round > 1) throw overtaken();
      const sequence = this.#state.sequence + 1;
      const state = { ...next(this.#state), sequence, writeId: randomUUID() };
      tried.add(state.writeId);
      try {
        this.#revision = await writeState(this.#store, this.#clock, state, this.#revision);
        this.#state = state;
        return;
      } catch (error) {
        if (!(error instanceof StateConflictError) || round === rounds) throw error;
      }
      // A write of an earlier round may have landed late, or another run's came first.
      const found = await readState(this.#store, this.#clock, this.#state.sequence);
      if (found.state && tried.has(found.state.writeId)) {
        this.#state = found.state;
        this.#revision = found.revision;
        if (found.revision !== undefined) await this.#store.complete?.(found.state, found.revision);
        return;
      }
      this.#accept(found);
      await this.#clock.sleep(roundPause);
    }
  }
}

function overtaken(): ProviderError {
  return new ProviderError('a later write of this run came first', {
    ...{ system: stateSystem, operation: 'write the state', retryable: false },
  });
}

/** Throws ConfigurationError when the state is that of another service or environment, and so says nothing about this one. */
export function assertOwn(
  state: StateDocument | undefined,
  { service, environment }: Pick<SessionOwner, 'service' | 'environment'>,
): void {
  if (!state || (state.service === service && state.environment === environment)) return;
  throw new ConfigurationError(
    `the state is that of ${state.service} in ${state.environment}, not of ${service} in ${environment}; give each its own place in the \`state\` section; nothing was changed`,
  );
}

/** The lock of another job that is still in force, if there is one. */
export function heldByAnother(
  { lock }: StateDocument,
  holder: Holder,
  { now, ended }: { readonly now: number; readonly ended?: string | undefined },
): Lock | undefined {
  if (!lock || lock.holder.id === holder.id || lock.holder.id === ended) return undefined;
  // Also where somebody edited it so that it can't be read: no lock is for ever.
  if (!(Date.parse(lock.expires) > now)) return undefined;
  return isEarlierAttempt(lock.holder.run, holder.run) ? undefined : lock;
}

/** GitHub starts a run's next attempt only when all jobs of the one before have ended, however they ended. */
function isEarlierAttempt(other: RunReference | undefined, mine: RunReference | undefined): boolean {
  if (!other || !mine) return false;
  return other.repository === mine.repository && other.runId === mine.runId && other.attempt < mine.attempt;
}

/** What may still be written by the run whose operation is under way in this state, beside what was remembered before. */
function lateWritesAfter({ journal, lock, lateWrites = [] }: StateDocument, now: number): LateWrite[] {
  const recent = lateWrites.filter(({ at }) => now - Date.parse(at) < rememberedTime);
  if (!journal || !lock || journal.phase === 'preparing') return recent;
  const home = allOn(journal.operation === 'shift' ? journal.from : journal.to);
  const late = [journal.intended, home].map((weights) => ({
    ...{ weights, holder: lock.holder, at: isoInstant(now) },
  }));
  return [...recent, ...late].slice(-rememberedWrites);
}

/**
 * An operation that turns to other weights before the last ones were seen at the router leaves a write that may still land. Its
 * own process outlasts that; should it die, the state has to know.
 */
function rememberUnseen(state: StateDocument, { journal: next }: StateChange, now: number): StateDocument {
  const { journal: last, lock, lateWrites = [] } = state;
  if (!last || !next || !lock || sameWeights(last.intended, next.intended)) return state;
  const known = [last.observed, next.observed, ...lateWrites.map(({ weights }) => weights)];
  if (last.phase === 'preparing' || known.some((seen) => seen && sameWeights(seen, last.intended)))
    return state;
  const unseen = { weights: last.intended, holder: lock.holder, at: isoInstant(now) };
  return { ...state, lateWrites: [...lateWrites, unseen].slice(-rememberedWrites) };
}

/** Without what this run itself may have written late: it has outlasted that when it ends, or says so in the change. */
function withoutOwn(state: StateDocument, { id }: Holder): StateDocument {
  const { lateWrites, ...rest } = state;
  const others = lateWrites?.filter(({ holder }) => holder.id !== id) ?? [];
  return others.length > 0 ? { ...rest, lateWrites: others } : rest;
}

function merge(state: StateDocument, change: StateChange): StateDocument {
  const { journal, contracts, ...others } = { ...state, ...change };
  const rest = contracts && Object.keys(contracts).length > 0 ? { ...others, contracts } : others;
  if (!journal) return rest;
  const { lateWrites } = rest;
  if (!lateWrites || lateWrites.some(({ weights }) => sameWeights(weights, journal.intended)))
    return { ...rest, journal };
  // A run that lost its lock puts its late write right by what it finds here, which may be late in turn.
  const more = lateWrites.slice(-1).map((last) => ({ ...last, weights: journal.intended }));
  return { ...rest, journal, lateWrites: [...lateWrites, ...more].slice(-rememberedWrites) };
}
