import * as z from 'zod/mini';
import { described, size, text } from '../values.ts';
import { commonFields } from './common.ts';

/** A check of the kind `disk`. */
export const diskSchema = z.strictObject({
  kind: z.literal('disk'),
  ...commonFields,
  path: described('A path on the file system to look at.', z._default(text(), '.')),
  free: described('Free space needed.', size()),
});
