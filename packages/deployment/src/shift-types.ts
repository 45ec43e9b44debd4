import type { Clock, Log } from '@deploy-actions/action-kit';
import type { Color, HookMoment, Stage } from '@deploy-actions/config';
import type { Assessment, Verdict, VerdictPolicies } from '@deploy-actions/metrics';
import type { Holder, StateStore } from '@deploy-actions/state';
import type { TrafficRouter, Weights } from '@deploy-actions/traffic';
import type { Release, WorkloadDeployer } from '@deploy-actions/workloads';
import type { HealthProber } from './health.ts';
import type { Observer } from './watch-health.ts';

/** What a shift does when things don't go well: by the verdict of a stage, and otherwise. */
export interface ShiftPolicies extends VerdictPolicies {
  /** The run is cancelled while traffic is split. */
  readonly onCancel: 'rollback' | 'hold';
}

/** What is to be shifted, and how. */
export interface ShiftPlan {
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly sha: string | undefined;
  readonly stages: readonly Stage[];
  /** How long deploying, warming up and testing may take at most, in milliseconds; the lock lasts that long. */
  readonly preparation: number;
  /** How long the hooks after the last stage may take at most, in milliseconds; 0 when there are none. */
  readonly afterShift: number;
  /** Time between two looks, in milliseconds. */
  readonly interval: number;
  /** How long a stage may go on past its end while nobody can tell, in milliseconds. */
  readonly extend: number;
  /** So many looks in a row that could not be read end a stage. */
  readonly unreadableLimit?: number | undefined;
  readonly policies: ShiftPolicies;
  /** Accept the split found at the router in place of what the state says. */
  readonly adopt: boolean;
  /** Take on a held shift: go on at its stage, give it all traffic, or bring traffic back. */
  readonly resume?: 'continue' | 'promote' | 'abort' | undefined;
  /** How long a held split may stay before the next run rolls it back, in milliseconds. */
  readonly holdFor: number;
  /** The colour that serves according to the plan that was approved; a shift from the other one is refused. */
  readonly approvedFrom?: Color | undefined;
  /** How long the old colour is kept after a promotion, in milliseconds. */
  readonly keepOld: number;
  /** How long the lock stays after a promotion, in milliseconds, for the steps of the same job that follow; 0 gives it back. */
  readonly keepLock: number;
}

/** The outside world of a shift. */
export interface ShiftDependencies {
  readonly store: StateStore;
  readonly router: TrafficRouter;
  readonly deployer: WorkloadDeployer;
  readonly prober: HealthProber;
  readonly holder: Holder;
  /** Whether the job of a holder has ended; `undefined` when nobody can tell. */
  readonly hasEnded?: (holder: Holder) => Promise<boolean | undefined>;
  /** Where a colour answers by itself. */
  readonly urlOf: (color: Color) => string;
  /** Does what is configured for a moment of the shift. Throws ProviderError when it fails. */
  readonly hook: (moment: HookMoment, release: Release) => Promise<void>;
  /** Warms the release up, then tests it. Throws ProviderError when it fails. */
  readonly warmUp: (release: Release) => Promise<void>;
  readonly smoke: (release: Release) => Promise<void>;
  /** What watches the stages: the new release beside the old one. */
  readonly observe: (candidate: Release, reference: Release) => Promise<Observer>;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** What happened at one stage. */
export interface StageRecord {
  readonly weights: Weights;
  /** How long it was to be watched, in milliseconds. */
  readonly watch: number;
  /** Whether another stage was to be watched after it. */
  readonly more: boolean;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly started: string;
  readonly ended: string;
  readonly looks: readonly Assessment[];
}

/** How a shift ended. */
export interface ShiftResult {
  readonly outcome: 'promoted' | 'rolled-back' | 'held' | 'unchanged';
  /** Stable: `promoted`, `unchanged`, `deploy-failed`, `unhealthy`, `warm-up-failed`, `smoke-failed`, `no-capacity`, `before-deploy-failed`, `before-shift-failed`, `after-shift-failed`, `no-way-back`, `aborted`, `cancelled`, `router-failed`, `state-failed`, `failed`, or the judge's own. */
  readonly reasonCode: string;
  readonly reason: string;
  readonly active: Color;
  /** The colour that served before; `undefined` when nothing changed. */
  readonly previous: Color | undefined;
  readonly weights: Weights;
  /** Until when the old colour is kept (ISO), after a promotion. */
  readonly retireAfter: string | undefined;
  readonly stages: readonly StageRecord[];
  readonly started: string;
  readonly ended: string;
}
