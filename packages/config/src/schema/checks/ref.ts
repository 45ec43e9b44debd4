import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `ref`. */
export const refSchema = z.strictObject({
  kind: z.literal('ref'),
  ...commonFields,
});
