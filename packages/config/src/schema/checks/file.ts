import * as z from 'zod/mini';
import { described, duration, size, text } from '../values.ts';
import { commonFields } from './common.ts';

/** A check of the kind `file`. */
export const fileSchema = z.strictObject({
  kind: z.literal('file'),
  ...commonFields,
  path: described('The file, relative to the workspace.', text()),
  contains: z.optional(described('Text it must contain.', text())),
  'younger-than': z.optional(described('How old it may be.', duration())),
  'larger-than': z.optional(described('How large it must be at least.', size())),
});
