import { type Clock, ProviderError } from '@deploy-actions/action-kit';
import {
  type RollingWorkload,
  type Rollout,
  type UpdateRecord,
  WorkloadConflictError,
} from '@deploy-actions/workloads';

interface Instance {
  readonly version: string;
  /** `Infinity` for one that never is. */
  readonly readyAt: number;
}

/** How long an instance takes to be ready, and until a version that never is counts as stalled; in milliseconds. */
const startup = 3_000;
const stallsAfter = 20_000;

/** A group of instances on a platform in memory, which several runs may hold in their hands at once. */
export class MemoryGroup {
  readonly key: string;
  readonly #clock: Clock;
  instances = 4;
  pods: Instance[];
  version = '1.0.0';
  record: UpdateRecord | undefined;
  /** What ran before, while that is known. */
  before: string | undefined;
  /** What an update changes besides the version, and puts back. */
  restored = true;
  disturbed: string | undefined;
  /** What keeps an update from beginning. */
  obstacles: readonly string[] = [];
  /** Counts what a conflict is about: the record and what is to run. */
  revision = 0;
  #changed = 0;
  #brokenSince: number | undefined;
  /** The fewest ready instances there ever were beyond what was wanted; negative when there were too few. */
  slack = 0;
  readonly events: string[];

  constructor(key: string, clock: Clock, events: string[]) {
    this.key = key;
    this.#clock = clock;
    this.events = events;
    this.pods = Array.from({ length: 4 }, () => ({ version: this.version, readyAt: 0 }));
  }

  /** What one run has in its hands. */
  open(release: string): RollingWorkload {
    return new MemoryWorkload(this, release);
  }

  ready(which: (version: string) => boolean): number {
    const now = this.#clock.now();
    return this.pods.filter(({ version, readyAt }) => which(version) && readyAt <= now).length;
  }

  #count(version: string): number {
    return this.pods.filter((pod) => pod.version === version).length;
  }

  start(version: string): void {
    const never = version.endsWith('-broken');
    if (never) this.#brokenSince ??= this.#clock.now();
    this.pods.push({ version, readyAt: never ? Number.POSITIVE_INFINITY : this.#clock.now() + startup });
  }

  /** New instances one by one, each before an old one goes; nobody but `settle` moves on. */
  roll(intended: number): void {
    const { version } = this;
    for (;;) {
      this.watch();
      const updated = this.#count(version);
      const spare = this.ready(() => true) > this.instances;
      const old = this.pods.findIndex((pod) => pod.version !== version);
      if (spare && old !== -1) this.pods.splice(old, 1);
      else if (updated < intended && this.pods.length <= this.instances) this.start(version);
      else return;
    }
  }

  /** The platform's own way: all at once, but none goes before another is ready. */
  settleBack(): void {
    if (this.record !== undefined) return;
    const { version } = this;
    for (let missing = this.instances - this.#count(version); missing > 0; missing -= 1) this.start(version);
    while (this.ready(() => true) > this.instances) {
      const other = this.pods.findIndex((pod) => pod.version !== version);
      if (other === -1) break;
      this.pods.splice(other, 1);
    }
    if (this.ready((each) => each === version) >= this.instances)
      this.pods = this.pods.filter((pod) => pod.version === version).slice(0, this.instances);
  }

  watch(): void {
    this.slack = Math.min(this.slack, this.ready(() => true) - this.instances);
  }

  /** Somebody else changes it by hand, and what runs on all of it, if `version` is given. */
  disturb(what: string, version?: string): void {
    this.disturbed = what;
    if (version !== undefined) {
      this.version = version;
      this.pods = this.pods.map(({ readyAt }) => ({ version, readyAt }));
    }
    this.revision += 1;
  }

  rolloutOf(release: string): Rollout {
    this.settleBack();
    this.watch();
    const updated = this.#count(release);
    const ready = this.ready((version) => version === release);
    const old = this.ready((version) => version !== release);
    const stuck = ready < updated && release.endsWith('-broken');
    const since = this.#clock.now() - (this.#brokenSince ?? this.#clock.now());
    return {
      ...{ instances: this.instances, updated, ready, before: old, disturbed: this.disturbed },
      troubles: stuck ? ['the image can’t be pulled'] : [],
      stalled: stuck && since >= stallsAfter ? 'the image can’t be pulled' : undefined,
      record: this.record,
      complete: ready === this.instances && old === 0 && !this.record && this.restored,
      undoable: this.before !== undefined,
    };
  }

  write(release: string, what: string, change: () => void): void {
    change();
    this.revision += 1;
    this.#changed += 1;
    this.events.push(`${what} ${this.key} to ${release}`);
    this.watch();
  }
}

class MemoryWorkload implements RollingWorkload {
  readonly key: string;
  readonly name: string;
  readonly #group: MemoryGroup;
  readonly #release: string;
  #base = 0;

  constructor(group: MemoryGroup, release: string) {
    this.#group = group;
    this.#release = release;
    this.key = group.key;
    this.name = `deployment ${group.key}`;
  }

  async preflight(): Promise<readonly string[]> {
    return this.#group.obstacles;
  }

  async read(): Promise<Rollout> {
    this.#base = this.#group.revision;
    return this.#group.rolloutOf(this.#release);
  }

  async advance(record: UpdateRecord): Promise<void> {
    const group = this.#group;
    this.#change('advance', () => {
      if (group.version !== this.#release) {
        group.before = group.version;
        group.version = this.#release;
      }
      group.restored = false;
      group.record = record;
      group.disturbed = undefined;
      group.roll(record.intended);
    });
  }

  async settle(record: UpdateRecord): Promise<void> {
    if (this.#base !== this.#group.revision) throw new WorkloadConflictError('it changed');
    if (this.#group.version === this.#release) this.#group.roll(record.intended);
  }

  async mark(record: UpdateRecord): Promise<void> {
    this.#change('mark', () => {
      this.#group.record = record;
    });
  }

  async complete(): Promise<void> {
    const group = this.#group;
    this.#change('complete', () => {
      group.record = undefined;
      group.restored = true;
    });
  }

  async undo(): Promise<readonly string[]> {
    const group = this.#group;
    const left = group.disturbed === undefined ? [] : [group.disturbed];
    this.#change('undo', () => {
      const moved = group.version === this.#release && group.before !== undefined;
      if (group.record === undefined && !moved)
        throw new ProviderError('there is nothing to undo', { system: 'memory', operation: 'undo' });
      if (moved && (group.record?.intended ?? 1) > 0) {
        group.version = group.before ?? group.version;
        group.before = undefined;
      }
      group.record = undefined;
      group.restored = true;
      group.disturbed = undefined;
      group.settleBack();
    });
    return left;
  }

  #change(what: string, change: () => void): void {
    if (this.#base !== this.#group.revision) throw new WorkloadConflictError(`${this.name} changed`);
    this.#group.write(this.#release, what, change);
    this.#base = this.#group.revision;
  }
}
