import type { Runtime, SourceLocation } from '@deploy-actions/action-kit';
import type { CheckConfiguration } from '@deploy-actions/config';

/** What is about to be deployed, or just was: what placeholders and scripts get to know. */
export interface Subject {
  readonly service: string;
  readonly environment: string;
  readonly version: string | undefined;
  readonly sha: string | undefined;
}

/** The part of the outside world a check may ask, and what it asks about. */
export interface CheckContext
  extends Pick<Runtime, 'clock' | 'environment' | 'http' | 'processes' | 'workspace'> {
  readonly subject: Subject;
}

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

/** A check that is ready to run. */
export interface PreparedCheck {
  /** Unique within the section. */
  readonly id: string;
  readonly kind: string;
  readonly severity: Severity;
  /** Time limit of one try, in milliseconds. */
  readonly timeout: number;
  /** Further tries after a failure. */
  readonly retries: number;
  readonly remedy: string | undefined;
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
export interface CheckResult {
  readonly id: string;
  readonly kind: string;
  readonly severity: Severity;
  /** `skip` means that the profile leaves the check out. */
  readonly status: Answer['status'] | 'skip';
  readonly finding: string;
  /** Absent when nothing was asked. */
  readonly evidence: Evidence | undefined;
  readonly location: SourceLocation | undefined;
  /** All tries and the pauses between them, in milliseconds. */
  readonly duration: number;
  readonly tries: number;
  readonly remedy: string | undefined;
}
