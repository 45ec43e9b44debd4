import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `image`. */
export const imageSchema = z.strictObject({
  kind: z.literal('image'),
  ...commonFields,
});
