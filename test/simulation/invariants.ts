import { CancelledError, ConfigurationError, ProviderError } from '@deploy-actions/action-kit';
import { type Color, colors } from '@deploy-actions/config';
import type { RollbackResult, ShiftResult } from '@deploy-actions/deployment';
import type { StateDocument } from '@deploy-actions/state';
import { sameWeights, type Weights } from '@deploy-actions/traffic';
import { endsRestoring, forces } from './contract-rules.ts';
import type { Invariant, Violation } from './invariant.ts';
import { comesTooLate, takenFrom } from './lock-rules.ts';
import { freshRecord, type ProcessRecord } from './process-record.ts';
import type { Operation, Plan } from './schedule.ts';
import type { Scheduler } from './scheduler.ts';
import type { SimulatedProcess } from './simulated-process.ts';
import { type SimulatedService, tellWeights, writeLimit } from './simulated-service.ts';
import { type StoredState, tellDocument } from './simulated-store.ts';
import { TrafficHistory, wantedBy } from './traffic-history.ts';

/** Milliseconds between two looks of the simulated shifts. */
export const interval = 10_000;
/** Within which a late write is put right: an interval, a look at the lock, a write of the router and its read-back. */
const correctionTime = interval + writeLimit;
/** What comes to it where the order is drawn, and each answer may be late. */
const drawnTime = 20_000;

/** Between the last look at the router and the deployer's start nobody can see what another writer does. */
const unseenContacts = 4;

/** Watches a world and says when an invariant doesn't hold. */
export class Invariants {
  violation: Violation | undefined;
  /** The stages that were begun. */
  readonly stages = new Set<number>();
  /** Holders whose jobs were reported as ended. */
  readonly reportedEnded = new Set<string>();
  readonly #scheduler: Scheduler;
  readonly #stored: StoredState;
  readonly #service: SimulatedService;
  readonly #records = new Map<SimulatedProcess, ProcessRecord>();
  readonly #owners = new Map<number, SimulatedProcess>();
  readonly #committed = new Set<string>();
  readonly #traffic: TrafficHistory;
  #document: StateDocument | undefined;
  #lastCommit = 0;
  #mirroredBy: { readonly process: SimulatedProcess; readonly step: number } | undefined;

  constructor(scheduler: Scheduler, stored: StoredState, service: SimulatedService) {
    this.#scheduler = scheduler;
    this.#stored = stored;
    this.#service = service;
    this.#document = stored.document;
    this.#traffic = new TrafficHistory(service.weights, scheduler.now);
  }

  /** A process that takes part. */
  add(process: SimulatedProcess, plan: Plan): void {
    this.#records.set(process, freshRecord(plan));
  }

  /** Whether a process has the newest fencing token. */
  holds(process: SimulatedProcess): boolean {
    return this.#holder === process;
  }

  /** Before a contact is made. */
  contacted(process: SimulatedProcess, operation: Operation): void {
    const record = this.#record(process);
    if (operation === 'store list' || operation === 'store read') record.mustLook = false;
    if (operation === 'router write' && record.mustLook)
      this.#violate('fence', `${process.name} writes the router without a look at the lock before`);
  }

