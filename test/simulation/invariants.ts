import { CancelledError, ConfigurationError, ProviderError } from '@deploy-actions/action-kit';
import { type Color, colors } from '@deploy-actions/config';
import type { RollbackResult, ShiftResult } from '@deploy-actions/deployment';
import type { StateDocument } from '@deploy-actions/state';
import { allOn, sameWeights, type Weights } from '@deploy-actions/traffic';
import type { ProcessPlan } from './schedule.ts';
import type { Scheduler } from './scheduler.ts';
import { cancelTime, type SimulatedProcess } from './simulated-process.ts';
import { type SimulatedService, tellWeights, writeLimit } from './simulated-service.ts';
import { type StoredState, tellDocument } from './simulated-store.ts';

/** What must hold in every run; the text is what a reader sees. */
export const invariants = {
  lock: 'there is one history of the state, and only the newest holder of the lock writes it',
  health: 'weights sum to 100, and none go to a colour that was not found healthy since its deployment',
  agreement: 'without a journal, the router shows what the state says',
  correction: 'a late write is put right within one interval while a run is alive',
  settlement: 'once all processes are gone, one run ends fully on one healthy colour or held',
  cancel: 'a cancelled run leaves all traffic on one colour, a journal or a hold',
  truth: 'what a run reports is so',
  mirror: 'the plain parameter names the active colour',
  failure: 'what fails is wrong configuration or another system',
} as const;
export type Invariant = keyof typeof invariants;

/** An invariant that didn't hold, and where. */
export interface Violation {
  readonly invariant: Invariant;
  readonly what: string;
}

/** Milliseconds between two looks of the simulated shifts. */
export const interval = 10_000;
/** Within which a late write is put right: an interval, a look at the lock, a write of the router and its read-back. */
const correctionTime = interval + writeLimit;
/** What comes to it where the order is drawn, and each answer may be late. */
const drawnTime = 20_000;

/** Between the last look at the router and the deployer's start nobody can see what another writer does. */
const unseenContacts = 4;

/** What a process is known for here. */
interface Record {
  readonly plan: ProcessPlan | { readonly kind: 'post' };
  /** Its writes of the state, and of the router, so far. */
  commits: number;
  routed: boolean;
  /** The colours it found healthy. */
  readonly probed: Set<Color>;
  /** The step of its latest look at the router, and of its latest at the mirror. */
  looked: number;
  mirrored: number;
  /** Its contacts when traffic changed last. */
  contactsBefore: number;
}

/** A write that came too late: after its process was gone or had lost the lock. */
interface Stray {
  readonly weights: Weights;
  readonly since: number;
  readonly step: number;
  /** The holder of the lock at that moment, if it was alive: it has to put it right. */
  readonly witness: SimulatedProcess | undefined;
}

/** Watches a world and says when an invariant doesn't hold. */
export class Invariants {
  violation: Violation | undefined;
  readonly #scheduler: Scheduler;
  readonly #stored: StoredState;
  readonly #service: SimulatedService;
  readonly #records = new Map<SimulatedProcess, Record>();
  readonly #owners = new Map<number, SimulatedProcess>();
  readonly #committed = new Set<string>();
  /** The splits traffic had, and until which step. */
  readonly #splits: { readonly weights: Weights; until: number }[] = [];
  /** Holders whose jobs were reported as ended. */
  readonly reportedEnded = new Set<string>();
  #document: StateDocument | undefined;
  #stray: Stray | undefined;
  #unrecorded = false;
  #lastCommit = 0;
  #mirroredBy: { readonly process: SimulatedProcess; readonly step: number } | undefined;

  constructor(scheduler: Scheduler, stored: StoredState, service: SimulatedService) {
    this.#scheduler = scheduler;
    this.#stored = stored;
    this.#service = service;
    this.#document = stored.document;
    this.#splits.push({ weights: service.weights, until: Number.POSITIVE_INFINITY });
  }

