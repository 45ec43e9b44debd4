import { type Color, colors } from '@deploy-actions/config';
import type { TrafficRouter, Weights } from '@deploy-actions/traffic';
import type { Quality } from './schedule.ts';
import type { Scheduler } from './scheduler.ts';
import type { SimulatedProcess } from './simulated-process.ts';

/** The longest a write of the simulated router can take, in milliseconds. */
export const writeLimit = 10_000;
/** How long a rollout takes, in milliseconds. */
const rolloutTime = 30_000;
/** How long a migration takes, or putting a database back, in milliseconds. */
const migrationTime = 5_000;

/** What runs on a colour. */
interface Workload {
  version: string;
  quality: Quality | 'half deployed';
  /** Found healthy since its last deployment began. */
  proven: boolean;
  /** From before a contract migration: it can't live with the database. */
  outdated: boolean;
  /** Who deployed it. */
  by?: SimulatedProcess;
}

/** Sees what happens to traffic and workloads. */
export interface ServiceWatcher {
  /** Before a write leaves the process, and whether that has no lock yet; and after it was told that it was accepted. */
  routes(process: SimulatedProcess, weights: Weights): boolean;
  answered(process: SimulatedProcess): void;
  routed(process: SimulatedProcess, before: Weights, after: Weights, beside: boolean): void;
  /** A look at the router was answered with what it showed at that step. */
  looked(process: SimulatedProcess, step: number): void;
  /** A colour was found healthy. */
  probed(process: SimulatedProcess, color: Color): void;
  /** Whether the process may deploy; a rollout that comes too late is the deployer's to refuse. */
  deploys(process: SimulatedProcess, color: Color): boolean;
}

/** The two colours and the router in front of them. */
export class SimulatedService {
  weights: Weights = { blue: 100, green: 0 };
  readonly workloads: Record<Color, Workload> = {
    blue: { version: '1.0.0', quality: 'good', proven: true, outdated: false },
    green: { version: '0.9.0', quality: 'good', proven: false, outdated: false },
  };
  /** Until when the router applies nothing. */
  deafUntil = 0;
  readonly #scheduler: Scheduler;
  #accepted = 0;
  readonly #watcher: ServiceWatcher;

  constructor(scheduler: Scheduler, watcher: ServiceWatcher) {
    this.#scheduler = scheduler;
    this.#watcher = watcher;
  }

  healthy(color: Color): boolean {
    const { quality } = this.workloads[color];
    return quality === 'good' || quality === 'regressing';
  }

  /** A number that tells states of the service apart. */
  get fingerprint(): number {
    const { blue, green } = this.workloads;
    return this.weights.blue * 4 + (blue.quality === 'good' ? 2 : 0) + (green.quality === 'good' ? 1 : 0);
  }

  /** The router as one process uses it. */
  routerOf(process: SimulatedProcess): TrafficRouter {
    const apply = (weights: Weights, beside: boolean) => {
      const before = this.weights;
      this.#accepted += 1;
      if (this.#scheduler.now < this.deafUntil) return;
      this.weights = weights;
      this.#watcher.routed(process, before, weights, beside);
    };
    return {
      type: 'simulated',
      writeLimit,
      refusal: () => undefined,
      read: async () => {
        const look = await process.contact({
          operation: 'router read',
          effect: () => ({ step: this.#scheduler.step, weights: this.weights }),
          tell: ({ weights }) => tellWeights(weights),
        });
        this.#watcher.looked(process, look.step);
        return look.weights;
      },
      write: async (weights) => {
        const beside = this.#watcher.routes(process, weights);
        await process.contact({
          operation: 'router write',
          effect: () => apply(weights, beside),
          slow: (length) => {
            this.#accepted += 1;
            const mine = this.#accepted;
            this.#scheduler.plan(length, 0, () => {
              if (this.#accepted === mine) apply(weights, beside);
            });
          },
          deaf: (length) => {
            this.deafUntil = Math.max(this.deafUntil, this.#scheduler.now + length);
          },
          tell: () =>
            `${tellWeights(weights)}${this.#scheduler.now < this.deafUntil ? ' (accepted, not applied)' : ''}`,
        });
        this.#watcher.answered(process);
      },
    };
  }

  /** Rolls a version out: in between, the colour has neither the old one nor the new. */
  async deploy(process: SimulatedProcess, color: Color, version: string, quality: Quality): Promise<void> {
    const workload = this.workloads[color];
    const may = await process.contact({
      operation: 'deploy begins',
      effect: () => {
        if (!this.#watcher.deploys(process, color)) return false;
        Object.assign(workload, {
          version,
          quality: 'half deployed',
          proven: false,
          outdated: false,
          by: process,
        });
        return true;
      },
      tell: (begun) => `${version} to ${color}${begun ? '' : ' (too late)'}`,
    });
    if (!may) return;
    await process.contact({
      operation: 'deploy ends',
      takes: rolloutTime,
      effect: () => {
        // What somebody else has deployed since stays.
        if (workload.by === process) workload.quality = quality;
      },
      tell: () => `${version} on ${color}`,
    });
  }

  /** Takes away what is on these colours' need, unless it comes too late: then the database's own time limits have ended it. */
  async migrate(process: SimulatedProcess, outdated: () => readonly Color[]): Promise<void> {
    const versions = { blue: this.workloads.blue.version, green: this.workloads.green.version };
    await process.contact({
      operation: 'migration',
      takes: migrationTime,
      effect: () => {
        // What a run deploys meanwhile, whose clock says that the lock has run out, is no way back.
        const same = outdated().filter((color) => this.workloads[color].version === versions[color]);
        for (const color of same) this.workloads[color].outdated = true;
      },
    });
  }

  /** Puts the database back to before everything. */
  async restore(process: SimulatedProcess): Promise<boolean> {
    return process.contact({
      operation: 'restore',
      takes: migrationTime,
      effect: () => {
        for (const color of colors) this.workloads[color].outdated = false;
        return true;
      },
      unanswered: () => false,
    });
  }

  /** One probe. */
  async probe(process: SimulatedProcess, color: Color) {
    return process.contact({
      operation: 'probe',
      effect: () => {
        const healthy = this.healthy(color);
        if (healthy) {
          this.workloads[color].proven = true;
          this.#watcher.probed(process, color);
        }
        return { healthy, finding: healthy ? 'answered 200' : 'answered 500' };
      },
      unanswered: (why) => ({ healthy: false, finding: why }),
      tell: ({ finding }) => `${color} ${finding}`,
    });
  }

  /** The colour that has all traffic and is healthy, if there is one. */
  get wellServed(): Color | undefined {
    return colors.find((color) => this.weights[color] === 100 && this.healthy(color));
  }
}

/** A split in a few words. */
export function tellWeights({ blue, green }: Weights): string {
  return `blue ${blue} / green ${green}`;
}
