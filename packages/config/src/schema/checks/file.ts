import * as z from 'zod/mini';
import { described, duration, size, text } from '../values.ts';
import { commonFields } from './common-fields.ts';

const pattern = () =>
  z.string().check(
    z.minLength(1),
    z.check((context) => {
      try {
        new RegExp(context.value, 'm');
      } catch (error) {
        const message = error instanceof Error ? error.message : 'is no regular expression';
        context.issues.push({ code: 'custom', message, input: context.value });
      }
    }),
  );

/** A check of the kind `file`. */
export const fileSchema = z
  .strictObject({
    kind: z.literal('file'),
    ...commonFields,
    path: described('The file, relative to the workspace.', text()),
    contains: z.optional(described('Text it must contain.', text())),
    matches: z.optional(
      described(
        'A regular expression that must match in it; `^` and `$` stand for the ends of a line.',
        pattern(),
      ),
    ),
    'younger-than': z.optional(described('How old it may be.', duration())),
    'warn-older-than': z.optional(described('From which age on it warns.', duration())),
    'larger-than': z.optional(described('How large it must be at least.', size())),
  })
  .check(
    z.check((context) => {
      const { 'younger-than': oldest, 'warn-older-than': warn } = context.value;
      if (oldest === undefined || warn === undefined || warn < oldest) return;
      const message = 'must be shorter than `younger-than`: what is older than that fails already';
      context.issues.push({ code: 'custom', message, path: ['warn-older-than'], input: context.value });
    }),
  );
