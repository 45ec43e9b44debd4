import { CancelledError, type Clock, ProviderError } from '@deploy-actions/action-kit';
import type { Holder } from '@deploy-actions/state';
import { trafficSystem } from '@deploy-actions/traffic';
import {
  applies,
  type Fault,
  faultKinds,
  lengthOf,
  type Operation,
  operations,
  type Plane,
} from './schedule.ts';
import { drain, type Occurrence, type Scheduler } from './scheduler.ts';
import type { Trace } from './trace.ts';

/** How much later than its time an answer may come, and a timer may fire, in milliseconds. */
const networkSlack = 2_000;
const timerSlack = 100;
/** How long a client waits for an answer that never comes, in milliseconds. */
const clientTimeout = 5_000;
/** A router bounds its writes, a store doesn't: what a store does late comes so many times later. */
const storeLateness = 60;
/** How fast a system says that it has had enough, in milliseconds. */
const throttleTime = 50;
/** The runner kills what it has cancelled, in milliseconds. */
export const cancelTime = 7_500;

/** What a contact does, and how a reader is told of it. */
export interface Contact<T> {
  readonly operation: Operation;
  /** Takes effect in the world; what it throws is the answer. */
  readonly effect: () => T;
  /** The same a moment ago, where the answer may be an old one. */
  readonly earlier?: (lag: number) => T;
  /** Accepts it, and does nothing for so long; or does it so much later, unless something newer is accepted meanwhile. */
  readonly deaf?: (forHowLong: number) => T;
  readonly slow?: (howMuchLater: number) => T;
  /** The answer in place of an error, for what never throws. */
  readonly unanswered?: (why: string) => T;
  /** What was asked and what came of it, for a reader. */
  readonly tell?: (value: T) => string;
  /** Milliseconds until the effect, where the process's own pace doesn't say it. */
  readonly takes?: number;
}

/** What a process lives in. */
export interface Surroundings {
  readonly scheduler: Scheduler;
  readonly trace: Trace;
  readonly plane: Plane;
  /** A number that tells states of the world apart. */
  readonly fingerprint: () => number;
  /** Sees every contact before it is made: its number, and what the process was doing. */
  readonly contacted: (process: SimulatedProcess, operation: Operation, number: number) => void;
  /** Sees each fault that really came. */
  readonly struck: (process: SimulatedProcess, fault: Fault, operation: Operation) => void;
  /** Sees a process after its end or its death. */
  readonly gone: (process: SimulatedProcess) => void;
}

/** One process on one runner, with a clock of its own, that can die, sleep and be cancelled at any contact. */
export class SimulatedProcess {
  readonly index: number;
  readonly name: string;
  readonly holder: Holder;
  readonly pace: number;
  readonly clock: Clock;
  readonly abort = new AbortController();
  state: 'waiting' | 'running' | 'ended' | 'dead' = 'waiting';
  /** Contacts made so far. */
  contacts = 0;
  /** Until when it stands still. */
  wakes = 0;
  /** The moments of the faults that struck it, of its cancel and of its end. */
  readonly struckAt: number[] = [];
  cancelled: number | undefined;
  ended: number | undefined;
  started: number | undefined;
  paused = false;
  clockJumped = false;
  /** How far its clock is off. */
  #offset = 0;
  #pausedAt = 0;
  readonly #world: Surroundings;
  #faults: readonly Fault[];
  readonly #kills: Occurrence[] = [];

  constructor(index: number, holder: Holder, pace: number, faults: readonly Fault[], world: Surroundings) {
    this.index = index;
    this.holder = holder;
    this.name = holder.actor;
    this.pace = pace;
    this.#faults = faults;
    this.#world = world;
    this.clock = {
      now: () => world.scheduler.now + this.#offset,
      sleep: (milliseconds, signal) => this.#sleep(milliseconds, signal),
    };
  }

  /** The faults that haven't come yet. */
  get unspent(): readonly Fault[] {
    return this.#faults;
  }

  /** How many faults struck it from a moment on, and a little before: what was on its way then. */
  faultsSince(moment: number): number {
    return this.struckAt.filter((at) => at >= moment - networkSlack).length;
  }

  get alive(): boolean {
    return this.state === 'running';
  }

