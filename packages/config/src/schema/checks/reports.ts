import * as z from 'zod/mini';
import { described, text, timespan } from '../values.ts';

/** Where a scanner's report comes from; one of the first two must be given ({@link sourceIsGiven}). */
export const reportSource = {
  report: z.optional(
    described(
      'Globs of the report files; what the script prints when absent.',
      z.array(text()).check(z.minLength(1)),
    ),
  ),
  run: z.optional(described('Shell code that makes the report. Never templated.', text())),
  'younger-than': z.optional(described('How old the report files may be.', timespan())),
};

interface Source {
  readonly report?: readonly string[] | undefined;
  readonly run?: string | undefined;
}

/** Refuses a check that has neither a report nor a script that makes one. */
export const sourceIsGiven = z.check<Source>((context) => {
  const { report, run } = context.value;
  if (report !== undefined || run !== undefined) return;
  const message = 'needs `report`, `run` or both: a report to read, or the script that makes it';
  context.issues.push({ code: 'custom', message, path: ['report'], input: context.value });
});

interface Tiers {
  readonly 'fail-on': string;
  readonly 'warn-on': string;
}

/** Refuses a `warn-on` that is no further down `levels`, the worst first, than `fail-on`. */
export function warnsBelow(levels: readonly string[]) {
  return z.check<Tiers>((context) => {
    const { 'fail-on': fail, 'warn-on': warn } = context.value;
    if (warn === 'none' || levels.indexOf(warn) >= levels.indexOf(fail)) return;
    const message = `\`${warn}\` is worse than \`fail-on: ${fail}\`, and fails already; give a lower one, or \`none\``;
    context.issues.push({ code: 'custom', message, path: ['warn-on'], input: context.value });
  });
}
