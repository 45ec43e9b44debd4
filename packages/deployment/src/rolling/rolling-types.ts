import type { Clock, Log } from '@deploy-actions/action-kit';
import type { RollingStep } from '@deploy-actions/config';
import type { Assessment, Verdict, VerdictPolicies } from '@deploy-actions/metrics';
import type { Holder } from '@deploy-actions/state';
import type { ReleaseIdentity, RollingWorkload, Swept, UpdateRecord } from '@deploy-actions/workloads';
import type { Observer } from '../watch-health.ts';

/** What a rolling update does when things don't go well: by the verdict of a step, and otherwise. */
export interface RollingPolicies extends VerdictPolicies {
  /** The run is cancelled while instances are replaced. */
  readonly onCancel: 'undo' | 'hold';
}

/** A workload that is to be updated, and in which steps. */
export interface PlannedWorkload {
  /** Its name in the section `workload`. */
  readonly key: string;
  readonly steps: readonly RollingStep[];
}

/** What is to be updated, and how. */
export interface RollingPlan extends ReleaseIdentity {
  /** In the order in which they are updated. */
  readonly workloads: readonly PlannedWorkload[];
  /** How long the instances of a step may take until they are ready, in milliseconds. */
  readonly timeout: number;
  /** Time between two looks, in milliseconds. */
  readonly interval: number;
  /** How long a step may be watched past its end while nobody can tell, in milliseconds. */
  readonly extend: number;
  /** So many looks in a row that could not be read end the watching of a step. */
  readonly unreadableLimit?: number | undefined;
  readonly policies: RollingPolicies;
  /** Take on an update that is held or was cut off, and with `undo` also one that is complete. */
  readonly resume?: 'continue' | 'undo' | undefined;
}

/** The outside world of a rolling update. */
export interface RollingDependencies {
  /** All there are, in the order of the configuration: an update under way at any of them concerns all. */
  readonly workloads: readonly RollingWorkload[];
  readonly holder: Holder;
  /** Whether the job that wrote a record has ended; `undefined` when nobody can tell. */
  readonly hasEnded?: (record: UpdateRecord) => Promise<boolean | undefined>;
  /** What would stop the work beside the workloads themselves, before anything is written. */
  readonly obstacles?: (key: string) => Promise<readonly string[]>;
  /** Does what is configured for a workload before its first instance is replaced. Throws ProviderError when it fails. */
  readonly drain: (key: string) => Promise<void>;
  /** Removes what is configured from the queues of a workload. Throws ProviderError. */
  readonly removeStaleTasks: (key: string) => Promise<readonly Swept[]>;
  /** Does what is configured for a workload after its last instance was replaced. Throws ProviderError when it fails. */
  readonly verify: (key: string) => Promise<void>;
  /** Does what is configured for a workload that was drained and didn't get the new version after all. Throws ProviderError when it fails. */
  readonly restore: (key: string) => Promise<void>;
  /** What watches the steps beside the instances themselves; `undefined` when nothing does. */
  readonly observe: () => Promise<Observer | undefined>;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** What happened at one step of a workload. */
export interface RollingStepRecord {
  /** As it was written: `1`, `50%`. */
  readonly size: string;
  /** How many instances were to have the new version, of how many. */
  readonly intended: number;
  readonly instances: number;
  /** How long it was to be watched, in milliseconds. */
  readonly watch: number;
  /** Of a step that wasn't watched: whether its instances became ready. */
  readonly verdict: Verdict | 'ready' | 'not-ready';
  readonly reason: string;
  readonly started: string;
  readonly ended: string;
  readonly looks: readonly Assessment[];
}

/** What a rolling update did with one workload. */
export interface WorkloadReport {
  readonly key: string;
  /** For people. */
  readonly name: string;
  readonly outcome: 'updated' | 'unchanged' | 'undone' | 'partly-undone' | 'held' | 'untouched' | 'unknown';
  /** What serves at the end, for people; absent where it was not looked at. */
  readonly serves?: string;
  readonly staleTasks: readonly Swept[];
  readonly steps: readonly RollingStepRecord[];
}

/** How a rolling update ended. */
export interface RollingResult {
  /** `partly-undone`: all is written that leads back, but what somebody else changed meanwhile was left alone. */
  readonly outcome: 'updated' | 'undone' | 'partly-undone' | 'held' | 'unchanged';
  /** Stable: `updated`, `unchanged`, `undo-requested`, `drain-failed`, `stale-tasks-failed`, `stalled`, `not-ready`, `verify-failed`, `changed-by-another`, `cancelled`, `platform-failed`, `failed`, or the judge's own. */
  readonly reasonCode: string;
  readonly reason: string;
  readonly workloads: readonly WorkloadReport[];
  readonly started: string;
  readonly ended: string;
}