  /** Since when nothing is heard of its job, or since always when the job has ended; `undefined` while it works. */
  get silentSince(): number | undefined {
    if (this.state === 'waiting' || this.state === 'ended') return Number.NEGATIVE_INFINITY;
    if (this.state === 'dead') return this.cancelled === undefined ? this.ended : Number.NEGATIVE_INFINITY;
    return this.wakes > this.#world.scheduler.now ? this.#pausedAt : undefined;
  }

  /** Runs the work; `done` sees what came of it. */
  run(work: () => Promise<unknown>, done: (result: unknown, error: unknown) => void): void {
    const { scheduler } = this.#world;
    this.state = 'running';
    this.started = scheduler.now;
    const end = (result: unknown, error: unknown) => {
      if (this.state !== 'running') return;
      this.state = 'ended';
      this.ended = scheduler.now;
      this.#tell(error === undefined ? 'ends' : `ends with ${String(error)}`);
      done(result, error);
      this.#leave();
    };
    work().then(
      (result) => end(result, undefined),
      (error) => end(undefined, error ?? new Error('nothing')),
    );
    drain();
  }

  /** From now on nothing it tries happens. */
  die(why: string): void {
    if (this.state !== 'running') return;
    this.state = 'dead';
    this.ended = this.#world.scheduler.now;
    this.#tell(why);
    this.#world.trace.mix(0x7000 + this.index);
    this.#leave();
  }

  /** Lets it die in `delay` milliseconds, unless it has ended by then. */
  killAfter(delay: number, why: string): void {
    this.#kills.push(this.#world.scheduler.plan(delay, 0, () => this.die(why)));
  }

  #leave(): void {
    for (const kill of this.#kills) this.#world.scheduler.drop(kill);
    this.#world.gone(this);
  }

