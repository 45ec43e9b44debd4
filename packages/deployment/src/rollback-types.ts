import type { Clock, Log } from '@deploy-actions/action-kit';
import type { Color } from '@deploy-actions/config';
import type { Holder, StateStore } from '@deploy-actions/state';
import type { TrafficRouter, Weights } from '@deploy-actions/traffic';
import type { HealthProber } from './health.ts';

/** What is to be rolled back, and why. */
export interface RollbackPlan {
  readonly service: string;
  readonly environment: string;
  readonly reason: string;
  /** A colour, a version that is on a colour, or nothing for the one that served before. */
  readonly to: string | undefined;
  /** Send traffic to the target although it fails its health probe. */
  readonly force: boolean;
  /** Go back, see it hold, and return: a rehearsal. */
  readonly drill: boolean;
  /** The moment (ISO) to which the database is put back along with it, if it is. */
  readonly restoredTo?: string | undefined;
}

/** The outside world of a rollback. */
export interface RollbackDependencies {
  readonly store: StateStore;
  readonly router: TrafficRouter;
  readonly prober: HealthProber;
  readonly holder: Holder;
  /** Where a colour answers by itself. */
  readonly urlOf: (color: Color) => string;
  /** Puts the database back to where the plan says, where that has to come before traffic; gives whether it is there. */
  readonly restore?: (() => Promise<boolean>) | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** How a rollback ended. */
export interface RollbackResult {
  readonly outcome: 'rolled-back' | 'already' | 'refused';
  /** Stable: `rolled-back`, `drilled`, `already`, `target-unhealthy`, `target-unknown`, `contract`, `restore-failed`, `not-settled`. */
  readonly reasonCode: string;
  readonly reason: string;
  readonly from: Color | undefined;
  readonly to: Color | undefined;
  readonly version: string | undefined;
  /** From the start to the moment the router showed all traffic on the target. */
  readonly seconds: number;
  /** As the router showed them last; `undefined` when it did not answer. */
  readonly weights: Weights | undefined;
  readonly started: string;
  readonly ended: string;
}
