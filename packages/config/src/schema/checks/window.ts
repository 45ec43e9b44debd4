import { nearest, quoted } from '@deploy-actions/action-kit';
import * as z from 'zod/mini';
import { described, duration, text, timespan } from '../values.ts';
import { commonFields } from './common-fields.ts';
import { entitledSchema } from './entitled.ts';
import { freezeSchema, timeRange } from './freeze.ts';

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

const overrideSchema = z.strictObject({
  label: z.optional(
    described(
      'An open issue with this label lets deployments pass, when an entitled person put the label on it and its text has the reason.',
      text(),
    ),
  ),
  by: described('Who may let a deployment pass, by the issue or by the input of the run.', entitledSchema),
  'valid-for': described(
    'The label counts for so long after it was put on.',
    z._default(timespan(), 86_400_000),
  ),
});

/** A check of the kind `window`. */
export const windowSchema = z
  .strictObject({
    kind: z.literal('window'),
    ...commonFields,
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
    'closes-after': z.optional(
      described('Fails when the window closes within this time: what a deployment needs.', duration()),
    ),
    'warn-before': z.optional(described('A warning when the window closes within this time.', duration())),
    override: z.optional(described('How somebody may deploy outside of the window.', overrideSchema)),
  })
  .check(
    z.check((context) => {
      const { allow, freezes, 'closes-after': fail, 'warn-before': warn } = context.value;
      if (allow === undefined && freezes.length === 0) {
        const message = 'is missing: without it and without `freezes` the window is always open';
        context.issues.push({ code: 'custom', message, path: ['allow'], input: undefined });
      }
      if (fail !== undefined && warn !== undefined && warn <= fail) {
        const message =
          'must be longer than `closes-after`, below which the check fails: nothing would be a warning';
        context.issues.push({ code: 'custom', message, path: ['warn-before'], input: warn });
      }
    }),
  );
