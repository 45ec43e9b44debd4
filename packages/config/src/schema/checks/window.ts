import * as z from 'zod/mini';
import { isWindow, windowFields } from '../deployment-window.ts';
import { described, duration, text, timespan } from '../values.ts';
import { commonFields } from './common-fields.ts';
import { entitledSchema } from './entitled.ts';

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
    ...windowFields,
    'closes-after': z.optional(
      described('Fails when the window closes within this time: what a deployment needs.', duration()),
    ),
    'warn-before': z.optional(described('A warning when the window closes within this time.', duration())),
    override: z.optional(described('How somebody may deploy outside of the window.', overrideSchema)),
  })
  .check(
    isWindow,
    z.check((context) => {
      const { 'closes-after': fail, 'warn-before': warn } = context.value;
      if (fail !== undefined && warn !== undefined && warn <= fail) {
        const message =
          'must be longer than `closes-after`, below which the check fails: nothing would be a warning';
        context.issues.push({ code: 'custom', message, path: ['warn-before'], input: warn });
      }
    }),
  );
