import type { SourceLocation } from '@deploy-actions/action-kit';
import type { CheckConfiguration, Waiver } from '@deploy-actions/config';

export type { CheckContext, Subject } from './check-context.ts';

/** What a check found. */
export interface Answer {
  readonly status: 'pass' | 'warn' | 'fail';
  /** One line for people: what is right or wrong, with both the found and the wanted value. */
  readonly finding: string;
  /** What came back, as evidence; may have several lines, never a secret. */
  readonly answer: string;
  /** The place in a file that has to be changed, if there is one. */
  readonly location?: SourceLocation;
}

/** One question to the outside world. */
export interface Check {
  /** The question, without secrets: what a dry run lists and the evidence repeats. */
  readonly asks: string;
  /** Asks once. Throws when no answer is to be had, and the signal's reason when it fired. */
  ask(signal: AbortSignal): Promise<Answer>;
}

/** How much a failed check matters. */
export type Severity = CheckConfiguration['severity'];

/** What stands in the checklist about a check. */
interface Labels {
  /** Unique within the section. */
  readonly id: string;
  readonly kind: string;
  /** What a person reads; the id when nothing else was given. */
  readonly title: string;
  /** The headings it stands under, the outermost first. */
  readonly group: readonly string[];
  readonly severity: Severity;
  readonly remedy: string | undefined;
  /** A failure that somebody answers for, if the waiver is still good. */
  readonly waiver: Waiver | undefined;
}

/** A check that is ready to run. */
export interface PreparedCheck extends Labels {
  /** Time limit of one try, in milliseconds. */
  readonly timeout: number;
  /** Further tries after a failure. */
  readonly retries: number;
  /** Ids of the checks that have to end first, and without a failure. */
  readonly needs: readonly string[];
  /** Says why the check doesn't apply, as a finding; `undefined` when it does. Throws as {@link Check.ask} does. Always applies when absent. */
  readonly leftOut?: ((signal: AbortSignal) => Promise<string | undefined>) | undefined;
  /** Where it is configured. */
  readonly location: SourceLocation | undefined;
  readonly check: Check;
}

/** What was asked, what came back, and when. */
export interface Evidence {
  readonly asked: string;
  readonly answer: string;
  /** When the last try began, in milliseconds since 1970. */
  readonly at: number;
}

/** How a check ended. */
export interface CheckResult extends Labels {
  /** `skip` means that the profile or its condition leaves the check out. */
  readonly status: Answer['status'] | 'skip';
  readonly finding: string;
  /** Absent when nothing was asked. */
  readonly evidence: Evidence | undefined;
  /** The place that has to be changed, or else where the check is configured. */
  readonly location: SourceLocation | undefined;
  /** All tries and the pauses between them, in milliseconds. */
  readonly duration: number;
  readonly tries: number;
}