  /** After a write of the state took effect. */
  written(process: SimulatedProcess, after: StateDocument): void {
    const before = this.#document;
    this.#document = after;
    this.#committed.add(after.writeId);
    const record = this.#record(process);
    record.commits += 1;
    this.#lastCommit = this.#scheduler.now;
    // Whoever goes there by force takes it on.
    if (forces(record.plan) && after.journal) this.#service.workloads[after.journal.to].outdated = false;
    if (after.journal?.stage !== undefined) this.stages.add(after.journal.stage);
    if (after.sequence !== (before?.sequence ?? 0) + 1)
      this.#violate('lock', `write #${after.sequence} follows #${before?.sequence ?? 0}`);
    const tokenBefore = before?.lastToken ?? 0;
    if (after.lastToken === tokenBefore + 1) {
      if (after.lock?.token !== after.lastToken) this.#violate('lock', 'a new token without its lock');
      const taken = takenFrom(before?.lock, process, record.plan, this.reportedEnded);
      if (taken) this.#violate('lock', taken);
      const late = comesTooLate(before, after, record.plan);
      if (late) this.#violate('order', `${process.name} ${late}`);
      this.#owners.set(after.lastToken, process);
      Object.assign(record, { token: after.lastToken, lostTo: undefined, wanted: [] });
      this.#handOver(process);
    } else if (after.lastToken !== tokenBefore) {
      this.#violate('lock', `token ${after.lastToken} follows ${tokenBefore}`);
    } else if (!this.holds(process)) {
      this.#violate('lock', `${process.name} wrote the state, but ${this.#newest()} has the newest token`);
    }
    // What follows asks for the lock again.
    const { probed, looked } = record;
    if (endsRestoring(process, record.plan, after))
      this.#records.set(process, { ...freshRecord(record.plan), probed, looked, mustLook: false });
  }

