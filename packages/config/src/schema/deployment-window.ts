import { nearest, quoted } from '@deploy-actions/action-kit';
import * as z from 'zod/mini';
import { freezeSchema, timeRange } from './checks/freeze.ts';
import { described } from './values.ts';

const zone = () =>
  z.string().check(
    z.check((context) => {
      const problem = zoneProblem(context.value);
      if (problem) context.issues.push({ code: 'custom', message: problem, input: context.value });
    }),
  );

function zoneProblem(name: string): string | undefined {
  const wanted = 'must be a time zone of the IANA database such as `Europe/Berlin` or `UTC`';
  if (/^[+-]/.test(name)) return `${wanted}; a fixed offset knows no summer time`;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return undefined;
  } catch {
    const near = nearest(name, Intl.supportedValuesOf('timeZone'));
    return `${wanted}; found ${quoted(name)}${near === undefined ? '' : `, did you mean \`${near}\`?`}`;
  }
}

/** The fields that say when something is allowed: hours of a zone, without freezes. */
export const windowFields = {
  zone: described('The time zone of all days and times here, from the IANA database.', zone()),
  allow: z.optional(
    described(
      'When deployments are allowed; always but in freezes when absent.',
      z.array(timeRange()).check(z.minLength(1)),
    ),
  ),
  freezes: described(
    'When no deployment is allowed, whatever `allow` says.',
    z._default(z.array(freezeSchema), []),
  ),
};

/** Refuses a window that is always open. */
export const isWindow = z.check<{ allow?: unknown; freezes: readonly unknown[] }>((context) => {
  const { allow, freezes } = context.value;
  if (allow !== undefined || freezes.length > 0) return;
  const message = 'is missing: without it and without `freezes` the window is always open';
  context.issues.push({ code: 'custom', message, path: ['allow'], input: undefined });
});
