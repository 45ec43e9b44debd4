import {
  finish,
  type RollbackDependencies,
  type RollbackResult,
  recordIn,
  rollback,
  type ShiftResult,
  shift,
} from '@deploy-actions/deployment';
import type { Holder } from '@deploy-actions/state';
import { begin } from './beginning.ts';
import { outdatedBy } from './contract-rules.ts';
import type { Violation } from './invariant.ts';
import { Invariants } from './invariants.ts';
import { holderOf, laterRollback, laterShift, rollbackPlan, shiftPlan, subject } from './plans.ts';
import { type Outside, rollbackWorld, shiftWorld } from './process-worlds.ts';
import {
  type Fault,
  type FaultKind,
  type Operation,
  type Plan,
  type ProcessPlan,
  planes,
  type RollbackProcess,
  type Schedule,
} from './schedule.ts';
import { Scheduler, shuffledPick } from './scheduler.ts';
import { SimulatedProcess } from './simulated-process.ts';
import { SimulatedService } from './simulated-service.ts';
import { StoredState } from './simulated-store.ts';
import { Trace } from './trace.ts';

const minute = 60_000;

/** Long after any lock of the simulated plans has run out, and any hold, by clocks that jumped too; in milliseconds. */
const afterLeases = 12 * 60 * minute;
const afterHolds = 36 * 60 * minute;
/** GitHub gives a lost runner up after ten minutes, though the process may live on. In milliseconds. */
const lostAfter = 10 * minute;
/** A job may take so long, in milliseconds. */
const jobTime = 6 * 60 * minute;
/** More steps than any run needs. */
const mostSteps = 20_000;

/** A fault that came, and where. */
export interface Strike {
  readonly kind: FaultKind;
  readonly operation: Operation;
  readonly phase: string;
}

/** A contact that was made. */
export interface Contacted {
  readonly process: number;
  readonly number: number;
  readonly operation: Operation;
  readonly phase: string;
}

/** What came of a run of the simulation. */
export interface Report {
  readonly violation: Violation | undefined;
  /** Tells this trace from others. */
  readonly hash: number;
  readonly strikes: readonly Strike[];
  /** How many jobs made a contact, those that settle not counted. */
  readonly actors: number;
  /** How many different stages of a shift were begun, the settling runs included. */
  readonly stages: number;
  readonly steps: number;
  readonly contacts: readonly Contacted[];
  readonly outcomes: readonly string[];
  readonly lines: readonly string[];
}

/** What a shift or a rollback reports; a `post` step reports nothing. */
export type Result = ShiftResult | RollbackResult;

/** Breaks something on purpose, to see it found. */
export interface Sabotage {
  /** Changes what a process lives in; `kind` is `settling` once all others are gone. */
  readonly world?: <W extends RollbackDependencies>(world: W, kind: Plan['kind'] | 'settling') => W;
  readonly stored?: (stored: StoredState) => void;
  readonly result?: (result: Result | undefined) => Result | undefined;
}

/** What a caller wants to know. */
export interface Options {
  readonly readable?: boolean;
  readonly contacts?: boolean;
  readonly sabotage?: Sabotage;
}

/** Runs a schedule to its end and settles what it leaves. Call it where {@link drain} drains. */
export function simulate(schedule: Schedule, options: Options = {}): Report {
  return new Simulation(schedule, options).run();
}

/** A process that has not started yet. */
interface Waiting {
  readonly plan: ProcessPlan;
  readonly process: SimulatedProcess;
}

/** One world with its processes. */
export class Simulation {
  readonly scheduler: Scheduler;
  readonly trace: Trace;
  readonly stored: StoredState;
  readonly service: SimulatedService;
  readonly invariants: Invariants;
  readonly #schedule: Schedule;
  readonly #options: Options;
  readonly #outside: Outside;
  readonly #processes: SimulatedProcess[] = [];
  readonly #waiting: Waiting[] = [];
  readonly #strikes: Strike[] = [];
  readonly #contacts: Contacted[] = [];
  readonly #outcomes: string[] = [];
  #settling = false;
  #made = 0;