  /** Asks the outside for something. */
  contact<T>(contact: Contact<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.state !== 'running') return;
      const fault = this.#nextFault(contact.operation);
      if (this.state !== 'running') return;
      this.#send(contact, fault, resolve, reject);
    });
  }

  #send<T>(
    contact: Contact<T>,
    fault: Fault | undefined,
    resolve: (value: T) => void,
    reject: (error: unknown) => void,
  ): void {
    const { scheduler } = this.#world;
    const { operation, unanswered } = contact;
    const length = fault ? lengthOf(fault) : 0;
    const wait = Math.max(0, this.wakes - scheduler.now);
    const sent = scheduler.now + wait;
    const before = wait + (contact.takes ?? this.pace);
    const answer = (delay: number, settle: () => void) => this.#deliver(delay, networkSlack, settle);
    const fail = (delay: number, why: string) =>
      answer(delay, () => {
        this.#tell(`${operation}: ${why}`);
        if (unanswered) resolve(unanswered(why));
        else reject(this.#failure(operation, why, fault?.size ?? 0));
      });
    const effect = (delay: number, act: () => T, then: (value: T | undefined, error: unknown) => void) =>
      scheduler.plan(delay, networkSlack, () => {
        // A request that hadn't left the process when it died never does.
        if (this.state === 'dead' && (this.ended ?? 0) < sent) return;
        let value: T | undefined;
        let error: unknown;
        try {
          value = act();
        } catch (thrown) {
          error = thrown ?? new Error('nothing');
        }
        this.#note(contact, value, error);
        then(value, error);
      });
    const deliver = (value: T | undefined, error: unknown) =>
      answer(this.pace, () => (error === undefined ? resolve(value as T) : reject(error)));
    const act = contact.effect;
    switch (fault?.kind) {
      case 'throttled':
        fail(wait + throttleTime, 'throttled');
        return;
      case 'lost request':
        fail(wait + clientTimeout, 'no answer (the request was lost)');
        return;
      case 'lost reply':
        effect(before, act, () => fail(clientTimeout, 'no answer (the reply was lost)'));
        return;
      case 'late effect':
        effect(wait + (operation.startsWith('router') ? length : length * storeLateness), act, () => {});
        fail(wait + Math.min(clientTimeout, length / 2), 'no answer (it takes effect later)');
        return;
      case 'slow effect':
        effect(before, () => (contact.slow ? contact.slow(length) : act()), deliver);
        return;
      case 'crash while sent':
        effect(before, act, () => {});
        this.die('dies with the request on its way');
        return;
      case 'crash after':
        effect(before, act, () => this.die('dies before the answer'));
        return;
      case 'stale answer':
        effect(before, () => (contact.earlier ? contact.earlier(length) : act()), deliver);
        return;
      case 'deaf router':
        effect(before, () => (contact.deaf ? contact.deaf(length) : act()), deliver);
        return;
      default:
        effect(before, act, deliver);
    }
  }

  /** The fault at this contact, if there is one that means anything here; those of the process itself come at once. */
  #nextFault(operation: Operation): Fault | undefined {
    const { scheduler, trace, plane, contacted, struck } = this.#world;
    const number = this.contacts;
    this.contacts += 1;
    contacted(this, operation, number);
    let remaining: Fault | undefined;
    for (const fault of this.#faults) {
      if (fault.contact > number || remaining || !applies(fault.kind, operation, plane)) continue;
      this.#faults = this.#faults.filter((other) => other !== fault);
      const length = lengthOf(fault);
      trace.mix(0x5000 + this.index * faultKinds.length + faultKinds.indexOf(fault.kind));
      trace.mix(length);
      this.struckAt.push(scheduler.now);
      struck(this, fault, operation);
      this.#tell(`${operation}: FAULT ${fault.kind}${length ? ` ${length / 1_000} s` : ''}`);
      if (fault.kind === 'crash before') this.die('dies');
      else if (fault.kind === 'pause') this.#pause(length);
      else if (fault.kind === 'cancel') this.#cancel();
      else if (fault.kind === 'clock forward') this.#jump(length);
      else if (fault.kind === 'clock back') this.#jump(-length);
      else remaining = fault;
      if (this.state !== 'running') return undefined;
    }
    return remaining;
  }

  #pause(length: number): void {
    this.paused = true;
    this.#pausedAt = this.#world.scheduler.now;
    this.wakes = Math.max(this.wakes, this.#world.scheduler.now + length);
  }

  #jump(length: number): void {
    this.clockJumped = true;
    this.#offset += length;
  }

  #cancel(): void {
    const { scheduler } = this.#world;
    if (this.cancelled !== undefined) return;
    this.cancelled = scheduler.now;
    this.#deliver(0, 0, () => this.abort.abort(new CancelledError('SIGINT')));
    this.killAfter(cancelTime, 'is killed after its cancel');
  }

  #sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.state !== 'running') return;
      const fault = this.#nextFault('sleep');
      if (this.state !== 'running') return;
      if (signal?.aborted) return reject(signal.reason);
      const fire = () => {
        signal?.removeEventListener('abort', onAbort);
        this.#note({ operation: 'sleep', effect: () => {} }, undefined, undefined);
        resolve();
        if (fault?.kind === 'crash after') this.die('dies');
      };
      const timer = this.#deliver(milliseconds, timerSlack, fire);
      const onAbort = () => {
        timer.drop();
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  /** Something reaches the process, once it is awake. */
  #deliver(delay: number, slack: number, receive: () => void): { drop(): void } {
    const { scheduler } = this.#world;
    let planned: Occurrence;
    const arrive = () => {
      if (this.state === 'dead' || this.state === 'waiting') return;
      if (this.wakes > scheduler.now) {
        planned = scheduler.plan(this.wakes - scheduler.now, 0, arrive);
        return;
      }
      receive();
      drain();
    };
    planned = scheduler.plan(delay, slack, arrive);
    return { drop: () => scheduler.drop(planned) };
  }

  #failure(operation: Operation, why: string, size: number): ProviderError {
    const system = operation.startsWith('router') ? trafficSystem : operation;
    const retryable = why === 'throttled' || size % 2 === 0;
    return new ProviderError(`${operation}: ${why}`, { system, operation, retryable });
  }

  #note<T>({ operation, tell }: Contact<T>, value: T | undefined, error: unknown): void {
    const { trace, fingerprint } = this.#world;
    trace.mix((this.index * operations.length + operations.indexOf(operation)) * 2 + (error ? 1 : 0));
    trace.mix(fingerprint());
    if (!trace.lines) return;
    const outcome = error ? String(error) : tell ? tell(value as T) : '';
    this.#tell(`${operation}${outcome ? `: ${outcome}` : ''}`);
  }

  #tell(what: string): void {
    const { trace, scheduler } = this.#world;
    if (!trace.lines) return;
    const time = new Date(scheduler.now).toISOString().slice(8, 23).replace('T', ' ');
    trace.lines.push(`${String(scheduler.step).padStart(5)}  ${time}  ${this.name.padEnd(22)}  ${what}`);
  }
}
