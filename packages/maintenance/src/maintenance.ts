import { describeError, isoInstant, ProviderError } from '@deploy-actions/action-kit';
import type { MaintenanceConfiguration } from '@deploy-actions/config';
import { describeStanding, statusOf } from './explanations.ts';
import { holderOf } from './holder.ts';
import { holderHasEnded } from './job-ended.ts';
import type { MaintenanceHolder, MaintenanceRecord } from './maintenance-record.ts';
import {
  type MaintenanceSwitch,
  maintenanceSystem,
  SwitchConflictError,
  type SwitchReading,
} from './maintenance-switch.ts';
import type { MaintenanceContext, MaintenanceEnding, TurnOnRequest } from './maintenance-types.ts';
import { describeProbe, look, lookUntil } from './probe.ts';
import {
  type Asker,
  endsWithItsJob,
  isLeftBehind,
  mayTakeOver,
  mayTurnOff,
  type Standing,
  standingOf,
} from './standing.ts';
import { isOff, readBack, shows, type WrittenSwitch, writeOff, writeOn } from './switch-writes.ts';

/** How often a change begins anew because somebody else was faster. */
const rounds = 5;

/** What stands in the switch and what it means for this job. */
interface Found {
  readonly at: SwitchReading;
  readonly standing: Standing;
  readonly asker: Asker;
}

/** How a call went; the rest of {@link MaintenanceEnding} follows from it. */
interface Ended extends Pick<MaintenanceEnding, 'ok' | 'reasonCode' | 'reason'> {
  readonly at: SwitchReading;
  readonly changed?: boolean;
  readonly acquired?: boolean;
}

/** Whether it may be turned on over what stands there: who needs it to outlive jobs can't do with what ends with another one's. */
function mayBegin({ force, join, stay }: TurnOnRequest, { at: { record }, standing, asker }: Found): boolean {
  if (force || mayTakeOver(standing, record, asker)) return true;
  return join === true && stay === true && standing !== 'foreign' && endsWithItsJob(record);
}

/**
 * Maintenance mode of one service in one environment. Every method throws ProviderError when the switch doesn't answer, and
 * ConfigurationError for what the reader can put right.
 */
export class Maintenance {
  readonly #configuration: MaintenanceConfiguration;
  readonly #switch: MaintenanceSwitch;
  readonly #written: WrittenSwitch;
  readonly #context: MaintenanceContext;
  readonly #holder: MaintenanceHolder;

  constructor(
    configuration: MaintenanceConfiguration,
    maintenanceSwitch: MaintenanceSwitch,
    context: MaintenanceContext,
  ) {
    this.#configuration = configuration;
    this.#switch = maintenanceSwitch;
    this.#context = context;
    const { clock, run } = context.runtime;
    this.#written = { maintenanceSwitch, timeout: configuration.timeout, clock };
    this.#holder = holderOf(run, context.checkRunId);
  }

