import type { Grade } from '../../grades.ts';

/** Errors of one kind. */
export interface ErrorGroup {
  /** What its kind is called, and what `known` names it by. */
  readonly type: string;
  /** What people read. */
  readonly title: string;
  readonly count: number;
  /** In milliseconds since 1970. */
  readonly firstSeen: number;
  readonly link?: string | undefined;
}

/** The errors that are new in a time. */
export interface NewErrors {
  readonly groups: readonly ErrorGroup[];
  /** What stands in the way of trusting that there are no others. */
  readonly doubts: readonly Grade[];
}

/** A system that collects errors. */
export interface ErrorSource {
  readonly asks: string;
  /** What is new from `since` to `now`, both in milliseconds since 1970. Throws ProviderError, and the signal's reason. */
  readonly read: (since: number, now: number, signal: AbortSignal) => Promise<NewErrors>;
}
