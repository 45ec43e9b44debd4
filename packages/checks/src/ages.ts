import { formatDuration } from '@deploy-actions/action-kit';
import type { Grade } from './grades.ts';

/** Something of an age, in milliseconds, for people: to the hour from a day on, to the minute from an hour on. */
export function formatAge(milliseconds: number): string {
  const unit = milliseconds >= 86_400_000 ? 3_600_000 : milliseconds >= 3_600_000 ? 60_000 : 1_000;
  return formatDuration(Math.floor(Math.max(0, milliseconds) / unit) * unit);
}

/** Clocks of different machines are that far apart, in milliseconds; more is a mistake. */
const clockSkew = 5 * 60_000;

/** How old something may get, in milliseconds. */
export interface AgeLimit {
  readonly longest: number;
  /** So long before that it is a warning. */
  readonly warnBefore?: number | undefined;
}

/** An age against its limit, in words: `was rotated 93d ago, wanted at most 90d`. */
export function gradeAge(what: string, age: number, { longest, warnBefore = 0 }: AgeLimit): Grade {
  if (Number.isNaN(age)) {
    const finding = `${what} at an unknown time, wanted at most ${formatDuration(longest)} ago`;
    return { status: 'fail', finding };
  }
  if (age < -clockSkew) {
    const finding = `${what} ${formatAge(-age)} from now, which can’t be: a clock is wrong`;
    return { status: 'fail', finding };
  }
  const found = `${what} ${formatAge(age)} ago`;
  if (age > longest)
    return { status: 'fail', finding: `${found}, wanted at most ${formatDuration(longest)}` };
  if (age <= longest - warnBefore) return { status: 'pass', finding: found };
  return {
    status: 'warn',
    finding: `${found}, in ${formatAge(longest - age)} it will be more than ${formatDuration(longest)}`,
  };
}
