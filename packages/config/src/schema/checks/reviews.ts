import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `reviews`. */
export const reviewsSchema = z.strictObject({
  kind: z.literal('reviews'),
  ...commonFields,
});
