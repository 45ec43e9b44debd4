import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `tag`. */
export const tagSchema = z.strictObject({
  kind: z.literal('tag'),
  ...commonFields,
});