  /** A new holder answers for what it finds, except for what a rollback wrote beside its lock. */
  #handOver(process: SimulatedProcess): void {
    const { current } = this.#traffic;
    if (current.origin === 'beside' && current.process === process) this.#traffic.accept();
    if (current.origin !== 'late') return;
    current.witness = process;
    current.witnessed = this.#scheduler.now;
  }

  /** After a process looked at the state; `heard` unless it may not have listened any more. */
  told(process: SimulatedProcess, state: StateDocument | undefined, heard: boolean): void {
    const record = this.#record(process);
    record.mustLook = false;
    if (!state || record.token === 0 || state.lastToken <= record.token) return;
    if (heard) record.lostTo ??= state.lock?.holder.actor ?? 'another run';
    const wanted = wantedBy(state);
    if (wanted) record.wanted.push(wanted);
  }

  /** After a process was told that its write, begun at that moment, happened. */
  acknowledged(process: SimulatedProcess, state: StateDocument, begun: number): void {
    const { writeId, sequence } = state;
    if (endsRestoring(process, this.#record(process).plan, state)) return;
    // One that slept meanwhile may have found its time limit over before it found the answer.
    const record = this.#record(process);
    record.mustLook = false;
    if (process.wakes <= begun) record.acknowledged = sequence;
    if (!this.#committed.has(writeId))
      this.#violate('lock', `${process.name} was told that write #${sequence} happened, but it did not`);
  }

  /** Before a process writes the router, on the strength of what it was told; whether it does so beside its lock. */
  routes(process: SimulatedProcess, weights: Weights): boolean {
    const { lostTo, wanted, plan, commits } = this.#record(process);
    const beside = plan.kind === 'rollback' && commits === 0;
    if (lostTo === undefined || wanted.some((each) => sameWeights(each, weights))) return beside;
    const told = `saw that ${lostTo} took the lock over`;
    this.#violate('fence', `${process.name} ${told}, and writes ${tellWeights(weights)}`);
    return beside;
  }

  /** After a process was told that the router accepted its write. */
  answered(process: SimulatedProcess): void {
    const record = this.#record(process);
    // A rollback that can't take the lock has none to look at.
    record.mustLook = record.plan.kind !== 'rollback' || record.acknowledged > 0;
  }

  /** After a router write took effect; `beside` when it was sent beside the lock. */
  routed(process: SimulatedProcess, before: Weights, after: Weights, beside: boolean): void {
    const record = this.#record(process);
    const { step, now } = this.#scheduler;
    if (after.blue + after.green !== 100) this.#violate('health', `weights ${tellWeights(after)}`);
    const recorded = record.commits > 0;
    const unlocked = beside && !recorded;
    const same = sameWeights(before, after);
    const split = { weights: after, process, since: now, step, witness: undefined, witnessed: now };
    // One that ended without a word in the state can't be followed either, nor one that has recorded something else since.
    const overdue = (process.state === 'ended' && unlocked) || (beside && recorded && !this.#wants(after));
    const late = process.state === 'dead' || overdue;
    if (late || (!this.holds(process) && !unlocked)) {
      if (same) return;
      const holder = this.#holder;
      const witness = holder?.alive && holder.wakes <= now ? holder : undefined;
      this.#traffic.change({ ...split, origin: 'late', witness });
      return;
    }
    if (!(unlocked && same)) this.#traffic.change({ ...split, origin: unlocked ? 'beside' : 'held' });
    for (const [other, known] of this.#records) known.contactsBefore = other.contacts;
    for (const color of colors) {
      // A rollback doesn't wait for the lock: what began since its probe is seen when it has taken it. Force asks no probe.
      if (forces(record.plan) || (unlocked && record.probed.has(color))) continue;
      const { outdated } = this.#service.workloads[color];
      if (after[color] > before[color] && outdated && !unlocked)
        this.#violate('contract', `${process.name} sends traffic to ${color}, from before a migration`);
      if (after[color] > 0 && before[color] === 0 && !this.#service.workloads[color].proven)
        this.#violate('health', `${process.name} sends ${after[color]}% to ${color}, never found healthy`);
    }
  }

  /** Before a deployment: whether it's in time. A holder must not deploy onto a colour that has traffic. */
  deploys(process: SimulatedProcess, color: Color): boolean {
    if (!this.holds(process) || !process.alive) return false;
    const { contactsBefore } = this.#record(process);
    const seen = process.contacts - contactsBefore > unseenContacts;
    if (this.#service.weights[color] > 0 && seen && this.#traffic.current.origin !== 'late')
      this.#violate('health', `${process.name} deploys to ${color}, which has traffic`);
    return true;
  }

  looked(process: SimulatedProcess, step: number): void {
    const record = this.#record(process);
    record.looked = Math.max(record.looked, step);
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
    // A hold that comes too late for its run is taken back by the run itself: looked at when that has ended.
    if (this.#settled !== 'held') this.#checkAgreement();
    this.#checkLate();
  }

  /** After a process ended or died. */
  gone(process: SimulatedProcess): void {
    if (this.#settled !== 'held' || !this.holds(process)) return;
    if (process.state === 'ended' && this.#unheld) this.#checkAgreement();
  }

  /** What a cancelled run does is told apart, also when it had no time for more. */
  #checkAgreement(): void {
    const disagreement = this.#disagreement();
    if (!disagreement || this.#traffic.current.origin !== 'held') return;
    this.#violate(this.#holder?.cancelled === undefined ? 'agreement' : 'cancel', disagreement);
  }

  /** After a process said how it ended. */
  ended(process: SimulatedProcess, result: ShiftResult | RollbackResult | undefined, error: unknown): void {
    const record = this.#record(process);
    const expected = [ConfigurationError, ProviderError, CancelledError];
    if (error !== undefined && !expected.some((type) => error instanceof type))
      this.#violate('failure', error instanceof Error ? (error.stack ?? error.message) : String(error));
    const { witness, witnessed, step } = this.#traffic.current;
    const heard = this.#service.deafUntil <= witnessed;
    if (witness === process && record.looked > step && this.#traffic.strays && heard)
      this.#violate('correction', `${process.name} saw a late write and ended without putting it right`);
    if (error !== undefined) return;
    if (result) this.#checkTruth(process, record, result);
    this.#checkMirror(process, record);
  }

  #checkTruth(process: SimulatedProcess, record: ProcessRecord, result: ShiftResult | RollbackResult): void {
    const { outcome, weights } = result;
    if (!weights) return;
    const told = `${process.name} reports ${outcome} at ${tellWeights(weights)}`;
    if (!this.#traffic.showed(weights, record.looked))
      this.#violate('truth', `${told}, but the router shows ${tellWeights(this.#service.weights)}`);
    if (outcome === 'refused' || outcome === 'unchanged' || outcome === 'already') return;
    if (!this.holds(process)) return;
    const [serving, other] =
      weights.blue === 100 ? (['blue', 'green'] as const) : (['green', 'blue'] as const);
    const service = this.#service;
    if (
      weights[serving] === 100 &&
      !service.healthy(serving) &&
      service.healthy(other) &&
      !forces(record.plan)
    )
      this.#violate('health', `${told}, but ${serving} is not healthy and ${other} is`);
    const stated = this.#document && tellDocument(this.#document);
    if (record.acknowledged !== this.#document?.sequence) return;
    const { journal } = this.#document ?? {};
    // A way back may be left to its journal, and a drill settles nothing.
    const agrees = outcome === 'rolled-back' ? journal || this.#wants(weights) : this.#settled === outcome;
    if (!agrees) this.#violate('truth', `${told}, but the state says ${stated}`);
  }

  #checkMirror(process: SimulatedProcess, { commits, acknowledged, mirrored }: ProcessRecord): void {
    const active = this.#document?.active;
    if (this.#stored.plane !== 'ssm' || commits === 0 || !active || !this.holds(process)) return;
    if (this.#stored.mirror === active) return;
    // Who gave up waiting for an answer has said so, and left the rest to the next write.
    if (acknowledged !== this.#document?.sequence) return;
    // Once is not enough to fail: a process that tries again and fails again has warned.
    if (process.faultsSince(this.#lastCommit) > 1) return;
    if (this.#mirroredBy && this.#mirroredBy.process !== process && this.#mirroredBy.step > mirrored) return;
    this.#violate('mirror', `${active} is active, but the parameter says ${this.#stored.mirror}`);
  }

  #checkLate(): void {
    const { origin, weights, witness, witnessed } = this.#traffic.current;
    if (origin !== 'late') return;
    const wanted = this.#wanted();
    if (wanted && sameWeights(weights, wanted)) this.#traffic.accept();
    if (!witness || !wanted || !this.#traffic.strays) return;
    const time = correctionTime + (this.#scheduler.pick ? drawnTime : 0);
    if (this.#scheduler.now <= witnessed + time || this.#service.deafUntil > witnessed) return;
    if (!witness.alive || !this.holds(witness) || witness.faultsSince(witnessed) > 0) return;
    const left = `left ${tellWeights(weights)} of a late write for ${time / 1_000} s`;
    this.#violate('correction', `${witness.name} ${left}`);
  }

  #wants(weights: Weights): boolean {
    const wanted = this.#wanted();
    return wanted === undefined || sameWeights(wanted, weights);
  }

  /** Where traffic is to be according to the state. */
  #wanted(): Weights | undefined {
    return wantedBy(this.#document);
  }

  /** Whether a held split is not in force, with nothing in the state that says what else may be. */
  get #unheld(): boolean {
    return !this.#document?.lateWrites?.some(({ weights }) => sameWeights(weights, this.#service.weights));
  }

  #disagreement(): string | undefined {
    if (!this.#document || this.#document.journal) return undefined;
    const wanted = this.#wanted();
    const { weights } = this.#service;
    if (!wanted || sameWeights(wanted, weights)) return undefined;
    return `the router shows ${tellWeights(weights)}, but the state says ${tellDocument(this.#document)}`;
  }

  /** Whether a run that finds no journal may be told to find out who changed the router. */
  get unexplained(): boolean {
    return this.#traffic.current.origin !== 'held';
  }

  get #settled(): string | undefined {
    return this.#document?.settled?.outcome;
  }

  get #holder(): SimulatedProcess | undefined {
    return this.#owners.get(this.#document?.lastToken ?? 0);
  }

  #record(process: SimulatedProcess): ProcessRecord {
    return this.#records.get(process) as ProcessRecord;
  }

  #newest(): string {
    return this.#holder?.name ?? 'nobody';
  }

  #violate(invariant: Invariant, what: string): void {
    this.violation ??= { invariant, what };
  }

  /** Says that an invariant doesn't hold, from outside. */
  fail(invariant: Invariant, what: string): void {
    this.#violate(invariant, what);
  }
}
