import type { Unit } from '@deploy-actions/config';
import type { Look } from '../look.ts';
import type { FailureKind } from '../metric-provider.ts';

/**
 * What can be said about a version: nothing wrong was measured, it is worse, it may be getting worse, there was too little
 * to measure, or measuring itself failed.
 */
export type Verdict = 'pass' | 'regress' | 'inconclusive' | 'insufficient-sample' | 'provider-error';

/** What one look found about one indicator, or one of its conditions. */
export interface Finding {
  readonly state: 'ok' | 'warn' | 'pending' | 'breach' | 'no-data' | 'error';
  /** The finding in words. */
  readonly detail: string;
  /** The condition that made the state, e.g. `rollback-above 5%`. */
  readonly condition?: string | undefined;
  /** What follows from a breach, where its condition says it and not the policy. */
  readonly consequence?: 'hold';
  /** Why there is no value or no judgement. */
  readonly cause?: FailureKind | 'few-requests' | 'few-samples' | 'no-reference';
}

/** What one look found about one indicator. */
export interface Reading extends Finding {
  readonly indicator: string;
  /** As it was evaluated, placeholders expanded. */
  readonly query: string;
  /** In base units (a share of 1, seconds, bytes); `undefined` when there is none. */
  readonly value: number | undefined;
  readonly unit: Unit;
  /** The condition that made the state, or the first one there is. */
  readonly condition: string | undefined;
  /** What the value was compared with: the stored baseline, or the reference at its last look with a value. */
  readonly reference?: number;
}

/** One look at all indicators. */
export interface Assessment {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly verdict: Verdict;
  /** A stable word for machines. */
  readonly reasonCode: string;
  readonly reason: string;
  readonly readings: readonly Reading[];
  /** What follows from it, where the condition says it and not the policy. */
  readonly consequence?: 'hold';
  /** What the sources said, as it came. */
  readonly look?: Look;
}

/** When a look is made. */
export interface LookOptions {
  /** Whether the window or stage ends with it, so that all that was seen is judged together. */
  readonly final?: boolean;
  /** Whether another stage follows, in which what is too little to tell yet may become enough. */
  readonly more?: boolean;
}