  /** A process that takes part. */
  add(process: SimulatedProcess, plan: Record['plan']): void {
    this.#records.set(process, {
      plan,
      commits: 0,
      routed: false,
      looked: 0,
      probed: new Set(),
      mirrored: 0,
      contactsBefore: 0,
    });
  }

  /** Whether a process has the newest fencing token. */
  holds(process: SimulatedProcess): boolean {
    return this.#owners.get(this.#document?.lastToken ?? 0) === process;
  }

  /** After a write of the state took effect. */
  written(process: SimulatedProcess, after: StateDocument): void {
    const before = this.#document;
    this.#document = after;
    this.#committed.add(after.writeId);
    const record = this.#record(process);
    record.commits += 1;
    this.#lastCommit = this.#scheduler.now;
    if (after.sequence !== (before?.sequence ?? 0) + 1)
      this.#violate('lock', `write #${after.sequence} follows #${before?.sequence ?? 0}`);
    const tokenBefore = before?.lastToken ?? 0;
    if (after.lastToken === tokenBefore + 1) {
      if (after.lock?.token !== after.lastToken) this.#violate('lock', 'a new token without its lock');
      if (before?.lock) this.#checkTakeover(process, record, before.lock);
      this.#owners.set(after.lastToken, process);
    } else if (after.lastToken !== tokenBefore) {
      this.#violate('lock', `token ${after.lastToken} follows ${tokenBefore}`);
    } else if (!this.holds(process)) {
      this.#violate('lock', `${process.name} wrote the state, but ${this.#newest()} has the newest token`);
    }
  }

  #checkTakeover(process: SimulatedProcess, record: Record, lock: NonNullable<StateDocument['lock']>): void {
    const other = lock.holder;
    if (record.plan.kind !== 'shift' || other.id === process.holder.id || process.clockJumped) return;
    if (Date.parse(lock.expires) <= process.clock.now() || this.reportedEnded.has(other.id)) return;
    const mine = process.holder.run;
    if (other.run && mine && other.run.runId === mine.runId && other.run.attempt < mine.attempt) return;
    this.#violate('lock', `${process.name} took the lock that ${other.actor} holds`);
  }

  /** After a process was told that its write happened. */
  acknowledged(process: SimulatedProcess, { writeId, sequence }: StateDocument): void {
    if (!this.#committed.has(writeId))
      this.#violate('lock', `${process.name} was told that write #${sequence} happened, but it did not`);
  }

  /** After a router write took effect. */
  routed(process: SimulatedProcess, before: Weights, after: Weights): void {
    const record = this.#record(process);
    record.routed = true;
    const { step, now } = this.#scheduler;
    const last = this.#splits.at(-1);
    if (last) last.until = step;
    this.#splits.push({ weights: after, until: Number.POSITIVE_INFINITY });
    if (after.blue + after.green !== 100) this.#violate('health', `weights ${tellWeights(after)}`);
    const unlocked = record.plan.kind === 'rollback' && record.commits === 0;
    // One that ended without a word in the state can't be followed either.
    const late = process.state === 'dead' || (process.state === 'ended' && unlocked);
    if (late || (!this.holds(process) && !unlocked)) {
      if (sameWeights(before, after)) return;
      const holder = this.#owners.get(this.#document?.lastToken ?? 0);
      const witness = holder?.alive && holder.wakes <= now ? holder : undefined;
      this.#stray = { weights: after, since: now, step, witness };
      return;
    }
    this.#stray = undefined;
    this.#unrecorded = false;
    for (const [other, known] of this.#records) known.contactsBefore = other.contacts;
    if (process.paused) return;
    for (const color of colors) {
      // A rollback doesn't wait for the lock: what began since its probe is seen when it has taken it.
      if (unlocked && record.probed.has(color)) continue;
      if (after[color] > 0 && before[color] === 0 && !this.#service.workloads[color].proven)
        this.#violate('health', `${process.name} sends ${after[color]}% to ${color}, never found healthy`);
    }
  }

  /** Before a deployment: whether it's in time. A holder must not deploy onto a colour that has traffic. */
  deploys(process: SimulatedProcess, color: Color): boolean {
    if (!this.holds(process) || !process.alive) return false;
    const { contactsBefore } = this.#record(process);
    const seen = process.contacts - contactsBefore > unseenContacts;
    if (this.#service.weights[color] > 0 && seen && !this.#stray)
      this.#violate('health', `${process.name} deploys to ${color}, which has traffic`);
    return true;
  }

  looked(process: SimulatedProcess): void {
    this.#record(process).looked = this.#scheduler.step;
  }

  probed(process: SimulatedProcess, color: Color): void {
    this.#record(process).probed.add(color);
  }

  mirrored(process: SimulatedProcess, operation: 'read' | 'write'): void {
    this.#record(process).mirrored = this.#scheduler.step;
    if (operation === 'write') this.#mirroredBy = { process, step: this.#scheduler.step };
  }

  /** After every step. */
  check(): void {
    const { document } = this.#stored;
    if (document !== this.#document)
      this.#violate('lock', `the newest state is ${document ? tellDocument(document) : 'none'} again`);
    const disagreement = this.#disagreement();
    if (disagreement && !this.#excused()) this.#violate('agreement', disagreement);
    this.#checkStray();
  }

  /** After a process ended or died. */
  gone(process: SimulatedProcess): void {
    const record = this.#record(process);
    if (record.plan.kind === 'rollback' && record.routed && record.commits === 0) this.#unrecorded = true;
    if (process.cancelled === undefined || !this.holds(process)) return;
    const disagreement = this.#disagreement();
    if (disagreement && !this.#strays() && !this.#rollsBack()) this.#violate('cancel', disagreement);
  }

  /** After a process said how it ended. */
  ended(process: SimulatedProcess, result: ShiftResult | RollbackResult | undefined, error: unknown): void {
    const record = this.#record(process);
    const expected = [ConfigurationError, ProviderError, CancelledError];
    if (error !== undefined && !expected.some((type) => error instanceof type))
      this.#violate('failure', error instanceof Error ? (error.stack ?? error.message) : String(error));
    const looked = this.#stray?.witness === process && record.looked > this.#stray.step;
    if (looked && this.#strays())
      this.#violate('correction', `${process.name} saw a late write and ended without putting it right`);
    if (error !== undefined) return;
    if (result) this.#checkTruth(process, record, result);
    this.#checkMirror(process, record);
  }

  #checkTruth(process: SimulatedProcess, record: Record, result: ShiftResult | RollbackResult): void {
    const { outcome, weights } = result;
    if (outcome === 'refused' || outcome === 'unchanged' || outcome === 'already' || !weights) return;
    const told = `${process.name} reports ${outcome} at ${tellWeights(weights)}`;
    if (!this.#splits.some((split) => split.until >= record.looked && sameWeights(split.weights, weights)))
      this.#violate('truth', `${told}, but the router shows ${tellWeights(this.#service.weights)}`);
    const [serving, other] =
      weights.blue === 100 ? (['blue', 'green'] as const) : (['green', 'blue'] as const);
    const service = this.#service;
    if (
      weights[serving] === 100 &&
      !service.healthy(serving) &&
      service.healthy(other) &&
      this.holds(process)
    )
      this.#violate('health', `${told}, but ${serving} is not healthy and ${other} is`);
    if (outcome === 'rolled-back' || !this.holds(process)) return;
    if (this.#document?.settled?.outcome !== outcome)
      this.#violate('truth', `${told}, but the state says ${this.#document && tellDocument(this.#document)}`);
  }

  #checkMirror(process: SimulatedProcess, { commits, mirrored }: Record): void {
    const active = this.#document?.active;
    if (this.#stored.plane !== 'ssm' || commits === 0 || !active || !this.holds(process)) return;
    if (this.#stored.mirror === active) return;
    // Once is not enough to fail: a process that tries again and fails again has warned.
    if (process.faultsSince(this.#lastCommit) > 1) return;
    if (this.#mirroredBy && this.#mirroredBy.process !== process && this.#mirroredBy.step > mirrored) return;
    this.#violate('mirror', `${active} is active, but the parameter says ${this.#stored.mirror}`);
  }

  #checkStray(): void {
    const stray = this.#stray;
    const wanted = this.#wanted();
    if (stray && wanted && sameWeights(stray.weights, wanted)) this.#stray = undefined;
    if (!stray?.witness || !this.#strays()) return;
    const { witness, since } = stray;
    const time = correctionTime + (this.#scheduler.pick ? drawnTime : 0);
    if (this.#scheduler.now <= since + time) return;
    if (!witness.alive || !this.holds(witness) || witness.faultsSince(since) > 0) return;
    if (this.#service.deafUntil > since || sameWeights(stray.weights, this.#wanted() ?? stray.weights))
      return;
    this.#violate(
      'correction',
      `${witness.name} left ${tellWeights(stray.weights)} of a late write for ${time / 1_000} s`,
    );
  }

  /** A late write that is still in force. */
  #strays(): boolean {
    return this.#stray !== undefined && sameWeights(this.#stray.weights, this.#service.weights);
  }

  /** Where traffic is to be according to the state. */
  #wanted(): Weights | undefined {
    const { journal, settled, active } = this.#document ?? {};
    if (journal) return journal.intended;
    if (settled?.outcome === 'held') return settled.weights;
    return active && allOn(active);
  }

  #disagreement(): string | undefined {
    if (!this.#document || this.#document.journal) return undefined;
    // A held split is looked at before anything is done about it, by a run that says so when it finds another one.
    if (this.#document.settled?.outcome === 'held') return undefined;
    const wanted = this.#wanted();
    const { weights } = this.#service;
    if (!wanted || sameWeights(wanted, weights)) return undefined;
    return `the router shows ${tellWeights(weights)}, but the state says ${tellDocument(this.#document)}`;
  }

  #excused(): boolean {
    if (this.#strays() || this.#rollsBack()) return true;
    for (const process of this.#records.keys()) {
      if (!process.alive || process.cancelled === undefined) continue;
      if (this.#scheduler.now <= process.cancelled + cancelTime) return true;
    }
    return false;
  }

  /** A rollback writes the router beside the state, so one may not have recorded yet what it did, or never. */
  #rollsBack(): boolean {
    if (this.#unrecorded) return true;
    for (const [process, { plan, routed }] of this.#records) {
      if (process.alive && plan.kind === 'rollback' && routed) return true;
    }
    return false;
  }

  #record(process: SimulatedProcess): Record {
    return this.#records.get(process) as Record;
  }

  #newest(): string {
    return this.#owners.get(this.#document?.lastToken ?? 0)?.name ?? 'nobody';
  }

  #violate(invariant: Invariant, what: string): void {
    this.violation ??= { invariant, what };
  }

  /** Says that an invariant doesn't hold, from outside. */
  fail(invariant: Invariant, what: string): void {
    this.#violate(invariant, what);
  }
}
