import { randomUUID } from 'node:crypto';
import {
  type Clock,
  ConfigurationError,
  formatDuration,
  isoInstant,
  ProviderError,
} from '@deploy-actions/action-kit';
import type { Color } from '@deploy-actions/config';
import {
  emptyState,
  type Holder,
  type Journal,
  type Lock,
  type Settlement,
  type StateDocument,
} from './state-document.ts';
import { StateConflictError, type StateSnapshot, type StateStore } from './state-store.ts';

/** Another job changes this environment right now. */
export class LockedError extends ConfigurationError {
  constructor(lock: Lock, now: number) {
    const since = formatDuration(Math.max(0, now - Date.parse(lock.acquired)));
    const where = lock.holder.url ? `, see ${lock.holder.url}` : '';
    super(
      `this environment is locked by ${lock.holder.actor} since ${lock.acquired} (${since}) until ${lock.expires} at the latest${where}; wait for that run to end, or cancel it; if it died, its lock ends then; if traffic must go back now, the rollback action takes the lock over at once`,
    );
    this.name = 'LockedError';
  }
}

/** The lock was taken over by a newer holder: this run must not touch traffic any more. */
export class FencedError extends ProviderError {
  /** `newer` is who holds the lock now, or who settled last. */
  constructor(newer: Holder | undefined) {
    const by = newer ? `${newer.actor}${newer.url ? ` (${newer.url})` : ''}` : 'another run';
    super(`the lock was taken over by ${by}; this run stops here and leaves traffic to it`, {
      system: 'the state',
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
}

/** Whom the session acts for. */
export interface SessionOwner {
  readonly service: string;
  readonly environment: string;
  readonly holder: Holder;
}

/** Changes the state under the lock. Every write is fenced: it fails once a newer holder exists. */
export class StateSession {
  readonly #store: StateStore;
  readonly #clock: Clock;
  readonly #holder: Holder;
  readonly #token: number;
  #state: StateDocument;
  #revision: string | undefined;

  private constructor(
    store: StateStore,
    clock: Clock,
    holder: Holder,
    state: StateDocument,
    revision: string | undefined,
  ) {
    this.#store = store;
    this.#clock = clock;
    this.#holder = holder;
    this.#state = state;
    this.#revision = revision;
    this.#token = state.lastToken;
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
    options: { readonly lease: number; readonly force?: boolean },
  ): Promise<StateSession> {
    const before = snapshot.state ?? emptyState(owner.service, owner.environment);
    if (before.service !== owner.service || before.environment !== owner.environment) {
      throw new ConfigurationError(
        `the state is that of ${before.service} in ${before.environment}, not of ${owner.service} in ${owner.environment}; give each its own place in the \`state\` section`,
      );
    }
    const lock = heldByAnother(before, owner.holder, clock.now());
    if (lock && !options.force) throw new LockedError(lock, clock.now());
    const token = before.lastToken + 1;
    const state: StateDocument = {
      ...before,
      writeId: randomUUID(),
      lastToken: token,
      lock: {
        token,
        holder: owner.holder,
        acquired: isoInstant(clock.now()),
        expires: isoInstant(clock.now() + options.lease),
      },
    };
    const revision = await store.write(state, snapshot.revision);
    return new StateSession(store, clock, owner.holder, state, revision);
  }

  /** The state as this session last wrote it. */
  get state(): StateDocument {
    return this.#state;
  }

  /** Whom this session acts for. */
  get holder(): Holder {
    return this.#holder;
  }

  /** Throws {@link FencedError} when a newer holder exists. Called before each router write. */
  async assertHeld(): Promise<void> {
    const { state, revision } = await this.#store.read();
    if (state?.lock?.token !== this.#token) throw new FencedError(state?.lock?.holder ?? state?.settled?.by);
    this.#state = state;
    this.#revision = revision;
  }

  /** Writes a change and renews the lease, in milliseconds from now. */
  async update(change: StateChange, lease: number): Promise<void> {
    await this.#write((state) => ({ ...merge(state, change), lock: this.#renewed(state, lease) }));
  }

  /** Writes a last change and gives the lock back. */
  async end(change: StateChange = {}): Promise<void> {
    await this.#write((state) => {
      const { lock: _, ...rest } = merge(state, change);
      return rest;
    });
  }

  #renewed(state: StateDocument, lease: number): Lock {
    const expires = isoInstant(this.#clock.now() + lease);
    const lock = state.lock ?? {
      token: this.#token,
      holder: this.#holder,
      acquired: isoInstant(this.#clock.now()),
      expires,
    };
    return { ...lock, expires };
  }

  async #write(next: (state: StateDocument) => StateDocument): Promise<void> {
    for (;;) {
      const state = { ...next(this.#state), writeId: randomUUID() };
      try {
        this.#revision = await this.#store.write(state, this.#revision);
        this.#state = state;
        return;
      } catch (error) {
        if (!(error instanceof StateConflictError)) throw error;
        await this.assertHeld();
      }
    }
  }
}

/** The lock of another job that is still in force, if there is one. */
export function heldByAnother(state: StateDocument, holder: Holder, now: number): Lock | undefined {
  const { lock } = state;
  if (!lock || lock.holder.id === holder.id || Date.parse(lock.expires) <= now) return undefined;
  return isEarlierAttempt(lock.holder, holder) ? undefined : lock;
}

/** GitHub starts a job's next attempt only when the one before has ended, however it ended. */
function isEarlierAttempt(other: Holder, { job, attempt = 1 }: Holder): boolean {
  return job !== undefined && other.job === job && (other.attempt ?? attempt) < attempt;
}

function merge(state: StateDocument, change: StateChange): StateDocument {
  const { journal, ...rest } = { ...state, ...change };
  return journal ? { ...rest, journal } : rest;
}
