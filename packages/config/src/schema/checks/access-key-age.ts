import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `access-key-age`. */
export const accessKeyAgeSchema = z.strictObject({
  kind: z.literal('access-key-age'),
  ...commonFields,
});
