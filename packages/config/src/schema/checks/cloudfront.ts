import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `cloudfront`. */
export const cloudfrontSchema = z.strictObject({
  kind: z.literal('cloudfront'),
  ...commonFields,
});
