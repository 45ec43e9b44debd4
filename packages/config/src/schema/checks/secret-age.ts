import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `secret-age`. */
export const secretAgeSchema = z.strictObject({
  kind: z.literal('secret-age'),
  ...commonFields,
});