  constructor(schedule: Schedule, options: Options) {
    this.#schedule = schedule;
    this.#options = options;
    this.scheduler = new Scheduler(shuffledPick(schedule.shuffles));
    this.trace = new Trace(options.readable === true);
    const now = () => this.scheduler.now;
    this.stored = new StoredState(schedule.plane, now);
    this.service = new SimulatedService(this.scheduler, {
      routes: (process, weights) => this.invariants.routes(process, weights),
      answered: (process) => this.invariants.answered(process),
      routed: (process, ...change) => this.invariants.routed(process, ...change),
      looked: (process, step) => this.invariants.looked(process, step),
      probed: (process, color) => this.invariants.probed(process, color),
      deploys: (process, color) => this.invariants.deploys(process, color),
    });
    this.trace.mix(planes.indexOf(schedule.plane));
    begin(schedule, this.stored, this.service, this.scheduler.now);
    options.sabotage?.stored?.(this.stored);
    this.invariants = new Invariants(this.scheduler, this.stored, this.service);
    const { stored, service: shop, invariants } = this;
    this.#outside = { stored, service: shop, invariants, now, hasEnded: (holder) => this.#hasEnded(holder) };
  }

  run(): Report {
    for (const [index, plan] of this.#schedule.processes.entries()) {
      const faults = this.#schedule.faults.filter((fault) => fault.process === index);
      const process = this.#create(
        holderOf(plan, index, this.#schedule.processes.slice(0, index)),
        plan.pace,
        faults,
        plan,
      );
      this.#waiting.push({ plan, process });
    }
    this.#startDue(undefined, 0);
    this.#runOut();
    const steps = this.scheduler.step;
    const acting = this.#processes.filter(({ contacts }) => contacts > 0);
    const actors = new Set(acting.map(({ holder }) => holder.id)).size;
    if (!this.invariants.violation) this.#settle();
    return {
      violation: this.invariants.violation,
      hash: this.trace.hash,
      strikes: this.#strikes,
      contacts: this.#contacts,
      outcomes: this.#outcomes,
      lines: this.trace.lines ?? [],
      stages: this.invariants.stages.size,
      actors,
      steps,
    };
  }

