import * as z from 'zod/mini';
import { described, text, timespan } from '../values.ts';
import { commonFields } from './common-fields.ts';

const globs = () => z.array(text()).check(z.minLength(1));

/** A check of the kind `ci-status`. */
export const ciStatusSchema = z
  .strictObject({
    kind: z.literal('ci-status'),
    ...commonFields,
    names: z.optional(
      described('Only these check runs and commit statuses count, and each must be there. Globs.', globs()),
    ),
    ignore: z.optional(described('These check runs and commit statuses do not count. Globs.', globs())),
    'warn-on': z.optional(
      described(
        'Conclusions that count as passed, but with a warning.',
        z.array(z.enum(['neutral', 'skipped'])).check(z.minLength(1)),
      ),
    ),
    wait: z.optional(
      described(
        'How long to wait for what is still running; `timeout` has to be longer. Not at all when absent.',
        timespan(),
      ),
    ),
  })
  .check(
    z.check(({ value, issues }) => {
      if (value.wait === undefined || value.wait < value.timeout) return;
      const message = 'must be shorter than `timeout`, which ends the whole try';
      issues.push({ code: 'custom', message, path: ['wait'], input: value.wait });
    }),
  );
