import type { Unit } from '@deploy-actions/config';
import type { Policy } from '../judgement/policies.ts';
import type { Verdict } from '../judgement/verdict.ts';
import type { RecordedEnd, Recording } from './recording.ts';

/** Where in a report something was seen. */
export interface Moment {
  /** The stage of a shift. */
  readonly stage: string | undefined;
  /** Milliseconds since the window or the stage began, in whole seconds. */
  readonly after: number;
  /** Which look of how many the report has of it; counts from 1. */
  readonly look: number;
  readonly looks: number;
}

/** The indicator that decided, and by how much. */
export interface Decisive {
  readonly indicator: string;
  /** In base units, as is `limit`. */
  readonly value: number | undefined;
  /** `undefined` for conditions that compare or follow a trend. */
  readonly limit: number | undefined;
  readonly unit: Unit;
  /** As the policy says it, e.g. `rollback-above 5%`. */
  readonly condition: string | undefined;
}

/**
 * What another policy makes of a report, beside what was made of it then:
 * - `same`: it would have ended the same way;
 * - `sooner`: the same way, at an earlier look;
 * - `other-verdict`: with the same consequence, for another reason;
 * - `rolled-back`, `held`, `passed`: this in place of what happened;
 * - `continued`: it would have gone on, because the policy goes on after a verdict that is no pass;
 * - `open`: it would have gone on where the record ends;
 * - `unjudgeable`: the report lacks answers that the policy needs;
 * - `unwatched`: there are no metrics in it.
 */
export type Change =
  | 'same'
  | 'sooner'
  | 'other-verdict'
  | 'rolled-back'
  | 'held'
  | 'passed'
  | 'continued'
  | 'open'
  | 'unjudgeable'
  | 'unwatched';

/** How a report would have ended; what nobody can know is `undefined`. */
export interface OtherEnd {
  readonly verdict: Verdict | undefined;
  readonly action: Policy | undefined;
  readonly reasonCode: string;
  readonly reason: string;
  /** The look with which it would have ended, or after which nothing is recorded. */
  readonly moment: Moment | undefined;
  /** For a regression. */
  readonly decisive: Decisive | undefined;
}

/** One report, judged again. */
export interface Replayed extends Pick<Recording, 'kind' | 'service' | 'environment' | 'version'> {
  readonly change: Change;
  readonly was: RecordedEnd;
  readonly now: OtherEnd;
  /** What else a reader should know, as sentences without their full stop. */
  readonly notes: readonly string[];
}
