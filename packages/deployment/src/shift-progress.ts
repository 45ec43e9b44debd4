import { type Clock, isoInstant } from '@deploy-actions/action-kit';
import type { Color } from '@deploy-actions/config';
import type { Holder, Journal, Settlement, StateDocument } from '@deploy-actions/state';
import { otherColor, type Weights } from '@deploy-actions/traffic';
import type { Release } from '@deploy-actions/workloads';
import type { ShiftDependencies, ShiftPlan, ShiftResult, StageRecord } from './shift-types.ts';

/** How far a shift has come, and how that is told to the state and to the caller. */
export class ShiftProgress {
  readonly from: Color;
  readonly to: Color;
  readonly stages: StageRecord[] = [];
  /** What the router showed last. */
  shown: Weights;
  /** Which stage, counted from 1. */
  stage: number | undefined;
  readonly #plan: ShiftPlan;
  readonly #world: Pick<ShiftDependencies, 'clock' | 'router' | 'urlOf'>;
  readonly #started: string;
  #weights: Weights;
  #before: Weights;

  /** All begins with `weights` in force. */
  constructor(
    plan: ShiftPlan,
    world: Pick<ShiftDependencies, 'clock' | 'router' | 'urlOf'>,
    active: Color,
    weights: Weights,
  ) {
    this.from = active;
    this.to = otherColor(active);
    this.#plan = plan;
    this.#world = world;
    this.#started = now(world.clock);
    this.#weights = weights;
    this.#before = weights;
    this.shown = weights;
  }

  /** Where traffic is meant to be. */
  get weights(): Weights {
    return this.#weights;
  }

  /** Where traffic was meant to be before. */
  get before(): Weights {
    return this.#before;
  }

  /** Traffic is meant to be elsewhere from now on. */
  aim(weights: Weights): void {
    this.#before = this.#weights;
    this.#weights = weights;
  }

  /** The release on a colour, with what the state knows to run there. */
  release(color: Color, versions: StateDocument['versions']): Release {
    const { service, environment, version, sha } = this.#plan;
    const common = { service, environment, color, url: this.#world.urlOf(color) };
    if (color === this.to) return { ...common, version, sha };
    return { ...common, version: versions[color] ?? '', sha: undefined };
  }

  /** What is under way. */
  journal(phase: Journal['phase']): Journal {
    return {
      ...{ operation: 'shift', phase, from: this.from, to: this.to, version: this.#plan.version },
      ...(this.stage === undefined ? {} : { stage: this.stage }),
      intended: this.#weights,
      observed: this.shown,
      started: this.#started,
      writeLimit: this.#world.router.writeLimit,
    };
  }

  /** How it ended, for the state. */
  settlement(outcome: Settlement['outcome'], reasonCode: string, reason: string, by: Holder): Settlement {
    return {
      ...{ operation: 'shift', outcome, from: this.from, to: this.to, version: this.#plan.version },
      weights: this.#weights,
      at: now(this.#world.clock),
      ...{ by, reasonCode, reason },
    };
  }

  /** How it ended, for the caller. */
  result(outcome: ShiftResult['outcome'], reasonCode: string, reason: string): ShiftResult {
    return {
      ...{ outcome, reasonCode, reason },
      active: this.from,
      previous: this.from,
      weights: this.#weights,
      retireAfter: undefined,
      stages: this.stages,
      started: this.#started,
      ended: now(this.#world.clock),
    };
  }
}

function now(clock: Clock): string {
  return isoInstant(clock.now());
}
