import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `s3-bucket`. */
export const s3BucketSchema = z.strictObject({
  kind: z.literal('s3-bucket'),
  ...commonFields,
});