  #runOut(): void {
    const { scheduler, invariants } = this;
    while (!invariants.violation && scheduler.advance()) {
      invariants.check();
      if (scheduler.step > mostSteps) throw new Error('the simulation does not end');
    }
  }

  /** With all processes gone: one run that finds what they left, and another one where a hold is left. */
  #settle(): void {
    this.#settling = true;
    this.scheduler.pick = undefined;
    for (const process of this.#processes) process.die('is gone');
    this.service.deafUntil = 0;
    this.scheduler.now += afterLeases;
    this.#settleBy(this.#schedule.settler);
    if (this.stored.document?.settled?.outcome !== 'held' || this.invariants.violation) return;
    this.scheduler.now += afterHolds;
    this.#settleBy('shift');
    if (this.stored.document?.settled?.outcome === 'held')
      this.invariants.fail('settlement', 'still held when its time is over');
  }

  #settleBy(kind: Schedule['settler']): void {
    const outcome = this.#attempt(kind === 'shift' ? laterShift(this.#made) : laterRollback);
    if (this.invariants.violation) return;
    const { document } = this.stored;
    if (document?.settled?.outcome === 'held' && !document.journal) return;
    // Who is told that what served before can't live with the database says where traffic is to be.
    if (outcome.endsWith('refused') && document?.contracts && document.active)
      this.#attempt({ ...laterRollback, to: document.active });
    if (outcome.includes('ConfigurationError') && kind === 'shift') this.#decide(outcome);
    this.#checkSettled(kind);
    // After a rollback, a shift finds everything in order.
    if (kind === 'rollback' && !this.invariants.violation) this.#settleBy('shift');
  }

  /** A person who is asked what changed the router accepts it, or goes to where it's well first. */
  #decide(asked: string): void {
    const { invariants, service } = this;
    if (!invariants.unexplained) invariants.fail('settlement', asked);
    if (service.wellServed === undefined) {
      this.#attempt({ ...laterRollback, to: service.healthy('blue') ? 'blue' : 'green', force: true });
    }
    this.#attempt({ ...laterShift(this.#made), adopt: true });
  }

  #attempt(plan: ProcessPlan): string {
    const process = this.#create(holderOf(plan, this.#made, []), 1, [], plan);
    this.#start(process, plan);
    this.#runOut();
    return this.#outcomes.at(-1) ?? '';
  }

  #checkSettled(kind: Schedule['settler']): void {
    const { document } = this.stored;
    if (this.invariants.violation || (document?.settled?.outcome === 'held' && !document.journal)) return;
    const left = this.#outcomes.slice(-2).join('; ');
    if (this.service.wellServed === undefined)
      this.invariants.fail('settlement', `traffic is not on one healthy colour; ${left}`);
    if (document?.journal) this.invariants.fail('settlement', `a journal is left; ${left}`);
    // A rollback that finds all traffic there already takes no lock, and gives none back.
    if (document?.lock && kind === 'shift') this.invariants.fail('settlement', `a lock is left; ${left}`);
  }

  #create(
    holder: Holder,
    pace: number,
    faults: readonly Fault[],
    plan: Plan,
    counted = this.#made,
  ): SimulatedProcess {
    const process = new SimulatedProcess(this.#made++, holder, pace, faults, {
      scheduler: this.scheduler,
      trace: this.trace,
      plane: this.#schedule.plane,
      fingerprint: () => (this.stored.document?.sequence ?? 0) * 1_024 + this.service.fingerprint,
      contacted: (who, operation, number) => this.#contacted(who, counted, operation, number),
      struck: (_, { kind }, operation) =>
        this.#strikes.push({ kind, operation, phase: this.#phase(process) }),
      gone: (who) => this.#gone(who, plan),
    });
    this.#processes.push(process);
    this.invariants.add(process, plan);
    return process;
  }

  #contacted(process: SimulatedProcess, counted: number, operation: Operation, number: number): void {
    this.invariants.contacted(process, operation);
    if (this.#options.contacts && !this.#settling)
      this.#contacts.push({ process: counted, number, operation, phase: this.#phase(process) });
    this.#startDue(process, number);
  }

  /** What a process is doing, by what it wrote last. */
  #phase(process: SimulatedProcess): string {
    const { document } = this.stored;
    if (!this.invariants.holds(process)) return 'without the lock';
    const { journal } = document ?? {};
    if (!document?.lock) return 'after the end';
    if (!journal) return 'locked';
    return journal.stage === undefined ? journal.phase : `${journal.phase}, stage ${journal.stage}`;
  }

  /** Starts those that wait for this contact of a process, or for its end. */
  #startDue(process: SimulatedProcess | undefined, contact: number): void {
    for (let index = this.#waiting.length - 1; index >= 0; index -= 1) {
      const { plan, process: waiting } = this.#waiting[index] as Waiting;
      const { start } = plan;
      const due = process
        ? start.process === process.index && contact >= start.contact
        : start.process < 0 || start.process >= waiting.index;
      if (!due) continue;
      this.#waiting.splice(index, 1);
      this.scheduler.plan(start.delay, 0, () => this.#start(waiting, plan));
    }
  }

  #gone(process: SimulatedProcess, plan: Plan): void {
    this.invariants.gone(process);
    if (this.#settling) return;
    this.#startDue(process, Number.POSITIVE_INFINITY);
    const survived = process.state === 'ended' || process.cancelled !== undefined;
    if (plan.kind === 'shift' && plan.post && survived) {
      const post = this.#create(process.holder, plan.pace, process.unspent, { kind: 'post' }, process.index);
      post.contacts = process.contacts;
      this.scheduler.plan(50, 0, () => this.#start(post, { kind: 'post' }));
    }
  }

  #start(process: SimulatedProcess, plan: Plan): void {
    process.killAfter(jobTime, 'is killed after six hours');
    const work = () => {
      const { sabotage } = this.#options;
      const kind = this.#settling ? 'settling' : plan.kind;
      if (plan.kind === 'shift') {
        const world = shiftWorld(process, plan, this.#outside);
        return shift(shiftPlan(plan), sabotage?.world?.(world, kind) ?? world);
      }
      const world = rollbackWorld(process, this.#outside);
      const broken = sabotage?.world?.(world, kind) ?? world;
      if (plan.kind === 'rollback') return this.#rollBack(plan, process, broken);
      return plan.kind === 'migrate' ? this.#migrate(process, broken) : finish(subject, broken);
    };
    process.run(work, (said, error) => {
      const result = said as Result | undefined;
      this.#outcomes.push(`${process.name}: ${error ? String(error) : (result?.outcome ?? 'done')}`);
      this.invariants.ended(process, this.#options.sabotage?.result?.(result) ?? result, error);
    });
  }

  async #migrate(process: SimulatedProcess, world: RollbackDependencies): Promise<void> {
    const recorded = await recordIn(subject, { migrations: ['drop'], atMost: minute }, world);
    try {
      await recorded.assertHeld();
      await this.service.migrate(process, () => outdatedBy(process, this.stored.document));
    } finally {
      await recorded.applied();
    }
  }

  #rollBack(plan: RollbackProcess, process: SimulatedProcess, world: RollbackDependencies) {
    const restore = () => this.service.restore(process);
    return rollback(rollbackPlan(plan), { ...world, restore });
  }

  #hasEnded(holder: Holder): boolean {
    const { now } = this.scheduler;
    const lives = this.#processes.some(
      (process) => process.holder.id === holder.id && now - (process.silentSince ?? now) < lostAfter,
    );
    if (!lives) this.invariants.reportedEnded.add(holder.id);
    return !lives;
  }
}
