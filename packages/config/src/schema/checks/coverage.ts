import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `coverage`. */
export const coverageSchema = z.strictObject({
  kind: z.literal('coverage'),
  ...commonFields,
});
