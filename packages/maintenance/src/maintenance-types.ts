import type { Runtime } from '@deploy-actions/action-kit';
import type { AwsConfiguration } from '@deploy-actions/config';
import type { MaintenanceHolder } from './maintenance-record.ts';

/** What belongs to the deployment, and how the outside is reached. */
export interface MaintenanceContext {
  readonly service: string;
  readonly environment: string;
  readonly runtime: Runtime;
  readonly aws: AwsConfiguration | undefined;
  /** To see whether the job that turned it on has ended. */
  readonly githubToken: string | undefined;
  /** How GitHub is asked; the platform's when absent. */
  readonly fetch?: typeof fetch;
  /** This job's own number in GitHub. */
  readonly checkRunId: string | undefined;
}

/** How it is to be turned on; what is absent is as the section says. */
export interface TurnOnRequest {
  readonly message?: string | undefined;
  /** How long it may last, in milliseconds. */
  readonly for?: number | undefined;
  /** Its end time, in milliseconds since 1970; stands before `for`. */
  readonly until?: number | undefined;
  /** Whether it outlives this job. */
  readonly stay?: boolean | undefined;
  /** Takes it over, whoever has it on. */
  readonly force?: boolean | undefined;
  /**
   * Content when it is on: another's is left as it is, and is not this job's to turn off, unless it would end with another job and `stay`
   * asks for more: then it is taken over; its own lasts as long as asked, and stays or goes
   * as it was to.
   */
  readonly join?: boolean | undefined;
}

/** What stands in the switch. */
export interface MaintenanceStatus {
  readonly active: boolean;
  /** Absent while it is off, and where somebody turned it on by hand. */
  readonly holder?: MaintenanceHolder;
  /** ISO instants. */
  readonly since?: string;
  readonly until?: string;
  readonly message?: string;
  readonly stay?: boolean;
}

/** How it went, as a stable word. */
export type MaintenanceReason =
  | 'on'
  | 'off'
  | 'turned-on'
  | 'taken-over'
  | 'extended'
  | 'joined'
  | 'turned-off'
  /** Another has it on. */
  | 'held'
  /** The probe never saw it; it was turned off again. */
  | 'not-seen'
  /** It is off, and the probe still doesn't see the normal answer. */
  | 'still-seen'
  /** Nobody can tell whether it is still needed. */
  | 'unknown'
  /** Nobody needs it any more. */
  | 'left-behind';

/** What came of turning it on or off, or of looking. */
export interface MaintenanceEnding {
  readonly ok: boolean;
  readonly reasonCode: MaintenanceReason;
  readonly reason: string;
  /** Whether the switch was written and is other than before. */
  readonly changed: boolean;
  /** Whether this call began it, so that whoever called has to turn it off. */
  readonly acquired: boolean;
  readonly status: MaintenanceStatus;
  readonly seconds: number;
}
