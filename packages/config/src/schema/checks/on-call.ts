import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `on-call`. */
export const onCallSchema = z.strictObject({
  kind: z.literal('on-call'),
  ...commonFields,
});
