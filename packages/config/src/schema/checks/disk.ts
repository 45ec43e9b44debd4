import * as z from 'zod/mini';
import { described, size, text } from '../values.ts';
import { commonFields } from './common-fields.ts';

/** A check of the kind `disk`. */
export const diskSchema = z
  .strictObject({
    kind: z.literal('disk'),
    ...commonFields,
    path: described('A path on the file system to look at.', z._default(text(), '.')),
    free: described('Free space needed; less fails.', size()),
    'warn-below': z.optional(described('Less free space than this warns.', size())),
  })
  .check(
    z.check((context) => {
      const { free, 'warn-below': warn } = context.value;
      if (warn === undefined || warn > free) return;
      const message = 'must be more than `free`: less than that fails already';
      context.issues.push({ code: 'custom', message, path: ['warn-below'], input: context.value });
    }),
  );
