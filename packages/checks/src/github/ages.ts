import { formatDuration } from '@deploy-actions/action-kit';
import { formatAge } from '../ages.ts';
import type { Grade } from '../grades.ts';

/** How old something may be, in milliseconds. */
export interface AgeLimits {
  readonly 'younger-than'?: number | undefined;
  readonly 'warn-older-than'?: number | undefined;
}

/** Something that happened, against how long ago it may be. Times in milliseconds. */
export function gradeMoment(
  what: string,
  age: number,
  { 'younger-than': fail, 'warn-older-than': warn }: AgeLimits,
): Grade {
  const finding = `${what} ${formatAge(age)} ago`;
  if (fail !== undefined && age > fail) {
    return { status: 'fail', finding: `${finding}, wanted less than ${formatDuration(fail)}` };
  }
  if (warn === undefined || age <= warn) return { status: 'pass', finding };
  return { status: 'warn', finding: `${finding}, better less than ${formatDuration(warn)}` };
}