  /** What would keep it from being turned on, all of it at once. Reads only. */
  async problems(request: TurnOnRequest = {}): Promise<readonly string[]> {
    const record = this.#record(request);
    const late = Date.parse(record.until) <= this.#now;
    return [
      ...(late ? [`the end time, ${record.until}, has passed already`] : []),
      ...(await this.#switch.problems(record)),
    ];
  }

  /** The writes of turning it on or off, one line each, as things stand now; or why it would be refused. */
  async plan(mode: 'on' | 'off' | 'reconcile', request: TurnOnRequest = {}): Promise<readonly string[]> {
    const found = await this.#find();
    const { at, standing, asker } = found;
    const { writes, place } = this.#switch;
    const { probe } = this.#configuration;
    const now = `now: ${describeStanding(standing, at, this.#switch)}`;
    const refused = [now, 'nothing is written'];
    if (mode === 'on') {
      if (this.#suffices(request, found)) return refused;
      if (!mayBegin(request, found)) return [...refused, 'refused'];
      const { until, message } = this.#record(request);
      const seen = probe ? [`probe: ${describeProbe(probe)}; never seen, it is turned off again`] : [];
      return [now, `${place}: ${writes.on}, until ${until}: ${message}`, `${place}: read back`, ...seen];
    }
    if (isOff(at)) return refused;
    const may = mode === 'off' ? mayTurnOff(standing, at.record, asker) : isLeftBehind(standing, at.record);
    if (!may && !request.force) return mode === 'off' ? [...refused, 'refused'] : refused;
    const seen = probe ? [`probe: the normal answer again at ${probe.url}`] : [];
    return [now, `${place}: ${writes.off}`, `${place}: read back`, ...seen];
  }

  /** Looks. A switch that was left behind is told, and left alone. */
  async status(): Promise<MaintenanceEnding> {
    return this.#timed(async () => {
      const { at, standing } = await this.#find();
      const told = describeStanding(standing, at, this.#switch);
      const left = isLeftBehind(standing, at.record);
      const reasonCode = left ? 'left-behind' : at.on ? 'on' : 'off';
      const remedy = left ? '; `mode: reconcile` turns it off' : '';
      return { ok: true, reasonCode, reason: `${told}${remedy}.`, at };
    });
  }

  /**
   * Turns it on unless another has it, reads it back and looks at it from outside. A cancel of the step turns it off again, and so
   * does a probe that never sees it, unless this job had it on before.
   */
  async turnOn(request: TurnOnRequest = {}): Promise<MaintenanceEnding> {
    return this.#timed(async () => {
      await this.#warnOfBlindProbe();
      for (let round = 1; ; round += 1) {
        const found = await this.#find();
        const refusal = this.#refusal(request, found);
        if (refusal) return refusal;
        try {
          return await this.#begin(request, found);
        } catch (error) {
          if (!(error instanceof SwitchConflictError)) throw error;
          if (round === rounds) throw this.#contended();
        }
      }
    });
  }

  /** Turns it off if it is this run's, or nobody's any more, or with `force`; reads that back and looks at it from outside. */
  async turnOff({
    force = false,
  }: {
    readonly force?: boolean | undefined;
  } = {}): Promise<MaintenanceEnding> {
    return this.#timed(async () => {
      for (let round = 1; ; round += 1) {
        const { at, standing, asker } = await this.#find();
        if (isOff(at)) return { ok: true, reasonCode: 'off', reason: 'Maintenance mode is off already.', at };
        const told = describeStanding(standing, at, this.#switch);
        if (!force && !mayTurnOff(standing, at.record, asker)) {
          const remedy = 'it is left on; `force: true` with a `reason` turns it off all the same';
          return { ok: false, reasonCode: 'held', reason: `${told}; ${remedy}.`, at };
        }
        const ended = await this.#end(at, 'Maintenance mode is off.');
        if (ended) return ended;
        if (round === rounds) throw this.#contended();
      }
    });
  }

  /** Turns off what is this very job's and was not to stay: for the end of the job. */
  async finish(): Promise<MaintenanceEnding> {
    return this.#timed(async () => {
      for (let round = 1; ; round += 1) {
        const at = await this.#switch.read();
        const own = at.record?.holder.id === this.#holder.id && !at.record.stay;
        if (!own) return { ok: true, reasonCode: at.on ? 'on' : 'off', reason: 'Nothing to turn off.', at };
        const ended = await this.#end(at, 'Maintenance mode is off: the job that turned it on ends.');
        if (ended) return ended;
        if (round === rounds) throw this.#contended();
      }
    });
  }

  /** Turns off what a job left that has ended, and whose end time has passed; leaves what nobody can tell of. */
  async reconcile(): Promise<MaintenanceEnding> {
    return this.#timed(async () => {
      for (let round = 1; ; round += 1) {
        const { at, standing } = await this.#find();
        const told = describeStanding(standing, at, this.#switch);
        if (!isLeftBehind(standing, at.record)) {
          const unclear = standing === 'unknown' || standing === 'by-hand' || standing === 'foreign';
          const reasonCode = unclear ? 'unknown' : isOff(at) ? 'off' : 'on';
          return { ok: true, reasonCode, reason: `${told}${isOff(at) ? '' : '; it is left as it is'}.`, at };
        }
        const ended = await this.#end(at, `${told}. It was left behind and is off now.`);
        if (ended) return ended;
        if (round === rounds) throw this.#contended();
      }
    });
  }

  /** What ends it before anything is written: another has it, or that is good enough. */
  #refusal(request: TurnOnRequest, { at, standing, asker }: Found): Ended | undefined {
    const told = describeStanding(standing, at, this.#switch);
    if (this.#suffices(request, { at, standing, asker })) {
      return { ok: true, reasonCode: 'joined', reason: `${told}; that will do.`, at };
    }
    if (mayBegin(request, { at, standing, asker })) return undefined;
    const remedy = 'wait for it, or take it over with `force: true` and a `reason`';
    return { ok: false, reasonCode: 'held', reason: `${told}; ${remedy}.`, at };
  }

  /** Whether it is on already, and whoever asks is content with that: with another's as it is, with its own while that lasts long enough. */
  #suffices(request: TurnOnRequest, found: Found): boolean {
    const {
      at: { on, record },
      standing,
    } = found;
    if (!request.join || !on || standing === 'foreign') return false;
    if (standing === 'own') return (record?.until ?? '') >= this.#record(request).until;
    return !mayBegin(request, found);
  }

  /** Writes, reads back, probes. Throws SwitchConflictError before anything is this job's. */
  async #begin(request: TurnOnRequest, { at: before, standing }: Found): Promise<Ended> {
    const { runtime } = this.#context;
    const own = standing === 'own';
    // Who joins what its own job has on makes it last longer, and no more.
    const { message, stay } = (request.join && own && before.record) || request;
    const record = this.#record({ ...request, message, stay }, own ? before.record : undefined);
    runtime.signal.throwIfAborted();
    const settled = (reading: SwitchReading) =>
      shows(record, reading) ||
      (reading.record !== undefined && reading.record.writeId !== before.record?.writeId);
    try {
      await writeOn(this.#written, record, before);
      const at = await readBack(this.#written, settled, runtime.signal);
      if (!shows(record, at)) throw new SwitchConflictError();
      const unseen = await this.#unseen(runtime.signal);
      if (unseen === undefined) return this.#begun(at, { own, over: before.on });
      const off = own ? before : await this.#undo(record);
      const reason = `Maintenance mode was turned on in ${this.#switch.place}, but not seen from outside: ${unseen}; ${own ? 'it was on before and is left so' : 'it is off again'}.`;
      return { ok: false, reasonCode: 'not-seen', reason, at: off };
    } catch (error) {
      if (!own && !(error instanceof SwitchConflictError)) await this.#undoAfter(error, record);
      throw error;
    }
  }

  #begun(at: SwitchReading, { own, over }: { readonly own: boolean; readonly over: boolean }): Ended {
    const until = at.record?.until ?? '';
    const reasonCode = own ? 'extended' : over ? 'taken-over' : 'turned-on';
    const how = own ? 'stays on' : over ? 'is on, taken over,' : 'is on';
    const unlooked = this.#configuration.probe
      ? ''
      : ' Nothing was looked at from outside: there is no `probe`.';
    const reason = `Maintenance mode ${how} until ${until}.${unlooked}`;
    return { ok: true, reasonCode, reason, at, changed: true, acquired: !own };
  }

  /** What the probe shows in place of maintenance mode; `undefined` when it shows that, or there is no probe. */
  async #unseen(signal: AbortSignal): Promise<string | undefined> {
    const { probe } = this.#configuration;
    if (!probe) return undefined;
    const { seen, told } = await lookUntil('on', probe, this.#context.runtime, signal);
    return seen ? undefined : `looked for ${describeProbe(probe)}, found ${told}`;
  }

  /** Turns off what this very write turned on, whatever the signal says. */
  async #undo({ writeId }: MaintenanceRecord): Promise<SwitchReading> {
    const at = await this.#switch.read();
    if (at.record?.writeId !== writeId) return at;
    await writeOff(this.#written, at);
    return readBack(this.#written, (reading) => reading.record?.writeId !== writeId);
  }

  async #undoAfter(error: unknown, record: MaintenanceRecord): Promise<void> {
    try {
      await this.#undo(record);
    } catch (failure) {
      this.#context.runtime.log.warning(
        `Maintenance mode may be on after «${describeError(error)}»: it could not be turned off again (${describeError(failure)}). \`mode: reconcile\` will, once this job has ended.`,
      );
    }
  }

  /** Turns it off at a reading; `undefined` when somebody else was faster. */
  async #end(before: SwitchReading, reason: string): Promise<Ended | undefined> {
    const { runtime } = this.#context;
    try {
      await writeOff(this.#written, before);
    } catch (error) {
      if (error instanceof SwitchConflictError) return undefined;
      throw error;
    }
    const gone = (now: SwitchReading) => isOff(now) || now.record?.writeId !== before.record?.writeId;
    const at = await readBack(this.#written, gone);
    const { probe } = this.#configuration;
    const changed = true;
    if (!probe || !before.on) return { ok: true, reasonCode: 'turned-off', reason, at, changed };
    const { seen, told } = await lookUntil('off', probe, runtime, runtime.signal);
    if (seen) return { ok: true, reasonCode: 'turned-off', reason, at, changed };
    const still = `${this.#switch.place} is off, but ${probe.url} still gives ${told}`;
    return { ok: false, reasonCode: 'still-seen', reason: `${still}.`, at, changed };
  }

  async #find(): Promise<Found> {
    const { service, environment } = this.#context;
    const at = await this.#switch.read();
    const asker: Asker = {
      ...{ service, environment, holder: this.#holder, now: this.#now },
      hasEnded: (holder) => holderHasEnded(holder, this.#context),
    };
    return { at, standing: await standingOf(at, asker), asker };
  }

  #record(request: TurnOnRequest, before?: MaintenanceRecord): MaintenanceRecord {
    const { service, environment } = this.#context;
    const { message = this.#configuration.message, stay = false } = request;
    const until = request.until ?? this.#now + (request.for ?? this.#configuration.for);
    return {
      ...{ writeId: crypto.randomUUID(), service, environment, holder: this.#holder },
      ...{ since: before?.since ?? isoInstant(this.#now), until: isoInstant(until), message, stay },
    };
  }

  /** A probe that sees maintenance mode before it is on will see it whatever happens. */
  async #warnOfBlindProbe(): Promise<void> {
    const { probe } = this.#configuration;
    const { runtime } = this.#context;
    if (!probe) return;
    const [{ seen, told }, at] = await Promise.all([
      look(probe, runtime, runtime.signal),
      this.#switch.read(),
    ]);
    if (seen !== 'on' || at.on) return;
    runtime.log.warning(
      `Before maintenance mode is on, ${probe.url} gives the same answer already (${told}): the probe proves nothing. \`contains\` can tell them apart.`,
    );
  }

  get #now(): number {
    return this.#context.runtime.clock.now();
  }

  #contended(): ProviderError {
    const message = `${this.#switch.place}: others changed it again and again meanwhile`;
    return new ProviderError(message, { system: maintenanceSystem, operation: 'write', retryable: true });
  }

  async #timed(work: () => Promise<Ended>): Promise<MaintenanceEnding> {
    const begun = this.#now;
    const { at, changed = false, acquired = false, ...rest } = await work();
    const seconds = Math.round((this.#now - begun) / 100) / 10;
    return { ...rest, changed, acquired, status: statusOf(at), seconds };
  }
}
